import { type BelongsTo, type BelongsToMany, Op, type Model } from 'sequelize';
import type { Context } from '../context.ts';
import type { FieldError, Key, RelationChange } from '../contract.ts';
import { type Lookup, lookupName, lookupsQuery, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsToMany, throughModel } from '../meta/relations.ts';
import type { PendingWrite } from './guard.ts';
import type { ParsedInput } from './input.ts';
import { targetRows } from './options.service.ts';
import { targetAttribute, targetKey, targetKeyValue } from './target-key.ts';

/**
 * Checks that what belongs-to values point at exists and is within the actor's reach: one statement for all of them.
 * @throws AdminError `VALIDATION_FAILED`: the same answer for a record that is not there and one he may not see
 */
export async function checkReferences(ctx: Context, { values, references, names }: ParsedInput): Promise<void> {
  const asked = [...references].filter(([attribute]) => Object.hasOwn(values, attribute));
  if (asked.length === 0) return;
  const lookups = asked.map(([attribute, field]) => lookupOf(ctx, field, values[attribute]));
  const [found = {}] = await ctx.runtime.database.select(lookupsQuery(lookups));
  const refused: Record<string, FieldError> = {};
  for (const [index, [attribute, field]] of asked.entries()) {
    const key = found[lookupName(index)] ?? null;
    if (key === null || targetKey(key) !== targetKey(values[attribute]))
      refused[names.get(attribute) ?? field.name] = { code: 'reference' };
  }
  if (Object.keys(refused).length > 0) throw errors.invalid(refused);
}

function lookupOf(ctx: Context, field: Field, value: unknown): Lookup {
  const association = field.association as BelongsTo;
  const attribute = targetAttribute(association);
  return { model: association.target, attribute, value, where: targetRows(ctx, field) };
}

/** The same for the links that a change adds; a link that goes away needs no right on its other end. */
export async function checkLinks(ctx: Context, entry: ModelEntry, links: PendingWrite['links']): Promise<void> {
  for (const [name, { add }] of links) {
    const field = entry.fields.get(name);
    if (!field || add.length === 0) continue;
    const found = await existing(
      ctx,
      field,
      add.map((key) => linkValue(field, key)),
    );
    if (!add.every((key) => found.has(key))) throw errors.invalid({ [name]: { code: 'reference' } });
  }
}

/** Writes the changed links of to-many relations. Gives those that really changed: the log tells of no others. */
export async function writeLinks(
  ctx: Context,
  instance: Model,
  { entry, links, transaction }: PendingWrite,
): Promise<Map<string, Required<RelationChange>>> {
  const changed = new Map<string, Required<RelationChange>>();
  for (const [name, { add, remove }] of links) {
    const field = entry.fields.get(name);
    if (!field?.association || !isBelongsToMany(field.association)) continue;
    const linked = await linkedKeys(ctx, instance, { field, keys: [...add, ...remove] });
    const change = { add: add.filter((key) => !linked.has(key)), remove: remove.filter((key) => linked.has(key)) };
    const association = field.association as unknown as LinkWriter;
    const toValues = (keys: readonly Key[]) => keys.map((key) => linkValue(field, key));
    if (change.add.length > 0) await association.add(instance, toValues(change.add), { transaction });
    if (change.remove.length > 0) await association.remove(instance, toValues(change.remove), { transaction });
    changed.set(name, change);
  }
  return changed;
}

/** Which of these keys the record is linked to. */
async function linkedKeys(
  ctx: Context,
  instance: Model,
  { field, keys }: { field: Field; keys: readonly Key[] },
): Promise<Set<Key>> {
  const association = field.association as BelongsToMany;
  const { foreignKey, otherKey, sourceKey } = association;
  if (keys.length === 0) return new Set();
  const sql = selectSql(throughModel(association), {
    attributes: [otherKey],
    where: [
      { [foreignKey]: instance.get(sourceKey), [otherKey]: { [Op.in]: keys.map((key) => linkValue(field, key)) } },
    ],
  });
  const rows = await ctx.runtime.database.select(sql);
  return new Set(rows.map((row) => targetKey(row[otherKey])));
}

/** The part of Sequelize's many-to-many association that its types leave out. */
interface LinkWriter {
  add(instance: Model, values: readonly unknown[], options: object): Promise<unknown>;
  remove(instance: Model, values: readonly unknown[], options: object): Promise<unknown>;
}

/** The stored value that a key of a link stands for. */
export function linkValue({ association }: Field, key: Key): unknown {
  return targetKeyValue(association as BelongsToMany, key);
}

async function existing(ctx: Context, field: Field, values: readonly unknown[]): Promise<Set<Key>> {
  const { association } = field;
  if (!association || !isBelongsToMany(association)) return new Set();
  const attribute = targetAttribute(association);
  const sql = selectSql(association.target, {
    attributes: [attribute],
    where: [{ [attribute]: { [Op.in]: [...values] } }, ...targetRows(ctx, field)],
  });
  const rows = await ctx.runtime.database.select(sql);
  return new Set(rows.map((row) => targetKey(row[attribute])));
}
