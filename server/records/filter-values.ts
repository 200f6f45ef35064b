import { literal } from 'sequelize';
import type { FilterOperator } from '../contract.ts';
import { errors } from '../errors.ts';
import type { Field } from '../meta/field.ts';

/** One condition of a filter: what is asked of a field. */
export interface Asked {
  field: Field;
  operator: FilterOperator;
  operand: unknown;
}

const MAX_VALUES = 200;

/** Holds for every row. An empty condition would not do: Sequelize drops it from an OR, which then means "no row". */
export const everyRow = literal('1 = 1');

/** The values of an `in`. @throws AdminError `QUERY_TOO_LARGE`, `VALIDATION_FAILED` */
export function listOf(field: Field, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw errors.invalid({ [field.name]: { code: 'type' } });
  if (value.length > MAX_VALUES) throw errors.tooLarge('filter values', MAX_VALUES);
  return value;
}
