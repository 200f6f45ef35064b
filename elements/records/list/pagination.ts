import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type ListOutput, lastNumberedPage } from '../../../sdk/index.ts';
import { type IconName, icon } from '../../internal/icon.ts';
import type { ListView } from './list-view.ts';
import { pageNumbers } from './page-numbers.ts';

/** Which rows these are, how many to a page, and the other pages. */
export function renderPagination(page: ListOutput, view: ListView): TemplateResult {
  const { model, store, localize } = view;
  const perPage = store.$perPage.get();
  const choices = [...new Set([...model.list.perPageChoices, perPage])].sort((a, b) => a - b);
  const change = (event: Event) =>
    view.change(() => store.setPerPage(Number((event.target as HTMLSelectElement).value)));
  return html`<div class="pagination" part="footer">
    <span class="range number" part="range"><bdi>${rangeText(page, view)}</bdi></span>
    <select class="input per-page" part="size" aria-label=${localize.term('listRowsPerPage')} @change=${change}>
      ${choices.map(
        (choice) =>
          html`<option value=${choice} .selected=${live(choice === perPage)}>
            ${localize.term('listPerPage', choice)}
          </option>`,
      )}
    </select>
    ${renderPages(page, view)}
  </div>`;
}

function rangeText(page: ListOutput, { state, localize }: ListView): string {
  const rows = page.rows.length;
  const total = page.total === null ? '?' : localize.term('listCount', page.total, page.totalIs === 'atLeast');
  if (state.firstRow === null) return localize.term('listRangeUncounted', localize.number(rows), total);
  const from = localize.number(state.firstRow);
  return localize.term('listRange', from, localize.number(state.firstRow + rows - 1), total);
}

function renderPages(page: ListOutput, view: ListView): TemplateResult | typeof nothing {
  const { store, localize } = view;
  const pages = pagesOf(page, view);
  const previous = pages.current === null ? page.previous !== null : pages.current > 1;
  const next = page.next !== null || (pages.current !== null && pages.current < pages.numbered);
  if (!previous && !next) return nothing;
  const step = (name: IconName, label: string, go: (() => void) | false) => renderStep({ name, label, go }, view);
  return html`<nav class="pages" part="pages" aria-label=${localize.term('listPages')} @click=${showTop}>
    ${pages.beyond ? step('chevrons-left', localize.term('listFirstPage'), previous && (() => store.goTo(1))) : nothing}
    ${step('chevron-left', localize.term('listPreviousPage'), previous && (() => store.previous()))}
    ${renderNumbers(pages, view)}
    ${step('chevron-right', localize.term('listNextPage'), next && (() => store.next()))}
    ${pages.more ? step('chevrons-right', localize.term('listLastPage'), next && (() => store.last())) : nothing}
  </nav>`;
}

/** Who presses a page at the foot reads on from its first row. By keys the focus stays in sight instead. */
function showTop({ currentTarget, detail }: MouseEvent): void {
  const frame = (currentTarget as HTMLElement).closest('.frame');
  if (detail > 0 && frame && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
}

interface Pages {
  /** null where nobody counted. */
  current: number | null;
  /** How many pages can be asked for by number; 0: the total is not known. */
  numbered: number;
  /** There are pages after the numbered ones. */
  more: boolean;
  /** This page is one of those. */
  beyond: boolean;
}

function pagesOf({ total, totalIs }: ListOutput, { state, store }: ListView): Pages {
  const perPage = store.$perPage.get();
  const current = state.shown?.page ?? null;
  const counted = Math.ceil((total ?? 0) / perPage);
  const numbered = Math.min(counted, lastNumberedPage(perPage));
  const more = total !== null && (totalIs === 'atLeast' || counted > numbered);
  return { current, numbered, more, beyond: current === null || (numbered > 0 && current > numbered) };
}

function renderNumbers({ current, numbered, beyond }: Pages, view: ListView): unknown {
  const { store, localize } = view;
  if (current === null) return nothing;
  // Beyond the numbered pages only the neighbours and the two ends can be reached.
  const steps = beyond || numbered === 0 ? [current] : pageNumbers(current, numbered);
  return steps.map((page) =>
    page === 'gap'
      ? html`<span class="gap" aria-hidden="true">…</span>`
      : html`<button
          type="button"
          class="number"
          aria-label=${localize.term('listPage', localize.number(page))}
          aria-current=${page === current ? 'page' : nothing}
          @click=${() => page !== current && view.change(() => store.goTo(page))}
        >
          ${localize.number(page)}
        </button>`,
  );
}

interface Step {
  name: IconName;
  label: string;
  go: (() => void) | false;
}

// Not `disabled`: at the last page the button that was pressed would lose the focus.
function renderStep({ name, label, go }: Step, view: ListView): TemplateResult {
  return html`<button
    type="button"
    aria-label=${label}
    aria-disabled=${go ? nothing : 'true'}
    @click=${() => go && view.change(go)}
  >
    ${icon(name)}
  </button>`;
}
