import { css } from 'lit';

/** What all inputs share beyond the theme: their box, popovers with choices, and a counter in the row of the label. */
export const controlStyles = css`
  :host {
    position: relative;
    display: block;
    min-inline-size: 0;
  }
  :host(:focus-visible) {
    outline: none;
  }
  .input-group:has(input[readonly]:not(:disabled, [role='combobox'])) {
    border-color: var(--asok-color-line);
    border-style: dashed;
    background: var(--asok-color-surface-sunken);
  }
  .input-group > input[readonly]:not(:disabled, [role='combobox']) {
    color: var(--asok-color-text-muted);
  }
  .input-group > input.mono {
    font-size: var(--asok-text-sm);
  }
  .input-group > .icon-button {
    margin-inline-end: -5px;
  }
  .input-group > .icon-button:first-of-type {
    margin-inline-start: auto;
  }
  .counter {
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .counter.over {
    color: var(--asok-color-danger-text);
  }
  :host([counter='above']) .counter {
    position: absolute;
    inset-block-end: calc(100% + 6px);
    inset-inline-end: 0;
  }
  .menu {
    max-block-size: 336px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  /* The list scrolls in itself: the box that types into it moves through it. */
  .menu:popover-open:has(> [role='listbox']) {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .menu > [role='listbox'] {
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .menu > :not([role='listbox']) {
    flex: none;
  }
  .menu:popover-open {
    animation: asok-open var(--asok-dur-2) var(--asok-ease-out);
  }
  .menu-item > .tick {
    margin-inline-start: auto;
    color: var(--asok-color-accent-text);
  }
  .menu-search {
    margin: -4px -4px 4px;
    padding: 8px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
    background: var(--asok-color-surface-raised);
  }
  .menu-status {
    padding: 8px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  @keyframes asok-open {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
`;
