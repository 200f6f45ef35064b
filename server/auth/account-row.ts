import { literal, type Transaction } from 'sequelize';
import { columnOf, quote, selectSql } from '../db/sql.ts';
import type { Account } from './auth.model.ts';
import type { AccountStore } from './identity-query.ts';

type AccountValues = Parameters<(typeof Account)['update']>[0];

interface AccountChange {
  userId: string | number;
  values: AccountValues;
}

/** Writes into the row of an account; a user has none before the first thing that is noted of him. */
export async function writeAccount(
  { models }: Pick<AccountStore, 'models'>,
  { userId, values }: AccountChange,
  transaction: Transaction,
): Promise<void> {
  const where = { userId };
  const [found] = await models.Account.update(values, { where, transaction });
  if (found > 0) return;
  // Another call may make the row at the same moment: one of the two finds it made.
  await models.Account.bulkCreate([{ userId }], { ignoreDuplicates: true, transaction });
  await models.Account.update(values, { where, transaction });
}

/** Ends every session that was begun until now, whatever instance it is used on. Gives the new epoch. */
export async function raiseEpoch(
  { models, database }: Pick<AccountStore, 'models' | 'database'>,
  userId: string | number,
  transaction: Transaction,
): Promise<number> {
  const { Account } = models;
  const column = quote(Account, columnOf(Account, 'sessionEpoch'));
  await writeAccount({ models }, { userId, values: { sessionEpoch: literal(`${column} + 1`) } }, transaction);
  const query = selectSql(Account, { attributes: ['sessionEpoch'], where: [{ userId }] });
  const [row] = await database.select(query, transaction);
  return Number(row?.sessionEpoch ?? 0);
}
