import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnyFilter, AnyRecord, FieldDescriptor, FilterOperator } from '../../../sdk/index.ts';
import { defineChinook, seedChinook } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { type Kinds, meets } from '../../support/filter-oracle.ts';
import { defineOddTables } from '../../support/odd-tables.ts';

/** Values that both databases compare alike: texts differ by more than case, floats are exact in binary. */
const SPECIMENS: Record<string, unknown>[] = [
  {},
  {
    aString: 'plain',
    aChar: 'abc',
    aText: 'a long text',
    aLongText: 'longer',
    anEmail: 'ana@example.org',
    aUrl: 'https://example.org/a',
    aTiny: -128,
    aSmall: -1,
    aMedium: 0,
    anInteger: 10,
    anUnsigned: 0,
    aBig: '9007199254740993',
    aFloat: 0.5,
    aDouble: -1.25,
    aDecimal: '1.500',
    aBoolean: true,
    anEnum: 'red',
    aDate: new Date('2024-02-29T12:00:00.123Z'),
    aDay: '2024-02-29',
    aTime: '09:30:00',
    aJson: { a: [1, null] },
    aUuid: '11111111-1111-4111-8111-111111111111',
  },
  {
    aString: '100% sure',
    aText: 'snow_man',
    aTiny: 127,
    aSmall: 0,
    anInteger: 9,
    anUnsigned: 2_000_000_000,
    aBig: '9007199254740992',
    aFloat: 0,
    aDouble: 1e15,
    aDecimal: '-10.000',
    aBoolean: false,
    anEnum: 'green',
    aDate: new Date('2024-02-29T12:00:00.124Z'),
    aDay: '1999-12-31',
    aTime: '23:59:59',
    aUuid: '22222222-2222-4222-8222-222222222222',
  },
  {
    aString: '',
    aText: 'it\'s \\ quoted "here"',
    anInteger: 10,
    aBig: '-1',
    aDouble: 0,
    aDecimal: '1.499',
    aBoolean: false,
    anEnum: 'green',
    aDate: new Date('2024-02-29T12:00:00.000Z'),
    aDay: '2024-03-01',
    aTime: '00:00:00',
  },
];

const FILTERED = ['specimens', 'tracks', 'playlists', 'invoices'];

for (const kind of databases())
  describe(`filters [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    const all: Record<string, AnyRecord[]> = {};
    const fields: Record<string, FieldDescriptor[]> = {};

    before(async () => {
      database = await kind.create();
      const chinook = defineChinook(database.sequelize);
      const { specimens } = defineOddTables(database.sequelize);
      assert(specimens);
      records = await openRecords(database, { ...chinook, specimens });
      await seedChinook(chinook);
      for (const data of SPECIMENS) await records.client.model('specimens').create.mutate({ data });
      for (const { slug, fields: described } of await records.client.meta.models.query()) {
        if (!FILTERED.includes(slug)) continue;
        fields[slug] = described.filter(({ operators }) => operators.length > 0);
        const names = described.map(({ name }) => name);
        all[slug] = (await records.client.model(slug).list.query({ fields: names, sort: [] })).rows;
      }
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const keysOf = async (slug: string, filter: AnyFilter) =>
      (await records.client.model(slug).list.query({ filter, perPage: 100 })).rows.map((row) => row.$key).sort();

    const kindsOf = (slug: string): Kinds =>
      Object.fromEntries((fields[slug] ?? []).map(({ name, kind: fieldKind }) => [name, fieldKind]));
    const rowsOf = (slug: string) =>
      (all[slug] ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, linksOf(value) ?? value])),
      );
    const expected = (slug: string, filter: AnyFilter) =>
      rowsOf(slug)
        .filter((row) => meets(kindsOf(slug), row, filter))
        .map((row) => String(row.$key))
        .sort();

    /** Every operand worth asking for: each value that is stored, in the form that a filter takes. */
    const operandsOf = (slug: string, name: string): unknown[] => {
      const values = (all[slug] ?? []).map((row) => row[name]).filter((value) => value !== null);
      return values.flatMap((value) => linksOf(value)?.map(({ key }) => key) ?? keyOf(value) ?? [value]);
    };

    for (const slug of FILTERED)
      test(`every operator of every field of ${slug} finds what it says`, async () => {
        let asked = 0;
        for (const { name, operators } of fields[slug] ?? []) {
          const operands = operandsOf(slug, name);
          const filters = operators.flatMap((operator) =>
            tried(operator, operands).map((operand): AnyFilter => ({ [name]: { [operator]: operand } })),
          );
          const found = await Promise.all(filters.map((filter) => keysOf(slug, filter)));
          for (const [index, filter] of filters.entries())
            assert.deepEqual(found[index], expected(slug, filter), JSON.stringify(filter));
          asked += filters.length;
        }
        assert.ok(asked > 20, `${asked} filters`);
      });

    test('a bare value means equals, null the empty ones, and several conditions must all hold', async () => {
      const filters: [AnyFilter, AnyFilter][] = [
        [{ aString: 'plain' }, { aString: { equals: 'plain' } }],
        [{ aBoolean: false }, { aBoolean: { equals: false } }],
        [{ aDate: SPECIMENS[1]?.aDate }, { aDate: { equals: SPECIMENS[1]?.aDate } }],
        [{ aString: null }, { aString: { isNull: true } }],
        [{ aString: { equals: null } }, { aString: { isNull: true } }],
        [{ aString: { not: null } }, { aString: { isNull: false } }],
        [{ anInteger: { gte: 9, lt: 10 } }, { anInteger: { equals: 9 } }],
        [{ anInteger: 10, aBoolean: false }, { and: [{ anInteger: { equals: 10 } }, { aBoolean: { equals: false } }] }],
        [{}, { and: [] }],
      ];
      for (const [filter, same] of filters)
        assert.deepEqual(await keysOf('specimens', filter), expected('specimens', same), JSON.stringify(filter));
    });

    test('"not" is every row that "equals" is not, the empty ones among them', async () => {
      const count = SPECIMENS.length;
      const [equal, other] = [{ anEnum: { equals: 'green' } }, { anEnum: { not: 'green' } }];
      assert.equal((await keysOf('specimens', equal)).length, 2);
      assert.equal((await keysOf('specimens', other)).length, count - 2);
      assert.equal((await keysOf('specimens', { not: equal })).length, count - 2);
      assert.equal((await keysOf('specimens', { not: { anInteger: { gt: 9 } } })).length, count - 2);
      assert.equal((await keysOf('specimens', { anEnum: { notIn: ['green'] } })).length, count - 2);
    });

    test('SEC-INJ-04 texts are looked for as they are, wildcards too', async () => {
      const found = async (text: string) => (await keysOf('specimens', { aString: { contains: text } })).length;
      assert.deepEqual([await found('%'), await found('0% s'), await found('_'), await found('\\')], [1, 1, 0, 0]);
      const inText = async (text: string) => (await keysOf('specimens', { aText: { contains: text } })).length;
      assert.deepEqual(
        [await inText('_'), await inText("'"), await inText('\\'), await inText('s \\ q'), await inText('|')],
        [1, 1, 1, 1, 0],
      );
    });

    test('trees of and, or and not find exactly the rows that they describe', async () => {
      const leaves = (fields.specimens ?? []).flatMap(({ name, operators }) => {
        const operands = operandsOf('specimens', name);
        return operators.flatMap((operator) =>
          tried(operator, operands).map((operand): AnyFilter => ({ [name]: { [operator]: operand } })),
        );
      });
      const { tree } = fc.letrec<{ tree: AnyFilter; leaf: AnyFilter }>((tie) => ({
        leaf: fc.constantFrom(...leaves),
        tree: fc.oneof(
          { maxDepth: 3, withCrossShrink: true },
          tie('leaf'),
          fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
          fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
          fc.record({ not: tie('tree') }),
        ),
      }));
      await fc.assert(
        fc.asyncProperty(tree, async (filter) => {
          assert.deepEqual(await keysOf('specimens', filter), expected('specimens', filter));
        }),
        { numRuns: 200 },
      );
    });

    test('SEC-INJ-03 operators and names that are none are refused by field, and find nothing', async () => {
      const refused: [AnyFilter, string][] = [
        [{ aString: { $like: '%' } }, 'VALIDATION_FAILED'],
        [{ aString: { 'Op.ne': 'x' } }, 'VALIDATION_FAILED'],
        [{ aBoolean: { gt: false } }, 'VALIDATION_FAILED'],
        [{ anInteger: { equals: { gt: 0 } } }, 'VALIDATION_FAILED'],
        [{ anInteger: ['9', '10'] }, 'VALIDATION_FAILED'],
        [{ anInteger: '10' }, 'VALIDATION_FAILED'],
        [{ aDay: '2024-02-30' }, 'VALIDATION_FAILED'],
        [{ anEnum: 'purple' }, 'VALIDATION_FAILED'],
        [{ aString: { isNull: 1 } }, 'VALIDATION_FAILED'],
        [{ aString: { in: 'plain' } }, 'VALIDATION_FAILED'],
        [{ aJson: { equals: {} } }, 'VALIDATION_FAILED'],
        [{ $or: [{ aString: 'plain' }] }, 'FIELD_NOT_FILTERABLE'],
        [{ 'aJson.a': 1 }, 'FIELD_NOT_FILTERABLE'],
        [{ aVirtual: 1 }, 'FIELD_NOT_FILTERABLE'],
        [{ or: { aString: 'plain' } as never }, 'BAD_REQUEST'],
        [{ not: [{ aString: 'plain' }] as never }, 'BAD_REQUEST'],
        [{ and: ['1 = 1'] as never }, 'BAD_REQUEST'],
      ];
      for (const [filter, code] of refused) {
        const error = await refusal(keysOf('specimens', filter));
        assert.deepEqual([error.status, error.code], [400, code], JSON.stringify(filter));
      }
    });

    test('SEC-DOS-02 a filter has its limits: 5 deep, 50 conditions, 200 values', async () => {
      const nested = (depth: number): AnyFilter =>
        depth === 1 ? { anInteger: { equals: 10 } } : { not: nested(depth - 1) };
      const wide = (count: number) => ({ or: Array.from({ length: count }, () => ({ anInteger: { gt: 1, lt: 11 } })) });
      const many = (count: number) => ({ anInteger: { in: Array.from({ length: count }, (_each, index) => index) } });
      for (const filter of [nested(6), wide(26), { or: Array.from({ length: 51 }, () => ({})) }, many(201)]) {
        const { status, code } = await refusal(keysOf('specimens', filter));
        assert.deepEqual([status, code], [400, 'QUERY_TOO_LARGE']);
      }
      for (const filter of [nested(5), wide(25), many(200)])
        assert.deepEqual(await keysOf('specimens', filter), expected('specimens', filter));
    });

    test('relations are filtered by keys; a key that is none of theirs finds nothing', async () => {
      assert.deepEqual(await keysOf('tracks', { album: '1' }), ['1', '2']);
      assert.deepEqual(await keysOf('tracks', { album: { in: ['2', '1abc', 'x'] } }), ['3']);
      assert.deepEqual(await keysOf('tracks', { album: '1abc' }), []);
      assert.deepEqual(await keysOf('tracks', { album: { not: '1' } }), ['3', '4']);
      assert.deepEqual(await keysOf('tracks', { albumId: 2 }), ['3']);
      assert.deepEqual(await keysOf('tracks', { album: null, playlists: { isNull: true } }), ['4']);
      assert.deepEqual(await keysOf('playlists', { tracks: { in: ['1', '2'] } }), ['1']);
      assert.deepEqual(await keysOf('playlists', { tracks: { notIn: ['1'] } }), ['2']);
      assert.equal((await refusal(keysOf('artists', { albums: { in: ['1'] } }))).code, 'FIELD_NOT_FILTERABLE');
    });
  });

/** What a field is asked for with an operator. */
function tried(operator: FilterOperator, operands: unknown[]): unknown[] {
  if (operator === 'isNull') return [true, false];
  return operator === 'in' || operator === 'notIn' ? [[], operands.slice(0, 1), operands] : operands.slice(0, 4);
}

function linksOf(value: unknown): { key: string }[] | undefined {
  return typeof value === 'object' && value !== null && 'items' in value
    ? (value.items as { key: string }[])
    : undefined;
}

function keyOf(value: unknown): [string] | undefined {
  return typeof value === 'object' && value !== null && 'label' in value
    ? [String((value as unknown as { key: unknown }).key)]
    : undefined;
}
