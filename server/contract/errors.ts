/** Refusals. */

/** Every refusal by its code, which stays the same. */
export type ErrorCode =
  | 'VALIDATION_FAILED'
  | 'FIELD_UNKNOWN'
  | 'FIELD_NOT_FILTERABLE'
  | 'FIELD_NOT_SORTABLE'
  | 'PASSWORD_WEAK'
  | 'QUERY_TOO_LARGE'
  | 'CURSOR_INVALID'
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'INVALID_CREDENTIALS'
  | 'CODE_INVALID'
  | 'FORBIDDEN'
  | 'DISABLED'
  | 'GRANT_EXCEEDS_OWN'
  | 'RANK_TOO_LOW'
  | 'REAUTH_REQUIRED'
  | 'MFA_ENROLMENT_REQUIRED'
  | 'IMPERSONATING'
  | 'CANNOT_ENTER'
  | 'IMPERSONATION_REFUSED'
  | 'IMPERSONATION_EXPIRED'
  | 'ORIGIN_REFUSED'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'NOT_UNIQUE'
  | 'STILL_REFERENCED'
  | 'LAST_ADMIN'
  | 'OWN_ACCOUNT'
  | 'BODY_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'UNAVAILABLE';

/** Why one field was refused: a code of the catalogue and what its text needs (`{ max: 200 }`). */
export interface FieldError {
  code: FieldErrorCode;
  params?: Record<string, string | number>;
  /** The model's own words, where a validator of the team gave some. */
  message?: string;
}

/** Why a field was refused. */
export type FieldErrorCode =
  | 'required'
  | 'type'
  | 'choice'
  | 'tooLong'
  | 'tooShort'
  | 'tooSmall'
  | 'tooLarge'
  | 'tooManyDecimals'
  | 'tooManyDigits'
  | 'format'
  | 'unique'
  | 'reference'
  | 'readonly'
  | 'unknown'
  | 'weak'
  | 'unreadable'
  | 'invalid';

/** A refusal on the wire. */
export interface WireError {
  code: ErrorCode;
  httpStatus: number;
  /** English; the client translates by code. */
  message: string;
  params?: Record<string, unknown>;
  fieldErrors?: Record<string, FieldError>;
  requestId: string;
  /** The same call may be sent again. */
  retryable?: boolean;
}
