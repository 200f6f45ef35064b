import type { BelongsToMany } from 'sequelize';
import type { Context } from '../context.ts';
import { columnOf, conditionsSql, quote, tableSql } from '../db/sql.ts';
import { throughModel } from '../meta/relations.ts';
import { nameableRows } from './labels.ts';
import { targetAttribute } from './target-key.ts';

const RELATED = 'asok_linked';

/**
 * A condition on the rows of a join table: those whose other end the actor is shown. To him there are no other links: a filter
 * must not find them, nor a change remove them. Null where he is shown every one.
 */
export function linksInSight(ctx: Context, association: BelongsToMany): string | null {
  const { target, otherKey } = association;
  const inSight = conditionsSql(target, nameableRows(ctx, target), RELATED);
  if (inSight === '') return null;
  const through = throughModel(association);
  const alias = quote(target, RELATED);
  const key = `${alias}.${quote(target, columnOf(target, targetAttribute(association)))}`;
  const shown = `SELECT ${key} FROM ${tableSql(target)} AS ${alias} WHERE 1 = 1${inSight}`;
  return `${quote(through, columnOf(through, otherKey))} IN (${shown})`;
}
