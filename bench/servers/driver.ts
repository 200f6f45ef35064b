import { DatabaseSync } from 'node:sqlite';
import { createPool, type Pool, type PoolConnection } from 'mysql2/promise';

export type Value = string | number | null;
export type Row = Record<string, unknown>;

/** Runs statements; inside a transaction, on its connection. */
export interface Statements {
  all(sql: string, values?: Value[]): Promise<Row[]>;
  /** Runs a change; gives the new row's id. */
  run(sql: string, values: Value[]): Promise<number>;
}

/** A database by its bare driver. */
export interface Driver extends Statements {
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>;
  /** Now, as the database keeps a moment. */
  now(): string;
  /** How many statements were sent. */
  count(): number;
}

/** The bare driver of an address: node:sqlite for a file, mysql2 for a mysql:// URL. */
export function openDriver(address: string): Driver {
  return address.startsWith('mysql://') ? mysql(address) : sqlite(address);
}

const now = () => new Date().toISOString().replace('T', ' ');

function sqlite(file: string): Driver {
  // The settings that our own connection has: a commit is on the disk.
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  let sent = 0;
  const prepare = (sql: string) => {
    sent++;
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
  const statements: Statements = {
    all: async (sql, values = []) => prepare(sql).all(...values) as Row[],
    run: async (sql, values) => Number(prepare(sql).run(...values).lastInsertRowid),
  };
  // One connection has one transaction at a time.
  let last: Promise<unknown> = Promise.resolve();
  const transaction = async <T>(work: (statements: Statements) => Promise<T>): Promise<T> => {
    prepare('BEGIN IMMEDIATE').run();
    try {
      const result = await work(statements);
      prepare('COMMIT').run();
      return result;
    } catch (error) {
      prepare('ROLLBACK').run();
      throw error;
    }
  };
  return {
    ...statements,
    transaction: (work) => {
      const turn = last.then(() => transaction(work));
      last = turn.catch(() => undefined);
      return turn;
    },
    now: () => now().replace('Z', ' +00:00'),
    count: () => sent,
  };
}

function mysql(address: string): Driver {
  const pool: Pool = createPool({ uri: address, connectionLimit: 10, timezone: 'Z' });
  let sent = 0;
  const on = (connection: Pool | PoolConnection): Statements => ({
    all: async (sql, values) => {
      sent++;
      const [rows] = await connection.query(sql, values);
      return rows as Row[];
    },
    run: async (sql, values) => {
      sent++;
      const [result] = await connection.query(sql, values);
      return (result as { insertId: number }).insertId;
    },
  });
  return {
    ...on(pool),
    async transaction(work) {
      const connection = await pool.getConnection();
      try {
        sent += 2;
        await connection.query('START TRANSACTION');
        const result = await work(on(connection));
        await connection.query('COMMIT');
        return result;
      } catch (error) {
        await connection.query('ROLLBACK');
        throw error;
      } finally {
        connection.release();
      }
    },
    now: () => now().slice(0, 19),
    count: () => sent,
  };
}
