import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LOG_PAGE_SIZES, type LogOutput } from '../../sdk/index.ts';
import { type IconName, icon } from './icon.ts';
import type { LogView } from './log-view.ts';

/** Which entries these are, how many to a page, and the ways to newer and older ones. */
export function renderPager(page: LogOutput, view: LogView): TemplateResult {
  const { localize, store, params } = view;
  const change = ({ target }: Event) =>
    view.change(() => store.setPerPage(Number((target as HTMLSelectElement).value)));
  return html`<div class="pagination" part="footer">
    <span class="range number" part="range"><bdi>${rangeText(page, view)}</bdi></span>
    <select class="input per-page" part="size" aria-label=${localize.term('listRowsPerPage')} @change=${change}>
      ${LOG_PAGE_SIZES.map(
        (size) =>
          html`<option value=${size} .selected=${live(size === params.perPage)}>
            ${localize.term('listPerPage', size)}
          </option>`,
      )}
    </select>
    ${renderSteps(page, view)}
  </div>`;
}

function rangeText({ items, total }: LogOutput, { state, localize }: LogView): string {
  const first = state.shown?.first ?? 1;
  const of = localize.term('listCount', total.value, total.capped);
  return localize.term('listRange', localize.number(first), localize.number(first + items.length - 1), of);
}

function renderSteps({ cursor }: LogOutput, view: LogView): TemplateResult | typeof nothing {
  const { localize, store, params } = view;
  if (params.first === 1 && cursor === null) return nothing;
  const step = (name: IconName, label: string, go: (() => void) | false) => html`<button
    type="button"
    title=${label}
    aria-label=${label}
    aria-disabled=${go ? nothing : 'true'}
    @click=${() => go && view.change(go)}
  >
    ${icon(name)}
  </button>`;
  // Not `disabled`: the button that was pressed keeps the focus.
  return html`<nav class="pages" part="pages" aria-label=${localize.term('auditPages')}>
    ${step('chevrons-left', localize.term('auditNewest'), params.first > 1 && (() => store.newest()))}
    ${step('chevron-left', localize.term('auditNewer'), store.hasNewer && (() => store.newer()))}
    ${step('chevron-right', localize.term('auditOlder'), cursor !== null && (() => store.older()))}
  </nav>`;
}
