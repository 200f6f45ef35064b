import type { Transaction } from 'sequelize';
import { momentText, tableSql } from '../db/sql.ts';
import { activeOnly, accountJoin, tablesOf } from './identity-query.ts';
import { type SecondFactorStore, type StoredFactor, storedFactor } from './second-factor.ts';
import { hashToken, newToken, type SessionStart, type SessionStore } from './session.ts';

/** Seconds that a sign-in waits for its code. */
const WAIT = 300;

/** A sign-in whose password was right and whose second step is still to come. */
export interface PendingLogin {
  readonly tokenHash: string;
  readonly userId: string | number;
  readonly email: string;
  readonly epoch: number;
  readonly factor: StoredFactor;
}

/** Begins to wait for a code, under a token with which nothing else can be done. Gives the token. */
export async function issuePendingLogin(
  store: SessionStore,
  { userId, epoch }: Pick<SessionStart, 'userId' | 'epoch'>,
  transaction: Transaction,
): Promise<string> {
  const now = store.config.now();
  const token = newToken();
  await store.models.Session.create(
    {
      tokenHash: hashToken(token),
      userId,
      userEpoch: epoch,
      kind: 'pending_mfa',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + WAIT * 1000),
    },
    { transaction },
  );
  return token;
}

/**
 * The sign-in that a token waits for; null when it took too long, was finished, or its user was disabled, has another
 * password or no second factor since.
 */
export async function findPendingLogin(store: SecondFactorStore, tokenHash: string): Promise<PendingLogin | null> {
  const { database, models, users, config } = store;
  const { session, user, account } = tablesOf(store);
  const rows = await database.select({
    text: [
      `SELECT ${user(users.id)} AS id, ${user(users.email)} AS email, ${session('userEpoch')} AS epoch, ` +
        `${account('totpSecret')} AS secret, ${account('totpLastStep')} AS last_step ` +
        `FROM ${tableSql(models.Session)} s INNER JOIN ${tableSql(users.model)} u ON ${user(users.id)} = ${session('userId')} ` +
        `${accountJoin(store)} WHERE ${session('tokenHash')} = `,
      ` AND ${session('kind')} = 'pending_mfa' AND ${session('expiresAt')} > `,
      ` AND ${session('userEpoch')} = ${account('sessionEpoch')} AND ${account('totpSecret')} IS NOT NULL${activeOnly(store)}`,
    ],
    values: [tokenHash, momentText(models.Session, config.now())],
  });
  const [row] = rows;
  if (!row) return null;
  const userId = typeof row.id === 'number' ? row.id : String(row.id);
  const { secret, last_step: lastStep } = row;
  return {
    tokenHash,
    userId,
    email: String(row.email),
    epoch: Number(row.epoch),
    factor: storedFactor(userId, { secret, lastStep }),
  };
}

/** Ends the waiting; false when somebody else did meanwhile. */
export async function endPendingLogin(
  { models }: SessionStore,
  tokenHash: string,
  transaction?: Transaction,
): Promise<boolean> {
  const where = { tokenHash, kind: 'pending_mfa' as const };
  return (await models.Session.destroy({ where, ...(transaction && { transaction }) })) === 1;
}
