import { Op } from 'sequelize';
import { requireRecentPassword } from '../auth/recent-password.ts';
import type { Context } from '../context.ts';
import { selectSql } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import type { PendingWrite, WriteGuard } from '../records/guard.ts';
import type { Actor } from './actor.ts';
import { isPermission, normalise, PermissionSet, slugOf, split } from './permissions.ts';

/** Slugs that are no models and may be granted all the same. */
const OTHER_SLUGS = new Set(['assets']);

/**
 * Permissions are stored in their normal form, nobody grants, changes or removes a right that he does not hold, and all of
 * it takes a recent password.
 */
export const rolesGuard: WriteGuard<Context> = {
  slug: 'roles',
  async before(ctx, write) {
    const { before, values, operation } = write;
    const old = textOf(before?.permissions);
    const next = operation === 'remove' ? '' : textOf('permissions' in values ? values.permissions : old);
    requireOwn(ctx.actor, PermissionSet.parse(old, next));
    const entries = split(next);
    if (entries.length === 0) await requireOwnRights(ctx, write);
    if (operation !== 'update' || 'permissions' in values || 'name' in values) requireRecentPassword(ctx);
    if (!('permissions' in values)) return;
    checkNew(ctx, entries, split(old));
    values.permissions = normalise(entries).join(',');
  },
};

/** @throws AdminError `GRANT_EXCEEDS_OWN` when the set holds more than the actor's own */
export function requireOwn(actor: Actor, granted: PermissionSet): void {
  if (actor.kind === 'system' || (actor.kind === 'user' && (actor.isAdmin || actor.permissions.includes(granted))))
    return;
  throw new AdminError('GRANT_EXCEEDS_OWN', 'Nobody can grant or withdraw a right that he does not hold');
}

/**
 * Whoever takes the rights of a role that he holds himself must have others left.
 * @throws AdminError `OWN_ACCOUNT`
 */
async function requireOwnRights({ actor, runtime }: Context, { before, operation, transaction }: PendingWrite) {
  if (actor.kind !== 'user' || actor.isAdmin) return;
  const others = actor.roles.map(({ name }) => name).filter((name) => name !== before?.name);
  if (others.length === actor.roles.length) return;
  const { Role } = runtime.models;
  const left = await runtime.database.select(
    selectSql(Role, { attributes: ['permissions'], where: [{ name: { [Op.in]: others } }] }),
    transaction,
  );
  const isEnough = operation === 'remove' ? left.length > 0 : left.some((role) => split(textOf(role.permissions))[0]);
  if (!isEnough) throw new AdminError('OWN_ACCOUNT', 'Nobody can shut himself out');
}

// An entry that is stored already stays, known or not; a new one must be a permission on something that exists.
function checkNew({ actor, runtime }: Context, entries: readonly string[], stored: readonly string[]): void {
  for (const entry of entries) {
    if (stored.includes(entry)) continue;
    const slug = slugOf(entry);
    const isKnown = slug === null || runtime.registry.get(slug) !== undefined || OTHER_SLUGS.has(slug);
    const isOwner = actor.kind === 'system' || (actor.kind === 'user' && actor.isAdmin);
    if (!isPermission(entry) || !(isKnown || isOwner))
      throw errors.invalid({ permissions: { code: 'format', params: { entry: entry.slice(0, 100) } } });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
