import { type Options, Sequelize } from 'sequelize';
import { DeadlineError } from './failures.ts';
import { takeHeld } from './held.ts';
import { ownHook } from './own-hooks.ts';

/** The part of a mysql2 connection that is used here. */
export interface LimitedConnection {
  stream: { destroy(error: Error): void };
  query(sql: string, done: (error: Error | null, rows: { version?: string }[]) => void): void;
}

interface RunningQuery {
  connection: LimitedConnection;
}

/** How long a statement may run on MariaDB and MySQL. */
export interface MysqlLimits {
  /** Longest a statement may take, in milliseconds; default 5,000. */
  statementTimeout?: number;
}

/** Sequelize's own options but the dialect, and the limits. `timezone` is always UTC. */
export interface MysqlOptions extends MysqlLimits, Omit<Options, 'dialect' | 'dialectModule' | 'timezone'> {}

const STATEMENT_TIMEOUT = 5000;
// A server that keeps to its own limit answers within this; one that is out of reach does not.
const GRACE = 500;
const ACQUIRE_TIMEOUT = 3000;
const CONNECT_TIMEOUT = 3000;

/**
 * A Sequelize on MySQL or MariaDB with limits that keep a slow or dead server from stalling the process: 10 connections,
 * 3 seconds to get one, 5 seconds for a statement.
 * @param target a `mysql://` URL, or Sequelize's options
 */
export function connectMysql(target: string | MysqlOptions, more: MysqlOptions = {}): Sequelize {
  const { statementTimeout, ...given } = typeof target === 'string' ? more : { ...target, ...more };
  const options: Options = {
    logging: false,
    ...given,
    dialect: 'mysql',
    timezone: '+00:00',
    define: { charset: 'utf8mb4', ...given.define },
    pool: { max: 10, acquire: ACQUIRE_TIMEOUT, idle: 10_000, ...given.pool },
    dialectOptions: { charset: 'utf8mb4', connectTimeout: CONNECT_TIMEOUT, ...given.dialectOptions },
  };
  const sequelize = typeof target === 'string' ? new Sequelize(target, options) : new Sequelize(options);
  prepareMysql(sequelize, { statementTimeout });
  return sequelize;
}

/** What keeps the statements of an instance within their time. */
interface StatementLimits {
  /** False until `prepare` has asked the server. */
  readonly isMariadb: boolean;
  /** Tells the server the limit, and how texts are written, once for each connection. */
  prepare(connection: LimitedConnection): Promise<void> | undefined;
  /** Destroys the connection when not even the server answers. What it gives must be called when the answer is there. */
  start(connection: LimitedConnection): () => void;
}

const limited = new WeakMap<Sequelize, StatementLimits>();

/** The limits of an instance that `prepareMysql` has given some. */
export function limitsOf(sequelize: Sequelize): StatementLimits {
  const limits = limited.get(sequelize);
  if (!limits) throw new Error('The instance has no limits yet');
  return limits;
}

/** Gives every statement of an instance a time limit, those of the team's code too. A second call does nothing. */
export function prepareMysql(sequelize: Sequelize, { statementTimeout = STATEMENT_TIMEOUT }: MysqlLimits = {}): void {
  if (limited.has(sequelize)) return;
  const limits = createLimits(statementTimeout);
  limited.set(sequelize, limits);
  shortenAcquire(sequelize);
  const ends = new WeakMap<object, () => void>();
  // Connections made before this call are met here too, unlike in a hook on connecting.
  const before = async (_options: unknown, query: unknown): Promise<void> => {
    const { connection } = query as RunningQuery;
    ends.set(query as RunningQuery, limits.start(connection));
    await limits.prepare(connection);
    for (const { sql, sent } of takeHeld(connection)) {
      await send(connection, sql);
      sent?.();
    }
  };
  const after = (_options: unknown, query: unknown): void => ends.get(query as RunningQuery)?.();
  sequelize.addHook('beforeQuery', ownHook(before));
  sequelize.addHook('afterQuery', ownHook(after));
}

function createLimits(statementTimeout: number): StatementLimits {
  const deadline = statementTimeout + GRACE;
  const told = new WeakSet<LimitedConnection>();
  let version: string | undefined;
  const isMariadb = () => version?.includes('MariaDB') ?? false;
  const tell = async (connection: LimitedConnection): Promise<void> => {
    version ??= await versionOf(connection);
    await send(connection, `SET SESSION ${statementLimit(isMariadb(), statementTimeout)}, ${BACKSLASH_ESCAPES}`);
    told.add(connection);
  };
  return {
    get isMariadb() {
      return isMariadb();
    },
    prepare: (connection) => (told.has(connection) ? undefined : tell(connection)),
    start: (connection) => {
      const timer = setTimeout(() => connection.stream.destroy(new DeadlineError(deadline)), deadline);
      return () => clearTimeout(timer);
    },
  };
}

/** MariaDB limits every statement, in seconds; MySQL only SELECT, in milliseconds. */
function statementLimit(isMariadb: boolean, milliseconds: number): string {
  return isMariadb ? `max_statement_time = ${milliseconds / 1000}` : `max_execution_time = ${milliseconds}`;
}

// Sequelize escapes quotes by a backslash: on a server that takes one for itself, any text could end its quotes.
const BACKSLASH_ESCAPES = "sql_mode = REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', '')";

async function versionOf(connection: LimitedConnection): Promise<string> {
  const [row] = await send(connection, 'SELECT VERSION() AS version');
  return row?.version ?? '';
}

function send(connection: LimitedConnection, sql: string): Promise<{ version?: string }[]> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}

// Sequelize waits a minute for a free connection where the team has not said how long.
function shortenAcquire(sequelize: Sequelize): void {
  const { config, connectionManager } = sequelize as unknown as {
    config: { pool?: { acquire?: number } };
    connectionManager: { pool: Pool & { read?: Pool; write?: Pool } };
  };
  if (config.pool?.acquire !== undefined) return;
  const { pool } = connectionManager;
  for (const each of [pool.read ?? pool, pool.write ?? pool]) each.acquireTimeoutMillis = ACQUIRE_TIMEOUT;
}

interface Pool {
  acquireTimeoutMillis: number;
}
