import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldDescriptor, FormState, FormStore } from '../../../sdk/index.ts';
import { type CellView, renderValue } from '../../fields/cells.ts';
import { renderField } from '../../fields/field.ts';
import { renderInput } from '../../fields/inputs.ts';
import type { Section } from '../sections.ts';

interface FieldCards {
  view: CellView;
  store: FormStore;
  state: FormState;
  sections: readonly Section[];
}

/** The fields of the form, a card for each fieldset. */
export function renderCards(cards: FieldCards): unknown {
  // Keyed by record: another record's inputs start afresh.
  return repeat(
    cards.sections,
    ({ id }) => id,
    ({ id, title, fields }) => html`<fieldset
      class="card section"
      part="fieldset"
      id=${id}
      tabindex="-1"
      aria-labelledby=${title ? `${id}-title` : nothing}
    >
      ${title ? html`<div class="card-head"><h2 class="card-title" id="${id}-title">${title}</h2></div>` : nothing}
      <div class="card-body">
        <div class="fields">${repeat(
          fields,
          ({ name }) => name,
          (field) => renderOne(cards, field),
        )}</div>
      </div>
    </fieldset>`,
  );
}

function renderOne({ view, store, state }: FieldCards, field: FieldDescriptor): TemplateResult {
  const { localize } = view;
  const { name } = field;
  const id = `field-${name}`;
  const error = state.errors[name] ?? null;
  const creating = store.key === null;
  const isWritable = store.isWritable(field);
  const control = isWritable
    ? renderInput(field, {
        id,
        describedBy: `${id}-help ${id}-error`,
        value: state.values[name],
        stored: state.base[name],
        values: state.values,
        invalid: error !== null,
        disabled: false,
        localize,
        slug: store.model.slug,
        creating,
        createHref: field.relation?.add && field.relation.model ? (view.newHref?.(field.relation.model) ?? null) : null,
        download: () => view.download?.(field),
        search: (q) => store.search(name, q),
        change: (value) => store.set(name, value),
      })
    : html`<div part="readonly" class="readonly" id=${id}>${renderValue(field, state.record?.[name], view)}</div>`;
  const changed = state.dirty.includes(name);
  return html`<div class=${classMap({ cell: true, wide: isWide(field) })}>
    ${renderField(field, { id, control, error, changed, creating, localize, valueOnly: !isWritable })}
  </div>`;
}

/** Takes a row of its own: long texts, files, and lists of choices. */
function isWide(field: FieldDescriptor): boolean {
  if (field.fullRow !== undefined) return field.fullRow;
  return field.wide || ['textarea', 'json', 'tags', 'blob'].includes(field.kind) || field.relation?.many === true;
}
