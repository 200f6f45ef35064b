import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace } from './late-control.ts';

/** One thing chosen. */
export interface Chip {
  key: string;
  label: string;
}

/** More chips than this are folded: the last ones stay, where new ones are added. */
const FOLDED_ABOVE = 12;
const LEFT = 10;

interface ChipOwner {
  control: ControlFace;
  chips(): readonly Chip[];
  remove(chip: Chip): void;
}

/**
 * Chips before a text box, kept by its keys: Backspace and the arrows mark one while the box is empty, Backspace or Delete
 * takes away the one that is marked. What happened is told to assistive technology.
 */
export class ChipRow {
  readonly #owner: ChipOwner;
  #marked = -1;
  #unfolded = false;
  #said = '';

  constructor(owner: ChipOwner) {
    this.#owner = owner;
  }

  render(): TemplateResult {
    const { control } = this.#owner;
    const chips = this.#owner.chips();
    const hidden = this.#unfolded || chips.length <= FOLDED_ABOVE ? 0 : chips.length - LEFT;
    const locked = control.isDisabled || control.readonly;
    return html`${repeat(
      chips.slice(hidden),
      ({ key }) => key,
      (chip, index) => this.#renderChip(chip, hidden + index === this.#marked, locked),
    )}`;
  }

  /** After the text box: the button that unfolds the chips, and what happened last for assistive technology. */
  renderEnd(): TemplateResult {
    const { length } = this.#owner.chips();
    return html`${length > FOLDED_ABOVE ? this.#renderFold(this.#unfolded ? 0 : length - LEFT) : nothing}
      <span class="visually-hidden said" role="status">${this.#said}</span>`;
  }

  /** Whether the key was for the chips. The text box must be empty. */
  take({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const chips = this.#owner.chips();
    const marked = chips[this.#marked];
    if (ctrlKey || metaKey || altKey) return false;
    if (marked && (key === 'Backspace' || key === 'Delete')) {
      this.remove(marked);
      // The next one is marked only where one went by: Backspace held down must not empty the row.
      return true;
    }
    const before = this.#marked < 0 ? chips.length - 1 : Math.max(this.#marked - 1, 0);
    const rtl = getComputedStyle(this.#owner.control).direction === 'rtl';
    if (key === 'Backspace' || key === (rtl ? 'ArrowRight' : 'ArrowLeft')) return this.#mark(before);
    if (marked && key === (rtl ? 'ArrowLeft' : 'ArrowRight')) {
      return this.#mark(this.#marked + 1 < chips.length ? this.#marked + 1 : -1);
    }
    this.unmark();
    return false;
  }

  unmark(): void {
    if (this.#marked >= 0) this.#mark(-1);
  }

  say(text: string): void {
    this.#said = text;
    this.#owner.control.requestUpdate();
  }

  remove(chip: Chip): void {
    this.#marked = -1;
    this.#owner.remove(chip);
    this.say(this.#owner.control.localize.term('fieldsRemoved', chip.label));
  }

  #mark(index: number): boolean {
    const chip = this.#owner.chips()[index];
    if (index >= 0 && !chip) return false;
    this.#marked = index;
    this.#unfolded ||= index >= 0 && index < this.#owner.chips().length - LEFT;
    this.say(chip ? this.#owner.control.localize.term('fieldsRemoveAgain', chip.label) : '');
    return true;
  }

  #renderFold(hidden: number): TemplateResult {
    const { control } = this.#owner;
    const fewer = control.localize.term('fieldsShowFewer');
    return html`<button
      part="more"
      class="badge"
      type="button"
      aria-expanded=${hidden === 0 ? 'true' : 'false'}
      aria-label=${hidden > 0 ? control.localize.term('fieldsShowMore', hidden) : fewer}
      @click=${() => {
        this.#unfolded = !this.#unfolded;
        control.requestUpdate();
      }}
      ${applyParts(control.parts, 'more')}
    >${hidden > 0 ? `+${control.localize.number(hidden)}` : fewer}</button>`;
  }

  #renderChip(chip: Chip, marked: boolean, locked: boolean): TemplateResult {
    const { control } = this.#owner;
    return html`<span part="tag" class="tag ${marked ? 'marked' : ''}" ${applyParts(control.parts, 'tag')}
      ><bdi class="truncated">${chip.label}</bdi>${
        locked
          ? nothing
          : // Not focusable: the focus of the whole control goes to the text box, whose keys reach every chip.
            html`<span
              class="remove"
              role="button"
              aria-label=${control.localize.term('fieldsRemove', chip.label)}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => this.remove(chip)}
            >${icon('x', 12)}</span>`
      }</span
    >`;
  }
}

/** Chips in a box that wraps. */
export const chipStyles = css`
  .tags {
    flex-wrap: wrap;
    gap: 4px;
    padding: 4px 6px;
  }
  .tags > input {
    inline-size: auto;
    min-inline-size: 90px;
    block-size: 24px;
    padding-inline-start: 4px;
  }
  .tag {
    max-inline-size: 100%;
  }
  .remove {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    margin-inline-end: -5px;
    border-radius: 3px;
    cursor: pointer;
  }
  .remove:hover {
    background: var(--asok-color-accent-subtle-hover);
  }
  .tag.marked {
    outline: 2px solid var(--asok-color-focus);
    outline-offset: -1px;
    background: var(--asok-color-accent-subtle-hover);
  }
  .tags > .badge {
    min-block-size: 24px;
    margin-inline-start: auto;
    cursor: pointer;
  }
`;
