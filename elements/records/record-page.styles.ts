import { css } from 'lit';

/** What the form and the detail page share: header, stacked cards, and the shapes shown while loading. */
export const recordPageStyles = css`
  :host {
    display: block;
    container: page / inline-size;
  }
  .heading {
    min-inline-size: 0;
  }
  .title-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .page-title,
  .subtitle {
    overflow-wrap: anywhere;
  }
  .subtitle {
    margin-block-start: 2px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
    font-variant-numeric: tabular-nums;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--asok-space-4);
    min-inline-size: 0;
  }
  .loading {
    margin-inline: auto;
  }
  @container page (max-width: 640px) {
    .card-head {
      padding: 12px 16px;
    }
    .card-body {
      padding: 16px;
    }
  }
`;
