import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { OptionsOutput, RelationValue } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace } from './late-control.ts';
import { movedIndex, renderOption } from './listbox.ts';
import { OptionSearch } from './option-search.ts';

interface SearchingControl extends ControlFace {
  search: ((q: string) => Promise<OptionsOutput>) | null;
}

interface ComboboxOwner {
  control: SearchingControl;
  /** What the list is asked for when it opens. */
  question(): string;
  /** The person typed something else. */
  typed(): void;
  pick(option: RelationValue): void;
  /** The person closed the list without picking. */
  closed(by: 'escape' | 'outside'): void;
}

interface InputView {
  required: boolean;
  keydown(event: KeyboardEvent): void;
  blur(): void;
}

interface MenuView {
  isChosen(option: RelationValue): boolean;
  /** More than one can be chosen. */
  many?: boolean;
  /** What stands below the options. */
  end?: TemplateResult | typeof nothing;
}

/** An input that searches records, and the list of those found, after the pattern of an editable combobox. */
export class RecordCombobox {
  readonly #owner: ComboboxOwner;
  readonly #search: OptionSearch;
  readonly #popover: AnchoredPopover;
  #index = -1;

  /** What stands in the input. */
  text = '';

  constructor(owner: ComboboxOwner) {
    const { control } = owner;
    this.#owner = owner;
    this.#search = new OptionSearch(control, (q) => control.search?.(q));
    this.#popover = new AnchoredPopover(control, {
      anchor: '.input-group',
      popover: '.menu',
      closed: (by) => owner.closed(by),
    });
  }

  /** The records found last. */
  get options(): readonly RelationValue[] {
    return this.#search.options;
  }

  /** The option that the arrows led to. */
  get active(): RelationValue | undefined {
    return this.#popover.open ? this.options[this.#index] : undefined;
  }

  /** Asks anew, from the first option on. */
  ask(q: string): void {
    this.#index = -1;
    this.#search.now(q);
  }

  close(): void {
    this.#popover.hide();
    this.stop();
  }

  /** No answer that is still to come counts. */
  stop(): void {
    this.#search.stop();
  }

  /** Takes a key that picks, closes, or moves in the list. */
  take(event: KeyboardEvent): void {
    const { key } = event;
    const { active } = this;
    if (key === 'Enter' && active) {
      event.preventDefault();
      this.#owner.pick(active);
    } else if (key === 'ArrowUp' && event.altKey) this.#popover.hide();
    // Home and End move in the text.
    else if (key !== 'Home' && key !== 'End') this.#move(event);
  }

  updated(): void {
    this.#owner.control.renderRoot.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  }

  renderInput({ required, keydown, blur }: InputView): TemplateResult {
    const { control } = this.#owner;
    return html`<input
      part="input"
      class="control"
      role="combobox"
      aria-label=${control.accessibleName || nothing}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls="list"
      aria-expanded=${this.#popover.open ? 'true' : 'false'}
      aria-activedescendant=${this.#popover.open && this.#index >= 0 ? `option-${this.#index}` : nothing}
      aria-invalid=${control.invalid ? 'true' : 'false'}
      autocomplete="off"
      spellcheck="false"
      dir="auto"
      placeholder=${control.placeholder || control.localize.term('search')}
      ?required=${required}
      ?disabled=${control.isDisabled}
      ?readonly=${control.readonly}
      .value=${live(this.text)}
      @input=${this.#type}
      @change=${(event: Event) => event.stopPropagation()}
      @click=${this.#open}
      @blur=${blur}
      @keydown=${keydown}
      ${applyParts(control.parts, 'input')}
    />`;
  }

  renderMenu({ isChosen, many = false, end = nothing }: MenuView): TemplateResult {
    const { control } = this.#owner;
    const { open } = this.#popover;
    return html`<div part="menu" class="menu" popover="manual" ${applyParts(control.parts, 'menu')}>
      <div
        id="list"
        role="listbox"
        aria-multiselectable=${many ? 'true' : nothing}
        aria-label=${control.accessibleName || control.localize.term('fieldsChoose')}
      >
        ${open ? this.options.map((option, index) => this.#renderOption(option, index, isChosen(option))) : nothing}
      </div>
      <div class=${this.#search.isQuiet ? 'visually-hidden' : 'menu-status'} role="status">
        ${open ? this.#search.message : ''}
      </div>
      ${open ? end : nothing}
    </div>`;
  }

  #renderOption(option: RelationValue, index: number, selected: boolean): TemplateResult {
    return renderOption({
      id: `option-${index}`,
      label: option.label,
      active: index === this.#index,
      selected,
      parts: this.#owner.control.parts,
      pick: () => this.#owner.pick(option),
    });
  }

  readonly #open = (): void => {
    const { control } = this.#owner;
    if (this.#popover.open || control.readonly || control.isDisabled) return;
    this.#popover.show();
    this.ask(this.#owner.question());
  };

  readonly #type = (event: Event): void => {
    event.stopPropagation();
    this.text = (event.target as HTMLInputElement).value;
    this.#index = -1;
    this.#popover.show();
    this.#search.later(this.text);
    this.#owner.typed();
    this.#owner.control.requestUpdate();
  };

  #move(event: KeyboardEvent): void {
    const moved = movedIndex(event.key, this.#index, this.options.length);
    if (moved === null) return;
    event.preventDefault();
    if (!this.#popover.open) return this.#open();
    this.#index = moved;
    this.#owner.control.requestUpdate();
  }
}
