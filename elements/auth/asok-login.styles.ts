import { css } from 'lit';

/** Looks of the login page. */
export const loginStyles = css`
  .page {
    position: relative;
    display: grid;
    grid-template-rows: 1fr auto;
    place-items: center;
    min-block-size: 100dvh;
    padding: 32px 16px 20px;
    overflow: hidden;
    background: var(--asok-color-canvas);
  }
  .backdrop {
    position: absolute;
    inset-block-end: -240px;
    inset-inline-end: -190px;
    color: var(--asok-color-line);
    opacity: 0.55;
    pointer-events: none;
  }
  .box {
    position: relative;
    inline-size: 100%;
    max-inline-size: 384px;
  }
  .plain .box {
    max-inline-size: none;
  }
  .brand {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 14px;
    margin-block-end: 22px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .brand p {
    margin-block-start: 2px;
    color: var(--asok-color-text-muted);
    font-size: var(--asok-text-sm);
    text-wrap: balance;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 16px;
  }
  h1 {
    font-size: var(--asok-text-xl);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: var(--asok-tracking-tight);
    line-height: 1.3;
  }
  .mark {
    display: block;
    border-radius: 12px;
    object-fit: contain;
  }
  form {
    display: flex;
    flex-direction: column;
    gap: 18px;
  }
  .card {
    padding: 24px;
    box-shadow: var(--asok-shadow-md);
  }
  :is(.input, .input-group) {
    min-block-size: 40px;
  }
  .input-group > input {
    block-size: 38px;
  }
  .input-group > .icon-button {
    margin-inline-end: -6px;
  }
  .footer {
    position: relative;
    display: flex;
    align-items: center;
    gap: 16px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  @media (max-width: 767px) {
    .page {
      align-items: start;
      padding-block-start: 12vh;
    }
    .backdrop {
      inset-block: -235px auto;
      inset-inline-end: -200px;
    }
    .backdrop > .wheel {
      inline-size: 420px;
      block-size: 420px;
    }
  }
`;
