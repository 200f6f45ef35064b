import { literal, type WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import type { ListInput } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { columnSql, quote, type SelectOptions, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { beyond, createCursors, type Stretch } from './cursor.ts';
import type { SortKey } from './sorting.ts';

/** Pages by number reach this row; beyond it, cursors do. */
const LAST_OFFSET_ROW = 10_000;

interface PageQuery {
  entry: ModelEntry;
  input: Pick<ListInput, 'page' | 'perPage' | 'after' | 'before' | 'last'>;
  sort: readonly SortKey[];
  where: readonly WhereOptions[];
  attributes: SelectOptions['attributes'];
  /** May read the whole table. */
  isScan: boolean;
}

interface Page {
  rows: RawRow[];
  next: string | null;
  previous: string | null;
}

/**
 * Checks what page is wanted; what it gives reads it: the rows, found by offset or from a cursor, and the cursors of the
 * neighbouring pages. The check comes first, so that a page that is refused costs no statement.
 * @throws AdminError `BAD_REQUEST`, `QUERY_TOO_LARGE`, `CURSOR_INVALID`
 */
export function preparePage(ctx: Context, query: PageQuery): () => Promise<Page> {
  const { entry, input, sort } = query;
  const { page = 1, perPage = entry.list.perPage, after, before, last = false } = input;
  if ([after !== undefined, before !== undefined, last, input.page !== undefined].filter(Boolean).length > 1)
    throw errors.badRequest('Give one of page, after, before and last');
  if (page * perPage > LAST_OFFSET_ROW && page > 1) throw errors.tooLarge('row number by page', LAST_OFFSET_ROW);
  const isBackward = before !== undefined || last;
  const cursors = createCursors(ctx.runtime.config.secret, entry.slug);
  const order = isBackward ? sort.map((key) => ({ ...key, descending: !key.descending })) : sort;
  const from = after ?? before;
  const stretches = from === undefined ? [] : beyond(entry.model, order, cursors.read(sort, from));
  const window: RowWindow = {
    where: query.where,
    order: order.map((key) => [key.expression, key.descending ? 'DESC' : 'ASC']),
    limit: perPage + 1,
    offset: (page - 1) * perPage,
  };
  return async () => {
    const found = await readWindow(ctx, query, { window, stretches });
    const hasMore = found.length > perPage;
    const rows = found.slice(0, perPage);
    if (isBackward) rows.reverse();
    const cursorOf = (row: RawRow | undefined) =>
      row
        ? cursors.write(
            sort,
            sort.map((key, index) => cursorValue(row[valueName(query, key, index)])),
          )
        : null;
    const hasNext = isBackward ? before !== undefined : hasMore;
    const hasPrevious = isBackward ? hasMore : after !== undefined || page > 1;
    return { rows, next: hasNext ? cursorOf(rows.at(-1)) : null, previous: hasPrevious ? cursorOf(rows[0]) : null };
  };
}

/** One statement; a second one where a page reaches from one stretch into the next. */
async function readWindow(
  ctx: Context,
  query: PageQuery,
  { window, stretches }: { window: RowWindow; stretches: readonly Stretch[] },
): Promise<RawRow[]> {
  const { entry, sort, attributes, isScan } = query;
  const { database } = ctx.runtime;
  const values = sort
    .map((key, index) => [key.value, valueName(query, key, index)] as const)
    .filter(([_value, name]) => !attributes.includes(name));
  const read = (part: RowWindow) => {
    const sql = selectSql(entry.model, {
      attributes: [...attributes, ...values],
      ...(part.offset > 0 && entry.key.length > 0 ? lateLookup(entry, part) : part),
    });
    return isScan ? database.scan(sql) : database.select(sql);
  };
  if (stretches.length === 0) return read(window);
  const rows: RawRow[] = [];
  for (const { where, isEmpty } of stretches) {
    const limit = window.limit - rows.length;
    if (limit === 0) break;
    const order = isEmpty ? window.order.slice(1) : window.order;
    rows.push(...(await read({ ...window, limit, order, where: [...window.where, literal(where)] })));
  }
  return rows;
}

interface RowWindow {
  where: readonly WhereOptions[];
  order: NonNullable<SelectOptions['order']>;
  limit: number;
  offset: number;
}

// The rows before the page are skipped by their keys alone, which an index often holds; only the page's own rows are
// read whole. At row 10,000 of MariaDB that is a tenth of the time.
function lateLookup(entry: ModelEntry, { order, ...window }: RowWindow): Pick<SelectOptions, 'where' | 'order'> {
  const names = entry.key.map((field) => field.name);
  const keys = selectSql(entry.model, { attributes: names, order, ...window }).replace(/;$/, '');
  const columns = entry.key.map((field) => columnSql(entry.model, field.column ?? field.name)).join(', ');
  const found = names.map((name) => quote(entry.model, name)).join(', ');
  return { where: [literal(`(${columns}) IN (SELECT ${found} FROM (${keys}) AS page)`)], order };
}

/** Where a row holds the value of a sort key: in a column that is read anyway, or beside them. */
function valueName({ attributes }: PageQuery, { attribute }: SortKey, index: number): string {
  return attribute && attributes.includes(attribute) ? attribute : `$sort${index}`;
}

function cursorValue(value: unknown): string | number | null {
  return typeof value === 'number' || typeof value === 'string' || value === null ? value : String(value);
}
