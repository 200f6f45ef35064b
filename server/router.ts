import { authRouter } from './auth/auth.router.ts';
import { metaRouter } from './meta/meta.router.ts';
import type { Registry } from './meta/registry.ts';
import { recordsRouter } from './records/records.router.ts';
import { rolesRouter } from './roles/roles.router.ts';
import { router } from './trpc.ts';

/** All procedures of one admin. */
export function createRouter(registry: Registry) {
  return router({
    auth: authRouter,
    meta: metaRouter,
    roles: rolesRouter,
    records: recordsRouter(registry),
  });
}
