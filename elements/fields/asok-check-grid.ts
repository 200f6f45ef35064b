import { css, type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { OptionsOutput, RelationValue } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { FormControl } from './form-control.ts';
import { OptionSearch } from './option-search.ts';

/** More choices than this bring a filter box. */
const FILTER_ABOVE = 12;

/**
 * Any number of related records, as a grid of checkboxes. Records beyond the first answer of the search are found by
 * the filter box; those already chosen always show, and come first where there are too many to see at once.
 *
 * @fires {Event} input
 * @fires {Event} change
 * @csspart container - the group
 * @csspart input - the filter box
 * @csspart item - the label around one checkbox
 * @csspart box - one checkbox
 * @csspart all - the button that chooses all, or none
 * @csspart retry - the button that loads the records again
 * @csspart counter - how many are chosen
 */
export class AsokCheckGrid extends FormControl {
  static override styles: CSSResultGroup = [
    FormControl.styles,
    css`
      .group {
        padding: 6px 12px;
        border: 1px solid var(--asok-color-line);
        border-radius: var(--asok-radius-sm);
      }
      :host([invalid]) .group {
        border-color: var(--asok-color-danger);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 30px;
        margin-block-end: 4px;
      }
      .head > .input-group {
        flex: 1 1 160px;
        max-inline-size: 320px;
      }
      .counter {
        margin-inline-start: auto;
        white-space: nowrap;
      }
      .link-button {
        font-size: var(--asok-text-xs);
        white-space: nowrap;
      }
      .items {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(160px, 100%), 1fr));
        column-gap: 16px;
        max-block-size: 264px;
        margin-inline: -4px;
        padding-inline: 4px;
        overflow: auto;
      }
      .choice {
        padding-block: 4px;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .status:not(:empty) {
        margin-block-start: 4px;
      }
      .status {
        color: var(--asok-color-text-subtle);
        font-size: var(--asok-text-xs);
      }
    `,
  ];

  @property({ attribute: false }) value: readonly RelationValue[] = [];
  /** Finds records by a text; an empty one gives the first. */
  @property({ attribute: false }) search: ((q: string) => Promise<OptionsOutput>) | null = null;

  @state() private typed = '';
  /** The first answer, and whether there are records beyond it. */
  @state() private first: readonly RelationValue[] = [];
  @state() private firstHasMore = false;

  /** What was chosen before anybody ticked here: these come first, and stay where they are. */
  #given: readonly RelationValue[] = [];
  /** The keys that were chosen here last: they may come back from outside as another list. */
  #taken = '';

  readonly #search = new OptionSearch(this, async (q) => {
    const answer = (await this.search?.(q)) ?? { options: [], more: false };
    if (q === '') {
      this.first = answer.options;
      this.firstHasMore = answer.more;
    }
    return answer;
  });

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as readonly RelationValue[];
  }

  protected override formValue(): FormData {
    const data = new FormData();
    for (const { key } of this.value) data.append(this.name, key);
    return data;
  }

  protected override problem(): null {
    return null;
  }

  protected override isEmpty(): boolean {
    return this.value.length === 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#search.now('');
    if (changed.has('value') && keysOf(this.value) !== this.#taken) this.#given = this.value;
  }

  get #filters(): boolean {
    return this.firstHasMore || this.first.length > FILTER_ABOVE;
  }

  get #shown(): readonly RelationValue[] {
    const wanted = this.typed.trim().toLocaleLowerCase();
    if (wanted && this.firstHasMore) return this.#search.options;
    const ahead = this.#filters ? this.#given : [];
    const known = [...ahead, ...this.first, ...this.value].map((option) => [option.key, option] as const);
    const all = [...new Map(known).values()];
    return wanted ? all.filter((option) => option.label.toLocaleLowerCase().includes(wanted)) : all;
  }

  override render(): TemplateResult {
    const shown = this.#shown;
    const locked = this.isDisabled || this.readonly;
    return html`<div part="container" class="control group" role="group" aria-label=${this.accessibleName || nothing} ${applyParts(this.parts, 'container')}>
      <div class="head">
        ${this.#filters ? this.#renderFilter() : nothing}
        <span part="counter" class="counter" aria-live="polite" ${applyParts(this.parts, 'counter')}
          >${this.localize.term('fieldsSelected', this.value.length)}</span
        >
        ${shown.length > 1 && !locked && !this.firstHasMore ? this.#renderAll(shown) : nothing}
      </div>
      <div class="items">${repeat(
        shown,
        ({ key }) => key,
        (option) => this.#renderItem(option, locked),
      )}</div>
      <div class="status" role="status">${this.#status(shown)}</div>
      ${
        this.#search.status === 'failed'
          ? html`<button part="retry" class="link-button" type="button" @click=${() => this.#search.now(this.typed)}>
              ${this.localize.term('tryAgain')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderFilter(): TemplateResult {
    return html`<div class="input-group">
      ${icon('search', 14)}
      <input
        part="input"
        type="text"
        autocomplete="off"
        aria-label=${this.localize.term('fieldsFilter', this.accessibleName)}
        placeholder=${this.localize.term('search')}
        .value=${live(this.typed)}
        @input=${this.#filter}
        @change=${(event: Event) => event.stopPropagation()}
        ${applyParts(this.parts, 'input')}
      />
    </div>`;
  }

  #renderAll(shown: readonly RelationValue[]): TemplateResult {
    const chosen = new Set(this.value.map((option) => option.key));
    const all = shown.every((option) => chosen.has(option.key));
    return html`<button part="all" class="link-button" type="button" @click=${() => this.#setAll(shown, !all)}>
      ${this.localize.term(all ? 'fieldsUnselectAll' : 'fieldsSelectAll')}
    </button>`;
  }

  #renderItem(option: RelationValue, locked: boolean): TemplateResult {
    return html`<label part="item" class="choice" ${applyParts(this.parts, 'item', 'option')}>
      <input
        part="box"
        class="checkbox"
        type="checkbox"
        .checked=${live(this.value.some((chosen) => chosen.key === option.key))}
        ?disabled=${locked}
        @input=${(event: Event) => event.stopPropagation()}
        @change=${(event: Event) => this.#set(event, option)}
      />
      <bdi>${option.label}</bdi>
    </label>`;
  }

  #status(shown: readonly RelationValue[]): string {
    if (this.#search.status === 'searching' || this.#search.status === 'failed') return this.#search.message;
    if (shown.length === 0) return this.localize.term('fieldsNoMatches');
    const beyond = this.typed.trim() ? this.#search.more : this.firstHasMore;
    return beyond && this.firstHasMore ? this.localize.term('fieldsMoreMatches') : '';
  }

  #filter(event: Event): void {
    event.stopPropagation();
    this.typed = (event.target as HTMLInputElement).value;
    if (!this.typed.trim()) this.#search.stop();
    else if (this.firstHasMore) this.#search.later(this.typed);
  }

  #set(event: Event, option: RelationValue): void {
    event.stopPropagation();
    const others = this.value.filter((chosen) => chosen.key !== option.key);
    this.#take((event.target as HTMLInputElement).checked ? [...others, option] : others);
  }

  #setAll(options: readonly RelationValue[], on: boolean): void {
    const keys = new Set(options.map((option) => option.key));
    const others = this.value.filter((chosen) => !keys.has(chosen.key));
    this.#take(on ? [...others, ...options] : others);
  }

  #take(value: readonly RelationValue[]): void {
    this.#taken = keysOf(value);
    this.value = value;
    this.emit('input', 'change');
  }
}

function keysOf(records: readonly RelationValue[]): string {
  return JSON.stringify(records.map(({ key }) => key));
}

define('asok-check-grid', AsokCheckGrid);

declare global {
  interface HTMLElementTagNameMap {
    'asok-check-grid': AsokCheckGrid;
  }
}
