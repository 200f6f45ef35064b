import { type CSSResult, css } from 'lit';
import { base } from './base.styles.ts';
import { feedback } from './feedback.styles.ts';
import { inputs } from './inputs.styles.ts';
import { surfaces } from './surfaces.styles.ts';
import { texts } from './texts.styles.ts';
import { values } from './values.styles.ts';

/**
 * Buttons: `.button` with `.primary`, `.danger`, `.danger-quiet`, `.ghost`, `.small`, `.large`, `.block`;
 * `.icon-button` with `.small`, `.danger`; `.link-button`; `.segmented` around buttons.
 */
const buttons = css`
  .button {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 7px;
    block-size: var(--asok-control-h);
    padding-inline: 12px;
    border: 1px solid var(--asok-color-line-strong);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
    color: var(--asok-color-text);
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
    text-decoration: none;
    white-space: nowrap;
    box-shadow: var(--asok-shadow-xs);
    cursor: pointer;
    transition:
      background var(--asok-dur-1),
      border-color var(--asok-dur-1);
  }
  .button > .icon {
    margin-inline-start: -2px;
    color: var(--asok-color-text-muted);
  }
  .button:hover {
    border-color: var(--asok-color-line-control);
    background: var(--asok-color-surface-hover);
  }
  .button:is(:active, [aria-expanded='true']) {
    background: var(--asok-color-surface-active);
  }
  .button.primary {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent);
    color: var(--asok-color-on-accent);
  }
  .button.primary:hover {
    border-color: var(--asok-color-accent-hover);
    background: var(--asok-color-accent-hover);
  }
  .button.primary:active {
    background: var(--asok-color-accent-active);
  }
  .button.danger {
    border-color: var(--asok-color-danger);
    background: var(--asok-color-danger);
    color: var(--asok-color-on-danger);
  }
  .button.danger:hover {
    border-color: var(--asok-color-danger-hover);
    background: var(--asok-color-danger-hover);
  }
  .button.danger-quiet {
    color: var(--asok-color-danger-text);
  }
  .button.danger-quiet:hover {
    border-color: var(--asok-color-danger-line);
    background: var(--asok-color-danger-subtle);
  }
  .button.ghost {
    border-color: transparent;
    background: transparent;
    color: var(--asok-color-text-muted);
    box-shadow: none;
  }
  .button.ghost:hover {
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text);
  }
  .button:is(.primary, .danger, .danger-quiet) > .icon,
  .button:is(:disabled, [aria-disabled='true']) > .icon {
    color: inherit;
  }
  .button.small {
    gap: 5px;
    block-size: var(--asok-control-h-sm);
    padding-inline: 9px;
    font-size: var(--asok-text-xs);
  }
  .button.large {
    block-size: 40px;
    padding-inline: 16px;
    font-size: var(--asok-text-md);
  }
  .button.block {
    inline-size: 100%;
  }
  /* Under the pointer too, whatever kind of button it is. */
  :is(.button, .button:hover, .button:active):is(:disabled, [aria-disabled='true']) {
    border-color: var(--asok-color-line);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-disabled);
    box-shadow: none;
    cursor: not-allowed;
  }
  .icon-button {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--asok-control-h);
    block-size: var(--asok-control-h);
    border-radius: var(--asok-radius-sm);
    color: var(--asok-color-text-muted);
    text-decoration: none;
    cursor: pointer;
    transition: background var(--asok-dur-1);
  }
  .icon-button.small {
    inline-size: var(--asok-control-h-sm);
    block-size: var(--asok-control-h-sm);
  }
  .icon-button:is(:hover, [aria-expanded='true']) {
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text);
  }
  .icon-button.danger:hover {
    background: var(--asok-color-danger-subtle);
    color: var(--asok-color-danger-text);
  }
  .icon-button:disabled {
    background: none;
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .link-button {
    color: var(--asok-color-accent-text);
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
  }
  .link-button:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .segmented {
    display: flex;
    gap: 2px;
    padding: 2px;
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface-active);
  }
  .segmented > button {
    flex: 1;
    min-block-size: 26px;
    padding-inline: 10px;
    border-radius: var(--asok-radius-xs);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
    text-align: center;
    white-space: nowrap;
  }
  .segmented > button:is([aria-checked='true'], [aria-pressed='true'], [aria-selected='true']) {
    background: var(--asok-color-surface-raised);
    color: var(--asok-color-text);
    box-shadow: var(--asok-shadow-sm);
  }
  @media (forced-colors: active) {
    .segmented > button:is([aria-checked='true'], [aria-pressed='true'], [aria-selected='true']) {
      outline: 1px solid CanvasText;
    }
  }
`;

/** Buttons and the looks of native inputs, with the base rules. */
export const controls: CSSResult[] = [base, buttons, inputs];

export { feedback, surfaces, texts, values };

/** Every shared style, for elements that are whole pages. */
export const shared: CSSResult[] = [...controls, surfaces, texts, values, feedback];
