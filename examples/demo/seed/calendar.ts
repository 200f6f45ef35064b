import type { Random } from './random.ts';

/** The day the data is told from, so that every run makes the same. */
export const TODAY = Date.UTC(2026, 8, 1, 9, 30);

const DAY = 86_400_000;

/** A moment up to `days` ago, more often a recent one, in whole seconds. */
export function past(random: Random, days: number): Date {
  const ago = random.next() ** 1.6 * days * DAY;
  return new Date(Math.floor((TODAY - ago) / 1000) * 1000);
}

/** A moment within `days` after another. */
export function after(moment: Date, random: Random, days: number): Date {
  return new Date(moment.getTime() + Math.floor(random.next() * days * 86_400) * 1000);
}

/** The same for what has happened: not after the day of telling. */
export function since(moment: Date, random: Random, days: number): Date {
  return after(moment, random, Math.min(days, (TODAY - moment.getTime()) / DAY));
}

/** A moment of a day's work, so many days ago; whole seconds. */
export function atWork(random: Random, daysAgo: number): Date {
  const start = Math.floor(TODAY / DAY - daysAgo) * DAY;
  return new Date(start + random.integer(7 * 3600, 17 * 3600) * 1000);
}

/** `YYYY-MM-DD`. */
export function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
