import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AnyRecord, FieldDescriptor, FieldKind } from '../../../sdk/index.ts';
import { renderCell } from '../../fields/cells.ts';
import { isEmptyValue } from '../../fields/kind-values.ts';
import type { CellView } from '../../fields/cells.ts';
import type { ListView } from './list-view.ts';
import { renderPrimary } from './primary-cell.ts';
import { cellsOf } from './related.ts';
import { renderRowMenu } from './row-actions.ts';
import { renderSelectBox } from './select-box.ts';

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
      (row) => {
        const selected = view.selection?.has(row.$key) ?? false;
        const cells = cellsOf(row, view);
        return html`<li
          class="record ${selected ? 'selected' : ''}"
          part=${selected ? 'row selected' : 'row'}
          data-key=${row.$key}
        >
          ${renderSelectBox(row, view)} ${primary ? renderPrimary(row, primary, view) : nothing} ${renderRowMenu(row, view)}
          ${
            shown.length > 0
              ? html`<div class="meta">${shown.map((field) => renderMeta(field, row[field.name], cells))}</div>`
              : nothing
          }
        </li>`;
      },
    )}
  </ul>`;
}

function renderMeta(field: FieldDescriptor, value: unknown, cells: CellView): TemplateResult {
  const named = isEmptyValue(value) || !SELF_EVIDENT.has(field.kind);
  return html`<span class="meta-item" part="cell">
    <span class=${named ? 'meta-label' : 'visually-hidden'}>${field.label}</span>
    ${renderCell(field, value, cells)}
  </span>`;
}
