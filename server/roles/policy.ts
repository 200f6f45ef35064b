import { literal, Op, type WhereOptions } from 'sequelize';
import type { Verb } from '../contract.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { ALL, type FieldRight, type RuleActor } from '../meta/model-admin.ts';
import { type Actor, isSuperuser, type UserActor } from './actor.ts';
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

/** Rules bind `*` holders; is_admin and the system pass unless a rule says `always`. */
function ruled(actor: Actor, entry: ModelEntry): UserActor | null {
  if (actor.kind !== 'user') return null;
  return actor.isAdmin && !entry.admin.rules?.always ? null : actor;
}

function scopeOf({ scope }: ModelEntry): WhereOptions[] {
  return scope ? [scope] : [];
}

/** What the model's rules ask of every row; null: they leave none. */
function rowRules(actor: Actor, entry: ModelEntry, verb: Verb): WhereOptions[] | null {
  const user = ruled(actor, entry);
  const rows = entry.admin.rules?.rows;
  if (!user || !rows) return [];
  // Whoever edits, deletes or exports a record must be able to see it.
  const verbs: Verb[] = verb === 'view' ? ['view'] : ['view', verb];
  const conditions = verbs.map((each) => rows(ruleActor(user), each)).filter((rule) => rule !== ALL);
  return conditions.some(isEmpty) ? null : conditions.map((rule) => ({ [Op.and]: rule }) as WhereOptions);
}

type Masks = (field: Field) => FieldRight;

function fieldMasks(actor: Actor, entry: ModelEntry): Masks {
  const user = ruled(actor, entry);
  const masks = user ? entry.admin.rules?.fields?.(ruleActor(user)) : undefined;
  return (field) => masks?.[field.foreignKeyOf ?? field.name] ?? 'write';
}

function permits(right: FieldRight, operation: 'create' | 'update'): boolean {
  return right === 'write' || (right === 'create' && operation === 'create');
}

function isReadable(field: Field, maskOf: Masks): boolean {
  return !field.hidden && !field.secret && maskOf(field) !== 'none';
}

/** Sequelize reads null, undefined and a condition that asks nothing as "every row": here each of them denies. */
function isEmpty(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return true;
  if (Array.isArray(rule)) return rule.every(isEmpty);
  return Reflect.ownKeys(rule).every((key) => key === Op.and && isEmpty((rule as { [Op.and]?: unknown })[Op.and]));
}

function ruleActor(user: UserActor): RuleActor {
  return { key: user.key, email: user.email, isAdmin: user.isAdmin, roles: user.roles.map((role) => role.name) };
}

/** Whether a model that does not exist may be called missing: to others everything they lack looks the same. */
export function maySeeAbsence(actor: Actor): boolean {
  return isSuperuser(actor);
}
