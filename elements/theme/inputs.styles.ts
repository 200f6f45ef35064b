import { css } from 'lit';

/**
 * Native controls: `.input` (text box, also on a textarea), `.input-group` (a box around an input with affixes),
 * `.checkbox` (checkbox or radio), `.switch`, `.choice` (label around a checkbox), `.field`, `.label`, `.help`, `.error`.
 */
export const inputs = css`
  .input,
  .input-group {
    inline-size: 100%;
    min-block-size: var(--asok-control-h);
    border: 1px solid var(--asok-color-line-control);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
    font-size: var(--asok-text-md);
    transition: border-color var(--asok-dur-1);
  }
  .input {
    display: block;
    padding-inline: 10px;
  }
  textarea.input {
    min-block-size: 60px;
    padding-block: 8px;
    line-height: 1.5;
    resize: vertical;
    field-sizing: content;
  }
  .input-group {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 10px;
    color: var(--asok-color-text-subtle);
  }
  .input-group > input {
    flex: 1;
    inline-size: 100%;
    min-inline-size: 40px;
    block-size: calc(var(--asok-control-h) - 2px);
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--asok-color-text);
  }
  .input-group > input:disabled {
    color: inherit;
  }
  .input-group > .affix {
    font-size: var(--asok-text-sm);
    white-space: nowrap;
  }
  :is(.input, .input-group > input)::placeholder {
    color: var(--asok-color-text-subtle);
    opacity: 1;
  }
  :is(.input, .input-group):hover {
    border-color: var(--asok-color-text-subtle);
  }
  .input:is(:focus, [aria-expanded='true']),
  .input-group:focus-within {
    border-color: transparent;
    outline: 2px solid var(--asok-color-focus);
    outline-offset: -1px;
  }
  :is(.input[aria-invalid='true'], .input-group:has([aria-invalid='true'])) {
    border-color: var(--asok-color-danger);
    box-shadow: 0 0 0 1px var(--asok-color-danger);
  }
  :is(.input[aria-invalid='true']:focus, .input-group:has([aria-invalid='true']):focus-within) {
    outline-color: var(--asok-color-danger);
  }
  .input[readonly] {
    border-color: var(--asok-color-line);
    border-style: dashed;
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-muted);
  }
  :is(.input:disabled, .input-group:has(input:disabled)) {
    border-color: var(--asok-color-line-strong);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .checkbox {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    border: 1px solid var(--asok-color-line-control);
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-surface);
    vertical-align: middle;
    appearance: none;
    cursor: pointer;
    transition: background var(--asok-dur-1);
  }
  .checkbox:hover {
    border-color: var(--asok-color-accent);
  }
  .checkbox:is(:checked, :indeterminate:not([type='radio'])) {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent);
  }
  .checkbox:checked::after {
    content: '';
    inline-size: 9px;
    block-size: 5px;
    border: solid var(--asok-color-on-accent);
    border-width: 0 0 2px 2px;
    transform: translateY(-1px) rotate(-45deg);
  }
  .checkbox:indeterminate:not([type='radio'])::after {
    content: '';
    inline-size: 8px;
    block-size: 2px;
    border: 0;
    border-radius: 1px;
    background: var(--asok-color-on-accent);
    transform: none;
  }
  .checkbox[type='radio'] {
    border-radius: 50%;
  }
  .checkbox[type='radio']:checked::after {
    inline-size: 6px;
    block-size: 6px;
    border: 0;
    border-radius: 50%;
    background: var(--asok-color-on-accent);
    transform: none;
  }
  .switch {
    position: relative;
    flex: none;
    inline-size: 34px;
    block-size: 20px;
    margin: 0;
    border: 1px solid var(--asok-color-line-control);
    border-radius: var(--asok-radius-full);
    background: var(--asok-color-surface);
    appearance: none;
    cursor: pointer;
    transition: background var(--asok-dur-2);
  }
  .switch::after {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--asok-color-line-control);
    transition: transform var(--asok-dur-2) var(--asok-ease-out);
  }
  .switch:checked {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent);
  }
  .switch:checked::after {
    background: var(--asok-color-on-accent);
    transform: translateX(14px);
  }
  .switch:checked:dir(rtl)::after {
    transform: translateX(-14px);
  }
  :is(.checkbox, .switch):disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 9px;
    min-inline-size: 0;
    min-block-size: 30px;
    font-size: var(--asok-text-sm);
    cursor: pointer;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-inline-size: 0;
  }
  .label {
    display: flex;
    align-items: baseline;
    gap: 6px;
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
  }
  .help,
  .error {
    font-size: var(--asok-text-xs);
    line-height: 1.45;
  }
  .help {
    color: var(--asok-color-text-subtle);
  }
  .error {
    display: flex;
    gap: 5px;
    color: var(--asok-color-danger-text);
    font-weight: var(--asok-weight-medium);
  }
  .error > .icon {
    margin-block-start: 1px;
  }
  @media (pointer: coarse) {
    /* Smaller text in an input makes phones zoom in. */
    .input,
    .input-group > input,
    .readonly {
      font-size: var(--asok-text-lg);
    }
  }
  @media (forced-colors: active) {
    .checkbox,
    .switch {
      appearance: auto;
    }
    :is(.checkbox, .switch)::after {
      display: none;
    }
  }
`;
