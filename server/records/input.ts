import { isDeepStrictEqual } from 'node:util';
import type { BelongsToMany } from 'sequelize';
import type { z } from 'zod';
import type { FieldError, Key, RelationChange } from '../contract.ts';
import { AdminError, errors } from '../errors.ts';
import { fieldErrorOf } from '../fields/issues.ts';
import { linksOfCreate, linksOfUpdate } from '../fields/relation.ts';
import { type Field, schemaOf, slugSource } from '../meta/field.ts';
import { keyOf, MAX_KEY } from '../meta/key.ts';
import { isBelongsTo } from '../meta/relations.ts';
import type { Access } from '../roles/policy.ts';
import { targetKey, targetKeyValue } from './target-key.ts';

/** Checked input of a write. */
export interface ParsedInput {
  /** New values by attribute. */
  values: Record<string, unknown>;
  /** Changed links of to-many relations, by field. */
  links: Map<string, Required<RelationChange>>;
  /** Belongs-to fields among the values, by attribute: what they point at must be looked up. */
  references: Map<string, Field>;
  /** The name that the caller used for an attribute: errors speak his words. */
  names: Map<string, string>;
}

type Operation = 'create' | 'update';

/**
 * Checks the values of a write against the model. A foreign key may be given by its own name or by its relation's.
 * @throws AdminError `VALIDATION_FAILED` naming every refused field; nothing is dropped silently
 */
export function parseInput(access: Access, data: Record<string, unknown>, operation: Operation): ParsedInput {
  const parsed: ParsedInput = { values: {}, links: new Map(), references: new Map(), names: new Map() };
  const refused: Record<string, FieldError> = {};
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    const field = access.entry.fields.get(name);
    const error = field ? parseField(access, { field, value, operation }, parsed) : unknownField;
    if (error) refused[name] = error;
  }
  if (operation === 'create') {
    for (const field of missing(access, data)) refused[field.name] = { code: 'required' };
    for (const name of unaddressable(access, parsed)) refused[name] ??= { code: 'tooLong' };
  }
  if (Object.keys(refused).length > 0) throw errors.invalid(refused);
  return parsed;
}

const unknownField: FieldError = { code: 'unknown' };

interface FieldInput {
  field: Field;
  value: unknown;
  operation: Operation;
}

function parseField(access: Access, { field, value, operation }: FieldInput, parsed: ParsedInput): FieldError | null {
  if (!access.canWrite(field, operation)) return access.canRead(field) ? { code: 'readonly' } : unknownField;
  if (field.attribute === null) return parseLinks({ field, value, operation }, parsed);
  // A new record's slug that is left empty is made when it is saved.
  if (operation === 'create' && (value === '' || value === null) && slugSource(field) !== null) return null;
  const attribute = field.attribute;
  if (Object.hasOwn(parsed.values, attribute)) return { code: 'invalid' };
  const relation = field.foreignKeyOf === null ? field : access.entry.fields.get(field.foreignKeyOf);
  const result = value === null ? nullOf(field) : valueOf(relation ?? field, field, value);
  if ('error' in result) return result.error;
  parsed.values[attribute] = result.value;
  parsed.names.set(attribute, field.name);
  if (relation?.association && value !== null) parsed.references.set(attribute, relation);
  return null;
}

type Result = { value: unknown } | { error: FieldError };

function nullOf(field: Field): Result {
  return field.facts.nullable ? { value: null } : { error: { code: 'required' } };
}

function valueOf(relation: Field, field: Field, value: unknown): Result {
  const { association } = relation;
  if (association && isBelongsTo(association) && (relation === field || typeof value === 'string')) {
    if (typeof value !== 'string') return { error: { code: 'type' } };
    try {
      return { value: targetKeyValue(association, value) };
    } catch (error) {
      if (error instanceof AdminError) return { error: { code: 'reference' } };
      throw error;
    }
  }
  const result = schemaOf(field).safeParse(value);
  if (!result.success) return { error: fieldErrorOf(result.error) };
  // An empty text, or no tag, in a field that must have one is no value; where empty is allowed, the model's default says so.
  const isEmpty = isNothing(field, result.data) && !field.facts.nullable && !isNothing(field, field.default);
  return isEmpty ? { error: { code: 'required' } } : { value: field.kind.encode?.(result.data) ?? result.data };
}

function isNothing({ kind }: Field, value: unknown): boolean {
  return value === '' || (kind.name === 'tags' && Array.isArray(value) && value.length === 0);
}

function parseLinks({ field, value, operation }: FieldInput, { links }: ParsedInput): FieldError | null {
  const schema: z.ZodType<string[] | RelationChange> = operation === 'create' ? linksOfCreate : linksOfUpdate;
  const result = schema.safeParse(value);
  if (!result.success) return fieldErrorOf(result.error);
  const given = Array.isArray(result.data) ? { add: result.data } : result.data;
  const [add, remove] = [oneSpelling(field, given.add ?? []), oneSpelling(field, given.remove ?? [])];
  if (!add || !remove) return { code: 'reference' };
  links.set(field.name, { add, remove: remove.filter((key) => !add.includes(key)) });
  return null;
}

/** Each key once, as we spell it: `%31` names the record that `1` names. Null when one can be no key at all. */
function oneSpelling({ association }: Field, keys: readonly Key[]): Key[] | null {
  try {
    return [...new Set(keys.map((key) => targetKey(targetKeyValue(association as BelongsToMany, key))))];
  } catch (error) {
    if (error instanceof AdminError) return null;
    throw error;
  }
}

/** What must be given and is not; a value that was given and refused is spoken of already. */
function missing({ entry, canWrite }: Access, data: Record<string, unknown>): Field[] {
  const named = Object.keys(data).filter((name) => data[name] !== undefined);
  const given = new Set(named.map((name) => entry.fields.get(name)?.attribute));
  return [...entry.fields.values()].filter(
    (field) =>
      field.required &&
      field.attribute !== null &&
      field.foreignKeyOf === null &&
      !given.has(field.attribute) &&
      (canWrite(field, 'create') || field.key),
  );
}

/** The texts of a key that would be too long for it: a letter of some alphabets is nine signs there. */
function unaddressable({ entry }: Access, { values }: ParsedInput): string[] {
  if (keyOf(entry, values).length <= MAX_KEY) return [];
  return entry.key.map((field) => field.name).filter((name) => typeof values[name] === 'string');
}

/** Whether two values of a field are the same on the wire: a Date by its time, JSON by its content. */
export function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a ?? null, b ?? null);
}
