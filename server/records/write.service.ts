import type { Model, Transaction } from 'sequelize';
import { z } from 'zod';
import type { AuditEntry } from '../audit/audit.service.ts';
import { diffOf, type LinkDiff, type RelationLabels } from '../audit/diff.ts';
import type { Context } from '../context.ts';
import type { AnyRecordDetail, Key, UpdateInput } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { logged } from '../db/logged.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { keyOf, MAX_KEY } from '../meta/key.ts';
import { type Access, policy } from '../roles/policy.ts';
import { type ParsedInput, parseInput } from './input.ts';
import { checkLinks, writeLinks } from './links.ts';
import { changedLabels, type RemovedFacts, removedFacts } from './log-labels.ts';
import { mergeChanges } from './merge.ts';
import { modelError } from './model-error.ts';
import type { PendingWrite } from './guard.ts';
import { readRow, toDetail } from './read.service.ts';
import { decodeValue, recordLabel, versionOf } from './row.ts';
import { referencesOf } from './references.ts';
import { type ReadBack, readBack, type Saving, save } from './save.ts';
import { saveWithSlugs } from './slugs.ts';

/** A record's key as it is sent. */
export const id = z.string().min(1).max(MAX_KEY);
// `v7` of a counter, or a digest: no other text was ever a version.
const version = z.string().regex(/^(v\d{1,20}|[\w-]{22})$/);
const values = z.record(z.string(), z.unknown());

/** What `create` takes; the values are read by the fields. */
export const createInput = z.strictObject({ data: values });
/** What `update` takes. */
export const updateInput = z.strictObject({ id, expectedVersion: version, changes: values, base: values });
/** What `remove` takes. */
export const removeInput = z.strictObject({ id, expectedVersion: version.optional() });

/**
 * Makes a record; its audit row stands in the same transaction.
 * @throws AdminError `VALIDATION_FAILED`, `NOT_UNIQUE`, `FORBIDDEN`, `DISABLED`
 */
export function createRecord(
  ctx: Context,
  entry: ModelEntry,
  { data }: { data: Record<string, unknown> },
): Promise<AnyRecordDetail> {
  const access = policy(ctx.actor, entry, 'add');
  const checked = parseInput(access, data, 'create');
  return ctx.runtime.database.transaction(async (transaction) => {
    const parsed = copyOf(checked);
    const write = pending(entry, { operation: 'create', key: null, before: null, parsed, transaction });
    await guard(ctx, write, 'before');
    const linkLabels = await checkLinks(ctx, entry, parsed.links);
    const instance = entry.model.build({}, { isNewRecord: true });
    const saving = savingOf(write, access, parsed);
    const { labels, read } = await saveWithSlugs(ctx, write, () => save(ctx, instance, saving));
    const key = keyOf(entry, read?.row ?? plain(instance));
    const links = await writeLinks(ctx, instance, { ...write, labels: linkLabels });
    return finish(ctx, { ...write, key }, { access, read, labels, links });
  });
}

/**
 * Changes a record. Fields that only one side changed are merged; a field that both changed answers CONFLICT.
 * @throws AdminError `CONFLICT`, `VALIDATION_FAILED`, `NOT_UNIQUE`, `NOT_FOUND`, `FORBIDDEN`, `DISABLED`
 */
export function updateRecord(ctx: Context, entry: ModelEntry, input: UpdateInput): Promise<AnyRecordDetail> {
  const access = policy(ctx.actor, entry, 'edit');
  const checked = parseInput(access, input.changes, 'update');
  return ctx.runtime.database.transaction(async (transaction) => {
    const parsed = copyOf(checked);
    const row = await readRow(ctx, access, { id: input.id, lock: true });
    const current = versionOf(ctx, entry, row);
    const mergedInto = current === input.expectedVersion ? null : current;
    if (mergedInto !== null) mergeChanges(access, { row, parsed, input, version: current });
    const before = decodeRow(entry, row);
    const key = keyOf(entry, row);
    const write = pending(entry, { operation: 'update', key, before, parsed, mergedInto, transaction });
    await guard(ctx, write, 'before');
    const linkLabels = await checkLinks(ctx, entry, parsed.links);
    const instance = entry.model.build({ ...before }, { isNewRecord: false, raw: true });
    const { labels, read } = await save(ctx, instance, savingOf(write, access, parsed));
    const links = await writeLinks(ctx, instance, { ...write, labels: linkLabels });
    return finish(ctx, write, { access, read, labels, links });
  });
}

/**
 * Removes a record: softly where the model is paranoid, else for good.
 * @throws AdminError `STILL_REFERENCED`, `CONFLICT`, `NOT_FOUND`, `FORBIDDEN`, `DISABLED`
 */
export function removeRecord(
  ctx: Context,
  entry: ModelEntry,
  input: { id: Key; expectedVersion?: string },
): Promise<{ removed: Key }> {
  const access = policy(ctx.actor, entry, 'delete');
  return ctx.runtime.database.transaction(async (transaction) => {
    const removal = await removeRow(ctx, access, { ...input, transaction });
    await ctx.runtime.audit.writeLast(ctx, [removal], transaction);
    return { removed: removal.recordKey };
  });
}

/**
 * The one way to remove a row, inside the caller's transaction; gives what the log must hold of it.
 * @throws AdminError `STILL_REFERENCED`, `CONFLICT`, `NOT_FOUND`, and what guards refuse
 */
async function removeRow(
  ctx: Context,
  access: Access,
  { id, expectedVersion, transaction }: { id: Key; expectedVersion?: string; transaction: Transaction },
): Promise<Removed> {
  const row = await readRow(ctx, access, { id, lock: true });
  if (expectedVersion !== undefined) {
    const version = versionOf(ctx, access.entry, row);
    if (expectedVersion !== version) throw errors.conflict({ version, fields: {} });
  }
  const facts = await removedFacts(ctx, access.entry, [row]);
  return removeStored(ctx, access, { row, facts, transaction });
}

type Removed = AuditEntry & { recordKey: Key };

interface StoredRow {
  /** As it was read and locked in the transaction. */
  row: RawRow;
  facts: RemovedFacts;
  /** The row went with another one, by a cascade: what is left are the guards, and the log. */
  isGone?: boolean;
  transaction: Transaction;
}

/** `removeRow` for a row that was read. */
export async function removeStored(
  ctx: Context,
  access: Access,
  { row, facts, isGone = false, transaction }: StoredRow,
): Promise<Removed> {
  const { entry } = access;
  const before = decodeRow(entry, row);
  const parsed: ParsedInput = { values: {}, links: new Map(), references: new Map(), names: new Map() };
  // One spelling of a key, whatever the caller wrote: guards and the log compare it.
  const key = keyOf(entry, row);
  const write = pending(entry, { operation: 'remove', key, before, parsed, transaction });
  await guard(ctx, write, 'before');
  if (!isGone) {
    const instance = entry.model.build({ ...before }, { isNewRecord: false, raw: true });
    await instance.destroy(logged(entry.model, { transaction })).catch((error: unknown) => {
      throw modelError(access, error);
    });
  }
  await guard(ctx, write, 'after');
  return {
    action: 'delete',
    model: entry.slug,
    recordKey: key,
    recordLabel: recordLabel(entry, row, key),
    changes: diffOf({ entry, before, after: null, labels: facts.labels, links: facts.linksOf(before) }),
  };
}

// A transaction is tried again after a deadlock: each try starts from what was sent, not from what guards made of it (a
// hash in the place of a password).
function copyOf(parsed: ParsedInput): ParsedInput {
  return { ...parsed, values: { ...parsed.values }, links: new Map(parsed.links) };
}

function savingOf(write: PendingWrite, access: Access, parsed: ParsedInput): Saving {
  return { write, access, names: parsed.names, references: referencesOf(write, parsed) };
}

interface PendingFacts {
  operation: PendingWrite['operation'];
  key: Key | null;
  before: Record<string, unknown> | null;
  parsed: ParsedInput;
  mergedInto?: string | null;
  transaction: Transaction;
}

function pending(entry: ModelEntry, { parsed, ...facts }: PendingFacts): PendingWrite {
  return { entry, ...facts, values: parsed.values, links: parsed.links };
}

async function guard(ctx: Context, write: PendingWrite, moment: 'before' | 'after'): Promise<void> {
  for (const each of ctx.runtime.guards) if (each.slug === write.entry.slug) await each[moment]?.(ctx, write);
}

interface Written {
  access: Access;
  /** The record after the change, where it was read already. */
  read: ReadBack | null;
  /** What the log needs to know of the relations that a write changed. */
  labels: RelationLabels;
  links: ReadonlyMap<string, LinkDiff>;
}

/** After the change: guards look at it, the row must still be within reach, the log gets its row. */
async function finish(
  ctx: Context,
  write: PendingWrite,
  { access, read, labels: known, links }: Written,
): Promise<AnyRecordDetail> {
  const { entry, key, before, operation, transaction } = write;
  if (key === null) throw errors.notFound();
  await guard(ctx, write, 'after');
  const { row, detail, lists } = read ?? (await readBack(ctx, access, key));
  const after = decodeRow(entry, row);
  // A hook of the team may have pointed a column at a record that nobody asked for.
  const labels = await changedLabels(ctx, entry, { changes: [{ before, after }], known });
  const changes = diffOf({ entry, before, after, labels, links });
  const answer = await toDetail(ctx, detail, { row, id: key, lists });
  // A save that changed nothing leaves no trace in the log.
  if (operation === 'create' || Object.keys(changes).length > 0) {
    const label = recordLabel(entry, row, key);
    const log: AuditEntry = { action: operation, model: entry.slug, recordKey: key, recordLabel: label, changes };
    await ctx.runtime.audit.writeLast(ctx, [log], transaction);
  }
  return answer;
}

function plain(instance: Model): Record<string, unknown> {
  return instance.get({ plain: true }) as Record<string, unknown>;
}

/** Stored attributes as the wire would carry them, secrets included: for guards and diffs alone. */
export function decodeRow(entry: ModelEntry, row: RawRow): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  for (const field of entry.fields.values())
    if (field.attribute !== null)
      decoded[field.attribute] = field.secret ? (row[field.attribute] ?? null) : decodeColumn(field, row);
  return decoded;
}

function decodeColumn(field: Parameters<typeof decodeValue>[0], row: RawRow): unknown {
  const value = row[field.attribute ?? ''];
  return field.association || field.kind.name === 'blob' ? (value ?? null) : decodeValue(field, value);
}
