import type { Sequelize, Transaction } from 'sequelize';

/**
 * A row as the driver gives it. A moment is a Date from MySQL and a text from SQLite, an integer beyond 2^53 a string, a
 * blob a Uint8Array.
 */
export type RawRow = Record<string, unknown>;

/** A statement whose values stand apart from it: one between each two pieces of text. */
export interface BoundQuery {
  readonly text: readonly string[];
  readonly values: readonly unknown[];
  /**
   * The text with `?` between its pieces, where a statement that is written once keeps it: servers keep it prepared. Not with
   * a number that has a fraction among its values, which MySQL reads differently when it is bound.
   */
  readonly prepared?: string;
}

/** The only way to the database: three doors, the same on every dialect. */
export interface Database {
  readonly sequelize: Sequelize;
  readonly dialect: 'sqlite' | 'mysql';
  /**
   * Runs one SELECT and returns its plain rows as the driver gives them (no model, no parsers).
   * A read outside a transaction is tried again once when its connection was lost.
   * @throws AdminError `UNAVAILABLE` when the database does not answer in time
   */
  select(query: string | BoundQuery, transaction?: Transaction): Promise<RawRow[]>;
  /** Runs one statement of ours that writes, past every model and its hooks. */
  write(query: BoundQuery, transaction: Transaction): Promise<void>;
  /**
   * The same, but it may wait for the next statement of its transaction, which then fails with it; COMMIT does so with
   * `UNAVAILABLE`.
   */
  writeWithNext(query: BoundQuery, transaction: Transaction): Promise<void>;
  /**
   * `select` for a statement that may scan a whole table (search without an index, exact counts): on SQLite it runs on
   * a read-only worker thread so that it blocks nobody, on MySQL under a time limit.
   */
  scan(sql: string): Promise<RawRow[]>;
  /**
   * One writing transaction: queued on SQLite, tried again up to 3 times after a deadlock or a lock time-out on MySQL.
   * A call inside a running one joins it.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
