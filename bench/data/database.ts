import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startMariadb } from '../../scripts/mariadb.mjs';
import { connectMysql, connectSqlite } from '../../server/index.ts';
import { seed } from './seed.ts';

export type Kind = 'sqlite' | 'mariadb';

/** Filled databases stay here, so that only the first run fills them. */
const CACHE = join(tmpdir(), 'asok-bench');

/** Raised when the data changes: what was filled before is filled anew. */
const VERSION = 1;

/** A filled database. */
export interface FilledDatabase {
  kind: Kind;
  rows: number;
  /** Path of the file, or mysql:// URL. */
  address: string;
  close(): Promise<void>;
}

/** Opens a database with so many posts, and fills it when there is none yet. */
export async function openFilled(kind: Kind, rows: number): Promise<FilledDatabase> {
  mkdirSync(CACHE, { recursive: true });
  return kind === 'sqlite' ? openSqliteFile(rows) : openSchema(rows);
}

async function openSqliteFile(rows: number): Promise<FilledDatabase> {
  const folder = join(CACHE, `sqlite-${rows}-v${VERSION}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    await fillAt(join(unfinished, 'data.db'), rows);
    renameSync(unfinished, folder);
  }
  return { kind: 'sqlite', rows, address: join(folder, 'data.db'), close: async () => {} };
}

// Limits of a server that holds the larger table in memory; every commit is on the disk, as in production.
const SETTINGS = [
  '--innodb-buffer-pool-size=2G',
  '--innodb-log-file-size=512M',
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-flush-method=fsync',
];

async function openSchema(rows: number): Promise<FilledDatabase> {
  const server = await startMariadb({ keepIn: join(CACHE, `mariadb-v${VERSION}`), settings: SETTINGS });
  const schema = `bench_${rows}`;
  const address = `${server.url}/${schema}`;
  const close = () => server.stop();
  try {
    if (!(await isFilled(server.url, schema))) {
      await onServer(server.url, [
        `DROP DATABASE IF EXISTS ${schema}`,
        `CREATE DATABASE ${schema} CHARACTER SET utf8mb4`,
      ]);
      await fillAt(address, rows);
      await onServer(server.url, [`CREATE TABLE ${schema}.filled (at TIMESTAMP)`]);
    }
    return { kind: 'mariadb', rows, address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fillAt(address: string, rows: number): Promise<void> {
  console.info(`filling ${address} with ${rows} posts`);
  const sequelize = address.startsWith('mysql://') ? connectMysql(address) : connectSqlite(address);
  try {
    await seed(sequelize, rows);
  } finally {
    await sequelize.close();
  }
}

async function isFilled(url: string, schema: string): Promise<boolean> {
  const found = await onServer(url, [
    `SELECT 1 FROM information_schema.tables WHERE table_schema = '${schema}' AND table_name = 'filled'`,
  ]);
  return found.length > 0;
}

async function onServer(url: string, statements: readonly string[]): Promise<unknown[]> {
  const connection = await createConnection(url);
  try {
    let last: unknown = [];
    for (const sql of statements) [last] = await connection.query(sql);
    return Array.isArray(last) ? last : [];
  } finally {
    await connection.end();
  }
}

/** Takes out what the benchmarks have written, so that the next run finds the same table. */
export async function restore({ address, rows }: FilledDatabase): Promise<void> {
  const sequelize = address.startsWith('mysql://') ? connectMysql(address) : connectSqlite(address);
  try {
    await sequelize.query(`DELETE FROM posts WHERE id > ${rows}`);
    await sequelize.query('DELETE FROM asok_admin_log');
  } finally {
    await sequelize.close();
  }
}
