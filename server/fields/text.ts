import { z } from 'zod';
import type { FieldKind } from '../contract.ts';
import { type FieldFacts, type Kind, TEXTUAL } from './kind.ts';

/** Whether every database keeps a text as it is: half of a surrogate pair is no character, and at NUL SQLite stops. */
export function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0');
}

function text({ maxLength }: FieldFacts): z.ZodString {
  const base = z.string().refine(isStorable, { params: { code: 'format' } });
  return maxLength === null ? base : base.max(maxLength);
}

function textKind(name: FieldKind, check?: (value: string) => boolean, more: Partial<Kind> = {}): Kind {
  return {
    name,
    operators: TEXTUAL,
    filter: 'text',
    sortable: name !== 'textarea',
    wide: name === 'textarea',
    schema: (facts) =>
      check ? text(facts).refine((value) => value === '' || check(value), { params: { code: 'format' } }) : text(facts),
    decode: (value) =>
      typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('utf8') : String(value),
    ...more,
  };
}

// Linear checks: no pattern here can be made to backtrack.
const isEmail = (value: string) => {
  const at = value.lastIndexOf('@');
  return (
    at > 0 &&
    value.length <= 320 &&
    /^[^\s@]+$/.test(value.slice(0, at)) &&
    /^[^\s@.]+(\.[^\s@.]+)*$/.test(value.slice(at + 1))
  );
};
const isUrl = (value: string) => value.length <= 2048 && URL.canParse(value) && /^(https?|mailto|tel):/i.test(value);
// As people write them: `+44 20 7946 0000`, `(0)30 1234-56 ext. 7`. Short ones such as 112 count.
const isPhone = (value: string) => {
  const digits = value.replace(/\D/g, '').length;
  return (
    value.length <= 50 &&
    digits >= 3 &&
    digits <= 24 &&
    /^\+?[\d().][\d ()./-]*(?:(?:x|ext\.?|#) ?\d{1,6})?$/i.test(value)
  );
};

/** Column types of texts that one sees whole. */
const TEXT_COLUMNS = ['STRING', 'CHAR', 'CITEXT', 'TEXT'];

/** The kinds of text, by what they check. */
export const textKinds = [
  textKind('text'),
  textKind('textarea'),
  textKind('email', isEmail),
  textKind('url', isUrl),
  textKind('slug', (value) => /^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*$/u.test(value)),
  textKind('tel', isPhone, { columns: TEXT_COLUMNS }),
  textKind('color', (value) => /^#[\da-f]{6}$/i.test(value), {
    columns: TEXT_COLUMNS,
    encode: (value) => String(value).toLowerCase(),
  }),
  textKind('uuid', (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)),
];
