import { html, nothing, type TemplateResult } from 'lit';
import type { AnyRecord, FieldDescriptor } from '../../../sdk/index.ts';
import { renderCell } from '../../fields/cells.ts';
import { isEmptyValue } from '../../fields/kind-values.ts';
import { avatar } from '../../internal/avatar.ts';
import type { ListView } from './list-view.ts';
import { relatedRecords } from './relation-labels.ts';

/** The first column: what the record is called, as the way to its page; people with avatar and e-mail address. */
export function renderPrimary(row: AnyRecord, field: FieldDescriptor, view: ListView): TemplateResult {
  const subtitle = view.subtitle && row[view.subtitle.name];
  return html`<div class="primary">
    ${view.people ? avatar(row.$label) : nothing}
    <div class="primary-text">
      ${renderTitle(row, field, view)}
      ${subtitle ? html`<small class="second-line truncated"><bdi>${subtitle}</bdi></small>` : nothing}
    </div>
  </div>`;
}

function renderTitle(row: AnyRecord, field: FieldDescriptor, view: ListView): TemplateResult {
  const destination = { model: view.model.slug, view: 'detail', id: row.$key } as const;
  const value = row[field.name];
  const label = isEmptyValue(value) ? row.$label : nothing;
  const href = view.href(destination);
  const open = (event: Event) => view.open(destination, event);
  return href
    ? html`<a class="title truncated" href=${href} aria-label=${label} @click=${open}>${renderTitleText(field, value, view)}</a>`
    : html`<button type="button" class="title truncated" aria-label=${label} @click=${open}>
        ${renderTitleText(field, value, view)}
      </button>`;
}

// What would be a link of its own is text in this place: one link cannot stand inside another.
function renderTitleText(field: FieldDescriptor, value: unknown, view: ListView): TemplateResult {
  const related = field.relation ? relatedRecords(value).map(({ label }) => label) : [];
  if (related.length > 0) return html`<bdi>${related.join(', ')}</bdi>`;
  const isAddress = (field.kind === 'email' || field.kind === 'url') && typeof value === 'string' && value !== '';
  return isAddress ? html`<bdi>${value}</bdi>` : renderCell(field, value, view.cells);
}
