import type { Transaction } from 'sequelize';
import { tableSql, valueSql } from '../db/sql.ts';
import { canonicalEmail } from './email.ts';
import { type AccountStore, tablesOf } from './identity-query.ts';

interface Claim {
  /** The address in its canonical form. */
  canonical: string;
  /** Who wants it; null: somebody new. */
  userId: unknown;
}

/**
 * Whether an address is another user's, in the trash or not. Our own table has a unique column for it; without one, two
 * users with one address would shut each other out.
 */
export async function isEmailTaken(
  store: AccountStore,
  { canonical, userId }: Claim,
  transaction: Transaction,
): Promise<boolean> {
  const { users, database } = store;
  const { user } = tablesOf(store);
  const value = valueSql(users.model, canonical);
  const found = users.emailCanonical
    ? `${user(users.emailCanonical)} = ${value}`
    : `LOWER(${user(users.email)}) = ${value}`;
  const rows = await database.select(
    `SELECT ${user(users.id)} AS id, ${user(users.email)} AS email FROM ${tableSql(users.model)} u WHERE ${found}`,
    transaction,
  );
  return rows.some(({ id, email }) => canonicalEmail(String(email)) === canonical && String(id) !== String(userId));
}
