import { css } from 'lit';

/** Headings, lists, quotes and code as rich text shows them, in the editor and on pages. */
export const contentStyles = css`
  .rich-text {
    min-inline-size: 0;
    line-height: 1.65;
    overflow-wrap: anywhere;
  }
  /* Each block runs in the direction of its own first letter. */
  .rich-text :is(p, h1, h2, h3, h4, li, blockquote, div) {
    text-align: start;
    unicode-bidi: plaintext;
  }
  .rich-text > * + *,
  .rich-text :is(li, blockquote) > * + * {
    margin-block-start: 0.7em;
  }
  .rich-text :is(h1, h2, h3, h4) {
    font-weight: var(--asok-weight-semibold);
    line-height: 1.3;
  }
  .rich-text > :is(h1, h2, h3, h4):not(:first-child) {
    margin-block-start: 1.3em;
  }
  .rich-text h1 {
    font-size: 1.5em;
  }
  .rich-text h2 {
    font-size: 1.3em;
  }
  .rich-text h3 {
    font-size: 1.12em;
  }
  .rich-text h4 {
    font-size: 1em;
  }
  .rich-text :is(ul, ol) {
    padding-inline-start: 1.6em;
  }
  .rich-text ul {
    list-style: disc;
  }
  .rich-text ol {
    list-style: decimal;
  }
  .rich-text li + li,
  .rich-text li > :is(ul, ol) {
    margin-block-start: 0.25em;
  }
  .rich-text blockquote {
    margin: 0;
    margin-block-start: 0.7em;
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--asok-color-line-strong);
    color: var(--asok-color-text-muted);
  }
  .rich-text > blockquote:first-child {
    margin-block-start: 0;
  }
  .rich-text a {
    color: var(--asok-color-accent-text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .rich-text code {
    padding: 1px 4px;
    border-radius: var(--asok-radius-xs);
    background: var(--asok-color-surface-active);
    font-family: var(--asok-font-mono);
    font-size: 0.92em;
  }
  .rich-text pre {
    margin: 0;
    margin-block-start: 0.7em;
    padding: 10px 12px;
    overflow: auto;
    border: 1px solid var(--asok-color-line-subtle);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface-sunken);
    font-family: var(--asok-font-mono);
    font-size: 0.92em;
    line-height: 1.5;
    white-space: pre-wrap;
    tab-size: 2;
  }
  .rich-text > pre:first-child {
    margin-block-start: 0;
  }
  .rich-text pre code {
    padding: 0;
    background: none;
    font-size: inherit;
  }
  .rich-text hr {
    margin-block: 1.2em;
    border: 0;
    border-block-start: 1px solid var(--asok-color-line-strong);
  }
`;
