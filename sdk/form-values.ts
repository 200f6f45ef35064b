import type {
  AnyRecord,
  FieldDescriptor,
  Key,
  ModelDescriptor,
  RelationChange,
  RelationList,
  RelationValue,
} from './contract.ts';
import { InvalidInput } from './invalid-input.ts';

/**
 * Values by field name as the inputs take them: a relation as `RelationValue`, a to-many relation as a list of them,
 * a file that was chosen as that `File`, everything else as in a record. What cannot be read as a value is an `InvalidInput`.
 */
export type FormValues = Record<string, unknown>;

/** Whether the form asks for the field: the server says it for creating and editing apart. */
export function isWritable(field: FieldDescriptor, creating: boolean): boolean {
  return !field.readonly && (creating ? field.create : field.edit);
}

/** Nothing entered: null and an empty text are one. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** A record's values for the inputs. */
export function recordValues(model: ModelDescriptor, record: AnyRecord): FormValues {
  return Object.fromEntries(
    model.fields.map((field) => [field.name, field.kind === 'password' ? null : inputValue(field, record[field.name])]),
  );
}

/** The values that a form for a new record begins with. */
export function defaultValues(model: ModelDescriptor): FormValues {
  return Object.fromEntries(
    model.fields.map((field) => {
      const none = field.kind === 'boolean' && !field.nullable ? false : null;
      return [field.name, inputValue(field, field.default ?? none)];
    }),
  );
}

function inputValue(field: FieldDescriptor, value: unknown): unknown {
  if (field.relation?.many) return Array.isArray(value) ? value : ((value as RelationList | null)?.items ?? []);
  return value ?? null;
}

/** Equal to a person: relations by key in any order, dates by instant, JSON by content. */
export function sameFieldValue(field: FieldDescriptor, one: unknown, other: unknown): boolean {
  if (one instanceof InvalidInput || other instanceof InvalidInput) {
    return one instanceof InvalidInput && other instanceof InvalidInput && one.text === other.text;
  }
  if (field.relation?.many) {
    const [a, b] = [new Set(keysOf(one)), new Set(keysOf(other))];
    return a.size === b.size && [...a].every((key) => b.has(key));
  }
  if (field.relation) return keyOf(one) === keyOf(other);
  return (isBlank(one) && isBlank(other)) || sameValue(one, other);
}

function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  // Files show nothing of what is in them.
  if (one instanceof Blob || other instanceof Blob) return false;
  if (one instanceof Date || other instanceof Date) {
    return one instanceof Date && other instanceof Date && Object.is(one.getTime(), other.getTime());
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(member(one, key), member(other, key)))
  );
}

function member(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

/** The fields that differ from `base`, in the model's order. */
export function dirtyFields(fields: readonly FieldDescriptor[], base: FormValues, values: FormValues): string[] {
  return fields
    .filter((field) => !sameFieldValue(field, base[field.name], values[field.name]))
    .map((field) => field.name);
}

/**
 * What `create` is sent: every field that shows a value, and those the person emptied. Fields left blank are not sent,
 * so that defaults of the database apply.
 */
export function creationData(
  fields: readonly FieldDescriptor[],
  base: FormValues,
  values: FormValues,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    const changed = !sameFieldValue(field, base[field.name], value);
    const empty = isBlank(value) || (Array.isArray(value) && field.relation?.many === true && value.length === 0);
    if (!empty || changed) data[field.name] = wireValue(field, value);
  }
  return data;
}

/** What `update` is sent for the given fields; a password has no base, nobody can read it. */
export function updateChanges(
  fields: readonly FieldDescriptor[],
  base: FormValues,
  values: FormValues,
): { changes: Record<string, unknown>; base: Record<string, unknown> } {
  const update = { changes: {} as Record<string, unknown>, base: {} as Record<string, unknown> };
  for (const field of fields) {
    const { name } = field;
    if (field.relation?.many) {
      update.changes[name] = relationChange(base[name], values[name]);
      continue;
    }
    update.changes[name] = wireValue(field, values[name]);
    if (field.kind !== 'password') update.base[name] = wireValue(field, base[name]);
  }
  return update;
}

// Links that were not loaded (a relation of more than 500) are in neither list and stay as they are.
function relationChange(base: unknown, value: unknown): RelationChange {
  const [before, after] = [keysOf(base), keysOf(value)];
  return {
    add: after.filter((key) => !before.includes(key)),
    remove: before.filter((key) => !after.includes(key)),
  };
}

function wireValue(field: FieldDescriptor, value: unknown): unknown {
  if (field.relation?.many) return keysOf(value);
  return field.relation ? keyOf(value) : (value ?? null);
}

function keyOf(value: unknown): Key | null {
  return (value as RelationValue | null | undefined)?.key ?? null;
}

function keysOf(value: unknown): Key[] {
  return Array.isArray(value) ? value.map((item: RelationValue) => item.key) : [];
}
