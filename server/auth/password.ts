import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash as argon2Hash, parseOptions, verify as argon2Verify } from '@node-rs/argon2';
import type { PasswordOptions } from '../config.ts';
import type { FieldError } from '../contract.ts';
import { AdminError, errors } from '../errors.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Bytes of a password that is being set. */
const PASSWORD_MIN_BYTES = 12;
/** Bytes of any password, also of one that is only tried: the hash reads all of them. */
export const PASSWORD_MAX_BYTES = 1024;

// argon2id is number 2 of the library's enum, which type stripping cannot read.
const POLICY = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

// 64 hashes at a time would fill libuv's threads and stall every other request by a second.
const PARALLEL = Math.min(2, availableParallelism());
const WAITING = 32;

/** Letters that must be left of a password once the words that everybody knows of are taken out. */
const OWN_LETTERS = 6;

/** What may be a password, and how it is kept. */
export interface Passwords {
  /** What to store for a password that passed `check`. */
  hash(plain: string): Promise<string>;
  /** Always costs one argon2 run, whatever is stored: time tells nobody whether an account exists. */
  verify(plain: string, stored: string | null): Promise<boolean>;
  /** Whether a hash that was just verified is to be replaced by one with today's parameters. */
  needsRehash(stored: string): boolean;
  /**
   * Refuses weak passwords. `words`: the e-mail address, the site's name and what else everybody knows of. `field`: its
   * name in the form, default `password`.
   * @throws AdminError `PASSWORD_WEAK`, the reason in `fieldErrors`
   */
  check(plain: string, words: readonly string[], field?: string): Promise<void>;
  /** argon2 runs so far. */
  readonly runs: number;
}

/** Hashing with argon2id, at most two at a time. Beyond 32 waiting it answers `UNAVAILABLE`. */
export function createPasswords({ hash: mode = 'asok', verify: verifyForeign }: PasswordOptions = {}): Passwords {
  const inTurn = createTurns();
  const dummy = dummyHash();
  let foreignSample: string | null = null;
  let runs = 0;

  const argon2 = <T>(run: () => Promise<T>): Promise<T> =>
    inTurn(() => {
      runs += 1;
      return run();
    });

  // Once a foreign hash was seen, its cost is paid for every account, or time would tell which ones have it.
  async function tryForeign(plain: string, stored: string | null): Promise<boolean> {
    if (!verifyForeign) return false;
    foreignSample = stored ?? foreignSample;
    if (foreignSample === null) return false;
    const matches = await verifyForeign(plain, foreignSample);
    return stored !== null && matches === true;
  }

  return {
    hash: async (plain) => (mode === 'model' ? plain : argon2(() => argon2Hash(plain, { ...POLICY }))),
    verify: async (plain, stored) => {
      const own = stored !== null && parse(stored) !== null;
      // A hash that reads well but cannot be computed (absurd parameters) is a wrong one, not a fault.
      const matches = await argon2(() => argon2Verify(own ? stored : dummy, plain).catch(() => false));
      const foreignMatches = await tryForeign(plain, own ? null : stored);
      return own ? matches : foreignMatches;
    },
    needsRehash: (stored) => {
      if (mode === 'model') return false;
      const options = parse(stored);
      return (
        options === null || Object.entries(POLICY).some(([name, value]) => options[name as keyof Policy] !== value)
      );
    },
    check: checkStrength,
    get runs() {
      return runs;
    },
  };
}

type Policy = typeof POLICY;

function parse(stored: string): Record<keyof Policy, number> | null {
  try {
    return parseOptions(stored);
  } catch {
    return null;
  }
}

/** A hash that no password has: random salt and result, the parameters of a real one. */
function dummyHash(): string {
  const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '');
  const { memoryCost, timeCost, parallelism } = POLICY;
  const parameters = `m=${memoryCost},t=${timeCost},p=${parallelism}`;
  return `$argon2id$v=19$${parameters}$${base64(SALT_BYTES)}$${base64(HASH_BYTES)}`;
}

/** Runs a few pieces of work at a time and queues a few more; what comes then is refused. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < PARALLEL) running += 1;
    else if (waiting.length >= WAITING) throw errors.unavailable();
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function checkStrength(plain: string, words: readonly string[], field = 'password'): Promise<void> {
  const bytes = Buffer.byteLength(plain);
  if (bytes < PASSWORD_MIN_BYTES) throw weak(field, { code: 'tooShort', params: { min: PASSWORD_MIN_BYTES } });
  if (bytes > PASSWORD_MAX_BYTES) throw weak(field, { code: 'tooLong', params: { max: PASSWORD_MAX_BYTES } });
  // Half a surrogate pair is stored as a replacement character: other passwords would match it.
  if (!plain.isWellFormed()) throw weak(field, { code: 'format' });
  if (isMadeOf(plain, words) || (await isCommonPassword(plain))) throw weak(field, { code: 'weak' });
}

function isMadeOf(plain: string, words: readonly string[]): boolean {
  const parts = ['asok', 'admin', ...words].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  // Longest first: `asok` taken out of `asokadmin` must not hide the longer word.
  const known = parts.filter((part) => part.length >= 4).sort((a, b) => b.length - a.length);
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), plain.toLowerCase());
  return rest !== plain.toLowerCase() && rest.replace(/[^\p{L}]/gu, '').length < OWN_LETTERS;
}

function weak(field: string, reason: FieldError): AdminError {
  return new AdminError('PASSWORD_WEAK', 'Choose a longer or less common password', {
    fieldErrors: { [field]: reason },
  });
}
