import { type BelongsTo, type BelongsToMany, Op, type Model } from 'sequelize';
import type { LinkDiff, RelationLabels } from '../audit/diff.ts';
import type { Context } from '../context.ts';
import type { FieldError, Key, RelationValue } from '../contract.ts';
import { logged } from '../db/logged.ts';
import { columnOf, columnSql, type Lookup, lookupName, lookupsQuery, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsToMany, throughModel } from '../meta/relations.ts';
import type { PendingWrite } from './guard.ts';
import type { ParsedInput } from './input.ts';
import { labelOf, linkLabelColumns, logDisplay } from './log-labels.ts';
import { targetRows } from './options.service.ts';
import { targetAttribute, targetKey, targetKeyValue } from './target-key.ts';

/**
 * Checks that what belongs-to values point at exists and is within the actor's reach, and reads what the log calls the
 * records that are pointed at, before and after: one statement for all of them.
 * @throws AdminError `VALIDATION_FAILED`: the same answer for a record that is not there and one he may not see
 */
export async function checkReferences(
  ctx: Context,
  { entry, before, values }: PendingWrite,
  { references, names }: ParsedInput,
): Promise<RelationLabels> {
  const asked = [...references].filter(([attribute]) => Object.hasOwn(values, attribute));
  const left = leftBehind(entry, before, values);
  const named = [
    ...asked.map(([attribute, field]) => ({ ...labelLookup(ctx, field, values[attribute]), attribute })),
    ...left.map(([attribute, field]) => ({ ...labelLookup(ctx, field, before?.[attribute]), attribute })),
  ];
  if (named.length === 0) return new Map();
  const lookups = asked.map(([attribute, field]) => lookupOf(ctx, field, values[attribute]));
  const [found = {}] = await ctx.runtime.database.select(
    lookupsQuery([...lookups, ...named.flatMap(({ columns }) => columns)]),
  );
  const refused: Record<string, FieldError> = {};
  for (const [index, [attribute, field]] of asked.entries()) {
    const key = found[lookupName(index)] ?? null;
    if (key === null || targetKey(key) !== targetKey(values[attribute]))
      refused[names.get(attribute) ?? field.name] = { code: 'reference' };
  }
  if (Object.keys(refused).length > 0) throw errors.invalid(refused);
  const labels = new Map<string, Map<string, RelationValue>>();
  let index = lookups.length;
  for (const { attribute, display, value, columns } of named) {
    const start = index;
    index += columns.length;
    const nameOf = (name: string) => lookupName(start + display.attributes.indexOf(name));
    const of = labels.get(attribute) ?? new Map<string, RelationValue>();
    labels.set(attribute, of.set(String(value), labelOf(display, found, { key: targetKey(value), nameOf })));
  }
  return labels;
}

/** Belongs-to columns that stop pointing at a record. */
function leftBehind(entry: ModelEntry, before: PendingWrite['before'], values: PendingWrite['values']) {
  const left: [attribute: string, field: Field][] = [];
  if (before)
    for (const field of entry.fields.values()) {
      const { attribute, association } = field;
      if (attribute === null || !association || !Object.hasOwn(values, attribute)) continue;
      const from = before[attribute] ?? null;
      if (from !== null && String(from) !== String(values[attribute])) left.push([attribute, field]);
    }
  return left;
}

function lookupOf(ctx: Context, field: Field, value: unknown): Lookup {
  const association = field.association as BelongsTo;
  const attribute = targetAttribute(association);
  return { model: association.target, attribute, value, where: targetRows(ctx, field) };
}

function labelLookup(ctx: Context, field: Field, value: unknown) {
  const { target } = field.association as BelongsTo;
  const display = logDisplay(ctx, target);
  const attribute = targetAttribute(field.association as BelongsTo);
  const columns = display.attributes.map((column): Lookup => ({ model: target, attribute, value, column, where: [] }));
  return { display, value, columns };
}

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
    if (added.length > 0) await association.add(instance, toValues(added), options);
    if (removed.length > 0) await association.remove(instance, toValues(removed), options);
    const named = (keys: readonly Key[], known: ReadonlyMap<Key, RelationValue> | undefined) =>
      keys.map((key) => known?.get(key) ?? { key, label: `#${key}` });
    changed.set(name, { added: named(added, labels.get(name)), removed: named(removed, linked) });
  }
  return changed;
}

/** Which of these records the record is linked to. */
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
  const sql = selectSql(through, {
    attributes: [otherKey, ...linkLabelColumns(association, display, columnSql(through, columnOf(through, otherKey)))],
    where: [
      { [foreignKey]: instance.get(sourceKey), [otherKey]: { [Op.in]: keys.map((key) => linkValue(field, key)) } },
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
