import { type BelongsTo, type BelongsToMany, type HasMany, Op, type WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import type { RelationList, RelationValue } from '../contract.ts';
import { columnOf, conditionsSql, quote, selectSql, tableSql, valueSql } from '../db/sql.ts';
import type { RawRow } from '../db/database.ts';
import { internals } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsTo, isBelongsToMany, throughModel } from '../meta/relations.ts';
import { rowsInSight } from '../roles/policy.ts';
import { type Display, displayOf } from './display.ts';
import { targetAttribute, targetKey } from './target-key.ts';

const KEY = '$target';
const OWNER = '$owner';
const RANK = '$rank';
const COUNT = '$count';

/** Labels of the records that a belongs-to column points at: one query for all rows. */
export async function belongsToLabels(
  ctx: Context,
  association: BelongsTo,
  values: readonly unknown[],
): Promise<Map<string, RelationValue>> {
  const wanted = [...new Set(values.filter((value) => value !== null && value !== undefined))];
  if (wanted.length === 0) return new Map();
  const { target } = association;
  const display = displayOf(ctx, target);
  const attribute = targetAttribute(association);
  const sql = selectSql(target, {
    attributes: [...new Set([attribute, ...display.attributes])],
    where: [{ [attribute]: { [Op.in]: wanted } }, ...nameableRows(ctx, target)],
  });
  const rows = await ctx.runtime.database.select(sql);
  return new Map(rows.map((row) => [String(row[attribute]), labelled(display, row, row[attribute])]));
}

/** The value of a belongs-to field: `#key` when the record it points at is gone, or out of the actor's sight. */
export function relationValue(labels: ReadonlyMap<string, RelationValue>, value: unknown): RelationValue | null {
  if (value === null || value === undefined) return null;
  const key = targetKey(value);
  return labels.get(String(value)) ?? { key, label: `#${key}` };
}

/** The first `limit` related records of each owner and their number: one query for all owners. */
export async function toManyLabels(
  ctx: Context,
  field: Field,
  { owners, limit }: { owners: readonly unknown[]; limit: number },
): Promise<Map<string, RelationList>> {
  const lists = new Map<string, RelationList>(owners.map((owner) => [String(owner), { items: [], count: 0 }]));
  const association = field.association;
  if (owners.length === 0 || !association || isBelongsTo(association)) return lists;
  const display = displayOf(ctx, association.target);
  const where = nameableRows(ctx, association.target);
  const sql = toManySql(association as BelongsToMany | HasMany, { display, owners, limit, where });
  for (const row of await ctx.runtime.database.select(sql)) {
    const list = lists.get(String(row[OWNER]));
    if (!list) continue;
    list.count = Number(row[COUNT]);
    list.items.push(labelled(display, row, row[KEY]));
  }
  return lists;
}

interface ToManyQuery {
  display: Display;
  owners: readonly unknown[];
  limit: number;
  where: readonly WhereOptions[];
}

function toManySql(association: BelongsToMany | HasMany, { display, owners, limit, where }: ToManyQuery): string {
  const { target } = association;
  const name = (text: string) => quote(target, text);
  const of = (attribute: string) => `t.${name(columnOf(target, attribute))}`;
  const key = of(targetAttribute(association));
  const { owner, join } = ownerSql(association, key);
  const columns = display.attributes.map((attribute) => `${of(attribute)} AS ${name(attribute)}`);
  const inner = [
    `SELECT ${[`${owner} AS ${name(OWNER)}`, `${key} AS ${name(KEY)}`, ...columns].join(', ')},`,
    `ROW_NUMBER() OVER (PARTITION BY ${owner} ORDER BY ${key}) AS ${name(RANK)},`,
    `COUNT(*) OVER (PARTITION BY ${owner}) AS ${name(COUNT)}`,
    `FROM ${tableSql(target)} AS t ${join}`,
    `WHERE ${owner} IN (${owners.map((value) => valueSql(target, value)).join(', ')})`,
    conditionsSql(target, where, 't'),
  ].join(' ');
  return `SELECT * FROM (${inner}) AS ranked WHERE ${name(RANK)} <= ${limit} ORDER BY ${name(OWNER)}, ${name(RANK)};`;
}

function ownerSql(association: BelongsToMany | HasMany, key: string): { owner: string; join: string } {
  const { target } = association;
  if (!isBelongsToMany(association))
    return { owner: `t.${quote(target, columnOf(target, association.foreignKey))}`, join: '' };
  const through = throughModel(association);
  const column = (attribute: string) => `j.${quote(through, columnOf(through, attribute))}`;
  return {
    owner: column(association.foreignKey),
    join: `JOIN ${tableSql(through)} AS j ON ${column(association.otherKey)} = ${key}`,
  };
}

function labelled(display: Display, row: RawRow, value: unknown): RelationValue {
  const key = targetKey(value);
  return { key, label: display.text(row, key) };
}

/** Conditions on the related records that are shown by name: not in the trash, and in the actor's sight. */
export function nameableRows({ runtime, actor }: Context, target: BelongsTo['target']): WhereOptions[] {
  const deletedAt = target.options.paranoid ? internals(target)._timestampAttributes.deletedAt : undefined;
  const entry = runtime.registry.of(target);
  return [...(deletedAt ? [{ [deletedAt]: null }] : []), ...(entry ? rowsInSight(actor, entry) : [])];
}
