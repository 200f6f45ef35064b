import { z } from 'zod';
import { sessionCookie } from '../auth/cookie.ts';
import { requireOneself } from '../auth/recent-password.ts';
import { revokeSession, revokeSessions } from '../auth/session-ends.ts';
import { findSession, listSessions } from '../auth/session-list.ts';
import type { Context } from '../context.ts';
import type { SessionOutput } from '../contract.ts';
import { errors } from '../errors.ts';

/** What `account.revokeSession` takes. */
export const revokeInput = z.strictObject({ id: z.string().min(1).max(100) });

/** Where one is signed in, the place used last first. @throws AdminError `IMPERSONATING` */
export async function ownSessions(ctx: Context): Promise<SessionOutput[]> {
  const { actor, session } = requireOneself(ctx);
  return listSessions(ctx.runtime, { userId: actor.id, current: session.tokenHash });
}

/** Ends one of one's own sessions; the current one as `logout` does. @throws AdminError `NOT_FOUND`, `IMPERSONATING` */
export async function revokeOwnSession(ctx: Context, { id }: { id: string }): Promise<{ ok: true }> {
  const { actor, session } = requireOneself(ctx);
  const { runtime } = ctx;
  const tokenHash = await findSession(runtime, actor.id, id);
  await runtime.database.transaction(async (transaction) => {
    if (!(await revokeSession(ctx, tokenHash, transaction))) throw errors.notFound();
    await runtime.audit.write(ctx, [{ action: 'session_revoked', changes: { revoked: 1 } }], transaction);
  });
  if (tokenHash === session.tokenHash) ctx.responseHeaders.append('set-cookie', sessionCookie(runtime.config).clear());
  return { ok: true };
}

/** Ends all of one's own sessions but the current one. @throws AdminError `IMPERSONATING` */
export async function revokeOtherSessions(ctx: Context): Promise<{ revoked: number }> {
  const { actor, session } = requireOneself(ctx);
  const { runtime } = ctx;
  return runtime.database.transaction(async (transaction) => {
    const whose = { userId: actor.id, current: session.tokenHash };
    const revoked = await revokeSessions(ctx, whose, transaction);
    await runtime.audit.write(ctx, [{ action: 'session_revoked', changes: { revoked } }], transaction);
    return { revoked };
  });
}
