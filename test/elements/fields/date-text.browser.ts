import { expect } from '@open-wc/testing';
import { addMonths, firstWeekday, monthWeeks, movedDay } from '../../../elements/fields/calendar-days.ts';
import { dayOf } from '../../../elements/fields/day.ts';
import { dayText, momentText, parseDay, parseMoment } from '../../../elements/fields/date-text.ts';

describe('dates as text', () => {
  it('reads no day from what is none, or could be two', () => {
    for (const [text, locale] of [
      ['31 Feb 2026', 'en'],
      ['2026-02-29', 'en'],
      ['24/11/26', 'fr'],
      ['24/11/2026', 'en-US'],
      ['11 2026', 'en'],
      ['Foobar 3, 2026', 'en'],
      ['24 Nov 2026, 09:00', 'en'],
      ['1 2 3 2026', 'en'],
      ['', 'en'],
    ] as const) {
      expect(parseDay(text, locale), text).to.equal(null);
    }
  });

  it('reads a day as ISO 8601, in the order of the language, or with the name of the month', () => {
    for (const [text, locale] of [
      ['2026-11-24', 'fr'],
      ['2026/11/24', 'en'],
      ['24/11/2026', 'fr'],
      ['24.11.2026', 'es'],
      ['11/24/2026', 'en-US'],
      ['24 Nov 2026', 'en'],
      ['Nov 24, 2026', 'en'],
      ['november 24 2026', 'en'],
      ['2026 nov 24', 'en'],
      ['24 nov. 2026', 'fr'],
      ['24 de noviembre de 2026', 'es'],
      ['24 November 2026', 'fr'],
    ] as const) {
      expect(parseDay(text, locale), `${text} in ${locale}`).to.equal('2026-11-24');
    }
    expect(parseDay('3 août 2026', 'fr')).to.equal('2026-08-03');
    expect(parseDay('3 aout 2026', 'fr')).to.equal('2026-08-03');
    expect(parseDay('3 mai 2026', 'fr')).to.equal('2026-05-03');
  });

  it('reads a time beside the day', () => {
    const at = (hours: number, minutes: number, seconds = 0) =>
      new Date(2026, 10, 24, hours, minutes, seconds).getTime();
    for (const [text, time] of [
      ['24 Nov 2026', at(0, 0)],
      ['24 Nov 2026, 09:05', at(9, 5)],
      ['24 Nov 2026 9:05:07', at(9, 5, 7)],
      ['Nov 24, 2026, 9:05 PM', at(21, 5)],
      ['Nov 24, 2026, 12:05 am', at(0, 5)],
      ['2026-11-24T09:05', at(9, 5)],
      ['24 Nov 2026 9h30', at(9, 30)],
    ] as const) {
      expect(parseMoment(text, 'en')?.getTime(), text).to.equal(time);
    }
    for (const text of ['24 Nov 2026 25:00', '24 Nov 2026 9:61', '24 Nov 2026 13:00 PM', '9:00']) {
      expect(parseMoment(text, 'en'), text).to.equal(null);
    }
  });

  it('reads back what it writes, in every language of ours', () => {
    for (const locale of ['en', 'en-GB', 'fr', 'es']) {
      for (let month = 0; month < 12; month++) {
        const day = dayOf(2026, month + 1, 9) ?? '';
        expect(parseDay(dayText(day, locale), locale), dayText(day, locale)).to.equal(day);
        const moment = new Date(2026, month, 9, 17, 45, month);
        const text = momentText(moment, locale);
        expect(parseMoment(text, locale)?.getTime(), text).to.equal(moment.getTime());
      }
    }
  });
});

describe('days of a calendar', () => {
  it('knows which days there are', () => {
    expect(dayOf(2024, 2, 29)).to.equal('2024-02-29');
    expect(dayOf(2026, 2, 29)).to.equal(null);
    expect(dayOf(2026, 13, 1)).to.equal(null);
    expect(dayOf(33, 1, 1)).to.equal('0033-01-01');
  });

  it('goes to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).to.equal('2026-02-28');
    expect(addMonths('2024-01-31', 1)).to.equal('2024-02-29');
    expect(addMonths('2026-01-31', -2)).to.equal('2025-11-30');
  });

  it('begins weeks as the language does', () => {
    expect(firstWeekday('en-US')).to.equal(7);
    expect(firstWeekday('fr')).to.equal(1);
    expect(monthWeeks('2026-11-24', 7)[0]?.[0]).to.equal('2026-11-01');
    expect(monthWeeks('2026-11-24', 1)[0]?.[0]).to.equal('2026-10-26');
  });

  it('mirrors left and right where text runs right to left', () => {
    const key = { key: 'ArrowLeft', shiftKey: false };
    expect(movedDay('2026-11-24', key, { first: 1, forward: -1 })).to.equal('2026-11-25');
    expect(movedDay('2026-11-24', { key: 'a', shiftKey: false }, { first: 1, forward: 1 })).to.equal(null);
  });
});
