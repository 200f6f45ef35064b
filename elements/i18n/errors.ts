import type { AsokError, FieldError, FieldErrorCode } from '../../sdk/index.ts';
import type { Catalogue } from './en.ts';
import type { LocalizeController } from './localize.ts';

/** Keys whose text needs no value. */
type PlainKey = { [K in keyof Catalogue]: Catalogue[K] extends string ? K : never }[keyof Catalogue];

const TEXTS = {
  VALIDATION_FAILED: 'errorValidationFailed',
  FIELD_UNKNOWN: 'errorFieldUnknown',
  FIELD_NOT_FILTERABLE: 'errorFieldNotFilterable',
  FIELD_NOT_SORTABLE: 'errorFieldNotSortable',
  PASSWORD_WEAK: 'errorPasswordWeak',
  QUERY_TOO_LARGE: 'errorQueryTooLarge',
  CURSOR_INVALID: 'errorCursorInvalid',
  BAD_REQUEST: 'errorBadRequest',
  UNAUTHENTICATED: 'errorUnauthenticated',
  INVALID_CREDENTIALS: 'errorInvalidCredentials',
  FORBIDDEN: 'errorForbidden',
  DISABLED: 'errorDisabled',
  GRANT_EXCEEDS_OWN: 'errorGrantExceedsOwn',
  RANK_TOO_LOW: 'errorRankTooLow',
  ORIGIN_REFUSED: 'errorOriginRefused',
  NOT_FOUND: 'errorNotFound',
  METHOD_NOT_ALLOWED: 'errorMethodNotAllowed',
  CONFLICT: 'errorConflict',
  NOT_UNIQUE: 'errorNotUnique',
  STILL_REFERENCED: 'errorStillReferenced',
  LAST_ADMIN: 'errorLastAdmin',
  OWN_ACCOUNT: 'errorOwnAccount',
  BODY_TOO_LARGE: 'errorBodyTooLarge',
  UNSUPPORTED_MEDIA_TYPE: 'errorUnsupportedMediaType',
  RATE_LIMITED: 'errorRateLimited',
  INTERNAL: 'errorInternal',
  UNAVAILABLE: 'errorUnavailable',
  NETWORK: 'errorNetwork',
  ABORTED: 'errorAborted',
} as const satisfies Record<AsokError['code'], PlainKey>;

const FIELD_TEXTS = {
  required: 'errorFieldRequired',
  type: 'errorFieldType',
  choice: 'errorFieldChoice',
  tooLong: 'errorFieldTooLong',
  tooShort: 'errorFieldTooShort',
  tooSmall: 'errorFieldTooSmall',
  tooLarge: 'errorFieldTooLarge',
  format: 'errorFieldFormat',
  unique: 'errorFieldUnique',
  reference: 'errorFieldReference',
  readonly: 'errorFieldReadonly',
  unknown: 'errorFieldUnexpected',
  weak: 'errorFieldWeak',
  invalid: 'errorFieldInvalid',
} as const satisfies Record<FieldErrorCode, keyof Catalogue>;

/** What to tell a person about a failed call. A code that this version does not know reads as a failure of the server. */
export function errorText(localize: LocalizeController, error: AsokError): string {
  return localize.term(TEXTS[error.code] ?? TEXTS.INTERNAL);
}

/** What to tell a person about a refused field; the model's own words win. */
export function fieldErrorText(localize: LocalizeController, { code, params, message }: FieldError): string {
  if (message) return message;
  const key = FIELD_TEXTS[code] ?? FIELD_TEXTS.invalid;
  switch (key) {
    case 'errorFieldTooLong':
    case 'errorFieldTooLarge':
      return localize.term(key, limit(localize, params?.max));
    case 'errorFieldTooShort':
    case 'errorFieldTooSmall':
      return localize.term(key, limit(localize, params?.min));
    default:
      return localize.term(key);
  }
}

// A limit may be a decimal or a big integer, which travel as strings: those keep their digits.
function limit(localize: LocalizeController, value: string | number | undefined): string {
  return typeof value === 'number' ? localize.number(value) : (value ?? '');
}
