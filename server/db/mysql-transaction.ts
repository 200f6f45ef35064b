import type { Sequelize, Transaction } from 'sequelize';
import { errors } from '../errors.ts';
import { hold, takeHeld } from './held.ts';
import { type Connection, connectionsOf, mysqlFlush, mysqlSend } from './mysql-select.ts';
import { type TransactionEnds, isManaged, ownTransaction } from './own-transaction.ts';
import { logStatement } from './statement-log.ts';
import { runningTransaction } from './transaction.ts';

const START = 'START TRANSACTION;';

/** One try at a transaction. */
export interface Attempt {
  /** The server has begun it: from here on the work may have had effects. */
  hasBegun: boolean;
}

/** Runs a transaction whose START makes the trip of its first statement, and whose last statements that of COMMIT. */
export async function mysqlTransaction<T>(
  sequelize: Sequelize,
  attempt: Attempt,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if (!isManaged(sequelize)) return ownTransaction(sequelize, endsOf(sequelize, attempt), work);
  return sequelize.transaction(async (transaction) => {
    attempt.hasBegun = true;
    const result = await runningTransaction(sequelize).run(transaction, work);
    await mysqlFlush(sequelize, transaction).catch(notCommitted);
    return result;
  });
}

function endsOf(sequelize: Sequelize, attempt: Attempt): TransactionEnds<Connection> {
  const send = (connection: Connection, sql: string): Promise<void> => {
    logStatement(sequelize, sql);
    return mysqlSend(sequelize, connection, sql);
  };
  return {
    connect: (uuid) => connectionsOf(sequelize).getConnection({ uuid }),
    async begin(connection) {
      const sent = (): void => {
        attempt.hasBegun = true;
      };
      logStatement(sequelize, START);
      hold(connection, { sql: START, sent });
    },
    commit: (connection) => send(connection, 'COMMIT;').catch(notCommitted),
    async rollback(connection) {
      const isUnsent = takeHeld(connection).some(({ sql }) => sql === START);
      if (!isUnsent) await send(connection, 'ROLLBACK;');
    },
  };
}

// Nothing was wrong with the call: what cannot be logged at the last moment, or committed, is not done.
function notCommitted(error: unknown): never {
  throw errors.unavailable(error);
}
