import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AnyRecord, FieldDescriptor, FieldKind } from '../../../sdk/index.ts';
import { renderCell } from '../../fields/cells.ts';
import { isEmptyValue } from '../../fields/kind-values.ts';
import type { ListView } from './list-view.ts';
import { renderPrimary } from './primary-cell.ts';
import { renderRowMenu } from './row-actions.ts';

/** Values that say by themselves what they are about; the others stand after their label. */
const SELF_EVIDENT: ReadonlySet<FieldKind> = new Set(['belongsTo', 'belongsToMany', 'enum', 'email', 'url', 'text']);

/** The rows of a phone: what a record is called, then one line of the rest, and one button for what may be done. */
export function renderCards(rows: readonly AnyRecord[], view: ListView): TemplateResult {
  const [primary, ...columns] = view.columns;
  const shown = columns.filter((field) => field.priority < 3);
  return html`<ul class="cards" part="body">
    ${repeat(
      rows,
      (row) => row.$key,
      (row) =>
        html`<li class="record" part="row" data-key=${row.$key}>
          ${primary ? renderPrimary(row, primary, view) : nothing} ${renderRowMenu(row, view)}
          ${
            shown.length > 0
              ? html`<div class="meta">${shown.map((field) => renderMeta(field, row[field.name], view))}</div>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

function renderMeta(field: FieldDescriptor, value: unknown, view: ListView): TemplateResult {
  const named = isEmptyValue(value) || !SELF_EVIDENT.has(field.kind);
  return html`<span class="meta-item" part="cell">
    <span class=${named ? 'meta-label' : 'visually-hidden'}>${field.label}</span>
    ${renderCell(field, value, view.cells)}
  </span>`;
}
