import { css } from 'lit';

/** What the cards of an account share: stacked content, a line of picture, words and buttons, narrow fields. */
export const accountStyles = css`
  .stack {
    display: flex;
    flex-direction: column;
    gap: 20px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .end {
    justify-content: flex-end;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .line .words {
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
  }
  .step-title,
  .line .words b {
    color: var(--asok-color-text);
    font-size: var(--asok-text-md);
    font-weight: var(--asok-weight-semibold);
  }
  .step-title {
    inline-size: fit-content;
    margin-block-end: 4px;
  }
  /* Beside a picture, as the lines of the other cards. */
  .line .step-title {
    margin-block-end: 0;
  }
  .small {
    font-size: var(--asok-text-sm);
  }
  .end-of-line {
    margin-inline-start: auto;
  }
  .sessions > .line {
    padding: 14px 20px;
  }
  .sessions > .line:not(:last-child) {
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  .sessions .badge {
    margin-inline-start: 6px;
  }
  .narrow {
    max-inline-size: 360px;
  }
  .tile.success {
    background: var(--asok-color-success-subtle);
    color: var(--asok-color-success);
  }
  .few {
    margin-block-start: -4px;
  }
  @container (max-width: 600px) {
    .card-head {
      padding: 12px 16px;
    }
    .card-body {
      padding: 16px;
    }
    .card-foot {
      padding: 12px 16px;
    }
    .line {
      flex-wrap: wrap;
    }
    .sessions > .line {
      padding: 14px 16px;
    }
    .line > :is(.button, .row) {
      inline-size: 100%;
    }
    .line > .row > .button {
      flex: 1;
    }
    .line .button {
      block-size: 40px;
    }
    .narrow {
      max-inline-size: none;
    }
  }
`;
