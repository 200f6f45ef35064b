import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RelationValue } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { applyParts } from './apply-parts.ts';
import { ChipRow, chipStyles } from './chips.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { movedIndex, renderOption } from './listbox.ts';
import { OptionSearch } from './option-search.ts';
import type { RecordsFace } from './records-control.ts';

class TagPickerDrawing implements Drawing {
  readonly #control: RecordsFace;
  readonly #chips: ChipRow;
  readonly #search: OptionSearch;
  readonly #popover: AnchoredPopover;
  #text = '';
  #active = -1;

  constructor(control: RecordsFace) {
    this.#control = control;
    this.#chips = new ChipRow({
      control,
      chips: () => control.value,
      remove: ({ key }) => {
        this.#report(control.value.filter((record) => record.key !== key));
        control.control?.focus();
      },
    });
    this.#search = new OptionSearch(control, (q) => control.search?.(q));
    this.#popover = new AnchoredPopover(control, {
      anchor: '.input-group',
      popover: '.menu',
      closed: () => this.#forget(),
    });
  }

  render(): TemplateResult {
    const control = this.#control;
    const { open } = this.#popover;
    const name = control.accessibleName;
    return html`<div part="base" class="input-group tags" ${applyParts(control.parts, 'base')}>
        ${this.#chips.render()}
        <input
          part="input"
          class="control"
          role="combobox"
          aria-label=${name || nothing}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="list"
          aria-expanded=${open ? 'true' : 'false'}
          aria-activedescendant=${open && this.#active >= 0 ? `option-${this.#active}` : nothing}
          aria-invalid=${control.invalid ? 'true' : 'false'}
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          placeholder=${control.placeholder || control.localize.term('search')}
          ?required=${control.required && control.value.length === 0}
          ?disabled=${control.isDisabled}
          ?readonly=${control.readonly}
          .value=${live(this.#text)}
          @input=${this.#type}
          @change=${(event: Event) => event.stopPropagation()}
          @click=${this.#open}
          @keydown=${this.#key}
          @blur=${() => this.#chips.unmark()}
          ${applyParts(control.parts, 'input')}
        />
        ${this.#chips.renderEnd()}
      </div>
      <div part="menu" class="menu" popover="manual" ${applyParts(control.parts, 'menu')}>
        <div id="list" role="listbox" aria-multiselectable="true" aria-label=${name || control.localize.term('fieldsChoose')}>
          ${open ? this.#renderOptions() : nothing}
        </div>
        <div class=${this.#search.isQuiet ? 'visually-hidden' : 'menu-status'} role="status">
          ${open ? this.#search.message : ''}
        </div>
      </div>`;
  }

  updated(): void {
    this.#control.renderRoot.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  }

  #renderOptions(): TemplateResult[] {
    const chosen = new Set(this.#control.value.map(({ key }) => key));
    return this.#search.options.map((option, index) =>
      renderOption({
        id: `option-${index}`,
        label: option.label,
        active: index === this.#active,
        selected: chosen.has(option.key),
        parts: this.#control.parts,
        pick: () => this.#toggle(option),
      }),
    );
  }

  readonly #open = (): void => {
    if (this.#popover.open || this.#control.readonly || this.#control.isDisabled) return;
    this.#active = -1;
    this.#popover.show();
    this.#search.now(this.#text);
  };

  readonly #type = (event: Event): void => {
    event.stopPropagation();
    this.#text = (event.target as HTMLInputElement).value;
    this.#active = -1;
    this.#chips.unmark();
    this.#popover.show();
    this.#search.later(this.#text);
    this.#control.requestUpdate();
  };

  /** A text that named no record is no value: it goes with the list. */
  #forget(): void {
    this.#search.stop();
    this.#text = '';
    this.#control.requestUpdate();
  }

  #toggle(option: RelationValue): void {
    const { value, localize } = this.#control;
    const others = value.filter(({ key }) => key !== option.key);
    const isNew = others.length === value.length;
    this.#report(isNew ? [...value, option] : others);
    this.#chips.say(localize.term(isNew ? 'fieldsAdded' : 'fieldsRemoved', option.label));
    this.#control.control?.focus();
    if (!this.#text) return;
    this.#text = '';
    this.#active = -1;
    this.#search.now('');
  }

  #report(value: readonly RelationValue[]): void {
    this.#control.value = value;
    this.#control.emit('input', 'change');
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.isComposing || this.#control.readonly || this.#control.isDisabled) return;
    const option = this.#search.options[this.#active];
    if (key === 'Enter' && this.#popover.open && option) {
      event.preventDefault();
      this.#toggle(option);
    } else if (key === 'ArrowUp' && event.altKey) {
      this.#popover.hide();
    } else if (this.#text === '' && this.#chips.take(event)) {
      event.preventDefault();
    } else this.#move(event);
  };

  #move(event: KeyboardEvent): void {
    const { key } = event;
    // Home and End move in the text.
    const moved = key === 'Home' || key === 'End' ? null : movedIndex(key, this.#active, this.#search.options.length);
    if (moved === null) return;
    event.preventDefault();
    if (!this.#popover.open) return this.#open();
    this.#active = moved;
    this.#control.requestUpdate();
  }
}

export const styles = chipStyles;

export function start(control: ControlFace): Drawing {
  return new TagPickerDrawing(control as RecordsFace);
}
