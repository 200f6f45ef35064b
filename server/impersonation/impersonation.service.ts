import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { sessionCookie } from '../auth/cookie.ts';
import type { SessionFacts } from '../auth/identity.ts';
import { type ActedAs, actingEntry, namesAtStart } from '../auth/impersonation-log.ts';
import { beginActing, endActing, entranceOf, keepEnd } from '../auth/impersonation-session.ts';
import { meOutput } from '../auth/me.ts';
import { identify } from '../auth/session.ts';
import type { Context } from '../context.ts';
import type { Key, MeOutput, StartImpersonationInput, StopImpersonationOutput } from '../contract.ts';
import { AdminError, errors } from '../errors.ts';
import { decodeKey, MAX_KEY } from '../meta/key.ts';
import { getRecord } from '../records/read.service.ts';
import { type UserActor, userActor } from '../roles/actor.ts';

/** What `impersonation.start` takes. */
export const startInput: z.ZodType<StartImpersonationInput, StartImpersonationInput> = z.strictObject({
  user: z.string().min(1).max(MAX_KEY),
});

/**
 * Goes on as another user, for an hour at most, with his rights and no more. The session of the administrator stays, under
 * a new token.
 * @throws AdminError `IMPERSONATING`, `NOT_FOUND`, `BAD_REQUEST` (oneself), `CANNOT_ENTER`, `IMPERSONATION_REFUSED`
 */
export async function start(ctx: Context, { user }: StartImpersonationInput): Promise<MeOutput> {
  const { actor, session, runtime } = ctx;
  if (actor.kind !== 'user' || !session) throw errors.badRequest('Nobody is signed in');
  if (actor.impersonator) throw errors.impersonating();
  const target = await requireTarget(ctx, user);
  const token = await runtime.database.transaction(async (transaction) => {
    const begun = await beginActing(runtime, { session, as: target.id }, transaction);
    if (begun === null) throw errors.unauthenticated();
    await runtime.audit.write(ctx, [actingEntry(ctx, 'impersonation_start', target)], transaction);
    return begun;
  });
  return enter(ctx, token);
}

/**
 * Goes back to one's own account, or acknowledges that acting ended by itself.
 * @throws AdminError `BAD_REQUEST` when one is oneself
 */
export async function stop(ctx: Context): Promise<StopImpersonationOutput> {
  const { actor, session, runtime } = ctx;
  if (actor.kind !== 'user' || !session || !(actor.impersonator || session.impersonationEnded))
    throw errors.badRequest('Nobody is being acted as');
  const token = await runtime.database.transaction(async (transaction) => {
    if (session.impersonationEnded) await logEnd(ctx, session, transaction);
    else {
      const acting: ActedAs = { key: actor.key, label: actor.name ?? actor.email };
      const entry = actingEntry(ctx, 'impersonation_stop', acting);
      await runtime.audit.write({ ...ctx, actor: behind(actor) }, [entry], transaction);
    }
    const ended = await endActing(runtime, session, transaction);
    if (ended === null) throw errors.unauthenticated();
    return ended;
  });
  return { ...(await enter(ctx, token)), reason: session.impersonationEnded ?? 'stopped' };
}

/** Logs that acting ended by itself, if nobody has yet: whoever sees it first does. */
export async function noteEnd(ctx: Context): Promise<void> {
  const { session, runtime } = ctx;
  if (session) await runtime.database.transaction((transaction) => logEnd(ctx, session, transaction));
}

/** Found as the administrator may find it, so that no rule on rows is passed by. */
async function requireTarget(ctx: Context, key: Key): Promise<ActedAs & { id: string | number }> {
  const { registry, models, users, config } = ctx.runtime;
  const entry = registry.of(models.User);
  if (!entry) throw errors.notFound();
  const { $key, $label } = await getRecord(ctx, entry, { id: key });
  // As we spell it: `01` names the user that `1` names.
  if (ctx.actor.kind === 'user' && $key === ctx.actor.key) throw errors.badRequest('You are this user already');
  const id = decodeKey(entry, $key)[users.id] as string | number;
  const { isWelcome, isAdmin } = await entranceOf(ctx.runtime, id);
  if (!isWelcome) throw new AdminError('CANNOT_ENTER', 'This user cannot enter: disabled, or without any role');
  if (isAdmin && !config.impersonateAdmins)
    throw new AdminError('IMPERSONATION_REFUSED', 'Administrators are not acted as on this site');
  return { key: $key, label: $label, id };
}

/** Answers as the next request will see the session. */
async function enter({ runtime, responseHeaders }: Context, token: string): Promise<MeOutput> {
  const identity = await identify(runtime, token);
  if (!identity) throw errors.unauthenticated();
  responseHeaders.append('set-cookie', sessionCookie(runtime.config).set(token));
  return meOutput(runtime.config, identity.actor, identity.session);
}

async function logEnd(ctx: Context, session: SessionFacts, transaction: Transaction): Promise<void> {
  const { endToLog: key } = session;
  if (key === null || !(await keepEnd(ctx.runtime, session, transaction))) return;
  const by = ctx.actor.kind === 'user' ? ctx.actor.key : null;
  const { as: label } = await namesAtStart(ctx, { by, as: key }, transaction);
  const entry = actingEntry(ctx, 'impersonation_expire', { key, label });
  const changes = { reason: session.impersonationEnded };
  await ctx.runtime.audit.write(ctx, [{ ...entry, changes }], transaction);
}

/** The administrator who acts as somebody, as the log names him. */
function behind(actor: UserActor): UserActor {
  const { impersonator } = actor;
  if (!impersonator) return actor;
  const { key, id, label } = impersonator;
  return userActor({ key, id, email: label, name: label, isAdmin: true, roles: [] });
}
