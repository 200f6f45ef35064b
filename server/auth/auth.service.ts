import type { Transaction } from 'sequelize';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { LoginInput, LoginOutput, MeOutput } from '../contract.ts';
import { logged } from '../db/logged.ts';
import { AdminError } from '../errors.ts';
import type { UserActor } from '../roles/actor.ts';
import { sessionCookie } from './cookie.ts';
import { canonicalEmail } from './email.ts';
import { type Candidate, findCandidate } from './identity.ts';
import { meOutput } from './me.ts';
import { PASSWORD_MAX_BYTES } from './password.ts';
import { issuePendingLogin } from './pending-login.ts';
import type { TakenPoints } from './rate-limit.ts';
import { identify, issueSession } from './session.ts';
import { revokeSession, sweepSessions } from './session-ends.ts';

/** Room for spellings that are refused later, so that they are counted like any try. */
const EMAIL_MAX_LENGTH = 320;

/** Nothing here may say more of a password than that it is none: these checks run before the tries are counted. */
export const loginInput: z.ZodType<LoginInput, LoginInput> = z.strictObject({
  email: z.string().min(1).max(EMAIL_MAX_LENGTH),
  password: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= PASSWORD_MAX_BYTES),
});

/**
 * Signs in, or begins to wait for a code where two-factor is on. The order keeps every refusal alike, by its words and by its time: count the try, look up, hash (always
 * once), only then look at the account. Everything that success or failure brings along waits for the answer to be out.
 * @throws AdminError `INVALID_CREDENTIALS`, `RATE_LIMITED`
 */
export async function login(ctx: Context, { email, password }: LoginInput): Promise<LoginOutput> {
  const { runtime } = ctx;
  const points = await takePoints(ctx, email);
  const canonical = canonicalEmail(email);
  const candidate = canonical === null ? null : await findCandidate(runtime, canonical, canonicalEmail);
  const matches = await runtime.passwords.verify(password, candidate?.password ?? null);
  if (!matches || !candidate?.isWelcome) throw refusal(ctx, email);
  const actor = candidate.totpEnabled ? await awaitCode(ctx, candidate) : await beginSession(ctx, candidate);
  if (!actor) throw refusal(ctx, email);
  ctx.after(() => points.giveBack());
  ctx.after(() => renewHash(ctx, candidate, password));
  ctx.after(() => sweepSessions(ctx));
  if (actor === 'waiting') return { ...meOutput(runtime.config, null), mfa: 'totp' };
  ctx.after(() => runtime.audit.record({ ...ctx, actor }, { action: 'login', changes: { method: 'password' } }));
  return { ...meOutput(runtime.config, actor), mfa: null };
}

/**
 * Begins a session, and lets the browser have its token: `begin` writes it and gives the token, null for a refusal. The
 * actor is read back as the next request will see him.
 */
export async function enter(
  ctx: Context,
  begin: (transaction: Transaction) => Promise<string | null>,
): Promise<UserActor | null> {
  const { runtime } = ctx;
  const token = await runtime.database.transaction(begin);
  const identity = token === null ? null : await identify(runtime, token);
  if (token === null || !identity) return null;
  ctx.responseHeaders.append('set-cookie', sessionCookie(runtime.config).set(token));
  return identity.actor;
}

/** Ends the session, here and on every other instance. Nobody signed in is no error. */
export async function logout(ctx: Context): Promise<{ ok: true }> {
  const { runtime, actor } = ctx;
  if (heldToken(ctx) !== null) await runtime.database.transaction((transaction) => endHeld(ctx, transaction));
  ctx.responseHeaders.append('set-cookie', sessionCookie(runtime.config).clear());
  if (actor.kind === 'user') ctx.after(() => runtime.audit.record(ctx, { action: 'logout' }));
  return { ok: true };
}

/** Who is signed in, and what everybody may know of the site. */
export function me({ actor, session, runtime }: Context): MeOutput {
  return meOutput(runtime.config, actor.kind === 'user' ? actor : null, session);
}

/** The browser's old token, whatever it stands for: a session, or a sign-in that waits for its code. */
function heldToken({ session, unknownToken }: Context): string | null {
  return session?.tokenHash ?? unknownToken;
}

async function endHeld(ctx: Context, transaction: Transaction): Promise<void> {
  const held = heldToken(ctx);
  if (held !== null) await revokeSession(ctx, held, transaction);
}

async function takePoints(ctx: Context, email: string): Promise<TakenPoints> {
  const { limits } = ctx.runtime;
  const { address } = ctx.request;
  try {
    return await limits.login.take(email, address);
  } catch (error) {
    if (error instanceof AdminError && error.code === 'RATE_LIMITED' && (await limits.login.isNews(email, address)))
      ctx.after(() => recordTry(ctx, 'login_blocked', email));
    throw error;
  }
}

function refusal(ctx: Context, email: string): AdminError {
  ctx.after(() => recordTry(ctx, 'login_failed', email));
  return new AdminError('INVALID_CREDENTIALS', 'Invalid credentials');
}

/** Logs a try under the address it was made for; what is no address may be a password in the wrong box. */
function recordTry(ctx: Context, action: 'login_failed' | 'login_blocked', email: string): Promise<void> {
  const canonical = canonicalEmail(email);
  return ctx.runtime.audit.record(ctx, { action, ...(canonical !== null && { recordLabel: canonical }) });
}

/** A new session in place of the browser's old one. */
function beginSession(ctx: Context, { id, epoch }: Candidate): Promise<UserActor | null> {
  const { address, userAgent } = ctx.request;
  return enter(ctx, async (transaction) => {
    await endHeld(ctx, transaction);
    return issueSession(ctx.runtime, { userId: id, epoch, address, userAgent }, transaction);
  });
}

async function awaitCode(ctx: Context, { id, epoch }: Candidate): Promise<'waiting'> {
  const { runtime } = ctx;
  const token = await runtime.database.transaction(async (transaction) => {
    await endHeld(ctx, transaction);
    return issuePendingLogin(runtime, { userId: id, epoch }, transaction);
  });
  ctx.responseHeaders.append('set-cookie', sessionCookie(runtime.config).set(token));
  return 'waiting';
}

/** Stores the password anew where its hash is foreign or of older parameters, unless it was changed meanwhile. */
async function renewHash({ runtime }: Context, { id, password }: Candidate, plain: string): Promise<void> {
  const { users, passwords, database } = runtime;
  if (password === null || !passwords.needsRehash(password)) return;
  const renewed = await passwords.hash(plain);
  await database.transaction((transaction) =>
    // Without hooks and setters: a team's own might hash what is a hash already.
    users.model.update(
      { [users.password]: renewed },
      logged(users.model, {
        where: { [users.id]: id, [users.password]: password },
        hooks: false,
        validate: false,
        silent: true,
        transaction,
      }),
    ),
  );
}
