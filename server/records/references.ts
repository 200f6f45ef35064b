import type { BelongsTo } from 'sequelize';
import type { RelationLabels } from '../audit/diff.ts';
import type { Context } from '../context.ts';
import type { FieldError, RelationValue } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { type Lookup, lookupName, lookupsQuery } from '../db/sql.ts';
import { errors } from '../errors.ts';
import type { Field } from '../meta/field.ts';
import type { PendingWrite } from './guard.ts';
import type { ParsedInput } from './input.ts';
import { displayOf } from './display.ts';
import { labelReader } from './labels.ts';
import { labelOf, logDisplay } from './log-labels.ts';
import { targetRows } from './options.service.ts';
import { targetAttribute, targetKey } from './target-key.ts';

/** A belongs-to column, and what it points at. */
interface Reference {
  readonly attribute: string;
  readonly field: Field;
  readonly value: unknown;
}

/** What the belongs-to columns of a write point at from now on, and what they stop pointing at. */
export interface References {
  readonly asked: readonly Reference[];
  readonly left: readonly Reference[];
}

/** Those of a write; its values are final. */
export function referencesOf({ entry, before, values }: PendingWrite, { references }: ParsedInput): References {
  const asked = [...references]
    .filter(([attribute]) => Object.hasOwn(values, attribute))
    .map(([attribute, field]) => ({ attribute, field, value: values[attribute] }));
  const left = [...entry.fields.values()].flatMap((field) => {
    const { attribute, association } = field;
    if (!before || attribute === null || !association || !Object.hasOwn(values, attribute)) return [];
    const value = before[attribute] ?? null;
    return value !== null && String(value) !== String(values[attribute]) ? [{ attribute, field, value }] : [];
  });
  return { asked, left };
}

/**
 * Checks that what is pointed at exists and is within the actor's reach, and reads what the log calls the records that are
 * pointed at, before and after: one statement for all of them.
 * @param names the names that the caller used, by attribute
 * @throws AdminError `VALIDATION_FAILED`: the same answer for a record that is not there and one he may not see
 */
export async function checkReferences(
  ctx: Context,
  { asked, left }: References,
  names: ReadonlyMap<string, string>,
): Promise<RelationLabels> {
  const named = [...asked, ...left].map((reference) => ({ ...reference, ...labelLookup(ctx, reference) }));
  if (named.length === 0) return new Map();
  const lookups = asked.map((reference) => lookupOf(ctx, reference));
  const [found = {}] = await ctx.runtime.database.select(
    lookupsQuery([...lookups, ...named.flatMap(({ columns }) => columns)]),
  );
  const refused: Record<string, FieldError> = {};
  for (const [index, { attribute, field, value }] of asked.entries()) {
    const key = found[lookupName(index)] ?? null;
    if (key === null || targetKey(key) !== targetKey(value))
      refused[names.get(attribute) ?? field.name] = { code: 'reference' };
  }
  if (Object.keys(refused).length > 0) throw errors.invalid(refused);
  const labels = new Map<string, Map<string, RelationValue>>();
  let index = lookups.length;
  for (const { attribute, display, value, columns } of named) {
    const start = index;
    index += columns.length;
    const nameOf = (name: string) => lookupName(start + display.attributes.indexOf(name));
    addLabel(labels, { attribute, value }, labelOf(display, found, { key: targetKey(value), nameOf }));
  }
  return labels;
}

/**
 * The references whose existence and label the record shows when it is read back: any record may be pointed at, and the
 * actor knows it by the name that the log calls it by. A number is the same to every database; texts may be equal to some.
 */
export function shownReferences(ctx: Context, { asked }: References, fields: readonly Field[]): Reference[] {
  return asked.filter(({ field, value }) => {
    const isOpen = targetRows(ctx, field).length === 0;
    if (!isOpen || typeof value !== 'number' || !fields.includes(field) || !labelReader(ctx, field)) return false;
    const { target } = field.association as BelongsTo;
    return displayOf(ctx, target).attributes.join() === logDisplay(ctx, target).attributes.join();
  });
}

/** The labels that a row shows of them, and those of which it shows none: nameless, or not there at all. */
export function readReferences(
  ctx: Context,
  shown: readonly Reference[],
  row: RawRow,
): { labels: RelationLabels; unknown: Reference[] } {
  const labels = new Map<string, Map<string, RelationValue>>();
  const unknown = shown.filter((reference) => {
    const found = labelReader(ctx, reference.field)?.(row);
    if (!found || found.key !== targetKey(reference.value) || found.label === `#${found.key}`) return true;
    addLabel(labels, reference, found);
    return false;
  });
  return { labels, unknown };
}

type Labels = Map<string, Map<string, RelationValue>>;

function addLabel(labels: Labels, { attribute, value }: Omit<Reference, 'field'>, label: RelationValue): void {
  const of = labels.get(attribute) ?? new Map<string, RelationValue>();
  labels.set(attribute, of.set(String(value), label));
}

function lookupOf(ctx: Context, { field, value }: Reference): Lookup {
  const { target } = field.association as BelongsTo;
  const attribute = targetAttribute(field.association as BelongsTo);
  return { model: target, attribute, value, where: targetRows(ctx, field) };
}

function labelLookup(ctx: Context, { field, value }: Reference) {
  const { target } = field.association as BelongsTo;
  const display = logDisplay(ctx, target);
  const attribute = targetAttribute(field.association as BelongsTo);
  const columns = display.attributes.map((column): Lookup => ({ model: target, attribute, value, column, where: [] }));
  return { display, columns };
}
