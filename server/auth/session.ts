import { hash, randomBytes } from 'node:crypto';
import { Op, type Transaction } from 'sequelize';
import type { Config } from '../config.ts';
import { errors } from '../errors.ts';
import { raiseEpoch } from './account-row.ts';
import type { Session } from './auth.model.ts';
import { type Identity, resolveIdentity } from './identity.ts';
import type { AccountStore } from './identity-query.ts';

/** Seconds between two notes that a session is in use. */
const TOUCH_EVERY = 60;

const USER_AGENT_LENGTH = 512;

/** Where sessions stand, and the rules they live by: a part of the runtime. */
export interface SessionStore extends AccountStore {
  readonly config: Config;
}

/** What a new session is made from. */
export interface SessionStart {
  userId: string | number;
  epoch: number;
  address: string | null;
  userAgent: string | null;
  /** The session that the browser had until now: it ends. */
  replaces: string | null;
}

/** The form in which a token is stored: whoever reads the table has no cookie. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The value of a session's cookie: 32 random bytes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Begins a session and ends the one it replaces. Gives the token. */
export async function issueSession(
  store: SessionStore,
  start: SessionStart,
  transaction: Transaction,
): Promise<string> {
  const { config, models } = store;
  const now = config.now();
  const token = newToken();
  if (start.replaces !== null) await revokeSession(store, start.replaces, transaction);
  await models.Session.create(
    {
      tokenHash: hashToken(token),
      userId: start.userId,
      userEpoch: start.epoch,
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: idleEnd(config, now),
      expiresAt: later(now, config.sessionMaxAge),
      reauthAt: now,
      ip: start.address,
      userAgent: start.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
    },
    { transaction },
  );
  return token;
}

/** Ends a session at once, on every instance. False when it is no more, or goes on under another token. */
export async function revokeSession(
  { models }: AccountStore,
  tokenHash: string,
  transaction?: Transaction,
): Promise<boolean> {
  return (await models.Session.destroy({ where: { tokenHash }, ...(transaction && { transaction }) })) > 0;
}

type SessionValues = Parameters<(typeof Session)['update']>[0];

/**
 * Gives a session another token, the old one is dead, and notes what else changed of it.
 * @throws AdminError `UNAUTHENTICATED` when the session was ended meanwhile
 */
export async function rotateSession(
  { models }: AccountStore,
  { tokenHash, values }: { tokenHash: string; values: SessionValues },
  transaction: Transaction,
): Promise<string> {
  const token = newToken();
  const [found] = await models.Session.update(
    { ...values, tokenHash: hashToken(token) },
    { where: { tokenHash }, transaction },
  );
  if (found === 0) throw errors.unauthenticated();
  return token;
}

/** Ends all sessions of a user, on every instance, those that are being begun at this moment too. */
export async function endSessions(
  store: AccountStore,
  userId: string | number,
  transaction: Transaction,
): Promise<void> {
  await raiseEpoch(store, userId, transaction);
  await store.models.Session.destroy({ where: { userId }, transaction });
}

/**
 * Ends all sessions of a user but this one, which goes on under another token: for whoever changed his credentials.
 * @throws AdminError `UNAUTHENTICATED` when this one was ended meanwhile
 */
export async function keepOnlySession(
  store: AccountStore,
  { userId, tokenHash, values = {} }: { userId: string | number; tokenHash: string; values?: SessionValues },
  transaction: Transaction,
): Promise<string> {
  const userEpoch = await raiseEpoch(store, userId, transaction);
  await store.models.Session.destroy({ where: { userId, tokenHash: { [Op.ne]: tokenHash } }, transaction });
  return rotateSession(store, { tokenHash, values: { ...values, userEpoch } }, transaction);
}

/** Whose session a token is, null for none that lives. */
export function identify(store: SessionStore, token: string): Promise<Identity | null> {
  return identifyStored(store, hashToken(token));
}

/** The same by the form in which the token is stored: what is true of a session after a change. */
export function identifyStored(store: SessionStore, tokenHash: string): Promise<Identity | null> {
  const { config } = store;
  const now = config.now();
  const touchEvery = Math.min(TOUCH_EVERY, (config.sessionIdle ?? Number.POSITIVE_INFINITY) / 2);
  return resolveIdentity(store, tokenHash, {
    now,
    oldest: later(now, -config.sessionMaxAge),
    staleBefore: later(now, -touchEvery),
  });
}

/** Notes that a session is in use, which also moves its idle limit; its absolute end stays. */
export async function touchSession({ config, models }: SessionStore, tokenHash: string): Promise<void> {
  const now = config.now();
  await models.Session.update({ lastSeenAt: now, idleExpiresAt: idleEnd(config, now) }, { where: { tokenHash } });
}

/** Deletes the sessions that are over. */
export async function sweepSessions({ config, models }: SessionStore): Promise<void> {
  await models.Session.destroy({ where: { expiresAt: { [Op.lte]: config.now() } } });
}

function idleEnd({ sessionIdle }: Config, now: Date): Date | null {
  return sessionIdle === null ? null : later(now, sessionIdle);
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
