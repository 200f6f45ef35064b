import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countLogFilters, formatLogQuery, type LogParams, PLAIN_LOG, parseLogQuery } from '../../sdk/index.ts';
import { toLogQuery } from '../../sdk/log-url.ts';

const OPERATION = '0b6f1c52-7d1e-4c8a-9f5b-2f8f6f0c1a11';

const log = (changes: Partial<LogParams>): LogParams => ({ ...PLAIN_LOG, ...changes });

describe('the log in an address', () => {
  test('what is not understood falls back, silently', () => {
    for (const query of [
      'period=century&from=yesterday&to=2026-13-99',
      'perPage=1000000&first=-4&cursor=x',
      'first=7',
      'cursor=x',
      'actor=%20&action=A%20b&model=../x&record=%C3%A9&operation=1',
      'impersonated=yes',
      'actor=&unknown=1',
      '%%%',
    ]) {
      assert.deepEqual(parseLogQuery(query), PLAIN_LOG, query);
    }
    assert.deepEqual(parseLogQuery(`actor=${'9'.repeat(5_000)}&cursor=${'9'.repeat(5_000)}&first=7`), PLAIN_LOG);
  });

  test('a period takes the place of days', () => {
    assert.deepEqual(parseLogQuery('period=week&from=2026-01-01&to=2026-01-31'), log({ period: 'week' }));
  });

  test('every state reads back as it was written', () => {
    for (const params of [
      PLAIN_LOG,
      log({ period: 'yesterday', actor: '7', action: 'update', model: 'posts', impersonated: true }),
      log({ from: '2026-01-01', to: '2026-01-31', record: 'a/b?c', model: 'posts', operation: OPERATION }),
      log({ perPage: 100, first: 201, cursor: 'x=&y' }),
    ]) {
      assert.deepEqual(parseLogQuery(formatLogQuery(params)), params);
    }
    assert.equal(formatLogQuery(PLAIN_LOG), '');
  });

  test('days count as one filter', () => {
    assert.equal(countLogFilters(PLAIN_LOG), 0);
    assert.equal(countLogFilters(log({ from: '2026-01-01', to: '2026-01-31' })), 1);
    assert.equal(countLogFilters(log({ period: 'week', actor: '1', impersonated: true, first: 51, cursor: 'x' })), 3);
  });
});

describe('what the server is asked for', () => {
  const now = new Date(2026, 2, 30, 15, 45);
  const day = (date: number, month = 2) => new Date(2026, month, date);

  test('nothing but a page of the whole log', () => {
    assert.deepEqual(toLogQuery(PLAIN_LOG, now), { perPage: 50 });
  });

  for (const [period, from, to] of [
    ['today', day(30), undefined],
    ['yesterday', day(29), day(30)],
    ['week', day(24), undefined],
    ['month', day(1), undefined],
  ] as const) {
    test(`the days of ${period} begin at midnight where the reader is`, () => {
      const query = toLogQuery(log({ period }), now);
      assert.deepEqual([query.from, query.to], [from, to]);
    });
  }

  test('the last day is within, also where clocks change', () => {
    const query = toLogQuery(log({ from: '2026-03-01', to: '2026-03-29' }), now);
    assert.deepEqual([query.from, query.to], [day(1), day(30)]);
  });

  test('every filter goes by its name', () => {
    const params = log({ actor: '7', action: 'a', model: 'm', record: 'r', operation: 'o', impersonated: true });
    assert.deepEqual(toLogQuery({ ...params, perPage: 25, first: 26, cursor: 'c' }, now), {
      actor: '7',
      action: 'a',
      model: 'm',
      record: 'r',
      operationId: 'o',
      impersonated: true,
      cursor: 'c',
      perPage: 25,
    });
  });
});
