import { Op, type Transaction } from 'sequelize';
import type { Context, Runtime } from '../context.ts';
import { selectSql } from '../db/sql.ts';
import { AdminError } from '../errors.ts';
import type { Actor } from '../roles/actor.ts';
import { PermissionSet } from '../roles/permissions.ts';

/** Whether an actor may do all there is, also make others like him. */
export function isOwner(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && actor.isAdmin);
}

/** Reads the flag as sign-in does: a team's own column may be a number, or empty. */
export function isSet(flag: unknown): boolean {
  return Number(flag) === 1;
}

/**
 * Whoever touches a user must hold all that the user holds. `user`: the stored row.
 * @throws AdminError `RANK_TOO_LOW`
 */
export async function requireRank(
  { actor, runtime }: Context,
  user: Readonly<Record<string, unknown>>,
  transaction?: Transaction,
): Promise<void> {
  if (isOwner(actor)) return;
  const { users } = runtime;
  const held = await permissionsOf(runtime, { userId: user[users.id] }, transaction);
  const isAbove = isSet(user[users.isAdmin]) || (actor.kind === 'user' && !actor.permissions.includes(held));
  if (isAbove) throw new AdminError('RANK_TOO_LOW', 'This user has rights that you do not have');
}

/** What a user, or a set of roles, gives in sum. */
export async function permissionsOf(
  { database, models }: Runtime,
  of: { userId: unknown } | { roleIds: readonly unknown[] },
  transaction?: Transaction,
): Promise<PermissionSet> {
  const ids =
    'roleIds' in of
      ? [...of.roleIds]
      : (
          await database.select(
            selectSql(models.RoleUser, { attributes: ['roleId'], where: [{ userId: of.userId as string }] }),
            transaction,
          )
        ).map((row) => row.roleId);
  if (ids.length === 0) return PermissionSet.none;
  const roles = await database.select(
    selectSql(models.Role, { attributes: ['permissions'], where: [{ id: { [Op.in]: ids as number[] } }] }),
    transaction,
  );
  return PermissionSet.parse(...roles.map((role) => String(role.permissions)));
}
