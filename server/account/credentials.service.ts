import type { Transaction } from 'sequelize';
import { z } from 'zod';
import type { AuditEntry } from '../audit/audit.service.ts';
import { writeAccount } from '../auth/account-row.ts';
import { sessionCookie } from '../auth/cookie.ts';
import { canonicalEmail } from '../auth/email.ts';
import { isEmailTaken } from '../auth/email-owner.ts';
import { requireOneself, requireRecentPassword } from '../auth/recent-password.ts';
import { identify } from '../auth/session.ts';
import { keepOnlySession } from '../auth/session-ends.ts';
import type { Context } from '../context.ts';
import type { ChangeEmailInput, ChangePasswordInput, MeOutput } from '../contract.ts';
import { errors } from '../errors.ts';
import { answerFor, ownLog } from './account.service.ts';
import { triedPassword } from './confirm-password.ts';
import { saveOwnUser } from './own-user.ts';
import { provePassword } from './prove-password.ts';

/** What `account.changeEmail` takes. */
export const changeEmailInput: z.ZodType<ChangeEmailInput, ChangeEmailInput> = z.strictObject({
  email: z.string().min(1).max(254),
});

/** What `account.changePassword` takes. */
export const changePasswordInput: z.ZodType<ChangePasswordInput, ChangePasswordInput> = z.strictObject({
  current: triedPassword,
  // What is wrong with a new one is told by the policy, in its own words.
  next: z.string().min(1).max(10_000),
});

/**
 * Changes one's e-mail address. All other sessions end, this one goes on under another token.
 * @throws AdminError `REAUTH_REQUIRED`, `VALIDATION_FAILED`, `NOT_UNIQUE`, `IMPERSONATING`
 */
export async function changeEmail(ctx: Context, { email }: ChangeEmailInput): Promise<MeOutput> {
  const { actor } = requireOneself(ctx);
  requireRecentPassword(ctx);
  const { runtime } = ctx;
  const { users } = runtime;
  const canonical = canonicalEmail(email);
  if (canonical === null) throw errors.invalid({ email: { code: 'format' } });
  const values = { [users.email]: email, ...(users.emailCanonical && { [users.emailCanonical]: canonical }) };
  return changeCredentials(ctx, async (transaction) => {
    if (await isEmailTaken(runtime, { canonical, userId: actor.id }, transaction))
      throw errors.notUnique({ email: { code: 'unique' } });
    const before = await saveOwnUser(ctx, { actor, values, field: 'email' }, transaction);
    return ownLog(ctx, 'self_update', { [users.email]: { from: before[users.email], to: email } });
  });
}

/**
 * Changes one's password; whoever gives the current one needs no recent one beside it. All other sessions end, whatever
 * the request says, and this one goes on under another token.
 * @throws AdminError `INVALID_CREDENTIALS`, `RATE_LIMITED`, `PASSWORD_WEAK`, `IMPERSONATING`
 */
export async function changePassword(ctx: Context, { current, next }: ChangePasswordInput): Promise<MeOutput> {
  const { actor } = requireOneself(ctx);
  const { users, passwords, config } = ctx.runtime;
  await provePassword(ctx, actor, { password: current, field: 'current' });
  await passwords.check(next, [actor.email, config.siteName], 'next');
  const values = { [users.password]: await passwords.hash(next) };
  return changeCredentials(ctx, async (transaction) => {
    await saveOwnUser(ctx, { actor, values, field: 'next' }, transaction);
    const noted = { passwordChangedAt: config.now() };
    await writeAccount(ctx.runtime, { userId: actor.id, values: noted }, transaction);
    return ownLog(ctx, 'password_changed', { [users.password]: { changed: true } });
  });
}

type Change = (transaction: Transaction) => Promise<AuditEntry>;

async function changeCredentials(ctx: Context, change: Change): Promise<MeOutput> {
  const { actor, session } = requireOneself(ctx);
  const { runtime } = ctx;
  const { database, audit, config } = runtime;
  const token = await database.transaction(async (transaction) => {
    const logged = await change(transaction);
    await audit.write(ctx, [logged], transaction);
    return keepOnlySession(ctx, { userId: actor.id, tokenHash: session.tokenHash }, transaction);
  });
  ctx.responseHeaders.append('set-cookie', sessionCookie(config).set(token));
  return answerFor(ctx, await identify(runtime, token));
}
