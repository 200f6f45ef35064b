import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { keyed } from 'lit/directives/keyed.js';
import { type AnyRecord, type FieldDescriptor, type FieldKind, sortField } from '../../../sdk/index.ts';
import { type CellView, renderCell } from '../../fields/cells.ts';
import { registeredView } from '../../fields/registry.ts';
import { icon } from '../../internal/icon.ts';
import type { ListView } from './list-view.ts';
import { renderPrimary } from './primary-cell.ts';
import { cellsOf } from './related.ts';
import { renderRowActions } from './row-actions.ts';
import { renderSelectBox, renderSelectPage } from './select-box.ts';

const NUMERIC: ReadonlySet<FieldKind> = new Set(['integer', 'bigint', 'float', 'decimal']);

/** Rows that a browser skips together while they are out of sight. */
const GROUP = 25;

/**
 * The rows as a native table; columns leave by their priority when there is no room. Another page is drawn into the rows
 * of the one before, as to make them anew costs several times as much.
 */
export function renderTable(rows: readonly AnyRecord[], view: ListView): TemplateResult {
  const groups = Array.from({ length: Math.ceil(rows.length / GROUP) }, (_none, index) =>
    rows.slice(index * GROUP, (index + 1) * GROUP),
  );
  return html`<table part="table">
    ${renderHead(view)}
    ${groups.map((group) => html`<tbody part="body">${group.map((row) => renderRowOnce(row, view))}</tbody>`)}
  </table>`;
}

/** Only what a row shows draws it again, not that something is asked for or that another row is selected. */
function renderRowOnce(row: AnyRecord, view: ListView): unknown {
  return guard([row, view.selection?.has(row.$key), ...view.drawnFrom], () => renderRow(row, view));
}

/** The head alone stands over the skeleton, too. */
export function renderHead(view: ListView): TemplateResult {
  return html`<thead part="head">
    <tr>
      ${view.selection ? html`<th scope="col" class="select">${renderSelectPage(view)}</th>` : nothing}
      ${view.columns.map((field, index) => renderColumnHead(field, { index, view }))}
      <th scope="col" class="row-end"><span class="visually-hidden">${view.localize.term('actions')}</span></th>
    </tr>
  </thead>`;
}

function renderColumnHead(field: FieldDescriptor, { index, view }: { index: number; view: ListView }): TemplateResult {
  const [sort = ''] = view.store.$sort.get();
  const sorted = sortField(sort) === field.name;
  const direction = sort.startsWith('-') ? 'descending' : 'ascending';
  // Under the bulk bar: nothing to see there that could have the focus.
  const covered = view.selection?.isEmpty === false;
  const arrow = sorted ? (direction === 'ascending' ? 'arrow-up' : 'arrow-down') : 'chevrons-up-down';
  return html`<th
    scope="col"
    class=${columnClasses(field, index)}
    data-priority=${priorityOf(field, index)}
    aria-sort=${ifDefined(sorted ? direction : undefined)}
  >
    ${
      field.sortable
        ? html`<button
          type="button"
          tabindex=${covered ? -1 : nothing}
          @click=${() => view.change(() => view.store.toggleSort(field.name))}
        >
          ${field.label}${icon(arrow, 13)}
        </button>`
        : field.label
    }
  </th>`;
}

function renderRow(row: AnyRecord, view: ListView): TemplateResult {
  const [primary, ...columns] = view.columns;
  const { selection } = view;
  const selected = selection?.has(row.$key) ?? false;
  const cells = cellsOf(row, view);
  return html`<tr part=${selected ? 'row selected' : 'row'} class=${selected ? 'selected' : ''} data-key=${row.$key}>
    ${selection ? html`<td part="cell" class="select">${renderSelectBox(row, view)}</td>` : nothing}
    ${
      primary
        ? html`<th scope="row" part="cell" class=${columnClasses(primary, 0)}>${renderPrimary(row, primary, view)}</th>`
        : nothing
    }
    ${columns.map(
      (field, index) =>
        html`<td part="cell" class=${columnClasses(field, index + 1)} data-priority=${priorityOf(field, index + 1)}>
          <div class="cell truncated">${renderOwn(field, row, cells)}</div>
        </td>`,
    )}
    <td part="cell" class="row-end">${renderRowActions(row, view)}</td>
  </tr>`;
}

// What a team draws may keep something of its own, which belongs to one record.
function renderOwn(field: FieldDescriptor, row: AnyRecord, cells: CellView): unknown {
  const cell = renderCell(field, row[field.name], cells);
  return registeredView(field.kind) ? keyed(row.$key, cell) : cell;
}

/** The first column stays whatever its field says: it is the way to the record. */
function priorityOf(field: FieldDescriptor, index: number): number {
  return index === 0 ? 1 : field.priority;
}

// Plain text: a directive in each of two thousand cells is felt.
function columnClasses(field: FieldDescriptor, index: number): string {
  if (index === 0) return 'first';
  return NUMERIC.has(field.kind) ? 'numeric' : '';
}
