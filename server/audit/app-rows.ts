import { type Model, type ModelStatic, Op, type Transaction, type WhereOptions } from 'sequelize';
import { createContext, type Context, type Runtime } from '../context.ts';
import type { Key } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { selectQuery } from '../db/sql.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { keyOf } from '../meta/key.ts';
import { changedLabels, removedFacts } from '../records/log-labels.ts';
import { recordLabel, storedAttributes } from '../records/row.ts';
import { decodeRow } from '../records/write.service.ts';
import { system } from '../roles/actor.ts';
import type { AuditContext, AuditEntry } from './audit.service.ts';
import { diffOf } from './diff.ts';

/** Values of a primary key by attribute. */
export type PrimaryKey = Readonly<Record<string, unknown>>;

/** A write of a team's code: which rows it may touch, as far as can be told before it and after it. */
export interface AppWrite {
  entry: ModelEntry;
  transaction: Transaction;
  before(): Promise<PrimaryKey[]> | PrimaryKey[];
  after?(result: unknown): Promise<PrimaryKey[]> | PrimaryKey[];
  /** Rows may be gone afterwards: what goes with them is read while it is there. */
  removes?: boolean;
}

/** Rows that one statement reads by their keys. */
const MAX_KEYS = 500;

/** Does a write and logs what it did to each row, in one transaction. */
export async function logRows<T>(runtime: Runtime, write: AppWrite, work: () => Promise<T>): Promise<T> {
  const { entry, transaction } = write;
  const ctx = createContext(runtime, { actor: system });
  const keys = await write.before();
  const before = await readRows(ctx, write, keys);
  const facts = write.removes ? await removedFacts(ctx, entry, [...before.values()]) : null;
  const result = await work();
  const more = (await write.after?.(result)) ?? [];
  const after = await readRows(ctx, write, [...keys, ...more]);
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, from: before.get(key) ?? null, to: after.get(key) ?? null }))
    .map(({ key, from, to }) => ({ key, from, to, action: actionOf(entry, from, to) }));
  const decoded = changes.map(({ from, to, action }) => ({
    before: from && decodeRow(entry, from),
    // In the trash it is gone, whatever its row still says.
    after: to && action !== 'delete' ? decodeRow(entry, to) : null,
  }));
  const labels = await changedLabels(ctx, entry, { changes: decoded, ...(facts && { known: facts.labels }) });
  const entries = changes.flatMap(({ key, from, to, action }, index): AuditEntry[] => {
    const { before: old = null, after: now = null } = decoded[index] ?? {};
    const links = facts && old && action === 'delete' ? facts.linksOf(old) : new Map();
    const diff = diffOf({ entry, before: old, after: now, labels, links });
    if (action === 'update' && Object.keys(diff).length === 0) return [];
    const label = recordLabel(entry, to ?? from ?? {}, key);
    return [{ action, model: entry.slug, recordKey: key, recordLabel: label, changes: diff }];
  });
  await runtime.audit.write(actingAs(runtime), entries, transaction);
  return result;
}

function actionOf({ deletedAt }: ModelEntry, from: RawRow | null, to: RawRow | null): string {
  const isGone = (row: RawRow) => deletedAt !== null && (row[deletedAt] ?? null) !== null;
  if (!from) return 'create';
  if (!to || (isGone(to) && !isGone(from))) return 'delete';
  return isGone(from) && !isGone(to) ? 'restore' : 'update';
}

/** Whoever the running code acts for; outside of every call it is the app itself. */
export function actingAs({ acting }: Runtime): AuditContext {
  const request = { id: crypto.randomUUID(), address: null, userAgent: null, locale: 'en', secure: false } as const;
  return acting.getStore() ?? { actor: system, by: 'app', request, after: () => {} };
}

async function readRows(
  ctx: Context,
  { entry, transaction }: AppWrite,
  keys: readonly PrimaryKey[],
): Promise<Map<Key, RawRow>> {
  const rows = new Map<Key, RawRow>();
  for (const matching of matches(entry, keys)) {
    const query = selectQuery(entry.model, {
      attributes: storedAttributes(entry),
      matching,
      lock: ctx.runtime.database.dialect === 'mysql',
    });
    for (const row of await ctx.runtime.database.select(query, transaction)) rows.set(keyOf(entry, row), row);
  }
  return rows;
}

/** Rows with one key attribute are read together, others one by one. */
function* matches({ key }: ModelEntry, keys: readonly PrimaryKey[]): Generator<Record<string, unknown>> {
  const [first, ...rest] = key.map(({ name }) => name);
  if (first === undefined) return;
  const known = keys.filter((each) => [first, ...rest].every((name) => (each[name] ?? null) !== null));
  if (rest.length > 0) return yield* known.map((each) => ({ ...each }));
  for (let start = 0; start < known.length; start += MAX_KEYS)
    yield { [first]: known.slice(start, start + MAX_KEYS).map((each) => each[first]) };
}

/** Primary keys of the rows that meet a condition, the trash included; of a scoped model, within its scope. */
export async function keysWhere(
  { key }: ModelEntry,
  model: ModelStatic<Model>,
  { where, transaction }: { where: WhereOptions | undefined; transaction: Transaction },
): Promise<PrimaryKey[]> {
  if (key.length === 0) return [];
  return (await model.findAll({
    attributes: key.map(({ name }) => name),
    ...(where && { where }),
    include: [],
    raw: true,
    hooks: false,
    paranoid: false,
    transaction,
  } as object)) as unknown as PrimaryKey[];
}

/** The condition that finds the rows which values may meet in the table: by their primary key or another unique one. */
export function clashesWith({ model }: ModelEntry, values: readonly Readonly<Record<string, unknown>>[]): WhereOptions {
  const attributes = model.getAttributes() as Record<string, { field?: string }>;
  const nameOf = (column: string) =>
    Object.keys(attributes).find((name) => attributes[name]?.field === column) ?? column;
  const { uniqueKeys, _indexes: indexes = [] } = model as unknown as Uniques;
  const columns = [
    ...Object.values(uniqueKeys).map(({ fields }) => fields),
    ...indexes.filter(({ unique }) => unique).map(({ fields }) => fields),
  ];
  const sets = [
    [...model.primaryKeyAttributes],
    ...columns.map((fields) => fields.map((each) => nameOf(String(each)))),
  ];
  const found = values.flatMap((row) =>
    sets
      .filter((set) => set.length > 0 && set.every((name) => (row[name] ?? null) !== null))
      .map((set) => Object.fromEntries(set.map((name) => [name, row[name]]))),
  );
  return { [Op.or]: found.length > 0 ? found : [{ [model.primaryKeyAttribute]: null }] } as WhereOptions;
}

interface Uniques {
  uniqueKeys: Record<string, { fields: string[] }>;
  _indexes?: { unique?: boolean; fields: unknown[] }[];
}
