import { InvalidInput } from '../../sdk/index.ts';
import { dateOf, type Day, localDay } from './day.ts';

/** A day as text, a moment as Date or as text of ISO 8601, nothing, or what was typed and is no date. */
export type DateValue = string | Date | InvalidInput | null;

interface Dated {
  readonly type: 'date' | 'datetime';
  readonly value: DateValue;
}

/** The moment of a datetime; null where there is none. */
export function momentOfValue({ type, value }: Dated): Date | null {
  if (type === 'date' || value instanceof InvalidInput || !value) return null;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** The day, or the local day of a datetime; null where there is none. */
export function dayOfValue(dated: Dated): Day | null {
  const { type, value } = dated;
  if (type === 'datetime') {
    const moment = momentOfValue(dated);
    return moment && localDay(moment);
  }
  return typeof value === 'string' && !Number.isNaN(dateOf(value).getTime()) ? value : null;
}
