import { createHmac } from 'node:crypto';
import { deriveKey } from '../auth/derive-key.ts';
import type { Context } from '../context.ts';
import type { AnyRecord, RelationList, RelationValue } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import type { SelectOptions } from '../db/sql.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { keyOf } from '../meta/key.ts';
import { isBelongsTo } from '../meta/relations.ts';
import type { Access } from '../roles/policy.ts';
import { type Display, displayRule } from './display.ts';
import { belongsToLabels, labelColumns, labelReader, relationValue, toManyLabels } from './labels.ts';

/** A stored value as the wire carries it. */
export function decodeValue(field: Field, value: unknown): unknown {
  return value === null || value === undefined ? null : field.kind.decode(value, field.facts);
}

/** How records are called towards somebody who may see them: by what he may read of them. */
function displayWithin({ entry, canRead }: Access): Display {
  const mayRead = (name: string) => {
    const field = entry.fields.get(name);
    return field !== undefined && canRead(field);
  };
  return displayRule(entry.model, entry, { mayIdentify: true, mayRead });
}

/** What to select so that these fields, the key and the label can be made. */
export function attributesFor(ctx: Context, access: Access, fields: readonly Field[]): SelectOptions['attributes'] {
  const own = fields.flatMap((field) => (field.attribute === null ? [] : [field.attribute]));
  const owners = fields.flatMap(ownerAttribute);
  const keys = access.entry.key.map((field) => field.name);
  const columns = new Set([...keys, ...own, ...owners, ...displayWithin(access).attributes]);
  return [...columns, ...labelColumns(ctx, fields)];
}

function ownerAttribute({ association }: Field): string[] {
  if (!association || isBelongsTo(association)) return [];
  return [sourceAttribute(association)];
}

function sourceAttribute(association: NonNullable<Field['association']>): string {
  const { sourceKey } = association as { sourceKey?: string };
  return sourceKey ?? association.source.primaryKeyAttribute;
}

/** To-many relations by the names of their fields, of owners by their keys. */
export type RelatedLists = ReadonlyMap<string, ReadonlyMap<string, RelationList>>;

/** The to-many relations of one record that its key is enough to find: they need not wait for its row. */
export async function relatedLists(
  ctx: Context,
  fields: readonly Field[],
  { key, limit }: { key: Readonly<Record<string, unknown>>; limit: number },
): Promise<RelatedLists> {
  const found = fields.flatMap((field) => {
    const [source] = ownerAttribute(field);
    return source !== undefined && Object.hasOwn(key, source) ? [{ field, owners: [key[source]] }] : [];
  });
  return new Map(
    await Promise.all(
      found.map(async ({ field, owners }) => [field.name, await toManyLabels(ctx, field, { owners, limit })] as const),
    ),
  );
}

/** The same of a record that nothing points at. */
export function noLists(fields: readonly Field[], row: RawRow): RelatedLists {
  const owned = fields.flatMap((field) => ownerAttribute(field).map((source) => [field.name, row[source]] as const));
  return new Map(owned.map(([name, owner]) => [name, new Map([[String(owner), { items: [], count: 0 }]])]));
}

/** Rows to make records of. */
interface RowsRead {
  rows: readonly RawRow[];
  manyLimit: number;
  /** What was read of their to-many relations already. */
  lists?: RelatedLists;
}

/** Turns rows that were read with `attributesFor` or their label columns into records: values decoded, relations labelled. */
export async function toRecords(
  ctx: Context,
  access: Access,
  { fields, ...read }: RowsRead & { fields: readonly Field[] },
): Promise<AnyRecord[]> {
  const { entry } = access;
  const { rows } = read;
  const display = displayWithin(access);
  const readers = await Promise.all(
    fields.map(async (field) => ({ name: field.name, valueOf: await valueReader(ctx, field, read) })),
  );
  return rows.map((row) => {
    const $key = entry.key.length > 0 ? keyOf(entry, row) : '';
    const record: AnyRecord = { $key, $label: display.text(row, $key) };
    for (const { name, valueOf } of readers) record[name] = valueOf(row);
    return record;
  });
}

type Reader = (row: RawRow) => unknown;

/** Reads a field off rows; for a relation the labels of all of them are fetched first. */
function valueReader(ctx: Context, field: Field, page: RowsRead): Reader | Promise<Reader> {
  if (field.association) return labelReader(ctx, field) ?? relationReader(ctx, field, page);
  const attribute = field.attribute ?? '';
  return (row) => decodeValue(field, row[attribute]);
}

async function relationReader(
  ctx: Context,
  field: Field,
  { rows, manyLimit, lists: known }: RowsRead,
): Promise<Reader> {
  const association = field.association as NonNullable<Field['association']>;
  if (isBelongsTo(association)) {
    const { foreignKey } = association;
    const labels = await belongsToLabels(
      ctx,
      association,
      rows.map((row) => row[foreignKey]),
    );
    return (row): RelationValue | null => relationValue(labels, row[foreignKey]);
  }
  const source = sourceAttribute(association);
  const owners = rows.map((row) => row[source]);
  const read = known?.get(field.name);
  // A key may be written in another way than the row has it.
  const isRead = read && owners.every((owner) => read.has(String(owner)));
  const lists = isRead ? read : await toManyLabels(ctx, field, { owners, limit: manyLimit });
  return (row) => lists.get(String(row[source])) ?? null;
}

const stored = new WeakMap<ModelEntry, readonly string[]>();

/** All columns of a model: what a version is made of. */
export function storedAttributes(entry: ModelEntry): readonly string[] {
  let names = stored.get(entry);
  if (!names) {
    const columns = [...entry.fields.values()].filter((field) => field.foreignKeyOf === null);
    stored.set(entry, (names = columns.flatMap((field) => field.attribute ?? [])));
  }
  return names;
}

/**
 * Stands for the state of a row: the model's own version counter, else a digest of every column. Keyed, since it is
 * made of secret columns too.
 */
export function versionOf(ctx: Context, entry: ModelEntry, row: RawRow): string {
  if (entry.version !== null) return `v${String(row[entry.version])}`;
  const key = deriveKey(ctx.runtime.config.secret, 'version');
  const state = [entry.slug, ...storedAttributes(entry).map((name) => textOf(row[name]))].join('\0');
  return createHmac('sha256', key).update(state).digest('base64url').slice(0, 22);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '\u0001';
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  if (value instanceof Date) return String(value.getTime());
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The text of a record for the log: only is_admin reads it. */
export function recordLabel(entry: ModelEntry, row: RawRow, key: string): string {
  return displayRule(entry.model, entry, { mayIdentify: true }).text(row, key);
}
