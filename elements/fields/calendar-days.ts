/** A day as `YYYY-MM-DD`: no time and no zone can shift it. */
export type Day = string;

const DAY = 86_400_000;

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

export function addDays(day: Day, days: number): Day {
  return new Date(dateOf(day).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last. */
export function addMonths(day: Day, months: number): Day {
  const date = dateOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.toISOString().slice(0, 10);
}

/** The day that weeks begin with in a language: 1 Monday to 7 Sunday; Monday where the browser does not tell. */
export function firstWeekday(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return info.getWeekInfo?.().firstDay ?? 1;
}

/** How many days after the beginning of its week a day is. */
function weekOffset(day: Day, first: number): number {
  return (dateOf(day).getUTCDay() - (first % 7) + 7) % 7;
}

/** The six weeks that show the month of `day`. */
export function monthWeeks(day: Day, first: number): Day[][] {
  const start = `${day.slice(0, 8)}01`;
  const begin = addDays(start, -weekOffset(start, first));
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => addDays(begin, week * 7 + index)),
  );
}

interface DayKey {
  key: string;
  shiftKey: boolean;
}

/** Where a key leads in a calendar; null: it does not move. `forward` is 1, or -1 where text runs right to left. */
export function movedDay(
  day: Day,
  { key, shiftKey }: DayKey,
  { first, forward }: { first: number; forward: 1 | -1 },
): Day | null {
  switch (key) {
    case 'ArrowRight':
      return addDays(day, forward);
    case 'ArrowLeft':
      return addDays(day, -forward);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'Home':
      return addDays(day, -weekOffset(day, first));
    case 'End':
      return addDays(day, 6 - weekOffset(day, first));
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1);
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1);
    default:
      return null;
  }
}
