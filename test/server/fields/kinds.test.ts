import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { ConfigError, createAdmin } from '../../../server/index.ts';
import type { ModelDescriptor } from '../../../sdk/index.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const admin = {
  fields: {
    phone: { kind: 'tel' },
    colour: { kind: 'color' },
    keywords: { kind: 'tags' },
    topics: { kind: 'tags' },
  },
};

/** Values that are refused, with the whole error. */
const REFUSED: [name: string, value: unknown, error: object][] = [
  ['price', '1.005', { code: 'tooManyDecimals', params: { max: 2 } }],
  ['price', '-0.001', { code: 'tooManyDecimals', params: { max: 2 } }],
  ['price', '100000000.00', { code: 'tooLarge', params: { max: '99999999.99' } }],
  ['price', '-100000000', { code: 'tooLarge', params: { max: '99999999.99' } }],
  ['count', '0.5', { code: 'tooManyDecimals', params: { max: 0 } }],
  ['limited', '9007199254740993', { code: 'tooLarge', params: { max: 9007199254740992 } }],
  ['limited', '-1', { code: 'tooSmall', params: { min: 0 } }],
  ['big', '9007199254740993', { code: 'tooLarge', params: { max: 9007199254740992 } }],
  ['big', '-1', { code: 'tooSmall', params: { min: 0 } }],
  ['phone', 'call me', { code: 'format' }],
  ['phone', '12', { code: 'format' }],
  ['phone', '+44 20 7946 0000; drop', { code: 'format' }],
  ['phone', `+${'1'.repeat(25)}`, { code: 'format' }],
  ['colour', 'red', { code: 'format' }],
  ['colour', '#fff', { code: 'format' }],
  ['colour', '#12345g', { code: 'format' }],
  ['colour', '#1234567', { code: 'tooLong', params: { max: 7 } }],
  ['keywords', 'maps', { code: 'type' }],
  ['keywords', { 0: 'maps' }, { code: 'type' }],
  ['keywords', [1], { code: 'type' }],
  ['keywords', [''], { code: 'tooShort', params: { min: 1 } }],
  ['keywords', [' maps'], { code: 'format' }],
  ['keywords', ['maps', 'maps'], { code: 'format' }],
  ['keywords', ['x'.repeat(101)], { code: 'tooLong', params: { max: 100 } }],
  ['keywords', Array.from({ length: 101 }, (_word, index) => `w${index}`), { code: 'tooLong', params: { max: 100 } }],
];

/** Values that come back exactly as they were sent. */
const KEPT: [name: string, values: unknown[]][] = [
  ['price', ['0.10', '0.30', '-1.05', '99999999.99', '12345678.90']],
  ['count', ['99999', '-1', '0']],
  ['whole', ['9007199254740993', '-9007199254740993', '999999999999999999']],
  ['big', ['9007199254740992', '0']],
  ['phone', ['+44 20 7946 0000', '112', '(0)30 1234-56 ext. 7', '06.12.34.56.78']],
  ['colour', ['#1a7f64', '#000000']],
  ['keywords', [['maps', 'long read', 'été', 'a "b" \\ c', 'x,y'], [], ['日本 🦉']]],
];

for (const kind of databases())
  describe(`numbers by their digits, phones, colours, tags [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let wares: AnyModel;

    before(async () => {
      database = await kind.create({ logging: false });
      wares = database.sequelize.define(
        'wares',
        {
          price: { type: DataTypes.DECIMAL(10, 2) },
          amount: { type: DataTypes.DECIMAL(20, 2) },
          count: { type: DataTypes.DECIMAL(5) },
          whole: { type: DataTypes.DECIMAL(18, 0) },
          limited: { type: DataTypes.DECIMAL(20, 0), validate: { min: 0, max: 9007199254740992 } },
          big: { type: DataTypes.BIGINT, validate: { min: 0, max: 9007199254740992 } },
          phone: { type: DataTypes.STRING(60) },
          colour: { type: DataTypes.STRING(7) },
          keywords: { type: DataTypes.JSON },
          topics: { type: DataTypes.JSON, allowNull: false, defaultValue: ['none'] },
        },
        { timestamps: false, tableName: 'wares' },
      );
      records = await openRecords(database, { wares: { model: wares, admin } });
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const client = () => records.client.model('wares');

    test('what does not fit is refused by name, when it is made and when it is changed, and nothing is stored', async () => {
      const record = await client().create.mutate({ data: {} });
      for (const [name, value, error] of REFUSED) {
        const what = `${name} ${JSON.stringify(value).slice(0, 60)}`;
        const made = await refusal(client().create.mutate({ data: { [name]: value } }));
        assert.deepEqual(
          [made.status, made.code, made.fieldErrors],
          [400, 'VALIDATION_FAILED', { [name]: error }],
          what,
        );
        const changed = await refusal(save(records.client, 'wares', { record, changes: { [name]: value } }));
        assert.deepEqual([changed.status, changed.fieldErrors], [400, { [name]: error }], what);
      }
      assert.equal(await wares.count(), 1);
      const read = await client().get.query({ id: record.$key });
      assert.equal(read.$version, record.$version);
      await wares.destroy({ where: {} });
    });

    test('digits are neither rounded nor lost', async () => {
      const exact = ['0.10', '9007199254740993.00', '-9007199254740993.00', '1234567890123.45'];
      for (const value of exact)
        assert.equal((await client().create.mutate({ data: { amount: value } })).amount, value);
      const over = client().create.mutate({ data: { amount: '900719925474099301.25' } });
      // SQLite has doubles for fractions: what it would round is refused.
      if (kind.name === 'sqlite') {
        assert.deepEqual((await refusal(over)).fieldErrors, { amount: { code: 'tooManyDigits', params: { max: 15 } } });
      } else assert.equal((await over).amount, '900719925474099301.25');
      await wares.destroy({ where: {} });
    });

    for (const [name, values] of KEPT)
      test(`${name} is kept as it was sent, through create, list, get and update`, async () => {
        const empty = await client().create.mutate({ data: {} });
        assert.equal(empty[name], null);
        for (const value of values) {
          const made = await client().create.mutate({ data: { [name]: value } });
          assert.deepEqual(made[name], value);
          const { rows } = await client().list.query({ filter: { id: Number(made.$key) }, fields: [name] });
          assert.deepEqual(rows[0]?.[name], value);
          const before = await client().get.query({ id: empty.$key });
          const saved = await save(records.client, 'wares', { record: before, changes: { [name]: value } });
          assert.deepEqual(saved[name], value);
          const same = await save(records.client, 'wares', { record: saved, changes: { [name]: value } });
          assert.equal(same.$version, saved.$version);
        }
        await wares.destroy({ where: {} });
      });

    test('a colour is stored in small letters; zeros beyond the scale say nothing', async () => {
      const made = await client().create.mutate({ data: { colour: '#1A7F64', price: '1.5000' } });
      assert.deepEqual([made.colour, made.price], ['#1a7f64', '1.50']);
      await wares.destroy({ where: {} });
    });

    test('tags that must be there may be left to the default, not emptied', async () => {
      assert.deepEqual((await client().create.mutate({ data: {} })).topics, ['none']);
      const error = await refusal(client().create.mutate({ data: { topics: [] } }));
      assert.deepEqual(error.fieldErrors, { topics: { code: 'required' } });
      await wares.destroy({ where: {} });
    });

    test('filters: tags by what they contain, phones and colours as texts, decimals by any number', async () => {
      const full = { keywords: ['maps', 'long read'], phone: '+44 111', colour: '#1a7f64', price: '1.50' };
      await client().create.mutate({ data: full });
      await client().create.mutate({ data: { keywords: ['a "b"'] } });
      await client().create.mutate({ data: {} });
      const found = async (filter: object) => (await client().list.query({ filter: filter as never })).rows.length;
      assert.equal(await found({ keywords: { contains: 'long' } }), 1);
      assert.equal(await found({ keywords: { contains: '"b"' } }), 1);
      assert.equal(await found({ keywords: { contains: 'maps","long' } }), 0);
      assert.equal(await found({ keywords: { contains: '%' } }), 0);
      assert.equal(await found({ keywords: { isNull: true } }), 1);
      assert.equal(await found({ phone: { startsWith: '+44' } }), 1);
      assert.equal(await found({ colour: { equals: '#1A7F64' } }), 1);
      assert.equal(await found({ price: { gt: '1.4999' } }), 1);
      const refused = await refusal(client().list.query({ filter: { keywords: { equals: ['maps'] } } as never }));
      assert.deepEqual(Object.keys(refused.fieldErrors), ['keywords']);
      await wares.destroy({ where: {} });
    });

    test('tags contain what stands in one of the words, not the signs that keep them apart', async () => {
      const words = ['maps', 'a "b" \\ c', 'x,y', '[z]', '50%', 'p_q|r', 'été'];
      await client().create.mutate({ data: { price: '1.00', keywords: words } });
      await client().create.mutate({ data: { price: '2.00', keywords: ['s', 't', 'u'] } });
      await client().create.mutate({ data: { price: '3.00', keywords: [] } });
      await client().create.mutate({ data: { price: '4.00' } });
      const found = async (filter: object) =>
        (await client().list.query({ filter: filter as never, sort: ['price'] })).rows.map(({ price }) => price);
      for (const contains of [...words, ',', '"', '\\', '[', ']', ' ', '%', '_', '|'])
        assert.deepEqual(await found({ keywords: { contains } }), ['1.00'], contains);
      for (const contains of ['","', ', ', '["', 's,', 's"', '\\"', '$'])
        assert.deepEqual(await found({ keywords: { contains } }), [], contains);
      assert.deepEqual(await found({ keywords: { contains: 's' } }), ['1.00', '2.00']);
      assert.deepEqual(await found({ not: { keywords: { contains: ',' } } }), ['2.00', '3.00', '4.00']);
      await wares.destroy({ where: {} });
    });

    test('FLD-04 the descriptor tells their kind, limits and filter', async () => {
      const models = (await records.app.call('meta.models', undefined, { cookie: records.cookie }))
        .data as ModelDescriptor[];
      const fields = new Map(models.find(({ slug }) => slug === 'wares')?.fields.map((field) => [field.name, field]));
      const told = (name: string) => {
        const { kind: named, filter, sortable, scale, wide } = fields.get(name) ?? assert.fail(name);
        return [named, filter, sortable, scale, wide];
      };
      assert.deepEqual(told('phone'), ['tel', 'text', true, null, false]);
      assert.deepEqual(told('colour'), ['color', 'text', true, null, false]);
      assert.deepEqual(told('keywords'), ['tags', 'text', false, null, false]);
      assert.deepEqual(fields.get('keywords')?.operators, ['contains', 'isNull']);
      assert.deepEqual([fields.get('price')?.scale, fields.get('count')?.scale], [2, 0]);
    });

    test('a kind that the column cannot hold is an error at the start', () => {
      for (const [name, wanted] of [
        ['phone', 'tags'],
        ['keywords', 'color'],
        ['big', 'tel'],
      ] as const)
        assert.throws(
          () =>
            createAdmin({
              sequelize: database.sequelize,
              models: { wares: { model: wares, admin: { fields: { [name]: { kind: wanted } } } } } as never,
              secret: '0123456789abcdef0123456789abcdef',
              migrate: 'manual',
              logger: { debug() {}, info() {}, warn() {}, error() {} },
            }),
          (error: unknown) =>
            error instanceof ConfigError &&
            error.id === 'CFG_FIELD_COLUMN' &&
            ['wares', name, wanted].every((word) => error.message.includes(word)),
        );
    });
  });
