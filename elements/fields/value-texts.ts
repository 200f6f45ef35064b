import type { LocalizeController } from '../i18n/localize.ts';
import { dateOf, localDay } from './day.ts';

/** Longest text of a cell, in characters. */
const CELL_LENGTH = 60;

/** A text on one line, cut for a cell. */
export function cutText(text: string): string {
  // Only the beginning counts, and a text may be very long; a character takes up to two units.
  const line = text
    .slice(0, CELL_LENGTH * 8)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > CELL_LENGTH ? `${characters.slice(0, CELL_LENGTH).join('')}…` : line;
}

/** Any value as text: for data that is not what its kind says. */
export function plainText(value: unknown): string {
  return typeof value === 'object' ? jsonText(value) : String(value);
}

/** A value as JSON, on one line or laid out by `indent`; what JSON cannot hold stands as text. */
export function jsonText(value: unknown, indent = 0): string {
  const readable = (_key: string, item: unknown) => (typeof item === 'bigint' ? String(item) : item);
  return JSON.stringify(value, readable, indent) ?? String(value);
}

const DAY = 86_400_000;

/** How long ago, or until, within seven days; null beyond. From a day on, by the days of the calendar. */
export function relativeText(moment: Date, now: Date, localize: LocalizeController): string | null {
  const ms = moment.getTime() - now.getTime();
  if (Math.abs(ms) >= 7 * DAY) return null;
  const tell = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    localize.relativeTime(Math.trunc(value), unit, { numeric: 'auto' });
  if (Math.abs(ms) >= DAY) {
    return tell((dateOf(localDay(moment)).getTime() - dateOf(localDay(now)).getTime()) / DAY, 'day');
  }
  if (Math.abs(ms) >= 3_600_000) return tell(ms / 3_600_000, 'hour');
  return Math.abs(ms) >= 60_000 ? tell(ms / 60_000, 'minute') : tell(0, 'second');
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** A number of bytes in the unit that suits it. */
export function sizeText(bytes: number, localize: LocalizeController): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), SIZES.length - 1);
  // Only the long name of the smallest unit has a plural.
  const unitDisplay = step === 0 ? 'long' : 'short';
  const options = { style: 'unit', unit: SIZES[step], unitDisplay, maximumFractionDigits: 1 } as const;
  return localize.number(bytes / 1000 ** step, options);
}
