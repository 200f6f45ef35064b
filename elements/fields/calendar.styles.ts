import { css } from 'lit';

/** The calendar of a date input. */
export const calendarStyles = css`
  .menu {
    inline-size: 276px;
    max-block-size: none;
    padding: 10px;
  }
  .calendar-head {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block-end: 6px;
    padding-inline-start: 6px;
  }
  .calendar-title {
    flex: 1;
    font-weight: var(--asok-weight-semibold);
  }
  table {
    inline-size: 100%;
    border-spacing: 0;
    font-size: var(--asok-text-xs);
    table-layout: fixed;
    text-align: center;
  }
  th {
    block-size: 26px;
    padding: 0;
    color: var(--asok-color-text-subtle);
    font-weight: var(--asok-weight-medium);
  }
  td {
    padding: 1px;
  }
  .day {
    inline-size: 100%;
    block-size: 30px;
    border-radius: var(--asok-radius-sm);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .day:hover {
    background: var(--asok-color-surface-active);
  }
  .day:focus-visible {
    outline-offset: -2px;
  }
  .day.outside {
    color: var(--asok-color-text-subtle);
  }
  .day[aria-current='date'] {
    box-shadow: inset 0 0 0 1px var(--asok-color-line-control);
  }
  [aria-selected='true'] > .day {
    background: var(--asok-color-accent);
    color: var(--asok-color-on-accent);
    font-weight: var(--asok-weight-semibold);
  }
  [aria-selected='true'] > .day:focus-visible {
    outline-offset: 1px;
  }
  .calendar-foot {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-start: 8px;
    padding: 8px 6px 0;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  .calendar-foot .input {
    inline-size: auto;
    font-size: var(--asok-text-sm);
  }
  .calendar-foot label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .calendar-foot .link-button {
    margin-inline-start: auto;
    padding: 4px;
  }
  @media (forced-colors: active) {
    [aria-selected='true'] > .day {
      outline: 2px solid CanvasText;
      outline-offset: -2px;
    }
  }
`;
