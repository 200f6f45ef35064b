import { css } from 'lit';

/** Styles of the sidebar: beside the pages, as a rail of icons, and as the drawer of a phone. */
export const sidebarStyles = css`
  .sidebar {
    position: sticky;
    inset-block-start: var(--banner-h, 0px);
    display: flex;
    flex-direction: column;
    block-size: calc(100dvh - var(--banner-h, 0px));
    border-inline-end: 1px solid var(--asok-color-line-subtle);
    background: var(--asok-color-sidebar);
  }
  dialog.sidebar {
    position: fixed;
    inset-block: 0;
    block-size: 100dvh;
    inset-inline: 0 auto;
    inline-size: 280px;
    max-inline-size: calc(100vw - 48px);
    max-block-size: none;
    margin: 0;
    padding: 0;
    border-block: 0;
    border-inline-start: 0;
    color: var(--asok-color-text);
    box-shadow: var(--asok-shadow-lg);
    animation: asok-slide var(--asok-dur-3) var(--asok-ease-out);
  }
  dialog.sidebar:not([open]) {
    display: none;
  }
  dialog.sidebar::backdrop {
    background: var(--asok-color-scrim);
  }
  @keyframes asok-slide {
    from {
      opacity: 0;
      transform: translateX(-8px);
    }
  }
  .brand {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    block-size: var(--asok-topbar-h);
    padding-inline: 16px 10px;
  }
  .brand > a {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    border-radius: var(--asok-radius-sm);
    color: var(--asok-color-text);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: -0.01em;
    text-decoration: none;
  }
  .mark {
    display: block;
    flex: none;
    border-radius: 8px;
    object-fit: contain;
  }
  .sidebar > nav {
    flex: 1;
    overflow: auto;
    padding: 6px 10px 16px;
    scrollbar-color: var(--asok-color-line-strong) transparent;
    scrollbar-width: thin;
  }
  .group + .group {
    margin-block-start: 14px;
  }
  .group-label {
    padding: 4px 8px;
    overflow: hidden;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
    line-height: 20px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .item {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 32px;
    padding-inline: 8px;
    border-radius: var(--asok-radius-sm);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
    text-decoration: none;
  }
  .item > .icon {
    color: var(--asok-color-text-subtle);
  }
  .item:hover {
    background: var(--asok-color-sidebar-hover);
    color: var(--asok-color-text);
  }
  .item[aria-current] {
    background: var(--asok-color-sidebar-active);
    color: var(--asok-color-text);
    box-shadow: var(--asok-shadow-sm);
  }
  .item[aria-current] > .icon {
    color: var(--asok-color-accent-text);
  }
  .item[aria-current]::before {
    content: '';
    position: absolute;
    inset-block: 8px;
    inset-inline-start: -10px;
    inline-size: 3px;
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
    background: var(--asok-color-brand);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .sidebar-footer {
    display: flex;
    justify-content: flex-end;
    padding: 10px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
  }
  /* Wide is its rest, not a state to point out. */
  .sidebar-footer > [aria-expanded='true']:not(:hover) {
    background: none;
    color: var(--asok-color-text-muted);
  }

  .rail .brand {
    justify-content: center;
    padding-inline: 0;
  }
  .rail .sidebar > nav {
    padding: 6px 12px;
  }
  .rail .group + .group > .group-label {
    block-size: 1px;
    margin: 8px 6px 10px;
    padding: 0;
    background: var(--asok-color-line);
  }
  .rail .group:first-child > .group-label {
    display: none;
  }
  .rail .item {
    justify-content: center;
    block-size: 36px;
    padding-inline: 0;
  }
  .rail .item[aria-current]::before {
    inset-inline-start: -12px;
  }
  .rail .sidebar-footer {
    justify-content: center;
  }
  dialog.sidebar .item {
    block-size: 40px;
    font-size: var(--asok-text-md);
  }
  @media (forced-colors: active) {
    .item[aria-current] {
      outline: 1px solid CanvasText;
    }
  }
`;
