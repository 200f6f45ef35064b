import { type Day, dateOf } from './day.ts';

const DAY = 86_400_000;

function addDays(day: Day, days: number): Day {
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
