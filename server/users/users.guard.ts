import { writeAccount } from '../auth/account-row.ts';
import { canonicalEmail } from '../auth/email.ts';
import { isEmailTaken } from '../auth/email-owner.ts';
import { requireRecentPassword } from '../auth/recent-password.ts';
import { endImpersonations, endSessions, revokeSessions } from '../auth/session-ends.ts';
import type { Context } from '../context.ts';
import { logged } from '../db/logged.ts';
import { AdminError, errors } from '../errors.ts';
import type { PendingWrite, WriteGuard } from '../records/guard.ts';
import { linkValue } from '../records/links.ts';
import { isOneself } from '../roles/actor.ts';
import { requireOwn } from '../roles/roles.guard.ts';
import { requireOtherAdmin } from './last-admin.ts';
import { isOwner, isSet, permissionsOf, requireRank } from './rank.ts';

/** The name of the many-to-many relation from users to roles. */
const ROLES = 'roles';

/**
 * What holds for users whatever one's rights: only is_admin makes an is_admin, nobody touches who stands above him or
 * gives a role beyond his own rights, the last active admin and one's own account stay. Credentials and rights take a
 * recent password, and never change in somebody else's name.
 */
export function usersGuard(slug: string): WriteGuard<Context> {
  return {
    slug,
    async before(ctx, write) {
      requireRealPerson(ctx, write);
      if (write.before) await requireRank(ctx, write.before, write.transaction);
      requireAdminFlag(ctx, write);
      await requireGrants(ctx, write);
      await requireLastAdmin(ctx, write);
      requireOwnAccount(ctx, write);
      if (isSensitive(ctx, write)) requireRecentPassword(ctx);
      requireCurrentVersion(ctx, write);
      await prepareCredentials(ctx, write);
    },
    async after(ctx, write) {
      if (write.operation === 'remove') await forgetUser(ctx, write);
      else if (write.operation === 'update') await endOldSessions(ctx, write);
    },
  };
}

function changesCredentials({ runtime: { users } }: Context, { values }: PendingWrite): boolean {
  return users.password in values || users.email in values;
}

/** Whether a write decides who can sign in, or as what. */
function isSensitive(ctx: Context, write: PendingWrite): boolean {
  const { add = [], remove = [] } = write.links.get(ROLES) ?? {};
  const changesRights = ctx.runtime.users.isAdmin in write.values || add.length + remove.length > 0;
  return changesRights || changesCredentials(ctx, write);
}

/** Who acts as somebody else must not be able to come back as him. @throws AdminError `IMPERSONATING` */
function requireRealPerson(ctx: Context, write: PendingWrite): void {
  const { actor } = ctx;
  if (actor.kind !== 'user' || actor.impersonator === null || write.key !== actor.key) return;
  if (write.operation === 'remove' || isSensitive(ctx, write)) throw errors.impersonating();
}

/**
 * Merging into what somebody else has stored meanwhile is not for credentials: he may have changed them because of a theft.
 * @throws AdminError `CONFLICT`
 */
function requireCurrentVersion(ctx: Context, write: PendingWrite): void {
  const { mergedInto = null } = write;
  if (mergedInto !== null && changesCredentials(ctx, write)) throw errors.conflict({ version: mergedInto, fields: {} });
}

/** Whether the write takes is_admin away from somebody who has it. */
function losesAdmin({ runtime: { users } }: Context, { before, values, operation }: PendingWrite): boolean {
  if (!isSet(before?.[users.isAdmin])) return false;
  return operation === 'remove' || (users.isAdmin in values && !isSet(values[users.isAdmin]));
}

async function requireLastAdmin(ctx: Context, write: PendingWrite): Promise<void> {
  const { runtime } = ctx;
  if (losesAdmin(ctx, write)) await requireOtherAdmin(runtime, write.before?.[runtime.users.id], write.transaction);
}

function requireOwnAccount(ctx: Context, write: PendingWrite): void {
  const { actor } = ctx;
  if (actor.kind !== 'user' || !isOneself(actor, write.key)) return;
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

async function requireGrants({ actor, runtime }: Context, { entry, links, transaction }: PendingWrite): Promise<void> {
  const { add = [], remove = [] } = links.get(ROLES) ?? {};
  const field = entry.fields.get(ROLES);
  if (!field || isOwner(actor)) return;
  const roleIds = [...add, ...remove].map((key) => linkValue(field, key));
  requireOwn(actor, await permissionsOf(runtime, { roleIds }, transaction));
}

/** Checks and hashes a new password, and keeps the canonical e-mail address beside the typed one. */
async function prepareCredentials(ctx: Context, write: PendingWrite): Promise<void> {
  const { users, passwords, config } = ctx.runtime;
  const { before, values } = write;
  const email = values[users.email] ?? before?.[users.email];
  if (typeof values[users.email] === 'string') await prepareEmail(ctx, write, values[users.email] as string);
  const plain = values[users.password];
  if (typeof plain !== 'string') return;
  await passwords.check(plain, [String(email ?? ''), config.siteName], users.password);
  values[users.password] = await passwords.hash(plain);
}

async function prepareEmail({ runtime }: Context, write: PendingWrite, email: string): Promise<void> {
  const { users } = runtime;
  const { before, values, transaction } = write;
  const canonical = canonicalEmail(email);
  if (canonical === null) throw errors.invalid({ [users.email]: { code: 'format' } });
  if (users.emailCanonical) values[users.emailCanonical] = canonical;
  else if (await isEmailTaken(runtime, { canonical, userId: before?.[users.id] ?? null }, transaction))
    throw errors.notUnique({ [users.email]: { code: 'unique' } });
}

/** Other credentials end every session of the user: they may have been given to somebody who must not stay. */
async function endOldSessions(ctx: Context, write: PendingWrite): Promise<void> {
  const { users, config } = ctx.runtime;
  const { values, transaction } = write;
  const userId = idOf(ctx, write);
  if (changesCredentials(ctx, write)) await endSessions(ctx, userId, transaction);
  else if (losesAdmin(ctx, write)) await endImpersonations(ctx, userId, transaction);
  if (!(users.password in values)) return;
  await writeAccount(ctx.runtime, { userId, values: { passwordChangedAt: config.now() } }, transaction);
}

function idOf({ runtime: { users } }: Context, { before }: PendingWrite): string | number {
  return before?.[users.id] as string | number;
}

// A team's own table has no foreign keys to ours, so what hangs on a user goes here. One in the trash keeps his roles.
async function forgetUser(ctx: Context, write: PendingWrite): Promise<void> {
  const { users, models } = ctx.runtime;
  const { transaction } = write;
  const userId = idOf(ctx, write);
  if (users.deletedAt !== null) return endSessions(ctx, userId, transaction);
  const where = { userId };
  await revokeSessions(ctx, { userId, current: null }, transaction);
  // The log of the removal has the roles already.
  await models.RoleUser.destroy(logged(models.RoleUser, { where, transaction }));
  await models.RecoveryCode.destroy({ where, transaction });
  await models.Account.destroy({ where, transaction });
}
