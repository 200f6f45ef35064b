import { html, nothing, type TemplateResult } from 'lit';
import type { FieldDescriptor, RelationList, RelationValue } from '../../sdk/index.ts';
import type { CellView, ValueRenderer } from './field-view.ts';
import { renderMarked } from './kind-values.ts';
import { cutText, plainText } from './value-texts.ts';

/** A related record: a link to it where its model has pages. */
export const relationCell: ValueRenderer = (field, value, view) =>
  isRelation(value) ? renderLink(field, value, view) : bad(value, view);

/** To-many in a table: the first, and how many more. */
export const relationsCell: ValueRenderer = (field, value, view) => {
  const list = relationList(value);
  const [first] = list?.items ?? [];
  if (!list || !first) return bad(value, view);
  return html`<span class="values">${renderLink(field, first, view)}${renderMore(field, list, view)}</span>`;
};

/** To-many on a page: every one that came, and how many more there are. */
export const relationsValue: ValueRenderer = (field, value, view) => {
  const list = relationList(value);
  if (!list) return bad(value, view);
  const { items } = list;
  return html`<ul class="values">${items.map((item) => html`<li>${renderLink(field, item, view)}</li>`)}${
    list.count > items.length
      ? html`<li>${view.localize.term('fieldsAndMore', list.count - items.length)}</li>`
      : nothing
  }</ul>`;
};

/** A to-many value of a record or of a form; null for anything else. */
export function relationList(value: unknown): RelationList | null {
  const items: unknown = Array.isArray(value) ? value : (value as RelationList | null)?.items;
  if (!Array.isArray(items) || !items.every(isRelation)) return null;
  const count = (value as Partial<RelationList>).count;
  return { items, count: typeof count === 'number' ? count : items.length };
}

function isRelation(value: unknown): value is RelationValue {
  return typeof value === 'object' && value !== null && 'key' in value && 'label' in value;
}

function bad(value: unknown, view: CellView): TemplateResult {
  return renderMarked(view.localize.term('fieldsBadValue', cutText(plainText(value))));
}

/** Behind the first record of a cell: how many more, as a button where they can be shown. */
function renderMore(
  field: FieldDescriptor,
  { items, count }: RelationList,
  view: CellView,
): TemplateResult | typeof nothing {
  const more = count - 1;
  if (more < 1) return nothing;
  const known = items.slice(1).map((item) => item.label);
  const text = html`<span aria-hidden="true">+${view.localize.number(more)}</span
    ><span class="visually-hidden">${view.localize.term('fieldsAndMore', more)}</span>`;
  if (!view.showRelated) return html`<span part="more" class="badge number" title=${known.join(', ')}>${text}</span>`;
  return html`<button
    part="more"
    class="badge number more"
    type="button"
    aria-haspopup="dialog"
    aria-expanded="false"
    @click=${({ currentTarget }: Event) => view.showRelated?.(field, currentTarget as HTMLElement)}
    >${text}</button
  >`;
}

function renderLink({ relation }: FieldDescriptor, { key, label }: RelationValue, view: CellView): TemplateResult {
  const text = html`<bdi>${cutText(label)}</bdi>`;
  const model = relation?.model;
  if (!model) return text;
  const href = view.href?.(model, key) ?? null;
  const open = (event: MouseEvent) => {
    // A press that asks for a new tab or window is the browser's.
    if (!view.open || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    view.open(model, key);
  };
  if (href) return html`<a part="link" class="relation" href=${href} @click=${open}>${text}</a>`;
  if (!view.open) return text;
  return html`<button part="link" class="relation" type="button" role="link" @click=${open}>${text}</button>`;
}
