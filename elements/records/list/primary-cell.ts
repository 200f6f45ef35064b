import { html, nothing, type TemplateResult } from 'lit';
import type { AnyRecord, FieldDescriptor } from '../../../sdk/index.ts';
import { renderCell } from '../../fields/cells.ts';
import type { ListView } from './list-view.ts';
import { relatedRecords } from './relation-labels.ts';

const CATEGORIES = 6;

/** The first column: what the record is called, as the way to its page; people with avatar and e-mail address. */
export function renderPrimary(row: AnyRecord, field: FieldDescriptor, view: ListView): TemplateResult {
  const subtitle = view.subtitle && row[view.subtitle.name];
  return html`<div class="primary">
    ${view.people ? renderAvatar(row) : nothing}
    <div class="primary-text">
      ${renderTitle(row, field, view)}
      ${subtitle ? html`<small class="second-line truncated" dir="auto">${subtitle}</small>` : nothing}
    </div>
  </div>`;
}

function renderTitle(row: AnyRecord, field: FieldDescriptor, view: ListView): TemplateResult {
  const destination = { model: view.model.slug, view: 'detail', id: row.$key } as const;
  const value = row[field.name];
  // A relation in this place is text: its own link cannot stand inside the link to the record.
  const text = field.relation ? relatedRecords(value).map(({ label }) => label) : null;
  const content = text && text.length > 0 ? text.join(', ') : renderCell(field, text ? null : value, view.cells);
  const isEmpty = text ? text.length === 0 : value === null || value === undefined || value === '';
  const label = isEmpty ? row.$label : nothing;
  const href = view.href(destination);
  const open = (event: Event) => view.open(destination, event);
  return href
    ? html`<a class="title truncated" dir="auto" href=${href} aria-label=${label} @click=${open}>${content}</a>`
    : html`<button type="button" class="title truncated" dir="auto" aria-label=${label} @click=${open}>
        ${content}
      </button>`;
}

function renderAvatar({ $key, $label }: AnyRecord): TemplateResult {
  return html`<span class="avatar" data-category=${categoryOf($key)} aria-hidden="true">${initialsOf($label)}</span>`;
}

/** Initials of the first and the last word. */
export function initialsOf(label: string): string {
  const words = label.match(/[\p{L}\p{N}]+/gu) ?? [];
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

/** One of the categorical colours, always the same for a record. */
function categoryOf(key: string): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 10_007;
  return (sum % CATEGORIES) + 1;
}
