import { css } from 'lit';
import { contentStyles } from './content.styles.ts';

/** The editor's box: toolbar, text, source, foot and the popover for links. */
export const richTextStyles = css`
  ${contentStyles}
  .box {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    border: 1px solid var(--asok-color-line-control);
    border-radius: var(--asok-radius-sm);
    background: var(--asok-color-surface);
    transition: border-color var(--asok-dur-1);
  }
  .box:hover {
    border-color: var(--asok-color-text-subtle);
  }
  .box:has(.control:focus) {
    border-color: transparent;
    outline: 2px solid var(--asok-color-focus);
    outline-offset: -1px;
  }
  .box[data-invalid] {
    border-color: var(--asok-color-danger);
    box-shadow: 0 0 0 1px var(--asok-color-danger);
  }
  .box[data-invalid]:has(.control:focus) {
    outline-color: var(--asok-color-danger);
  }
  .box[data-readonly] {
    border-color: var(--asok-color-line);
    border-style: dashed;
    background: var(--asok-color-surface-sunken);
  }
  .box[data-disabled] {
    border-color: var(--asok-color-line-strong);
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1px;
    padding: 4px 6px;
    border-block-end: 1px solid var(--asok-color-line);
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
    background: var(--asok-color-surface-sunken);
  }
  .tool {
    display: inline-grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: var(--asok-radius-xs);
    color: var(--asok-color-text-muted);
    transition: background var(--asok-dur-1);
  }
  .tool:hover:not([aria-disabled]) {
    background: var(--asok-color-surface-active);
    color: var(--asok-color-text);
  }
  .tool:is([aria-pressed='true'], [aria-expanded='true']) {
    background: var(--asok-color-accent-subtle);
    color: var(--asok-color-accent-text);
  }
  .tool[aria-disabled] {
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .tool:focus-visible {
    outline-offset: -2px;
  }
  .gap {
    inline-size: 1px;
    block-size: 16px;
    margin-inline: 5px;
    background: var(--asok-color-line-strong);
  }
  .spring {
    flex: 1;
  }
  .text {
    max-block-size: 560px;
    overflow: auto;
    overscroll-behavior: contain;
    resize: vertical;
  }
  .text:has(.control:focus) {
    scroll-padding-block: 12px;
  }
  .control.rich-text {
    position: relative;
    min-block-size: 128px;
    padding: 12px 14px;
    outline: none;
    font-variant-ligatures: none;
    white-space: break-spaces;
  }
  .control[data-placeholder]::before {
    content: attr(data-placeholder);
    float: inline-start;
    block-size: 0;
    color: var(--asok-color-text-subtle);
    pointer-events: none;
  }
  .box[data-disabled] .control.rich-text a {
    color: inherit;
  }
  .source {
    display: block;
    inline-size: 100%;
    min-block-size: 160px;
    max-block-size: 560px;
    padding: 12px 14px;
    border: 0;
    outline: none;
    background: transparent;
    font-family: var(--asok-font-mono);
    font-size: var(--asok-text-sm);
    line-height: 1.6;
    resize: vertical;
    field-sizing: content;
  }
  .footer {
    display: flex;
    gap: 12px;
    padding: 6px 14px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  .footer > .counter {
    margin-inline-start: auto;
  }
  .box[data-disabled] .footer {
    color: inherit;
  }
  .menu {
    inline-size: min(340px, calc(100vw - 16px));
    padding: 12px;
  }
  .menu-actions {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 10px;
  }
  .ProseMirror-gapcursor {
    position: absolute;
    display: none;
    pointer-events: none;
  }
  .ProseMirror-focused .ProseMirror-gapcursor {
    display: block;
  }
  .ProseMirror-gapcursor::after {
    content: '';
    position: absolute;
    inset-block-start: -2px;
    display: block;
    inline-size: 20px;
    border-block-start: 1px solid currentColor;
  }
  .ProseMirror-hideselection *::selection {
    background: transparent;
  }
  @container (max-width: 480px) {
    .hint,
    .gap,
    .spring {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .tool {
      inline-size: 36px;
      block-size: 36px;
    }
    .control.rich-text,
    .source {
      font-size: var(--asok-text-lg);
    }
  }
  @media (forced-colors: active) {
    .tool:is([aria-pressed='true'], [aria-expanded='true']) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .tool[aria-disabled] {
      color: GrayText;
    }
  }
`;
