import { css } from 'lit';

/** Looks of `<asok-file-input>`. */
export const styles = css`
  .zone {
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 12px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-md);
  }
  .zone.empty {
    border-color: var(--asok-color-line-control);
    border-style: dashed;
    color: var(--asok-color-text-subtle);
  }
  .zone.over {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent-subtle);
  }
  :host([invalid]) .zone {
    border-color: var(--asok-color-danger);
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
  }
  .empty > .body {
    flex-flow: row wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .what {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
  }
  .name {
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
  }
  .drop {
    font-size: var(--asok-text-sm);
  }
  .facts {
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .zone:not(.empty) .actions {
    margin-block-start: 8px;
  }
  .actions > label {
    position: relative;
  }
  .actions > label:focus-within {
    outline: 2px solid var(--asok-color-focus);
    outline-offset: 2px;
  }
  .off {
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .preview {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 132px;
    aspect-ratio: 16 / 10;
    border-radius: 6px;
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-subtle);
    overflow: hidden;
  }
  .preview.sign {
    inline-size: 72px;
    aspect-ratio: 1;
  }
  .preview > img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  @media (max-width: 480px) {
    .zone:not(.empty) {
      flex-direction: column;
      align-items: stretch;
    }
    .preview:not(.sign) {
      inline-size: 100%;
    }
  }
`;
