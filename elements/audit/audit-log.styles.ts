import { css } from 'lit';

/** Head, filters and footer of the log. */
export const auditLogStyles = css`
  :host {
    display: block;
    container: asok-log / inline-size;
  }
  .subtitle {
    margin-block-start: 2px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 12px;
  }
  /* A native list of choices that looks like a button: the arrow and the icon are ours, the rest is the browser's. */
  .select {
    position: relative;
    display: inline-flex;
    min-inline-size: 0;
    max-inline-size: 260px;
  }
  .select > select {
    min-inline-size: 0;
    padding-inline: 34px 30px;
    appearance: none;
    field-sizing: content;
    text-overflow: ellipsis;
  }
  .select > .icon {
    position: absolute;
    inset-block-start: calc(50% - 8px);
    inset-inline-start: 11px;
    color: var(--asok-color-text-muted);
    pointer-events: none;
  }
  .select > select + .icon {
    inset-block-start: calc(50% - 7px);
    inset-inline: auto 11px;
  }
  .select.on > select {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
  }
  .select.on > .icon {
    color: var(--asok-color-accent-text);
  }
  .filters > .day {
    inline-size: auto;
  }
  .day > input {
    inline-size: auto;
    min-inline-size: 116px;
    font-size: var(--asok-text-sm);
  }
  .impersonated-only[aria-pressed='true'] {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
  }
  .impersonated-only[aria-pressed='true'] > .icon {
    color: inherit;
  }
  .chip-text {
    min-inline-size: 0;
    padding-inline-start: 9px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .chip.one > button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 26px;
    overflow: visible;
    padding: 0;
    color: var(--asok-color-text-subtle);
  }
  .clear {
    padding-inline: 6px;
    font-size: var(--asok-text-xs);
    white-space: nowrap;
  }
  .frame {
    position: relative;
    overflow: hidden;
  }
  .pages {
    display: flex;
    gap: 2px;
    margin-inline-start: auto;
  }
  .pages > button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 30px;
    block-size: 30px;
    border-radius: var(--asok-radius-sm);
    color: var(--asok-color-text-muted);
  }
  .pages > button:hover {
    background: var(--asok-color-surface-active);
  }
  .pages > [aria-disabled] {
    background: none;
    color: var(--asok-color-text-disabled);
    cursor: default;
  }
  .late {
    animation: asok-late 1ms 150ms backwards;
  }
  @keyframes asok-late {
    from {
      opacity: 0;
    }
  }
  .stacked .filters {
    flex-wrap: nowrap;
    margin-inline: calc(-1 * var(--asok-page-padding, 0px));
    padding-block: 2px;
    padding-inline: var(--asok-page-padding, 2px);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .stacked .filters > * {
    flex: none;
  }
  .stacked .filters :is(.button, .day) {
    block-size: 40px;
  }
  .stacked .pages > button {
    min-inline-size: 38px;
    block-size: 38px;
  }
  @media (forced-colors: active) {
    .select.on > select,
    .impersonated-only[aria-pressed='true'] {
      outline: 1px solid CanvasText;
    }
  }
`;
