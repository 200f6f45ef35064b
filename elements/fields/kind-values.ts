import { html, nothing, type TemplateResult } from 'lit';
import type { FieldDescriptor } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../internal/icon.ts';
import { dateOf } from './day.ts';
import type { CellView, ValueRenderer } from './field-view.ts';
import { formatNumber } from './number-text.ts';
import { safeUrl } from './safe-url.ts';
import { toneDot } from './tone-dot.ts';
import { cutText, jsonText, plainText, relativeText, sizeText } from './value-texts.ts';

/** Nothing to show: null, an empty text, no related records. */
export function isEmptyValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  const list = value as { items?: unknown; count?: unknown };
  return typeof value === 'object' && list.count === 0 && Array.isArray(list.items) && list.items.length === 0;
}

/** The dash that stands for no value. */
export function renderEmpty(localize: LocalizeController): TemplateResult {
  return html`<span part="empty" class="subtle" aria-hidden="true">—</span
    ><span class="visually-hidden">${localize.term('empty')}</span>`;
}

/** A value that is not what its kind says: shown as it is, and marked. */
export function renderMarked(text: string): TemplateResult {
  return html`<span part="marked" class="badge warning">${icon('triangle-alert', 13)}<bdi class="truncated">${text}</bdi></span>`;
}

const unexpected = (value: unknown, view: CellView): TemplateResult =>
  renderMarked(view.localize.term('fieldsBadValue', cutText(plainText(value))));

/** Text in a table: one line, cut; the whole in `title`. */
export const textCell: ValueRenderer = (_field, value) => {
  const text = plainText(value);
  const cut = cutText(text);
  return html`<bdi title=${cut === text ? nothing : text.slice(0, 1000)}>${cut}</bdi>`;
};

/** A text with its lines. */
export const textValue: ValueRenderer = (_field, value) => html`<bdi class="value-text">${plainText(value)}</bdi>`;

/** Code on one line. */
export const monoCell: ValueRenderer = (_field, value) => html`<bdi class="mono">${cutText(plainText(value))}</bdi>`;

/** Code with its lines. */
export const monoValue: ValueRenderer = (_field, value) => html`<bdi class="mono value-text">${plainText(value)}</bdi>`;

/** A link where the stored address is a safe one, else plain text. */
export const urlCell: ValueRenderer = (_field, value) => {
  const href = safeUrl(plainText(value));
  const text = html`<bdi>${cutText(plainText(value))}</bdi>`;
  return href ? html`<a class="link" href=${href} target="_blank" rel="noopener noreferrer">${text}</a>` : text;
};

/** A link that writes to the address. */
export const emailCell: ValueRenderer = (_field, value) => {
  const text = plainText(value);
  const shown = html`<bdi>${cutText(text)}</bdi>`;
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) return shown;
  // Encoded, so that an address cannot add recipients or a subject.
  return html`<a class="link" href="mailto:${encodeURIComponent(text).replace('%40', '@')}">${shown}</a>`;
};

/** A link that dials, where the stored number is one. */
export const telCell: ValueRenderer = (_field, value) => {
  const text = plainText(value);
  const shown = html`<bdi class="number" dir="ltr">${cutText(text)}</bdi>`;
  const digits = text.replace(/(?:x|ext\.?|#).*$/i, '').replace(/[^\d+]/g, '');
  return /^\+?\d{3,}$/.test(digits) ? html`<a class="link" href="tel:${digits}">${shown}</a>` : shown;
};

/** A colour beside its name. */
export const colorCell: ValueRenderer = (field, value, view) => {
  const text = plainText(value);
  if (!/^#[\da-f]{6}$/i.test(text)) return unexpected(value, view);
  return html`<span class="values"
    ><svg part="swatch" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"
      ><rect x=".5" y=".5" width="11" height="11" rx="3" fill=${text} stroke="currentColor" stroke-opacity=".25"></rect></svg
    >${monoCell(field, text, view)}</span
  >`;
};

/** A number in the form of the language, between prefix and suffix. */
export const numberCell: ValueRenderer = ({ name, prefix, suffix }, value, view) => {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return unexpected(value, view);
  const isKey = name === 'id' || /(Id|_id)$/.test(name);
  const shown = isKey ? text : formatNumber(text, view.localize.lang());
  // A number and its unit stay on one line.
  return html`<span class="number">${prefix ?? ''}${shown}${suffix ? `\u00a0${suffix}` : ''}</span>`;
};

/** Yes or no, beside a mark. */
export const booleanCell: ValueRenderer = (_field, value, view) => {
  if (typeof value !== 'boolean') return unexpected(value, view);
  return html`<span part="boolean" class="badge ${value ? 'success' : 'neutral'}"
    >${icon(value ? 'check' : 'x', 12)}${view.localize.term(value ? 'yes' : 'no')}</span
  >`;
};

/** The label of a choice as a badge, in its tone. */
export const choiceCell: ValueRenderer = ({ choices }, value, view) => {
  const text = plainText(value);
  const choice = choices?.find((known) => known.value === text);
  if (!choice) return renderMarked(view.localize.term('fieldsUnknownValue', cutText(text)));
  const { tone, label } = choice;
  return html`<span part="badge" class="badge ${tone ?? ''}">${toneDot(tone)}<bdi class="truncated">${label}</bdi></span>`;
};

/** A day: no zone shifts it. */
export const dateCell: ValueRenderer = (_field, value, view) => {
  const date = typeof value === 'string' ? dateOf(value) : new Date(Number.NaN);
  if (Number.isNaN(date.getTime())) return badDate(value, view);
  const text = view.localize.date(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return html`<time class="number" datetime=${String(value)} title=${String(value)}>${text}</time>`;
};

/** A moment: in a table relative up to seven days, the local day otherwise; in full UTC in `title`. */
export const momentCell: ValueRenderer = (_field, value, view) =>
  renderMoment(
    value,
    view,
    (moment) => relativeText(moment, new Date(), view.localize) ?? view.localize.date(moment, { dateStyle: 'medium' }),
  );

/** A moment with its day and time, in full UTC in `title`. */
export const momentValue: ValueRenderer = (_field, value, view) => renderMoment(value, view, () => null);

function renderMoment(value: unknown, view: CellView, short: (moment: Date) => string | null): TemplateResult {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return badDate(value, view);
  const full = view.localize.date(value, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });
  const text = short(value) ?? view.localize.date(value, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time class="number" datetime=${value.toISOString()} title=${full}>${text}</time>`;
}

function badDate(value: unknown, view: CellView): TemplateResult {
  const text = value instanceof Date ? '' : cutText(plainText(value));
  return renderMarked(view.localize.term('fieldsBadDate', text || '?'));
}

/** A time of day, without seconds that are zero. */
export const timeCell: ValueRenderer = (_field, value, view) => {
  const text = plainText(value);
  if (!/^\d{1,3}:[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(text)) return unexpected(value, view);
  return html`<span class="number">${text.replace(/^(\d+:\d\d):00(\.0+)?$/, '$1')}</span>`;
};

/** JSON on one line. */
export const jsonCell: ValueRenderer = (_field, value) => html`<bdi class="mono">${cutText(jsonText(value))}</bdi>`;

/** JSON, indented. */
export const jsonValue: ValueRenderer = (_field, value) =>
  html`<code class="value-json" dir="ltr">${jsonText(value, 2)}</code>`;

/** Words of one's own: in a table the first three, on a page all. */
export const tagsCell: ValueRenderer = (_field, value, view) => renderTags(value, view, 3);

/** Every word as a chip. */
export const tagsValue: ValueRenderer = (_field, value, view) => renderTags(value, view, Infinity);

function renderTags(value: unknown, view: CellView, most: number): TemplateResult {
  if (!Array.isArray(value) || !value.every((word) => typeof word === 'string')) return unexpected(value, view);
  const more = value.length - most;
  return html`<span class="values"
    >${value.slice(0, most).map((word) => html`<span part="tag" class="badge"><bdi class="truncated">${cutText(word)}</bdi></span>`)}${
      more > 0
        ? html`<span part="more" class="badge number" title=${value.slice(most).join(', ')}
            ><span aria-hidden="true">+${view.localize.number(more)}</span
            ><span class="visually-hidden">${view.localize.term('fieldsAndMore', more)}</span></span
          >`
        : nothing
    }</span
  >`;
}

/** The size of a file: one that is stored, or one just chosen, which has a name too. */
export const fileCell: ValueRenderer = (_field, value, { localize }) => {
  const { bytes, name, size = bytes } = value as { bytes?: unknown; name?: string; size?: unknown };
  const known = typeof size === 'number' ? sizeText(size, localize) : null;
  if (known === null) return html`<span class="subtle">${localize.term('fieldsFile')}</span>`;
  return html`<span class="subtle">${name ? html`<bdi>${name}</bdi>, ${known}` : localize.term('fieldsFileSize', known)}</span>`;
};

/** The same, and a button that fetches it. */
export const fileValue: ValueRenderer = (field, value, view) => {
  const { localize, download } = view;
  if (!download) return fileCell(field, value, view);
  return html`<span class="values"
    >${fileCell(field, value, view)}<button
      part="download"
      class="button small"
      type="button"
      aria-label=${localize.term('fieldsDownloadOf', field.label)}
      @click=${() => download(field)}
    >
      ${localize.term('fieldsDownload')}
    </button></span
  >`;
};

/** Never the value, even if one arrived. */
export const passwordCell: ValueRenderer = (_field, _value, { localize }) =>
  html`<span class="subtle" aria-hidden="true">••••••</span><span class="visually-hidden">${localize.term('fieldsHidden')}</span>`;

/** Permissions on one line. */
export const permissionsCell: ValueRenderer = (field: FieldDescriptor, value, view) =>
  monoCell(field, permissionList(value).join(', '), view);

/** Permissions as a list. */
export const permissionsValue: ValueRenderer = (_field, value) =>
  html`<ul class="values">${permissionList(value).map((held) => html`<li class="badge mono">${held}</li>`)}</ul>`;

function permissionList(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(plainText) : plainText(value).split(',');
  return list.map((held) => held.trim()).filter(Boolean);
}
