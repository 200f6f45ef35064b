import type { BelongsTo, BelongsToMany, HasMany, WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import type { RelationList, RelationValue } from '../contract.ts';
import { columnOf, columnSql, conditionsSql, QueryText, quote, selectQuery, tableSql } from '../db/sql.ts';
import type { BoundQuery, RawRow } from '../db/database.ts';
import { internals } from '../meta/entry.ts';
import { type Field, typeKeyOf } from '../meta/field.ts';
import { isBelongsTo, isBelongsToMany, throughModel } from '../meta/relations.ts';
import { rowsInSight } from '../roles/policy.ts';
import { type Display, displayOf } from './display.ts';
import { targetAttribute, targetKey } from './target-key.ts';

const KEY = '$target';
const OWNER = '$owner';
const RANK = '$rank';
const COUNT = '$count';
const RELATED = 'asok_related';

/**
 * What a record is called that a belongs-to column points at, as an expression of a SELECT: the first of some columns that
 * says something. No join: the rows stay the model's own, nothing is multiplied, and an index that gives their order still
 * does.
 */
export function labelSql(ctx: Context, association: BelongsTo, columns: readonly string[]): string {
  const { target } = association;
  const inSight = conditionsSql(target, nameableRows(ctx, target), RELATED);
  // SQLite takes the first row by itself, and sooner.
  const end = ctx.runtime.database.dialect === 'mysql' ? ' LIMIT 1)' : ')';
  return `${pointedAtSql(association, columns)}${inSight}${end}`;
}

const pointers = new WeakMap<BelongsTo, Map<string, string>>();

/** The part of the expression that is the same whoever asks. */
function pointedAtSql(association: BelongsTo, columns: readonly string[]): string {
  let texts = pointers.get(association);
  if (!texts) pointers.set(association, (texts = new Map()));
  const id = columns.join('\0');
  let text = texts.get(id);
  if (text === undefined) {
    const { source, target, foreignKey } = association;
    const alias = quote(target, RELATED);
    const of = (attribute: string) => `${alias}.${quote(target, columnOf(target, attribute))}`;
    const pointedAt = `${of(targetAttribute(association))} = ${columnSql(source, columnOf(source, foreignKey))}`;
    text = `(SELECT ${firstText(columns.map(of))} FROM ${tableSql(target)} AS ${alias} WHERE ${pointedAt}`;
    texts.set(id, text);
  }
  return text;
}

function firstText([first = 'NULL', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `CASE WHEN TRIM(${first}) <> '' THEN ${first} ELSE ${firstText(others)} END`;
}

/**
 * What a SELECT of records reads beside their own columns, so that belongs-to fields have their labels without another
 * statement. A text that the team makes itself needs the whole record, and is none of these.
 */
export function labelColumns(ctx: Context, fields: readonly Field[]): [expression: string, name: string][] {
  return fields.flatMap(({ association, name }) => {
    if (!association || !isBelongsTo(association)) return [];
    return columnsShown(association, displayOf(ctx, association.target)).map((columns): [string, string] => [
      labelSql(ctx, association, columns),
      labelName(name, columns),
    ]);
  });
}

/** Reads the value of a belongs-to field off a row that was read with its label columns; null for any other field. */
export function labelReader(
  ctx: Context,
  { association, name }: Field,
): ((row: RawRow) => RelationValue | null) | null {
  if (!association || !isBelongsTo(association)) return null;
  const display = displayOf(ctx, association.target);
  const columns = columnsShown(association, display).map((each) => [each[0] ?? '', labelName(name, each)] as const);
  if (columns.length === 0) return null;
  return (row) => {
    const value = row[association.foreignKey];
    if (value === null || value === undefined) return null;
    const related: RawRow = {};
    for (const [attribute, column] of columns) related[attribute] = row[column];
    return labelled(display, related, value);
  };
}

const TEXTS: ReadonlySet<string | null> = new Set(['STRING', 'TEXT', 'CHAR']);

/** The columns of a label; those that are read as one, since only the first that says something is shown, together. */
function columnsShown({ target }: BelongsTo, { attributes, column }: Display): readonly (readonly string[])[] {
  if (column === null) return [];
  const areTexts = attributes.every((attribute) => TEXTS.has(typeKeyOf(target, attribute)));
  return areTexts ? [attributes] : attributes.map((attribute) => [attribute]);
}

function labelName(field: string, [first]: readonly string[]): string {
  return `$label ${field} ${first}`;
}

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
  const query = selectQuery(target, {
    attributes: [...new Set([attribute, ...display.attributes])],
    matching: { [attribute]: wanted },
    where: nameableRows(ctx, target),
  });
  const rows = await ctx.runtime.database.select(query);
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
  const many = { association: association as BelongsToMany | HasMany, display, owners, limit, where };
  if (owners.length === 1) {
    // The owner may be asked for by an expression, whose value is not known here.
    lists.set(String(owners[0]), await listOfOne(ctx, many));
    return lists;
  }
  for (const row of await ctx.runtime.database.select(toManyQuery(many))) {
    const list = lists.get(String(row[OWNER]));
    if (!list) continue;
    list.count = Number(row[COUNT]);
    list.items.push(labelled(display, row, row[KEY]));
  }
  return lists;
}

// Of one record the first are read by an index alone; only where there are more is it asked how many.
async function listOfOne({ runtime: { database } }: Context, many: ToManyQuery): Promise<RelationList> {
  const { display, limit, association } = many;
  const key = keySql(association);
  const columns = [`${key} AS ${quote(association.target, KEY)}`, ...shownColumns(many)].join(', ');
  const rows = await database.select(ownedQuery(many, columns, ` ORDER BY ${key} LIMIT ${limit + 1}`));
  const items = rows.slice(0, limit).map((row) => labelled(display, row, row[KEY]));
  if (rows.length <= limit) return { items, count: rows.length };
  const [counted] = await database.select(ownedQuery(many, `COUNT(*) AS ${quote(association.target, COUNT)}`));
  return { items, count: Number(counted?.[COUNT]) };
}

interface ToManyQuery {
  association: BelongsToMany | HasMany;
  display: Display;
  owners: readonly unknown[];
  limit: number;
  where: readonly WhereOptions[];
}

function toManyQuery(many: ToManyQuery): BoundQuery {
  const { association, limit } = many;
  const name = (text: string) => quote(association.target, text);
  const key = keySql(association);
  const { owner } = ownerSql(association, key);
  const columns = [
    `${owner} AS ${name(OWNER)}`,
    `${key} AS ${name(KEY)}`,
    ...shownColumns(many),
    `ROW_NUMBER() OVER (PARTITION BY ${owner} ORDER BY ${key}) AS ${name(RANK)}`,
    `COUNT(*) OVER (PARTITION BY ${owner}) AS ${name(COUNT)}`,
  ];
  const query = new QueryText('SELECT * FROM (');
  addOwned(query, many, columns.join(', '));
  query.add(`) AS ranked WHERE ${name(RANK)} <= ${limit} ORDER BY ${name(OWNER)}, ${name(RANK)};`);
  return query;
}

function ownedQuery(many: ToManyQuery, columns: string, end = ''): BoundQuery {
  const query = new QueryText('');
  addOwned(query, many, columns);
  query.add(`${end};`);
  return query;
}

/** The related records of the owners. */
function addOwned(query: QueryText, { association, owners, where }: ToManyQuery, columns: string): void {
  const { target } = association;
  const { owner, join } = ownerSql(association, keySql(association));
  query.add(`SELECT ${columns} FROM ${tableSql(target)} AS t ${join} WHERE ${owner} IN (`);
  query.addList(target, owners);
  query.add(`)${conditionsSql(target, where, 't')}`);
}

function keySql(association: BelongsToMany | HasMany): string {
  const { target } = association;
  return `t.${quote(target, columnOf(target, targetAttribute(association)))}`;
}

function shownColumns({ association: { target }, display }: ToManyQuery): string[] {
  return display.attributes.map(
    (attribute) => `t.${quote(target, columnOf(target, attribute))} AS ${quote(target, attribute)}`,
  );
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
  const entry = runtime.registry.described(target);
  return [...(deletedAt ? [{ [deletedAt]: null }] : []), ...(entry ? rowsInSight(actor, entry) : [])];
}
