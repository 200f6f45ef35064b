import { accountRouter } from './account/account.router.ts';
import { auditRouter } from './audit/audit.router.ts';
import { authRouter } from './auth/auth.router.ts';
import { impersonationRouter } from './impersonation/impersonation.router.ts';
import { metaRouter } from './meta/meta.router.ts';
import type { Registry } from './meta/registry.ts';
import { recordsRouter } from './records/records.router.ts';
import { rolesRouter } from './roles/roles.router.ts';
import { router } from './trpc.ts';
import { usersRouter } from './users/users.router.ts';

/** All procedures of one admin. `usersSlug`: of the user model, where it is not hidden. */
export function createRouter(registry: Registry, usersSlug = 'users') {
  return router({
    account: accountRouter,
    audit: auditRouter,
    auth: authRouter,
    impersonation: impersonationRouter,
    meta: metaRouter,
    roles: rolesRouter,
    users: usersRouter(usersSlug),
    records: recordsRouter(registry),
  });
}
