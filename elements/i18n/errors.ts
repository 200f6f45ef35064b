import type { AsokError, FieldError, FieldErrorCode } from '../../sdk/index.ts';
import { sizeText } from '../fields/value-texts.ts';
import { en } from './en.ts';
import type { LocalizeController } from './localize.ts';

/** `NOT_FOUND` as `NotFound`. */
type Words<Code extends string> = Code extends `${infer Word}_${infer Rest}`
  ? `${Capitalize<Lowercase<Word>>}${Words<Rest>}`
  : Capitalize<Lowercase<Code>>;

// Keys are made from codes: a code without a text does not compile where they are looked up.
type ErrorKey = `error${Words<AsokError['code']>}`;
type FieldErrorKey = `errorField${Capitalize<Exclude<FieldErrorCode, 'unknown'>>}` | 'errorFieldUnexpected';

function keyOf(code: string): ErrorKey {
  const key = `error_${code.toLowerCase()}`.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
  return key in en ? (key as ErrorKey) : 'errorInternal';
}

function fieldKeyOf(code: FieldErrorCode): FieldErrorKey {
  // Another error has the name that its own would have.
  if (code === 'unknown') return 'errorFieldUnexpected';
  const key = `errorField${code.charAt(0).toUpperCase()}${code.slice(1)}`;
  return key in en ? (key as FieldErrorKey) : 'errorFieldInvalid';
}

/** What to tell a person about a failed call. A code that this version does not know reads as a failure of the server. */
export function errorText(localize: LocalizeController, error: AsokError): string {
  return localize.term(keyOf(error.code));
}

/** What to tell a person about a refused field; the model's own words win. */
export function fieldErrorText(localize: LocalizeController, { code, params, message }: FieldError): string {
  if (message) return message;
  const key = fieldKeyOf(code);
  switch (key) {
    case 'errorFieldType':
      return params?.accept === undefined ? localize.term(key) : localize.term('fieldsFileType', String(params.accept));
    case 'errorFieldTooLarge':
      if (params?.maxBytes === undefined) return localize.term(key, limit(localize, params?.max));
      return localize.term('fieldsFileTooLarge', sizeText(Number(params.maxBytes), localize));
    case 'errorFieldTooLong':
    case 'errorFieldTooManyDigits':
      return localize.term(key, limit(localize, params?.max));
    case 'errorFieldTooManyDecimals':
      return params?.max === 0 ? localize.term('fieldsBadInteger') : localize.term(key, limit(localize, params?.max));
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
