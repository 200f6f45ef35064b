import { Op, Utils, type WhereOptions } from 'sequelize';
import type { Verb } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { ALL, type FieldRight, type RuleActor } from '../meta/model-admin.ts';
import type { Actor, UserActor } from './actor.ts';

/** What a model's rules leave of a field. */
export type Masks = (field: Field) => FieldRight;

/** What the model's rules ask of every row; null: they leave none. */
export function rowRules(actor: Actor, entry: ModelEntry, verb: Verb): WhereOptions[] | null {
  const user = ruled(actor, entry);
  const rows = entry.admin.rules?.rows;
  if (!user || !rows) return [];
  // Whoever edits, deletes or exports a record must be able to see it.
  const verbs: Verb[] = verb === 'view' ? ['view'] : ['view', verb];
  const conditions = verbs.map((each) => rows(ruleActor(user), each)).filter((rule) => rule !== ALL);
  if (conditions.some((rule) => isEmpty(rule) || hasLostColumn(rule))) return null;
  return conditions.map((rule) => ({ [Op.and]: rule }) as WhereOptions);
}

/** What the model's rules leave of each field. */
export function fieldMasks(actor: Actor, entry: ModelEntry): Masks {
  const user = ruled(actor, entry);
  const fields = entry.admin.rules?.fields;
  if (!user || !fields) return () => 'write';
  const masks: unknown = fields(ruleActor(user));
  // A return that was forgotten, or a promise, which nobody waits for.
  if (!isPlainObject(masks)) return () => 'none';
  return (field) => narrowest(masks, field);
}

/** Rules bind `*` holders; is_admin and the system pass unless a rule says `always`. */
function ruled(actor: Actor, entry: ModelEntry): UserActor | null {
  if (actor.kind !== 'user') return null;
  return actor.isAdmin && !entry.admin.rules?.always ? null : actor;
}

function ruleActor(user: UserActor): RuleActor {
  return { key: user.key, email: user.email, isAdmin: user.isAdmin, roles: user.roles.map((role) => role.name) };
}

/** The narrowest first. */
const RIGHTS: readonly FieldRight[] = ['none', 'read', 'create', 'write'];

/** A relation and its column are one field, whichever of them a rule names. What is no right at all is none. */
function narrowest(masks: PlainObject, { name, foreignKeyOf, attribute }: Field): FieldRight {
  const given = [foreignKeyOf ?? name, attribute ?? name].filter((each) => masks[each] !== undefined);
  const widths = given.map((each) => RIGHTS.indexOf(masks[each] as FieldRight));
  return RIGHTS[Math.max(0, Math.min(...widths, RIGHTS.length - 1))] ?? 'none';
}

type PlainObject = Readonly<Record<PropertyKey, unknown>>;

function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Sequelize reads null, undefined and a condition that asks nothing as "every row": here each of them denies. */
function isEmpty(rule: unknown): boolean {
  if (Array.isArray(rule)) return rule.every(isEmpty);
  if (rule instanceof Utils.Literal) return String(rule.val).trim() === '';
  if (rule instanceof Utils.SequelizeMethod) return false;
  if (!isPlainObject(rule)) return true;
  return Reflect.ownKeys(rule).every((key) => key === Op.and && isEmpty(rule[key]));
}

/** Whether one of the columns that a rule names is asked for nothing: Sequelize leaves it out, and the rest would be all. */
function hasLostColumn(rule: unknown): boolean {
  if (Array.isArray(rule)) return rule.some(hasLostColumn);
  if (!isPlainObject(rule)) return false;
  return Reflect.ownKeys(rule).some((key) => (typeof key === 'symbol' ? hasLostColumn(rule[key]) : isLost(rule[key])));
}

// A list of values to leave out may well be empty, and one to choose from leaves no row.
function isLost(condition: unknown): boolean {
  if (condition === undefined) return true;
  if (!isPlainObject(condition)) return false;
  const keys = Reflect.ownKeys(condition);
  return keys.length === 0 || keys.some((key) => (key === Op.and || key === Op.or) && isLostGroup(condition[key]));
}

function isLostGroup(group: unknown): boolean {
  return Array.isArray(group) ? group.length === 0 || group.some(isLost) : isLost(group);
}
