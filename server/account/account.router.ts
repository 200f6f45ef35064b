import { totpInput } from '../auth/code-input.ts';
import { enrolProcedure, noInput, ownProcedure, router } from '../trpc.ts';
import { getAccount, updateAccount, updateInput } from './account.service.ts';
import { confirmPassword, confirmPasswordInput } from './confirm-password.ts';
import { changeEmail, changeEmailInput, changePassword, changePasswordInput } from './credentials.service.ts';
import { ownSessions, revokeInput, revokeOtherSessions, revokeOwnSession } from './sessions.service.ts';
import { confirmTotp, disableTotp, disableTotpInput, renewCodes, startTotp } from './two-factor.service.ts';

/** One's own account. */
export const accountRouter = router({
  get: ownProcedure.query(({ ctx }) => getAccount(ctx)),
  update: ownProcedure.input(updateInput).mutation(({ ctx, input }) => updateAccount(ctx, input)),
  changeEmail: ownProcedure.input(changeEmailInput).mutation(({ ctx, input }) => changeEmail(ctx, input)),
  changePassword: ownProcedure.input(changePasswordInput).mutation(({ ctx, input }) => changePassword(ctx, input)),
  confirmPassword: enrolProcedure.input(confirmPasswordInput).mutation(({ ctx, input }) => confirmPassword(ctx, input)),
  sessions: ownProcedure.query(({ ctx }) => ownSessions(ctx)),
  revokeSession: ownProcedure.input(revokeInput).mutation(({ ctx, input }) => revokeOwnSession(ctx, input)),
  revokeOtherSessions: ownProcedure.input(noInput).mutation(({ ctx }) => revokeOtherSessions(ctx)),
  startTotp: enrolProcedure.input(noInput).mutation(({ ctx }) => startTotp(ctx)),
  confirmTotp: enrolProcedure.input(totpInput).mutation(({ ctx, input }) => confirmTotp(ctx, input)),
  disableTotp: ownProcedure.input(disableTotpInput).mutation(({ ctx, input }) => disableTotp(ctx, input)),
  renewRecoveryCodes: ownProcedure.input(noInput).mutation(({ ctx }) => renewCodes(ctx)),
});

/** Its procedures by name. */
export type AccountRouter = (typeof accountRouter)['_def']['record'];
