import { css } from 'lit';

/** The bar below a form. */
export const saveBar = css`
  :host {
    --asok-toast-offset: 72px;
  }
  @media (max-width: 767px) {
    :host {
      --asok-toast-offset: 108px;
    }
  }
  form:has(> .save-bar) {
    display: flex;
    flex-direction: column;
    min-block-size: var(--asok-page-min-h, auto);
  }
  form > :not(.save-bar) {
    inline-size: 100%;
  }
  form > :has(+ .save-bar) {
    margin-block-end: 24px;
  }
  .save-bar {
    position: sticky;
    inset-block-end: 0;
    z-index: var(--asok-z-sticky);
    margin-block-start: auto;
    margin-block-end: calc(-1 * var(--asok-page-padding, 0px));
    margin-inline: calc(-1 * var(--asok-page-padding, 0px));
    padding-block: 12px;
    padding-inline: var(--asok-page-padding, 12px);
    border-block-start: 1px solid var(--asok-color-line);
    background: var(--asok-color-surface-raised);
    box-shadow: 0 -8px 24px -12px var(--asok-shadow-color-2);
  }
  .save-bar-row,
  .save-actions,
  .save-actions > span {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .save-bar-row {
    justify-content: space-between;
  }
  .save-status,
  .status {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    font-size: var(--asok-text-sm);
  }
  .status .dot {
    inline-size: 8px;
    block-size: 8px;
  }
  /* The button keeps its width: the spinner takes the place of the word. */
  .save {
    position: relative;
  }
  .save > .spinner {
    position: absolute;
    display: grid;
  }
  .save > .spinner + span {
    opacity: 0;
  }
  .danger-text {
    color: var(--asok-color-danger-text);
    font-weight: var(--asok-weight-medium);
  }
  .sheet {
    position: fixed;
    inset: auto 16px 16px;
    inline-size: auto;
  }
  .sheet .menu-item {
    min-block-size: 44px;
  }
  .sheet::backdrop {
    background: var(--asok-color-scrim);
  }
  @container page (max-width: 640px) {
    .save-bar-row {
      flex-wrap: wrap;
    }
    .save-bar {
      padding-block: 10px calc(10px + env(safe-area-inset-bottom));
    }
    .save-status {
      flex: 1 0 100%;
      justify-content: space-between;
    }
    .save-actions,
    .save-actions > .save-group {
      flex: 1;
    }
    .save-actions > .save-group {
      gap: 1px;
    }
    .save-group > .button {
      block-size: 44px;
    }
    .save-group > .save {
      flex: 1;
      border-start-end-radius: 0;
      border-end-end-radius: 0;
    }
    .save-group > .narrow-only {
      place-items: center;
      margin: 0;
      border-start-start-radius: 0;
      border-end-start-radius: 0;
    }
  }
`;
