import { createHmac } from 'node:crypto';
import { deriveKey } from '../auth/derive-key.ts';
import type { Context } from '../context.ts';
import type { AnyRecord, RelationValue } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { keyOf } from '../meta/key.ts';
import { isBelongsTo } from '../meta/relations.ts';
import type { Access } from '../roles/policy.ts';
import { displayRule } from './display.ts';
import { belongsToLabels, relationValue, toManyLabels } from './labels.ts';

/** A stored value as the wire carries it. */
export function decodeValue(field: Field, value: unknown): unknown {
  return value === null || value === undefined ? null : field.kind.decode(value, field.facts);
}

/** The attributes that the text of a record is made of, as far as the actor may read them. */
function labelAttributes({ entry, canRead }: Access): string[] {
  return displayRule(entry.model, entry, { mayIdentify: true }).attributes.filter((name) => {
    const field = entry.fields.get(name);
    return field !== undefined && canRead(field);
  });
}

/** Attributes to select so that these fields, the key and the label can be made. */
export function attributesFor(access: Access, fields: readonly Field[]): string[] {
  const own = fields.flatMap((field) => (field.attribute === null ? [] : [field.attribute]));
  const owners = fields.flatMap(ownerAttribute);
  const keys = access.entry.key.map((field) => field.name);
  return [...new Set([...keys, ...own, ...owners, ...labelAttributes(access)])];
}

function ownerAttribute({ association }: Field): string[] {
  if (!association || isBelongsTo(association)) return [];
  return [sourceAttribute(association)];
}

function sourceAttribute(association: NonNullable<Field['association']>): string {
  const { sourceKey } = association as { sourceKey?: string };
  return sourceKey ?? association.source.primaryKeyAttribute;
}

/** Turns driver rows into records: values decoded, relations labelled, one query for each relation. */
export async function toRecords(
  ctx: Context,
  access: Access,
  { rows, fields, manyLimit }: { rows: readonly RawRow[]; fields: readonly Field[]; manyLimit: number },
): Promise<AnyRecord[]> {
  const relations = await Promise.all(
    fields
      .filter((field) => field.association)
      .map(async (field) => [field.name, await related(ctx, field, { rows, manyLimit })] as const),
  );
  const valueOf = new Map(relations);
  const label = labeller(access);
  return rows.map((row) => {
    const record: AnyRecord = label(row);
    for (const field of fields)
      record[field.name] =
        valueOf.get(field.name)?.(row) ?? (field.association ? null : decodeValue(field, row[field.attribute ?? '']));
    return record;
  });
}

type Related = (row: RawRow) => unknown;

async function related(
  ctx: Context,
  field: Field,
  { rows, manyLimit }: { rows: readonly RawRow[]; manyLimit: number },
): Promise<Related> {
  const { association } = field;
  if (!association) return () => null;
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
  const lists = await toManyLabels(ctx, field, { owners: rows.map((row) => row[source]), limit: manyLimit });
  return (row) => lists.get(String(row[source]));
}

function labeller(access: Access): (row: RawRow) => AnyRecord {
  const { entry } = access;
  const display = displayRule(entry.model, entry, { mayIdentify: true });
  const readable = labelAttributes(access);
  return (row) => {
    const $key = entry.key.length > 0 ? keyOf(entry, row) : '';
    const shown = Object.fromEntries(readable.map((name) => [name, row[name]]));
    return { $key, $label: display.text(shown, $key) };
  };
}

/** All columns of a model: what a version is made of. */
export function storedAttributes({ fields }: ModelEntry): string[] {
  return [...fields.values()].flatMap((field) =>
    field.attribute === null || field.foreignKeyOf !== null ? [] : [field.attribute],
  );
}

/**
 * Stands for the state of a row: the model's own version counter, else a digest of every column. Keyed, since it is
 * made of secret columns too.
 */
export function versionOf(ctx: Context, entry: ModelEntry, row: RawRow): string {
  if (entry.version !== null) return `v${String(row[entry.version])}`;
  const key = deriveKey(ctx.runtime.config.secret, 'version');
  const digest = createHmac('sha256', key).update(entry.slug);
  for (const name of storedAttributes(entry)) digest.update('\0').update(textOf(row[name]));
  return digest.digest('base64url').slice(0, 22);
}

function textOf(value: unknown): string | Buffer {
  if (value === null || value === undefined) return '\u0001';
  if (Buffer.isBuffer(value)) return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The text of a record for the log: only is_admin reads it. */
export function recordLabel(entry: ModelEntry, row: RawRow, key: string): string {
  return displayRule(entry.model, entry, { mayIdentify: true }).text(row, key);
}
