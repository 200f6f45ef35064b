import {
  type BelongsTo,
  type BelongsToMany,
  type Model,
  type ModelStatic,
  Op,
  type Transaction,
  type WhereOptions,
} from 'sequelize';
import { createContext, type Runtime } from '../context.ts';
import type { RelationValue } from '../contract.ts';
import { selectQuery } from '../db/sql.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { keyOf } from '../meta/key.ts';
import { isBelongsToMany, throughModel } from '../meta/relations.ts';
import { belongsToLabels } from '../records/labels.ts';
import { recordLabel, storedAttributes } from '../records/row.ts';
import { targetKey } from '../records/target-key.ts';
import { system } from '../roles/actor.ts';
import { actingAs } from './app-rows.ts';
import type { AuditEntry } from './audit.service.ts';
import { diffOf } from './diff.ts';

/** A join table, and the relation that the log tells its rows as. */
export interface LinkTable {
  entry: ModelEntry;
  field: Field;
  association: BelongsToMany;
  through: ModelStatic<Model>;
}

/**
 * The join tables of the models that are no models of the admin themselves. Each is told of at one end: the one where its
 * links may be edited.
 */
export function linkTables({ registry }: Runtime): LinkTable[] {
  const tables = new Map<ModelStatic<Model>, LinkTable & { isReadonly: boolean }>();
  for (const entry of registry)
    for (const field of entry.fields.values()) {
      const { association } = field;
      if (!association || !isBelongsToMany(association)) continue;
      const through = throughModel(association);
      const isReadonly = entry.readonlyFields.has(field.name);
      if (registry.of(through) || tables.get(through)?.isReadonly === false) continue;
      tables.set(through, { entry, field, association, through, isReadonly });
    }
  return [...tables.values()];
}

interface LinkWrite {
  table: LinkTable;
  transaction: Transaction;
  /** Finds the rows that the write may touch, before it and after it. */
  where: WhereOptions | undefined;
}

/** Writes to a join table, and logs which links came and went at each record. */
export async function logLinks<T>(runtime: Runtime, write: LinkWrite, work: () => Promise<T>): Promise<T> {
  const before = await linksWhere(write);
  const result = await work();
  const after = await linksWhere(write);
  const came = [...after].flatMap(([id, link]) => (before.has(id) ? [] : [link]));
  const went = [...before].flatMap(([id, link]) => (after.has(id) ? [] : [link]));
  if (came.length + went.length === 0) return result;
  const entries = await entriesOf(runtime, write, { came, went });
  await runtime.audit.write(actingAs(runtime), entries, write.transaction);
  return result;
}

/** The condition that finds the links which values stand for. */
export function linksOf({ association }: LinkTable, values: readonly Record<string, unknown>[]): WhereOptions {
  const { foreignKey, otherKey } = association;
  const pairs = values.map((value) => ({ [foreignKey]: value[foreignKey], [otherKey]: value[otherKey] }));
  return { [Op.or]: pairs } as WhereOptions;
}

interface Link {
  owner: unknown;
  other: unknown;
}

async function linksWhere({ table, transaction, where }: LinkWrite): Promise<Map<string, Link>> {
  const { through, association } = table;
  const { foreignKey, otherKey } = association;
  const rows = (await through.unscoped().findAll({
    attributes: [foreignKey, otherKey],
    ...(where && { where }),
    raw: true,
    hooks: false,
    transaction,
  } as object)) as unknown as Record<string, unknown>[];
  return new Map(
    rows.map((row) => [
      JSON.stringify([row[foreignKey], row[otherKey]]),
      { owner: row[foreignKey], other: row[otherKey] },
    ]),
  );
}

async function entriesOf(
  runtime: Runtime,
  { table, transaction }: LinkWrite,
  { came, went }: { came: Link[]; went: Link[] },
): Promise<AuditEntry[]> {
  const { entry, field, association } = table;
  const ctx = createContext(runtime, { actor: system });
  const links = [...came, ...went];
  const labels = await belongsToLabels(
    ctx,
    association as unknown as BelongsTo,
    links.map(({ other }) => other),
  );
  const query = selectQuery(entry.model, {
    attributes: storedAttributes(entry),
    matching: { [association.sourceKey]: [...new Set(links.map(({ owner }) => owner))] },
  });
  const rows = await runtime.database.select(query, transaction);
  return rows.map((row) => {
    const isOwn = ({ owner }: Link) => String(owner) === String(row[association.sourceKey]);
    const named = (found: readonly Link[]) => found.filter(isOwn).map(({ other }) => nameOf(labels, other));
    const key = keyOf(entry, row);
    const change = new Map([[field.name, { added: named(came), removed: named(went) }]]);
    const changes = diffOf({ entry, before: null, after: null, links: change });
    return { action: 'update', model: entry.slug, recordKey: key, recordLabel: recordLabel(entry, row, key), changes };
  });
}

function nameOf(labels: ReadonlyMap<string, RelationValue>, other: unknown): RelationValue {
  const key = targetKey(other);
  return labels.get(String(other)) ?? { key, label: `#${key}` };
}
