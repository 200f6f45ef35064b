import { Op, type Transaction } from 'sequelize';
import { tableSql, valueSql } from '../db/sql.ts';
import type { SessionFacts } from './identity.ts';
import { type AccountStore, accountJoin, roleJoins, tablesOf } from './identity-query.ts';
import { hashToken, newToken, type SessionStore } from './session.ts';

/** The longest that anybody acts as somebody else, in milliseconds. */
const LONGEST = 3_600_000;

type Id = string | number;

/** Whether a user could sign in to the admin, were it by his own password, and as what. */
export interface Entrance {
  readonly isAdmin: boolean;
  /** Active, and is_admin or in a role. */
  readonly isWelcome: boolean;
}

/** How a user would enter; one that does not exist, or is in the trash, would not. */
export async function entranceOf(store: AccountStore, id: Id): Promise<Entrance> {
  const { users, database } = store;
  const { user, account, role } = tablesOf(store);
  const trash = users.deletedAt ? ` AND ${user(users.deletedAt)} IS NULL` : '';
  const [row] = await database.select(
    `SELECT ${user(users.isAdmin)} AS is_admin, COALESCE(${account('disabled')}, 0) AS disabled, ` +
      `MAX(${role('id')}) AS role FROM ${tableSql(users.model)} u ${accountJoin(store)} ` +
      `${roleJoins(store, user(users.id))} WHERE ${user(users.id)} = ${valueSql(users.model, id)}${trash} ` +
      `GROUP BY ${user(users.isAdmin)}, ${account('disabled')}`,
  );
  const isAdmin = Number(row?.is_admin) === 1;
  return { isAdmin, isWelcome: row !== undefined && Number(row.disabled) === 0 && (isAdmin || row.role !== null) };
}

/**
 * Lets a session act as somebody else, under a new token: the old one opens nothing any more. Gives the new one; null when
 * another call was faster.
 */
export async function beginActing(
  store: SessionStore,
  { session, as }: { session: SessionFacts; as: Id },
  transaction: Transaction,
): Promise<string | null> {
  const { config, models } = store;
  const longest = config.now().getTime() + LONGEST;
  const actingUntil = new Date(Math.min(longest, session.expiresAt.getTime()));
  const token = newToken();
  const [changed] = await models.Session.update(
    { tokenHash: hashToken(token), actingAsUserId: as, actingUntil },
    { where: { tokenHash: session.tokenHash, actingAsUserId: null }, transaction },
  );
  return changed === 1 ? token : null;
}

/** Makes a session that of its own user again, under a new token. Gives it; null when another call was faster. */
export async function endActing(
  { models }: AccountStore,
  { tokenHash }: SessionFacts,
  transaction: Transaction,
): Promise<string | null> {
  const token = newToken();
  const [changed] = await models.Session.update(
    { tokenHash: hashToken(token), actingAsUserId: null, actingUntil: null, actingEnded: null },
    { where: { tokenHash, actingAsUserId: { [Op.ne]: null } }, transaction },
  );
  return changed === 1 ? token : null;
}

/** Keeps that acting ended by itself; whether this call was the first to see it. */
export async function keepEnd(
  { models }: AccountStore,
  { tokenHash, impersonationEnded }: SessionFacts,
  transaction: Transaction,
): Promise<boolean> {
  const [changed] = await models.Session.update(
    { actingEnded: impersonationEnded },
    { where: { tokenHash, actingAsUserId: { [Op.ne]: null }, actingEnded: null }, transaction },
  );
  return changed === 1;
}
