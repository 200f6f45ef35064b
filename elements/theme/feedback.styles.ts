import { css } from 'lit';

/** What shows that work goes on: `.skeleton`, `.spinner` (on an icon or the mark), `.progress-bar` (2 px, over a card). */
export const feedback = css`
  .skeleton {
    position: relative;
    display: block;
    block-size: 10px;
    overflow: hidden;
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-surface-active);
  }
  .skeleton::after {
    content: '';
    position: absolute;
    inset: 0;
    background: linear-gradient(90deg, transparent, var(--asok-color-surface-hover), transparent);
    transform: translateX(-100%);
    animation: asok-shimmer 1.4s var(--asok-ease-in-out) infinite;
  }
  .spinner {
    animation: asok-spin 1s steps(8) infinite;
  }
  .progress-bar {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    z-index: 1;
    block-size: 2px;
    overflow: hidden;
  }
  .progress-bar::after {
    content: '';
    display: block;
    inline-size: 40%;
    block-size: 100%;
    background: var(--asok-color-accent);
    animation: asok-progress 1.1s var(--asok-ease-in-out) infinite;
  }
  @keyframes asok-shimmer {
    to {
      transform: translateX(100%);
    }
  }
  @keyframes asok-spin {
    to {
      transform: rotate(360deg);
    }
  }
  @keyframes asok-progress {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(250%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton::after,
    .spinner {
      animation: none;
    }
    .progress-bar::after {
      inline-size: 100%;
      animation: none;
    }
  }
`;
