import { literal, Op, type Transaction } from 'sequelize';
import { canonicalEmail } from '../auth/email.ts';
import type { Context } from '../context.ts';
import { columnSql, selectSql } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import type { PendingWrite, WriteGuard } from '../records/guard.ts';
import { linkValue } from '../records/links.ts';
import type { Actor } from '../roles/actor.ts';
import { PermissionSet } from '../roles/permissions.ts';
import { requireOwn } from '../roles/roles.guard.ts';

/** The name of the many-to-many relation from users to roles. */
const ROLES = 'roles';

/**
 * What holds for users whatever one's rights: only is_admin makes an is_admin, nobody touches who stands above him or
 * gives a role beyond his own rights, the last active admin and one's own account stay.
 */
export function usersGuard(slug: string): WriteGuard<Context> {
  return {
    slug,
    async before(ctx, write) {
      await requireLastAdmin(ctx, write);
      requireOwnAccount(ctx, write);
      requireAdminFlag(ctx, write);
      await requireRank(ctx, write);
      await requireGrants(ctx, write);
      await prepareCredentials(ctx, write);
    },
    async after(ctx, write) {
      if (write.operation === 'remove') await forgetUser(ctx, write);
      else await endSessions(ctx, write);
    },
  };
}

function isOwner(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && actor.isAdmin);
}

/** Whether the write takes is_admin away from somebody who has it. */
function losesAdmin({ runtime: { users } }: Context, { before, values, operation }: PendingWrite): boolean {
  if (!isSet(before?.[users.isAdmin])) return false;
  return operation === 'remove' || (users.isAdmin in values && !isSet(values[users.isAdmin]));
}

/** Reads the flag as sign-in does: a team's own column may be a number, or empty. */
function isSet(flag: unknown): boolean {
  return Number(flag) === 1;
}

async function requireLastAdmin(ctx: Context, write: PendingWrite): Promise<void> {
  if (!losesAdmin(ctx, write)) return;
  const others = await otherAdmins(ctx, write);
  if (others === 0) throw new AdminError('LAST_ADMIN', 'The last active admin cannot go');
}

// Locks the rows it counts, so that two admins cannot remove each other at the same moment.
async function otherAdmins({ runtime }: Context, { before, transaction }: PendingWrite): Promise<number> {
  const { users, database, models } = runtime;
  const id = before?.[users.id];
  const admins = await database.select(
    selectSql(users.model, {
      attributes: [users.id],
      where: [{ [users.isAdmin]: true }, ...(users.deletedAt ? [{ [users.deletedAt]: null }] : [])],
      order: [[columnSql(users.model, columnName(users.model, users.id)), 'ASC']],
      lock: database.dialect === 'mysql',
    }),
    transaction,
  );
  const ids = admins.map((row) => row[users.id]).filter((each) => String(each) !== String(id));
  if (ids.length === 0) return 0;
  const disabled = await database.select(
    selectSql(models.Account, { attributes: ['userId'], where: [{ userId: { [Op.in]: ids } }, { disabled: true }] }),
    transaction,
  );
  return ids.length - disabled.length;
}

function columnName(model: Context['runtime']['users']['model'], attribute: string): string {
  return (model.getAttributes() as Record<string, { field?: string }>)[attribute]?.field ?? attribute;
}

function requireOwnAccount(ctx: Context, write: PendingWrite): void {
  const { actor } = ctx;
  if (actor.kind !== 'user' || write.key !== actor.key) return;
  const removed = write.links.get(ROLES)?.remove.length ?? 0;
  const added = write.links.get(ROLES)?.add.length ?? 0;
  const losesAllRoles = !actor.isAdmin && added === 0 && removed > 0 && removed >= actor.roles.length;
  if (write.operation === 'remove' || losesAdmin(ctx, write) || losesAllRoles)
    throw new AdminError('OWN_ACCOUNT', 'Nobody can shut himself out');
}

function requireAdminFlag({ actor, runtime }: Context, { before, values }: PendingWrite): void {
  const { isAdmin } = runtime.users;
  if (!(isAdmin in values) || isOwner(actor)) return;
  if (isSet(values[isAdmin]) || isSet(before?.[isAdmin])) throw errors.forbidden();
}

/** @throws AdminError `RANK_TOO_LOW` when the user holds more than the actor */
async function requireRank({ actor, runtime }: Context, { before, transaction }: PendingWrite): Promise<void> {
  if (!before || isOwner(actor)) return;
  const held = await permissionsOf(runtime, { userId: before[runtime.users.id] }, transaction);
  const isAbove = isSet(before[runtime.users.isAdmin]) || (actor.kind === 'user' && !actor.permissions.includes(held));
  if (isAbove) throw new AdminError('RANK_TOO_LOW', 'This user has rights that you do not have');
}

async function requireGrants({ actor, runtime }: Context, { entry, links, transaction }: PendingWrite): Promise<void> {
  const { add = [], remove = [] } = links.get(ROLES) ?? {};
  const field = entry.fields.get(ROLES);
  if (!field || isOwner(actor)) return;
  const roleIds = [...add, ...remove].map((key) => linkValue(field, key));
  requireOwn(actor, await permissionsOf(runtime, { roleIds }, transaction));
}

async function permissionsOf(
  { database, models }: Context['runtime'],
  of: { userId: unknown } | { roleIds: readonly unknown[] },
  transaction: Transaction,
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

/** Checks and hashes a new password, and keeps the canonical e-mail address beside the typed one. */
async function prepareCredentials({ runtime }: Context, { before, values }: PendingWrite): Promise<void> {
  const { users, passwords, config } = runtime;
  const email = values[users.email] ?? before?.[users.email];
  if (typeof values[users.email] === 'string') {
    const canonical = canonicalEmail(values[users.email] as string);
    if (canonical === null) throw errors.invalid({ [users.email]: { code: 'format' } });
    if (users.emailCanonical) values[users.emailCanonical] = canonical;
  }
  const plain = values[users.password];
  if (typeof plain !== 'string') return;
  await passwords.check(plain, [String(email ?? ''), config.siteName], users.password);
  values[users.password] = await passwords.hash(plain);
}

/** Other credentials end every session of the user: they may have been given to somebody who must not stay. */
async function endSessions({ runtime }: Context, { before, values, transaction }: PendingWrite): Promise<void> {
  const { users, models } = runtime;
  const userId = before?.[users.id] as string | number | undefined;
  if (userId === undefined || !(users.password in values || users.email in values)) return;
  const [changed] = await models.Account.update(
    { sessionEpoch: literal('session_epoch + 1') },
    { where: { userId }, transaction },
  );
  if (changed === 0) await models.Account.create({ userId, sessionEpoch: 1 }, { transaction });
}

// A team's own table has no foreign keys to ours, so what hangs on a user goes here. One in the trash keeps his roles.
async function forgetUser({ runtime }: Context, { before, transaction }: PendingWrite): Promise<void> {
  const { users, models } = runtime;
  const where = { userId: before?.[users.id] as string | number };
  await models.Session.destroy({ where, transaction });
  if (users.deletedAt !== null) return;
  await models.RoleUser.destroy({ where, transaction });
  await models.RecoveryCode.destroy({ where, transaction });
  await models.Account.destroy({ where, transaction });
}
