import { css } from 'lit';

/** Changed fields: before over after, told apart by sign and place, not by colour alone. */
export const diffStyles = css`
  .diff {
    overflow: hidden;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
    font-size: var(--asok-text-xs);
    line-height: 1.5;
  }
  .diff > div {
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr);
  }
  .diff > div + div {
    border-block-start: 1px solid var(--asok-color-line-subtle);
  }
  .diff dt {
    padding: 7px 10px;
    border-inline-end: 1px solid var(--asok-color-line-subtle);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-muted);
    font-weight: var(--asok-weight-medium);
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  .diff dd {
    min-inline-size: 0;
    margin: 0;
  }
  .diff :is(del, ins, .concealed) {
    position: relative;
    display: block;
    padding-block: 6px;
    padding-inline: 26px 10px;
    color: var(--asok-color-text);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .diff .concealed {
    color: var(--asok-color-text-muted);
  }
  .diff del {
    background: var(--asok-color-danger-subtle);
  }
  .diff ins {
    background: var(--asok-color-success-subtle);
  }
  /* The words before a side say what it is; the sign is for the eye. */
  .diff :is(del, ins)::before {
    position: absolute;
    inset-inline-start: 10px;
    font-family: var(--asok-font-mono);
    font-weight: var(--asok-weight-semibold);
  }
  .diff del::before {
    content: '\\2212' / '';
    color: var(--asok-color-danger-text);
  }
  .diff ins::before {
    content: '+' / '';
    color: var(--asok-color-success-text);
  }
  .diff .words {
    white-space: pre-wrap;
  }
  .diff .item {
    padding-inline: 5px;
    border-radius: 3px;
    background: color-mix(in oklab, var(--asok-color-success) 18%, transparent);
  }
  .diff del .item {
    background: color-mix(in oklab, var(--asok-color-danger) 16%, transparent);
  }
  .diff mark {
    padding-inline: 1px;
    border-radius: 2px;
    background: color-mix(in oklab, var(--asok-color-success) 32%, transparent);
    color: inherit;
  }
  .diff del mark {
    background: color-mix(in oklab, var(--asok-color-danger) 28%, transparent);
  }
  .in-full {
    min-block-size: 26px;
    margin-inline: 26px 10px;
    font-size: var(--asok-text-xs);
  }
  @media (forced-colors: active) {
    .diff mark {
      text-decoration: underline;
      forced-color-adjust: none;
      background: Mark;
      color: MarkText;
    }
  }
`;
