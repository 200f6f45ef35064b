import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError } from '../../../sdk/index.ts';
import { errorText } from '../../i18n/errors.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon, modelIcon } from '../../internal/icon.ts';
import { focusTool } from './focus-tool.ts';
import type { ListView } from './list-view.ts';
import { renderHead } from './table.ts';

/** Rows of a skeleton: about what a screen shows. */
const SKELETON_ROWS = 8;

/** Shapes of what comes; the style shows them after 150 ms only, so that a quick answer shows none. */
export function renderSkeleton(view: ListView): TemplateResult {
  const rows = Array.from({ length: Math.min(SKELETON_ROWS, view.store.$perPage.get()) }, (_, index) => index);
  return html`<p class="visually-hidden" role="status">${view.localize.term('loading')}</p>
    <div class="late" aria-hidden="true" inert>
      ${
        view.stacked
          ? html`<ul class="cards">
            ${rows.map(
              (row) =>
                html`<li class="record">${renderPrimaryShape(row, view)}<div class="meta">${bar(row)}</div></li>`,
            )}
          </ul>`
          : html`<table>
            ${renderHead(view)}
            <tbody>
              ${rows.map((row) => renderRowShape(row, view))}
            </tbody>
          </table>`
      }
    </div>`;
}

function renderRowShape(row: number, view: ListView): TemplateResult {
  return html`<tr>
    ${view.selection ? html`<td class="select"></td>` : nothing}
    ${view.columns.map((field, column) =>
      column === 0
        ? html`<td>${renderPrimaryShape(row, view)}</td>`
        : html`<td data-priority=${field.priority}>${bar(row + column)}</td>`,
    )}
    <td class="row-end"></td>
  </tr>`;
}

function renderPrimaryShape(row: number, { people, subtitle }: ListView): TemplateResult {
  return html`<div class="primary">
    ${people ? html`<span class="skeleton round"></span>` : nothing}
    <div class="primary-text">${bar(row)}${subtitle ? bar(row + 1) : nothing}</div>
  </div>`;
}

// Lines of uneven length read as text to come.
function bar(seed: number): TemplateResult {
  return html`<span class="skeleton" data-width=${seed % 4}></span>`;
}

/** The model has no records at all. */
export function renderFirstRun(view: ListView, create: TemplateResult | typeof nothing): TemplateResult {
  const { model, localize } = view;
  return html`<div class="state" part="state">
    <span class="tile accent">${modelIcon(model.icon, 22)}</span>
    <h2>${localize.term('listEmptyTitle', model.label)}</h2>
    ${
      model.can.add
        ? html`<p>${localize.term('listEmptyText')}</p>
          <div class="actions">${create}</div>`
        : nothing
    }
  </div>`;
}

/** Search and filters find nothing: says what was asked, and offers to ask less. */
export function renderNoResults(view: ListView): TemplateResult {
  const { model, store, localize } = view;
  const { q, filters } = store.$params.get();
  const filterCount = Object.keys(filters).length;
  return html`<div class="state" part="state">
    <span class="tile">${icon('search', 22)}</span>
    <h2>${localize.term('listNothingTitle', model.label)}</h2>
    ${q ? html`<p>${localize.term('listNothingSearch', q, model.list.search)}</p>` : nothing}
    ${filterCount > 0 ? html`<p>${localize.term('listNothingFilters', filterCount)}</p>` : nothing}
    <div class="actions">
      ${
        filterCount > 0
          ? html`<button
            type="button"
            class="button"
            @click=${() => {
              view.change(() => store.setFilters({}));
              focusTool(view, 'filters');
            }}
          >
            ${localize.term('listClearFilters')}
          </button>`
          : nothing
      }
      ${
        q
          ? html`<button
            type="button"
            class="button ${filterCount > 0 ? 'ghost' : ''}"
            @click=${() => {
              view.change(() => store.setSearch(''));
              focusTool(view, 'search');
            }}
          >
            ${localize.term('listClearSearch')}
          </button>`
          : nothing
      }
    </div>
  </div>`;
}

interface Failure {
  /** What could not be loaded. */
  label: string;
  error: AsokError | null;
  localize: LocalizeController;
  retry(): void;
}

/** Asking failed; the same may be asked again. */
export function renderFailure({ label, error, localize, retry }: Failure): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <span class="tile danger">${icon('server-crash', 22)}</span>
    <h2>${localize.term('listErrorTitle', label)}</h2>
    <p>${error ? errorText(localize, error) : nothing} ${localize.term('listErrorKept')}</p>
    <div class="actions">
      <button type="button" class="button primary" data-retry @click=${retry}>
        ${icon('rotate-ccw')}${localize.term('tryAgain')}
      </button>
    </div>
    ${error?.requestId ? html`<p class="mono">${localize.term('requestId', error.requestId)}</p>` : nothing}
  </div>`;
}

interface Denial {
  /** Slug that the list was asked to show. */
  slug: string;
  localize: LocalizeController;
  signedIn: boolean;
}

/** The actor may not see this list; whether the model exists is not said. */
export function renderDenied({ slug, localize, signedIn }: Denial): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <span class="tile">${icon('lock', 22)}</span>
    <h2>${localize.term('listDeniedTitle')}</h2>
    <p>${localize.term(signedIn ? 'errorForbidden' : 'errorUnauthenticated')}</p>
    ${signedIn ? html`<p>${localize.term('listDeniedPermission', `${slug}.view`)}</p>` : nothing}
  </div>`;
}

/** The page asks for columns that do not exist: said in place of the list, so that the mistake is seen and not guessed. */
export function renderUnknownColumns(names: string[], { label, localize }: Pick<Failure, 'label' | 'localize'>) {
  return html`<div class="state" part="state" role="alert">
    <span class="tile danger">${icon('circle-alert', 22)}</span>
    <h2>${localize.term('listUnknownColumns', names)}</h2>
    <p>${localize.term('listUnknownColumnsText', label)}</p>
  </div>`;
}
