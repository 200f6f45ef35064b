import { Op, type WhereOptions } from 'sequelize';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { LogFacets, LogOutput, LogQuery, RelationValue } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { columnOf, columnSql, quote, selectSql, tableSql } from '../db/sql.ts';
import { textOf } from '../meta/text.ts';
import { createCursors } from '../records/cursor.ts';
import type { SortKey } from '../records/sorting.ts';
import { SLUG } from '../roles/permissions.ts';
import { toLogEntry } from './log-entry.ts';

const CAP = 10_000;
const PER_PAGE = 50;
/** Words of each kind to filter by. */
const MAX_FACETS = 500;
/** Stored text of one page's changes; a page that would have more ends earlier. */
const MAX_CHARACTERS = 2_000_000;

// As they stand in columns of ASCII, which other text cannot be compared with.
const key = z
  .string()
  .max(700)
  .regex(/^[\x21-\x7e]+$/);
// Beyond these a database has no moments.
const moment = z.date().min(new Date('1000-01-01T00:00:00Z')).max(new Date('9999-12-31T23:59:59.999Z'));

/** What `audit.list` takes. */
export const logInput: z.ZodType<LogQuery, LogQuery | undefined> = z
  .strictObject({
    actor: key.optional(),
    model: z.string().regex(SLUG).optional(),
    record: key.optional(),
    action: z
      .string()
      .regex(/^[a-z0-9_]{1,64}$/)
      .optional(),
    operationId: z.uuid().optional(),
    from: moment.optional(),
    to: moment.optional(),
    impersonated: z.boolean().optional(),
    cursor: z.string().max(200).optional(),
    perPage: z.int().min(1).max(100).optional(),
  })
  .default({}) as z.ZodType<LogQuery, LogQuery | undefined>;

/** One page of the log, newest first. @throws AdminError `CURSOR_INVALID` */
export async function listLog(ctx: Context, { cursor, perPage = PER_PAGE, ...filters }: LogQuery): Promise<LogOutput> {
  const { runtime, request } = ctx;
  const order = [orderOf(ctx)];
  const cursors = createCursors(runtime.config.secret, '$log');
  const before = cursor === undefined ? null : Number(cursors.read(order, cursor)[0]);
  const where = conditions(filters);
  const narrow = before === null ? where : [...where, { id: { [Op.lt]: before } }];
  const actor = filters.actor ?? null;
  const [rows, [counted]] = await Promise.all([
    read(ctx, pageSql(ctx, { where: narrow, actor, limit: perPage + 1 }), where.length > 0 || actor !== null),
    read(ctx, countSql(ctx, { where, actor, limit: CAP + 1 }), where.length > 0 || actor !== null),
  ]);
  const shown = withinReason(rows.slice(0, perPage));
  const last = shown.at(-1);
  const total = Number(counted?.total ?? 0);
  const reader = { registry: runtime.registry, locales: [request.locale, runtime.config.defaultLocale] };
  return {
    items: shown.map((row) => toLogEntry(reader, row)),
    cursor: last && rows.length > shown.length ? cursors.write(order, [Number(last.id)]) : null,
    total: { value: Math.min(total, CAP), capped: total > CAP },
  };
}

/** What stands in the log, to choose filters from: at most 500 of each. */
export async function logFacets(ctx: Context): Promise<LogFacets> {
  const { registry, config } = ctx.runtime;
  const locales = [ctx.request.locale, config.defaultLocale];
  const [actions, models, people] = await Promise.all([words(ctx, 'action'), words(ctx, 'model'), actors(ctx)]);
  const named = models.map((slug) => ({ slug, label: textOf(registry.get(slug)?.label ?? slug, locales) }));
  return { actions, actors: byLabel(people), models: byLabel(named) };
}

function byLabel<T extends { label: string }>(items: T[]): T[] {
  return items.sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
}

/** Ids are given in the order of writing, which is that of time but for what is written at the same moment. */
function orderOf({ runtime: { models } }: Context): SortKey {
  return {
    name: 'id',
    expression: columnSql(models.AdminLog, 'id'),
    descending: true,
    nullable: false,
    value: columnSql(models.AdminLog, 'id'),
  };
}

function conditions({ model, record, action, operationId, from, to, impersonated }: LogQuery): WhereOptions[] {
  const equal = Object.entries({ model, recordKey: record, action, operationId }).filter(
    ([, value]) => value !== undefined,
  );
  return [
    ...equal.map(([name, value]): WhereOptions => ({ [name]: value })),
    ...(from ? [{ at: { [Op.gte]: from } }] : []),
    ...(to ? [{ at: { [Op.lt]: to } }] : []),
    ...(impersonated === undefined ? [] : [{ impersonatorId: impersonated ? { [Op.ne]: null } : null }]),
  ];
}

interface Found {
  where: readonly WhereOptions[];
  actor: string | null;
  limit: number;
}

function pageSql(ctx: Context, found: Found): string {
  const { AdminLog } = ctx.runtime.models;
  const attributes = Object.keys(AdminLog.getAttributes());
  const order = [[orderOf(ctx).expression, 'DESC']] as const;
  const head = withoutEnd(selectSql(AdminLog, { attributes }));
  return `${head} WHERE ${order[0][0]} IN (SELECT id FROM (${idsSql(ctx, found)}) AS page) ORDER BY ${order[0].join(' ')};`;
}

function countSql(ctx: Context, found: Found): string {
  return `SELECT COUNT(*) AS total FROM (${idsSql(ctx, found)}) AS counted;`;
}

// The ids first: each way to search has an index that holds them too, so that only the page's rows are read whole. Whoever
// acted as somebody else is found by an index of its own, and the two are put together.
function idsSql(ctx: Context, { where, actor, limit }: Found): string {
  const { AdminLog } = ctx.runtime.models;
  const order = [[orderOf(ctx).expression, 'DESC']] as const;
  const ids = (more: WhereOptions[]) =>
    withoutEnd(selectSql(AdminLog, { attributes: ['id'], where: [...more, ...where], order, limit }));
  if (actor === null) return ids([]);
  const [own, others] = [ids([{ userId: actor }]), ids([{ impersonatorId: actor }])];
  const union = `SELECT id FROM (${own}) AS own UNION SELECT id FROM (${others}) AS others`;
  return `SELECT id FROM (${union}) AS either ORDER BY id DESC LIMIT ${limit}`;
}

/** The different values of a column, each found by one step into its index: the rows between them are not read. */
function distinctSql({ runtime }: Context, attribute: 'action' | 'model' | 'userId'): string {
  const { AdminLog } = runtime.models;
  const [table, column] = [tableSql(AdminLog), quote(AdminLog, columnOf(AdminLog, attribute))];
  // MySQL and MariaDB make the same steps by themselves.
  if (runtime.database.dialect === 'mysql')
    return `SELECT DISTINCT ${column} AS word FROM ${table} WHERE ${column} IS NOT NULL LIMIT ${MAX_FACETS}`;
  const next = `SELECT MIN(${column}) FROM ${table} WHERE ${column} > word`;
  const steps = `SELECT MIN(${column}) AS word FROM ${table} UNION ALL SELECT (${next}) FROM words WHERE word IS NOT NULL`;
  return `WITH RECURSIVE words AS (${steps}) SELECT word FROM words WHERE word IS NOT NULL LIMIT ${MAX_FACETS}`;
}

async function words(ctx: Context, attribute: 'action' | 'model'): Promise<string[]> {
  const rows = await read(ctx, `${distinctSql(ctx, attribute)};`, true);
  return rows.map(({ word }) => String(word)).sort();
}

/** Everybody who acted, as he was called the last time. */
async function actors(ctx: Context): Promise<RelationValue[]> {
  const { AdminLog } = ctx.runtime.models;
  const [user, label] = ['userId', 'userLabel'].map((name) => quote(AdminLog, columnOf(AdminLog, name)));
  const last = `SELECT ${label} FROM ${tableSql(AdminLog)} WHERE ${user} = word ORDER BY id DESC LIMIT 1`;
  const rows = await read(ctx, `SELECT word, (${last}) AS label FROM (${distinctSql(ctx, 'userId')}) AS found;`, true);
  return rows.map(({ word, label: name }) => ({ key: String(word), label: String(name ?? `#${String(word)}`) }));
}

/** What looks into a large part of the log must block nobody. */
function read({ runtime: { database } }: Context, sql: string, isSearch: boolean): Promise<RawRow[]> {
  return isSearch ? database.scan(sql) : database.select(sql);
}

/** Texts are logged whole, so a page of large ones is cut short; its cursor leads on from there. */
function withinReason(rows: RawRow[]): RawRow[] {
  let characters = 0;
  const end = rows.findIndex((row) => (characters += String(row.changes ?? '').length) > MAX_CHARACTERS);
  return end === -1 ? rows : rows.slice(0, Math.max(end, 1));
}

function withoutEnd(sql: string): string {
  return sql.replace(/;$/, '');
}
