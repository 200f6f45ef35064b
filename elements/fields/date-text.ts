import { dateFormat } from '../i18n/formats.ts';
import { dateOf, dayOf, type Day } from './day.ts';

const DAY_FORMAT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const TIME_FORMAT: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** A day as text that can be edited, such as `24 Nov 2026`: the month by name, so that it reads the same everywhere. */
export function dayText(day: Day, locale: string): string {
  const date = dateOf(day);
  return Number.isNaN(date.getTime()) ? '' : dateFormat(locale, { ...DAY_FORMAT, timeZone: 'UTC' }).format(date);
}

/** A moment as text that can be edited, in local time; seconds only where there are some. */
export function momentText(moment: Date, locale: string): string {
  if (Number.isNaN(moment.getTime())) return '';
  const seconds = moment.getSeconds() > 0 ? ({ second: '2-digit' } as const) : {};
  return dateFormat(locale, { ...DAY_FORMAT, ...TIME_FORMAT, ...seconds }).format(moment);
}

/** The offset of local time at a moment, as `UTC+1`. */
export function zoneText(moment: Date): string {
  const parts = dateFormat('en', { timeZoneName: 'shortOffset' }).formatToParts(moment);
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
}

interface Time {
  hours: number;
  minutes: number;
  seconds: number;
}

const TIME = /(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:\s*([ap])\.?\s?m\b\.?)?/i;

/** Reads a day: `2026-11-24`, `24/11/2026` in the order of the language, or with the month's name. Null: none. */
export function parseDay(text: string, locale: string): Day | null {
  return TIME.test(text) ? null : readDay(text, locale);
}

/** Reads a day and a time (midnight without one) as local time, or an ISO 8601 moment with its zone. Null: none. */
export function parseMoment(text: string, locale: string): Date | null {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text.trim())) {
    const moment = new Date(text.trim());
    return Number.isNaN(moment.getTime()) ? null : moment;
  }
  const found = TIME.exec(text);
  const time = found ? readTime(found) : { hours: 0, minutes: 0, seconds: 0 };
  const day = readDay(text.replace(TIME, ' ').replace(/T\s*$/, ''), locale);
  return day && time ? localMoment(day, time) : null;
}

/** A day and a time of local time as a moment. */
export function localMoment(day: Day, { hours, minutes, seconds }: Time): Date {
  const [year, month, date] = day.split('-').map(Number);
  const moment = new Date(0);
  moment.setFullYear(year ?? 0, (month ?? 1) - 1, date);
  moment.setHours(hours, minutes, seconds, 0);
  return moment;
}

function readTime([, hour, minute, second, half]: RegExpExecArray): Time | null {
  let hours = Number(hour);
  if (half) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const [minutes, seconds] = [Number(minute), Number(second ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? { hours, minutes, seconds } : null;
}

function readDay(text: string, locale: string): Day | null {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const words = text.match(/\p{L}+/gu) ?? [];
  const month = words.map((word) => monthNumber(word, locale)).find((found) => found > 0) ?? 0;
  // Words such as `de` or `at` stand between; a longer one that is no month makes the text unreadable.
  if (words.some((word) => word.length > 3 && monthNumber(word, locale) === 0)) return null;
  if (month > 0) {
    const [one = 0, other = 0] = numbers;
    if (numbers.length !== 2) return null;
    return one > 31 ? dayOf(one, month, other) : other > 31 ? dayOf(other, month, one) : null;
  }
  if (numbers.length !== 3 || words.length > 0) return null;
  return fromNumbers(numbers, text, locale);
}

function fromNumbers(numbers: number[], text: string, locale: string): Day | null {
  // ISO order whenever the year stands first. A year has four digits: two could be any century, or the day.
  const order = /^\s*\d{4}/.test(text) ? ['year', 'month', 'day'] : fieldOrder(locale);
  const at = (field: string) => numbers[order.indexOf(field)] ?? 0;
  return /\b\d{4}\b/.test(text) ? dayOf(at('year'), at('month'), at('day')) : null;
}

function fieldOrder(locale: string): string[] {
  const parts = dateFormat(locale, { timeZone: 'UTC' }).formatToParts(0);
  return parts.map((part) => part.type).filter((type) => type !== 'literal');
}

/** The number of a month by its name or the beginning of it, in the language or in English; 0: no month. */
function monthNumber(word: string, locale: string): number {
  const wanted = fold(word);
  for (const language of [locale, 'en']) {
    const names = monthNames(language);
    const exact = names.findIndex((name) => name === wanted);
    if (exact >= 0) return (exact % 12) + 1;
    const found = new Set(names.flatMap((name, index) => (name.startsWith(wanted) ? [(index % 12) + 1] : [])));
    const [only] = found;
    if (wanted.length >= 3 && found.size === 1 && only) return only;
  }
  return 0;
}

/** Every date that is read needs them. */
const months = new Map<string, string[]>();

/** Long names of the twelve months, then the short ones as the formatted text has them. */
function monthNames(locale: string): string[] {
  const known = months.get(locale);
  if (known) return known;
  const names = (['long', 'short'] as const).flatMap((style) => {
    const format = dateFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_month, index) => {
      const parts = format.formatToParts(Date.UTC(2026, index, 1));
      return fold(parts.find((part) => part.type === 'month')?.value ?? '');
    });
  });
  months.set(locale, names);
  return names;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '');
}
