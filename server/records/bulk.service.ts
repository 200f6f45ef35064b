import type { Transaction, WhereOptions } from 'sequelize';
import { z } from 'zod';
import type { AuditEntry } from '../audit/audit.service.ts';
import type { Context } from '../context.ts';
import type { Key, RecordsQuery, RefusedRecord, RemoveManyInput } from '../contract.ts';
import type { BoundQuery, RawRow } from '../db/database.ts';
import { selectSql } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { keyOf } from '../meta/key.ts';
import { type Access, policy } from '../roles/policy.ts';
import { compileFilter } from './filters.ts';
import { type RemovedFacts, removedFacts } from './log-labels.ts';
import { readRow, visible } from './read.service.ts';
import { searchCondition, searchText } from './search.ts';
import { id, removeStored } from './write.service.ts';

/** Records that one call may remove: each costs a few statements, all inside one transaction. */
const MAX_RECORDS = 1_000;

/** Levels of a tree that go in one call, in whatever order its records were chosen. */
const MAX_ROUNDS = 10;

/** Refused records that the answer names. */
const MAX_NAMED = 5;

/** What `removeMany` takes: keys, or what finds them and how many they are. */
export const removeManyInput = z.union([
  z.strictObject({ ids: z.array(id).min(1) }),
  z.strictObject({
    query: z.strictObject({ q: searchText.optional(), filter: z.record(z.string(), z.unknown()).optional() }),
    expectedTotal: z.int().min(1),
  }),
]);

/**
 * Removes records, each as `removeRecord` would: all of them or none, in one transaction and under one operation id.
 * A refusal has the code of the first record that was refused, a denial before all others, and names the first few in
 * `params.refused`.
 * @throws AdminError `QUERY_TOO_LARGE` for more than 1,000, `CONFLICT` when not as many match as were expected, and what
 * `removeRecord` throws
 */
export async function removeRecords(
  ctx: Context,
  entry: ModelEntry,
  input: RemoveManyInput,
): Promise<{ removed: number }> {
  const access = policy(ctx.actor, entry, 'delete');
  const chosen = 'ids' in input ? { keys: uniqueKeys(input.ids), where: [] } : await matching(ctx, entry, input);
  // A record that stopped matching since then is out of reach here.
  const within = { ...access, where: [...access.where, ...chosen.where] };
  return ctx.runtime.database.transaction(async (transaction) => {
    const removals = await removeAll(ctx, within, { keys: chosen.keys, transaction });
    await ctx.runtime.audit.writeLast(ctx, removals, transaction);
    return { removed: removals.length };
  });
}

function uniqueKeys(ids: readonly Key[]): Key[] {
  const keys = [...new Set(ids)];
  if (keys.length > MAX_RECORDS) throw errors.tooLarge('records', MAX_RECORDS);
  return keys;
}

interface Chosen {
  keys: Key[];
  /** What else each record must meet when it is read. */
  where: WhereOptions[];
}

// Found by what the caller may see: a record that he sees and may not remove is refused, not left out silently.
async function matching(
  ctx: Context,
  entry: ModelEntry,
  { query, expectedTotal }: { query: RecordsQuery; expectedTotal: number },
): Promise<Chosen> {
  if (expectedTotal > MAX_RECORDS) throw errors.tooLarge('records', MAX_RECORDS);
  const access = policy(ctx.actor, entry, 'view');
  const search = searchCondition(access, query.q);
  const where = [...compileFilter(ctx, access, query.filter ?? {}), ...(search ? [search] : [])];
  const sql = selectSql(entry.model, {
    attributes: entry.key.map((field) => field.name),
    where: [...visible(access), ...where],
    limit: MAX_RECORDS + 1,
  });
  // Before the transaction: a scan must not keep the other writers waiting.
  const rows = await ctx.runtime.database.scan(sql);
  if (rows.length !== expectedTotal)
    throw new AdminError('CONFLICT', 'Not as many records match as were expected', {
      params: { expectedTotal, total: Math.min(rows.length, MAX_RECORDS) },
    });
  return { keys: rows.map((row) => keyOf(entry, row)), where };
}

interface Removal {
  keys: readonly Key[];
  transaction: Transaction;
}

/** Removes all, or throws what records were refused with. */
async function removeAll(ctx: Context, access: Access, { keys, transaction }: Removal): Promise<AuditEntry[]> {
  const refused: Refused[] = [];
  const forEach = async (round: Iterable<Key>, work: (key: Key) => Promise<void>) => {
    for (const key of round) {
      if (refused.length === MAX_NAMED) return;
      try {
        await work(key);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refused.push([key, error]);
      }
    }
  };

  // All are read and locked first: a cascade from one of them to another must not make that one look out of reach.
  const rows = new Map<Key, RawRow>();
  await forEach(keys, async (id) => {
    const row = await readRow(ctx, access, { id, lock: true });
    rows.set(keyOf(access.entry, row), withoutBytes(access.entry, row));
  });

  const facts = await removedFacts(ctx, access.entry, [...rows.values()]);
  const removals: AuditEntry[] = [];
  const remove = async (key: Key) => {
    const known = rows.get(key) as RawRow;
    removals.push(
      await inSavepoint(ctx, transaction, () => removeKnown(ctx, access, { key, known, facts, transaction })),
    );
  };
  let left = [...rows.keys()];
  for (let round = 1; left.length > 0; round++) {
    const held: Refused[] = [];
    await forEach(left, (key) =>
      remove(key).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'STILL_REFERENCED') throw error;
        held.push([key, error]);
      }),
    );
    // What held them may have been removed after them: once more, the other way round, as long as that helps.
    const isOver = held.length === left.length || round === MAX_ROUNDS;
    if (isOver && refused.length === 0) refused.push(...held.slice(0, MAX_NAMED));
    if (refused.length > 0) break;
    left = held.map(([key]) => key).reverse();
  }
  if (refused.length > 0) throw refusalOf(refused);
  return removals;
}

// The log tells nothing of them but that they were there, and those of a thousand rows would fill the memory.
function withoutBytes({ fields }: ModelEntry, row: RawRow): RawRow {
  const small = { ...row };
  for (const { attribute, kind } of fields.values())
    if (kind.name === 'blob' && attribute !== null && (small[attribute] ?? null) !== null)
      small[attribute] = Buffer.alloc(0);
  return small;
}

interface Known {
  key: Key;
  known: RawRow;
  facts: RemovedFacts;
  transaction: Transaction;
}

// Read anew, as the others may have changed it. Whether it may go was settled when it was first read.
async function removeKnown(
  ctx: Context,
  access: Access,
  { key, known, facts, transaction }: Known,
): Promise<AuditEntry> {
  const row = await readRow(ctx, { ...access, where: [] }, { id: key, lock: true }).catch((error: unknown) => {
    if (isRefusal(error) && error.code === 'NOT_FOUND') return null;
    throw error;
  });
  return removeStored(ctx, access, { row: row ?? known, facts, isGone: row === null, transaction });
}

const statement = (text: string): BoundQuery => ({ text: [text], values: [] });
const SAVEPOINT = statement('SAVEPOINT removal');
const ROLLBACK = statement('ROLLBACK TO SAVEPOINT removal');
const RELEASE = statement('RELEASE SAVEPOINT removal');

/** A refused try leaves nothing in the database: neither what guards wrote, nor the hooks of the model. */
async function inSavepoint<T>({ runtime }: Context, transaction: Transaction, work: () => Promise<T>): Promise<T> {
  const { database } = runtime;
  await database.write(SAVEPOINT, transaction);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // Any other error ends the transaction, if the database has not ended it already.
    if (isRefusal(error)) await database.write(ROLLBACK, transaction);
    throw error;
  }
  await database.write(RELEASE, transaction);
  return result;
}

/** A record's own refusal, after which the transaction still works; anything else ends the call at once. */
function isRefusal(error: unknown): error is AdminError {
  return error instanceof AdminError && error.status < 500;
}

type Refused = readonly [Key, AdminError];

/** A denial comes before everything else that was refused, so that it is answered and logged as one. */
function refusalOf(refused: readonly Refused[]): AdminError {
  const named = refused.map(([key, { code }]): RefusedRecord => ({ id: key, code }));
  const [, first] = refused.find(([, { status }]) => status === 403) ?? (refused[0] as Refused);
  return new AdminError(first.code, first.message, { ...first.details, params: { refused: named } });
}
