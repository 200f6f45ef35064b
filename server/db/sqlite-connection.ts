import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { RawRow } from './database.ts';
import { toSqliteError } from './sqlite-error.ts';

/** Values of one statement: by position, or by name with its `$`. */
export type Parameters = readonly unknown[] | Record<string, unknown>;

/** What a write has done; beyond 2^53 the id is a text. */
export interface WriteResult {
  lastID: number | string;
  changes: number;
}

interface Prepared {
  statement: StatementSync;
  columns: string[];
  /** It changes nothing, so it may run twice. */
  repeatable: boolean;
}

const STATEMENTS_KEPT = 200;
const REPEATABLE = /^\s*(select|values|explain|pragma)\b/i;

/** One native connection with its prepared statements. Every call blocks the thread until SQLite answers. */
export class SqliteConnection {
  readonly #native: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(file: string, pragmas: readonly string[]) {
    this.#native = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
    try {
      for (const pragma of pragmas) this.all(`PRAGMA ${pragma}`);
    } catch (error) {
      this.#native.close();
      throw error;
    }
  }

  get inTransaction(): boolean {
    return this.#native.isTransaction;
  }

  /** Runs a statement and gives its rows: integers beyond 2^53 as strings, blobs as Buffers. */
  all(sql: string, parameters: Parameters = []): RawRow[] {
    try {
      const prepared = this.#prepare(sql);
      return prepared.repeatable ? allFast(prepared, parameters) : allExact(prepared, parameters);
    } catch (error) {
      throw toSqliteError(error);
    }
  }

  /** Runs a statement that changes rows. */
  run(sql: string, parameters: Parameters = []): WriteResult {
    try {
      const { statement } = this.#prepare(sql);
      statement.setReadBigInts(true);
      const { lastInsertRowid, changes } = Array.isArray(parameters)
        ? statement.run(...positional(parameters))
        : statement.run(named(parameters));
      return { lastID: exact(BigInt(lastInsertRowid)), changes: Number(changes) };
    } catch (error) {
      throw toSqliteError(error);
    }
  }

  /** Forgets the prepared statements: after a change of the schema `SELECT *` has other columns. */
  forget(): void {
    this.#prepared.clear();
    // Preparing alone trusts the schema read before; running a statement reads the new one.
    this.#native.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  }

  close(): void {
    this.#prepared.clear();
    this.#native.close();
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (prepared) {
      this.#prepared.delete(sql);
    } else {
      const statement = this.#native.prepare(sql);
      // Arrays and our own objects take half the time of the driver's objects without prototype, copied.
      statement.setReturnArrays(true);
      prepared = { statement, columns: statement.columns().map(({ name }) => name), repeatable: REPEATABLE.test(sql) };
      const [oldest] = this.#prepared.keys();
      if (this.#prepared.size >= STATEMENTS_KEPT && oldest !== undefined) this.#prepared.delete(oldest);
    }
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

// Numbers first; only a row with an integer beyond 2^53 makes the driver throw, and the statement runs once more.
function allFast(prepared: Prepared, parameters: Parameters): RawRow[] {
  prepared.statement.setReadBigInts(false);
  try {
    return toRows(prepared, parameters);
  } catch (error) {
    if (!(error instanceof RangeError) || !('code' in error) || error.code !== 'ERR_OUT_OF_RANGE') throw error;
    return allExact(prepared, parameters);
  }
}

function allExact(prepared: Prepared, parameters: Parameters): RawRow[] {
  prepared.statement.setReadBigInts(true);
  return toRows(prepared, parameters);
}

function toRows({ statement, columns }: Prepared, parameters: Parameters): RawRow[] {
  const rows = Array.isArray(parameters) ? statement.all(...positional(parameters)) : statement.all(named(parameters));
  return (rows as unknown as SQLOutputValue[][]).map((values) => {
    const row: RawRow = {};
    for (let index = 0; index < columns.length; index++) row[columns[index] as string] = fromSqlite(values[index]);
    return row;
  });
}

function fromSqlite(value: SQLOutputValue | undefined): unknown {
  if (typeof value === 'bigint') return exact(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}

function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function positional(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map(toSqlite);
}

function named(parameters: Parameters): Record<string, SQLInputValue> {
  const result: Record<string, SQLInputValue> = {};
  for (const [name, value] of Object.entries(parameters)) result[name] = toSqlite(value);
  return result;
}

// The driver binds every number as a REAL, which a TEXT column keeps as '5.0': integers go as integers.
function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date) return value.getTime();
  return value as SQLInputValue;
}
