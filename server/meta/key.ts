import type { Key } from '../contract.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from './entry.ts';
import { type Field, schemaOf } from './field.ts';

const OWN_WORDS = new Set(['new', 'trash', '.', '..']);

/** Longest key of a record: a longer one is no address, and the log has no room for it. */
export const MAX_KEY = 700;

/** Makes the opaque key of a record from its values in primary-key order. */
export function encodeKey(values: readonly unknown[]): Key {
  if (values.length === 1 && typeof values[0] === 'number') return String(values[0]);
  const key = values.length === 1 ? encodePart(values[0]) : values.map(encodePart).join('~');
  // Words of our own URLs are escaped, so that no record hides behind a page; so are the steps that browsers take out.
  return OWN_WORDS.has(key) ? `%${key.charCodeAt(0).toString(16)}${key.slice(1)}` : key;
}

/** The key of a row that holds the key attributes. */
export function keyOf(entry: ModelEntry, row: Record<string, unknown>): Key {
  return encodeKey(entry.key.map((field) => row[field.name]));
}

/**
 * The primary-key condition that a key stands for.
 * @throws AdminError `NOT_FOUND` for a text that can be no key of this model, as for a record that does not exist
 */
export function decodeKey(entry: ModelEntry, key: Key): Record<string, unknown> {
  const parts = key.split('~');
  if (entry.key.length === 0 || parts.length !== entry.key.length || key.length > MAX_KEY) throw errors.notFound();
  return Object.fromEntries(entry.key.map((field, index) => [field.name, decodePart(field, parts[index] ?? '')]));
}

/**
 * Whether a row is the very one that a key names. MySQL compares texts by their collation: looking for `zoe` it finds
 * `Zoë`, which is another record.
 */
export function isNamedBy(entry: ModelEntry, key: Key, row: Record<string, unknown>): boolean {
  const parts = key.split('~');
  return entry.key.every(
    (field, index) => !isText(field) || decodeText(parts[index] ?? '') === String(row[field.name]),
  );
}

function isText({ kind }: Field): boolean {
  return kind.operators.includes('contains');
}

function encodePart(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = value instanceof Date ? value.toISOString() : String(value);
  return encodeURIComponent(text).replaceAll('~', '%7E');
}

/** One part of a key as a value of its field. @throws AdminError `NOT_FOUND` */
export function decodePart(field: Field, part: string): unknown {
  const text = decodeText(part);
  const value = parse(field, text);
  // Strict: MySQL would read "1abc" as 1, and find another record than the one named.
  if (value === undefined || !schemaOf(field).safeParse(value).success) throw errors.notFound();
  return value;
}

function parse(field: Field, text: string): unknown {
  switch (field.kind.name) {
    case 'integer':
      return /^(0|-?[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined;
    case 'float':
      return text !== '' && String(Number(text)) === text ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'datetime':
      return new Date(text);
    default:
      return text;
  }
}

function decodeText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw errors.notFound();
  }
}
