import type { FieldDescriptor, FieldError, FieldKind } from './contract.ts';
import { compareDecimals, fractionLength } from './decimal.ts';
import { checkFile } from './file-checks.ts';
import { type FormValues, isBlank } from './form-values.ts';
import { InvalidInput } from './invalid-input.ts';

/**
 * What the descriptors alone can say of the values, by field name. It only spares a call: the server checks again, and
 * knows more.
 */
export function checkValues(
  fields: readonly FieldDescriptor[],
  values: FormValues,
  creating: boolean,
): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const field of fields) {
    const error = checkValue(field, values[field.name], creating);
    if (error) errors[field.name] = error;
  }
  return errors;
}

/** Kinds whose column may hold an empty text where it may not hold null. */
const TEXTS = new Set<FieldKind>([
  'text',
  'textarea',
  'richtext',
  'email',
  'url',
  'tel',
  'color',
  'slug',
  'permissions',
]);

function checkValue(field: FieldDescriptor, value: unknown, creating: boolean): FieldError | null {
  if (value instanceof InvalidInput) return value.error;
  if (isBlank(value) || isNoTag(field, value)) return mayBeBlank(field, creating) ? null : { code: 'required' };
  if (field.choices && !field.choices.some((choice) => choice.value === String(value))) return { code: 'choice' };
  if (typeof value === 'string' && field.maxLength !== null && [...value].length > field.maxLength) {
    return { code: 'tooLong', params: { max: field.maxLength } };
  }
  if (value instanceof File) return checkFile(value, field);
  if (value instanceof Date && Number.isNaN(value.getTime())) return { code: 'type' };
  return checkNumber(field, value);
}

function isNoTag({ kind, required }: FieldDescriptor, value: unknown): boolean {
  return kind === 'tags' && required && Array.isArray(value) && value.length === 0;
}

function mayBeBlank(field: FieldDescriptor, creating: boolean): boolean {
  // The server makes a slug that is left empty.
  if (field.kind === 'slug' && field.populateFrom) return true;
  if (field.required) return false;
  return creating || field.nullable || TEXTS.has(field.kind);
}

const NUMBERS: Partial<Record<FieldKind, RegExp>> = {
  integer: /^-?\d+$/,
  bigint: /^-?\d+$/,
  decimal: /^-?(\d+\.?\d*|\.\d+)$/,
};

function checkNumber(field: FieldDescriptor, value: unknown): FieldError | null {
  const form = NUMBERS[field.kind];
  if (!form && field.kind !== 'float') return null;
  const text = String(value);
  if (!Number.isFinite(Number(text)) || (form && !form.test(text))) return { code: 'type' };
  const { min, max, scale } = field;
  if (min !== null && compareDecimals(text, String(min)) < 0) return { code: 'tooSmall', params: { min } };
  if (max !== null && compareDecimals(text, String(max)) > 0) return { code: 'tooLarge', params: { max } };
  if (scale !== null && fractionLength(text) > scale) return { code: 'tooManyDecimals', params: { max: scale } };
  return null;
}
