import { Op, type Transaction } from 'sequelize';
import type { Runtime } from '../context.ts';
import { columnOf, columnSql, selectSql } from '../db/sql.ts';
import { AdminError } from '../errors.ts';

/**
 * Makes sure that an active is_admin is left when this one goes, is demoted or disabled. The rows that count are locked, so
 * that two admins cannot shut each other out at the same moment.
 * @throws AdminError `LAST_ADMIN`
 */
export async function requireOtherAdmin(runtime: Runtime, userId: unknown, transaction: Transaction): Promise<void> {
  const { users, database, models } = runtime;
  const lock = database.dialect === 'mysql';
  const admins = await database.select(
    selectSql(users.model, {
      attributes: [users.id],
      where: [{ [users.isAdmin]: true }, ...(users.deletedAt ? [{ [users.deletedAt]: null }] : [])],
      order: [[columnSql(users.model, columnOf(users.model, users.id)), 'ASC']],
      lock,
    }),
    transaction,
  );
  const others = admins.map((row) => row[users.id]).filter((id) => String(id) !== String(userId));
  const disabled =
    others.length === 0
      ? []
      : await database.select(
          selectSql(models.Account, {
            attributes: ['userId'],
            where: [{ userId: { [Op.in]: others as string[] } }, { disabled: true }],
            // Read as it is now: another admin may have been disabled since this transaction began.
            lock,
          }),
          transaction,
        );
  if (others.length === disabled.length) throw new AdminError('LAST_ADMIN', 'The last active admin cannot go');
}
