import { errors } from '../errors.ts';
import { maySeeAbsence } from '../roles/policy.ts';
import { ownProcedure, router } from '../trpc.ts';
import { describeModels } from './meta.service.ts';

/** What the admin is made of, for whoever asks. */
export const metaRouter = router({
  models: ownProcedure.query(({ ctx }) => describeModels(ctx)),
  /** Answers in the place of every procedure that does not exist: as one that the caller may not use would. */
  unknown: ownProcedure.query(({ ctx: { actor } }) => {
    throw maySeeAbsence(actor) ? errors.notFound() : errors.forbidden();
  }),
});

/** Its procedures by name. */
export type MetaRouter = (typeof metaRouter)['_def']['record'];
