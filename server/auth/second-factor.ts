import { Op, type Transaction } from 'sequelize';
import type { Config } from '../config.ts';
import { logged } from '../db/logged.ts';
import { selectSql } from '../db/sql.ts';
import type { AccountStore } from './identity-query.ts';
import { deleteRecoveryCodes } from './recovery-codes.ts';
import type { SecretBox } from './secret-box.ts';
import { matchingStep, randomBase32 } from './totp.ts';

/** Minutes that a set-up waits for its first code; its session is shown the same secret when it asks again in that time. */
const SET_UP_MINUTES = 10;

/** 160 bits, as long as the hash that makes the codes. */
const SECRET_BYTES = 20;

/** Where second factors stand: a part of the runtime. */
export interface SecondFactorStore extends AccountStore {
  readonly config: Config;
  readonly secretBox: SecretBox;
}

/** What is stored of a user's second factor, secrets encrypted. */
export interface StoredFactor {
  readonly userId: string | number;
  /** null: two-factor is off. */
  readonly secret: string | null;
  readonly pending: string | null;
  readonly lastStep: number | null;
}

/** A code that was right when it was looked at; whether it still is tells `useCode`. */
export interface RightCode {
  readonly step: number;
  /** The encrypted secret that it belongs to, and what is to be stored in its place. */
  readonly stored: string;
  readonly renewed: string;
}

const purposeOf = (userId: string | number) => `user:${userId}:totp`;
const pendingPurposeOf = (userId: string | number) => `user:${userId}:totp-pending`;

/** Reads the second factor of a user; all null for one who never had any. */
export async function readFactor(
  { database, models }: SecondFactorStore,
  userId: string | number,
  transaction?: Transaction,
): Promise<StoredFactor> {
  const [row] = await database.select(
    selectSql(models.Account, {
      attributes: ['totpSecret', 'totpPendingSecret', 'totpLastStep'],
      where: [{ userId }],
    }),
    transaction,
  );
  return storedFactor(userId, {
    secret: row?.totpSecret,
    pending: row?.totpPendingSecret,
    lastStep: row?.totpLastStep,
  });
}

/** The same from a row that was read already. */
export function storedFactor(
  userId: string | number,
  { secret, pending, lastStep }: Partial<Record<'secret' | 'pending' | 'lastStep', unknown>>,
): StoredFactor {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    userId,
    secret: text(secret),
    pending: text(pending),
    lastStep: lastStep === null || lastStep === undefined ? null : Number(lastStep),
  };
}

/**
 * Looks at a code of six digits; null for a wrong one, for one that was used, and where two-factor is off.
 * @throws Error when the secret cannot be decrypted: nobody gets in by a code then
 */
export async function checkCode(
  { config, secretBox }: SecondFactorStore,
  { userId, secret: stored, lastStep }: StoredFactor,
  code: string,
): Promise<RightCode | null> {
  if (stored === null) return null;
  const { plain, isStale } = secretBox.open(stored, purposeOf(userId));
  const step = await matchingStep({ secret: plain, code, now: config.now(), lastStep });
  if (step === null) return null;
  return { step, stored, renewed: isStale ? secretBox.seal(plain, purposeOf(userId)) : stored };
}

/** Uses a code up: of any number of tries at the same moment one succeeds. Also seals the secret by the newest key. */
export async function useCode(
  { models }: SecondFactorStore,
  { userId, step, stored, renewed }: RightCode & { userId: string | number },
  transaction: Transaction,
): Promise<boolean> {
  const [used] = await models.Account.update(
    { totpLastStep: step, totpSecret: renewed },
    {
      where: {
        userId,
        totpSecret: stored,
        [Op.or]: [{ totpLastStep: null }, { totpLastStep: { [Op.lt]: step } }],
      },
      transaction,
    },
  );
  return used === 1;
}

interface SetUpStart {
  userId: string | number;
  /** Token hash of the session: whoever held another may be a thief, and must not know the secret. */
  session: string;
}

/**
 * The secret of a set-up that runs, or of a new one. What is in use stays in use until a first code confirms the other.
 * `begun` joins the transaction in which a new one begins.
 */
export async function startSetUp(
  store: SecondFactorStore,
  { userId, session }: SetUpStart,
  begun: (transaction: Transaction) => Promise<void>,
): Promise<string> {
  const { database, models, config, secretBox } = store;
  return database.transaction(async (transaction) => {
    const running = pendingSecret(store, await readFactor(store, userId, transaction));
    if (running?.session === session) return running.secret;
    const secret = await randomBase32(SECRET_BYTES);
    const pending = `${config.now().getTime()} ${secret} ${session}`;
    const totpPendingSecret = secretBox.seal(pending, pendingPurposeOf(userId));
    await models.Account.bulkCreate([{ userId }], { ignoreDuplicates: true, transaction });
    await models.Account.update({ totpPendingSecret }, { where: { userId }, transaction });
    await begun(transaction);
    return secret;
  });
}

/** A first code that was right: what it makes of the account. */
export interface ConfirmedSetUp {
  readonly userId: string | number;
  readonly pending: string;
  readonly secret: string;
  readonly step: number;
}

/** Looks at the first code of a set-up; `over` where none waits for one. */
export async function checkFirstCode(
  store: SecondFactorStore,
  factor: StoredFactor,
  code: string,
): Promise<ConfirmedSetUp | 'wrong' | 'over'> {
  const { userId, pending } = factor;
  const running = pendingSecret(store, factor);
  if (running === null || pending === null) return 'over';
  const { secret } = running;
  const step = await matchingStep({ secret, code, now: store.config.now(), lastStep: null });
  return step === null ? 'wrong' : { userId, pending, secret, step };
}

/** Turns two-factor on, or takes the new secret into use. False when the set-up was replaced meanwhile. */
export async function confirmSetUp(
  store: SecondFactorStore,
  { userId, pending, secret, step }: ConfirmedSetUp,
  transaction: Transaction,
): Promise<boolean> {
  const [confirmed] = await store.models.Account.update(
    {
      totpSecret: store.secretBox.seal(secret, purposeOf(userId)),
      totpPendingSecret: null,
      // The code that confirms must not sign in as well.
      totpLastStep: step,
      totpEnabledAt: store.config.now(),
    },
    { where: { userId, totpPendingSecret: pending }, transaction },
  );
  if (confirmed === 1) await mirror(store, { userId, totpEnabled: true }, transaction);
  return confirmed === 1;
}

/** Turns two-factor off and forgets its secrets and recovery codes. False when it was off. */
export async function removeFactor(
  store: SecondFactorStore,
  userId: string | number,
  transaction: Transaction,
): Promise<boolean> {
  const nothing = { totpSecret: null, totpPendingSecret: null, totpLastStep: null, totpEnabledAt: null };
  const [removed] = await store.models.Account.update(nothing, {
    where: { userId, totpSecret: { [Op.ne]: null } },
    transaction,
  });
  if (removed === 0) return false;
  await deleteRecoveryCodes(store, { userId }, transaction);
  await mirror(store, { userId, totpEnabled: false }, transaction);
  return true;
}

/** How the log tells that two-factor was turned on or off. */
export function factorChange({ users }: AccountStore, totpEnabled: boolean): object {
  return { [users.totpEnabled ?? 'totpEnabled']: { from: !totpEnabled, to: totpEnabled } };
}

function pendingSecret(
  { config, secretBox }: SecondFactorStore,
  { userId, pending }: StoredFactor,
): { secret: string; session: string } | null {
  if (pending === null) return null;
  try {
    const [begun, secret = '', session = ''] = secretBox.open(pending, pendingPurposeOf(userId)).plain.split(' ');
    const age = config.now().getTime() - Number(begun);
    return age < SET_UP_MINUTES * 60_000 ? { secret, session } : null;
  } catch {
    // Nothing depends on it yet: the next set-up has a new one.
    return null;
  }
}

/** The flag on the user, for lists and filters: where the model has one. It decides nothing. */
async function mirror(
  { users }: SecondFactorStore,
  { userId, totpEnabled }: { userId: string | number; totpEnabled: boolean },
  transaction: Transaction,
): Promise<void> {
  if (users.totpEnabled === null) return;
  await users.model.update(
    { [users.totpEnabled]: totpEnabled },
    logged(users.model, { where: { [users.id]: userId }, hooks: false, validate: false, silent: true, transaction }),
  );
}
