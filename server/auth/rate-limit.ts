import { createHmac, type KeyObject } from 'node:crypto';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMySQL,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { Sequelize } from 'sequelize';
import type { RateLimitOptions } from '../config.ts';
import { AdminError, errors } from '../errors.ts';
import { addressBucket } from './address.ts';
import { CallSlots } from './call-slots.ts';
import { foldedEmail } from './email.ts';

const MINUTE = 60;
const WINDOW = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONGEST_LOCK = 60 * MINUTE;

/** A store that has not answered by then counts as down. */
const STORE_TIMEOUT = 3_000;

/** Where counters live: in the table, or null for this process's memory. */
export interface LimitStore {
  sequelize: Sequelize;
  table: string;
}

/** The limits of one admin. */
export interface RateLimits {
  readonly login: LoginLimiter;
  readonly codes: CodeLimiter;
  readonly calls: CallLimiter;
}

interface RateLimitsOptions {
  limits: RateLimitOptions;
  /** Keys the names of the counters, so that the table names no account. */
  key: KeyObject | Uint8Array;
  /** null on SQLite: a write for each try would cost more than the try. */
  store: LimitStore | null;
}

/** Makes the limits of one admin: of tries to sign in, of codes, and of calls. */
export function createRateLimits({ limits, key, store }: RateLimitsOptions): RateLimits {
  const { login = {}, codes = {}, api = {} } = limits;
  return {
    login: createLoginLimiter({ key, store, limits: login }),
    codes: createCodeLimiter({ key, store, limits: codes }),
    calls: createCallLimiter(api),
  };
}

interface LimiterOptions {
  name: string;
  points: number;
  /** Seconds. */
  duration: number;
}

/** Points that a try has taken. */
export interface TakenPoints {
  /** The try was a good one: forgets the failures of the account, and the address gets its point back. */
  giveBack(): Promise<void>;
}

/** Counts tries to sign in. */
export interface LoginLimiter {
  /**
   * Counts one try, before any work is done for it.
   * @throws AdminError `RATE_LIMITED` with the seconds to wait
   */
  take(email: string, address: string | null): Promise<TakenPoints>;
  /** Whether a refused try is the first of its kind in a minute: a flood must not flood the log as well. */
  isNews(email: string, address: string | null): Promise<boolean>;
}

interface LimiterSettings<Name extends keyof RateLimitOptions> extends Omit<RateLimitsOptions, 'limits'> {
  limits: NonNullable<RateLimitOptions[Name]> | null;
}

/**
 * Limits of the login: 10 tries per account, 50 per address and 5 per both in 15 minutes. An account that used its
 * tries up waits 1 minute, then gets single tries that are 2, 4, … 60 minutes apart.
 */
function createLoginLimiter({ key, store, limits }: LimiterSettings<'login'>): LoginLimiter {
  if (limits === null) return { take: async () => ({ giveBack: async () => {} }), isNews: async () => false };
  const { account: perAccount = 10, address: perAddress = 50, pair: perPair = 5 } = limits;
  const accounts = createLimiter({ name: 'login', points: perAccount, duration: WINDOW }, store);
  const addresses = createLimiter({ name: 'login-from', points: perAddress, duration: WINDOW }, store);
  const pairs = createLimiter({ name: 'login-pair', points: perPair, duration: WINDOW }, store);
  const locks = createLimiter({ name: 'login-locks', points: Number.MAX_SAFE_INTEGER, duration: DAY }, store);
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 32);

  const noted = createLimiter({ name: 'login-noted', points: 1, duration: MINUTE }, null);

  async function takeOfAccount(account: string): Promise<void> {
    const earlier = (await locks.get(account))?.consumedPoints ?? 0;
    const left = await consume(accounts, account, earlier > 0 ? perAccount : 1);
    if (left > 0) return;
    const { consumedPoints } = await locks.penalty(account);
    await accounts.block(account, Math.min(MINUTE * 2 ** (consumedPoints - 1), LONGEST_LOCK));
  }

  const keysOf = (email: string, address: string | null) => {
    const [bucket, name] = [addressBucket(address), foldedEmail(email)];
    return {
      from: digest(`from:${bucket}`),
      account: digest(`account:${name}`),
      pair: digest(`pair:${bucket} ${name}`),
    };
  };

  return {
    isNews: async (email, address) => {
      // By address, so that one client cannot make many rows by many names.
      const { from } = keysOf(email, address);
      return (await noted.penalty(from)).consumedPoints === 1;
    },
    take: async (email, address) => {
      const { from, account, pair } = keysOf(email, address);
      // The address first: it bounds how many other counters one client can make.
      await consume(addresses, from);
      await consume(pairs, pair);
      await reachable(takeOfAccount(account));
      return {
        giveBack: async () => {
          await addresses.reward(from);
          await Promise.all([pairs.delete(pair), accounts.delete(account), locks.delete(account)]);
        },
      };
    },
  };
}

/** One try of a code that was counted. */
export interface TakenCode {
  /** Tries that this sign-in has left; null outside of one. */
  readonly left: number | null;
  /** The code was right: the account gets its point back, but not what wrong ones took. */
  giveBack(): Promise<void>;
}

/** Whose code it is, and the token hash of the sign-in that it would finish. */
export interface CodeTry {
  userId: string | number;
  login: string | null;
}

/** Counts tries of a code. */
export interface CodeLimiter {
  /**
   * Counts one try of a code, before it is looked at.
   * @throws AdminError `RATE_LIMITED` when the account has no try left, `UNAUTHENTICATED` when the sign-in has none
   */
  take(of: CodeTry): Promise<TakenCode>;
}

/** Limits of codes: 5 tries for a sign-in; 10 wrong ones for an account in an hour, however often its password is given. */
function createCodeLimiter({ key, store, limits }: LimiterSettings<'codes'>): CodeLimiter {
  if (limits === null) return { take: async () => ({ left: null, giveBack: async () => {} }) };
  const { login: perLogin = 5, account: perAccount = 10 } = limits;
  const logins = createLimiter({ name: 'codes-login', points: perLogin, duration: HOUR }, store);
  const accounts = createLimiter({ name: 'codes', points: perAccount, duration: HOUR }, store);
  return {
    take: async ({ userId, login }) => {
      const account = createHmac('sha256', key).update(`codes:${userId}`).digest('base64url').slice(0, 32);
      const left = login === null ? null : await consume(logins, login).catch(endOfLogin);
      await consume(accounts, account);
      return { left, giveBack: async () => void (await accounts.reward(account)) };
    },
  };
}

function endOfLogin(error: unknown): never {
  throw error instanceof AdminError && error.code === 'RATE_LIMITED' ? errors.unauthenticated() : error;
}

/** Counts calls, and keeps back those of a session that runs too many. */
export interface CallLimiter {
  /** Counts the calls of one request for a session, else for an address. @throws AdminError `RATE_LIMITED` */
  take(session: string | null, address: string | null, calls?: number): Promise<void>;
  /** Runs a call when few enough of its session are running: one batch must not take every connection. */
  run<T>(session: string | null, call: () => Promise<T>): Promise<T>;
}

/** Limits of all calls, in memory: 600 a minute and 4 at a time for a session, 60 a minute for an anonymous address. */
function createCallLimiter(limits: NonNullable<RateLimitOptions['api']> | null): CallLimiter {
  if (limits === null) return { take: async () => {}, run: (_session, call) => call() };
  const { session: perSession = 600, anonymous: perAddress = 60, parallel = 4 } = limits;
  const slots = new CallSlots(parallel);
  const sessions = createLimiter({ name: 'calls', points: perSession, duration: MINUTE }, null);
  const addresses = createLimiter({ name: 'calls-from', points: perAddress, duration: MINUTE }, null);
  return {
    take: async (session, address, calls = 1) => {
      if (session === null) await consume(addresses, addressBucket(address), calls);
      else await consume(sessions, session, calls);
    },
    run: (session, call) => (session === null ? call() : slots.run(session, call)),
  };
}

function createLimiter({ name, points, duration }: LimiterOptions, store: LimitStore | null): RateLimiterAbstract {
  const keyPrefix = name;
  if (store === null) return new RateLimiterMemory({ keyPrefix, points, duration });
  // While the store is down each process counts for itself, more strictly.
  const insuranceLimiter = new RateLimiterMemory({ keyPrefix, points: Math.ceil(points / 2), duration });
  const { sequelize, table: tableName } = store;
  const limiter = new RateLimiterMySQL({
    storeClient: sequelize,
    storeType: 'sequelize',
    dbName: sequelize.getDatabaseName(),
    tableName,
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });
  return new RLWrapperTimeouts({ limiter, insuranceLimiter, timeoutMs: STORE_TIMEOUT, keyPrefix });
}

/** Takes points and answers how many are left. */
async function consume(limiter: RateLimiterAbstract, key: string, points = 1): Promise<number> {
  return (await reachable(limiter.consume(key, points))).remainingPoints;
}

async function reachable<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    if (error instanceof RateLimiterRes) throw errors.rateLimited(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    throw error;
  }
}
