import { numberFormat } from '../i18n/formats.ts';

/** The four kinds of numbers: two that fit a JavaScript number, two that travel as text to keep every digit. */
export type NumberType = 'integer' | 'bigint' | 'float' | 'decimal';

interface Separators {
  decimal: string;
  group: string;
}

const separators = new Map<string, Separators>();

function separatorsOf(locale: string): Separators {
  const known = separators.get(locale);
  if (known) return known;
  const parts = numberFormat(locale, { useGrouping: true }).formatToParts(12345.6);
  const find = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  const found = { decimal: find('decimal', '.'), group: find('group', '') };
  separators.set(locale, found);
  return found;
}

/**
 * Reads a number as people of a language write it, as plain digits with a point: `1 234,5` in French is `1234.5`. The
 * point counts as a decimal separator everywhere unless it groups thousands, as `1.234` does in German. Null: no number.
 */
export function parseNumber(text: string, type: NumberType, locale: string): string | null {
  const { decimal, group } = separatorsOf(locale);
  let digits = text
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[\u2212]/, '-');
  if (group && !/\s/.test(group) && isGrouped(digits, group, decimal)) digits = digits.replaceAll(group, '');
  digits = digits.replace(decimal, '.').replace(/^\+/, '');
  const whole = type === 'integer' || type === 'bigint';
  if (!(whole ? /^-?\d+$/ : /^-?(\d+\.?\d*|\.\d+)$/).test(digits)) {
    return type === 'float' && /^-?\d+(\.\d+)?e[+-]?\d+$/i.test(digits) ? digits : null;
  }
  if (type === 'integer' && !Number.isSafeInteger(Number(digits))) return null;
  return plain(digits);
}

function isGrouped(digits: string, group: string, decimal: string): boolean {
  const [whole = ''] = digits.split(decimal);
  const [first = '', ...rest] = whole.replace(/^[-+]/, '').split(group);
  return rest.length > 0 && /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
}

// Without needless zeros before, and with a digit on both sides of the point.
function plain(digits: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(digits) ?? [];
  const number = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${sign}${number}${fraction && `.${fraction}`}`;
}

/** A number for editing: no grouping, the decimal separator of the language, every digit kept. */
export function editNumber(digits: string, locale: string): string {
  return digits.replace('.', separatorsOf(locale).decimal);
}

/** A number for reading: grouped as the language does, every digit kept. What is no plain number is given back. */
export function formatNumber(digits: string, locale: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return digits;
  const fraction = Math.min(digits.split('.')[1]?.length ?? 0, 20);
  const format = numberFormat(locale, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
  return format.format(digits as `${number}`);
}

/** `digits` and `steps` whole units more, computed on the digits: no decimal is rounded. */
export function addUnits(digits: string, steps: number): string {
  const fraction = digits.split('.')[1]?.length ?? 0;
  const scale = 10n ** BigInt(fraction);
  const sum = BigInt(digits.replace('.', '')) + BigInt(steps) * scale;
  const text = (sum < 0n ? -sum : sum).toString().padStart(fraction + 1, '0');
  const cut = text.length - fraction;
  return `${sum < 0n ? '-' : ''}${text.slice(0, cut)}${fraction ? `.${text.slice(cut)}` : ''}`;
}
