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
  if (transaction) return inTurn(sequelize, connectionOf(transaction), { sql, hasRows: true });
  const { connectionManager } = sequelize as unknown as { connectionManager: ConnectionManager };
  const connection = await connectionManager.getConnection({ type: QueryTypes.SELECT, useMaster: true });
  try {
    return await read(sequelize, connection, sql);
  } finally {
    connectionManager.releaseConnection(connection);
  }
}

/** Writes the same way. */
export async function mysqlWrite(sequelize: Sequelize, sql: string, transaction: Transaction): Promise<void> {
  await inTurn(sequelize, connectionOf(transaction), { sql, hasRows: false });
}

interface Statement {
  sql: string;
  hasRows: boolean;
}

/** A statement of a transaction that was not sent yet. */
interface Waiting extends Statement {
  resolve(rows: RawRow[]): void;
  reject(error: unknown): void;
}

const waiting = new WeakMap<Connection, Waiting[]>();

// A trip to the server costs more than most statements: those that are asked for at the same moment make it together.
function inTurn(sequelize: Sequelize, connection: Connection, statement: Statement): Promise<RawRow[]> {
  return new Promise((resolve, reject) => {
    const others = waiting.get(connection);
    if (others) {
      others.push({ ...statement, resolve, reject });
      return;
    }
    const all: Waiting[] = [{ ...statement, resolve, reject }];
    waiting.set(connection, all);
    queueMicrotask(() => {
      waiting.delete(connection);
      void sendAll(sequelize, connection, all);
    });
  });
}

async function sendAll(sequelize: Sequelize, connection: Connection, all: readonly Waiting[]): Promise<void> {
  if (all.length > 1 && limitsOf(sequelize).isMariadb) return sendTogether(sequelize, connection, all);
  await Promise.all(all.map(({ sql, resolve, reject }) => read(sequelize, connection, sql).then(resolve, reject)));
}

// MariaDB runs a block of statements as one. Those that read have a result each; a failure ends the block.
async function sendTogether(sequelize: Sequelize, connection: Connection, all: readonly Waiting[]): Promise<void> {
  const block = all.map(({ sql }) => sql.replace(/;$/, '')).join('; ');
  try {
    const results = (await read(sequelize, connection, `BEGIN NOT ATOMIC ${block}; END`)) as unknown as RawRow[][];
    let next = 0;
    for (const { hasRows, resolve } of all) resolve(hasRows ? (results[next++] ?? []) : []);
  } catch (error) {
    for (const { reject } of all) reject(error);
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
