import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { InvalidInput, type OptionsOutput, type RelationValue } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { movedIndex, renderOption } from './listbox.ts';
import { OptionSearch } from './option-search.ts';

interface RelationControl extends ControlFace {
  value: RelationValue | InvalidInput | null;
  search: ((q: string) => Promise<OptionsOutput>) | null;
  createHref: string | null;
}

class RelationDrawing implements Drawing {
  readonly #control: RelationControl;
  readonly #search: OptionSearch;
  readonly #popover: AnchoredPopover;
  #text = '';
  #active = -1;
  /** The last record picked here or given from outside: Escape goes back to it. */
  #settled: RelationValue | null = null;
  #uncommitted = false;

  constructor(control: RelationControl) {
    this.#control = control;
    this.#search = new OptionSearch(control, (q) => control.search?.(q));
    this.#popover = new AnchoredPopover(control, {
      anchor: '.input-group',
      popover: '.menu',
      closed: (by) => (by === 'escape' ? this.#restore() : this.#settle()),
    });
    this.#take();
  }

  willUpdate(changed: PropertyValues): void {
    if (changed.has('value')) this.#take();
  }

  #take(): void {
    const { value } = this.#control;
    this.#text = value instanceof InvalidInput ? value.text : (value?.label ?? '');
    if (!this.#uncommitted && !(value instanceof InvalidInput)) this.#settled = value;
  }

  render(): TemplateResult {
    const { open } = this.#popover;
    const name = this.#control.accessibleName;
    const editable = !this.#control.readonly && !this.#control.isDisabled;
    return html`<div part="base" class="input-group" ${applyParts(this.#control.parts, 'base')}>
        ${icon('search', 14)}
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
          aria-invalid=${this.#control.invalid ? 'true' : 'false'}
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          placeholder=${this.#control.placeholder || this.#control.localize.term('search')}
          ?required=${this.#control.required}
          ?disabled=${this.#control.isDisabled}
          ?readonly=${this.#control.readonly}
          .value=${live(this.#text)}
          @input=${this.#type}
          @change=${(event: Event) => event.stopPropagation()}
          @click=${this.#open}
          @blur=${this.#settle}
          @keydown=${this.#key}
          ${applyParts(this.#control.parts, 'input')}
        />
        ${
          this.#text && editable
            ? html`<button part="clear" class="icon-button small" type="button" aria-label=${this.#control.localize.term('fieldsClearValue', name)} @click=${this.#clear} ${applyParts(this.#control.parts, 'clear')}>
                ${icon('x', 14)}
              </button>`
            : nothing
        }
        ${icon('chevrons-up-down', 14)}
      </div>
      <div part="menu" class="menu" popover="manual" ${applyParts(this.#control.parts, 'menu')}>
        <div id="list" role="listbox" aria-label=${name || this.#control.localize.term('fieldsChoose')}>
          ${open ? this.#renderOptions() : nothing}
        </div>
        <div class=${this.#search.isQuiet ? 'visually-hidden' : 'menu-status'} role="status">
          ${open ? this.#search.message : ''}
        </div>
        ${open && this.#control.createHref ? this.#renderCreate(this.#control.createHref) : nothing}
      </div>`;
  }

  // In a tab of its own: what was typed in this form stays.
  #renderCreate(href: string): TemplateResult {
    return html`<a
      part="create"
      class="menu-item create"
      href=${href}
      target="_blank"
      rel="noopener"
      ${applyParts(this.#control.parts, 'create')}
      >${icon('plus', 14)}${this.#control.localize.term('fieldsCreate')}</a
    >`;
  }

  #renderOptions(): TemplateResult[] {
    return this.#search.options.map((option, index) =>
      renderOption({
        id: `option-${index}`,
        label: option.label,
        active: index === this.#active,
        selected: option.key === this.#settled?.key,
        parts: this.#control.parts,
        pick: () => this.#pick(option),
      }),
    );
  }

  updated(): void {
    this.#control.renderRoot.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #open = (): void => {
    if (this.#popover.open || this.#control.readonly || this.#control.isDisabled) return;
    this.#active = -1;
    this.#popover.show();
    // A label that is already chosen is not a search: the list begins with everything.
    this.#search.now(this.#control.value instanceof InvalidInput ? this.#text : '');
  };

  readonly #type = (event: Event): void => {
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    this.#control.value = text.trim() ? this.#unmatched(text) : null;
    this.#text = text;
    this.#active = -1;
    this.#popover.show();
    this.#search.later(text);
    this.#uncommitted = true;
    this.#control.emit('input');
  };

  #unmatched(text: string): InvalidInput {
    return new InvalidInput(text, { code: 'reference', message: this.#control.localize.term('fieldsNoSuchRecord') });
  }

  #pick(option: RelationValue): void {
    this.#popover.hide();
    this.#search.stop();
    this.#uncommitted = false;
    this.#control.control?.focus();
    this.#control.value = option;
    this.#text = option.label;
    this.#control.emit('input', 'change');
  }

  readonly #clear = (): void => {
    this.#popover.hide();
    this.#uncommitted = false;
    this.#control.value = null;
    this.#control.control?.focus();
    this.#control.emit('input', 'change');
  };

  #restore(): void {
    this.#search.stop();
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.#control.value = this.#settled;
    this.#text = this.#settled?.label ?? '';
    this.#control.emit('input');
  }

  /** The edit is done: a text that is exactly the label of one record found means that record. */
  readonly #settle = (): void => {
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.#search.stop();
    const wanted = this.#text.trim().toLocaleLowerCase();
    const [match, ...others] = this.#search.options.filter((option) => option.label.toLocaleLowerCase() === wanted);
    if (match && others.length === 0 && this.#control.value instanceof InvalidInput) {
      this.#control.value = match;
      this.#control.emit('input');
    }
    this.#control.emit('change');
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { key } = event;
    const option = this.#search.options[this.#active];
    if (key === 'Enter' && this.#popover.open && option) {
      event.preventDefault();
      this.#pick(option);
      return;
    }
    if (key === 'Tab' && this.#popover.open && option) this.#pick(option);
    if (key === 'ArrowUp' && event.altKey) {
      this.#popover.hide();
      return;
    }
    // Home and End move in the text.
    const moved = key === 'Home' || key === 'End' ? null : movedIndex(key, this.#active, this.#search.options.length);
    if (moved === null) return;
    event.preventDefault();
    if (!this.#popover.open) return this.#open();
    this.#active = moved;
    this.#control.requestUpdate();
  };
}

export const styles = css`
  .create {
    margin-block-start: 4px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
`;

export function start(control: ControlFace): Drawing {
  return new RelationDrawing(control as RelationControl);
}
