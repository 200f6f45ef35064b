import { type BelongsToMany, ForeignKeyConstraintError, literal, type Model, Op } from 'sequelize';
import type { LinkDiff } from '../audit/diff.ts';
import type { Context } from '../context.ts';
import type { Key, RelationValue } from '../contract.ts';
import { logged } from '../db/logged.ts';
import { columnOf, columnSql, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsToMany, throughModel } from '../meta/relations.ts';
import type { PendingWrite } from './guard.ts';
import { linksInSight } from './links-in-sight.ts';
import { labelOf, linkLabelColumns, logDisplay } from './log-labels.ts';
import { targetRows } from './options.service.ts';
import { targetAttribute, targetKey, targetKeyValue } from './target-key.ts';

/** Labels of records by their keys, for each field. */
export type LinkLabels = ReadonlyMap<string, ReadonlyMap<Key, RelationValue>>;

/** The same for the links that a change adds; a link that goes away needs no right on its other end. */
export async function checkLinks(ctx: Context, entry: ModelEntry, links: PendingWrite['links']): Promise<LinkLabels> {
  const labels = new Map<string, ReadonlyMap<Key, RelationValue>>();
  for (const [name, { add }] of links) {
    const field = entry.fields.get(name);
    if (!field || add.length === 0) continue;
    const found = await existing(
      ctx,
      field,
      add.map((key) => linkValue(field, key)),
    );
    if (!add.every((key) => found.has(key))) throw errors.invalid({ [name]: { code: 'reference' } });
    labels.set(name, found);
  }
  return labels;
}

/** Writes the changed links of to-many relations. Gives those that really changed: the log tells of no others. */
export async function writeLinks(
  ctx: Context,
  instance: Model,
  { entry, links, transaction, labels }: PendingWrite & { labels: LinkLabels },
): Promise<Map<string, LinkDiff>> {
  const changed = new Map<string, LinkDiff>();
  for (const [name, { add, remove }] of links) {
    const field = entry.fields.get(name);
    if (!field?.association || !isBelongsToMany(field.association)) continue;
    const linked = await linkedRecords(ctx, instance, { field, keys: [...add, ...remove] });
    const added = add.filter((key) => !linked.has(key));
    const removed = remove.filter((key) => linked.has(key));
    const association = field.association as unknown as LinkWriter;
    const options = logged(throughModel(field.association), { transaction });
    const toValues = (keys: readonly Key[]) => keys.map((key) => linkValue(field, key));
    if (added.length > 0) await association.add(instance, toValues(added), options).catch(goneMeanwhile(name));
    if (removed.length > 0) await association.remove(instance, toValues(removed), options);
    const named = (keys: readonly Key[], known: ReadonlyMap<Key, RelationValue> | undefined) =>
      keys.map((key) => known?.get(key) ?? { key, label: `#${key}` });
    changed.set(name, { added: named(added, labels.get(name)), removed: named(removed, linked) });
  }
  return changed;
}

/** Somebody removed a record between the moment when it was looked up and that of its link. */
function goneMeanwhile(name: string) {
  return (error: unknown): never => {
    if (error instanceof ForeignKeyConstraintError) throw errors.invalid({ [name]: { code: 'reference' } }, error);
    throw error;
  };
}

/** Which of these records the record is linked to, as far as the actor is shown. */
async function linkedRecords(
  ctx: Context,
  instance: Model,
  { field, keys }: { field: Field; keys: readonly Key[] },
): Promise<Map<Key, RelationValue>> {
  const association = field.association as BelongsToMany;
  const { foreignKey, otherKey, sourceKey, target } = association;
  if (keys.length === 0) return new Map();
  const through = throughModel(association);
  const display = logDisplay(ctx, target);
  const inSight = linksInSight(ctx, association);
  const sql = selectSql(through, {
    attributes: [otherKey, ...linkLabelColumns(association, display, columnSql(through, columnOf(through, otherKey)))],
    where: [
      { [foreignKey]: instance.get(sourceKey), [otherKey]: { [Op.in]: keys.map((key) => linkValue(field, key)) } },
      ...(inSight === null ? [] : [literal(inSight)]),
    ],
  });
  const rows = await ctx.runtime.database.select(sql);
  return new Map(
    rows.map((row) => {
      const key = targetKey(row[otherKey]);
      return [key, labelOf(display, row, { key })];
    }),
  );
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

async function existing(ctx: Context, field: Field, values: readonly unknown[]): Promise<Map<Key, RelationValue>> {
  const { association } = field;
  if (!association || !isBelongsToMany(association)) return new Map();
  const attribute = targetAttribute(association);
  const display = logDisplay(ctx, association.target);
  const sql = selectSql(association.target, {
    attributes: [...new Set([attribute, ...display.attributes])],
    where: [{ [attribute]: { [Op.in]: [...values] } }, ...targetRows(ctx, field)],
  });
  const rows = await ctx.runtime.database.select(sql);
  return new Map(
    rows.map((row) => {
      const key = targetKey(row[attribute]);
      return [key, labelOf(display, row, { key, nameOf: (name) => name })];
    }),
  );
}
