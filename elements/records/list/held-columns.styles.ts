import { css } from 'lit';

/** A large table whose columns are held, on a screen: on paper the browser finds widths that suit it. */
export const heldColumnStyles = css`
  @media screen {
    .held,
    .held > :is(thead, tbody) {
      display: block;
    }
    .held {
      min-inline-size: var(--asok-columns-size);
    }
    .held > tbody {
      content-visibility: auto;
      /* A layer of its own: to find one for each clipped cell between the sticky ones takes longer than to draw them. */
      will-change: transform;
    }
    .held > * > tr {
      display: grid;
      grid-template-columns: var(--asok-columns);
    }
    .held > * > tr > :is(th, td) {
      align-content: center;
      inline-size: auto;
      min-inline-size: 0;
      max-inline-size: none;
      block-size: auto;
      min-block-size: var(--asok-row-h);
    }
    .held > thead > tr > th {
      min-block-size: var(--asok-row-h-head);
    }
  }
`;
