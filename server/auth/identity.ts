import type { Model, ModelStatic } from 'sequelize';
import type { Database, RawRow } from '../db/database.ts';
import { columnOf, momentText, quote, tableSql, valueSql } from '../db/sql.ts';
import { encodeKey } from '../meta/key.ts';
import type { OwnModels } from '../own-models.ts';
import { type UserActor, userActor } from '../roles/actor.ts';
import type { UserTable } from './user-table.ts';

/** Where accounts and sessions stand: a part of the runtime. */
export interface AccountStore {
  readonly database: Database;
  readonly models: OwnModels;
  readonly users: UserTable;
}

/** A live session and whose it is. */
export interface Identity {
  readonly session: { readonly tokenHash: string; readonly expiresAt: Date };
  readonly actor: UserActor;
  /** The session was last noted as used too long ago. */
  readonly stale: boolean;
}

/** Moments that a session is measured by. */
export interface SessionTimes {
  now: Date;
  /** A session begun before is too old, whatever it was promised. */
  oldest: Date;
  /** A session last seen before is to be noted as used. */
  staleBefore: Date;
}

/** Somebody who tries to sign in. */
export interface Candidate {
  readonly id: string | number;
  readonly password: string | null;
  readonly epoch: number;
  /** Active, and is_admin or in a role. */
  readonly isWelcome: boolean;
}

/**
 * Reads session, account, user and roles from the primary in one statement, on every request: what was taken away is gone
 * with the next call. Null for a session that ended in any way, and for who may not use the admin any more.
 */
export async function resolveIdentity(
  store: AccountStore,
  tokenHash: string,
  times: SessionTimes,
): Promise<Identity | null> {
  const { model } = store.users;
  const [now, oldest, staleBefore] = [times.now, times.oldest, times.staleBefore].map((time) =>
    momentText(model, time),
  );
  const values = { staleBefore, tokenHash, now, oldest } as Record<Value, string>;
  const { text, order } = identityQuery(store);
  const rows = await store.database.select({ text, values: order.map((name) => values[name]) });
  const [first] = rows;
  const facts = first && { ...userFacts(first), roles: rolesOf(rows) };
  if (!first || !facts || (!facts.isAdmin && facts.roles.length === 0)) return null;
  return {
    session: { tokenHash, expiresAt: asDate(first.expires_at) },
    actor: userActor(facts),
    stale: Number(first.stale) === 1,
  };
}

type Value = 'staleBefore' | 'tokenHash' | 'now' | 'oldest';

/** The statement of an admin, with the order of its values. */
interface IdentityQuery {
  text: readonly string[];
  order: readonly Value[];
}

const identityQueries = new WeakMap<OwnModels, IdentityQuery>();

// Asked at every call, so it is written once.
function identityQuery(store: AccountStore): IdentityQuery {
  const known = identityQueries.get(store.models);
  if (known) return known;
  const { models, users } = store;
  const session = aliased(models.Session, 's');
  const { user, account, role } = tablesOf(store);
  const template =
    `SELECT ${session('expiresAt')} AS expires_at, CASE WHEN ${session('lastSeenAt')} < :staleBefore: THEN 1 ELSE 0 END AS stale, ` +
    `${userColumns(store)}, ${role('name')} AS role_name, ${role('label')} AS role_label, ${role('permissions')} AS permissions ` +
    `FROM ${tableSql(models.Session)} s INNER JOIN ${tableSql(users.model)} u ON ${user(users.id)} = ${session('userId')} ` +
    `${joinsOf(store)} WHERE ${session('tokenHash')} = :tokenHash: AND ${session('kind')} = 'full' ` +
    `AND ${session('expiresAt')} > :now: AND ${session('createdAt')} > :oldest: ` +
    `AND (${session('idleExpiresAt')} IS NULL OR ${session('idleExpiresAt')} > :now:) ` +
    `AND ${session('userEpoch')} = COALESCE(${account('sessionEpoch')}, 0)${activeOnly(store)} ORDER BY ${role('id')}`;
  const pieces = template.split(/:(staleBefore|tokenHash|now|oldest):/);
  const query: IdentityQuery = {
    text: pieces.filter((_piece, index) => index % 2 === 0),
    order: pieces.filter((_piece, index) => index % 2 === 1) as Value[],
  };
  identityQueries.set(store.models, query);
  return query;
}

/** Finds the account of an e-mail address in its canonical form; disabled ones too, trashed ones not. */
export async function findCandidate(
  store: AccountStore,
  canonical: string,
  canonicalOf: (email: string) => string | null,
): Promise<Candidate | null> {
  const { users } = store;
  const { user, account, role } = tablesOf(store);
  const value = valueSql(users.model, canonical);
  // The databases compare e-mail addresses by their own rules; what they find is compared again here.
  const found = users.emailCanonical
    ? `${user(users.emailCanonical)} = ${value}`
    : `LOWER(${user(users.email)}) = ${value}`;
  const trash = users.deletedAt ? ` AND ${user(users.deletedAt)} IS NULL` : '';
  const rows = await store.database.select(
    `SELECT ${userColumns(store)}, ${user(users.password)} AS password, COALESCE(${account('sessionEpoch')}, 0) AS epoch, ` +
      `COALESCE(${account('disabled')}, 0) AS disabled, ${role('name')} AS role_name ` +
      `FROM ${tableSql(users.model)} u ${joinsOf(store)} WHERE ${found}${trash}`,
  );
  const matching = rows.filter((row) => canonicalOf(String(row.email)) === canonical);
  const [row] = matching;
  // Two users with one address: nobody knows whose password it is.
  if (!row || matching.some((other) => other.id !== row.id)) return null;
  const { id, isAdmin } = userFacts(row);
  const hasRole = row.role_name !== null;
  return {
    id,
    password: row.password === null || row.password === undefined ? null : String(row.password),
    epoch: Number(row.epoch),
    isWelcome: Number(row.disabled) === 0 && (isAdmin || hasRole),
  };
}

type Column = (attribute: string) => string;

function aliased(model: ModelStatic<Model>, alias: string): Column {
  return (attribute) => `${alias}.${quote(model, columnOf(model, attribute))}`;
}

function tablesOf({ models, users }: AccountStore): Record<'user' | 'account' | 'role' | 'link', Column> {
  return {
    user: aliased(users.model, 'u'),
    account: aliased(models.Account, 'a'),
    link: aliased(models.RoleUser, 'l'),
    role: aliased(models.Role, 'r'),
  };
}

function userColumns(store: AccountStore): string {
  const { users } = store;
  const { user } = tablesOf(store);
  const name = users.name ? user(users.name) : 'NULL';
  return `${user(users.id)} AS id, ${user(users.email)} AS email, ${name} AS name, ${user(users.isAdmin)} AS is_admin`;
}

/** LEFT JOINs: a user without roles, or without a row of his account, is found too. */
function joinsOf(store: AccountStore): string {
  const { models, users } = store;
  const { user, account, link, role } = tablesOf(store);
  const id = user(users.id);
  return (
    `LEFT JOIN ${tableSql(models.Account)} a ON ${account('userId')} = ${id} ` +
    `LEFT JOIN ${tableSql(models.RoleUser)} l ON ${link('userId')} = ${id} ` +
    `LEFT JOIN ${tableSql(models.Role)} r ON ${role('id')} = ${link('roleId')}`
  );
}

function activeOnly(store: AccountStore): string {
  const { user, account } = tablesOf(store);
  const { deletedAt } = store.users;
  return ` AND COALESCE(${account('disabled')}, 0) = 0${deletedAt ? ` AND ${user(deletedAt)} IS NULL` : ''}`;
}

function userFacts(row: RawRow) {
  const id = typeof row.id === 'number' ? row.id : String(row.id);
  return {
    key: encodeKey([id]),
    id,
    email: String(row.email),
    name: typeof row.name === 'string' && row.name !== '' ? row.name : null,
    isAdmin: Number(row.is_admin) === 1,
  };
}

function rolesOf(rows: readonly RawRow[]): { name: string; label: string; permissions: string }[] {
  return rows
    .filter((row) => row.role_name !== null)
    .map((row) => ({
      name: String(row.role_name),
      label: String(row.role_label),
      permissions: String(row.permissions),
    }));
}

function asDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(String(value));
}
