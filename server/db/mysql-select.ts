import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import type { RawRow } from './database.ts';
import { type LimitedConnection, limitsOf } from './mysql.ts';

/** A cell as the driver offers it to a reader of types. */
interface Cell {
  type: string;
}

type TypeCast = (cell: Cell, next: () => unknown) => unknown;

/** The part of a mysql2 connection that reads. */
type Connection = LimitedConnection & {
  config: { typeCast: TypeCast; timezone: string };
  query(statement: { sql: string; typeCast: TypeCast }, done: (error: Error | null, rows: RawRow[]) => void): void;
};

interface ConnectionManager {
  getConnection(options: { type: string; useMaster: boolean }): Promise<Connection>;
  releaseConnection(connection: Connection): void;
}

/**
 * Reads plain rows past Sequelize's queries, whose models and options cost more than the reading: on a connection of its
 * pool, or on a transaction's, under the same limits. From the primary, where there are replicas: sessions and rights must
 * not be old.
 */
export async function mysqlSelect(sequelize: Sequelize, sql: string, transaction?: Transaction): Promise<RawRow[]> {
  if (transaction) return read(sequelize, connectionOf(transaction), sql);
  const { connectionManager } = sequelize as unknown as { connectionManager: ConnectionManager };
  const connection = await connectionManager.getConnection({ type: QueryTypes.SELECT, useMaster: true });
  try {
    return await read(sequelize, connection, sql);
  } finally {
    connectionManager.releaseConnection(connection);
  }
}

// Its connection is back in the pool once a transaction is over, and may carry somebody else's.
function connectionOf(transaction: Transaction): Connection {
  const { connection, finished } = transaction as unknown as { connection: Connection; finished?: string };
  if (finished) throw new Error(`The transaction is over: ${finished}`);
  return connection;
}

async function read(sequelize: Sequelize, connection: Connection, sql: string): Promise<RawRow[]> {
  const limits = limitsOf(sequelize);
  const end = limits.start(connection);
  try {
    await limits.prepare(connection);
    return await new Promise<RawRow[]>((resolve, reject) => {
      connection.query({ sql, typeCast }, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  } finally {
    end();
  }

  // The driver reads moments in UTC a hundred times faster than Sequelize does; everything else is Sequelize's.
  function typeCast(cell: Cell, next: () => unknown): unknown {
    const isMoment = cell.type === 'DATETIME' || cell.type === 'TIMESTAMP';
    return isMoment && connection.config.timezone === '+00:00' ? next() : connection.config.typeCast(cell, next);
  }
}
