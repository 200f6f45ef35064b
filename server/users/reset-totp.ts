import { requireRecentPassword } from '../auth/recent-password.ts';
import { factorChange, removeFactor } from '../auth/second-factor.ts';
import { endSessions } from '../auth/session-ends.ts';
import type { Context } from '../context.ts';
import type { Key } from '../contract.ts';
import { AdminError } from '../errors.ts';
import { isOneself } from '../roles/actor.ts';
import { reachUser, requireRealPerson, userLog } from './user-accounts.service.ts';

/**
 * Takes the second factor from somebody who has lost it, and ends his sessions. His next sign-in asks for the password
 * alone; where the site requires two-factor he then sets it up anew.
 * @throws AdminError `RANK_TOO_LOW`, `OWN_ACCOUNT`, `REAUTH_REQUIRED`, `IMPERSONATING`
 */
export async function resetTotp(ctx: Context, { id }: { id: Key }): Promise<{ ok: true }> {
  const { runtime, actor } = ctx;
  await runtime.database.transaction(async (transaction) => {
    const user = await reachUser(ctx, id, transaction);
    requireRealPerson(ctx, user);
    // It would spare a thief of his session the password.
    if (isOneself(actor, user.key))
      throw new AdminError('OWN_ACCOUNT', 'Switch your own second factor off on your account page');
    requireRecentPassword(ctx);
    if (!(await removeFactor(runtime, user.userId, transaction))) return;
    await endSessions(ctx, user.userId, transaction);
    await runtime.audit.write(ctx, [userLog(user, '2fa_reset', factorChange(runtime, false))], transaction);
  });
  return { ok: true };
}
