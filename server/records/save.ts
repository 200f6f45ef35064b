import { Model } from 'sequelize';
import type { Context } from '../context.ts';
import type { RelationList } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { logged } from '../db/logged.ts';
import { hasTeamHook, withoutWrapper } from '../db/own-hooks.ts';
import { changeOf, type GeneratedKey, generatedKey, sequelizeError } from '../db/sequelize-change.ts';
import { AdminError, errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { keyOf } from '../meta/key.ts';
import type { Access } from '../roles/policy.ts';
import type { PendingWrite } from './guard.ts';
import { modelError } from './model-error.ts';
import { type Detail, detailOf, type RowQuery, readLists, readRow } from './read.service.ts';
import type { RelatedLists } from './row.ts';

/** A write whose values are on their way to the database. */
export interface Saving {
  write: PendingWrite;
  access: Access;
  /** The names that the caller used, by attribute. */
  names: ReadonlyMap<string, string>;
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
 * Gives the record as it was read back in the same trip, or null where it must be read when all is written.
 * @throws AdminError `VALIDATION_FAILED`, `NOT_UNIQUE`, `STILL_REFERENCED`, `FORBIDDEN` for a record out of reach
 */
export async function save(ctx: Context, instance: Model, saving: Saving): Promise<ReadBack | null> {
  const { write, access, names } = saving;
  const { transaction, values, entry } = write;
  const { database } = ctx.runtime;
  instance.set(values);
  try {
    if (!isPlain(entry.model)) {
      await instance.save(logged(entry.model, { transaction }));
      return null;
    }
    const change = await changeOf(instance);
    const made = generatedKey(instance);
    if (isWatched(ctx, write)) {
      if (change) await database.write(change, transaction);
      if (made) await adopt(ctx, instance, made);
      return null;
    }
    if (change) await database.writeWithNext(change, transaction);
    return await readBack(ctx, access, made?.matching ?? write.key ?? keyOf(entry, instance.get() as RawRow));
  } catch (error) {
    throw modelError(access, sequelizeError(instance, error), names);
  }
}

/** The record as it is stored now. @throws AdminError `FORBIDDEN` where the change took it out of the actor's reach */
export async function readBack(ctx: Context, access: Access, id: RowQuery['id']): Promise<ReadBack> {
  const detail = detailOf(ctx, access.entry);
  // Asked for at the same moment, so that a server which can takes both at once. Both are awaited: nothing may be sent on
  // the connection after the transaction.
  const [row, lists] = await Promise.allSettled([
    reachable(ctx, access, { id, labelled: detail.fields }),
    readLists(ctx, detail, id),
  ]);
  if (row.status === 'rejected') throw row.reason;
  if (lists.status === 'rejected') throw lists.reason;
  return { row: row.value, detail, lists: typeof id === 'string' ? lists.value : ownedBy(row.value, id, lists.value) };
}

// Read for a key that only the database knew: now it is known here as well.
function ownedBy(row: RawRow, id: object, lists: RelatedLists): RelatedLists {
  const owners = Object.keys(id).map((attribute) => String(row[attribute]));
  const owned = ([name, byOwner]: [string, ReadonlyMap<string, RelationList>]) =>
    [name, new Map([...byOwner.values()].map((list, index) => [owners[index] ?? '', list]))] as const;
  return new Map([...lists].map(owned));
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

async function adopt({ runtime }: Context, instance: Model, { attribute, query }: GeneratedKey): Promise<void> {
  const [row] = await runtime.database.select(query);
  instance.set(attribute, row?.[attribute], { raw: true });
  instance.isNewRecord = false;
}
