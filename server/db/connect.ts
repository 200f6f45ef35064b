import { setTimeout as wait } from 'node:timers/promises';
import type { Sequelize, Transaction } from 'sequelize';
import type { BoundQuery, Database, RawRow } from './database.ts';
import { asRefusal, isDeadlock, isLostConnection, isTooManyPrepared } from './failures.ts';
import { prepareMysql } from './mysql.ts';
import { mysqlHold, mysqlSelect, mysqlSelectPrepared, mysqlWrite } from './mysql-select.ts';
import { type Attempt, mysqlTransaction } from './mysql-transaction.ts';
import { handleOf, storeOf } from './sqlite.ts';
import { sqliteTransaction } from './sqlite-transaction.ts';
import { logStatement } from './statement-log.ts';
import { runningTransaction } from './transaction.ts';

const RETRIES = 3;
const FIRST_PAUSE = 50;
// Beyond this no further try: whoever waits for the answer gets one within 6 seconds.
const RETRY_WINDOW = 4000;

/**
 * The three doors of a database, over an instance of `connectSqlite`, or any Sequelize on MySQL or MariaDB.
 * @throws on other dialects, and on SQLite by another driver
 */
export function openDatabase(sequelize: Sequelize): Database {
  const dialect = sequelize.getDialect();
  if (dialect === 'sqlite') return openSqlite(sequelize);
  if (dialect === 'mysql') return openMysql(sequelize);
  throw new Error(`The database must be SQLite, MySQL or MariaDB (dialect 'sqlite' or 'mysql'), not '${dialect}'`);
}

function openSqlite(sequelize: Sequelize): Database {
  const store = storeOf(sequelize);
  const running = runningTransaction(sequelize);
  const write: Database['write'] = ({ text, values, prepared }, transaction) =>
    available(async () => {
      const sql = prepared ?? text.join('?');
      logStatement(sequelize, sql);
      await handleOf(transaction).select(sql, values);
    });
  return {
    sequelize,
    dialect: 'sqlite',
    select: (query, transaction = running.current) =>
      available(() => {
        const [sql, values] =
          typeof query === 'string' ? [query, []] : [query.prepared ?? query.text.join('?'), query.values];
        logStatement(sequelize, sql);
        return transaction ? handleOf(transaction).select(sql, values) : store.whenFree(() => store.read(sql, values));
      }),
    write,
    writeWithNext: write,
    scan: (sql) =>
      available(() => {
        logStatement(sequelize, sql);
        return store.scan(sql);
      }),
    transaction: (work) =>
      running.current ? work(running.current) : available(() => sqliteTransaction(sequelize, work)),
    close: () => sequelize.close(),
  };
}

function openMysql(sequelize: Sequelize): Database {
  prepareMysql(sequelize);
  const running = runningTransaction(sequelize);
  const read = (sql: string, transaction?: Transaction): Promise<RawRow[]> => {
    logStatement(sequelize, sql);
    return mysqlSelect(sequelize, sql, transaction);
  };
  const textOf = (query: string | BoundQuery): string =>
    typeof query === 'string' ? query : inlined(sequelize, query);
  const readPrepared = (query: BoundQuery, prepared: string): Promise<RawRow[]> => {
    logStatement(sequelize, prepared);
    return mysqlSelectPrepared(sequelize, prepared, query.values).catch((error) => {
      if (isTooManyPrepared(error)) return read(textOf(query));
      throw error;
    });
  };
  const twice = (work: () => Promise<RawRow[]>): Promise<RawRow[]> =>
    work().catch((error) => {
      if (isLostConnection(error)) return work();
      throw error;
    });
  return {
    sequelize,
    dialect: 'mysql',
    select: (query, transaction = running.current) =>
      available(() => {
        if (transaction) return read(textOf(query), transaction);
        const prepared = typeof query === 'string' ? undefined : query.prepared;
        return twice(() => (prepared ? readPrepared(query as BoundQuery, prepared) : read(textOf(query))));
      }),
    write: (query, transaction) =>
      available(async () => {
        const sql = inlined(sequelize, query);
        logStatement(sequelize, sql);
        await mysqlWrite(sequelize, sql, transaction);
      }),
    async writeWithNext(query, transaction) {
      const sql = inlined(sequelize, query);
      logStatement(sequelize, sql);
      mysqlHold(sql, transaction);
    },
    scan: (sql) => available(() => twice(() => read(sql))),
    transaction: (work) => (running.current ? work(running.current) : available(() => retrying(sequelize, work))),
    close: () => sequelize.close(),
  };
}

async function retrying<T>(sequelize: Sequelize, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const end = Date.now() + RETRY_WINDOW;
  for (let tries = 0; ; tries++) {
    const attempt: Attempt = { hasBegun: false };
    try {
      return await mysqlTransaction(sequelize, attempt, work);
    } catch (error) {
      // A connection that turns out to be dead at its first statement has done nothing yet.
      const again = isDeadlock(error) || (!attempt.hasBegun && tries === 0 && isLostConnection(error));
      if (!again || tries === RETRIES || Date.now() > end) throw error;
    }
    await wait(Math.random() * FIRST_PAUSE * 2 ** tries);
  }
}

// MySQL reads numbers with a fraction differently where values are bound, so they go as text.
function inlined(sequelize: Sequelize, { text, values }: BoundQuery): string {
  let sql = text[0] ?? '';
  for (const [index, value] of values.entries()) sql += sequelize.escape(value as string) + (text[index + 1] ?? '');
  return sql;
}

async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
}
