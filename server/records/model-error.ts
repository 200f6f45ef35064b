import {
  ForeignKeyConstraintError,
  OptimisticLockError,
  UniqueConstraintError,
  ValidationError,
  type ValidationErrorItem,
} from 'sequelize';
import type { FieldError } from '../contract.ts';
import { AdminError, errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import type { Access } from '../roles/policy.ts';

/** The names that the caller used, by attribute. */
type Names = ReadonlyMap<string, string>;

/** What Sequelize or the database refused, in our words and by field; anything else is passed on as it is. */
export function modelError(access: Access, error: unknown, names: Names = new Map()): unknown {
  if (error instanceof UniqueConstraintError) return notUnique(access, error, names);
  if (error instanceof ForeignKeyConstraintError)
    return new AdminError('STILL_REFERENCED', 'Other records still point here, or the record pointed at is gone', {
      cause: error,
    });
  if (error instanceof OptimisticLockError) return errors.conflict({ version: '', fields: {} });
  if (error instanceof ValidationError) return invalid(access, error, names);
  return databaseRefusal(access, error, names) ?? error;
}

/** How a field is called towards the caller: as he called it himself, or by its name if he may read it; else not at all. */
function nameOf({ canRead }: Access, field: Field, names: Names): string | undefined {
  const given = names.get(field.attribute ?? '');
  if (given !== undefined) return given;
  // A hidden column that follows another one speaks through it: two e-mail addresses that mean the same account.
  if (field.hidden) return field.options.populateFrom;
  return canRead(field) ? (field.foreignKeyOf ?? field.name) : undefined;
}

/** Columns or attributes whose values must be unique and were not. MySQL names their index, SQLite the columns. */
export function clashingColumns(model: ModelEntry['model'], error: UniqueConstraintError): Set<string> {
  const named = new Set([...error.errors.flatMap((item) => item.path ?? []), ...Object.keys(error.fields)]);
  for (const { name, fields } of model.options.indexes ?? [])
    if (name !== undefined && named.has(name)) for (const column of fields ?? []) named.add(String(column));
  return named;
}

function notUnique(access: Access, error: UniqueConstraintError, names: Names): AdminError {
  const columns = clashingColumns(access.entry.model, error);
  const fieldErrors: Record<string, FieldError> = {};
  for (const field of access.entry.fields.values()) {
    const isNamed = columns.has(field.attribute ?? '') || columns.has(field.column ?? '');
    // MySQL names a primary key by this word, whatever its columns.
    if (field.attribute === null || !(isNamed || (field.key && columns.has('PRIMARY')))) continue;
    const name = nameOf(access, field, names);
    if (field.foreignKeyOf === null && name !== undefined) fieldErrors[name] = { code: 'unique' };
  }
  return errors.notUnique(fieldErrors, error);
}

function invalid(access: Access, error: ValidationError, names: Names): AdminError {
  const fieldErrors: Record<string, FieldError> = {};
  for (const item of error.errors) {
    const field = access.entry.fields.get(item.path ?? '');
    const name = field && nameOf(access, field, names);
    // What may not be named is an error of the record as a whole, without the words of its validator.
    if (name === undefined) fieldErrors[''] ??= field ? { code: 'invalid' } : explain(item);
    else fieldErrors[name] ??= explain(item);
  }
  return errors.invalid(fieldErrors, error);
}

function explain(item: ValidationErrorItem): FieldError {
  if (item.validatorKey === 'is_null') return { code: 'required' };
  if (item.validatorKey === 'len') return { code: 'tooLong' };
  // The team's own words, written for people; Sequelize's stock sentences are not.
  const isOwnText = item.message !== '' && !/^Validation \w+ on \w+ failed$/.test(item.message);
  return { code: 'invalid', ...(isOwnText && { message: item.message }) };
}

// Of MySQL: data too long, out of range, wrong value for the column, truncated, null, no default, check failed, bad JSON.
const REFUSED_BY_MYSQL = new Set<unknown>([1406, 1264, 1366, 1292, 1265, 1048, 1364, 3819, 4025, 3140]);
const REFUSED_BY_SQLITE = /^SQLITE_CONSTRAINT_(NOTNULL|CHECK|DATATYPE)$/;
const REQUIRED = new Set<unknown>([1048, 1364, 'SQLITE_CONSTRAINT_NOTNULL']);

interface DriverError {
  errno?: number;
  code?: string;
  message?: string;
}

function databaseRefusal(access: Access, error: unknown, names: Names): AdminError | null {
  const { errno, code = '', message = '' } = (error as { original?: DriverError } | null)?.original ?? {};
  if (!REFUSED_BY_MYSQL.has(errno) && !REFUSED_BY_SQLITE.test(code)) return null;
  const column = columnIn(message);
  const field = [...access.entry.fields.values()].find((each) => each.attribute !== null && each.column === column);
  const name = (field && nameOf(access, field, names)) ?? '';
  if (REQUIRED.has(errno) || REQUIRED.has(code)) return errors.invalid({ [name]: { code: 'required' } }, error);
  return errors.invalid({ [name]: { code: errno === 1406 ? 'tooLong' : 'invalid' } }, error);
}

/** The column that a database speaks of, in the last place: a value that was sent may stand before it. */
function columnIn(message: string): string | undefined {
  const quoted = /^.*(?:column|field) (?:`[^`]*`\.)*[`']([^`']+)[`']/is.exec(message);
  return (quoted ?? /constraint failed: .*\.([^.]+)$/i.exec(message))?.[1];
}
