import { type CSSResult, css } from 'lit';
import { saveBar } from './form/save-bar.styles.ts';

const layout = css`
  .page-head,
  .layout,
  .loading,
  .save-bar-row {
    max-inline-size: 1072px;
    margin-inline: auto;
  }
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 184px;
    gap: 32px;
    align-items: start;
  }
  .layout:not(:has(.rail)) {
    grid-template-columns: minmax(0, 1fr);
  }
  .fields {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--asok-field-gap) 20px;
  }
  .cell {
    min-inline-size: 0;
  }
  .cell.wide {
    grid-column: 1 / -1;
  }
  :is(.section, .notice) {
    scroll-margin-block-start: calc(var(--asok-topbar-h) + 16px);
  }
  /* Cards out of sight are neither laid out nor painted; they stay in the tab order, the tree and the page's own search. */
  .section {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 480px;
  }
  .section:focus {
    outline: none;
  }
  .narrow-only {
    display: none;
  }
  @container page (max-width: 920px) {
    .layout {
      grid-template-columns: minmax(0, 1fr);
    }
    .page-head,
    .layout,
    .loading,
    .save-bar-row {
      max-inline-size: 820px;
    }
    .rail {
      display: none;
    }
  }
  @container page (max-width: 640px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
    .wide-only {
      display: none !important;
    }
    .button.narrow-only,
    .icon-button.narrow-only {
      display: inline-grid;
      margin-inline-start: auto;
    }
  }
`;

const notices = css`
  .summary ul {
    display: grid;
    gap: 3px;
    margin-block-start: 6px;
  }
  .summary li > :first-child {
    margin-inline-end: 4px;
  }
  .summary a {
    color: inherit;
    font-weight: var(--asok-weight-medium);
    text-underline-offset: 2px;
  }
  .summary b,
  .conflict b {
    font-weight: var(--asok-weight-semibold);
  }
  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 10px;
  }
  .conflict-body {
    flex: 1;
    min-inline-size: 0;
  }
  .conflict-table {
    margin-block-start: 10px;
    overflow: auto;
    border: 1px solid var(--asok-color-warning-line);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
  }
  .conflict table {
    inline-size: 100%;
    border-spacing: 0;
    font-size: var(--asok-text-xs);
  }
  .conflict :is(th, td) {
    padding: 7px 12px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
    font-weight: var(--asok-weight-regular);
    text-align: start;
    vertical-align: top;
  }
  .conflict thead th {
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-muted);
    font-weight: var(--asok-weight-medium);
  }
  .conflict tbody th {
    font-weight: var(--asok-weight-medium);
  }
  .conflict tr:last-child > * {
    border-block-end: 0;
  }
  .conflict label {
    display: flex;
    gap: 8px;
    cursor: pointer;
  }
  .conflict-value {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  @container page (max-width: 640px) {
    .conflict thead {
      display: none;
    }
    .conflict :is(tr, td, tbody th) {
      display: block;
      padding: 4px 12px;
      border: 0;
    }
    .conflict td::before {
      content: attr(data-heading);
      display: block;
      color: var(--asok-color-text-muted);
    }
  }
`;

const rail = css`
  .rail {
    position: sticky;
    inset-block-start: calc(var(--asok-topbar-h) + 24px);
    font-size: var(--asok-text-sm);
  }
  .rail h2 {
    padding: 0 10px 6px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
  }
  .rail a {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 30px;
    padding: 3px 10px;
    border-inline-start: 2px solid var(--asok-color-line);
    color: var(--asok-color-text-muted);
    text-decoration: none;
  }
  .rail a:hover {
    color: var(--asok-color-text);
  }
  .rail a[aria-current] {
    border-color: var(--asok-color-accent);
    color: var(--asok-color-text);
    font-weight: var(--asok-weight-medium);
  }
  .rail :is(.dot, .count) {
    margin-inline-start: auto;
  }
  .rail .count {
    background: var(--asok-color-danger-subtle);
    color: var(--asok-color-danger-text);
  }
`;

/** Looks of the form, over those of every record's page: columns, notices, rail and save bar. */
export const formStyles: CSSResult[] = [layout, notices, rail, saveBar];
