import { hash, randomBytes } from 'node:crypto';
import type { Transaction } from 'sequelize';
import type { Config } from '../config.ts';
import { errors } from '../errors.ts';
import type { Session } from './auth.model.ts';
import { type FoundIdentity, type Identity, resolveIdentities } from './identity.ts';
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
}

/** The form in which a token is stored: whoever reads the table has no cookie. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The value of a session's cookie: 32 random bytes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Begins a session. Gives the token. */
export async function issueSession(
  store: SessionStore,
  start: SessionStart,
  transaction: Transaction,
): Promise<string> {
  const { config, models } = store;
  const now = config.now();
  const token = newToken();
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

/** Columns of a session that change. */
export type SessionValues = Parameters<(typeof Session)['update']>[0];

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

/** Whose session a token is, null for none that lives. */
export function identify(store: SessionStore, token: string): Promise<Identity | null> {
  return identifyStored(store, hashToken(token));
}

/** The same by the form in which the token is stored: what is true of a session after a change. */
export async function identifyStored(store: SessionStore, tokenHash: string): Promise<Identity | null> {
  const found = (await findStored(store, [tokenHash])).get(tokenHash);
  return found === undefined || found === 'demoted' ? null : found;
}

/** The same of several as they were found: whoever asks for a request ends the session of who is no administrator any more. */
export function findStored(
  store: SessionStore,
  tokenHashes: readonly string[],
): Promise<ReadonlyMap<string, FoundIdentity>> {
  const { config } = store;
  const now = config.now();
  const touchEvery = Math.min(TOUCH_EVERY, (config.sessionIdle ?? Number.POSITIVE_INFINITY) / 2);
  return resolveIdentities(store, tokenHashes, {
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

function idleEnd({ sessionIdle }: Config, now: Date): Date | null {
  return sessionIdle === null ? null : later(now, sessionIdle);
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
