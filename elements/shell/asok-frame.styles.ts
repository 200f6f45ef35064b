import { css } from 'lit';

/** Styles of the frame around the pages: grid, topbar, start page. */
export const frameStyles = css`
  :host {
    display: block;
  }
  .skip {
    position: absolute;
    inset-block-start: -60px;
    inset-inline-start: 12px;
    z-index: var(--asok-z-tooltip);
    padding: 8px 14px;
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface-raised);
    color: var(--asok-color-accent-text);
    box-shadow: var(--asok-shadow-md);
  }
  .skip:focus {
    inset-block-start: 10px;
  }
  asok-impersonation-banner {
    position: sticky;
    inset-block-start: 0;
    z-index: calc(var(--asok-z-topbar) + 1);
  }
  .app {
    display: grid;
    grid-template-columns: var(--asok-sidebar-w) minmax(0, 1fr);
    min-block-size: calc(100dvh - var(--banner-h, 0px));
    --bars-h: calc(var(--asok-topbar-h) + var(--banner-h, 0px));
  }
  .app.rail {
    grid-template-columns: var(--asok-rail-w) minmax(0, 1fr);
  }
  .app.phone {
    grid-template-columns: minmax(0, 1fr);
  }
  .column {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  main {
    flex: 1;
    inline-size: 100%;
    max-inline-size: calc(var(--asok-content-max) + 48px);
    margin-inline: auto;
    padding: var(--asok-page-padding);
    /* The save bar of a form reaches across it. */
    --asok-page-padding: 24px;
    /* What sticks on a page does so below all that sticks above it. */
    --asok-topbar-h: var(--bars-h);
    /* A short form fills the window: its save bar stays at the bottom. */
    --asok-page-min-h: calc(100dvh - var(--bars-h) - 2 * var(--asok-page-padding));
  }
  main:focus-visible {
    outline: none;
  }
  .phone main {
    --asok-page-padding: 16px;
  }

  .topbar {
    position: sticky;
    inset-block-start: var(--banner-h, 0px);
    z-index: var(--asok-z-topbar);
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: var(--asok-topbar-h);
    padding-inline: 24px 20px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
    background: var(--asok-color-canvas);
  }
  .phone .topbar {
    padding-inline: 4px 8px;
  }
  .crumbs {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--asok-text-sm);
  }
  .crumbs ol,
  .crumbs li {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    white-space: nowrap;
  }
  .crumbs li:not(:last-child) {
    flex: 0 1 auto;
  }
  .crumbs a {
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--asok-color-text-muted);
    text-decoration: none;
  }
  .crumbs a:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .crumbs .icon {
    color: var(--asok-color-text-disabled);
  }
  .crumbs [aria-current] {
    font-weight: var(--asok-weight-medium);
  }
  /* A phone has room for the way back alone. */
  .phone .crumbs li:not(:nth-last-child(2)):not(:only-child) {
    display: none;
  }
  .phone .crumbs li:nth-last-child(2) {
    flex-direction: row-reverse;
    justify-content: flex-end;
    font-size: var(--asok-text-md);
  }
  .phone .crumbs .icon {
    color: var(--asok-color-text-muted);
    transform: scaleX(-1);
  }
  .phone .crumbs .icon:dir(rtl) {
    transform: none;
  }
  .profile {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 3px;
  }
  .phone .profile > .icon {
    display: none;
  }
  .profile-card {
    display: flex;
    flex-direction: column;
    max-inline-size: 280px;
    margin-block-end: 4px;
    padding: 8px 8px 10px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
    font-size: var(--asok-text-xs);
  }
  .profile-name {
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-semibold);
  }

  .start {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
    align-items: start;
    gap: 16px;
  }
  .start-models {
    padding: 6px;
  }
  .start-models > li {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .start-model {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    min-block-size: 36px;
    padding-inline: 10px;
    border-radius: var(--asok-radius-sm);
    color: var(--asok-color-text);
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
    text-decoration: none;
  }
  .start-model > .icon {
    color: var(--asok-color-text-subtle);
  }
  .start-model:hover {
    background: var(--asok-color-surface-hover);
  }

  @media print {
    .sidebar,
    .topbar,
    .skip {
      display: none;
    }
    .app {
      display: block;
    }
  }
`;
