import { adminProcedure, noInput, router, unreadyProcedure } from '../trpc.ts';
import { start, startInput, stop } from './impersonation.service.ts';

/** Acting as somebody else, for administrators. */
export const impersonationRouter = router({
  start: adminProcedure.input(startInput).mutation(({ ctx, input }) => start(ctx, input)),
  stop: unreadyProcedure.input(noInput).mutation(({ ctx }) => stop(ctx)),
});

/** Its procedures by name. */
export type ImpersonationRouter = (typeof impersonationRouter)['_def']['record'];
