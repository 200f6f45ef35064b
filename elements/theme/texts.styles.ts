import { css } from 'lit';

/**
 * Small parts in a line of text: `.badge` with a tone, `.chip` (two buttons), `.tag`, `.count`, `.avatar` with
 * `data-category` 1 to 6, `.link`, `.relation`, `.muted`, `.subtle`, `.mono`, `.number`, `.truncated`.
 */
export const texts = css`
  .muted {
    color: var(--asok-color-text-muted);
  }
  .subtle {
    color: var(--asok-color-text-subtle);
  }
  .mono {
    font-family: var(--asok-font-mono);
    font-size: 0.93em;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  /* Begins with a digit in most languages: among words from right to left the day would end up behind the year. */
  time {
    unicode-bidi: plaintext;
  }
  .truncated {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .link {
    color: var(--asok-color-accent-text);
    text-decoration: none;
  }
  .link:hover,
  p .link {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .relation {
    color: var(--asok-color-text);
    text-decoration: underline;
    text-decoration-color: var(--asok-color-line-strong);
    text-underline-offset: 3px;
  }
  .relation:hover {
    color: var(--asok-color-accent-text);
    text-decoration-color: currentColor;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    min-block-size: 20px;
    padding-inline: 7px;
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
    line-height: 1;
    /* Its baseline would be that of the icon or the dot before the word. */
    vertical-align: middle;
    white-space: nowrap;
  }
  .badge > .icon {
    margin-inline-start: -2px;
  }
  .badge.success {
    background: var(--asok-color-success-subtle);
    color: var(--asok-color-success-text);
  }
  .badge.warning {
    background: var(--asok-color-warning-subtle);
    color: var(--asok-color-warning-text);
  }
  .badge.danger {
    background: var(--asok-color-danger-subtle);
    color: var(--asok-color-danger-text);
  }
  .badge.info {
    background: var(--asok-color-info-subtle);
    color: var(--asok-color-info-text);
  }
  .badge.accent {
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
  }
  .badge.neutral {
    background: var(--asok-color-surface-sunken);
  }
  .dot {
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .dot.success {
    background: var(--asok-color-success);
  }
  .dot.warning {
    background: var(--asok-color-warning);
  }
  .dot.danger {
    background: var(--asok-color-danger);
  }
  .dot.info {
    background: var(--asok-color-info);
  }
  .dot.neutral {
    background: var(--asok-color-text-subtle);
  }
  .dot.changed {
    background: var(--asok-color-brand);
  }
  .chip {
    display: inline-flex;
    flex: none;
    align-items: center;
    block-size: 28px;
    max-inline-size: 100%;
    border: 1px solid var(--asok-color-line-strong);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
    font-size: var(--asok-text-xs);
    white-space: nowrap;
  }
  .chip > button {
    block-size: 100%;
    border-radius: var(--asok-radius-xs);
  }
  .chip > button:first-child {
    min-inline-size: 0;
    padding-inline: 9px 4px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .chip > button:last-child:not(:first-child) {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 26px;
    color: var(--asok-color-text-subtle);
  }
  .chip > button:last-child:not(:first-child):hover {
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text);
  }
  .chip > button:focus-visible {
    outline-offset: -1px;
  }
  .chip b {
    font-weight: var(--asok-weight-semibold);
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    block-size: 24px;
    padding-inline: 8px;
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-medium);
    white-space: nowrap;
  }
  .tag > button {
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    margin-inline-end: -5px;
    border-radius: 3px;
  }
  .tag > button:hover {
    background: var(--asok-color-accent-subtle-hover);
  }
  .count {
    display: inline-grid;
    place-items: center;
    min-inline-size: 18px;
    block-size: 18px;
    padding-inline: 5px;
    border-radius: var(--asok-radius-full);
    background: var(--asok-color-accent-subtle-hover);
    color: var(--asok-color-accent-text);
    font-size: var(--asok-text-2xs);
    font-weight: var(--asok-weight-semibold);
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  .avatar {
    --asok-avatar-color: var(--asok-color-cat-1);
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--asok-avatar-color) 17%, var(--asok-color-surface));
    color: color-mix(in oklab, var(--asok-avatar-color) 45%, var(--asok-color-text));
    font-size: 10.5px;
    font-weight: var(--asok-weight-semibold);
    letter-spacing: 0.02em;
    line-height: 1;
  }
  .avatar::before {
    content: attr(data-initials);
  }
  .avatar.small {
    inline-size: 22px;
    block-size: 22px;
    font-size: 9px;
  }
  .avatar[data-category='2'] {
    --asok-avatar-color: var(--asok-color-cat-2);
  }
  .avatar[data-category='3'] {
    --asok-avatar-color: var(--asok-color-cat-3);
  }
  .avatar[data-category='4'] {
    --asok-avatar-color: var(--asok-color-cat-4);
  }
  .avatar[data-category='5'] {
    --asok-avatar-color: var(--asok-color-cat-5);
  }
  .avatar[data-category='6'] {
    --asok-avatar-color: var(--asok-color-cat-6);
  }
`;
