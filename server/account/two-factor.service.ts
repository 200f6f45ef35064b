import type { Transaction } from 'sequelize';
import { z } from 'zod';
import type { AuditEntry } from '../audit/audit.service.ts';
import { totpCode } from '../auth/code-input.ts';
import { sessionCookie } from '../auth/cookie.ts';
import { requireOneself, requireRecentPassword } from '../auth/recent-password.ts';
import { renewRecoveryCodes } from '../auth/recovery-codes.ts';
import {
  checkCode,
  checkFirstCode,
  confirmSetUp,
  factorChange,
  readFactor,
  removeFactor,
  startSetUp,
  useCode,
} from '../auth/second-factor.ts';
import { keepOnlySession } from '../auth/session-ends.ts';
import { totpUri } from '../auth/totp.ts';
import type { Context } from '../context.ts';
import type { DisableTotpInput, RecoveryCodesOutput, TotpCodeInput, TotpSetup } from '../contract.ts';
import { type AdminError, errors } from '../errors.ts';
import type { UserActor } from '../roles/actor.ts';
import { triedPassword } from './confirm-password.ts';
import { provePassword } from './prove-password.ts';

/** What `account.disableTotp` takes. */
export const disableTotpInput: z.ZodType<DisableTotpInput, DisableTotpInput> = z.strictObject({
  password: triedPassword,
  code: totpCode.exactOptional(),
});

/**
 * Begins to set two-factor up, or goes on with what was begun a moment ago. An app that is in use already stays in use
 * until the first code of the other.
 * @throws AdminError `REAUTH_REQUIRED`, `IMPERSONATING`
 */
export async function startTotp(ctx: Context): Promise<TotpSetup> {
  const { actor, session } = requireOneself(ctx);
  requireRecentPassword(ctx);
  const start = { userId: actor.id, session: session.tokenHash };
  const secret = await startSetUp(ctx.runtime, start, (transaction) =>
    log(ctx, { action: '2fa_started' }, transaction),
  );
  const { siteName } = ctx.runtime.config;
  return { secret, uri: await totpUri(secret, { siteName, email: actor.email }) };
}

/**
 * Turns two-factor on by a first code; gives recovery codes, this once. Other sessions end.
 * @throws AdminError `CODE_INVALID` (`expired`: it took too long, start again), `RATE_LIMITED`, `IMPERSONATING`
 */
export async function confirmTotp(ctx: Context, { code }: TotpCodeInput): Promise<RecoveryCodesOutput> {
  const { actor } = requireOneself(ctx);
  const { runtime } = ctx;
  const points = await runtime.limits.codes.take({ userId: actor.id, login: null });
  const factor = await readFactor(runtime, actor.id);
  const confirmed = await checkFirstCode(runtime, factor, code);
  if (confirmed === 'wrong') throw refusedCode(ctx);
  if (confirmed === 'over') throw errors.codeInvalid({ expired: true });
  const recoveryCodes = await change(ctx, async (transaction) => {
    if (!(await confirmSetUp(runtime, confirmed, transaction))) throw errors.codeInvalid({ expired: true });
    const codes = await renewRecoveryCodes(runtime, { userId: actor.id }, transaction);
    const changes = factor.secret === null ? factorChange(runtime, true) : { replaced: true };
    await log(ctx, { action: '2fa_enabled', changes }, transaction);
    return codes;
  });
  ctx.after(() => points.giveBack());
  return { recoveryCodes };
}

/**
 * Turns two-factor off. Other sessions end.
 * @throws AdminError `INVALID_CREDENTIALS`, `CODE_INVALID`, `RATE_LIMITED`, `IMPERSONATING`
 */
export async function disableTotp(ctx: Context, { password, code }: DisableTotpInput): Promise<{ ok: true }> {
  const { actor } = requireOneself(ctx);
  const { runtime } = ctx;
  const needsCode = runtime.config.require2fa;
  if (needsCode && code === undefined) throw errors.invalid({ code: { code: 'required' } });
  await provePassword(ctx, actor, { password, field: 'password' });
  const use = needsCode && code !== undefined ? await provenCode(ctx, actor, code) : null;
  await change(ctx, async (transaction) => {
    if (use && !(await use(transaction))) throw errors.codeInvalid();
    if (!(await removeFactor(runtime, actor.id, transaction))) return;
    await log(ctx, { action: '2fa_disabled', changes: factorChange(runtime, false) }, transaction);
  });
  return { ok: true };
}

/**
 * Makes ten new recovery codes, which are given this once; the old ones are worth nothing any more.
 * @throws AdminError `REAUTH_REQUIRED`, `IMPERSONATING`, `BAD_REQUEST` while two-factor is off
 */
export async function renewCodes(ctx: Context): Promise<RecoveryCodesOutput> {
  const { actor } = requireOneself(ctx);
  requireRecentPassword(ctx);
  const { runtime } = ctx;
  const recoveryCodes = await runtime.database.transaction(async (transaction) => {
    const { secret } = await readFactor(runtime, actor.id, transaction);
    if (secret === null) throw errors.badRequest('Two-factor is off');
    await log(ctx, { action: 'recovery_codes_renewed' }, transaction);
    return renewRecoveryCodes(runtime, { userId: actor.id }, transaction);
  });
  return { recoveryCodes };
}

/** Changes the second factor of whoever calls: all his other sessions end, this one goes on under another token. */
async function change<T>(ctx: Context, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const { actor, session } = requireOneself(ctx);
  const { runtime } = ctx;
  const { result, token } = await runtime.database.transaction(async (transaction) => ({
    result: await work(transaction),
    token: await keepOnlySession(ctx, { userId: actor.id, tokenHash: session.tokenHash }, transaction),
  }));
  ctx.responseHeaders.append('set-cookie', sessionCookie(runtime.config).set(token));
  return result;
}

function refusedCode(ctx: Context): AdminError {
  ctx.after(() => ctx.runtime.audit.record(ctx, { action: '2fa_failed' }));
  return errors.codeInvalid();
}

/** Counts and looks at a code; gives what uses it up. */
async function provenCode(ctx: Context, { id }: UserActor, code: string) {
  const { runtime, after } = ctx;
  const points = await runtime.limits.codes.take({ userId: id, login: null });
  const right = await checkCode(runtime, await readFactor(runtime, id), code);
  if (!right) throw refusedCode(ctx);
  after(() => points.giveBack());
  return (transaction: Transaction) => useCode(runtime, { userId: id, ...right }, transaction);
}

/** Logs what somebody did to his own account, so that his record's history tells of it too. */
async function log(ctx: Context, entry: AuditEntry, transaction: Transaction): Promise<void> {
  const { actor } = requireOneself(ctx);
  const { registry, models, audit } = ctx.runtime;
  const model = registry.of(models.User)?.slug;
  const record = { recordKey: actor.key, recordLabel: actor.name ?? actor.email };
  await audit.write(ctx, [{ ...entry, ...(model !== undefined && { model, ...record }) }], transaction);
}
