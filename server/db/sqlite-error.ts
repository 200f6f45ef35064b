const CODES: Record<number, string> = {
  2: 'INTERNAL',
  3: 'PERM',
  4: 'ABORT',
  5: 'BUSY',
  6: 'LOCKED',
  7: 'NOMEM',
  8: 'READONLY',
  9: 'INTERRUPT',
  10: 'IOERR',
  11: 'CORRUPT',
  13: 'FULL',
  14: 'CANTOPEN',
  18: 'TOOBIG',
  19: 'CONSTRAINT_OTHER',
  20: 'MISMATCH',
  21: 'MISUSE',
  26: 'NOTADB',
};

const CONSTRAINTS: Record<number, string> = {
  275: 'CHECK',
  531: 'COMMITHOOK',
  787: 'FOREIGNKEY',
  1043: 'FUNCTION',
  1299: 'NOTNULL',
  1555: 'PRIMARYKEY',
  2067: 'UNIQUE',
  2323: 'VTAB',
  2579: 'UNIQUE',
  3091: 'DATATYPE',
};

const TRIGGER = 1811;
const BUSY = 5;
const BUSY_SNAPSHOT = 517;
const READONLY = 8;

/** An error of SQLite in the shape Sequelize's SQLite dialect reads: `code` is the name of the extended result code. */
export class SqliteError extends Error {
  readonly code: string;
  readonly errno: number;
  /** Sequelize writes the statement here. */
  sql?: string;

  constructor(errno: number, message: string, cause?: unknown) {
    const code = codeOf(errno, message);
    super(`${code}: ${message}`, { cause });
    this.name = 'SqliteError';
    this.code = code;
    this.errno = errno;
  }

  /** Another connection holds the lock: trying again may help (not with a stale snapshot, which can only be rolled back). */
  get isBusy(): boolean {
    return (this.errno & 255) === BUSY && this.errno !== BUSY_SNAPSHOT;
  }

  get isReadOnly(): boolean {
    return (this.errno & 255) === READONLY;
  }
}

/** The refusal of a write whose turn did not come in time. */
export function busy(): SqliteError {
  return new SqliteError(BUSY, 'database is locked');
}

/** Gives an error of node:sqlite its code; leaves any other error alone. */
export function toSqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  return new SqliteError(error.errcode, error.message, error);
}

// TRIGGER stands for RAISE() and for a foreign key with RESTRICT. Sequelize takes it, and a bare CONSTRAINT, for a unique
// violation: RAISE() gets a name Sequelize does not know.
function codeOf(errno: number, message: string): string {
  const primary = errno & 255;
  if (errno === TRIGGER) return `SQLITE_CONSTRAINT_${message.startsWith('FOREIGN KEY') ? 'FOREIGNKEY' : 'RAISED'}`;
  if (CONSTRAINTS[errno]) return `SQLITE_CONSTRAINT_${CONSTRAINTS[errno]}`;
  return `SQLITE_${CODES[primary] ?? 'ERROR'}`;
}
