import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { DataTypes } from 'sequelize';
import type { AnyRecord, FieldKind } from '../../../sdk/index.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp } from '../../support/clients.ts';
import { type DatabaseKind, databases, type TestDatabase } from '../../support/databases.ts';
import { comparable } from '../../support/filter-oracle.ts';

/** Few values each, so that there are ties; some are empty. */
const COLUMNS: Record<string, { kind: FieldKind; type: object; values: unknown[] }> = {
  text: { kind: 'text', type: DataTypes.STRING(20), values: ['', 'a', 'aa', "b'c", 'z%_|'] },
  whole: { kind: 'integer', type: DataTypes.INTEGER, values: [-3, 0, 1, 2_147_483_647] },
  big: {
    kind: 'bigint',
    type: DataTypes.BIGINT,
    values: ['-1', '9007199254740992', '9007199254740993', '9007199254740995'],
  },
  price: { kind: 'decimal', type: DataTypes.DECIMAL(10, 2), values: ['-1.10', '0.00', '0.30', '19.99'] },
  single: { kind: 'float', type: DataTypes.FLOAT, values: [0.1, 0.25, 1e10, -0.7] },
  double: { kind: 'float', type: DataTypes.DOUBLE, values: [0.1, 0.30000000000000004, 0.3, -1e-7] },
  moment: {
    kind: 'datetime',
    type: DataTypes.DATE(3),
    values: [0, 1, 999, 1000].map((ms) => new Date(Date.UTC(2024, 0, 1) + ms)),
  },
  day: { kind: 'date', type: DataTypes.DATEONLY, values: ['1999-12-31', '2024-02-29', '2024-03-01'] },
  time: { kind: 'time', type: DataTypes.TIME, values: ['00:00:00', '09:30:00', '23:59:59'] },
  flag: { kind: 'boolean', type: DataTypes.BOOLEAN, values: [true, false] },
  colour: { kind: 'enum', type: DataTypes.ENUM('red', 'blue', 'green'), values: ['red', 'blue', 'green'] },
};
const SORTED = [...Object.keys(COLUMNS), 'shelf', 'id'];

type Row = Record<string, unknown>;

const rowOf: fc.Arbitrary<Row> = fc.record({
  ...Object.fromEntries(
    Object.entries(COLUMNS).map(([name, { values }]) => [name, fc.constantFrom(null, ...values)] as const),
  ),
  shelfId: fc.constantFrom(null, 1, 2, 3),
});

const orders = fc
  .uniqueArray(fc.constantFrom(...SORTED), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => fc.constantFrom(name, `-${name}`))));

for (const kind of databases())
  describe(`pages [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let books: AnyModel;

    before(async () => {
      database = await kind.create();
      const { sequelize } = database;
      const plain = { timestamps: false };
      const shelves: AnyModel = sequelize.define(
        'shelves',
        { name: DataTypes.STRING(20) },
        { ...plain, tableName: 'shelves' },
      );
      books = sequelize.define(
        'books',
        Object.fromEntries(Object.entries(COLUMNS).map(([name, { type }]) => [name, { type }])) as never,
        { ...plain, tableName: 'books' },
      );
      books.belongsTo(shelves, { as: 'shelf', foreignKey: 'shelfId' });
      records = await openRecords(database, { books, shelves });
      // Two shelves of one name: a tie between different records.
      await shelves.bulkCreate([{ name: 'north' }, { name: 'attic' }, { name: 'north' }]);
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const list = (input: object) => records.client.model('books').list.query({ count: 'none', ...input });
    const keysOf = (rows: readonly AnyRecord[]) => rows.map((row) => row.$key);

    async function forwards(
      sort: readonly string[],
      perPage: number,
      between?: () => Promise<unknown>,
    ): Promise<string[]> {
      const keys: string[] = [];
      for (let page = await list({ sort, perPage }); ; page = await list({ sort, perPage, after: page.next })) {
        keys.push(...keysOf(page.rows));
        assert.ok(keys.length <= 500, 'the pages have no end');
        if (page.next === null) return keys;
        await between?.();
      }
    }

    async function backwards(sort: readonly string[], perPage: number): Promise<string[]> {
      const keys: string[] = [];
      for (
        let page = await list({ sort, perPage, last: true });
        ;
        page = await list({ sort, perPage, before: page.previous })
      ) {
        keys.unshift(...keysOf(page.rows));
        assert.ok(keys.length <= 500, 'the pages have no end');
        if (page.previous === null) return keys;
      }
    }

    test('LIST-04 the pages one after the other are the whole order, forwards and backwards', async () => {
      const anyRows = fc.array(rowOf, { minLength: 20, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(anyRows, orders, fc.integer({ min: 3, max: 15 }), async (rows, sort, perPage) => {
          await books.destroy({ where: {} });
          await books.bulkCreate(rows);
          const whole = (await list({ sort, perPage: 100, fields: [...Object.keys(COLUMNS), 'shelf', 'id'] })).rows;
          assert.deepEqual(keysOf(whole), keysOf(inOrder(whole, sort, kind.name)));
          const expected = keysOf(whole);
          assert.deepEqual(await forwards(sort, perPage), expected);
          assert.deepEqual(await backwards(sort, perPage), expected);
          const numbered = await Promise.all([1, 2].map((page) => list({ sort, perPage, page })));
          assert.deepEqual(
            numbered.flatMap(({ rows: found }) => keysOf(found)),
            expected.slice(0, 2 * perPage),
          );
        }),
        { numRuns: 40 },
      );
    });

    test('rows that come and go between two pages make no other row double or missing', async () => {
      await books.destroy({ where: {} });
      await books.bulkCreate(Array.from({ length: 60 }, (_each, index) => ({ whole: index % 7, text: 'old' })));
      const old = (await books.findAll({ attributes: ['id'] })).map((book) => String(book.get('id')));
      for (const sort of [['whole'], ['-whole', 'text'], ['-id']]) {
        let added = 0;
        const seen = await forwards(sort, 7, async () => {
          await books.bulkCreate([0, 3, 6, null].map((whole) => ({ whole, text: 'new' })));
          await books.destroy({ where: { text: 'new' }, limit: 1 } as never);
          added += 4;
        });
        assert.ok(added >= 28);
        assert.equal(new Set(seen).size, seen.length, 'no row twice');
        assert.deepEqual(seen.filter((key) => old.includes(key)).length, old.length, 'no row left out');
        await books.destroy({ where: { text: 'new' } });
      }
    });
  });

/** The rows as the order says: nulls first upwards, ties by key in the direction of the last sort key. */
function inOrder(rows: readonly AnyRecord[], sort: readonly string[], database: DatabaseKind['name']): AnyRecord[] {
  const valueOf = database === 'mariadb' ? declaredValue : sortValue;
  const last = sort.at(-1)?.startsWith('-') ? '-id' : 'id';
  return [...rows].sort((a, b) => {
    for (const key of [...sort, last]) {
      const name = key.replace('-', '');
      const difference = compare(valueOf(name, a[name]), valueOf(name, b[name]));
      if (difference !== 0) return key.startsWith('-') ? -difference : difference;
    }
    return 0;
  });
}

function sortValue(name: string, value: unknown): unknown {
  if (name === 'shelf') return value === null ? null : (value as { label: string }).label;
  return comparable(COLUMNS[name]?.kind ?? 'integer', value);
}

// MariaDB sorts an enumeration as it was declared, SQLite as the text that it is there.
function declaredValue(name: string, value: unknown): unknown {
  const isEnumeration = COLUMNS[name]?.kind === 'enum' && value !== null;
  return isEnumeration ? COLUMNS[name]?.values.indexOf(value) : sortValue(name, value);
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return (a as number) < (b as number) ? -1 : 1;
}
