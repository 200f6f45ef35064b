import { css } from 'lit';

/** Looks of the page for a refusal or failure. */
export const errorPageStyles = css`
  .page {
    display: flex;
    flex-direction: column;
    align-items: center;
    max-inline-size: 440px;
    padding: 24px 16px;
  }
  .code {
    display: flex;
    align-items: center;
    margin-block-end: 20px;
    font-size: 92px;
    font-weight: var(--asok-weight-semibold);
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.05em;
    line-height: 1;
    direction: ltr;
  }
  .wheel {
    margin-inline: -7px;
    color: var(--asok-color-line-control);
  }
  .wheel + .wheel {
    margin-inline-start: -2px;
  }
  .offline {
    gap: 10px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-2xl);
    letter-spacing: var(--asok-tracking-tight);
  }
  /* The focus comes here by itself, so that the page is read from its title: nothing to press, no ring. */
  h1:focus {
    outline: none;
  }
  h1 {
    font-size: var(--asok-text-xl);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: var(--asok-tracking-tight);
    line-height: 1.35;
  }
  p {
    margin-block-start: 6px;
    color: var(--asok-color-text-muted);
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 22px;
  }
  .request {
    margin-block-start: 28px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  @media (max-width: 767px) {
    .actions {
      inline-size: 100%;
    }
    .button {
      flex: 1;
      block-size: 44px;
    }
  }
`;
