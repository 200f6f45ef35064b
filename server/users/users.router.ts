import { permittedProcedure, router } from '../trpc.ts';
import { resetTotp } from './reset-totp.ts';
import {
  disabledInput,
  revokeUserSession,
  revokeUserSessions,
  setDisabled,
  userAccount,
  userInput,
  userSessionInput,
} from './user-accounts.service.ts';

/** What is done to the accounts of others. `slug`: that of the users. */
export function usersRouter(slug: string) {
  const edit = permittedProcedure(slug, 'edit');
  return router({
    account: edit.input(userInput).query(({ ctx, input }) => userAccount(ctx, input)),
    setDisabled: edit.input(disabledInput).mutation(({ ctx, input }) => setDisabled(ctx, input)),
    resetTotp: edit.input(userInput).mutation(({ ctx, input }) => resetTotp(ctx, input)),
    revokeSession: edit.input(userSessionInput).mutation(({ ctx, input }) => revokeUserSession(ctx, input)),
    revokeSessions: edit.input(userInput).mutation(({ ctx, input }) => revokeUserSessions(ctx, input)),
  });
}

/** Its procedures by name. */
export type UsersRouter = ReturnType<typeof usersRouter>['_def']['record'];
