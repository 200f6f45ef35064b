import { z } from 'zod';
import { compareDecimals, digitsOf, fractionLength } from '../../sdk/decimal.ts';
import { type FieldFacts, type Kind, ORDERED } from './kind.ts';

function bounded(schema: z.ZodNumber, { min, max, unsigned }: FieldFacts): z.ZodNumber {
  const low = min ?? (unsigned ? 0 : null);
  const above = low === null ? schema : schema.min(low);
  return max === null ? above : above.max(max);
}

const common = { operators: ORDERED, filter: 'number', sortable: true } as const;

/** Whole numbers that JavaScript holds exactly. */
export const integer: Kind = {
  ...common,
  name: 'integer',
  schema: (facts) => bounded(z.int(), facts),
  decode: (value) => Number(value),
};

/** Numbers that are kept as doubles. */
export const float: Kind = {
  ...common,
  name: 'float',
  schema: (facts) => bounded(z.number(), facts),
  decode: (value) => Number(value),
};

type Limit = number | string | null;

/** Bounds of a number that travels as text: compared by its digits, as no double holds them. */
function exactly(schema: z.ZodString, low: Limit, high: Limit): z.ZodString {
  return schema.superRefine((value, ctx) => {
    const refuse = (code: string, params: object) => ctx.addIssue({ code: 'custom', params: { code, ...params } });
    if (low !== null && compareDecimals(value, String(low)) < 0) refuse('tooSmall', { min: low });
    else if (high !== null && compareDecimals(value, String(high)) > 0) refuse('tooLarge', { max: high });
  });
}

const BIG = 2n ** 63n;

/** Whole numbers beyond 2^53 travel as text, on every database. */
export const bigint: Kind = {
  ...common,
  name: 'bigint',
  schema: ({ min, max, unsigned }) =>
    exactly(
      z
        .string()
        .max(20)
        // What is no number ends the check here: BigInt would throw.
        .regex(/^-?\d+$/, { abort: true })
        .refine((value) => BigInt(value) >= -BIG && BigInt(value) < BIG, { params: { code: 'tooLarge' } }),
      min ?? (unsigned ? 0 : null),
      max,
    ),
  decode: String,
};

/**
 * Digits that the column has no room for: a database would round them away and say nothing.
 * `digits` is the number of significant ones that the database keeps, `precision` and `scale` are the column's own.
 */
function fitting(schema: z.ZodString, { precision, scale, digits }: FieldFacts): z.ZodString {
  return schema.superRefine((value, ctx) => {
    const refuse = (code: string, max: number | string) => ctx.addIssue({ code: 'custom', params: { code, max } });
    const whole = digitsOf(value)?.whole ?? '0';
    const room = precision === null ? null : precision - (scale ?? 0);
    if (scale !== null && fractionLength(value) > scale) refuse('tooManyDecimals', scale);
    else if (room !== null && whole !== '0' && whole.length > room) refuse('tooLarge', largest(room, scale ?? 0));
    else if (digits !== null && !isKept(value, digits)) refuse('tooManyDigits', digits);
  });
}

/** The largest number of a column, such as 99.9. */
function largest(room: number, scale: number): string {
  return `${'9'.repeat(room) || '0'}${scale > 0 ? `.${'9'.repeat(scale)}` : ''}`;
}

/** Whole numbers of 64 bits are kept as such, everything else by its first digits. */
function isKept(value: string, digits: number): boolean {
  const { whole, fraction } = digitsOf(value) ?? { whole: '0', fraction: '' };
  if (fraction === '') return BigInt(whole) < BIG;
  return `${whole}${fraction}`.replace(/^0+/, '').length <= digits;
}

/** Exact decimals travel as text with the column's digits after the point. */
export const decimal: Kind = {
  ...common,
  name: 'decimal',
  schema: (facts) => {
    const text = z
      .string()
      .max(80)
      .regex(/^-?\d+(\.\d+)?$/, { abort: true });
    return fitting(exactly(text, facts.min ?? (facts.unsigned ? 0 : null), facts.max), facts);
  },
  // SQLite keeps decimals as numbers of its own, and gives whole ones beyond 2^53 as text, as the driver of MySQL does all.
  decode: (value, { scale }) => {
    const text = typeof value === 'number' ? plain(value, scale) : String(value);
    return scale && /^-?\d+$/.test(text) ? `${text}.${'0'.repeat(scale)}` : text;
  },
  // SQLite would read `9007199254740993.00` as a double.
  encode: (value) => String(value).replace(/\.0+$/, ''),
};

function plain(value: number, scale: number | null): string {
  if (scale !== null) return value.toFixed(scale);
  return /e/.test(String(value)) ? WITHOUT_EXPONENT.format(value) : String(value);
}

const WITHOUT_EXPONENT = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 });
