import { css } from 'lit';

/** Styles of `<asok-admin>`: what it shows while nobody is signed in. */
export const adminStyles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--asok-color-canvas);
  }
  .waiting {
    display: grid;
    place-items: center;
    min-block-size: 100dvh;
    color: var(--asok-color-line-control);
    /* Nothing for a short wait: a flash of work says less than none. */
    animation: asok-wait 150ms step-end;
  }
  @keyframes asok-wait {
    from {
      opacity: 0;
    }
  }
  .preferences {
    display: flex;
    align-items: center;
    gap: 4px;
  }
`;
