import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type FieldFilter,
  fitListParams,
  formatListQuery,
  type ListParams,
  PLAIN_LIST,
  parseListQuery,
  toListInput,
} from '../../sdk/index.ts';
import { postModel } from '../../stories/support/posts.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const conditions: fc.Arbitrary<FieldFilter> = fc
  .record(
    {
      equals: text,
      contains: text,
      gte: text,
      lt: text,
      isNull: fc.constantFrom('true', 'false'),
      in: fc.array(text, { minLength: 1, maxLength: 5 }),
      notIn: fc.array(text, { minLength: 1, maxLength: 5 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .filter((value) => Object.keys(value).length > 0);
const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('q', 'page', 'a.b', '__proto__', 'constructor', 'status'),
);
const cursor = fc.oneof(
  fc.record({ after: fc.string({ minLength: 1 }) }, { noNullPrototype: true }),
  fc.record({ before: fc.string({ minLength: 1 }) }, { noNullPrototype: true }),
  fc.constant({ last: true as const }),
);
const params: fc.Arbitrary<ListParams> = fc
  .record({
    q: fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.slice(0, 200)),
    filters: fc
      .array(fc.tuple(name, conditions), { maxLength: 4 })
      .map((entries) => Object.fromEntries(new Map(entries)) as Record<string, FieldFilter>),
    sort: fc.array(fc.stringMatching(/^-?[a-zA-Z]{1,10}$/), { maxLength: 3 }),
    page: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 1_000_000 })),
    perPage: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 100 })),
    cursor: fc.oneof(fc.constant(null), cursor),
  })
  .map((value) => ({ ...value, page: value.cursor ? value.page : (value.page ?? 1) }));

describe('list URL', () => {
  test('any state reads back from its query string as it was', () => {
    fc.assert(
      fc.property(params, (value) => {
        assert.deepEqual(parseListQuery(formatListQuery(value)), value);
      }),
      { numRuns: 500 },
    );
  });

  test('no query string throws, and what it reads to is within the limits of the server', () => {
    const junk = fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters());
    fc.assert(
      fc.property(junk, (value) => {
        const read = parseListQuery(value);
        assert.ok(read.q.length <= 200 && read.sort.length <= 3 && (read.perPage ?? 1) <= 100);
        assert.ok(read.page === null || read.page >= 1);
        assert.doesNotThrow(() => toListInput(fitListParams(read, postModel()), postModel()));
      }),
      { numRuns: 500 },
    );
  });

  for (const page of ['abc', '0', '-3', '1.5', '1e9', '99999999999999999999', '', 'NaN']) {
    test(`page=${page} falls back to the first page`, () => assert.equal(parseListQuery(`page=${page}`).page, 1));
  }
  for (const perPage of ['abc', '0', '101', '-1']) {
    test(`perPage=${perPage} falls back to the model's own`, () =>
      assert.equal(parseListQuery(`perPage=${perPage}`).perPage, null));
  }

  test('a plain list has an empty query string', () => assert.equal(formatListQuery(PLAIN_LIST), ''));

  test('a filter of many values repeats its key', () => {
    const query = formatListQuery({ ...PLAIN_LIST, q: 'ann', filters: { status: { in: ['a', 'b'] } }, sort: ['-id'] });
    assert.equal(query, 'q=ann&status.in=a&status.in=b&sort=-id');
  });

  test('at most 50 conditions and 200 values of one are read', () => {
    const many = Array.from({ length: 80 }, (_, index) => `f${index}.equals=1`).join('&');
    assert.equal(Object.keys(parseListQuery(many).filters).length, 50);
    const values = Array.from({ length: 300 }, () => 'f.in=1').join('&');
    assert.equal(parseListQuery(values).filters.f?.in?.length, 200);
  });
});

describe('list URL, for a model', () => {
  const model = postModel();
  const input = (query: string) => toListInput(fitListParams(parseListQuery(query), model), model);

  test('fields, operators, values and sort keys that the model does not have are left out', () => {
    assert.deepEqual(
      input('secret.equals=1&body.contains=x&status.contains=dr&status.in=gone&views.gte=ten&sort=tags,-nope,title'),
      { sort: ['title'], page: 1 },
    );
  });

  test('values travel as their kind: numbers, booleans, decimals as text, moments as dates', () => {
    const { filter } = input('views.gte=10&featured.equals=true&price.lte=9.90&author.in=7&status.isNull=true');
    assert.deepEqual(filter, {
      views: { gte: 10 },
      featured: { equals: true },
      price: { lte: '9.90' },
      author: { in: ['7'] },
      status: { isNull: true },
    });
  });

  test('a range of days covers the reader’s first day from its start and the last one to its end', () => {
    const { filter } = input('publishedAt.gte=2024-03-01&publishedAt.lte=2024-03-01');
    assert.deepEqual(filter, {
      publishedAt: { gte: new Date(2024, 2, 1), lte: new Date(2024, 2, 1, 23, 59, 59, 999) },
    });
  });

  test('a page beyond row 10,000 becomes the last one that has a number', () => {
    assert.equal(input('page=900').page, 500);
    assert.equal(input('page=900&perPage=100').page, 100);
  });

  test('a search is not sent for a model that has none', () => {
    const silent = postModel({ list: { ...model.list, search: [] } });
    assert.deepEqual(toListInput(parseListQuery('q=ann'), silent), { page: 1 });
  });
});
