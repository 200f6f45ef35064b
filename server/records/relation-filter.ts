import { type BelongsTo, type BelongsToMany, literal, Op, type WhereOptions } from 'sequelize';
import type { FilterOperator } from '../contract.ts';
import { columnOf, columnSql, quote, tableSql, valueSql } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsTo, throughModel } from '../meta/relations.ts';
import type { Access } from '../roles/policy.ts';
import { everyRow, listOf } from './filter-values.ts';
import { targetKeyValue } from './target-key.ts';

/** A condition on a relation, by the keys of the related records. */
export function relationCondition(
  access: Access,
  field: Field,
  [operator, operand]: [FilterOperator, unknown],
): WhereOptions {
  const association = field.association;
  if (!association) throw errors.notFilterable();
  return isBelongsTo(association)
    ? belongsToCondition(field, association, [operator, operand])
    : manyCondition(access, field, [operator, operand]);
}

function belongsToCondition(
  field: Field,
  association: BelongsTo,
  [operator, operand]: [FilterOperator, unknown],
): WhereOptions {
  const attribute = association.foreignKey;
  const isAbsent = operator === 'isNull' ? operand === true : operator === 'equals';
  if (operator === 'isNull' || operand === null) return { [attribute]: { [isAbsent ? Op.is : Op.not]: null } };
  const isNegative = operator === 'not' || operator === 'notIn';
  const values = keysOf(field, operand).flatMap((key) => valueOf(association, key));
  if (!isNegative) return { [attribute]: { [Op.in]: values } };
  if (values.length === 0) return everyRow;
  return { [Op.or]: [{ [attribute]: { [Op.notIn]: values } }, { [attribute]: { [Op.is]: null } }] };
}

function manyCondition({ entry }: Access, field: Field, [operator, operand]: [FilterOperator, unknown]): WhereOptions {
  const association = field.association as BelongsToMany;
  const through = throughModel(association);
  const source = columnSql(entry.model, columnOf(entry.model, association.sourceKey));
  const owner = quote(through, columnOf(through, association.foreignKey));
  const links = `SELECT ${owner} FROM ${tableSql(through)}`;
  if (operator === 'isNull') return literal(`${source} ${operand ? 'NOT IN' : 'IN'} (${links})`);
  const values = keysOf(field, operand).flatMap((key) => valueOf(association, key));
  const chosen = values.length === 0 ? 'NULL' : values.map((value) => valueSql(through, value)).join(', ');
  const other = quote(through, columnOf(through, association.otherKey));
  return literal(`${source} ${operator === 'in' ? 'IN' : 'NOT IN'} (${links} WHERE ${other} IN (${chosen}))`);
}

function keysOf(field: Field, operand: unknown): string[] {
  const keys = Array.isArray(operand) ? listOf(field, operand) : [operand];
  if (keys.every((key) => typeof key === 'string')) return keys;
  throw errors.invalid({ [field.name]: { code: 'type' } });
}

// A key that can be none of the target's simply matches no row.
function valueOf(association: BelongsTo | BelongsToMany, key: string): unknown[] {
  try {
    return [targetKeyValue(association, key)];
  } catch (error) {
    if (error instanceof AdminError) return [];
    throw error;
  }
}
