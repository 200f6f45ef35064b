import { css } from 'lit';

/** The rows of the list as a table. */
export const tableStyles = css`
  .region {
    overflow-x: auto;
  }
  .region:focus-visible {
    border-radius: var(--asok-radius-lg);
    outline-offset: -2px;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--asok-text-sm);
  }
  :is(th, td) {
    padding: 4px var(--asok-cell-x);
    font-weight: var(--asok-weight-regular);
    text-align: start;
    white-space: nowrap;
  }
  /* Not a property that a row's cells would inherit: each of their elements would be looked at when it changes. */
  tr {
    background: var(--asok-color-surface);
  }
  thead tr {
    background: var(--asok-color-surface-sunken);
  }
  tbody tr:is(:hover, :focus-within) {
    background: var(--asok-color-surface-hover);
  }
  tbody tr.selected {
    background: var(--asok-color-accent-subtle);
  }
  tbody tr.selected:is(:hover, :focus-within) {
    background: var(--asok-color-accent-subtle-hover);
  }
  .select,
  th.first,
  .row-end,
  .row-end::before {
    background: inherit;
  }
  :is(th, td):first-child {
    padding-inline-start: 16px;
  }
  /* As wide as the place of the first column counts on. */
  .select {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    box-sizing: border-box;
    inline-size: 40px;
    min-inline-size: 40px;
    padding-block: 0;
    padding-inline: 0;
  }
  .selectable .select {
    padding-inline-start: 0;
  }
  .selectable th.first {
    inset-inline-start: 40px;
  }
  thead th {
    block-size: var(--asok-row-h-head);
    padding-block: 0;
    border-block-end: 1px solid var(--asok-color-line);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
  }
  thead button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 26px;
    margin-inline: -6px;
    padding-inline: 6px;
    border-radius: var(--asok-radius-xs);
    font-weight: var(--asok-weight-medium);
  }
  thead button:hover {
    background: var(--asok-color-surface-active);
  }
  thead button > .icon {
    color: var(--asok-color-text-disabled);
  }
  thead :is([aria-sort] button, button:hover) {
    color: var(--asok-color-text);
  }
  thead [aria-sort] .icon {
    color: var(--asok-color-accent-text);
  }
  tbody :is(th, td) {
    block-size: var(--asok-row-h);
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  tbody:last-child > tr:last-child > :is(th, td) {
    border-block-end: 0;
  }
  .numeric {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .cell {
    max-inline-size: 240px;
    padding-block: 3px;
  }
  .cell > .values {
    flex-wrap: nowrap;
  }
  .numeric > .cell {
    margin-inline-start: auto;
  }
  /* The way to the record and what may be done with it stay when the table scrolls sideways. */
  th.first {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    max-inline-size: 300px;
  }
  .row-end {
    position: sticky;
    inset-inline-end: 0;
    z-index: 1;
    inline-size: 1%;
    padding-inline: 4px 10px;
  }
  /* What scrolls under the actions fades instead of being cut. */
  .row-end::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-end: 100%;
    inline-size: 20px;
    mask: linear-gradient(to left, #000, transparent);
    pointer-events: none;
  }
  .row-end:dir(rtl)::before {
    mask: linear-gradient(to right, #000, transparent);
  }
  .row-actions {
    display: flex;
    justify-content: flex-end;
  }
  .row-actions > .icon-button {
    inline-size: 30px;
    block-size: 30px;
    color: var(--asok-color-text-subtle);
  }
  .row-actions > .icon-button:hover,
  tr:hover .row-actions > .icon-button {
    color: var(--asok-color-text-muted);
  }
  .row-actions > .icon-button.danger:hover {
    color: var(--asok-color-danger-text);
  }
  @media (pointer: coarse) {
    .row-actions > .icon-button {
      inline-size: 40px;
      block-size: 40px;
    }
  }
  @container asok-table (max-width: 1060px) {
    th.first {
      max-inline-size: 240px;
    }
    .cell {
      max-inline-size: 168px;
    }
    [data-priority='3'] {
      display: none;
    }
  }
  @container asok-table (max-width: 780px) {
    [data-priority='2'] {
      display: none;
    }
  }
`;
