import type { Verb } from '../../server/contract.ts';
import type { Caller } from './newsroom.ts';

/**
 * What a procedure asks of its caller: a verb on its model (`options`: also `view` on the model pointed at; `file`: `view`), to be signed
 * in, to be is_admin, or nothing. `absent` stands in for every procedure that does not exist.
 */
export type Need = Verb | 'options' | 'file' | 'self' | 'admin' | 'public' | 'absent';

/** Every procedure there is, `*` for any model: one that is missing here fails the permission matrix. */
export const NEEDS: Record<string, Need> = {
  'account.get': 'self',
  'account.update': 'self',
  'account.changeEmail': 'self',
  'account.changePassword': 'self',
  'account.confirmPassword': 'self',
  'account.sessions': 'self',
  'account.revokeSession': 'self',
  'account.revokeOtherSessions': 'self',
  'account.startTotp': 'self',
  'account.confirmTotp': 'self',
  'account.disableTotp': 'self',
  'account.renewRecoveryCodes': 'self',
  'audit.list': 'admin',
  'audit.facets': 'admin',
  'auth.login': 'public',
  'auth.logout': 'public',
  'auth.me': 'public',
  'auth.verifyTotp': 'public',
  'auth.recover': 'public',
  'impersonation.start': 'admin',
  'impersonation.stop': 'self',
  'meta.models': 'self',
  'meta.unknown': 'absent',
  'records.*.list': 'view',
  'records.*.get': 'view',
  'records.*.file': 'file',
  'records.*.options': 'options',
  'records.*.create': 'add',
  'records.*.update': 'edit',
  'records.*.remove': 'delete',
  'records.*.removeMany': 'delete',
  'roles.matrix': 'view',
  'users.account': 'edit',
  'users.setDisabled': 'edit',
  'users.resetTotp': 'edit',
  'users.revokeSession': 'edit',
  'users.revokeSessions': 'edit',
};

/**
 * Procedures that need more than a right, such as somebody who is acted as. The matrix tells who is refused; what the
 * others are answered is told by tests of their own.
 */
export const TESTED_ELSEWHERE: ReadonlySet<string> = new Set([
  'account.update',
  'account.changeEmail',
  'account.changePassword',
  'account.confirmPassword',
  'account.revokeSession',
  'account.revokeOtherSessions',
  'account.startTotp',
  'account.confirmTotp',
  'account.disableTotp',
  'account.renewRecoveryCodes',
  'impersonation.start',
  'impersonation.stop',
  'users.account',
  'users.setDisabled',
  'users.resetTotp',
  'users.revokeSession',
  'users.revokeSessions',
]);

const ALL = 'view add edit delete export';

/** The rights of the callers, spelled out by model; `*` is every model. */
const HELD: Record<Caller, Record<string, string>> = {
  root: { '*': ALL },
  root2: { '*': ALL },
  star: { '*': ALL },
  umgr: { users: 'view add edit delete', roles: 'view' },
  rmgr: { roles: 'view add edit' },
  ed: { posts: 'view add edit' },
  vw: { posts: 'view' },
  ex: { posts: 'view export', users: 'view export' },
  none: {},
  anon: {},
};

/** A relation of each model that has one, and the model that it points at. */
export const RELATIONS: Record<string, readonly [field: string, target: string]> = {
  posts: ['category', 'categories'],
  comments: ['post', 'posts'],
  tags: ['posts', 'posts'],
  users: ['roles', 'roles'],
  roles: ['users', 'users'],
};

/** What the models of the newsroom do not have at all. */
const SWITCHED_OFF: Record<string, readonly string[]> = { ledgers: ['add', 'edit', 'delete'] };

/** The model that a procedure is for, and its entry in `NEEDS`. */
export function partsOf(path: string): { slug: string; need: Need | undefined } {
  const [root = '', slug = '', operation] = path.split('.');
  if (root === 'records') return { slug, need: NEEDS[`records.*.${operation}`] };
  return { slug: root, need: NEEDS[path] };
}

/** The answer that a caller must get, status and code: by the table alone. */
export function expected(caller: Caller, path: string): readonly [status: number, code: string | null] {
  const { slug, need } = partsOf(path);
  if (need === 'public') return [200, null];
  if (caller === 'anon' || caller === 'none') return [401, 'UNAUTHENTICATED'];
  if (need === 'self') return [200, null];
  if (need === 'admin') return caller === 'root' || caller === 'root2' ? [200, null] : [403, 'FORBIDDEN'];
  if (need === 'absent') return holds(caller, '*', 'view') ? [404, 'NOT_FOUND'] : [403, 'FORBIDDEN'];
  const verb = need === 'options' || need === 'file' ? 'view' : String(need);
  if (!holds(caller, slug, verb)) return [403, 'FORBIDDEN'];
  if (SWITCHED_OFF[slug]?.includes(verb)) return [403, 'DISABLED'];
  // No model of the newsroom holds files.
  if (need === 'file') return [400, 'FIELD_UNKNOWN'];
  if (need !== 'options') return [200, null];
  const relation = RELATIONS[slug];
  if (!relation) return [400, 'FIELD_UNKNOWN'];
  return holds(caller, relation[1], 'view') ? [200, null] : [403, 'FORBIDDEN'];
}

function holds(caller: Caller, slug: string, verb: string): boolean {
  const held = HELD[caller];
  return `${held['*'] ?? ''} ${held[slug] ?? ''}`.split(' ').includes(verb);
}
