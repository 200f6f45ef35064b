import { css } from 'lit';

/** The history of a record: entries along a line. */
export const historyStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .panel {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
    padding-block: 8px;
    padding-inline: 20px 10px;
    border-block-end: 1px solid var(--asok-color-line-subtle);
    font-size: var(--asok-text-xs);
  }
  .close {
    margin-inline-start: auto;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    padding: 16px 18px 18px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .entries {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .entry {
    position: relative;
    display: grid;
    grid-template-columns: 26px minmax(0, 1fr);
    gap: 10px;
    padding-block-end: 20px;
  }
  .entry:last-child {
    padding-block-end: 0;
  }
  .entry:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 28px 2px;
    inset-inline-start: 12.5px;
    inline-size: 1px;
    background: var(--asok-color-line);
  }
  .sign {
    display: grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 50%;
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text-muted);
  }
  .sign.success {
    background: var(--asok-color-success-subtle);
    color: var(--asok-color-success-text);
  }
  .sign.accent {
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
  }
  .sign.danger {
    background: var(--asok-color-danger-subtle);
    color: var(--asok-color-danger-text);
  }
  .sign.warning {
    background: var(--asok-color-warning-subtle);
    color: var(--asok-color-warning-text);
  }
  .sign.info {
    background: var(--asok-color-info-subtle);
    color: var(--asok-color-info-text);
  }
  .told {
    min-inline-size: 0;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    min-block-size: 26px;
    font-size: var(--asok-text-sm);
  }
  .sentence {
    flex: 0 1 auto;
    min-inline-size: 0;
    color: var(--asok-color-text-muted);
    overflow-wrap: anywhere;
  }
  .sentence b {
    color: var(--asok-color-text);
    font-weight: var(--asok-weight-semibold);
  }
  .line > time {
    margin-inline-start: auto;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    white-space: nowrap;
  }
  .impersonated {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-inline-size: 100%;
    margin-block-start: 4px;
    padding: 2px 7px;
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-brand-subtle);
    color: var(--asok-color-warning-text);
    font-size: var(--asok-text-xs);
    overflow-wrap: anywhere;
  }
  .impersonated > .icon {
    flex: none;
  }
  .told .diff {
    margin-block-start: 8px;
  }
  .unfold {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 26px;
    font-size: var(--asok-text-xs);
  }
  .failure {
    margin-block-start: 14px;
    color: var(--asok-color-danger-text);
    font-size: var(--asok-text-sm);
  }
  .foot {
    margin-block-start: 16px;
    text-align: center;
  }
  .state {
    padding-block: 40px;
  }
  .skeleton.sign {
    color: transparent;
  }
  .skeleton.name {
    inline-size: 60%;
    margin-block: 8px 12px;
  }
  .skeleton.lines {
    block-size: 56px;
  }
  .late {
    animation: asok-late 1ms 150ms backwards;
  }
  @keyframes asok-late {
    from {
      opacity: 0;
    }
  }
`;
