import { css } from 'lit';

/** The panel in its three places. */
export const panelStyles = css`
  :host {
    display: block;
    font-size: var(--asok-text-sm);
  }
  :host([mode='docked']) {
    inline-size: var(--asok-panel-w);
    position: sticky;
    inset-block-start: calc(var(--asok-topbar-h) + 16px);
  }
  .panel {
    display: flex;
    flex-direction: column;
  }
  dialog.panel {
    position: fixed;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--asok-color-surface);
    color: var(--asok-color-text);
    box-shadow: var(--asok-shadow-lg);
    animation: asok-panel-in var(--asok-dur-3) var(--asok-ease-out);
  }
  dialog.panel::backdrop {
    background: var(--asok-color-scrim);
  }
  :host([mode='drawer']) dialog.panel {
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: 300px;
    max-inline-size: 90vw;
    block-size: 100dvh;
    max-block-size: none;
    border-inline-start: 1px solid var(--asok-color-line);
  }
  :host([mode='sheet']) dialog.panel {
    inset: auto 0 0;
    inline-size: 100%;
    max-inline-size: none;
    max-block-size: 86dvh;
    border-radius: 16px 16px 0 0;
    border-block-start: 1px solid var(--asok-color-line);
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    min-block-size: 44px;
    padding: 8px 8px 8px 16px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  :host([mode='docked']) .body {
    max-block-size: calc(100dvh - var(--asok-topbar-h) - 160px);
    scrollbar-width: thin;
  }
  .group {
    padding: 12px 16px 14px;
  }
  .group + .group {
    border-block-start: 1px solid var(--asok-color-line-subtle);
  }
  /* A floated legend stands inside the group's padding, as any heading would. */
  legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 6px;
    padding: 0;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-semibold);
  }
  legend + * {
    clear: both;
  }
  .range {
    display: grid;
    gap: 6px;
  }
  .range .affix {
    min-inline-size: 3ch;
  }
  .input-group > input {
    font-size: var(--asok-text-sm);
  }
  .foot {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    font-size: var(--asok-text-xs);
  }
  :host([mode='sheet']) .foot > .button {
    flex: 1;
    block-size: 44px;
    font-size: var(--asok-text-sm);
  }
  :host([mode='sheet']) .segmented > button {
    min-block-size: 34px;
  }
  @media (pointer: coarse) {
    .choice {
      min-block-size: 40px;
    }
  }
  @keyframes asok-panel-in {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`;
