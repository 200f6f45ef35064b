import { css } from 'lit';

/** The history of a record beside its page, or over it. */
export const historyDockStyles = css`
  .dock {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: var(--asok-space-4);
  }
  .dock.docked {
    grid-template-columns: minmax(0, 1fr) var(--asok-drawer-w);
  }
  /* The page beside it has less room than the element. */
  .dock-page {
    min-inline-size: 0;
    container: page / inline-size;
  }
  .page-head:has(+ .docked) {
    max-inline-size: none;
  }
  .dock-side {
    position: sticky;
    inset-block-start: calc(var(--asok-topbar-h) + 16px);
    display: flex;
    flex-direction: column;
    max-block-size: calc(100dvh - var(--asok-topbar-h) - 32px - var(--asok-toast-offset, 0px));
  }
  .dock-drawer {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(var(--asok-drawer-w), 100vw);
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--asok-color-line);
    background: var(--asok-color-surface);
    color: var(--asok-color-text);
    box-shadow: var(--asok-shadow-lg);
    animation: asok-dock-in var(--asok-dur-3) var(--asok-ease-out);
  }
  .dock-drawer:focus-visible {
    outline: none;
  }
  .dock-drawer::backdrop {
    background: var(--asok-color-scrim);
  }
  .dock-drawer > asok-history {
    block-size: 100%;
  }
  .dock-drawer > asok-history::part(panel) {
    flex: 1;
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
  @media (max-width: 767px) {
    .dock-drawer {
      inline-size: 100vw;
      border: 0;
    }
  }
  @keyframes asok-dock-in {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media print {
    .dock-side {
      display: none;
    }
  }
`;
