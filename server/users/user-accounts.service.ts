import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { writeAccount } from '../auth/account-row.ts';
import { requireRecentPassword } from '../auth/recent-password.ts';
import { endSessions, revokeSession, revokeSessions } from '../auth/session-ends.ts';
import { findSession, listSessions } from '../auth/session-list.ts';
import type { Context } from '../context.ts';
import type { Key, UserAccountOutput } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { selectSql } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { keyOf } from '../meta/key.ts';
import { readRow } from '../records/read.service.ts';
import { recordLabel } from '../records/row.ts';
import { id } from '../records/write.service.ts';
import { isOneself } from '../roles/actor.ts';
import { policy } from '../roles/policy.ts';
import { requireOtherAdmin } from './last-admin.ts';
import { isSet, requireRank } from './rank.ts';

/** Which user. */
export const userInput = z.strictObject({ id });
/** What `users.setDisabled` takes. */
export const disabledInput = z.strictObject({ id, disabled: z.boolean() });
/** Which session of which user. */
export const userSessionInput = z.strictObject({ id, session: z.string().min(1).max(100) });

/** A user whose account the caller may touch. */
export interface ReachedUser {
  entry: ModelEntry;
  row: RawRow;
  key: Key;
  userId: string | number;
  isAdmin: boolean;
}

/**
 * Finds a user whom the caller may edit, and who holds no more than he does.
 * @throws AdminError `NOT_FOUND`, `FORBIDDEN`, `DISABLED`, `RANK_TOO_LOW`
 */
export async function reachUser(ctx: Context, given: Key, transaction?: Transaction): Promise<ReachedUser> {
  const { registry, models, users } = ctx.runtime;
  const entry = registry.of(models.User);
  if (!entry) throw errors.notFound();
  const row = await readRow(ctx, policy(ctx.actor, entry, 'edit'), { id: given, lock: transaction !== undefined });
  await requireRank(ctx, row, transaction);
  const userId = row[users.id] as string | number;
  return { entry, row, key: keyOf(entry, row), userId, isAdmin: isSet(row[users.isAdmin]) };
}

/** How the account of a user stands. */
export async function userAccount(ctx: Context, input: { id: Key }): Promise<UserAccountOutput> {
  const { userId } = await reachUser(ctx, input.id);
  const { runtime, session } = ctx;
  const query = selectSql(runtime.models.Account, {
    attributes: ['disabled', 'totpSecret'],
    where: [{ userId }],
    limit: 1,
  });
  const [[row = {}], sessions] = await Promise.all([
    runtime.database.select(query),
    listSessions(runtime, { userId, current: session?.tokenHash ?? null }),
  ]);
  const totpEnabled = row.totpSecret !== null && row.totpSecret !== undefined;
  return { disabled: isSet(row.disabled), totpEnabled, sessions };
}

/**
 * Shuts a user out, with his next call on, or lets him in again.
 * @throws AdminError `RANK_TOO_LOW`, `LAST_ADMIN`, `OWN_ACCOUNT`, `REAUTH_REQUIRED`
 */
export async function setDisabled(
  ctx: Context,
  { id: given, disabled }: { id: Key; disabled: boolean },
): Promise<{ ok: true }> {
  const { runtime } = ctx;
  await runtime.database.transaction(async (transaction) => {
    const user = await reachUser(ctx, given, transaction);
    requireRealPerson(ctx, user);
    if (disabled && user.isAdmin) await requireOtherAdmin(runtime, user.userId, transaction);
    if (disabled && isOneself(ctx.actor, user.key)) throw new AdminError('OWN_ACCOUNT', 'Nobody can shut himself out');
    requireRecentPassword(ctx);
    if ((await isDisabled(ctx, user, transaction)) === disabled) return;
    await writeAccount(runtime, { userId: user.userId, values: { disabled } }, transaction);
    if (disabled) await endSessions(ctx, user.userId, transaction);
    const action = disabled ? 'account_disabled' : 'account_enabled';
    const entry = userLog(user, action, { disabled: { from: !disabled, to: disabled } });
    await runtime.audit.write(ctx, [entry], transaction);
  });
  return { ok: true };
}

/** Ends one session of a user. @throws AdminError `NOT_FOUND`, `RANK_TOO_LOW` */
export async function revokeUserSession(ctx: Context, input: { id: Key; session: string }): Promise<{ ok: true }> {
  const { runtime } = ctx;
  await runtime.database.transaction(async (transaction) => {
    const user = await reachUser(ctx, input.id, transaction);
    requireRealPerson(ctx, user);
    const tokenHash = await findSession(runtime, user.userId, input.session);
    if (!(await revokeSession(ctx, tokenHash, transaction))) throw errors.notFound();
    await runtime.audit.write(ctx, [userLog(user, 'session_revoked', { revoked: 1 })], transaction);
  });
  return { ok: true };
}

/** Ends all sessions of a user; of one's own all but the current one. @throws AdminError `RANK_TOO_LOW` */
export async function revokeUserSessions(ctx: Context, input: { id: Key }): Promise<{ revoked: number }> {
  const { runtime, session } = ctx;
  return runtime.database.transaction(async (transaction) => {
    const user = await reachUser(ctx, input.id, transaction);
    requireRealPerson(ctx, user);
    const whose = { userId: user.userId, current: session?.tokenHash ?? null };
    const revoked = await revokeSessions(ctx, whose, transaction);
    await runtime.audit.write(ctx, [userLog(user, 'session_revoked', { revoked })], transaction);
    return { revoked };
  });
}

/** The row of the log that tells what was done to a user's account. */
export function userLog({ entry, row, key }: ReachedUser, action: string, changes: object) {
  return { action, model: entry.slug, recordKey: key, recordLabel: recordLabel(entry, row, key), changes };
}

/** Nobody touches the account of whom he acts as. @throws AdminError `IMPERSONATING` */
export function requireRealPerson(ctx: Context, user: ReachedUser): void {
  const { actor } = ctx;
  if (actor.kind === 'user' && actor.impersonator !== null && actor.key === user.key) throw errors.impersonating();
}

async function isDisabled({ runtime }: Context, { userId }: ReachedUser, transaction: Transaction): Promise<boolean> {
  const query = selectSql(runtime.models.Account, { attributes: ['disabled'], where: [{ userId }], limit: 1 });
  const [row] = await runtime.database.select(query, transaction);
  return isSet(row?.disabled);
}
