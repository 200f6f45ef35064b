import type { Transaction } from 'sequelize';
import type { AuditEntry } from '../audit/audit.service.ts';
import type { Context } from '../context.ts';
import type { MeOutput, RecoverOutput, RecoveryCodeInput, TotpCodeInput } from '../contract.ts';
import { AdminError, errors } from '../errors.ts';
import { encodeKey } from '../meta/key.ts';
import type { UserActor } from '../roles/actor.ts';
import { enter } from './auth.service.ts';
import { meOutput } from './me.ts';
import { endPendingLogin, findPendingLogin, type PendingLogin } from './pending-login.ts';
import type { TakenCode } from './rate-limit.ts';
import { countRecoveryCodes, useRecoveryCode } from './recovery-codes.ts';
import { checkCode, useCode } from './second-factor.ts';
import { issueSession } from './session.ts';
import { sweepSessions } from './session-ends.ts';

/**
 * Ends a sign-in by the code of an app.
 * @throws AdminError `CODE_INVALID`, `RATE_LIMITED`; `UNAUTHENTICATED` when the password must be given again
 */
export async function verifyTotp(ctx: Context, { code }: TotpCodeInput): Promise<MeOutput> {
  const { runtime } = ctx;
  const actor = await finishLogin(ctx, 'totp', async ({ userId, factor }) => {
    const right = await checkCode(runtime, factor, code);
    return right && ((transaction) => useCode(runtime, { userId, ...right }, transaction));
  });
  ctx.after(() => runtime.audit.record({ ...ctx, actor }, { action: 'login', changes: { method: 'totp' } }));
  return meOutput(runtime.config, actor);
}

/** Ends a sign-in by a recovery code, which is used up. @throws AdminError as `verifyTotp` */
export async function recover(ctx: Context, { code }: RecoveryCodeInput): Promise<RecoverOutput> {
  const { runtime } = ctx;
  let recoveryCodesLeft = 0;
  const actor = await finishLogin(ctx, 'recovery', async ({ userId, email }) => async (transaction) => {
    if (!(await useRecoveryCode(runtime, { userId, code }, transaction))) return false;
    recoveryCodesLeft = await countRecoveryCodes(runtime, { userId }, transaction);
    await runtime.audit.write(ctx, [usedCode(ctx, { userId, email, recoveryCodesLeft })], transaction);
    return true;
  });
  ctx.after(() => runtime.audit.record({ ...ctx, actor }, { action: 'login', changes: { method: 'recovery' } }));
  return { ...meOutput(runtime.config, actor), recoveryCodesLeft };
}

interface UsedCode {
  userId: string | number;
  email: string;
  recoveryCodesLeft: number;
}

function usedCode({ runtime }: Context, { userId, email, recoveryCodesLeft }: UsedCode): AuditEntry {
  const model = runtime.registry.of(runtime.models.User)?.slug;
  return {
    action: 'recovery_code_used',
    ...(model !== undefined && { model, recordKey: encodeKey([userId]) }),
    recordLabel: email,
    changes: { recoveryCodesLeft },
  };
}

/** Looks at a code outside of any transaction; gives what uses it up, null for a wrong one. */
type Look = (login: PendingLogin) => Promise<((transaction: Transaction) => Promise<boolean>) | null>;

/** Count the try, look at the code, then in one transaction: use it up, end the waiting, begin the session. */
async function finishLogin(ctx: Context, method: 'totp' | 'recovery', look: Look): Promise<UserActor> {
  const { runtime, request, unknownToken } = ctx;
  const login = unknownToken === null ? null : await findPendingLogin(runtime, unknownToken);
  if (!login) throw errors.unauthenticated();
  const points = await takePoints(ctx, login);
  const use = await look(login);
  const { userId, epoch, tokenHash } = login;
  const { address, userAgent } = request;
  const actor =
    use &&
    (await enter(ctx, async (transaction) => {
      if (!(await use(transaction))) return null;
      // Thrown, so that the code stays unused: somebody else has ended this sign-in.
      if (!(await endPendingLogin(runtime, tokenHash, transaction))) throw errors.unauthenticated();
      return issueSession(runtime, { userId, epoch, address, userAgent }, transaction);
    }));
  if (!actor) throw await refusal(ctx, { login, points, method });
  ctx.after(() => points.giveBack());
  ctx.after(() => sweepSessions(ctx));
  return actor;
}

interface WrongCode {
  login: PendingLogin;
  points: TakenCode;
  method: string;
}

async function refusal(ctx: Context, { login, points, method }: WrongCode): Promise<AdminError> {
  const { left } = points;
  if (left === 0) await endPendingLogin(ctx.runtime, login.tokenHash);
  ctx.after(() =>
    ctx.runtime.audit.record(ctx, { action: 'login_failed', recordLabel: login.email, changes: { method } }),
  );
  return errors.codeInvalid(left === null ? undefined : { left });
}

async function takePoints(ctx: Context, { userId, email, tokenHash }: PendingLogin): Promise<TakenCode> {
  const { limits, audit } = ctx.runtime;
  try {
    return await limits.codes.take({ userId, login: tokenHash });
  } catch (error) {
    const isBlocked = error instanceof AdminError && error.code === 'RATE_LIMITED';
    if (isBlocked && (await limits.login.isNews(email, ctx.request.address)))
      ctx.after(() => audit.record(ctx, { action: 'login_blocked', recordLabel: email }));
    throw error;
  }
}
