import type { QueryInterface, Transaction } from 'sequelize';
import type { Database } from './database.ts';
import type { Schema } from './tables.ts';

/** What a migration works with. On SQLite the transaction undoes a failed one; MySQL commits each CREATE by itself. */
export interface MigrationContext {
  queryInterface: QueryInterface;
  transaction: Transaction;
  dialect: Database['dialect'];
  schema: Schema;
}
