import { Op, type Transaction, type WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import { encodeKey } from '../meta/key.ts';
import { isOneself, userActor } from '../roles/actor.ts';
import { raiseEpoch } from './account-row.ts';
import type { Session } from './auth.model.ts';
import { asDate } from './identity.ts';
import { actingEntry, namesAtStart } from './impersonation-log.ts';
import { rotateSession, type SessionValues } from './session.ts';

// Every way in which sessions end before their time stands here, since with some of them ends what the log tells of.

/** Ends a session at once, on every instance. False when it is no more, or goes on under another token. */
export async function revokeSession(ctx: Context, tokenHash: string, transaction: Transaction): Promise<boolean> {
  return (await remove(ctx, { tokenHash }, transaction)) > 0;
}

/** Ends the sessions of a user but the caller's own; gives their number. */
export function revokeSessions(
  ctx: Context,
  { userId, current }: { userId: string | number; current: string | null },
  transaction: Transaction,
): Promise<number> {
  return remove(ctx, { userId, ...(current !== null && { tokenHash: { [Op.ne]: current } }) }, transaction);
}

/** Ends all sessions of a user, on every instance, those that are being begun at this moment too. */
export async function endSessions(ctx: Context, userId: string | number, transaction: Transaction): Promise<void> {
  await raiseEpoch(ctx.runtime, userId, transaction);
  await revokeSessions(ctx, { userId, current: null }, transaction);
}

/**
 * Ends all sessions of a user but this one, which goes on under another token: for whoever changed his credentials.
 * @throws AdminError `UNAUTHENTICATED` when this one was ended meanwhile
 */
export async function keepOnlySession(
  ctx: Context,
  { userId, tokenHash, values = {} }: { userId: string | number; tokenHash: string; values?: SessionValues },
  transaction: Transaction,
): Promise<string> {
  const userEpoch = await raiseEpoch(ctx.runtime, userId, transaction);
  await revokeSessions(ctx, { userId, current: tokenHash }, transaction);
  return rotateSession(ctx.runtime, { tokenHash, values: { ...values, userEpoch } }, transaction);
}

/** Ends the sessions in which a user acts as somebody else: for who is no administrator any more. */
export async function endImpersonations(
  ctx: Context,
  userId: string | number,
  transaction: Transaction,
): Promise<void> {
  await remove(ctx, { userId, actingAsUserId: { [Op.ne]: null } }, transaction);
}

/** Deletes the sessions that are over, and logs the impersonations that nobody came back to after their hour. */
export async function sweepSessions(ctx: Context): Promise<void> {
  const { config, database, models } = ctx.runtime;
  const past = { [Op.lte]: config.now() };
  const over = { expiresAt: past };
  if (await models.Session.findOne({ attributes: ['tokenHash'], where: over, raw: true }))
    await database.transaction((transaction) => remove(ctx, over, transaction));
  // Looked for without a lock, and ended one by one: a statement that goes through the table would hold up every session.
  const unnoticed = await models.Session.findAll({
    attributes: ['tokenHash'],
    where: { actingUntil: past, actingEnded: null },
    raw: true,
  });
  for (const { tokenHash } of unnoticed)
    await database.transaction(async (transaction) => {
      const where = { tokenHash, actingEnded: null };
      await logActing(ctx, where, transaction);
      await models.Session.update({ actingEnded: 'expired' }, { where, transaction });
    });
}

async function remove(ctx: Context, where: WhereOptions<Session>, transaction: Transaction): Promise<number> {
  await logActing(ctx, where, transaction);
  return ctx.runtime.models.Session.destroy({ where, transaction });
}

/** Whoever acts as somebody else in one of the sessions will do so no more. An end that was logged already is not again. */
async function logActing(ctx: Context, where: WhereOptions<Session>, transaction: Transaction): Promise<void> {
  const { models, config } = ctx.runtime;
  const acting = await models.Session.findAll({
    attributes: ['tokenHash', 'userId', 'actingAsUserId', 'actingUntil'],
    where: { [Op.and]: [where, { actingAsUserId: { [Op.ne]: null }, actingEnded: null }] },
    raw: true,
    // A stop at the same moment either was first, or finds nothing to stop.
    lock: true,
    transaction,
  });
  for (const session of acting) {
    const isOver = session.actingUntil === null || asDate(session.actingUntil) <= config.now();
    const seen = session.tokenHash === ctx.session?.tokenHash ? ctx.session.impersonationEnded : null;
    await logEnd(ctx, { ...session, reason: isOver ? 'expired' : seen }, transaction);
  }
}

type ActingSession = Pick<Session, 'userId' | 'actingAsUserId'> & { reason: 'expired' | 'gone' | null };

async function logEnd(
  ctx: Context,
  { userId, actingAsUserId, reason }: ActingSession,
  transaction: Transaction,
): Promise<void> {
  const [by, as] = [encodeKey([userId]), encodeKey([actingAsUserId])];
  const names = await namesAtStart(ctx, { by, as }, transaction);
  const name = names.by ?? `#${by}`;
  const actor = userActor({ key: by, id: userId, email: name, name, isAdmin: true, roles: [] });
  // Where somebody else ended it, it did not come from the administrator's own browser.
  const request = isOneself(ctx.actor, by) ? ctx.request : { ...ctx.request, address: null, userAgent: null };
  const entry = actingEntry(ctx, reason ? 'impersonation_expire' : 'impersonation_stop', { key: as, label: names.as });
  const logged = { ...entry, ...(reason && { changes: { reason } }) };
  await ctx.runtime.audit.write({ ...ctx, actor, request }, [logged], transaction);
}
