import { css, type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Choice, FieldError } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { FormControl } from './form-control.ts';
import { movedIndex, renderOption, TypeAhead } from './listbox.ts';

/** More choices than this bring a search box. */
const SEARCH_ABOVE = 8;

/**
 * One of a list of choices: a select-only combobox, with a search box when there are more than eight.
 *
 * @fires {Event} input
 * @fires {Event} change
 * @csspart trigger - the button that opens the list
 * @csspart menu - the popover
 * @csspart option - one choice (also `item`)
 * @csspart item - one choice
 * @csspart search - the search box
 */
export class AsokDropdown extends FormControl {
  static override styles: CSSResultGroup = [
    FormControl.styles,
    css`
      .trigger {
        display: flex;
        align-items: center;
        gap: 8px;
        cursor: pointer;
      }
      .trigger > .icon {
        margin-inline-start: auto;
        color: var(--asok-color-text-subtle);
      }
      .trigger[aria-readonly='true'] {
        border-style: dashed;
        background: var(--asok-color-surface-sunken);
        cursor: default;
      }
      .placeholder {
        color: var(--asok-color-text-subtle);
      }
      .unknown {
        color: var(--asok-color-warning-text);
      }
    `,
  ];

  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property() value: string | null = null;
  /** Offers a choice that empties the value. */
  @property({ type: Boolean }) clearable = false;

  @state() private active = -1;
  @state() private typed = '';
  @query('.menu-search input') private readonly searchBox!: HTMLInputElement | null;

  readonly #popover = new AnchoredPopover(this, {
    anchor: '.trigger',
    popover: '.menu',
    closed: (by) => {
      if (by === 'escape') this.control?.focus();
    },
  });
  #typeAhead = new TypeAhead();

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as string | null;
  }

  protected override formValue(): string {
    return this.value ?? '';
  }

  protected override problem(): FieldError | null {
    return this.isEmpty() || this.#chosen ? null : { code: 'choice' };
  }

  get #chosen(): Choice | undefined {
    return this.choices.find((choice) => choice.value === this.value);
  }

  get #searches(): boolean {
    return this.choices.length > SEARCH_ABOVE;
  }

  get #options(): { value: string | null; label: string }[] {
    const wanted = this.typed.trim().toLocaleLowerCase();
    if (wanted) return this.choices.filter((choice) => choice.label.toLocaleLowerCase().includes(wanted));
    const none = { value: null, label: this.localize.term('fieldsNone') };
    return this.clearable ? [none, ...this.choices] : [...this.choices];
  }

  override render(): TemplateResult {
    const { open } = this.#popover;
    const activeId = open && this.active >= 0 ? `option-${this.active}` : nothing;
    const name = this.accessibleName;
    return html`<button
        part="trigger"
        class="control input trigger"
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-controls="list"
        aria-expanded=${open ? 'true' : 'false'}
        aria-activedescendant=${this.#searches ? nothing : activeId}
        aria-label=${name || nothing}
        aria-invalid=${this.invalid ? 'true' : 'false'}
        aria-required=${this.required ? 'true' : nothing}
        aria-readonly=${this.readonly ? 'true' : nothing}
        ?disabled=${this.isDisabled}
        @click=${this.#toggle}
        @keydown=${this.#key}
        ${applyParts(this.parts, 'trigger')}
      >${this.#renderValue()}${icon('chevron-down', 15)}</button>
      <div part="menu" class="menu" popover="manual" ${applyParts(this.parts, 'menu')}>
        ${open && this.#searches ? this.#renderSearch(activeId) : nothing}
        <div id="list" role="listbox" aria-label=${name || this.localize.term('fieldsChoose')}>
          ${open ? this.#renderOptions() : nothing}
        </div>
        ${
          open && this.#options.length === 0
            ? html`<div class="menu-status" role="status">${this.localize.term('fieldsNoMatches')}</div>`
            : nothing
        }
      </div>`;
  }

  #renderValue(): TemplateResult {
    if (this.#chosen) return html`<bdi class="truncated">${this.#chosen.label}</bdi>`;
    if (this.isEmpty()) {
      return html`<span class="placeholder truncated">${this.placeholder || this.localize.term('fieldsChoose')}</span>`;
    }
    return html`<span class="unknown truncated">${this.localize.term('fieldsUnknownValue', String(this.value))}</span>`;
  }

  #renderSearch(activeId: string | typeof nothing): TemplateResult {
    return html`<div class="menu-search">
      <div class="input-group">
        ${icon('search', 14)}
        <input
          part="search"
          role="combobox"
          aria-label=${this.localize.term('fieldsFilter', this.accessibleName)}
          aria-autocomplete="list"
          aria-controls="list"
          aria-expanded="true"
          aria-activedescendant=${activeId}
          autocomplete="off"
          .value=${live(this.typed)}
          @input=${this.#filter}
          @change=${(event: Event) => event.stopPropagation()}
          @keydown=${this.#key}
        />
      </div>
    </div>`;
  }

  #renderOptions(): TemplateResult[] {
    return this.#options.map(({ value, label }, index) =>
      renderOption({
        id: `option-${index}`,
        label,
        active: index === this.active,
        selected: value === (this.value || null),
        parts: this.parts,
        pick: () => this.#pick(index),
      }),
    );
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.renderRoot.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  }

  #toggle(): void {
    if (this.#popover.open) this.#popover.hide();
    else this.#open();
  }

  #open(): void {
    if (this.readonly || this.isDisabled) return;
    this.typed = '';
    this.#typeAhead = new TypeAhead();
    this.active = this.#options.findIndex((option) => option.value === (this.value || null));
    this.#popover.show();
    if (this.#searches) void this.updateComplete.then(() => this.searchBox?.focus());
  }

  #pick(index: number): void {
    const option = this.#options[index];
    this.#popover.hide();
    this.control?.focus();
    if (!option || option.value === (this.value || null)) return;
    this.value = option.value;
    this.emit('input', 'change');
  }

  #filter(event: Event): void {
    event.stopPropagation();
    this.typed = (event.target as HTMLInputElement).value;
    this.active = this.#options.length > 0 ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const inSearch = event.target === this.searchBox;
    if (this.#popover.open ? this.#openKey(event, inSearch) : this.#closedKey(event)) event.preventDefault();
  }

  #closedKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === 'Enter' || key === ' ' || movedIndex(key, 0, 1) !== null) {
      this.#open();
      if (key === 'Home' || key === 'End') this.active = movedIndex(key, 0, this.#options.length) ?? -1;
      return true;
    }
    if (key.length !== 1 || event.altKey) return false;
    this.#open();
    this.#jump(event);
    return true;
  }

  #openKey(event: KeyboardEvent, inSearch: boolean): boolean {
    const { key } = event;
    if (key === 'Enter' || (key === ' ' && !inSearch) || (key === 'ArrowUp' && event.altKey)) {
      this.#pick(this.active);
      return true;
    }
    if (key === 'Tab') {
      this.#pick(this.active);
      return false;
    }
    const moved =
      inSearch && (key === 'Home' || key === 'End') ? null : movedIndex(key, this.active, this.#options.length);
    if (moved !== null) {
      this.active = moved;
      return true;
    }
    if (inSearch || key.length !== 1 || event.altKey) return false;
    this.#jump(event);
    return true;
  }

  #jump(event: KeyboardEvent): void {
    if (this.#searches) {
      this.typed = event.key;
      this.active = this.#options.length > 0 ? 0 : -1;
      return;
    }
    const labels = this.#options.map((option) => option.label);
    const found = TypeAhead.find(labels, this.#typeAhead.add(event.key, event.timeStamp), this.active);
    if (found >= 0) this.active = found;
  }
}

define('asok-dropdown', AsokDropdown);

declare global {
  interface HTMLElementTagNameMap {
    'asok-dropdown': AsokDropdown;
  }
}
