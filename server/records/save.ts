import { ForeignKeyConstraintError, Model, type Transaction } from 'sequelize';
import type { RelationLabels } from '../audit/diff.ts';
import type { Context } from '../context.ts';
import type { RelationValue } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { logged } from '../db/logged.ts';
import { hasTeamHook, withoutWrapper } from '../db/own-hooks.ts';
import { changeOf, generatedKey, sequelizeError } from '../db/sequelize-change.ts';
import { AdminError, errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { keyOf } from '../meta/key.ts';
import type { Access } from '../roles/policy.ts';
import type { PendingWrite } from './guard.ts';
import { modelError } from './model-error.ts';
import { checkReferences, type References, readReferences, shownReferences } from './references.ts';
import { type Detail, detailOf, type RowQuery, readLists, readRow } from './read.service.ts';
import { noLists, type RelatedLists } from './row.ts';

/** A write whose values are on their way to the database. */
export interface Saving {
  write: PendingWrite;
  access: Access;
  /** The names that the caller used, by attribute. */
  names: ReadonlyMap<string, string>;
  /** What the values point at. */
  references: References;
}

/** What is known of a record once it is saved. */
export interface Saved {
  /** What the log calls the records that it points at, or did. */
  labels: RelationLabels;
  /** Null where the record must be read when all is written. */
  read: ReadBack | null;
}

/** A record as it is stored after a change, and what the actor may see of it. */
export interface ReadBack {
  row: RawRow;
  detail: Detail;
  lists: RelatedLists;
}

const HOOKS = (
  'beforeValidate afterValidate validationFailed beforeCreate afterCreate beforeUpdate afterUpdate beforeSave afterSave ' +
  'beforeQuery afterQuery'
).split(' ');

/**
 * Saves the values through an instance, so that the team's own hooks, setters and validators see every write of the admin.
 * @throws AdminError `VALIDATION_FAILED`, `NOT_UNIQUE`, `STILL_REFERENCED`, `FORBIDDEN` for a record out of reach
 */
export async function save(ctx: Context, instance: Model, saving: Saving): Promise<Saved> {
  const { write, access, names, references } = saving;
  const { transaction, values, entry } = write;
  try {
    if (isPlain(entry.model) && !isWatched(ctx, write)) return await saveInOneTrip(ctx, instance, saving);
    const labels = await checkReferences(ctx, references, names);
    instance.set(values);
    if (isPlain(entry.model)) await saveAlone(ctx, instance, transaction);
    else await instance.save(logged(entry.model, { transaction }));
    return { labels, read: null };
  } catch (error) {
    throw modelError(access, sequelizeError(instance, error), names);
  }
}

/** What the record points at is looked up, it is changed and read back; whichever of it fails undoes the change. */
async function saveInOneTrip(ctx: Context, instance: Model, saving: Saving): Promise<Saved> {
  const { write, access, references, names } = saving;
  instance.set(write.values);
  const change = await changeOf(instance);
  const id = generatedKey(instance)?.matching ?? write.key ?? keyOf(write.entry, instance.get() as RawRow);
  const shown = shownReferences(ctx, references, detailOf(ctx, write.entry).fields);
  const asked = references.asked.filter((reference) => !shown.includes(reference));
  // All are awaited: nothing may be sent on the connection after the transaction.
  const [labels, changed, read] = await Promise.allSettled([
    checkReferences(ctx, { ...references, asked }, names),
    change && ctx.runtime.database.write(change, write.transaction),
    readBack(ctx, access, id),
  ]);
  if (changed.status === 'rejected') {
    // Where one of them fails all of them do: that it points at nothing may be the reason, and tells more.
    if (isForeignKeyError(instance, changed.reason)) await checkReferences(ctx, references, names);
    throw changed.reason;
  }
  if (labels.status === 'rejected') throw labels.reason;
  if (read.status === 'rejected') throw read.reason;
  const { labels: own, unknown } = readReferences(ctx, shown, read.value.row);
  const others = unknown.length > 0 ? await checkReferences(ctx, { asked: unknown, left: [] }, names) : [];
  return { labels: joined(labels.value, own, others), read: read.value };
}

function joined(...all: readonly Iterable<[string, ReadonlyMap<string, RelationValue>]>[]): RelationLabels {
  const labels = new Map<string, ReadonlyMap<string, RelationValue>>();
  for (const [attribute, of] of all.flatMap((each) => [...each]))
    labels.set(attribute, new Map([...(labels.get(attribute) ?? []), ...of]));
  return labels;
}

async function saveAlone({ runtime }: Context, instance: Model, transaction: Transaction): Promise<void> {
  const change = await changeOf(instance);
  const made = generatedKey(instance);
  if (change) await runtime.database.write(change, transaction);
  if (!made) return;
  const [row] = await runtime.database.select(made.query);
  instance.set(made.attribute, row?.[made.attribute], { raw: true });
  instance.isNewRecord = false;
}

function isForeignKeyError(instance: Model, error: unknown): boolean {
  return sequelizeError(instance, error) instanceof ForeignKeyConstraintError;
}

/**
 * The record as it is stored now. Nothing points yet at one whose key was made this moment: it is not asked what does.
 * @throws AdminError `FORBIDDEN` where the change took it out of the actor's reach
 */
export async function readBack(ctx: Context, access: Access, id: RowQuery['id']): Promise<ReadBack> {
  const detail = detailOf(ctx, access.entry);
  // Asked for at the same moment, so that a server which can takes both at once. Both are awaited: nothing may be sent on
  // the connection after the transaction.
  const [row, lists] = await Promise.allSettled([
    reachable(ctx, access, { id, labelled: detail.fields }),
    typeof id === 'string' ? readLists(ctx, detail, id) : null,
  ]);
  if (row.status === 'rejected') throw row.reason;
  if (lists.status === 'rejected') throw lists.reason;
  return { row: row.value, detail, lists: lists.value ?? noLists(detail.fields, row.value) };
}

// A row that left the actor's reach by his own change would be a way around the row rules.
async function reachable(ctx: Context, access: Access, query: RowQuery): Promise<RawRow> {
  try {
    return await readRow(ctx, access, query);
  } catch (error) {
    throw error instanceof AdminError && error.code === 'NOT_FOUND' ? errors.forbidden() : error;
  }
}

// `save()` does nothing that is not done here for a model without hooks.
function isPlain(model: ModelEntry['model']): boolean {
  const { save: saves, validate } = model.prototype as Model;
  const isOverridden = withoutWrapper(saves) !== Model.prototype.save || validate !== Model.prototype.validate;
  // An option of Sequelize's that leaves empty columns out.
  const { omitNull } = (model.sequelize as unknown as { options: { omitNull?: boolean } }).options;
  return !isOverridden && !omitNull && !hasTeamHook(model, HOOKS);
}

/** More is written after the record itself, or a guard looks at what was written: it is read after that. */
function isWatched({ runtime }: Context, { entry, links }: PendingWrite): boolean {
  return links.size > 0 || runtime.guards.some((each) => each.slug === entry.slug && each.after !== undefined);
}
