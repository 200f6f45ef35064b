import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { RelationValue } from '../../sdk/index.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { OptionSearch } from './option-search.ts';
import type { RecordsFace } from './records-control.ts';

/** More choices than this bring a filter box. */
const FILTER_ABOVE = 12;

class GridDrawing implements Drawing {
  readonly #control: RecordsFace;
  readonly #search: OptionSearch;
  #typed = '';
  /** The first answer, and whether there are records beyond it. */
  #first: readonly RelationValue[] = [];
  #firstHasMore = false;
  /** What was chosen before anybody ticked here: these come first, and stay where they are. */
  #given: readonly RelationValue[];
  /** The keys that were chosen here last: they may come back from outside as another list. */
  #taken = '';

  constructor(control: RecordsFace) {
    this.#control = control;
    this.#given = control.value;
    this.#search = new OptionSearch(control, async (q) => {
      const answer = (await control.search?.(q)) ?? { options: [], more: false };
      if (q === '') {
        this.#first = answer.options;
        this.#firstHasMore = answer.more;
      }
      return answer;
    });
    this.#search.now('');
  }

  willUpdate(changed: PropertyValues): void {
    const { value } = this.#control;
    if (changed.has('value') && keysOf(value) !== this.#taken) this.#given = value;
  }

  get #filters(): boolean {
    return this.#firstHasMore || this.#first.length > FILTER_ABOVE;
  }

  get #shown(): readonly RelationValue[] {
    const wanted = this.#typed.trim().toLocaleLowerCase();
    if (wanted && this.#firstHasMore) return this.#search.options;
    const ahead = this.#filters ? this.#given : [];
    const known = [...ahead, ...this.#first, ...this.#control.value].map((option) => [option.key, option] as const);
    const all = [...new Map(known).values()];
    return wanted ? all.filter((option) => option.label.toLocaleLowerCase().includes(wanted)) : all;
  }

  render(): TemplateResult {
    const shown = this.#shown;
    const locked = this.#control.isDisabled || this.#control.readonly;
    const chosen = keySet(this.#control.value);
    return html`<div part="base" class="control group" role="group" aria-label=${this.#control.accessibleName || nothing} ${applyParts(this.#control.parts, 'base')}>
      <div class="head">
        ${this.#filters ? this.#renderFilter() : nothing}
        <span part="counter" class="counter" aria-live="polite" ${applyParts(this.#control.parts, 'counter')}
          >${this.#control.localize.term('fieldsSelected', this.#control.value.length)}</span
        >
        ${shown.length > 1 && !locked && !this.#firstHasMore ? this.#renderAll(shown) : nothing}
      </div>
      <div class="items">${repeat(
        shown,
        ({ key }) => key,
        (option) => this.#renderItem(option, { chosen, locked }),
      )}</div>
      <div class="status" role="status">${this.#status(shown)}</div>
      ${
        this.#search.status === 'failed'
          ? html`<button part="retry" class="link-button" type="button" @click=${() => this.#search.now(this.#typed)} ${applyParts(this.#control.parts, 'retry')}>
              ${this.#control.localize.term('tryAgain')}
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
        aria-label=${this.#control.localize.term('fieldsFilter', this.#control.accessibleName)}
        placeholder=${this.#control.localize.term('search')}
        .value=${live(this.#typed)}
        @input=${this.#filter}
        @change=${(event: Event) => event.stopPropagation()}
        ${applyParts(this.#control.parts, 'input')}
      />
    </div>`;
  }

  #renderAll(shown: readonly RelationValue[]): TemplateResult {
    const chosen = keySet(this.#control.value);
    const all = shown.every((option) => chosen.has(option.key));
    return html`<button part="all" class="link-button" type="button" @click=${() => this.#setAll(shown, !all)} ${applyParts(this.#control.parts, 'all')}>
      ${this.#control.localize.term(all ? 'fieldsUnselectAll' : 'fieldsSelectAll')}
    </button>`;
  }

  #renderItem(option: RelationValue, { chosen, locked }: { chosen: Set<string>; locked: boolean }): TemplateResult {
    return html`<label part="item option" class="choice" ${applyParts(this.#control.parts, 'item', 'option')}>
      <input
        part="box"
        class="checkbox"
        type="checkbox"
        .checked=${live(chosen.has(option.key))}
        ?disabled=${locked}
        @input=${(event: Event) => event.stopPropagation()}
        @change=${(event: Event) => this.#set(event, option)}
        ${applyParts(this.#control.parts, 'box')}
      />
      <bdi>${option.label}</bdi>
    </label>`;
  }

  #status(shown: readonly RelationValue[]): string {
    if (this.#search.status === 'searching' || this.#search.status === 'failed') return this.#search.message;
    if (shown.length === 0) return this.#control.localize.term('fieldsNoMatches');
    const beyond = this.#typed.trim() ? this.#search.more : this.#firstHasMore;
    return beyond && this.#firstHasMore ? this.#control.localize.term('fieldsMoreMatches') : '';
  }

  readonly #filter = (event: Event): void => {
    event.stopPropagation();
    this.#typed = (event.target as HTMLInputElement).value;
    this.#control.requestUpdate();
    if (!this.#typed.trim()) this.#search.stop();
    else if (this.#firstHasMore) this.#search.later(this.#typed);
  };

  #set(event: Event, option: RelationValue): void {
    event.stopPropagation();
    const others = this.#control.value.filter((chosen) => chosen.key !== option.key);
    this.#take((event.target as HTMLInputElement).checked ? [...others, option] : others);
  }

  #setAll(options: readonly RelationValue[], on: boolean): void {
    const keys = keySet(options);
    const others = this.#control.value.filter((chosen) => !keys.has(chosen.key));
    this.#take(on ? [...others, ...options] : others);
  }

  #take(value: readonly RelationValue[]): void {
    this.#taken = keysOf(value);
    this.#control.value = value;
    this.#control.emit('input', 'change');
  }
}

function keySet(records: readonly RelationValue[]): Set<string> {
  return new Set(records.map(({ key }) => key));
}

function keysOf(records: readonly RelationValue[]): string {
  return JSON.stringify(records.map(({ key }) => key));
}

export const styles = css`
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
    /* Of hundreds of boxes those out of sight are neither laid out nor painted; they stay in the tab order and the tree. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 30px;
    margin-inline: -4px;
    padding: 4px;
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
`;

export function start(control: ControlFace): Drawing {
  return new GridDrawing(control as RecordsFace);
}
