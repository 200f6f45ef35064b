import type { BelongsTo, BelongsToMany } from 'sequelize';
import type { LinkDiff, RelationLabels } from '../audit/diff.ts';
import type { Context } from '../context.ts';
import type { Key, RelationValue } from '../contract.ts';
import { columnOf, quote, tableSql } from '../db/sql.ts';
import type { RawRow } from '../db/database.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { isBelongsTo, isBelongsToMany } from '../meta/relations.ts';
import { system } from '../roles/actor.ts';
import { type Display, displayRule } from './display.ts';
import { belongsToLabels, toManyLabels } from './labels.ts';
import { targetAttribute } from './target-key.ts';

/** Links of one record that the log keeps when it is removed. */
const MAX_LINKS = 500;
const RELATED = 'asok_labelled';

type Row = Readonly<Record<string, unknown>>;

/** How the log calls records of a model: is_admin alone reads it, so it is not narrowed to what the actor may see. */
export function logDisplay({ runtime }: Pick<Context, 'runtime'>, model: ModelEntry['model']): Display {
  return displayRule(model, runtime.registry.described(model), { mayIdentify: true });
}

/** Columns of a SELECT that read the label of the record which a column of another table points at. */
export function linkLabelColumns(
  association: BelongsToMany,
  display: Display,
  pointer: string,
): [expression: string, name: string][] {
  const { target } = association;
  const of = (attribute: string) => `${quote(target, RELATED)}.${quote(target, columnOf(target, attribute))}`;
  const from = `FROM ${tableSql(target)} AS ${quote(target, RELATED)} WHERE ${of(targetAttribute(association))}`;
  return display.attributes.map((attribute) => [
    `(SELECT ${of(attribute)} ${from} = ${pointer} LIMIT 1)`,
    labelName(attribute),
  ]);
}

/** What a label column is called: apart from the columns of the table itself. */
function labelName(attribute: string): string {
  return `$label ${attribute}`;
}

/** Reads a label off a row. `nameOf`: the column that holds an attribute. */
export function labelOf(display: Display, row: RawRow, { key, nameOf = labelName }: LabelRead): RelationValue {
  const related = Object.fromEntries(display.attributes.map((name) => [name, row[nameOf(name)]]));
  return { key, label: display.text(related, key) };
}

interface LabelRead {
  key: Key;
  nameOf?(attribute: string): string;
}

interface RowChanges {
  changes: readonly { before: Row | null; after: Row | null }[];
  known?: RelationLabels;
}

/** Labels of the records that changed belongs-to columns point at; those that are known already are not read again. */
export async function changedLabels(
  ctx: Context,
  entry: ModelEntry,
  { changes, known }: RowChanges,
): Promise<RelationLabels> {
  const wanted = belongsToFields(entry).flatMap(({ attribute, association }) => {
    const missing = changes
      .map(({ before, after }) => [before?.[attribute] ?? null, after?.[attribute] ?? null])
      .filter(([from, to]) => String(from) !== String(to))
      .flat()
      .filter((value) => value !== null && !known?.get(attribute)?.has(String(value)));
    return missing.length > 0 ? [{ attribute, association, values: missing }] : [];
  });
  if (wanted.length === 0) return known ?? new Map();
  const found = await Promise.all(
    wanted.map(({ association, values }) => belongsToLabels(asLog(ctx), association, values)),
  );
  const labels = new Map(known);
  for (const [index, { attribute }] of wanted.entries())
    labels.set(attribute, new Map([...(known?.get(attribute) ?? []), ...(found[index] ?? [])]));
  return labels;
}

/** What the log tells of records beside their own columns when they are removed. */
export interface RemovedFacts {
  labels: RelationLabels;
  /** The links that go with a record. */
  linksOf(row: Row): ReadonlyMap<string, LinkDiff>;
}

/** Reads it before they are removed: one statement for each relation, whatever their number. */
export async function removedFacts(ctx: Context, entry: ModelEntry, rows: readonly Row[]): Promise<RemovedFacts> {
  const to = belongsToFields(entry);
  const found = await Promise.all(
    to.map(({ attribute, association }) =>
      belongsToLabels(
        asLog(ctx),
        association,
        rows.map((row) => row[attribute]),
      ),
    ),
  );
  // Whoever is in the trash keeps his links.
  const many = entry.deletedAt === null ? [...entry.fields.values()].filter(isLinks) : [];
  const lists = await Promise.all(
    many.map((field) =>
      toManyLabels(asLog(ctx), field, { owners: rows.map((row) => row[ownerOf(field)]), limit: MAX_LINKS }),
    ),
  );
  return {
    labels: new Map(to.map(({ attribute }, index) => [attribute, found[index] ?? new Map()])),
    linksOf: (row) =>
      new Map(
        many.map((field, index) => {
          const removed = lists[index]?.get(String(row[ownerOf(field)]))?.items ?? [];
          return [field.name, { added: [], removed }];
        }),
      ),
  };
}

function asLog(ctx: Context): Context {
  return { ...ctx, actor: system };
}

const relations = new WeakMap<ModelEntry, { attribute: string; association: BelongsTo }[]>();

function belongsToFields(entry: ModelEntry): { attribute: string; association: BelongsTo }[] {
  let fields = relations.get(entry);
  if (!fields)
    relations.set(
      entry,
      (fields = [...entry.fields.values()].flatMap(({ association, attribute }) =>
        association && attribute !== null && isBelongsTo(association) ? [{ attribute, association }] : [],
      )),
    );
  return fields;
}

function isLinks({ association }: Field): boolean {
  return association !== null && isBelongsToMany(association);
}

function ownerOf({ association }: Field): string {
  return (association as BelongsToMany).sourceKey;
}
