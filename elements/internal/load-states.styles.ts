import { css } from 'lit';

/** The shapes of `renderLoading`. A quick answer shows none of them. */
export const loadingStyles = css`
  .loading {
    animation: asok-reveal 0s 150ms both;
  }
  .skeleton.heading {
    inline-size: min(240px, 60%);
    block-size: 20px;
    margin-block: 6px 26px;
  }
  .skeleton.label {
    inline-size: 90px;
  }
  .skeleton.value {
    block-size: var(--asok-control-h);
    margin-block: 8px 20px;
  }
  @keyframes asok-reveal {
    from {
      visibility: hidden;
    }
  }
`;
