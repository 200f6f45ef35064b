import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { movedIndex, renderOption, TypeAhead } from './listbox.ts';
import { toneDot } from './tone-dot.ts';

/** More choices than this bring a search box. */
const SEARCH_ABOVE = 8;

interface DropdownControl extends ControlFace {
  choices: readonly Choice[];
  value: string | null;
  clearable: boolean;
}

class DropdownDrawing implements Drawing {
  readonly #control: DropdownControl;
  readonly #popover: AnchoredPopover;
  #typeAhead = new TypeAhead();
  #active = -1;
  #typed = '';

  constructor(control: DropdownControl) {
    this.#control = control;
    this.#popover = new AnchoredPopover(control, {
      anchor: '.trigger',
      popover: '.menu',
      closed: (by) => {
        if (by === 'escape') control.control?.focus();
      },
    });
  }

  get #searchBox(): HTMLInputElement | null {
    return this.#control.renderRoot.querySelector('.menu-search input');
  }

  get #chosen(): Choice | undefined {
    return this.#control.choices.find((choice) => choice.value === this.#control.value);
  }

  get #searches(): boolean {
    return this.#control.choices.length > SEARCH_ABOVE;
  }

  get #options(): (Omit<Choice, 'value'> & { value: string | null })[] {
    const wanted = this.#typed.trim().toLocaleLowerCase();
    if (wanted) return this.#control.choices.filter((choice) => choice.label.toLocaleLowerCase().includes(wanted));
    const none = { value: null, label: this.#control.localize.term('fieldsNone') };
    return this.#control.clearable ? [none, ...this.#control.choices] : [...this.#control.choices];
  }

  render(): TemplateResult {
    const { open } = this.#popover;
    const activeId = open && this.#active >= 0 ? `option-${this.#active}` : nothing;
    const name = this.#control.accessibleName;
    return html`<button
        part="base trigger"
        class="control input trigger"
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-controls="list"
        aria-expanded=${open ? 'true' : 'false'}
        aria-activedescendant=${this.#searches ? nothing : activeId}
        aria-label=${name || nothing}
        aria-invalid=${this.#control.invalid ? 'true' : 'false'}
        aria-required=${this.#control.required ? 'true' : nothing}
        aria-readonly=${this.#control.readonly ? 'true' : nothing}
        ?disabled=${this.#control.isDisabled}
        @click=${this.#toggle}
        @keydown=${this.#key}
        ${applyParts(this.#control.parts, 'base', 'trigger')}
      >${this.#renderValue()}${icon('chevron-down', 15)}</button>
      <div part="menu" class="menu" popover="manual" ${applyParts(this.#control.parts, 'menu')}>
        ${open && this.#searches ? this.#renderSearch(activeId) : nothing}
        <div id="list" role="listbox" aria-label=${name || this.#control.localize.term('fieldsChoose')}>
          ${open ? this.#renderOptions() : nothing}
        </div>
        ${
          open && this.#options.length === 0
            ? html`<div class="menu-status" role="status">${this.#control.localize.term('fieldsNoMatches')}</div>`
            : nothing
        }
      </div>`;
  }

  #renderValue(): TemplateResult {
    const chosen = this.#chosen;
    if (chosen) return html`${toneDot(chosen.tone)}<bdi class="truncated">${chosen.label}</bdi>`;
    if (!this.#control.value) {
      return html`<span class="placeholder truncated">${this.#control.placeholder || this.#control.localize.term('fieldsChoose')}</span>`;
    }
    return html`<span class="unknown truncated">${this.#control.localize.term('fieldsUnknownValue', String(this.#control.value))}</span>`;
  }

  #renderSearch(activeId: string | typeof nothing): TemplateResult {
    return html`<div class="menu-search">
      <div class="input-group">
        ${icon('search', 14)}
        <input
          part="search"
          role="combobox"
          aria-label=${this.#control.localize.term('fieldsFilter', this.#control.accessibleName)}
          aria-autocomplete="list"
          aria-controls="list"
          aria-expanded="true"
          aria-activedescendant=${activeId}
          autocomplete="off"
          .value=${live(this.#typed)}
          @input=${this.#filter}
          @change=${(event: Event) => event.stopPropagation()}
          @keydown=${this.#key}
          ${applyParts(this.#control.parts, 'search')}
        />
      </div>
    </div>`;
  }

  #renderOptions(): TemplateResult[] {
    return this.#options.map(({ value, label, tone }, index) =>
      renderOption({
        id: `option-${index}`,
        label,
        tone,
        active: index === this.#active,
        selected: value === (this.#control.value || null),
        parts: this.#control.parts,
        pick: () => this.#pick(index),
      }),
    );
  }

  updated(): void {
    this.#control.renderRoot.querySelector('.menu-item.active')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #toggle = (): void => {
    if (this.#popover.open) this.#popover.hide();
    else this.#open();
  };

  #open(): void {
    if (this.#control.readonly || this.#control.isDisabled) return;
    this.#typed = '';
    this.#typeAhead = new TypeAhead();
    this.#active = this.#options.findIndex((option) => option.value === (this.#control.value || null));
    this.#popover.show();
    if (this.#searches) void this.#control.updateComplete.then(() => this.#searchBox?.focus());
  }

  #pick(index: number): void {
    const option = this.#options[index];
    this.#popover.hide();
    this.#control.control?.focus();
    if (!option || option.value === (this.#control.value || null)) return;
    this.#control.value = option.value;
    this.#control.emit('input', 'change');
  }

  readonly #filter = (event: Event): void => {
    event.stopPropagation();
    this.#typed = (event.target as HTMLInputElement).value;
    this.#active = this.#options.length > 0 ? 0 : -1;
    this.#control.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const inSearch = event.target === this.#searchBox;
    if (this.#popover.open ? this.#openKey(event, inSearch) : this.#closedKey(event)) event.preventDefault();
    this.#control.requestUpdate();
  };

  #closedKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === 'Enter' || key === ' ' || movedIndex(key, 0, 1) !== null) {
      this.#open();
      if (key === 'Home' || key === 'End') this.#active = movedIndex(key, 0, this.#options.length) ?? -1;
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
      this.#pick(this.#active);
      return true;
    }
    if (key === 'Tab') {
      this.#pick(this.#active);
      return false;
    }
    const moved =
      inSearch && (key === 'Home' || key === 'End') ? null : movedIndex(key, this.#active, this.#options.length);
    if (moved !== null) {
      this.#active = moved;
      return true;
    }
    if (inSearch || key.length !== 1 || event.altKey) return false;
    this.#jump(event);
    return true;
  }

  #jump(event: KeyboardEvent): void {
    if (this.#searches) {
      this.#typed = event.key;
      this.#active = this.#options.length > 0 ? 0 : -1;
      return;
    }
    const labels = this.#options.map((option) => option.label);
    const found = TypeAhead.find(labels, this.#typeAhead.add(event.key, event.timeStamp), this.#active);
    if (found >= 0) this.#active = found;
  }
}

export const styles = css`
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
`;

export function start(control: ControlFace): Drawing {
  return new DropdownDrawing(control as DropdownControl);
}
