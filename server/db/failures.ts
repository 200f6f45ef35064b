import { ConnectionError, TimeoutError } from 'sequelize';
import { AdminError, errors } from '../errors.ts';

interface DriverError {
  code?: unknown;
  errno?: unknown;
  sqlState?: unknown;
  fatal?: unknown;
}

const LOST = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_ENQUEUE_AFTER_QUIT',
  'ECONNRESET',
  'ECONNABORTED',
  'ECONNREFUSED',
  'EPIPE',
  'ER_CONNECTION_KILLED',
  'ER_SERVER_SHUTDOWN',
]);

// Of MySQL and MariaDB: too many connections, no answer in time, interrupted, node not ready, read-only server, disk full.
const OUT_OF_SERVICE = new Set<unknown>([1021, 1040, 1047, 1114, 1205, 1213, 1290, 1317, 1969, 3024]);
// Of MySQL: two, three or more character sets that cannot be compared.
const UNCOMPARABLE = new Set<unknown>([1267, 1270, 1271]);
const SQLITE_OUT_OF_SERVICE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|ABORT|MISUSE)$/;

/** A statement that got no answer in time, so that its connection was destroyed. Whether it took effect is unknown. */
export class DeadlineError extends Error {
  readonly code = 'DEADLINE';

  constructor(milliseconds: number) {
    super(`No answer from the database in ${milliseconds} ms`);
    this.name = 'DeadlineError';
  }
}

/** The transaction lost against another one and was rolled back, or waited too long for a lock: it may be run again. */
export function isDeadlock(error: unknown): boolean {
  return causes(error).some(({ errno, sqlState }) => errno === 1213 || errno === 1205 || sqlState === '40001');
}

/** The connection broke: a read may be sent again on another one. Not after a deadline: nobody waits that long twice. */
export function isLostConnection(error: unknown): boolean {
  const found = causes(error);
  if (found.some((cause) => cause instanceof DeadlineError)) return false;
  return found.some(({ code, fatal }) => fatal === true || LOST.has(String(code)));
}

/** The server keeps no more prepared statements, or none at all. */
export function isTooManyPrepared(error: unknown): boolean {
  return causes(error).some(({ errno }) => errno === 1461);
}

/**
 * Turns the errors of a database that is out of reach, too busy or full into `UNAVAILABLE`, and those of a text that a
 * column in an old character set cannot hold into `BAD_REQUEST`; leaves the others alone.
 */
export function asRefusal(error: unknown): unknown {
  if (error instanceof AdminError) return error;
  if (isOutOfService(error)) return errors.unavailable(error);
  const isUncomparable = causes(error).some(({ errno }) => UNCOMPARABLE.has(errno));
  return isUncomparable ? errors.badRequest('A text has characters that the column cannot hold', error) : error;
}

function isOutOfService(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (isLostConnection(error)) return true;
  return causes(error).some(
    (cause) =>
      cause instanceof DeadlineError ||
      OUT_OF_SERVICE.has(cause.errno) ||
      SQLITE_OUT_OF_SERVICE.test(String(cause.code)),
  );
}

/** The error, and what it was made from: Sequelize wraps the driver's errors, services may wrap Sequelize's. */
function causes(error: unknown): DriverError[] {
  const found: DriverError[] = [];
  let next: unknown = error;
  while (next instanceof Error && found.length < 5) {
    found.push(next as DriverError);
    next = 'parent' in next ? next.parent : next.cause;
  }
  return found;
}
