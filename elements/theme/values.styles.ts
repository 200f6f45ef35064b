import { css } from 'lit';

/**
 * Values of records in cells, on detail pages and in forms: `.value-text` keeps line breaks, `.value-json`, `.values` is
 * a list in one line. With the fields around inputs: `.field.inline`, `.required`, and `.readonly` for a value alone.
 */
export const values = css`
  .value-text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .value-json {
    display: block;
    font-family: var(--asok-font-mono);
    font-size: 0.93em;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    tab-size: 2;
  }
  .values {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    max-inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .values > * {
    min-inline-size: 0;
  }
  /* As a target at least 24px high, whatever the font and its size; the lines around stay where they are. */
  .relation {
    display: inline;
    margin-block: calc((1em - 25px) / 2);
    padding-block: calc((25px - 1em) / 2);
    font: inherit;
    text-align: start;
  }
  .readonly {
    min-block-size: var(--asok-control-h);
    /* As high as the inputs beside it. */
    padding: calc((var(--asok-control-h) - 2px - 1lh) / 2) 10px;
    border: 1px dashed var(--asok-color-line);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-muted);
    overflow-wrap: anywhere;
  }
  .required {
    color: var(--asok-color-danger-text);
  }
  .field.inline {
    gap: 2px;
  }
  .inline-control {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .label > .dot {
    align-self: center;
  }
  .field.inline > :is(.help, .error) {
    padding-inline-start: 26px;
  }
  .field.inline.toggle > :is(.help, .error) {
    padding-inline-start: 44px;
  }
`;
