import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createConnection } from 'mysql2/promise';
import type { Options, Sequelize } from 'sequelize';
import { startMariadb } from '../../scripts/mariadb.mjs';
import { connectMysql } from '../../server/db/mysql.ts';
import { connectSqlite } from '../../server/db/sqlite.ts';

/** The options of Sequelize that hold for both databases. */
export type ConnectOptions = Pick<Options, 'logging' | 'define' | 'hooks'>;

/** An empty database of one test's own. */
export interface TestDatabase {
  sequelize: Sequelize;
  /** Path of the file, or mysql:// URL. */
  address: string;
  /** Another instance on the same database, as a second process would have. */
  connect(options?: ConnectOptions): Sequelize;
  /** Closes every instance and drops the database. */
  close(): Promise<void>;
}

export interface DatabaseKind {
  name: 'sqlite' | 'mariadb';
  create(options?: ConnectOptions): Promise<TestDatabase>;
}

/** Both databases: `for (const database of databases()) describe(…)`. */
export function databases(): DatabaseKind[] {
  return [
    { name: 'sqlite', create: async (options) => createSqlite(options) },
    { name: 'mariadb', create: createMariadb },
  ];
}

function createSqlite(options?: ConnectOptions): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'asok-sqlite-'));
  const file = join(folder, 'data.db');
  const remove = async (): Promise<void> => rmSync(folder, { recursive: true, force: true });
  return opened({ address: file, first: options, connect: (more) => connectSqlite(file, more), remove });
}

async function createMariadb(options?: ConnectOptions): Promise<TestDatabase> {
  const server = await mariadbUrl();
  const schema = `asok_test_${randomBytes(6).toString('hex')}`;
  // The server's own default character set: Debian's is latin1, where text that was not thought of breaks.
  await onServer(server, `CREATE DATABASE ${schema}`);
  const address = `${server.replace(/\/$/, '')}/${schema}`;
  const remove = (): Promise<void> => onServer(server, `DROP DATABASE ${schema}`);
  return opened({ address, first: options, connect: (more) => connectMysql(address, more), remove });
}

interface Opening {
  address: string;
  first: ConnectOptions | undefined;
  connect(options?: ConnectOptions): Sequelize;
  remove(): Promise<void>;
}

function opened({ address, first, connect, remove }: Opening): TestDatabase {
  const sequelize = connect(first);
  const instances = [sequelize];
  return {
    sequelize,
    address,
    connect(options) {
      const another = connect(options);
      instances.push(another);
      return another;
    },
    async close() {
      await Promise.all(instances.map((instance) => instance.close()));
      await remove();
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

let privateServer: ReturnType<typeof startMariadb> | undefined;

/** The server of the whole run, else one of this process. Where there is none the tests fail: they are never left out. */
async function mariadbUrl(): Promise<string> {
  const given = process.env.ASOK_TEST_MYSQL;
  if (given) return given;
  privateServer ??= startMariadb();
  return (await privateServer).url;
}

after(async () => {
  const server = await privateServer?.catch(() => undefined);
  await server?.stop();
});
