import { css } from 'lit';

/** Head, toolbar and footer of the list. */
export const listStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .total {
    display: inline-block;
    margin-inline-start: 8px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-md);
    font-weight: var(--asok-weight-regular);
    letter-spacing: 0;
  }
  .page-title {
    overflow-wrap: anywhere;
  }
  .toolbar {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 12px;
  }
  .search {
    flex: 0 1 300px;
    min-inline-size: 180px;
  }
  .search > input {
    font-size: var(--asok-text-sm);
    text-overflow: ellipsis;
  }
  .chips {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .clear {
    padding-inline: 6px;
    font-size: var(--asok-text-xs);
    white-space: nowrap;
  }
  .toolbar-end {
    display: flex;
    flex: none;
    gap: 8px;
    margin-inline-start: auto;
  }
  .filters > .count {
    margin-inline-end: -3px;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 16px;
  }
  .content.with-panel {
    grid-template-columns: minmax(0, 1fr) var(--asok-panel-w);
  }
  .frame {
    scroll-margin-block-start: calc(var(--asok-topbar-h) + 16px);
    position: relative;
    overflow: hidden;
    container: asok-table / inline-size;
  }
  /* Nothing for 150 ms: a quick answer must not flash. */
  .late {
    animation: asok-late 1ms 150ms backwards;
  }
  @keyframes asok-late {
    from {
      opacity: 0;
    }
  }
  /* Over the head of the table, beside its box: no row moves. */
  asok-bulk-bar {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 40px 0;
    z-index: 2;
    block-size: var(--asok-row-h-head);
    border-block-end: 1px solid var(--asok-color-accent-line);
  }
  .selecting thead tr {
    background: var(--asok-color-accent-subtle);
  }
  .selecting thead th {
    border-color: var(--asok-color-accent-line);
  }
  .stacked > asok-bulk-bar {
    position: sticky;
    inset: auto 0 12px;
    block-size: auto;
    margin-block-start: 12px;
  }
  .pages {
    display: flex;
    align-items: center;
    gap: 2px;
    margin-inline-start: auto;
  }
  .pages > button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 30px;
    block-size: 30px;
    padding-inline: 6px;
    border-radius: var(--asok-radius-sm);
    color: var(--asok-color-text-muted);
  }
  .pages > button:hover {
    background: var(--asok-color-surface-active);
  }
  .pages > [aria-current] {
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
    font-weight: var(--asok-weight-semibold);
  }
  .pages > [aria-disabled] {
    background: none;
    color: var(--asok-color-text-disabled);
    cursor: default;
  }
  .gap {
    min-inline-size: 20px;
    text-align: center;
  }
  .tile.accent {
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
  }
  .stacked .toolbar {
    flex-wrap: wrap;
  }
  .stacked .page-head {
    margin-block-end: 14px;
  }
  .stacked .search {
    flex: 1;
    min-inline-size: 0;
  }
  .stacked .search,
  .stacked .filters {
    block-size: 40px;
  }
  .stacked .search > input {
    font-size: var(--asok-text-lg);
  }
  .stacked .filters {
    position: relative;
    inline-size: 40px;
    padding: 0;
  }
  .stacked .filters > .icon {
    margin: 0;
  }
  .stacked .filters > .words {
    position: absolute;
    clip-path: inset(50%);
  }
  .stacked .filters > .count {
    position: absolute;
    inset-block-start: -6px;
    inset-inline-end: -6px;
    background: var(--asok-color-accent);
    color: var(--asok-color-on-accent);
  }
  .stacked .chips {
    order: 1;
    flex: 1 0 100%;
    flex-wrap: nowrap;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .stacked .pages > button {
    min-inline-size: 38px;
    block-size: 38px;
  }
`;
