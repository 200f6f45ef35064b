import { adminProcedure, router } from '../trpc.ts';
import { listLog, logFacets, logInput } from './history.service.ts';

/** The log, for is_admin alone. Nothing here writes: rows are added by what is done, and never change. */
export const auditRouter = router({
  list: adminProcedure.input(logInput).query(({ ctx, input }) => listLog(ctx, input)),
  facets: adminProcedure.query(({ ctx }) => logFacets(ctx)),
});

/** Its procedures by name. */
export type AuditRouter = (typeof auditRouter)['_def']['record'];
