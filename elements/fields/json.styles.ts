import { css } from 'lit';

/** The editor of JSON: a gutter, the text in colours under a textarea without any, and a footer. */
export const jsonStyles = css`
  .box {
    border: 1px solid var(--asok-color-line-control);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
    overflow: hidden;
  }
  .box:hover {
    border-color: var(--asok-color-text-subtle);
  }
  .box:focus-within {
    border-color: transparent;
    outline: 2px solid var(--asok-color-focus);
    outline-offset: -1px;
  }
  .box:has(textarea[aria-invalid='true']) {
    border-color: var(--asok-color-danger);
    box-shadow: 0 0 0 1px var(--asok-color-danger);
  }
  .box:has(textarea:read-only) {
    border-color: var(--asok-color-line);
    border-style: dashed;
    background: var(--asok-color-surface-sunken);
  }
  .editor {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    max-block-size: 420px;
    padding: 10px 12px;
    font-family: var(--asok-font-mono);
    font-size: var(--asok-text-sm);
    line-height: 1.6;
    overflow: auto;
  }
  .gutter {
    min-inline-size: 18px;
    color: var(--asok-color-text-subtle);
    text-align: end;
    white-space: pre;
    user-select: none;
  }
  .bad {
    color: var(--asok-color-danger-text);
    font-weight: var(--asok-weight-semibold);
  }
  .gutter > .bad {
    display: inline-block;
    inline-size: 100%;
    background: var(--asok-color-danger-subtle);
  }
  .code {
    display: grid;
    overflow: auto hidden;
  }
  .code > * {
    grid-area: 1 / 1;
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    line-height: inherit;
    white-space: pre;
    tab-size: 2;
  }
  .mark {
    block-size: 1lh;
    background: var(--asok-color-danger-subtle);
  }
  pre {
    color: var(--asok-color-text);
    pointer-events: none;
  }
  .key {
    color: var(--asok-color-accent-text);
  }
  .text {
    color: var(--asok-color-success-text);
  }
  .scalar {
    color: var(--asok-color-warning-text);
  }
  textarea {
    display: block;
    min-inline-size: 100%;
    background: none;
    color: var(--asok-color-text);
    resize: none;
    overflow: auto hidden;
    outline: none;
  }
  textarea::placeholder {
    color: var(--asok-color-text-subtle);
    opacity: 1;
  }
  /* Only where the textarea is as wide as its text do the two never part. */
  pre {
    display: none;
  }
  @supports (field-sizing: content) {
    textarea {
      field-sizing: content;
      overflow: hidden;
    }
    @media not (forced-colors: active) {
      pre {
        display: block;
      }
      pre + textarea {
        color: transparent;
        caret-color: var(--asok-color-text);
      }
      pre + textarea::selection {
        background: var(--asok-color-accent);
        color: var(--asok-color-on-accent);
      }
    }
  }
  .footer {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 4px 4px 4px 12px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  .footer > .number {
    margin-inline-start: auto;
  }
`;
