import { css } from 'lit';

/** The rows of the log, as a table and stacked, and what they open to. */
export const logRowStyles = css`
  .region {
    overflow-x: auto;
  }
  .region:focus-visible {
    border-radius: var(--asok-radius-lg);
    outline-offset: -2px;
  }
  table {
    inline-size: 100%;
    border-spacing: 0;
    font-size: var(--asok-text-sm);
  }
  :is(th, td) {
    padding: 4px var(--asok-cell-x);
    text-align: start;
    white-space: nowrap;
  }
  th {
    block-size: var(--asok-row-h-head);
    padding-block: 0;
    border-block-end: 1px solid var(--asok-color-line);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
  }
  td {
    block-size: var(--asok-row-h);
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  tbody tr:last-child > td {
    border-block-end: 0;
  }
  tbody tr:not(.detail):is(:hover, :focus-within) > td {
    background: var(--asok-color-surface-hover);
  }
  :is(th, td).expand {
    inline-size: 36px;
    padding-inline: 10px 0;
  }
  .expander > .icon {
    transition: transform var(--asok-dur-2);
  }
  .expander[aria-expanded='true'] > .icon {
    transform: rotate(90deg);
  }
  .time {
    padding-inline-end: 16px;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .subject {
    inline-size: 100%;
    min-inline-size: 180px;
    max-inline-size: 0;
  }
  .names {
    display: grid;
    min-inline-size: 0;
  }
  /* Names are seen whole, as far as their column goes: what gives way is the record. */
  td .names {
    flex: none;
    display: block;
  }
  .name {
    display: block;
    max-inline-size: 200px;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: var(--asok-weight-medium);
  }
  .really {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--asok-color-warning-text);
    font-size: var(--asok-text-xs);
  }
  .record {
    display: flex;
    gap: 0.35em;
    max-inline-size: 100%;
  }
  .record > .subtle {
    flex: none;
  }
  /* A button is cut as a whole, unless it is the one that cuts. */
  .record > :is(.relation, bdi) {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Words that are long in some language leave room for the rest. */
  .badge {
    inline-size: max-content;
    max-inline-size: 160px;
    padding-block: 2px;
    line-height: 1.3;
    white-space: normal;
  }
  .fact {
    display: block;
    max-inline-size: 200px;
  }
  tr.detail > td {
    block-size: auto;
    padding-block: 14px 16px;
    padding-inline: 48px 20px;
    background: var(--asok-color-surface-sunken);
    white-space: normal;
  }
  .detail .diff {
    max-inline-size: 760px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 22px;
    margin: 0 0 10px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
  }
  .facts > div {
    display: flex;
    gap: 5px;
    min-inline-size: 0;
  }
  .facts dt {
    flex: none;
  }
  .facts dd {
    min-inline-size: 0;
    margin: 0;
    color: var(--asok-color-text);
    overflow-wrap: anywhere;
  }
  .operation {
    min-block-size: 26px;
    margin-block-start: 8px;
    font-size: var(--asok-text-xs);
  }
  .cards {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--asok-text-sm);
  }
  .cards > li + li {
    border-block-start: 1px solid var(--asok-color-line-subtle);
  }
  .entry-card {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr) auto;
    gap: 4px;
    align-items: center;
    padding-block: 10px;
    padding-inline: 4px 14px;
  }
  .entry-card > .expander {
    grid-row: 1 / 3;
    inline-size: 36px;
    block-size: 40px;
  }
  .about {
    display: grid;
    grid-column: 2 / -1;
    gap: 2px;
    overflow-wrap: anywhere;
  }
  .about time {
    font-size: var(--asok-text-xs);
  }
  .cards .detail {
    padding: 12px 14px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    background: var(--asok-color-surface-sunken);
  }
  .shapes {
    padding-block: 6px;
  }
  .shape {
    display: flex;
    align-items: center;
    gap: 24px;
    block-size: var(--asok-row-h);
    padding-inline: 20px;
  }
  .shape > .round {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
  }
  .shape > .skeleton:not(.round) {
    inline-size: 140px;
  }
  .shape > [data-width='1'] {
    inline-size: 190px;
  }
  .shape > [data-width='2'] {
    inline-size: 90px;
  }
  @container asok-log (max-width: 1060px) {
    [data-priority='3'] {
      display: none;
    }
    .subject {
      min-inline-size: 130px;
    }
    td .name {
      max-inline-size: 150px;
    }
    .fact {
      max-inline-size: 130px;
    }
  }
  @container asok-log (max-width: 780px) {
    [data-priority='2'] {
      display: none;
    }
  }
`;
