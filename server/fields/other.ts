import { z } from 'zod';
import { normaliseText } from '../roles/permissions.ts';
import { EXACT, type Kind } from './kind.ts';
import { isStorable } from './text.ts';

/** Yes and no. */
export const boolean: Kind = {
  name: 'boolean',
  operators: ['equals', 'not', 'isNull'],
  filter: 'boolean',
  sortable: true,
  schema: () => z.boolean(),
  // Drivers give 0 and 1, a BIT column gives bytes.
  decode: (value) => (Buffer.isBuffer(value) ? value[0] === 1 : value === true || value === 1 || value === '1'),
};

/** One of the column's values or of the `choices` given; an unknown stored value is passed on, the elements mark it. */
export const enumeration: Kind = {
  name: 'enum',
  operators: EXACT,
  filter: 'choices',
  sortable: true,
  schema: ({ choices }) => z.enum((choices ?? []).map((choice) => choice.value)),
  decode: String,
};

// JSON escapes NUL, but half of a surrogate pair only some databases take.
function isStorableJson(value: unknown): boolean {
  let isStorable = true;
  JSON.stringify(value, (key, item: unknown) => {
    isStorable &&= key.isWellFormed() && (typeof item !== 'string' || item.isWellFormed());
    return item;
  });
  return isStorable;
}

// MariaDB and SQLite keep JSON as text; what is no JSON is passed on as text.
function readJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Any JSON; shown and written as a whole. */
export const json: Kind = {
  name: 'json',
  operators: ['isNull'],
  filter: null,
  sortable: false,
  wide: true,
  schema: () => z.json().refine(isStorableJson, { params: { code: 'format' } }),
  decode: readJson,
};

const WORDS = 100;

/** Words of one's own, such as keywords, in a JSON column. Each stands there once. */
export const tags: Kind = {
  name: 'tags',
  operators: ['contains', 'isNull'],
  filter: 'text',
  sortable: false,
  columns: ['JSON', 'JSONB'],
  schema: () =>
    z
      .array(
        z
          .string()
          .min(1)
          .max(WORDS)
          .refine((word) => isStorable(word) && word.trim() === word, { params: { code: 'format' } }),
      )
      .max(WORDS)
      .refine((words) => new Set(words).size === words.length, { params: { code: 'format' } }),
  decode: readJson,
  words: true,
};

/** Write-only text. What is hashed, and how, is the business of the write pipeline. */
export const password: Kind = {
  name: 'password',
  operators: [],
  filter: null,
  sortable: false,
  secret: true,
  schema: () => z.string(),
  decode: () => undefined,
};

/** The comma-separated rights of a role. */
export const permissions: Kind = {
  name: 'permissions',
  operators: ['contains', 'isNull'],
  filter: null,
  sortable: false,
  wide: true,
  schema: () => z.string().max(20_000),
  // Somebody may have written the column by SQL, without the `view` that every other right needs.
  decode: (value) => normaliseText(String(value)),
};

/** A column type that we do not know: shown as text, never written. */
export const unknown: Kind = {
  name: 'unknown',
  operators: ['isNull'],
  filter: null,
  sortable: false,
  schema: () => z.never(),
  decode: (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)),
};
