import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AnyRecord } from '../../../sdk/index.ts';
import type { ListView } from './list-view.ts';

/** The box of one row. Shift and a press selects the rows from the last one pressed. */
export function renderSelectBox(row: AnyRecord, { selection, localize }: ListView): TemplateResult | typeof nothing {
  if (!selection) return nothing;
  return html`<label class="select-box" @mousedown=${keepText}>
    <input
      class="checkbox"
      part="select"
      type="checkbox"
      aria-label=${localize.term('listSelectRow', row.$label)}
      .checked=${live(selection.has(row.$key))}
      @click=${(event: MouseEvent) => selection.toggle(row.$key, event.shiftKey)}
    />
  </label>`;
}

/** The box of the page: all, some or none of its rows. */
export function renderSelectPage({ state, selection, localize }: ListView): TemplateResult | typeof nothing {
  if (!selection) return nothing;
  const rows = state.page?.rows ?? [];
  const selected = rows.filter((row) => selection.has(row.$key)).length;
  return html`<label class="select-box">
    <input
      class="checkbox select-page"
      part="select"
      type="checkbox"
      aria-label=${localize.term('listSelectPage')}
      .checked=${live(selected > 0 && selected === rows.length)}
      .indeterminate=${live(selected > 0 && selected < rows.length)}
      @click=${() => selection.togglePage()}
    />
  </label>`;
}

// Shift and a press would mark the text in between as well.
function keepText(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}
