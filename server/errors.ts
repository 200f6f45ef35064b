import type { ConflictParams, ErrorCode, FieldError, WireError } from './contract.ts';

interface ErrorDetails {
  params?: Record<string, unknown>;
  fieldErrors?: Record<string, FieldError>;
  /** For the log only: never on the wire. */
  cause?: unknown;
  retryable?: boolean;
  /** Seconds until a retry makes sense, sent as `Retry-After`. */
  retryAfter?: number;
}

/** A refusal that the caller may see. Everything else that is thrown becomes `INTERNAL` on the wire. */
export class AdminError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AdminError';
    this.code = code;
    this.status = STATUS[code];
    this.details = details;
  }

  /** The public half of the error. */
  toWire(requestId: string): WireError {
    const { params, fieldErrors, retryable } = this.details;
    return {
      code: this.code,
      httpStatus: this.status,
      message: this.message,
      ...(params && { params }),
      ...(fieldErrors && { fieldErrors }),
      ...(retryable && { retryable }),
      requestId,
    };
  }
}

/** What a log holds of an error: its message and where it came from. Some drivers leave the message out of the stack. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = '' } = error;
  return stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
}

const STATUS: Record<ErrorCode, number> = {
  VALIDATION_FAILED: 400,
  FIELD_UNKNOWN: 400,
  FIELD_NOT_FILTERABLE: 400,
  FIELD_NOT_SORTABLE: 400,
  PASSWORD_WEAK: 400,
  QUERY_TOO_LARGE: 400,
  CURSOR_INVALID: 400,
  BAD_REQUEST: 400,
  CANNOT_ENTER: 400,
  UNAUTHENTICATED: 401,
  INVALID_CREDENTIALS: 401,
  CODE_INVALID: 401,
  FORBIDDEN: 403,
  DISABLED: 403,
  GRANT_EXCEEDS_OWN: 403,
  RANK_TOO_LOW: 403,
  REAUTH_REQUIRED: 403,
  MFA_ENROLMENT_REQUIRED: 403,
  IMPERSONATING: 403,
  IMPERSONATION_REFUSED: 403,
  IMPERSONATION_EXPIRED: 403,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  NOT_UNIQUE: 409,
  STILL_REFERENCED: 409,
  LAST_ADMIN: 409,
  OWN_ACCOUNT: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** One factory for each refusal that more than one place gives. */
export const errors = {
  unauthenticated: () => new AdminError('UNAUTHENTICATED', 'Sign in first'),
  forbidden: () => new AdminError('FORBIDDEN', 'Not allowed'),
  notFound: () => new AdminError('NOT_FOUND', 'Not found'),
  disabled: () => new AdminError('DISABLED', 'Switched off for this model'),
  codeInvalid: (params?: Record<string, unknown>) => new AdminError('CODE_INVALID', 'Wrong code', params && { params }),
  reauthRequired: () => new AdminError('REAUTH_REQUIRED', 'Give your password again first'),
  mustEnrol: () => new AdminError('MFA_ENROLMENT_REQUIRED', 'Set up two-factor authentication first'),
  impersonationOver: () => new AdminError('IMPERSONATION_EXPIRED', 'The impersonation is over: nothing was changed'),
  impersonating: () => new AdminError('IMPERSONATING', 'Not while acting as somebody else'),
  badRequest: (message: string, cause?: unknown) => new AdminError('BAD_REQUEST', message, { cause }),
  invalid: (fieldErrors: Record<string, FieldError>, cause?: unknown) =>
    new AdminError('VALIDATION_FAILED', 'Some values were refused', { fieldErrors, cause }),
  notFilterable: () => new AdminError('FIELD_NOT_FILTERABLE', 'No such field to filter by'),
  notSortable: () => new AdminError('FIELD_NOT_SORTABLE', 'No such field to sort by'),
  fieldUnknown: () => new AdminError('FIELD_UNKNOWN', 'No such field'),
  tooLarge: (what: string, max: number) =>
    new AdminError('QUERY_TOO_LARGE', `Too much asked for: ${what}, at most ${max}`, { params: { what, max } }),
  cursor: () => new AdminError('CURSOR_INVALID', 'This page can no longer be found'),
  notUnique: (fieldErrors: Record<string, FieldError>, cause?: unknown) =>
    new AdminError('NOT_UNIQUE', 'Another record has this value already', { fieldErrors, cause }),
  conflict: (params: ConflictParams) =>
    new AdminError('CONFLICT', 'Somebody else changed the same fields', { params: { ...params } }),
  rateLimited: (seconds: number) =>
    new AdminError('RATE_LIMITED', 'Too many attempts', { params: { seconds }, retryAfter: seconds }),
  unavailable: (cause?: unknown) =>
    new AdminError('UNAVAILABLE', 'Not available right now', { cause, retryable: true, retryAfter: 1 }),
};
