import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { type AnyModel, defineChinook, seedChinook } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const CAP = 10_000;
const MANY = CAP + 500;

for (const kind of databases())
  describe(`lists [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let measures: AnyModel;
    const statements: string[] = [];

    before(async () => {
      database = await kind.create({
        logging: (sql) => void statements.push(sql.replace(/^Executing \([^)]*\): /, '')),
      });
      const chinook = defineChinook(database.sequelize);
      measures = database.sequelize.define(
        'measures',
        {
          id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
          place: { type: DataTypes.INTEGER, allowNull: false },
          value: { type: DataTypes.INTEGER },
          note: { type: DataTypes.STRING(80) },
        },
        { timestamps: false, tableName: 'measures', indexes: [{ fields: ['place'] }, { fields: ['value'] }] },
      );
      const admins = {
        ...chinook,
        tracks: { model: chinook.tracks as AnyModel, admin: { searchFields: ['name', 'composer'], perPage: 3 } },
        measures: { model: measures, admin: { searchFields: ['note'] } },
      };
      records = await openRecords(database, admins);
      await seedChinook(chinook);
      for (let start = 0; start < MANY; start += 2500) {
        const rows = Array.from({ length: Math.min(2500, MANY - start) }, (_each, index) => ({
          place: (start + index) % 97,
          value: (start + index) % 5 === 0 ? null : ((start + index) * 7) % 1000,
        }));
        await measures.bulkCreate(rows);
      }
    });

    beforeEach(() => void statements.splice(0));

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const list = (slug: string, input: object = {}) => records.client.model(slug).list.query(input);
    const keys = async (slug: string, input: object) => (await list(slug, input)).rows.map((row) => row.$key);

    test('SEC-DOS-01 a page beyond row 10,000 is refused; what goes there is a cursor', async () => {
      for (const [page, perPage] of [
        [101, 100],
        [501, 20],
        [2, 100_00],
        [Number.MAX_SAFE_INTEGER, 100],
      ]) {
        const { status } = await refusal(list('measures', { page, perPage }));
        assert.equal(status, 400, `${page} ${perPage}`);
      }
      assert.equal((await refusal(list('measures', { page: 101, perPage: 100 }))).code, 'QUERY_TOO_LARGE');
      assert.equal(statements.filter((sql) => /measures/.test(sql)).length, 0);
      const { rows, next } = await list('measures', { page: 100, perPage: 100, sort: ['id'] });
      assert.equal(rows.at(-1)?.$key, String(CAP));
      const beyond = await list('measures', { after: next, perPage: 100, sort: ['id'] });
      assert.equal(beyond.rows[0]?.$key, String(CAP + 1));
    });

    test('SEC-INJ-05 SEC-INJ-01 limits, pages and orders that are none are refused', async () => {
      for (const input of [
        { perPage: -1 },
        { perPage: 0 },
        { perPage: 1.5 },
        { perPage: '1; DROP' },
        { perPage: 1e9 },
        { perPage: null },
        { page: 0 },
        { page: -1 },
        { limit: 5 },
        { sort: 'id' },
        { sort: ['id" --'] },
        { sort: ['id DESC; DROP TABLE tracks'] },
        { sort: [['id', 'DESC']] },
        { sort: ['id', 'name', 'bytes', 'composer'] },
        { sort: ['--id'] },
        { sort: ['nothing'] },
        { fields: ['nothing'] },
        { fields: ['*'] },
        { after: 'x' },
        { after: 'e30.x' },
        { page: 1, last: true },
        { count: 'all' },
        { q: 'x'.repeat(201) },
      ])
        assert.equal((await refusal(list('tracks', input))).status, 400, JSON.stringify(input));
      assert.equal((await refusal(list('tracks', { sort: ['playlists'] }))).code, 'FIELD_NOT_SORTABLE');
    });

    test('a cursor serves the order and the model that it was made for, and only if we made it', async () => {
      const { next } = await list('tracks', { sort: ['name'], perPage: 1 });
      assert(next);
      const forged = Buffer.from(JSON.stringify(['name,id', 'A', 1])).toString('base64url');
      for (const [slug, input] of [
        ['tracks', { sort: ['-name'], after: next }],
        ['tracks', { sort: ['composer'], after: next }],
        ['artists', { sort: ['name'], after: next }],
        ['tracks', { sort: ['name'], after: `${forged}.${next.split('.')[1]}` }],
        ['tracks', { sort: ['name'], after: next.slice(0, -1) }],
      ] as const) {
        const { status, code } = await refusal(list(slug, input));
        assert.deepEqual([status, code], [400, 'CURSOR_INVALID'], JSON.stringify(input));
      }
    });

    test('SEC-INJ-04 LIST-01 MOD-09 the search box finds the text itself in any search field', async () => {
      const { create } = records.client.model('tracks');
      const track = { mediaType: '1', milliseconds: 1, unitPrice: '1.00' };
      for (const [name, composer] of [
        ['100% a_b', null],
        ['1000 axb', null],
        ['Zebra', 'M. Café'],
      ])
        await create.mutate({ data: { ...track, name, composer } });
      const found = async (q: string) =>
        (await list('tracks', { q, sort: ['id'], perPage: 100 })).rows.map((row) => row.name);
      assert.deepEqual(await found('0% a_b'), ['100% a_b']);
      assert.deepEqual(await found('%'), ['100% a_b']);
      assert.deepEqual(await found('_'), ['100% a_b']);
      assert.deepEqual(await found('\\'), []);
      assert.deepEqual(await found('|'), []);
      assert.deepEqual(await found("' OR '1'='1"), []);
      assert.deepEqual(await found('  m. caf '), ['Zebra']);
      assert.deepEqual(await found('LAMP'), ['First Lamp', 'Second Lamp']);
      assert.equal((await found('   ')).length, 7);
      assert.deepEqual(
        (await list('tracks', { q: 'lamp', filter: { name: { startsWith: 'Sec' } } })).rows.map((row) => row.name),
        ['Second Lamp'],
      );
    });

    test('LIST-03 rows sort by several keys, nulls first upwards, ties by key', async () => {
      assert.deepEqual(await keys('tracks', { sort: ['album', '-name'], perPage: 4, filter: { id: { lte: 4 } } }), [
        '4',
        '2',
        '1',
        '3',
      ]);
      assert.deepEqual(await keys('tracks', { sort: ['genre'], perPage: 4, filter: { id: { lte: 4 } } }), [
        '4',
        '3',
        '1',
        '2',
      ]);
      assert.deepEqual(await keys('tracks', { sort: ['-genre'], perPage: 4, filter: { id: { lte: 4 } } }), [
        '2',
        '1',
        '3',
        '4',
      ]);
      assert.deepEqual(await keys('tracks', { sort: ['-unitPrice'], perPage: 4, filter: { id: { lte: 4 } } }), [
        '3',
        '2',
        '1',
        '4',
      ]);
      // Without a wish the newest come first.
      assert.deepEqual(await keys('artists', {}), ['3', '2', '1']);
    });

    test('MOD-16 LIST-04 the page size is the model’s own unless one is asked for; 20 by default', async () => {
      assert.equal((await list('tracks')).rows.length, 3);
      assert.equal((await list('tracks', { perPage: 2 })).rows.length, 2);
      assert.equal((await list('measures')).rows.length, 20);
      assert.equal((await list('measures', { perPage: 100 })).rows.length, 100);
    });

    test('a list answers with the fields asked for, and by default with the columns alone', async () => {
      const [row] = (await list('tracks', { fields: ['name', 'genre', 'playlists'], filter: { id: 1 } })).rows;
      assert.deepEqual(row, {
        $key: '1',
        $label: 'First Lamp',
        name: 'First Lamp',
        genre: { key: '1', label: 'Jazz' },
        playlists: { items: [{ key: '1', label: 'Rainy days' }], count: 1 },
      });
      const [plain] = (await list('invoices', { filter: { id: 1 } })).rows;
      assert.deepEqual(plain, {
        $key: '1',
        $label: '#1',
        id: 1,
        customerId: 1,
        issuedAt: new Date('2024-05-01T10:00:00.250Z'),
        billingCountry: 'Austria',
        total: '2.28',
      });
    });

    test('rows are counted to the cap, exactly, or not at all', async () => {
      const count = async (input: object) => {
        const { total, totalIs } = await list('measures', { perPage: 1, ...input });
        return [total, totalIs];
      };
      const some = { filter: { place: { gte: 0 } } };
      const few = { filter: { place: 3 } };
      assert.deepEqual(await count(some), [CAP, 'atLeast']);
      assert.deepEqual(await count({ ...some, count: 'exact' }), [MANY, 'exact']);
      assert.deepEqual(await count({ ...some, count: 'none' }), [null, 'exact']);
      assert.deepEqual(await count(few), [109, 'exact']);
      // SQLite counts a whole table for nothing.
      assert.deepEqual(await count({}), kind.name === 'sqlite' ? [MANY, 'exact'] : [CAP, 'atLeast']);
      assert.deepEqual(await count({ count: 'exact' }), [MANY, 'exact']);
      statements.splice(0);
      await count({ count: 'none' });
      assert.equal(statements.filter((sql) => /COUNT\(/.test(sql)).length, 0);
    });

    test('PERF a list costs the same few statements at any page size: identity, rows, count, one for each to-many relation', async () => {
      const cost = async (slug: string, input: object) => {
        statements.splice(0);
        await list(slug, input);
        return statements.length;
      };
      for (const perPage of [1, 100]) {
        assert.equal(await cost('tracks', { perPage }), 3);
        assert.equal(await cost('tracks', { perPage, count: 'none' }), 2);
        assert.equal(await cost('tracks', { perPage, fields: ['name', 'mediaType'] }), 3);
        assert.equal(
          await cost('tracks', { perPage, fields: ['name', 'mediaType', 'album', 'playlists'], sort: ['id'] }),
          4,
        );
        assert.equal(await cost('tracks', { perPage, q: 'lamp', sort: ['genre'], filter: { album: '1' } }), 3);
      }
    });

    test('SEC-DOS-01 a page far behind is found by the index, in every order of an indexed column', async () => {
      for (const sort of [['id'], ['-id'], ['place'], ['-place'], ['value'], ['-value']])
        for (const start of [{ last: true }, { page: 40 }]) {
          const near = await list('measures', { sort, ...start, perPage: 50 });
          assert(near.previous);
          statements.splice(0);
          const page = await list('measures', { sort, before: near.previous, perPage: 50, count: 'none' });
          assert.equal(page.rows.length, 50);
          await list('measures', { sort, after: page.next, perPage: 50, count: 'none' });
          const found = statements.filter((sql) => /FROM .measures./.test(sql));
          assert.ok(found.length >= 2);
          for (const sql of found) await assertIndexed(sql, sort.join());
        }
    });

    /** SQLite tells of its plan; MariaDB of the rows that it touched. */
    async function assertIndexed(sql: string, what: string): Promise<void> {
      const { sequelize } = database;
      if (kind.name === 'sqlite') {
        const [plan] = await sequelize.query(`EXPLAIN QUERY PLAN ${sql}`);
        const steps = (plan as { detail: string }[]).map(({ detail }) => detail);
        assert.ok(
          steps.every((step) => !/^SCAN|TEMP B-TREE FOR (?!LAST)/.test(step)),
          `${what}: ${steps.join('; ')}`,
        );
        return;
      }
      await sequelize.transaction(async (transaction) => {
        await sequelize.query('FLUSH STATUS', { transaction });
        await sequelize.query(sql, { transaction });
        const [rows] = await sequelize.query("SHOW SESSION STATUS LIKE 'Handler_read%'", { transaction });
        const read = (rows as { Value: string }[]).reduce((sum, { Value }) => sum + Number(Value), 0);
        assert.ok(read < 500, `${what}: ${read} rows read`);
      });
    }
  });
