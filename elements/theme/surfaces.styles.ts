import { css } from 'lit';

/**
 * Things that hold content: `.card` with `.card-head`, `.card-title`, `.card-body`, `.card-foot`; `.notice` with
 * `.danger`, `.warning`, `.info`, `.success`; `.menu` (popover or list of choices) with `.menu-item`; `.page-head` with
 * `.page-title`, `.page-actions`; `.state` (empty, error) with `.tile`.
 */
export const surfaces = css`
  .card {
    min-inline-size: 0;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-lg);
    background: var(--asok-color-surface);
    box-shadow: var(--asok-shadow-xs);
  }
  .card-head {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
    padding: 14px 20px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  .card-title {
    font-size: var(--asok-text-md);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: -0.005em;
  }
  .card-body {
    padding: 20px;
  }
  .card-foot {
    padding: 12px 20px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    font-size: var(--asok-text-sm);
  }
  .notice {
    display: flex;
    gap: 10px;
    padding: 12px 14px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-md);
    background: var(--asok-color-surface-sunken);
    font-size: var(--asok-text-sm);
    line-height: 1.5;
  }
  .notice > .icon {
    margin-block-start: 1px;
    color: var(--asok-color-text-subtle);
  }
  .notice.danger {
    border-color: var(--asok-color-danger-line);
    background: var(--asok-color-danger-subtle);
  }
  .notice.danger > .icon {
    color: var(--asok-color-danger);
  }
  .notice.warning {
    border-color: var(--asok-color-warning-line);
    background: var(--asok-color-warning-subtle);
  }
  .notice.warning > .icon {
    color: var(--asok-color-warning-text);
  }
  .notice.info {
    border-color: var(--asok-color-info-line);
    background: var(--asok-color-info-subtle);
  }
  .notice.info > .icon {
    color: var(--asok-color-info);
  }
  .notice.success {
    border-color: var(--asok-color-success-line);
    background: var(--asok-color-success-subtle);
  }
  .notice.success > .icon {
    color: var(--asok-color-success);
  }
  .menu {
    min-inline-size: 200px;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: 4px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-md);
    background: var(--asok-color-surface-raised);
    color: var(--asok-color-text);
    font-size: var(--asok-text-sm);
    box-shadow: var(--asok-shadow-md);
  }
  .menu-item {
    display: flex;
    align-items: center;
    gap: 9px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 8px;
    border-radius: 5px;
    color: var(--asok-color-text);
    text-decoration: none;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .menu-item > .icon {
    color: var(--asok-color-text-subtle);
  }
  .menu-item:is(:hover, .active) {
    background: var(--asok-color-surface-active);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
  .menu-item:is([aria-selected='true'], [aria-checked='true']) {
    font-weight: var(--asok-weight-medium);
  }
  .menu-item.danger,
  .menu-item.danger > .icon {
    color: var(--asok-color-danger-text);
  }
  .menu-label {
    padding: 8px 8px 4px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
  }
  .menu hr {
    margin: 4px -4px;
    border: 0;
    border-block-start: 1px solid var(--asok-color-line-subtle);
  }
  .page-head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 34px;
    margin-block-end: 18px;
  }
  .page-title {
    min-inline-size: 0;
    font-size: var(--asok-text-xl);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: var(--asok-tracking-tight);
    line-height: 1.3;
  }
  .page-actions {
    display: flex;
    flex: none;
    gap: 8px;
    margin-inline-start: auto;
  }
  .tile {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 10px;
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text-muted);
  }
  .tile.danger {
    background: var(--asok-color-danger-subtle);
    color: var(--asok-color-danger);
  }
  .tile.warning {
    background: var(--asok-color-warning-subtle);
    color: var(--asok-color-warning-text);
  }
  .state {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    max-inline-size: 460px;
    margin-inline: auto;
    padding: 64px 24px;
    text-align: center;
  }
  .state > .tile {
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: 8px;
    border-radius: 14px;
  }
  .state > h2 {
    font-size: var(--asok-text-lg);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: -0.01em;
  }
  .state > p {
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
    text-wrap: balance;
  }
  .state > .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 14px;
  }
`;
