import { css } from 'lit';

/** Looks of the detail page, over those of every record's page. */
export const detailStyles = css`
    .grid {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 32px;
      padding: 6px 20px;
    }
    .entry {
      display: grid;
      grid-template-columns: 128px minmax(0, 1fr);
      gap: 12px;
      align-items: baseline;
      min-inline-size: 0;
      padding-block: 12px;
      border-block-end: 1px solid var(--asok-color-line-subtle);
    }
    .entry.wide {
      display: block;
      grid-column: 1 / -1;
    }
    .entry:last-child,
    .entry:not(.wide):nth-last-child(2):nth-child(odd) {
      border-block-end: 0;
    }
    dt {
      color: var(--asok-color-text-muted);
      font-size: var(--asok-text-sm);
      overflow-wrap: anywhere;
    }
    .entry.wide > dt {
      margin-block-end: 4px;
    }
    dd {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .entry.wide > dd {
      max-inline-size: 68ch;
    }
    @container page (max-width: 720px) {
      .grid {
        grid-template-columns: minmax(0, 1fr);
      }
      .entry:not(:last-child) {
        border-block-end: 1px solid var(--asok-color-line-subtle) !important;
      }
    }
    @container page (max-width: 640px) {
      .grid {
        padding: 4px 16px;
      }
      .page-head {
        flex-wrap: wrap;
      }
      .page-actions {
        flex-wrap: wrap;
        inline-size: 100%;
        margin: 0;
      }
      .page-actions > .button {
        flex: 1;
        block-size: 40px;
      }
    }
    @container page (max-width: 440px) {
      .entry {
        display: block;
      }
      dt {
        margin-block-end: 2px;
        font-size: var(--asok-text-xs);
      }
    }
  `;
