import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Model, ModelStatic } from 'sequelize';
import { deriveKey } from '../auth/derive-key.ts';
import { valueSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import type { SortKey } from './sorting.ts';

type Value = string | number | null;

/** Signs and reads the cursors of one site: the sort values of a row, opaque to clients. */
export interface Cursors {
  write(sort: readonly SortKey[], values: readonly Value[]): string;
  /** @throws AdminError `CURSOR_INVALID` for a cursor that we did not make, or made for another order */
  read(sort: readonly SortKey[], cursor: string): Value[];
}

/** Makes the cursors of one model; those of another, or with another secret, are refused. */
export function createCursors(secret: string, slug: string): Cursors {
  const key = deriveKey(secret, 'cursor');
  const sign = (body: string) => createHmac('sha256', key).update(`${slug} ${body}`).digest('base64url').slice(0, 22);
  const nameOf = (sort: readonly SortKey[]) => sort.map((each) => (each.descending ? '-' : '') + each.name).join();
  return {
    write(sort, values) {
      const body = Buffer.from(JSON.stringify([nameOf(sort), ...values])).toString('base64url');
      return `${body}.${sign(body)}`;
    },
    read(sort, cursor) {
      const [body = '', signature = ''] = cursor.split('.');
      const expected = Buffer.from(sign(body));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw errors.cursor();
      const [name, ...values] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, ...Value[]];
      if (name !== nameOf(sort)) throw errors.cursor();
      return values;
    },
  };
}

/** A stretch of an order, as a condition. `isEmpty`: the first sort key of its rows is null, so they sort by the others. */
export interface Stretch {
  readonly where: string;
  readonly isEmpty: boolean;
}

/**
 * The rows after this row, in stretches that follow one another: rows with a value and rows without one apart where both
 * may come. SQLite can look up "less than x" in an index, but not "less than x, or null"; MariaDB sorts all rows without a
 * value once more when it is told to sort by it.
 */
export function beyond(model: ModelStatic<Model>, sort: readonly SortKey[], values: readonly Value[]): Stretch[] {
  const [first, ...rest] = sort;
  if (!first?.nullable) return [{ where: beyondSql(model, sort, values), isEmpty: false }];
  const isNull = `${first.expression} IS NULL`;
  if ((values[0] ?? null) !== null) {
    const filled = { where: beyondSql(model, [{ ...first, nullable: false }, ...rest], values), isEmpty: false };
    return first.descending ? [filled, { where: isNull, isEmpty: true }] : [filled];
  }
  const empty = { where: `(${isNull} AND ${beyondSql(model, rest, values.slice(1))})`, isEmpty: true };
  return first.descending ? [empty] : [empty, { where: `${first.expression} IS NOT NULL`, isEmpty: false }];
}

/**
 * The condition "after this row in this order": for keys a, b, c it reads
 * `a > x OR (a = x AND (b > y OR (b = y AND c > z)))`, each comparison turned by its direction. Null comes before all.
 */
function beyondSql(model: ModelStatic<Model>, sort: readonly SortKey[], values: readonly Value[]): string {
  const [first, ...rest] = sort;
  if (!first) return '1 = 0';
  const value = values[0] ?? null;
  const further = furtherSql(model, first, value);
  if (rest.length === 0) return further;
  const same = value === null ? `${first.expression} IS NULL` : `${first.expression} = ${valueSql(model, value)}`;
  return `(${further} OR (${same} AND ${beyondSql(model, rest, values.slice(1))}))`;
}

function furtherSql(model: ModelStatic<Model>, { expression, descending, nullable }: SortKey, value: Value): string {
  if (value === null) return descending ? '1 = 0' : `${expression} IS NOT NULL`;
  const compared = `${expression} ${descending ? '<' : '>'} ${valueSql(model, value)}`;
  return descending && nullable ? `(${compared} OR ${expression} IS NULL)` : compared;
}
