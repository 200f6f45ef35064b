import { createHash } from 'node:crypto';
import { DataTypes, QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import type * as umzugModule from 'umzug';
import type { UmzugStorage } from 'umzug';
import { up as initial } from '../migrations/0001-initial.ts';
import { up as accounts } from '../migrations/0002-accounts.ts';
import type { Database } from './database.ts';
import { asciiText, TABLE_OPTIONS } from './dialect.ts';
import type { MigrationContext } from './migration.ts';
import type { Schema } from './tables.ts';

/** What to do with migrations that are pending. */
export interface MigrateOptions {
  /** `auto` applies what is pending; `manual` refuses to start with anything pending. */
  mode: 'auto' | 'manual';
}

const MIGRATIONS = [
  { name: '0001-initial', up: initial },
  { name: '0002-accounts', up: accounts },
];

const LOCK_TRIES = 30;
const LOCK_SECONDS = 2;

/**
 * Brings our tables, and no others, to what this version needs. Any number of processes may do so at once.
 * @returns the names of the migrations that were applied
 * @throws when a table that is not ours has a name of ours, and in `manual` mode when migrations are pending
 */
export async function migrate(database: Database, schema: Schema, { mode }: MigrateOptions): Promise<string[]> {
  const { sequelize, dialect } = database;
  const queryInterface = sequelize.getQueryInterface();
  // Nearly every start ends here: without the lock, and without Umzug, which loads a command line.
  if ((await pending({ queryInterface, schema })).length === 0) return [];
  const loaded = mode === 'auto' ? await import('umzug') : null;
  return underLock(database, schema, async (transaction) => {
    const context: MigrationContext = { queryInterface, transaction, dialect, schema };
    if (loaded) return apply(loaded, context);
    const behind = await pending(context);
    if (behind.length === 0) return [];
    throw new Error(`The tables of the admin are behind this version: apply ${behind.join(', ')}, then start again.`);
  });
}

async function apply({ Umzug, MigrationError }: typeof umzugModule, context: MigrationContext): Promise<string[]> {
  const umzug = new Umzug<MigrationContext>({
    migrations: MIGRATIONS.map(({ name, up }) => ({ name, up: (parameters) => up(parameters.context) })),
    context,
    storage,
    logger: undefined,
  });
  try {
    return names(await umzug.up());
  } catch (error) {
    throw error instanceof MigrationError && error.cause instanceof Error ? error.cause : error;
  }
}

type Reading = Pick<MigrationContext, 'queryInterface' | 'schema'> & Partial<Pick<MigrationContext, 'transaction'>>;

async function executed({ queryInterface, schema, transaction }: Reading): Promise<string[]> {
  const table = schema.tables.migrations;
  const within = transaction ? { transaction } : {};
  if (!(await queryInterface.tableExists(table, within))) return [];
  const sql = `SELECT name FROM ${table} ORDER BY name`;
  return names(await queryInterface.sequelize.query<{ name: string }>(sql, { type: QueryTypes.SELECT, ...within }));
}

async function pending(reading: Reading): Promise<string[]> {
  const done = await executed(reading);
  return names(MIGRATIONS).filter((name) => !done.includes(name));
}

// Umzug's own storage for Sequelize takes no transaction: it would need a second connection beside the one with the lock.
const storage: UmzugStorage<MigrationContext> = {
  executed: ({ context }) => executed(context),
  async logMigration({ name, context: { queryInterface, transaction, dialect, schema } }) {
    const table = schema.tables.migrations;
    const columns = {
      name: { type: asciiText(dialect, 'VARCHAR(100)'), primaryKey: true, allowNull: false },
      applied_at: { type: DataTypes.DATE(3), allowNull: false },
    };
    await queryInterface.createTable(table, columns, { ...TABLE_OPTIONS, transaction });
    await queryInterface.bulkInsert(table, [{ name, applied_at: new Date() }], { transaction });
  },
  async unlogMigration({ name, context: { queryInterface, transaction, schema } }) {
    await queryInterface.bulkDelete(schema.tables.migrations, { name }, { transaction });
  },
};

function underLock<T>(database: Database, schema: Schema, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  if (database.dialect === 'sqlite') return database.transaction(work);
  const { sequelize } = database;
  return sequelize.transaction(async (transaction) => {
    const name = lockName(sequelize, schema);
    await lock(name, transaction);
    try {
      return await work(transaction);
    } finally {
      await sequelize.query('SELECT RELEASE_LOCK(?)', { replacements: [name], transaction });
    }
  });
}

// In short waits: a long one would meet the time limit of statements.
async function lock(name: string, transaction: Transaction): Promise<void> {
  const { sequelize } = transaction as unknown as { sequelize: Sequelize };
  for (let tries = 0; tries < LOCK_TRIES; tries++) {
    const [row] = await sequelize.query<{ locked: number | null }>(`SELECT GET_LOCK(?, ${LOCK_SECONDS}) AS locked`, {
      type: QueryTypes.SELECT,
      replacements: [name],
      transaction,
    });
    if (row?.locked === 1) return;
  }
  throw new Error(`Another process has been migrating for ${LOCK_TRIES * LOCK_SECONDS} seconds`);
}

// The names of these locks are the server's, not the schema's, and at most 64 characters.
function lockName(sequelize: Sequelize, schema: Schema): string {
  const text = `${sequelize.getDatabaseName()}.${schema.tables.migrations}`;
  return `asok:${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}

function names(items: readonly { name: string }[]): string[] {
  return items.map(({ name }) => name);
}
