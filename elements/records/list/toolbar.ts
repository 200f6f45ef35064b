import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldDescriptor, FieldFilter } from '../../../sdk/index.ts';
import { icon } from '../../internal/icon.ts';
import { columnParts } from '../../internal/part-names.ts';
import './asok-column-chooser.ts';
import { conditionText } from './conditions.ts';
import type { AsokColumnsChangeEvent, AsokDensityChangeEvent, Density } from './events.ts';
import { focusTool } from './focus-tool.ts';
import { filterableFields, type ListView } from './list-view.ts';

/** What the toolbar shows beside the list itself. */
export interface Toolbar {
  /** What is in the search box, typed or applied. */
  search: string;
  panelOpen: boolean;
  type(q: string): void;
  /** Applies what is typed, without waiting. */
  submit(): void;
  /** The search box was left. */
  leave(): void;
  togglePanel(): void;
  editFilter(field: string): void;
  /** All columns there can be. */
  columnChoices: FieldDescriptor[];
  chooseColumns(columns: string[] | null): void;
  density: Density;
  chooseDensity(density: Density): void;
}

/** Search box, the filters that are on, and the buttons of the panel and the columns. */
export function renderToolbar(view: ListView, toolbar: Toolbar): TemplateResult {
  const filters = Object.entries(view.store.$params.get().filters);
  return html`<div class="toolbar" part="toolbar">
    ${view.model.list.search.length > 0 ? renderSearch(view, toolbar) : nothing}
    ${filters.length > 0 ? renderChips(filters, { view, toolbar }) : nothing}
    <div class="toolbar-end">
      ${filterableFields(view.model).length > 0 ? renderFilterButton(filters.length, { view, toolbar }) : nothing}
      <asok-column-chooser
        exportparts=${columnParts}
        ?narrow=${view.stacked}
        .choices=${toolbar.columnChoices}
        .columns=${view.columns}
        .density=${toolbar.density}
        @asok-columns-change=${(event: AsokColumnsChangeEvent) => toolbar.chooseColumns(event.columns)}
        @asok-density-change=${({ density }: AsokDensityChangeEvent) => toolbar.chooseDensity(density)}
      ></asok-column-chooser>
    </div>
  </div>`;
}

function renderSearch({ model, localize }: ListView, toolbar: Toolbar): TemplateResult {
  const label = localize.term('listSearch', model.list.search);
  const submit = (event: Event) => {
    event.preventDefault();
    toolbar.submit();
  };
  return html`<form class="search input-group" role="search" part="search" @submit=${submit}>
    ${icon('search', 15)}
    <input
      type="search"
      placeholder=${label}
      aria-label=${label}
      aria-keyshortcuts="/"
      autocomplete="off"
      maxlength="200"
      .value=${live(toolbar.search)}
      @input=${(event: InputEvent) => toolbar.type((event.target as HTMLInputElement).value)}
      @blur=${() => toolbar.leave()}
    />
  </form>`;
}

interface Context {
  view: ListView;
  toolbar: Toolbar;
}

function renderChips(filters: [string, FieldFilter][], { view, toolbar }: Context): TemplateResult {
  return html`<div class="chips" part="chips">
    ${repeat(
      filters,
      ([name]) => name,
      ([name, conditions]) => {
        const field = view.model.fields.find((other) => other.name === name);
        return field ? renderChip(field, conditions, { view, toolbar }) : nothing;
      },
    )}
    <button
      type="button"
      class="link-button clear"
      @click=${() => {
        view.change(() => view.store.setFilters({}));
        focusTool(view, 'filters');
      }}
    >
      ${view.localize.term('listClearFilters')}
    </button>
  </div>`;
}

function renderChip(field: FieldDescriptor, conditions: FieldFilter, { view, toolbar }: Context): TemplateResult {
  const { localize, labels } = view;
  const remove = (event: Event) => {
    const chip = (event.currentTarget as HTMLElement).closest('.chip');
    const [next] = [chip?.nextElementSibling, chip?.previousElementSibling].filter((other) => other?.matches('.chip'));
    const rest = chip?.closest('.toolbar')?.querySelector<HTMLElement>('.toolbar-end > .button') ?? null;
    view.change(() => view.store.setFilter(field.name, null));
    (next?.querySelector('button') ?? rest)?.focus();
  };
  const removeByKey = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') remove(event);
  };
  return html`<span class="chip" @keydown=${removeByKey}>
    <button type="button" aria-haspopup="dialog" @click=${() => toolbar.editFilter(field.name)}>
      ${field.label} <b>${conditionText(field, conditions, { localize, labels })}</b>
    </button>
    <button type="button" aria-label=${localize.term('listRemoveFilter', field.label)} @click=${remove}>
      ${icon('x', 13)}
    </button>
  </span>`;
}

function renderFilterButton(count: number, { view, toolbar }: Context): TemplateResult {
  const { localize } = view;
  return html`<button
    type="button"
    class="button filters"
    aria-expanded=${toolbar.panelOpen}
    @click=${() => toolbar.togglePanel()}
  >
    ${icon('sliders-horizontal')}<span class="words">${localize.term('listFilters')}</span>
    ${
      count > 0
        ? html`<span class="count" aria-hidden="true">${localize.number(count)}</span>
          <span class="visually-hidden">${localize.term('listFiltersOn', count)}</span>`
        : nothing
    }
  </button>`;
}
