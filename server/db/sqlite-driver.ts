import type { RawRow } from './database.ts';
import type { Parameters, SqliteConnection, WriteResult } from './sqlite-connection.ts';
import { SqliteError } from './sqlite-error.ts';
import type { SqliteStore } from './sqlite-store.ts';

type Callback = (this: Statement, error: unknown, rows?: RawRow[]) => void;

// Sequelize tells by the name of this class that `lastID` and `changes` are there.
class Statement {
  readonly lastID: number | string;
  readonly changes: number;

  constructor({ lastID, changes }: WriteResult = { lastID: 0, changes: 0 }) {
    this.lastID = lastID;
    this.changes = changes;
  }
}

const BEGIN = /^\s*begin\b/i;
const COMMIT = /^\s*(commit|end)\b/i;
const ROLLBACK = /^\s*rollback\b(?!.*\bto\b)/i;
const SETTING = /^\s*pragma\b[^=]*=/i;

/**
 * What Sequelize takes for a connection: one that stays for all autocommit statements, and one for each transaction.
 * None owns a native connection. Reads share the store's reader; from BEGIN to its end a handle has the store's writer.
 */
export class SqliteHandle {
  /** The transaction that Sequelize knows it by. */
  uuid?: string | undefined;
  readonly #store: SqliteStore;
  readonly #running: () => SqliteHandle | undefined;
  #release: (() => void) | undefined;

  constructor(store: SqliteStore, running: () => SqliteHandle | undefined) {
    this.#store = store;
    this.#running = running;
  }

  all(sql: string, parameters: Parameters | Callback, callback?: Callback): void {
    const [values, done] = typeof parameters === 'function' ? [[], parameters] : [parameters, callback];
    this.select(sql, values).then(
      (rows) => done?.call(new Statement(), null, rows),
      (error) => done?.call(new Statement(), error),
    );
  }

  run(sql: string, parameters: Parameters | Callback, callback?: Callback): void {
    const [values, done] = typeof parameters === 'function' ? [[], parameters] : [parameters, callback];
    this.#change(sql, values).then(
      (result) => done?.call(new Statement(result), null),
      (error) => done?.call(new Statement(), error),
    );
  }

  /** Runs any statement that may give rows. */
  async select(sql: string, parameters: Parameters = []): Promise<RawRow[]> {
    if (this.#release) return this.#continue(sql, parameters);
    const running = this.#running();
    if (running && running !== this) return running.select(sql, parameters);
    if (BEGIN.test(sql)) return this.#begin(sql);
    // Sequelize rolls back a transaction that never got its turn.
    if (ROLLBACK.test(sql)) return [];
    if (SETTING.test(sql)) return this.#writeAlone(sql, (writer) => writer.all(sql, parameters));
    try {
      return await this.#store.whenFree(() => this.#store.read(sql, parameters));
    } catch (error) {
      if (!(error instanceof SqliteError && error.isReadOnly)) throw error;
    }
    return this.#writeAlone(sql, (writer) => writer.all(sql, parameters));
  }

  serialize(work: () => void): void {
    work();
  }

  close(callback?: (error: unknown) => void): void {
    let failure: unknown = null;
    try {
      this.#end();
    } catch (error) {
      failure = error;
    }
    callback?.(failure);
  }

  async #change(sql: string, parameters: Parameters): Promise<WriteResult> {
    if (this.#release) {
      this.#mustBeAlive();
      return this.#store.whenFree(() => this.#store.write(sql, (writer) => writer.run(sql, parameters)));
    }
    const running = this.#running();
    if (running && running !== this) return running.#change(sql, parameters);
    return this.#writeAlone(sql, (writer) => writer.run(sql, parameters));
  }

  /** An autocommit write: it takes its turn like every transaction. */
  async #writeAlone<T>(sql: string, use: (writer: SqliteConnection) => T): Promise<T> {
    const release = await this.#store.startWriting();
    try {
      return await this.#store.whenFree(() => this.#store.write(sql, use));
    } finally {
      release();
    }
  }

  async #begin(sql: string): Promise<RawRow[]> {
    const release = await this.#store.startWriting();
    try {
      const rows = await this.#store.whenFree(() => this.#store.write(sql, (writer) => writer.all(sql)));
      this.#release = release;
      return rows;
    } catch (error) {
      release();
      throw error;
    }
  }

  async #continue(sql: string, parameters: Parameters): Promise<RawRow[]> {
    if (ROLLBACK.test(sql)) {
      this.#end();
      return [];
    }
    this.#mustBeAlive();
    const run = (): RawRow[] => this.#store.write(sql, (writer) => writer.all(sql, parameters));
    if (!COMMIT.test(sql)) return this.#store.whenFree(run);
    try {
      return await this.#store.whenFree(run);
    } finally {
      // A commit that failed (disk full, a deferred foreign key) must not leave the writer in its transaction.
      this.#end();
    }
  }

  // After a full disk or an I/O error SQLite rolls back by itself: what follows would be committed statement by statement.
  #mustBeAlive(): void {
    if (!this.#store.inTransaction) throw new SqliteError(4, 'the transaction was rolled back after an error');
  }

  #end(): void {
    const release = this.#release;
    this.#release = undefined;
    if (!release) return;
    try {
      if (this.#store.inTransaction) this.#store.write('ROLLBACK', (writer) => writer.all('ROLLBACK'));
    } finally {
      release();
    }
  }
}

/** The `dialectModule` that lets Sequelize's SQLite dialect work on a store. */
export function sqliteDialectModule(store: SqliteStore, running: () => SqliteHandle | undefined): object {
  class Database extends SqliteHandle {
    readonly filename: string;

    constructor(filename: string, _mode: number, opened: (error: null) => void) {
      super(store, running);
      this.filename = filename;
      queueMicrotask(() => opened(null));
    }
  }
  return { OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4, Database };
}
