import { publicProcedure, router } from '../trpc.ts';
import { login, loginInput, logout, me } from './auth.service.ts';

/** Signing in and out, and who is signed in: all open to anybody. */
export const authRouter = router({
  me: publicProcedure.query(({ ctx }) => me(ctx)),
  login: publicProcedure.input(loginInput).mutation(({ ctx, input }) => login(ctx, input)),
  logout: publicProcedure.mutation(({ ctx }) => logout(ctx)),
});

/** Its procedures by name. */
export type AuthRouter = (typeof authRouter)['_def']['record'];
