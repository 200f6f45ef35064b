import type { Key, Locale, ThemeChoice } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { momentText, tableSql, valueSql } from '../db/sql.ts';
import { encodeKey } from '../meta/key.ts';
import { type UserActor, userActor } from '../roles/actor.ts';
import {
  type AccountStore,
  accountJoin,
  identityQuery,
  roleJoins,
  tablesOf,
  userColumns,
  type Moment,
} from './identity-query.ts';

/** The session that a request came with. */
export interface SessionFacts {
  /** SHA-256 of the token, as stored. */
  readonly tokenHash: string;
  readonly expiresAt: Date;
  /** When the password was last given. */
  readonly reauthAt: Date | null;
  /** When an impersonation that runs will end. */
  readonly actingUntil: Date | null;
  /** Why an impersonation ended that nobody has acknowledged yet: until then the session changes nothing. */
  readonly impersonationEnded: 'expired' | 'gone' | null;
  /** The user of that impersonation, while its end is still to be logged. */
  readonly endToLog: Key | null;
}

/** A live session and whose it is. */
export interface Identity {
  readonly session: SessionFacts;
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
  /** A code is asked for after the password. */
  readonly totpEnabled: boolean;
  /** Active, and is_admin or in a role. */
  readonly isWelcome: boolean;
}

/** What is found for a token: `demoted` where he acts as somebody else and is no administrator any more. */
export type FoundIdentity = Identity | 'demoted';

/**
 * Reads session, account, user and roles from the primary in one statement, on every request: what was taken away is gone
 * with the next call. Nothing is found for a session that ended in any way, nor for who may not use the admin any more.
 * @param tokenHashes at least one
 */
export async function resolveIdentities(
  store: AccountStore,
  tokenHashes: readonly string[],
  times: SessionTimes,
): Promise<Map<string, FoundIdentity>> {
  const { model } = store.users;
  const [now, oldest, staleBefore] = [times.now, times.oldest, times.staleBefore].map((time) =>
    momentText(model, time),
  );
  const values = { staleBefore, now, oldest } as Record<Moment, string>;
  const { order, ...query } = identityQuery(store, tokenHashes.length);
  const rows = await store.database.select({
    ...query,
    values: order.map((name) => (typeof name === 'number' ? (tokenHashes[name] ?? tokenHashes[0]) : values[name])),
  });
  const found = new Map<string, FoundIdentity>();
  for (const tokenHash of tokenHashes) {
    const own = tokenHashes.length === 1 ? rows : rows.filter((row) => row.token_hash === tokenHash);
    const identity = identityOf(own, tokenHash, times.now);
    if (identity) found.set(tokenHash, identity);
  }
  return found;
}

function identityOf(rows: readonly RawRow[], tokenHash: string, now: Date): FoundIdentity | null {
  const [first] = rows;
  if (!first) return null;
  const { actor, ...acting } = whoActs(rows, first, now);
  if (!actor) return first.acting_as === null ? null : 'demoted';
  return {
    session: {
      tokenHash,
      expiresAt: asDate(first.expires_at),
      reauthAt: first.reauth_at === null ? null : asDate(first.reauth_at),
      ...acting,
    },
    actor,
    stale: Number(first.stale) === 1,
  };
}

type Acting = Pick<SessionFacts, 'actingUntil' | 'impersonationEnded' | 'endToLog'> & { actor: UserActor | null };

/** The user of a session: whoever signed in, or, while an administrator acts as somebody else, that other. */
function whoActs(rows: readonly RawRow[], first: RawRow, now: Date): Acting {
  const none = { actingUntil: null, impersonationEnded: null, endToLog: null };
  const self = { ...userFacts(first), ...settingsOf(first) };
  const roles = rolesOf(rows);
  const isWelcome = (user: { isAdmin: boolean }) => user.isAdmin || roles.length > 0;
  if (first.acting_as === null) return { ...none, actor: isWelcome(self) ? userActor({ ...self, roles }) : null };
  // Who is no administrator any more acts as nobody.
  if (!self.isAdmin) return { ...none, actor: null };
  const actingUntil = first.acting_until === null ? null : asDate(first.acting_until);
  const target = first.t_id === null ? null : userFacts(first, 't_');
  if (target && isWelcome(target)) {
    const { language, theme, key, id, name, email } = self;
    const impersonator = { key, id, label: name ?? email };
    const actor = userActor({ ...target, totpEnabled: isOn(first.t_totp), language, theme, roles, impersonator });
    return { ...none, actingUntil, actor };
  }
  const ended = first.acting_ended === null ? null : String(first.acting_ended);
  const isOver = ended === null ? actingUntil === null || actingUntil <= now : ended === 'expired';
  return {
    ...none,
    impersonationEnded: isOver ? 'expired' : 'gone',
    endToLog: ended === null ? encodeKey([first.acting_as]) : null,
    // Where there is a target, the roles that were read are his.
    actor: userActor({ ...self, roles: target ? [] : roles }),
  };
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
    `SELECT ${userColumns(store, user)}, ${user(users.password)} AS password, COALESCE(${account('sessionEpoch')}, 0) AS epoch, ` +
      `COALESCE(${account('disabled')}, 0) AS disabled, ${account('totpSecret')} IS NOT NULL AS totp, ${role('name')} AS role_name ` +
      `FROM ${tableSql(users.model)} u ${accountJoin(store)} ${roleJoins(store, user(users.id))} WHERE ${found}${trash}`,
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
    totpEnabled: isOn(row.totp),
    isWelcome: Number(row.disabled) === 0 && (isAdmin || hasRole),
  };
}

function userFacts(row: RawRow, prefix = '') {
  const [given, name, isAdmin] = [row[`${prefix}id`], row[`${prefix}name`], row[`${prefix}is_admin`]];
  const id = typeof given === 'number' ? given : String(given);
  return {
    key: encodeKey([id]),
    id,
    email: String(row[`${prefix}email`]),
    name: typeof name === 'string' && name !== '' ? name : null,
    isAdmin: isOn(isAdmin),
  };
}

function settingsOf(row: RawRow) {
  return { totpEnabled: isOn(row.totp), language: localeOf(row.language), theme: themeOf(row.theme) };
}

function localeOf(value: unknown): Locale | null {
  return value === 'en' || value === 'fr' || value === 'es' ? value : null;
}

function themeOf(value: unknown): ThemeChoice | null {
  return value === 'light' || value === 'dark' || value === 'system' ? value : null;
}

function isOn(value: unknown): boolean {
  return Number(value) === 1;
}

function rolesOf(rows: readonly RawRow[]): { name: string; label: string; permissions: string }[] {
  return rows
    .filter((row) => row.role_name !== null)
    .sort((one, other) => Number(one.role_id) - Number(other.role_id))
    .map((row) => ({
      name: String(row.role_name),
      label: String(row.role_label),
      permissions: String(row.permissions),
    }));
}

/** A moment as either database gives it. */
export function asDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(String(value));
}
