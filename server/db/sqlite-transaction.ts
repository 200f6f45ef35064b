import type { Sequelize, Transaction } from 'sequelize';
import { isManaged, ownTransaction, type TransactionEnds } from './own-transaction.ts';
import { newHandle } from './sqlite.ts';
import type { SqliteHandle } from './sqlite-driver.ts';
import { logStatement } from './statement-log.ts';

/** Runs a transaction on an instance of `connectSqlite`, when its turn to write has come. */
export function sqliteTransaction<T>(sequelize: Sequelize, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return isManaged(sequelize)
    ? sequelize.transaction((transaction) => work(transaction))
    : ownTransaction(sequelize, endsOf(sequelize), work);
}

function endsOf(sequelize: Sequelize): TransactionEnds<SqliteHandle> {
  const send = async (handle: SqliteHandle, sql: string): Promise<void> => {
    logStatement(sequelize, sql);
    await handle.select(sql);
  };
  return {
    connect: async () => newHandle(sequelize),
    begin: (handle) => send(handle, 'BEGIN IMMEDIATE TRANSACTION;'),
    commit: (handle) => send(handle, 'COMMIT;'),
    rollback: (handle) => send(handle, 'ROLLBACK;'),
  };
}
