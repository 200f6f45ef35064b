/** Exact numbers as plain digits with a point: `-12.50`. Pure, since server and browser compare them alike. */

const DIGITS = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/;

/** The digits of a number without needless zeros; null for what is no plain number. */
export function digitsOf(text: string): { negative: boolean; whole: string; fraction: string } | null {
  const [, sign, whole = '', fraction = ''] = DIGITS.exec(text) ?? [];
  return sign === undefined ? null : { negative: sign === '-', whole, fraction };
}

/** Below 0, 0 or above it as `one` is less than, equal to or more than `other`: every digit counts. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  // What is written with an exponent is a double already.
  if (!a || !b) return Number(one) - Number(other);
  const scale = Math.max(a.fraction.length, b.fraction.length);
  const units = ({ negative, whole, fraction }: typeof a) =>
    BigInt(`${negative ? '-' : ''}${whole}${fraction.padEnd(scale, '0')}`);
  const difference = units(a) - units(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** How many digits stand after the point, zeros at the end left out. */
export function fractionLength(text: string): number {
  return digitsOf(text)?.fraction.length ?? 0;
}
