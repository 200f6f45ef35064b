import { css } from 'lit';

/** What every shadow root of ours starts from: box sizing, type, focus ring, `hidden`. */
export const base = css`
  :host {
    color: var(--asok-color-text);
    font-family: var(--asok-font-sans);
    font-size: var(--asok-text-md);
    line-height: var(--asok-leading-normal);
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :is(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset) {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  :is(ul, ol) {
    list-style: none;
  }
  :is(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--asok-color-focus);
    outline-offset: 2px;
  }
  .icon {
    display: block;
    flex: none;
  }
  .icon.directional:dir(rtl) {
    transform: scaleX(-1);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    /* At the end of a page it would make that a pixel longer than the window. */
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
