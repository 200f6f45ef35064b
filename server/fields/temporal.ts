import { z } from 'zod';
import { type Kind, ORDERED } from './kind.ts';

const common = { operators: ORDERED, sortable: true } as const;

const isCalendarDay = (value: string) => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/** A day without a time: `2026-03-01`. */
export const date: Kind = {
  ...common,
  name: 'date',
  filter: 'date',
  schema: () =>
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .refine(isCalendarDay, { params: { code: 'format' } }),
  decode: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10)),
};

// What every database keeps and gives back: beyond it years are mangled or refused.
const FIRST = new Date('1000-01-01T00:00:00.000Z');
const LAST = new Date('9999-12-31T23:59:59.999Z');

/** A moment; what the database holds as no date at all becomes an invalid Date, which the elements mark. */
export const datetime: Kind = {
  ...common,
  name: 'datetime',
  filter: 'date',
  schema: () => z.date().min(FIRST).max(LAST),
  decode: storedMoment,
};

/** A moment as a driver gives it. */
export function storedMoment(value: unknown): Date {
  return value instanceof Date ? value : moment(String(value));
}

// SQLite's `2026-03-01 09:30:00.000 +00:00`, whose places are fixed: a page has dozens, and `Date` takes three times as
// long to read them. What is out of range, or before the year 1000, it reads as the standard has it.
const STORED =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3} \+00:00$/;

function moment(text: string): Date {
  if (!STORED.test(text)) return new Date(text.replace(/^(\S+) (\S+) \+00:00$/, '$1T$2Z'));
  const two = (place: number) => (text.charCodeAt(place) - ZERO) * 10 + text.charCodeAt(place + 1) - ZERO;
  const milliseconds = two(20) * 10 + text.charCodeAt(22) - ZERO;
  return new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), milliseconds));
}

const ZERO = 48;

/** A time of day: `09:30:00`. */
export const time: Kind = {
  ...common,
  name: 'time',
  filter: 'text',
  schema: () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  decode: String,
  // SQLite keeps it as it is written, and would take 09:30 for another time than 09:30:00.
  encode: (value) => (String(value).length === 5 ? `${String(value)}:00` : value),
};
