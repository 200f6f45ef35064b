import { publicProcedure, router } from '../trpc.ts';
import { login, loginInput, logout, me } from './auth.service.ts';
import { recoverInput, totpInput } from './code-input.ts';
import { recover, verifyTotp } from './second-step.service.ts';

/** Signing in and out, and who is signed in: all open to anybody. */
export const authRouter = router({
  me: publicProcedure.query(({ ctx }) => me(ctx)),
  login: publicProcedure.input(loginInput).mutation(({ ctx, input }) => login(ctx, input)),
  verifyTotp: publicProcedure.input(totpInput).mutation(({ ctx, input }) => verifyTotp(ctx, input)),
  recover: publicProcedure.input(recoverInput).mutation(({ ctx, input }) => recover(ctx, input)),
  logout: publicProcedure.mutation(({ ctx }) => logout(ctx)),
});

/** Its procedures by name. */
export type AuthRouter = (typeof authRouter)['_def']['record'];
