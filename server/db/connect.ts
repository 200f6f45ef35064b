import { setTimeout as wait } from 'node:timers/promises';
import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import type { Database, RawRow } from './database.ts';
import { asRefusal, isDeadlock, isLostConnection } from './failures.ts';
import { prepareMysql } from './mysql.ts';
import { handleOf, storeOf } from './sqlite.ts';
import { type RunningTransaction, runningTransaction } from './transaction.ts';

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
  return {
    sequelize,
    dialect: 'sqlite',
    select: (sql, transaction = running.current) =>
      available(() => {
        log(sequelize, sql);
        return transaction ? handleOf(transaction).select(sql) : store.whenFree(() => store.read(sql));
      }),
    scan: (sql) =>
      available(() => {
        log(sequelize, sql);
        return store.scan(sql);
      }),
    transaction: (work) =>
      running.current ? work(running.current) : available(() => sequelize.transaction((started) => work(started))),
    close: () => sequelize.close(),
  };
}

function openMysql(sequelize: Sequelize): Database {
  prepareMysql(sequelize);
  const running = runningTransaction(sequelize);
  // From the primary, where there are replicas: sessions and rights must not be old.
  const read = (sql: string, transaction: Transaction | null): Promise<RawRow[]> =>
    sequelize.query<RawRow>(sql, { type: QueryTypes.SELECT, raw: true, useMaster: true, transaction });
  const readTwice = (sql: string): Promise<RawRow[]> =>
    read(sql, null).catch((error) => {
      if (isLostConnection(error)) return read(sql, null);
      throw error;
    });
  return {
    sequelize,
    dialect: 'mysql',
    select: (sql, transaction = running.current) =>
      available(() => (transaction ? read(sql, transaction) : readTwice(sql))),
    scan: (sql) => available(() => readTwice(sql)),
    transaction: (work) =>
      running.current ? work(running.current) : available(() => retrying(sequelize, running, work)),
    close: () => sequelize.close(),
  };
}

async function retrying<T>(
  sequelize: Sequelize,
  running: RunningTransaction,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const end = Date.now() + RETRY_WINDOW;
  for (let tries = 0; ; tries++) {
    let started = false;
    try {
      return await sequelize.transaction((transaction) => {
        started = true;
        return running.run(transaction, work);
      });
    } catch (error) {
      // A connection that turns out to be dead at BEGIN has done nothing yet.
      const again = isDeadlock(error) || (!started && tries === 0 && isLostConnection(error));
      if (!again || tries === RETRIES || Date.now() > end) throw error;
    }
    await wait(Math.random() * FIRST_PAUSE * 2 ** tries);
  }
}

async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
}

// As Sequelize logs its own statements, so that one log holds them all.
function log(sequelize: Sequelize, sql: string): void {
  const { logging } = (sequelize as unknown as { options: { logging?: unknown } }).options;
  if (typeof logging === 'function') logging(`Executing (default): ${sql}`);
}
