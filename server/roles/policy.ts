import { literal, type WhereOptions } from 'sequelize';
import type { Verb } from '../contract.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import type { FieldRight } from '../meta/model-admin.ts';
import { type Actor, isSuperuser } from './actor.ts';
import { fieldMasks, type Masks, rowRules } from './model-rules.ts';
import { VERBS } from './permissions.ts';

/** What an actor may reach of a model with one verb: every path takes its rows and fields from here. */
export interface Access {
  readonly entry: ModelEntry;
  /** Conditions that all rows must meet. */
  readonly where: readonly WhereOptions[];
  canRead(field: Field): boolean;
  canWrite(field: Field, operation: 'create' | 'update'): boolean;
}

/** Whether roles (or the flag) and the model's switch allow a verb, and the model's rules on some rows at least. */
export function allows(actor: Actor, entry: ModelEntry, verb: Verb): boolean {
  return holds(actor, entry.slug, verb) && isSwitchedOn(entry, verb) && rowRules(actor, entry, verb) !== null;
}

/** What the actor may do with a model. */
export function verbsOf(actor: Actor, entry: ModelEntry): Record<Verb, boolean> {
  return Object.fromEntries(VERBS.map((verb) => [verb, allows(actor, entry, verb)])) as Record<Verb, boolean>;
}

/**
 * The one policy: compiles roles, switches and the model's rules.
 * @throws AdminError `UNAUTHENTICATED`, `FORBIDDEN`, `DISABLED`
 */
export function policy(actor: Actor, entry: ModelEntry, verb: Verb): Access {
  requireVerb(actor, entry.slug, verb);
  if (!isSwitchedOn(entry, verb)) throw errors.disabled();
  const rows = rowRules(actor, entry, verb);
  if (rows === null) throw errors.forbidden();
  const maskOf = fieldMasks(actor, entry);
  return {
    entry,
    where: [...scopeOf(entry), ...rows],
    canRead: (field) => isReadable(field, maskOf),
    canWrite: (field, operation) => isWritable(entry, field, operation) && permits(maskOf(field), operation),
  };
}

/**
 * Conditions on the rows that the model's rules let an actor see, whatever his verbs: what a `lookup` offers, and which
 * related records are shown by name.
 */
export function rowsInSight(actor: Actor, entry: ModelEntry): WhereOptions[] {
  return [...scopeOf(entry), ...(rowRules(actor, entry, 'view') ?? [literal('1 = 0')])];
}

/** Tells the fields that an actor may read, whatever his verbs: the labels of related records are made of them. */
export function fieldReader(actor: Actor, entry: ModelEntry): (field: Field) => boolean {
  const maskOf = fieldMasks(actor, entry);
  return (field) => isReadable(field, maskOf);
}

/** Refuses whoever does not hold `<slug>.<verb>`. @throws AdminError `UNAUTHENTICATED`, `FORBIDDEN` */
export function requireVerb(actor: Actor, slug: string, verb: Verb): void {
  if (actor.kind === 'anonymous') throw errors.unauthenticated();
  if (!holds(actor, slug, verb)) throw errors.forbidden();
}

function holds(actor: Actor, slug: string, verb: Verb): boolean {
  if (actor.kind === 'anonymous') return false;
  return actor.kind === 'system' || actor.isAdmin || actor.permissions.has(slug, verb);
}

function isSwitchedOn(entry: ModelEntry, verb: Verb): boolean {
  return verb === 'add' || verb === 'edit' || verb === 'delete' ? entry.switches[verb] : true;
}

function isWritable(entry: ModelEntry, field: Field, operation: 'create' | 'update'): boolean {
  if (field.system || field.hidden || field.kind.name === 'unknown') return false;
  if (field.secret && field.kind.name !== 'password') return false;
  const name = field.foreignKeyOf ?? field.name;
  if (entry.formExclude.has(name) || entry.readonlyFields.has(name)) return false;
  return operation === 'create' || !field.key;
}

function scopeOf({ scope }: ModelEntry): WhereOptions[] {
  return scope ? [scope] : [];
}

function permits(right: FieldRight, operation: 'create' | 'update'): boolean {
  return right === 'write' || (right === 'create' && operation === 'create');
}

function isReadable(field: Field, maskOf: Masks): boolean {
  return !field.hidden && !field.secret && maskOf(field) !== 'none';
}

/** Whether a model that does not exist may be called missing: to others everything they lack looks the same. */
export function maySeeAbsence(actor: Actor): boolean {
  return isSuperuser(actor);
}
