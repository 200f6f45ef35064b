import type { WhereOptions } from 'sequelize';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { AnyRecordDetail, Key, ListInput, ListOutput } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { selectQuery } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { type ModelEntry, isShown } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { decodeKey, isNamedBy, MAX_KEY } from '../meta/key.ts';
import { type Access, allows, policy } from '../roles/policy.ts';
import { countRows } from './count.ts';
import { labelColumns } from './labels.ts';
import { compileFilter } from './filters.ts';
import { preparePage } from './paging.ts';
import { attributesFor, type RelatedLists, relatedLists, storedAttributes, toRecords, versionOf } from './row.ts';
import { searchCondition, searchText } from './search.ts';
import { sortKeys } from './sorting.ts';

/** Related records shown in one cell of a list, and given with one record. */
const LIST_RELATED = 3;
const DETAIL_RELATED = 500;
const MAX_FIELDS = 100;

const cursor = z.string().max(4000);

/** What `list` takes, as far as it does not depend on the model. */
export const listInput = z
  .strictObject({
    q: searchText.optional(),
    filter: z.record(z.string(), z.unknown()).optional(),
    sort: z.array(z.string().max(100)).max(20).optional(),
    fields: z.array(z.string().max(100)).min(1).max(MAX_FIELDS).optional(),
    page: z.int().min(1).optional(),
    perPage: z.int().min(1).max(100).optional(),
    after: cursor.optional(),
    before: cursor.optional(),
    last: z.boolean().optional(),
    count: z.enum(['capped', 'exact', 'none']).optional(),
  })
  .default({});

/** What `get` takes. */
export const getInput = z.strictObject({ id: z.string().min(1).max(MAX_KEY) });

/**
 * One page of records.
 * @throws AdminError `FORBIDDEN`, `FIELD_UNKNOWN`, `FIELD_NOT_FILTERABLE`, `FIELD_NOT_SORTABLE`, `QUERY_TOO_LARGE`
 */
export async function listRecords(ctx: Context, entry: ModelEntry, input: ListInput): Promise<ListOutput> {
  const access = policy(ctx.actor, entry, 'view');
  // A relation costs a statement: named twice, it is read once.
  const named = input.fields && [...new Set(input.fields)];
  const fields = named ? named.map((name) => readable(access, name)) : defaultFields(access);
  const sort = sortKeys(ctx, access, input.sort);
  const search = searchCondition(access, input.q);
  const unnarrowed = visible(access);
  const where = [...unnarrowed, ...compileFilter(ctx, access, input.filter ?? {}), ...(search ? [search] : [])];
  // A search reads the whole table where there is no full-text index: it must not block the others.
  const isScan = search !== null;
  const isNarrowed = where.length > unnarrowed.length;
  const readPage = preparePage(ctx, {
    entry,
    input,
    sort,
    where,
    isScan,
    attributes: attributesFor(ctx, access, fields),
  });
  const [page, total] = await Promise.all([
    readPage(),
    countRows(ctx, { entry, where, isNarrowed, mode: input.count ?? 'capped' }),
  ]);
  const rows = await toRecords(ctx, access, { rows: page.rows, fields, manyLimit: LIST_RELATED });
  return { rows, ...total, next: page.next, previous: page.previous };
}

/** One record with its version. @throws AdminError `NOT_FOUND`, also for one that the actor may not see */
export async function getRecord(ctx: Context, entry: ModelEntry, { id }: { id: Key }): Promise<AnyRecordDetail> {
  const detail = detailOf(ctx, entry);
  const [row, lists] = await Promise.all([
    readRow(ctx, detail.access, { id, labelled: detail.fields }),
    readLists(ctx, detail, id),
  ]);
  return toDetail(ctx, detail, { row, id, lists });
}

/** What an actor may see of one record. */
export interface Detail {
  access: Access;
  fields: readonly Field[];
}

/** @throws AdminError `FORBIDDEN` */
export function detailOf({ actor }: Context, entry: ModelEntry): Detail {
  const access = policy(actor, entry, 'view');
  return { access, fields: detailFields(entry).filter((field) => access.canRead(field)) };
}

/** The to-many relations of one record that its key is enough to find. */
export async function readLists(ctx: Context, { access, fields }: Detail, id: Key): Promise<RelatedLists> {
  return relatedLists(ctx, fields, { key: decodeKey(access.entry, id), limit: DETAIL_RELATED });
}

/** Makes the answer for one record of its row, which was read with the label columns of the detail's fields. */
export async function toDetail(
  ctx: Context,
  { access, fields }: Detail,
  { row, id, lists = new Map() }: { row: RawRow; id: Key; lists?: RelatedLists },
): Promise<AnyRecordDetail> {
  const { entry } = access;
  const [[record], mayEdit, mayDelete] = await Promise.all([
    toRecords(ctx, access, { rows: [row], fields, manyLimit: DETAIL_RELATED, lists }),
    mayChange(ctx, entry, { verb: 'edit', id }),
    mayChange(ctx, entry, { verb: 'delete', id }),
  ]);
  if (!record) throw errors.notFound();
  return { ...record, $version: versionOf(ctx, entry, row), $can: { edit: mayEdit, delete: mayDelete } };
}

/** Which row to read, and how. */
export interface RowQuery {
  /** A key, or the values of the attributes that name the row. */
  id: Key | Readonly<Record<string, unknown>>;
  /** Fields whose label columns are read too. */
  labelled?: readonly Field[];
  lock?: boolean;
}

/** One stored row with all its columns, within what the access allows. @throws AdminError `NOT_FOUND` */
export async function readRow(
  ctx: Context,
  access: Access,
  { id, labelled = [], lock = false }: RowQuery,
): Promise<RawRow> {
  const { entry } = access;
  const query = selectQuery(entry.model, {
    attributes: [...storedAttributes(entry), ...labelColumns(ctx, labelled)],
    matching: typeof id === 'string' ? decodeKey(entry, id) : id,
    where: visible(access),
    limit: 1,
    lock: lock && ctx.runtime.database.dialect === 'mysql',
  });
  const [row] = await ctx.runtime.database.select(query);
  if (!row || (typeof id === 'string' && !isNamedBy(entry, id, row))) throw errors.notFound();
  return row;
}

/** Conditions that every row shown must meet: the policy's, and not being in the trash. */
export function visible({ entry, where }: Pick<Access, 'entry' | 'where'>): WhereOptions[] {
  return entry.deletedAt === null ? [...where] : [...where, { [entry.deletedAt]: null }];
}

/** Whether this very record may be edited or deleted; a query only where rules look at rows. */
async function mayChange(
  ctx: Context,
  entry: ModelEntry,
  { verb, id }: { verb: 'edit' | 'delete'; id: Key },
): Promise<boolean> {
  if (!allows(ctx.actor, entry, verb)) return false;
  if (!entry.admin.rules?.rows) return true;
  const access = policy(ctx.actor, entry, verb);
  const query = selectQuery(entry.model, {
    attributes: [['1', 'found']],
    matching: decodeKey(entry, id),
    where: visible(access),
    limit: 1,
  });
  return (await ctx.runtime.database.select(query)).length > 0;
}

function readable({ entry, canRead }: Access, name: string): Field {
  const field = entry.fields.get(name);
  if (!field || !canRead(field)) throw errors.fieldUnknown();
  return field;
}

function defaultFields({ entry, canRead }: Access): Field[] {
  return [...entry.fields.values()].filter(
    (field) => isColumn(field) && !field.kind.wide && field.kind.name !== 'blob' && canRead(field),
  );
}

const details = new WeakMap<ModelEntry, readonly Field[]>();

/** What a record's page shows, to whoever may read it all. */
function detailFields(entry: ModelEntry): readonly Field[] {
  let fields = details.get(entry);
  if (!fields)
    details.set(
      entry,
      (fields = [...entry.fields.values()].filter((field) => isColumn(field) || isAsked(entry, field))),
    );
  return fields;
}

function isColumn(field: Field): boolean {
  return field.attribute === field.name;
}

// Relations cost a query each: only those that a page of the admin shows.
function isAsked(entry: ModelEntry, field: Field): boolean {
  if (!isShown(field)) return false;
  const asked =
    entry.list.columns.includes(field.name) || entry.fieldsets.some((card) => card.fields.includes(field.name));
  return asked || field.kind.name === 'belongsTo' || field.kind.name === 'belongsToMany';
}
