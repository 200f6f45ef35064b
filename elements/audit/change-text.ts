import type { FieldDescriptor, LoggedChange } from '../../sdk/index.ts';
import { dateOf } from '../fields/day.ts';
import { isEmptyValue } from '../fields/kind-values.ts';
import { formatNumber } from '../fields/number-text.ts';
import { richTextWords } from '../fields/rich-text-value.ts';
import { jsonText, plainText } from '../fields/value-texts.ts';
import type { LocalizeController } from '../i18n/localize.ts';

/** What a value of the log is put in words with. */
export interface Wording {
  localize: LocalizeController;
  /** Kind of the field when the row was written. */
  kind: string;
  /** The field as it is today; absent where it is no more, or of another kind by now. */
  field: FieldDescriptor | undefined;
}

/** Kinds whose values are compared word by word. */
const LONG: ReadonlySet<string> = new Set(['text', 'textarea', 'richtext', 'json', 'unknown']);

/** Whether the words that differ are marked. */
export function isProse(kind: string): boolean {
  return LONG.has(kind);
}

/** A value of the log in words; null for none. */
export function changeText(value: unknown, wording: Wording): string | null {
  if (isEmptyValue(value)) return null;
  return (TEXTS[wording.kind] ?? plainText)(value, wording);
}

type Text = (value: unknown, wording: Wording) => string;

const number: Text = (value, { localize, field }) => {
  const digits = typeof value === 'number' || typeof value === 'bigint' ? String(value) : plainText(value);
  const isKey = field && (field.name === 'id' || /(Id|_id)$/.test(field.name));
  const shown = isKey ? digits : formatNumber(digits, localize.lang());
  return `${field?.prefix ?? ''}${shown}${field?.suffix ? `\u00a0${field.suffix}` : ''}`;
};

const list: Text = (value, { localize }) => localize.term('listAnd', itemsOf(value));

const relation: Text = (value) => {
  const { label } = Object(value) as { label?: unknown };
  return typeof label === 'string' ? label : plainText(value);
};

const TEXTS: Record<string, Text> = {
  boolean: (value, { localize }) =>
    typeof value === 'boolean' ? localize.term(value ? 'yes' : 'no') : plainText(value),
  enum: (value, { field }) => {
    const text = plainText(value);
    return field?.choices?.find((choice) => choice.value === text)?.label ?? text;
  },
  integer: number,
  bigint: number,
  float: number,
  decimal: number,
  date(value, { localize }) {
    const day = dateOf(plainText(value));
    const isDay = !Number.isNaN(day.getTime());
    return isDay ? localize.date(day, { dateStyle: 'medium', timeZone: 'UTC' }) : plainText(value);
  },
  datetime(value, { localize }) {
    const moment = value instanceof Date ? value : new Date(plainText(value));
    if (Number.isNaN(moment.getTime())) return plainText(value);
    // To the second where there is one: two values that differ must not look the same.
    const timeStyle = moment.getTime() % 60_000 === 0 ? 'short' : 'medium';
    return localize.date(moment, { dateStyle: 'medium', timeStyle });
  },
  time: (value) => plainText(value).replace(/^(\d+:\d\d):00(\.0+)?$/, '$1'),
  richtext: (value) => richTextWords(plainText(value)),
  json: (value) => jsonText(value, 2),
  blob: (_value, { localize }) => localize.term('fieldsFile'),
  password: (_value, { localize }) => localize.term('fieldsHidden'),
  belongsTo: relation,
  tags: list,
  permissions: list,
};

/** The words of a list, which some columns keep as one text. */
function itemsOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : isEmptyValue(value) ? [] : plainText(value).split(',');
  return items.map((item) => plainText(item).trim()).filter(Boolean);
}

/** What came to a list and what went from it; null where a change is of no list, or only of its order. */
export function listChange(change: LoggedChange): { added: string[]; removed: string[] } | null {
  if (change.type === 'links') {
    const labels = (items: { label: string }[]) => items.map(({ label }) => label);
    return { added: labels(change.added), removed: labels(change.removed) };
  }
  if (change.type !== 'value' || (change.kind !== 'tags' && change.kind !== 'permissions')) return null;
  const [from, to] = [itemsOf(change.from), itemsOf(change.to)];
  const added = to.filter((item) => !from.includes(item));
  const removed = from.filter((item) => !to.includes(item));
  return added.length + removed.length > 0 ? { added, removed } : null;
}
