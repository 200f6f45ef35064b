import { css } from 'lit';

/** The table of models and verbs; on a phone every model is a block of its own. */
export const tableStyles = css`
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
  .checkbox:is(.implied, .covered):checked {
    border-color: transparent;
    background: var(--asok-color-accent-subtle-hover);
  }
  .checkbox.implied:checked {
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
  @container page (max-width: 979px) {
    .matrix thead th {
      inline-size: 72px;
    }
  }
  @container page (max-width: 640px) {
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
    .matrix :is(th, td, td.all) {
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
    .matrix .absent {
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
  }
`;
