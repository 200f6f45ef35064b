import { type CSSResult, css } from 'lit';
import { formStyles } from '../records/asok-form.styles.ts';
import { tableStyles } from './matrix-table.styles.ts';

const layout = css`
  .page-head,
  .loading,
  .save-bar-row {
    max-inline-size: 1360px;
  }
  @container page (max-width: 979px) {
    .page-head,
    .loading,
    .save-bar-row {
      max-inline-size: 1360px;
    }
  }
  .role {
    max-inline-size: 1360px;
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
  .permissions-body {
    padding: 12px 20px;
    font-size: var(--asok-text-sm);
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

/** Beside a narrow page the panel goes below. */
const narrow = css`
  @container page (max-width: 979px) {
    .role {
      grid-template-columns: minmax(0, 1fr);
    }
    .summary-panel {
      position: static;
    }
  }
  @container page (max-width: 640px) {
    .find {
      inline-size: 100%;
    }
    .permissions-body {
      padding: 12px 16px;
    }
  }
`;

/** Looks of a role: those of a form, superuser card, matrix and summary. */
export const roleStyles: CSSResult[] = [...formStyles, layout, superuser, tableStyles, summary, narrow];
