import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RawRow } from './database.ts';
import { Scanner } from './scanner.ts';
import { type Parameters, SqliteConnection } from './sqlite-connection.ts';
import { busy, SqliteError } from './sqlite-error.ts';
import { lockFile } from './sqlite-lock.ts';
import { WriteQueue } from './write-queue.ts';

/** How long things may take on SQLite. */
export interface StoreOptions {
  /** Longest wait for the lock or for a turn to write, in milliseconds. */
  busyTimeout: number;
  /** Longest a scan may take, in milliseconds. */
  scanTimeout: number;
}

// FULL: a commit that was answered survives a loss of power.
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'];
const CHANGES_SCHEMA = /^\s*(create|alter|drop|pragma|reindex|vacuum)\b/i;

/** The SQLite files this process has open: every Sequelize on a file shares its connections and its write queue. */
const open = new Map<string, SqliteStore>();

/** One SQLite file: a connection that reads, one that writes, and the queue of the writers. */
export class SqliteStore {
  readonly queue: WriteQueue;
  readonly #file: string;
  readonly #reader: SqliteConnection;
  readonly #writer: SqliteConnection;
  readonly #options: StoreOptions;
  readonly #unlock: () => void;
  #scanner: Scanner | undefined;
  #users = 0;
  #schemaChanged = false;

  /** Opens a file, or shares the open one; `:memory:` is a new database each time. */
  static open(file: string, options: StoreOptions): SqliteStore {
    const path = file === ':memory:' ? file : canonical(file);
    const store = open.get(path) ?? new SqliteStore(path, options);
    if (path !== ':memory:') open.set(path, store);
    store.#users++;
    return store;
  }

  private constructor(file: string, options: StoreOptions) {
    this.#file = file;
    this.#options = options;
    this.queue = new WriteQueue(options.busyTimeout);
    this.#unlock = this.#isMemory ? () => undefined : lockFile(file);
    try {
      this.#writer = new SqliteConnection(file, PRAGMAS);
      this.#reader = this.#isMemory ? this.#writer : new SqliteConnection(file, [...PRAGMAS, 'query_only = ON']);
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  get #isMemory(): boolean {
    return this.#file === ':memory:';
  }

  /** The writer is inside a transaction. Only who holds the queue may ask. */
  get inTransaction(): boolean {
    return this.#writer.inTransaction;
  }

  /**
   * Reads committed data.
   * @throws SqliteError with `isReadOnly` when the statement would write
   */
  read(sql: string, parameters?: Parameters): RawRow[] {
    // In memory there is one connection: while a transaction holds it, a statement from outside must not write into it.
    if (!this.#isMemory || !this.queue.held) return this.#reader.all(sql, parameters);
    this.#writer.all('PRAGMA query_only = ON');
    try {
      return this.#writer.all(sql, parameters);
    } finally {
      this.#writer.all('PRAGMA query_only = OFF');
    }
  }

  /** Uses the writer. Only who holds the queue may call this. */
  write<T>(sql: string, use: (writer: SqliteConnection) => T): T {
    const result = use(this.#writer);
    if (CHANGES_SCHEMA.test(sql)) this.#schemaChanged = true;
    if (this.#schemaChanged) this.#writer.forget();
    return result;
  }

  /** Waits for the right to write. The function it gives ends it. */
  async startWriting(): Promise<() => void> {
    const release = await this.queue.acquire(busy);
    return () => {
      if (this.#schemaChanged) this.#reader.forget();
      this.#schemaChanged = false;
      release();
    };
  }

  /** Tries again while another process (a backup, a console) has the lock; the thread is free in between. */
  async whenFree<T>(work: () => T): Promise<T> {
    const end = Date.now() + this.#options.busyTimeout;
    for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof SqliteError && error.isBusy) || Date.now() > end) throw error;
      }
      await wait(pause + Math.random() * pause);
    }
  }

  /** Reads on the worker thread. In memory, which no other thread can see, it reads here. */
  async scan(sql: string): Promise<RawRow[]> {
    if (this.#isMemory) return this.read(sql);
    this.#scanner ??= new Scanner(this.#file, this.#options.scanTimeout);
    return this.#scanner.scan(sql);
  }

  /** Lets go of the file when its last user has closed it. */
  async close(): Promise<void> {
    this.#users--;
    if (this.#users > 0) return;
    if (open.get(this.#file) === this) open.delete(this.#file);
    this.queue.clear(new SqliteError(21, 'the database was closed'));
    await this.#scanner?.close();
    this.#reader.close();
    if (!this.#isMemory) this.#writer.close();
    this.#unlock();
  }
}

// The same file by two names (a link, a relative path) is one file. The file itself need not exist yet.
function canonical(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return realpathSync(file);
  } catch {
    return join(realpathSync(dirname(file)), basename(file));
  }
}
