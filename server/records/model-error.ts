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

type Names = ReadonlyMap<string, string>;

/** What Sequelize or the database refused, in our words and by field; anything else is passed on as it is. */
export function modelError(entry: ModelEntry, error: unknown, names: Names = new Map()): unknown {
  if (error instanceof UniqueConstraintError) return notUnique(entry, error, names);
  if (error instanceof ForeignKeyConstraintError)
    return new AdminError('STILL_REFERENCED', 'Other records still point here, or the record pointed at is gone', {
      cause: error,
    });
  if (error instanceof OptimisticLockError) return errors.conflict({ version: '', fields: {} });
  if (error instanceof ValidationError) return invalid(entry, error, names);
  return databaseRefusal(error) ?? error;
}

function notUnique(entry: ModelEntry, error: UniqueConstraintError, names: Names): AdminError {
  const columns = new Set(error.errors.flatMap((item) => item.path ?? []).concat(Object.keys(error.fields)));
  const fieldErrors: Record<string, FieldError> = {};
  for (const field of entry.fields.values()) {
    if (field.attribute === null || !(columns.has(field.attribute) || columns.has(field.column ?? ''))) continue;
    // A hidden column that follows another one speaks through it: two e-mail addresses that mean the same account.
    const name = field.hidden ? field.options.populateFrom : (names.get(field.attribute) ?? field.name);
    if (field.foreignKeyOf === null && name !== undefined) fieldErrors[name] = { code: 'unique' };
  }
  return new AdminError('NOT_UNIQUE', 'Another record has this value already', { fieldErrors, cause: error });
}

function invalid(entry: ModelEntry, error: ValidationError, names: Names): AdminError {
  const fieldErrors: Record<string, FieldError> = {};
  for (const item of error.errors) {
    const attribute = item.path ?? '';
    const field = entry.fields.get(attribute);
    const name = field && !field.hidden ? (names.get(attribute) ?? field.foreignKeyOf ?? attribute) : '';
    fieldErrors[name] ??= explain(item);
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

// Numbers of MySQL: data too long, out of range, wrong value for the column, truncated, invalid JSON.
const VALUE_REFUSED = new Set([1406, 1264, 1366, 1292, 1265, 4025, 3140]);

function databaseRefusal(error: unknown): AdminError | null {
  const { errno, message } = (error as { original?: { errno?: number; message?: string } }).original ?? {};
  if (errno === undefined || !VALUE_REFUSED.has(errno)) return null;
  const column = /column [`'"]?(?:\w+`?\.`?)*(\w+)/i.exec(message ?? '')?.[1];
  return errors.invalid(column ? { [column]: { code: errno === 1406 ? 'tooLong' : 'invalid' } } : {}, error);
}
