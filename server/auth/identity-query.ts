import type { Model, ModelStatic } from 'sequelize';
import type { Database } from '../db/database.ts';
import { columnOf, quote, tableSql } from '../db/sql.ts';
import type { OwnModels } from '../own-models.ts';
import type { UserTable } from './user-table.ts';

/** Where accounts and sessions stand: a part of the runtime. */
export interface AccountStore {
  readonly database: Database;
  readonly models: OwnModels;
  readonly users: UserTable;
}

/** The moments that the statement is asked with. */
export type Moment = 'staleBefore' | 'now' | 'oldest';

/** The statement of an admin, with the order of its values: moments, and the places of tokens. */
interface IdentityQuery {
  text: readonly string[];
  order: readonly (Moment | number)[];
  prepared: string;
}

const identityQueries = new WeakMap<OwnModels, Map<number, IdentityQuery>>();

/**
 * The statement that finds who calls, for so many tokens, or up to the next power of two. Asked at every call, so each is
 * written once.
 */
export function identityQuery(store: AccountStore, tokens: number): IdentityQuery {
  const size = 2 ** Math.ceil(Math.log2(tokens));
  let queries = identityQueries.get(store.models);
  if (!queries) identityQueries.set(store.models, (queries = new Map()));
  let query = queries.get(size);
  if (!query) queries.set(size, (query = writeQuery(store, size)));
  return query;
}

// It asks for no order: MariaDB would write the long texts of the permissions into a temporary table to sort them.
function writeQuery(store: AccountStore, size: number): IdentityQuery {
  const { models, users } = store;
  const { session, user, account, role, target, targetAccount } = tablesOf(store);
  const template =
    `SELECT ${session('tokenHash')} AS token_hash, ${session('expiresAt')} AS expires_at, CASE WHEN ${session('lastSeenAt')} < :staleBefore: THEN 1 ELSE 0 END AS stale, ` +
    `${session('reauthAt')} AS reauth_at, ${session('actingAsUserId')} AS acting_as, ${session('actingUntil')} AS acting_until, ` +
    `${session('actingEnded')} AS acting_ended, ` +
    `${userColumns(store, user)}, ${account('language')} AS language, ${account('theme')} AS theme, ` +
    `${account('totpSecret')} IS NOT NULL AS totp, ${userColumns(store, target, 't_')}, ` +
    `${targetAccount('totpSecret')} IS NOT NULL AS t_totp, ` +
    `${role('id')} AS role_id, ${role('name')} AS role_name, ${role('label')} AS role_label, ${role('permissions')} AS permissions ` +
    `FROM ${tableSql(models.Session)} s INNER JOIN ${tableSql(users.model)} u ON ${user(users.id)} = ${session('userId')} ` +
    `${accountJoin(store)} ${targetJoins(store)} ${roleJoins(store, `COALESCE(${target(users.id)}, ${user(users.id)})`)} ` +
    `WHERE ${session('tokenHash')} IN (${Array.from({ length: size }, (_none, index) => `:${index}:`).join(', ')}) AND ${session('kind')} = 'full' ` +
    `AND ${session('expiresAt')} > :now: AND ${session('createdAt')} > :oldest: ` +
    `AND (${session('idleExpiresAt')} IS NULL OR ${session('idleExpiresAt')} > :now:) ` +
    `AND ${session('userEpoch')} = COALESCE(${account('sessionEpoch')}, 0)${activeOnly(store)}`;
  const pieces = template.split(/:(staleBefore|now|oldest|\d+):/);
  const text = pieces.filter((_piece, index) => index % 2 === 0);
  const names = pieces.filter((_piece, index) => index % 2 === 1);
  return {
    text,
    prepared: text.join('?'),
    order: names.map((name) => (/\d/.test(name) ? Number(name) : (name as Moment))),
  };
}

type Alias = 'session' | 'user' | 'account' | 'target' | 'targetAccount' | 'targetState' | 'role' | 'link';
type Column = (attribute: string) => string;

function aliased(model: ModelStatic<Model>, alias: string): Column {
  return (attribute) => `${alias}.${quote(model, columnOf(model, attribute))}`;
}

/** Columns of our tables by the aliases that all statements here use. */
export function tablesOf({ models, users }: AccountStore): Record<Alias, Column> {
  return {
    user: aliased(users.model, 'u'),
    account: aliased(models.Account, 'a'),
    session: aliased(models.Session, 's'),
    target: aliased(users.model, 't'),
    targetAccount: aliased(models.Account, 'ta'),
    targetState: aliased(models.Account, 'd'),
    link: aliased(models.RoleUser, 'l'),
    role: aliased(models.Role, 'r'),
  };
}

/** What is read of a user; `prefix` tells two of them apart. */
export function userColumns({ users }: AccountStore, user: Column, prefix = ''): string {
  const name = users.name ? user(users.name) : 'NULL';
  return (
    `${user(users.id)} AS ${prefix}id, ${user(users.email)} AS ${prefix}email, ${name} AS ${prefix}name, ` +
    `${user(users.isAdmin)} AS ${prefix}is_admin`
  );
}

/** A LEFT JOIN, as the next: a user without roles, or without a row of his account, is found too. */
export function accountJoin(store: AccountStore): string {
  const { user, account } = tablesOf(store);
  return `LEFT JOIN ${tableSql(store.models.Account)} a ON ${account('userId')} = ${user(store.users.id)}`;
}

/** The roles of a user. */
export function roleJoins(store: AccountStore, userId: string): string {
  const { link, role } = tablesOf(store);
  return (
    `LEFT JOIN ${tableSql(store.models.RoleUser)} l ON ${link('userId')} = ${userId} ` +
    `LEFT JOIN ${tableSql(store.models.Role)} r ON ${role('id')} = ${link('roleId')}`
  );
}

/** Whom the session acts as, while it may: active, and not for too long. */
function targetJoins(store: AccountStore): string {
  const { models, users } = store;
  const { session, target, targetAccount, targetState } = tablesOf(store);
  const trash = users.deletedAt ? ` AND ${target(users.deletedAt)} IS NULL` : '';
  return (
    `LEFT JOIN ${tableSql(users.model)} t ON ${target(users.id)} = ${session('actingAsUserId')} ` +
    `AND ${session('actingUntil')} > :now: AND ${session('actingEnded')} IS NULL${trash} AND NOT EXISTS (SELECT 1 FROM ${tableSql(models.Account)} d ` +
    `WHERE ${targetState('userId')} = ${target(users.id)} AND ${targetState('disabled')} = 1) ` +
    `LEFT JOIN ${tableSql(models.Account)} ta ON ${targetAccount('userId')} = ${target(users.id)}`
  );
}

/** Leaves out who is disabled or in the trash. */
export function activeOnly(store: AccountStore): string {
  const { user, account } = tablesOf(store);
  const { deletedAt } = store.users;
  return ` AND COALESCE(${account('disabled')}, 0) = 0${deletedAt ? ` AND ${user(deletedAt)} IS NULL` : ''}`;
}
