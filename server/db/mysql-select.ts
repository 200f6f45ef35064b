import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import type { RawRow } from './database.ts';
import { type HeldStatement, hold, takeHeld } from './held.ts';
import { type LimitedConnection, limitsOf } from './mysql.ts';

/** A cell as the driver offers it to a reader of types. */
interface Cell {
  type: string;
}

type TypeCast = (cell: Cell, next: () => unknown) => unknown;

/** The part of a mysql2 connection that reads. */
export type Connection = LimitedConnection & {
  uuid?: string | undefined;
  config: { typeCast: TypeCast; timezone: string };
  query(statement: { sql: string; values: null; typeCast: TypeCast }, done: Done): void;
  execute(statement: { sql: string; values: readonly unknown[]; typeCast: TypeCast }, done: Done): void;
};

type Done = (error: Error | null, rows: RawRow[]) => void;

interface ConnectionManager {
  getConnection(options: { type?: string; useMaster?: boolean; uuid?: string }): Promise<Connection>;
  releaseConnection(connection: Connection): void;
}

/**
 * Reads plain rows past Sequelize's queries, whose models and options cost more than the reading: on a connection of its
 * pool, or on a transaction's, under the same limits. From the primary, where there are replicas: sessions and rights must
 * not be old.
 */
export async function mysqlSelect(sequelize: Sequelize, sql: string, transaction?: Transaction): Promise<RawRow[]> {
  if (transaction) return inTurn(sequelize, connectionOf(transaction), { sql, hasRows: true });
  return onConnection(sequelize, (connection) => read(sequelize, connection, { sql }));
}

/** The same for a statement that each connection keeps prepared, its values apart: no numbers with a fraction. */
export function mysqlSelectPrepared(sequelize: Sequelize, sql: string, values: readonly unknown[]): Promise<RawRow[]> {
  return onConnection(sequelize, (connection) => read(sequelize, connection, { sql, values }));
}

async function onConnection<T>(sequelize: Sequelize, work: (connection: Connection) => Promise<T>): Promise<T> {
  const pool = connectionsOf(sequelize);
  const connection = await pool.getConnection({ type: QueryTypes.SELECT, useMaster: true });
  try {
    return await work(connection);
  } finally {
    pool.releaseConnection(connection);
  }
}

/** The pool of an instance. */
export function connectionsOf(sequelize: Sequelize): ConnectionManager {
  return (sequelize as unknown as { connectionManager: ConnectionManager }).connectionManager;
}

/** Writes the same way. */
export async function mysqlWrite(sequelize: Sequelize, sql: string, transaction: Transaction): Promise<void> {
  await mysqlSend(sequelize, connectionOf(transaction), sql);
}

/** Leaves a statement that writes for the next trip of its transaction. */
export function mysqlHold(sql: string, transaction: Transaction): void {
  hold(connectionOf(transaction), { sql });
}

/** Sends what is held for a transaction. */
export async function mysqlFlush(sequelize: Sequelize, transaction: Transaction): Promise<void> {
  const connection = connectionOf(transaction);
  await sendEach(sequelize, connection, takeHeld(connection));
}

/** Sends a statement that gives no rows on a connection, with what is held there. */
export async function mysqlSend(sequelize: Sequelize, connection: Connection, sql: string): Promise<void> {
  await inTurn(sequelize, connection, { sql, hasRows: false });
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
  const held = takeHeld(connection);
  try {
    if (held.length + all.length > 1 && limitsOf(sequelize).isMariadb) {
      await sendTogether(sequelize, connection, { held, all });
      return;
    }
    await sendEach(sequelize, connection, held);
  } catch (error) {
    for (const { reject } of all) reject(error);
    return;
  }
  await Promise.all(all.map(({ sql, resolve, reject }) => read(sequelize, connection, { sql }).then(resolve, reject)));
}

async function sendEach(sequelize: Sequelize, connection: Connection, held: readonly HeldStatement[]): Promise<void> {
  for (const { sql, sent } of held) {
    await read(sequelize, connection, { sql });
    sent?.();
  }
}

// MariaDB runs a block of statements as one. Those that read have a result each; a failure ends the block.
async function sendTogether(
  sequelize: Sequelize,
  connection: Connection,
  { held, all }: { held: readonly HeldStatement[]; all: readonly Waiting[] },
): Promise<void> {
  const block = [...held, ...all].map(({ sql }) => sql.replace(/;$/, '')).join('; ');
  const results = (await read(sequelize, connection, {
    sql: `BEGIN NOT ATOMIC ${block}; END`,
  })) as unknown as RawRow[][];
  for (const { sent } of held) sent?.();
  let next = 0;
  for (const { hasRows, resolve } of all) resolve(hasRows ? (results[next++] ?? []) : []);
}

// Its connection is back in the pool once a transaction is over, and may carry somebody else's.
function connectionOf(transaction: Transaction): Connection {
  const { connection, finished } = transaction as unknown as { connection: Connection; finished?: string };
  if (finished) throw new Error(`The transaction is over: ${finished}`);
  return connection;
}

async function read(
  sequelize: Sequelize,
  connection: Connection,
  { sql, values }: { sql: string; values?: readonly unknown[] },
): Promise<RawRow[]> {
  const limits = limitsOf(sequelize);
  const end = limits.start(connection);
  try {
    await limits.prepare(connection);
    return await new Promise<RawRow[]>((resolve, reject) => {
      const done: Done = (error, rows) => (error ? reject(error) : resolve(rows));
      if (values) connection.execute({ sql, values, typeCast }, done);
      // Without values the driver does not look for their places.
      else connection.query({ sql, values: null, typeCast }, done);
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
