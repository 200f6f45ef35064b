import { css } from 'lit';

/** What the rows of a table and stacked rows share, the stacked rows themselves, and the shapes of rows to come. */
export const rowStyles = css`
  .primary {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
  }
  .primary-text {
    min-inline-size: 0;
  }
  .primary .avatar {
    inline-size: var(--asok-avatar);
    block-size: var(--asok-avatar);
  }
  .title {
    display: block;
    max-inline-size: 100%;
    border-radius: var(--asok-radius-xs);
    color: var(--asok-color-text);
    font-weight: var(--asok-weight-medium);
    text-decoration: none;
  }
  .title:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .second-line {
    display: var(--asok-second-line);
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
    line-height: 1.35;
  }
  .record {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 7px 12px;
    padding: 12px 6px 12px 14px;
    padding-inline: 14px 6px;
  }
  /* The whole start of a row, so that a finger meets it; the box itself stands where it is seen. */
  .select-box {
    display: flex;
    align-items: center;
    min-block-size: 32px;
    padding-inline: 16px 8px;
    cursor: pointer;
  }
  .selectable .record {
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px 0;
    padding-inline-start: 0;
  }
  .selectable .record .select-box {
    min-inline-size: 42px;
    min-block-size: 40px;
    padding-inline: 14px 12px;
  }
  .selectable .record .meta {
    grid-column: 2 / -1;
  }
  .record.selected {
    background: var(--asok-color-accent-subtle);
  }
  .selecting .record {
    scroll-margin-block-end: 76px;
  }
  button.more {
    min-block-size: 24px;
    cursor: pointer;
  }
  button.more:is(:hover, [aria-expanded='true']) {
    background: var(--asok-color-line);
    color: var(--asok-color-text);
  }
  .record + .record {
    border-block-start: 1px solid var(--asok-color-line-subtle);
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    align-items: center;
    gap: 5px 10px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  .meta-item {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .skeleton {
    inline-size: 72px;
    max-inline-size: 100%;
  }
  .skeleton.round {
    flex: none;
    inline-size: var(--asok-avatar);
    block-size: var(--asok-avatar);
    border-radius: 50%;
  }
  .primary-text > .skeleton + .skeleton {
    display: var(--asok-second-line);
    margin-block-start: 7px;
  }
  .skeleton[data-width='1'] {
    inline-size: 104px;
  }
  .skeleton[data-width='2'] {
    inline-size: 48px;
  }
  .skeleton[data-width='3'] {
    inline-size: 88px;
  }
`;
