import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storedMoment } from '../../../server/fields/temporal.ts';

const text = (moment: Date) => `${moment.toISOString().replace('T', ' ').slice(0, -1)} +00:00`;

test('a moment is read as it was stored, to the millisecond, in every year that databases keep', () => {
  for (let year = 0; year < 10_000; year += 7) {
    const moment = new Date(0);
    moment.setUTCFullYear(year, year % 12, 1 + (year % 31));
    moment.setUTCHours(year % 24, year % 60, (year * 7) % 60, (year * 13) % 1000);
    assert.deepEqual(storedMoment(text(moment)), moment, text(moment));
  }
});

test('what is no moment becomes an invalid date, and other spellings are read as far as they say', () => {
  for (const stored of ['', 'soon', '2026-13-01 00:00:00.000 +00:00', '2026-01-32 00:00:00.000 +00:00'])
    assert.ok(Number.isNaN(storedMoment(stored).getTime()), stored);
  for (const stored of ['2026-01-01 24:60:00.000 +00:00', '2026-00-10 00:00:00.000 +00:00'])
    assert.ok(Number.isNaN(storedMoment(stored).getTime()), stored);
  const moment = new Date('2026-03-01T09:30:00.000Z');
  for (const stored of ['2026-03-01T09:30:00Z', '2026-03-01 10:30:00.000 +01:00'])
    assert.deepEqual(storedMoment(stored), moment, stored);
});
