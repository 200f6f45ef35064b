import { permittedProcedure, router } from '../trpc.ts';
import { permissionMatrix } from './roles.service.ts';

/** What roles need beside their records. */
export const rolesRouter = router({
  matrix: permittedProcedure('roles', 'view').query(({ ctx }) => permissionMatrix(ctx)),
});

/** Its procedures by name. */
export type RolesRouter = (typeof rolesRouter)['_def']['record'];
