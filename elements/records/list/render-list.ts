import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from '../../internal/icon.ts';
import { bulkParts, filterParts, relatedParts } from '../../internal/part-names.ts';
import { renderCards } from './cards.ts';
import type { AsokFilterChangeEvent } from './events.ts';
import type { PanelMode } from './layout-controller.ts';
import { filterableFields, type ListView } from './list-view.ts';
import { renderPagination } from './pagination.ts';
import type { RelatedController } from './related.ts';
import type { OptionSearch } from './relation-labels.ts';
import { renderDenied, renderFailure, renderFirstRun, renderNoResults, renderSkeleton } from './states.ts';
import { renderTable } from './table.ts';
import { renderToolbar, type Toolbar } from './toolbar.ts';

/** The filter panel as the list keeps it. */
interface Panel {
  open: boolean;
  mode: PanelMode;
  /** Always the same function. */
  search: OptionSearch;
  close(): void;
  /** A sheet's filters apply. */
  applied(): void;
}

interface Surroundings {
  toolbar: Toolbar;
  panel: Panel;
  related: RelatedController;
}

/** The whole page: head, toolbar, rows or what stands in their place, and the filter panel. */
export function renderList(view: ListView, { toolbar, panel, related }: Surroundings): TemplateResult {
  const { state, stacked } = view;
  if (state.status === 'denied')
    return renderDenied({ slug: view.model.slug, localize: view.localize, signedIn: true });
  const firstRun = isFirstRun(view);
  const docked = panel.open && panel.mode === 'docked' && !firstRun;
  const { selection } = view;
  const selecting = selection?.isEmpty === false && (state.page?.rows.length ?? 0) > 0;
  return html`<div class="list ${stacked ? 'stacked' : ''} ${selection ? 'selectable' : ''} ${selecting ? 'selecting' : ''}">
    ${renderHeader(view)} ${firstRun ? nothing : renderToolbar(view, toolbar)}
    <div class="content ${docked ? 'with-panel' : ''}">
      <div class="card frame">
        ${view.slow ? html`<div class="progress-bar"></div>` : nothing}
        ${selecting && !stacked ? renderBulkBar(view) : nothing}
        ${firstRun ? renderFirstRun(view, renderNew(view)) : renderBody(view)}
      </div>
      ${firstRun ? nothing : renderPanel(view, panel)}
    </div>
    ${selecting && stacked ? renderBulkBar(view) : nothing}
    ${
      related.records
        ? html`<asok-related
          exportparts=${relatedParts}
          .records=${related.records}
          .cells=${view.cells}
          @close=${() => related.close()}
        ></asok-related>`
        : nothing
    }
    <p class="visually-hidden" role="status">${selecting ? selectedText(view) : nothing}</p>
    <p class="visually-hidden" role="status">${announcement(view)}</p>
  </div>`;
}

function renderBulkBar(view: ListView): TemplateResult {
  return html`<asok-bulk-bar
    part="bulk-bar"
    exportparts=${bulkParts}
    .view=${view}
    ?docked=${view.stacked}
    ><slot name="bulk-actions"></slot
  ></asok-bulk-bar>`;
}

function selectedText({ selection, localize }: ListView): string {
  const { total, totalIs } = selection?.selected.count ?? {};
  return localize.term('listSelected', total ?? 0, totalIs === 'atLeast');
}

// Another model gets another panel, with nothing left of what was typed and found in this one.
function renderPanel(view: ListView, panel: Panel): unknown {
  const { model, store, state } = view;
  return keyed(
    model,
    html`<asok-filter-panel
      exportparts=${filterParts}
      ?open=${panel.open}
      .mode=${panel.mode}
      .fields=${filterableFields(model)}
      .filters=${store.$params.get().filters}
      .found=${state.page}
      .labels=${view.labels}
      .search=${panel.search}
      .count=${store.count}
      @asok-filter-change=${({ filters }: AsokFilterChangeEvent) => {
        if (panel.mode === 'sheet') panel.applied();
        view.change(() => store.setFilters(filters));
      }}
      @close=${panel.close}
    ></asok-filter-panel>`,
  );
}

function renderHeader(view: ListView): TemplateResult {
  const { model, state, localize } = view;
  const { total, totalIs } = state.page ?? { total: null, totalIs: 'exact' };
  return html`<header class="page-head" part="header">
    <h1 class="page-title" part="title">
      ${model.label}
      ${
        total === null
          ? nothing
          : html`<bdi class="total number">${localize.term('listCount', total, totalIs === 'atLeast')}</bdi>`
      }
    </h1>
    ${model.can.add ? html`<div class="page-actions" part="actions">${renderNew(view)}</div>` : nothing}
  </header>`;
}

function renderNew(view: ListView): TemplateResult {
  const { model, localize } = view;
  const destination = { model: model.slug, view: 'new' } as const;
  const content = html`${icon('plus')}${localize.term('formNew', model.labelSingular)}`;
  const href = view.href(destination);
  const open = (event: Event) => view.open(destination, event);
  return href
    ? html`<a class="button primary new" href=${href} @click=${open}>${content}</a>`
    : html`<button type="button" class="button primary new" @click=${open}>${content}</button>`;
}

function renderBody(view: ListView): TemplateResult {
  const { model, state, store, localize, stacked } = view;
  const { status, page, error } = state;
  if (status === 'error') {
    return renderFailure({ label: model.label, error, localize, retry: () => void store.load() });
  }
  if (!page) return renderSkeleton(view);
  if (page.rows.length === 0) return renderNoResults(view);
  const busy = status === 'refreshing';
  return html`<div
      class="region"
      role="region"
      tabindex="0"
      aria-label=${model.label}
      aria-busy=${busy}
    >
      ${stacked ? renderCards(page.rows, view) : renderTable(page.rows, view)}
    </div>
    ${renderPagination(page, view)}`;
}

function isFirstRun({ state, store }: ListView): boolean {
  const { q, filters } = store.$params.get();
  const nothingAsked = q === '' && Object.keys(filters).length === 0;
  return state.status === 'ready' && nothingAsked && state.page?.rows.length === 0;
}

function announcement({ state, localize }: ListView): string {
  const { status, page } = state;
  if (status === 'error' || !page || page.total === null) return '';
  return localize.term('listResults', page.total, page.totalIs === 'atLeast');
}
