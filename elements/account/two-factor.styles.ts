import { css } from 'lit';

/** Looks of the steps of two-factor set-up. */
export const twoFactorStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
  }
  .steps > li {
    display: flex;
    align-items: center;
    gap: 8px;
    white-space: nowrap;
  }
  .steps > li:not(:last-child)::after {
    content: '';
    inline-size: 28px;
    block-size: 1px;
    margin-inline-start: 2px;
    background: var(--asok-color-line-strong);
  }
  .place {
    display: grid;
    place-items: center;
    inline-size: 22px;
    block-size: 22px;
    border: 1px solid var(--asok-color-line-control);
    border-radius: 50%;
    font-size: var(--asok-text-xs);
    font-weight: var(--asok-weight-semibold);
    font-variant-numeric: tabular-nums;
  }
  .steps > [aria-current] {
    color: var(--asok-color-text);
    font-weight: var(--asok-weight-semibold);
  }
  [aria-current] > .place {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent);
    color: var(--asok-color-on-accent);
  }
  .done {
    color: var(--asok-color-text);
  }
  .done > .place {
    border-color: transparent;
    background: var(--asok-color-accent-subtle-hover);
    color: var(--asok-color-accent-text);
  }
  .setup {
    display: grid;
    grid-template-columns: 184px minmax(0, 1fr);
    align-items: start;
    gap: 28px;
  }
  .qr {
    display: block;
    inline-size: 184px;
    block-size: 184px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-lg);
    /* Black on white whatever the theme: cameras want it. */
    background: white;
    forced-color-adjust: none;
  }
  .qr.waiting {
    display: grid;
    place-items: center;
    padding: 16px;
    background: none;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-xs);
    text-align: center;
    forced-color-adjust: auto;
  }
  .verify-text {
    margin-block-end: 14px;
  }
  .secret {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 400px;
    min-block-size: 38px;
    margin-block-start: 10px;
    padding: 4px 4px 4px 12px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface-sunken);
    direction: ltr;
  }
  .secret > code {
    flex: 1;
    min-inline-size: 0;
    font: var(--asok-weight-medium) var(--asok-text-sm) / 1.5 var(--asok-font-mono);
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }
  asok-otp-input {
    max-inline-size: 330px;
  }
  .codes {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px 24px;
    padding: 16px 20px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-md);
    background: var(--asok-color-surface-sunken);
    font: var(--asok-weight-medium) var(--asok-text-md) / 1.7 var(--asok-font-mono);
    letter-spacing: 0.03em;
    counter-reset: code;
  }
  .codes > li {
    counter-increment: code;
    white-space: nowrap;
  }
  .codes > li::before {
    content: counter(code);
    display: inline-block;
    inline-size: 26px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  @container two-factor (max-width: 600px) {
    .steps {
      flex-wrap: nowrap;
    }
    .steps > [aria-current] {
      white-space: normal;
    }
    .place,
    .steps > li:not(:last-child)::after {
      flex: none;
    }
    .steps > li:not([aria-current]) {
      gap: 0;
    }
    .steps > li:not([aria-current]) > .step-label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .steps > li:not(:last-child)::after {
      inline-size: 14px;
      margin-inline-start: 8px;
    }
    .setup {
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
      gap: 20px;
    }
    .setup > .words {
      inline-size: 100%;
    }
    .secret,
    asok-otp-input {
      max-inline-size: none;
    }
    .codes {
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      padding: 14px;
      font-size: var(--asok-text-sm);
      letter-spacing: 0;
    }
  }
  @container two-factor (max-width: 330px) {
    .codes > li {
      white-space: normal;
    }
  }
`;
