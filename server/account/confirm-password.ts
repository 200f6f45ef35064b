import { z } from 'zod';
import { sessionCookie } from '../auth/cookie.ts';
import { PASSWORD_MAX_BYTES } from '../auth/password.ts';
import { requireOneself } from '../auth/recent-password.ts';
import { rotateSession } from '../auth/session.ts';
import type { Context } from '../context.ts';
import type { ConfirmPasswordInput } from '../contract.ts';
import { provePassword } from './prove-password.ts';

/** A password that is only tried: its policy is asked of new ones. */
export const triedPassword = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= PASSWORD_MAX_BYTES);

/** What `account.confirmPassword` takes. */
export const confirmPasswordInput: z.ZodType<ConfirmPasswordInput, ConfirmPasswordInput> = z.strictObject({
  password: triedPassword,
});

/**
 * Gives the password again: for ten minutes what needs a recent one is open. The session goes on under another token, so
 * that whoever has a copy of the old one gains nothing by it.
 * @throws AdminError `INVALID_CREDENTIALS`, `RATE_LIMITED`, `IMPERSONATING`
 */
export async function confirmPassword(ctx: Context, { password }: ConfirmPasswordInput): Promise<{ ok: true }> {
  const { actor, session } = requireOneself(ctx);
  const { runtime } = ctx;
  await provePassword(ctx, actor, { password, field: 'password' });
  const values = { reauthAt: runtime.config.now() };
  const token = await runtime.database.transaction(async (transaction) => {
    await runtime.audit.write(ctx, [{ action: 'reauth' }], transaction);
    return rotateSession(runtime, { tokenHash: session.tokenHash, values }, transaction);
  });
  ctx.responseHeaders.append('set-cookie', sessionCookie(runtime.config).set(token));
  return { ok: true };
}
