import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type FieldError, InvalidInput, type OptionsOutput, type RelationValue } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { FormControl } from './form-control.ts';
import { movedIndex, renderOption } from './listbox.ts';
import { OptionSearch } from './option-search.ts';

/**
 * Picks a related record: an editable combobox whose list is searched on the server. Text that names no record is kept
 * and said to be wrong: it neither keeps the record chosen before nor clears it silently.
 *
 * @fires {Event} input - while typing, and when a record is picked
 * @fires {Event} change - when the edit is done
 * @csspart container - the box
 * @csspart input - the native input
 * @csspart menu - the popover
 * @csspart option - one record (also `item`)
 * @csspart item - one record
 * @csspart clear - the button that empties the value
 */
export class AsokRelationPicker extends FormControl {
  /** The record, null, or what was typed and names none. */
  @property({ attribute: false }) value: RelationValue | InvalidInput | null = null;
  /** Finds records by a text; an empty one gives the first. */
  @property({ attribute: false }) search: ((q: string) => Promise<OptionsOutput>) | null = null;

  @state() private text = '';
  @state() private active = -1;

  readonly #search = new OptionSearch(this, (q) => this.search?.(q));
  readonly #popover = new AnchoredPopover(this, {
    anchor: '.input-group',
    popover: '.menu',
    closed: (by) => (by === 'escape' ? this.#restore() : this.#settle()),
  });
  /** The last record picked here or given from outside: Escape goes back to it. */
  #settled: RelationValue | null = null;
  #uncommitted = false;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.#uncommitted = false;
    this.value = value as AsokRelationPicker['value'];
  }

  protected override formValue(): string {
    return this.value && !(this.value instanceof InvalidInput) ? this.value.key : '';
  }

  protected override problem(): FieldError | null {
    return this.value instanceof InvalidInput ? this.value.error : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('value')) return;
    this.text = this.value instanceof InvalidInput ? this.value.text : (this.value?.label ?? '');
    if (!this.#uncommitted && !(this.value instanceof InvalidInput)) this.#settled = this.value;
  }

  override render(): TemplateResult {
    const { open } = this.#popover;
    const name = this.accessibleName;
    const editable = !this.readonly && !this.isDisabled;
    return html`<div part="container" class="input-group" ${applyParts(this.parts, 'container')}>
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
          aria-activedescendant=${open && this.active >= 0 ? `option-${this.active}` : nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          placeholder=${this.placeholder || this.localize.term('search')}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          ?readonly=${this.readonly}
          .value=${live(this.text)}
          @input=${this.#type}
          @change=${(event: Event) => event.stopPropagation()}
          @click=${this.#open}
          @blur=${this.#settle}
          @keydown=${this.#key}
          ${applyParts(this.parts, 'input', 'trigger')}
        />
        ${
          this.text && editable
            ? html`<button part="clear" class="icon-button small" type="button" aria-label=${this.localize.term('fieldsClearValue', name)} @click=${this.#clear}>
                ${icon('x', 14)}
              </button>`
            : nothing
        }
        ${icon('chevrons-up-down', 14)}
      </div>
      <div part="menu" class="menu" popover="manual" ${applyParts(this.parts, 'menu')}>
        <div id="list" role="listbox" aria-label=${name || this.localize.term('fieldsChoose')}>
          ${open ? this.#renderOptions() : nothing}
        </div>
        <div class=${this.#search.isQuiet ? 'visually-hidden' : 'menu-status'} role="status">
          ${open ? this.#search.message : ''}
        </div>
      </div>`;
  }

  #renderOptions(): TemplateResult[] {
    return this.#search.options.map((option, index) =>
      renderOption({
        id: `option-${index}`,
        label: option.label,
        active: index === this.active,
        selected: option.key === this.#settled?.key,
        parts: this.parts,
        pick: () => this.#pick(option),
      }),
    );
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.renderRoot.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  }

  #open(): void {
    if (this.#popover.open || this.readonly || this.isDisabled) return;
    this.active = -1;
    this.#popover.show();
    // A label that is already chosen is not a search: the list begins with everything.
    this.#search.now(this.value instanceof InvalidInput ? this.text : '');
  }

  #type(event: Event): void {
    event.stopPropagation();
    const text = (event.target as HTMLInputElement).value;
    this.value = text.trim() ? this.#unmatched(text) : null;
    this.text = text;
    this.active = -1;
    this.#popover.show();
    this.#search.later(text);
    this.#uncommitted = true;
    this.emit('input');
  }

  #unmatched(text: string): InvalidInput {
    return new InvalidInput(text, { code: 'reference', message: this.localize.term('fieldsNoSuchRecord') });
  }

  #pick(option: RelationValue): void {
    this.#popover.hide();
    this.#search.stop();
    this.#uncommitted = false;
    this.control?.focus();
    this.value = option;
    this.text = option.label;
    this.emit('input', 'change');
  }

  #clear(): void {
    this.#popover.hide();
    this.#uncommitted = false;
    this.value = null;
    this.control?.focus();
    this.emit('input', 'change');
  }

  #restore(): void {
    this.#search.stop();
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.value = this.#settled;
    this.text = this.#settled?.label ?? '';
    this.emit('input');
  }

  /** The edit is done: a text that is exactly the label of one record found means that record. */
  #settle(): void {
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.#search.stop();
    const wanted = this.text.trim().toLocaleLowerCase();
    const [match, ...others] = this.#search.options.filter((option) => option.label.toLocaleLowerCase() === wanted);
    if (match && others.length === 0 && this.value instanceof InvalidInput) {
      this.value = match;
      this.emit('input');
    }
    this.emit('change');
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    const option = this.#search.options[this.active];
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
    const moved = key === 'Home' || key === 'End' ? null : movedIndex(key, this.active, this.#search.options.length);
    if (moved === null) return;
    event.preventDefault();
    if (this.#popover.open) this.active = moved;
    else this.#open();
  }
}

define('asok-relation-picker', AsokRelationPicker);

declare global {
  interface HTMLElementTagNameMap {
    'asok-relation-picker': AsokRelationPicker;
  }
}
