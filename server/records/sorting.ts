import type { Context } from '../context.ts';
import { columnSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { type Field, typeKeyOf } from '../meta/field.ts';
import { isBelongsTo } from '../meta/relations.ts';
import type { Access } from '../roles/policy.ts';
import { displayOf } from './display.ts';
import { labelSql } from './labels.ts';

const MAX_KEYS = 3;

/** One key of an order. */
export interface SortKey {
  /** Name as asked for, without the sign. */
  readonly name: string;
  readonly expression: string;
  readonly descending: boolean;
  readonly nullable: boolean;
  /** Reads the value for a cursor in a form that compares with the expression exactly as the rows are ordered. */
  readonly value: string;
  /** The attribute that holds this value, where it is a column's as it stands. */
  readonly attribute?: string | null;
}

/**
 * The order of a list: what was asked for, else the model's own, then the primary key, so that no two rows are equal.
 * @throws AdminError `FIELD_NOT_SORTABLE`, `QUERY_TOO_LARGE`
 */
export function sortKeys(ctx: Context, access: Access, asked: readonly string[] | undefined): SortKey[] {
  const { entry } = access;
  if (asked && asked.length > MAX_KEYS) throw errors.tooLarge('sort keys', MAX_KEYS);
  const wanted = asked && asked.length > 0 ? asked : entry.list.sort.filter((name) => mayOrderBy(ctx, access, name));
  const keys = wanted.map((name) => sortKey(ctx, access, name));
  const descending = keys.at(-1)?.descending ?? true;
  const given = new Set(keys.map((key) => key.name));
  const ties = entry.key
    .filter((field) => !given.has(field.name))
    .map((field) => plainKey(ctx, access, { field, descending }));
  return [...keys, ...ties];
}

/** Whether a list can be ordered by a field: a relation only where its label is one column that the actor may see. */
export function isSortable(ctx: Context, { kind, association }: Field): boolean {
  if (!association) return kind.sortable;
  return isBelongsTo(association) && displayOf(ctx, association.target).column !== null;
}

// The model's own order is everybody's: what this actor cannot order by is left out of it.
function mayOrderBy(ctx: Context, { entry, canRead }: Access, name: string): boolean {
  const field = entry.fields.get(name.replace(/^-/, ''));
  return field !== undefined && canRead(field) && isSortable(ctx, field);
}

function sortKey(ctx: Context, access: Access, asked: string): SortKey {
  const descending = asked.startsWith('-');
  const field = access.entry.fields.get(descending ? asked.slice(1) : asked);
  if (!field || !access.canRead(field) || !field.kind.sortable) throw errors.notSortable();
  if (!field.association) return plainKey(ctx, access, { field, descending });
  return { ...relationKey(ctx, field), descending };
}

function plainKey(
  ctx: Context,
  { entry }: Access,
  { field, descending }: { field: Field; descending: boolean },
): SortKey {
  const expression = columnSql(entry.model, field.column ?? field.name);
  const value = ctx.runtime.database.dialect === 'mysql' ? mysqlValue(entry, field, expression) : expression;
  const attribute = value === expression ? field.attribute : null;
  return { name: field.name, expression, descending, nullable: field.facts.nullable, value, attribute };
}

function mysqlValue({ model }: Access['entry'], { kind, name }: Field, expression: string): string {
  // The driver would round a moment to milliseconds.
  if (kind.name === 'datetime') return `CAST(${expression} AS CHAR)`;
  // A FLOAT reads as 0.1 and yet is not equal to it; an ENUM is ordered by its number and compared by its text.
  const isNumbered = typeKeyOf(model, name) === 'ENUM' || kind.name === 'float';
  return isNumbered ? `${expression} + 0e0` : expression;
}

// A sub-select for the one label column: no join, so the rows stay the model's own and nothing is multiplied.
function relationKey(ctx: Context, field: Field): Omit<SortKey, 'descending'> {
  const association = field.association;
  if (!association || !isBelongsTo(association)) throw errors.notSortable();
  const { column } = displayOf(ctx, association.target);
  if (column === null) throw errors.notSortable();
  const expression = labelSql(ctx, association, [column]);
  return { name: field.name, expression, nullable: true, value: expression };
}
