import { css } from 'lit';

/** The density that was chosen for this list: a page's own rules for `data-density` do not reach into a shadow root. */
export const densityStyles = css`
  :host([data-density='comfortable']) {
    --asok-control-h: 34px;
    --asok-control-h-sm: 28px;
    --asok-row-h: 48px;
    --asok-row-h-head: 38px;
    --asok-cell-x: 12px;
    --asok-avatar: 28px;
    --asok-second-line: block;
  }
  :host([data-density='compact']) {
    --asok-control-h: 30px;
    --asok-control-h-sm: 26px;
    --asok-row-h: 38px;
    --asok-row-h-head: 34px;
    --asok-cell-x: 10px;
    --asok-avatar: 22px;
    --asok-second-line: none;
  }
  /* Fingers need their room in either. */
  @media (pointer: coarse) {
    :host([data-density]) {
      --asok-control-h: 40px;
      --asok-control-h-sm: 34px;
      --asok-row-h: 56px;
    }
  }
`;
