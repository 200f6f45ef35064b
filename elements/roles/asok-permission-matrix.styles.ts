import { type CSSResult, css } from 'lit';
import { formStyles } from '../records/asok-form.styles.ts';

const layout = css`
  .page-head,
  .role,
  .loading,
  .save-bar-row {
    max-inline-size: 1360px;
  }
  .role {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 296px;
    gap: 20px;
    align-items: start;
    margin-inline: auto;
  }
  .lock {
    margin-block-end: var(--asok-space-4);
  }
  .lock .permissions {
    margin-block-start: 8px;
  }
  #field-name::part(input) {
    font-family: var(--asok-font-mono);
    font-size: var(--asok-text-sm);
  }
  #field-permissions:focus {
    outline: none;
  }
  .permissions-head {
    flex-wrap: wrap;
    padding-block: 10px;
  }
  .permissions-head .subtle {
    font-size: var(--asok-text-xs);
    font-variant-numeric: tabular-nums;
  }
  .find {
    inline-size: 180px;
    margin-inline-start: auto;
    font-size: var(--asok-text-sm);
  }
  .permissions-body:not(.plain) {
    padding: 16px 20px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  .not-found {
    padding: 28px 20px;
    color: var(--asok-color-text-muted);
    text-align: center;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
  }
  .legend > span {
    display: inline-flex;
    gap: 7px;
    align-items: center;
  }
  .legend .checkbox {
    inline-size: 14px;
    block-size: 14px;
  }
`;

const superuser = css`
  .superuser.card {
    display: flex;
    gap: 14px;
    align-items: center;
    padding: 14px 20px;
    cursor: pointer;
  }
  .superuser.card:has(:disabled) {
    cursor: default;
  }
  .superuser-text {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--asok-text-sm);
  }
  .superuser-title {
    display: flex;
    gap: 8px;
    align-items: center;
    font-size: var(--asok-text-md);
  }
  .superuser-title b {
    font-weight: var(--asok-weight-semibold);
  }
  .superuser.on {
    border-color: var(--asok-color-warning-line);
    background: var(--asok-color-warning-subtle);
  }
  .superuser.on :is(.tile, .badge) {
    background: var(--asok-color-surface);
  }
`;

const table = css`
  .matrix {
    inline-size: 100%;
    border-spacing: 0;
    font-size: var(--asok-text-sm);
  }
  .matrix :is(th, td) {
    position: relative;
    block-size: 44px;
    padding: 0;
    border-block-end: 1px solid var(--asok-color-line-subtle);
    font-weight: var(--asok-weight-regular);
    text-align: center;
  }
  .matrix thead th {
    position: sticky;
    inset-block-start: var(--asok-topbar-h);
    z-index: 1;
    inline-size: 86px;
    block-size: 58px;
    border-block-end-color: var(--asok-color-line);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
  }
  .matrix .model {
    inline-size: auto;
    padding-inline-start: 20px;
    text-align: start;
  }
  .matrix tbody .model {
    font-weight: var(--asok-weight-medium);
  }
  .model code {
    margin-inline-start: 4px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-regular);
    overflow-wrap: anywhere;
  }
  .matrix .none .name {
    color: var(--asok-color-text-muted);
    font-weight: var(--asok-weight-regular);
  }
  .matrix .group th {
    block-size: 36px;
    padding: 10px 20px 0;
    border-block-end-color: var(--asok-color-line);
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
    text-align: start;
  }
  .matrix .all {
    border-inline: 1px solid var(--asok-color-line-subtle);
  }
  .matrix td.all {
    background: color-mix(in oklab, var(--asok-color-surface-sunken) 55%, transparent);
  }
  .matrix td > label {
    display: grid;
    place-items: center;
    block-size: 43px;
    cursor: pointer;
  }
  .matrix label:has([aria-disabled='true']) {
    cursor: default;
  }
  .column {
    display: inline-flex;
    flex-direction: column;
    gap: 6px;
    align-items: center;
    cursor: pointer;
  }
  .column .verb {
    display: inline-block;
  }
  .column .verb::first-letter {
    text-transform: uppercase;
  }
  .cell .verb {
    display: none;
  }
  .matrix tbody tr:not(.group):hover > *,
  .matrix td:hover {
    background: var(--asok-color-surface-hover);
  }
  .absent {
    color: var(--asok-color-text-disabled);
  }
  .matrix .changed::after {
    content: '';
    position: absolute;
    inset-block-start: 9px;
    inset-inline-start: calc(50% + 11px);
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--asok-color-brand);
    box-shadow: 0 0 0 2px var(--asok-color-surface);
  }
  .checkbox:is(.implied, .covered) {
    border-color: transparent;
    background: var(--asok-color-accent-subtle-hover);
  }
  .checkbox.implied {
    border: 1px dashed var(--asok-color-accent);
    cursor: help;
  }
  .checkbox:is(.implied, .covered)::after {
    border-color: var(--asok-color-accent-text);
  }
  .checkbox[aria-disabled='true']:not(.implied, .covered) {
    opacity: 0.55;
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    .matrix .changed::after {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;

const summary = css`
  .summary-panel {
    position: sticky;
    inset-block-start: calc(var(--asok-topbar-h) + 16px);
    font-size: var(--asok-text-sm);
  }
  .summary-panel .card-body {
    display: flex;
    flex-direction: column;
    gap: 18px;
  }
  .summary-panel h3 {
    margin-block-end: 8px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-semibold);
  }
  .summary-panel .notice {
    font-size: var(--asok-text-xs);
  }
  .permissions {
    display: flex;
    flex-wrap: wrap;
    gap: 5px;
  }
  .permissions + p {
    margin-block-start: 6px;
  }
  .permission {
    max-inline-size: 100%;
    padding-inline: 7px;
    overflow-wrap: anywhere;
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text-muted);
    font: var(--asok-weight-medium) var(--asok-text-xs) / 22px var(--asok-font-mono);
  }
  .permission.added {
    background: var(--asok-color-success-subtle);
    color: var(--asok-color-success-text);
  }
  .permission.removed {
    background: var(--asok-color-danger-subtle);
    color: var(--asok-color-danger-text);
  }
  .permission.superuser {
    background: var(--asok-color-warning-subtle);
    color: var(--asok-color-warning-text);
  }
  .people,
  .faces {
    display: flex;
    align-items: center;
  }
  .people {
    gap: 14px;
  }
  .faces li {
    margin-inline-end: -3px;
    border-radius: 50%;
    box-shadow: 0 0 0 2px var(--asok-color-surface);
    line-height: 0;
  }
`;

/** Beside a narrow page the panel goes below; on a phone every model is a block of its own. */
const narrow = css`
  @container page (max-width: 979px) {
    .page-head,
    .loading,
    .save-bar-row {
      max-inline-size: 1360px;
    }
    .role {
      grid-template-columns: minmax(0, 1fr);
    }
    .summary-panel {
      position: static;
    }
    .matrix thead th {
      inline-size: 72px;
    }
  }
  @container page (max-width: 640px) {
    .find {
      inline-size: 100%;
    }
    .matrix,
    .matrix tbody {
      display: block;
    }
    .matrix thead {
      display: none;
    }
    .matrix tr {
      display: grid;
      grid-template-columns: repeat(5, 1fr);
      padding: 4px 8px 8px;
      border-block-end: 1px solid var(--asok-color-line-subtle);
    }
    .matrix tr.group {
      display: block;
      padding: 0;
      background: var(--asok-color-surface-sunken);
    }
    .matrix :is(th, td) {
      block-size: auto;
      border: 0;
    }
    .matrix .group th {
      display: block;
      padding: 8px 16px;
    }
    .matrix tbody .model {
      grid-column: 1 / 5;
      padding: 10px 8px 4px;
    }
    .matrix td.all {
      grid-row: 1;
      grid-column: 5;
      background: none;
    }
    .matrix .all > label {
      block-size: 44px;
    }
    .matrix .cell > label,
    .absent {
      display: grid;
      gap: 5px;
      place-items: center;
      align-content: start;
      block-size: auto;
      min-block-size: 44px;
      padding-block: 6px;
    }
    .cell .verb {
      display: block;
      color: var(--asok-color-text-subtle);
      font-size: var(--asok-text-2xs);
    }
    .matrix .checkbox {
      inline-size: 20px;
      block-size: 20px;
    }
    .matrix .cell.changed::after {
      inset-block-start: 22px;
      inset-inline-start: calc(50% + 13px);
    }
    .permissions-body:not(.plain) {
      padding: 12px 16px;
    }
  }
`;

/** Looks of a role's page: the form's own header, notices and save bar around superuser card, matrix and summary. */
export const matrixStyles: CSSResult[] = [...formStyles, layout, superuser, table, summary, narrow];
