import { z } from 'zod';
import { type FieldFacts, type Kind, ORDERED } from './kind.ts';

function bounded(schema: z.ZodNumber, { min, max, unsigned }: FieldFacts): z.ZodNumber {
  const low = min ?? (unsigned ? 0 : null);
  const above = low === null ? schema : schema.min(low);
  return max === null ? above : above.max(max);
}

const common = { operators: ORDERED, filter: 'number', sortable: true } as const;

export const integer: Kind = {
  ...common,
  name: 'integer',
  schema: (facts) => bounded(z.int(), facts),
  decode: (value) => Number(value),
};

export const float: Kind = {
  ...common,
  name: 'float',
  schema: (facts) => bounded(z.number(), facts),
  decode: (value) => Number(value),
};

const BIG = 2n ** 63n;

/** Whole numbers beyond 2^53 travel as text, on every database. */
export const bigint: Kind = {
  ...common,
  name: 'bigint',
  schema: () =>
    z
      .string()
      .max(20)
      // What is no number ends the check here: BigInt would throw.
      .regex(/^-?\d+$/, { abort: true })
      .refine((value) => BigInt(value) >= -BIG && BigInt(value) < BIG, { params: { code: 'tooLarge' } }),
  decode: String,
};

/** Exact decimals travel as text with the column's digits after the point. */
export const decimal: Kind = {
  ...common,
  name: 'decimal',
  schema: ({ min, max, unsigned }) =>
    z
      .string()
      .max(80)
      .regex(/^-?\d+(\.\d+)?$/, { abort: true })
      .refine((value) => Number(value) >= (min ?? (unsigned ? 0 : -Infinity)), { params: { code: 'tooSmall' } })
      .refine((value) => Number(value) <= (max ?? Infinity), { params: { code: 'tooLarge' } }),
  // SQLite keeps decimals as floating point; the driver of MySQL gives text already.
  decode: (value, { scale }) => (typeof value === 'number' && scale !== null ? value.toFixed(scale) : String(value)),
};
