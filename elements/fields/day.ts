/** A day as `YYYY-MM-DD`: no time and no zone can shift it. */
export type Day = string;

/** A day from its numbers (month from 1); null when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(0);
  // Not Date.UTC, which takes the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}

/** Midnight UTC of a day; an invalid Date for what is no day. */
export function dateOf(day: Day): Date {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const known = dayOf(Number(year), Number(month), Number(date));
  return new Date(known === null ? Number.NaN : `${known}T00:00:00Z`);
}

/** The local day of a moment. */
export function localDay(moment: Date): Day {
  return dayOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()) ?? '1970-01-01';
}
