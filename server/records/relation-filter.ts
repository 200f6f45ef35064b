import { type BelongsTo, type BelongsToMany, literal, Op, type WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import { columnOf, columnSql, quote, tableSql, valueSql } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsTo, throughModel } from '../meta/relations.ts';
import type { Access } from '../roles/policy.ts';
import { type Asked, everyRow, listOf } from './filter-values.ts';
import { linksInSight } from './links-in-sight.ts';
import { targetKeyValue } from './target-key.ts';

/** A condition on a relation, by the keys of the related records. */
export function relationCondition(ctx: Context, access: Access, asked: Asked): WhereOptions {
  const { association } = asked.field;
  if (!association) throw errors.notFilterable();
  return isBelongsTo(association) ? belongsToCondition(association, asked) : manyCondition(ctx, access, asked);
}

function belongsToCondition(association: BelongsTo, { field, operator, operand }: Asked): WhereOptions {
  const attribute = association.foreignKey;
  const isAbsent = operator === 'isNull' ? operand === true : operator === 'equals';
  if (operator === 'isNull' || operand === null) return { [attribute]: { [isAbsent ? Op.is : Op.not]: null } };
  const isNegative = operator === 'not' || operator === 'notIn';
  const values = keysOf(field, operand).flatMap((key) => valueOf(association, key));
  if (!isNegative) return { [attribute]: { [Op.in]: values } };
  if (values.length === 0) return everyRow;
  return { [Op.or]: [{ [attribute]: { [Op.notIn]: values } }, { [attribute]: { [Op.is]: null } }] };
}

function manyCondition(ctx: Context, { entry }: Access, { field, operator, operand }: Asked): WhereOptions {
  const association = field.association as BelongsToMany;
  const through = throughModel(association);
  const source = columnSql(entry.model, columnOf(entry.model, association.sourceKey));
  const owner = quote(through, columnOf(through, association.foreignKey));
  const other = quote(through, columnOf(through, association.otherKey));
  const inSight = linksInSight(ctx, association);
  const owners = (conditions: readonly string[]): string => {
    const all = [...conditions, ...(inSight === null ? [] : [inSight])];
    return `(SELECT ${owner} FROM ${tableSql(through)}${all.length > 0 ? ` WHERE ${all.join(' AND ')}` : ''})`;
  };
  if (operator === 'isNull') return literal(`${source} ${operand ? 'NOT IN' : 'IN'} ${owners([])}`);
  const values = keysOf(field, operand).flatMap((key) => valueOf(association, key));
  const chosen = values.length === 0 ? 'NULL' : values.map((value) => valueSql(through, value)).join(', ');
  return literal(`${source} ${operator === 'in' ? 'IN' : 'NOT IN'} ${owners([`${other} IN (${chosen})`])}`);
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
