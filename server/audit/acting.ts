import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditContext } from './audit.service.ts';

/** On whose behalf the running code of a team acts, followed through awaits. */
export type Acting = AsyncLocalStorage<AuditContext>;

/** Makes it, with nobody acting. */
export function createActing(): Acting {
  return new AsyncLocalStorage();
}
