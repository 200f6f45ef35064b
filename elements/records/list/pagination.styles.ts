import { css } from 'lit';

/** The foot of what comes in pages: how many, how many at a time, and the way to others. */
export const paginationStyles = css`
  .pagination {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 12px;
    padding-inline-start: 16px;
    border-block-start: 1px solid var(--asok-color-line);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
  }
  .per-page {
    inline-size: auto;
    min-block-size: 30px;
    padding-inline: 8px 4px;
    border-color: var(--asok-color-line-strong);
    color: var(--asok-color-text);
    font-size: var(--asok-text-sm);
  }
`;
