import type { Context } from '../context.ts';
import { selectSql } from '../db/sql.ts';
import { AdminError } from '../errors.ts';
import type { TakenPoints } from '../auth/rate-limit.ts';
import type { UserActor } from '../roles/actor.ts';

interface GivenPassword {
  password: string;
  /** Its name in the form. */
  field: string;
}

/**
 * Asks whoever is signed in for his password. Tries count like those of a login, so a stolen session guesses no faster.
 * @throws AdminError `INVALID_CREDENTIALS`, `RATE_LIMITED`
 */
export async function provePassword(ctx: Context, actor: UserActor, { password, field }: GivenPassword): Promise<void> {
  const { passwords } = ctx.runtime;
  const points = await takePoints(ctx, actor);
  if (await passwords.verify(password, await storedPassword(ctx, actor))) {
    ctx.after(() => points.giveBack());
    return;
  }
  ctx.after(() => ctx.runtime.audit.record(ctx, { action: 'reauth_failed' }));
  throw new AdminError('INVALID_CREDENTIALS', 'Invalid credentials', { fieldErrors: { [field]: { code: 'invalid' } } });
}

async function takePoints(ctx: Context, { email }: UserActor): Promise<TakenPoints> {
  const { limits, audit } = ctx.runtime;
  const { address } = ctx.request;
  try {
    return await limits.login.take(email, address);
  } catch (error) {
    if (error instanceof AdminError && error.code === 'RATE_LIMITED' && (await limits.login.isNews(email, address)))
      ctx.after(() => audit.record(ctx, { action: 'reauth_blocked' }));
    throw error;
  }
}

async function storedPassword({ runtime }: Context, { id }: UserActor): Promise<string | null> {
  const { users, database } = runtime;
  const query = selectSql(users.model, { attributes: [users.password], where: [{ [users.id]: id }], limit: 1 });
  const [row] = await database.select(query);
  const stored = row?.[users.password] ?? null;
  return stored === null ? null : String(stored);
}
