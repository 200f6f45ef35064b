import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { type ModelDescriptor, parseListQuery } from '../../sdk/index.ts';
import type { AnyModel } from '../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../support/clients.ts';
import { databases, type TestDatabase } from '../support/databases.ts';

for (const kind of databases())
  describe(`values by their type, not by their name [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;

    before(async () => {
      database = await kind.create({ logging: false });
      const flags: AnyModel = database.sequelize.define(
        'flags',
        {
          code: { type: DataTypes.STRING(40), primaryKey: true },
          published: { type: DataTypes.BOOLEAN },
          isbn: { type: DataTypes.STRING(20) },
          is_level: { type: DataTypes.INTEGER },
          has_grade: { type: DataTypes.STRING(5) },
          state: { type: DataTypes.ENUM('on', 'off') },
          extra: { type: DataTypes.JSON },
        },
        { timestamps: false, tableName: 'flags' },
      );
      records = await openRecords(database, { flags });
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const flags = () => records.client.model('flags');

    test('F5 D12 a boolean is what the column says, whatever it is called', async () => {
      const models = (await records.app.call('meta.models', undefined, { cookie: records.cookie }))
        .data as ModelDescriptor[];
      const fields = models.find(({ slug }) => slug === 'flags')?.fields ?? [];
      const kinds = Object.fromEntries(fields.map((field) => [field.name, [field.kind, field.filter]]));
      assert.deepEqual(kinds.published, ['boolean', 'boolean']);
      assert.deepEqual(kinds.isbn, ['text', 'text']);
      assert.deepEqual(kinds.is_level, ['integer', 'number']);
      assert.deepEqual(kinds.has_grade, ['text', 'text']);
    });

    test('F5 values keep their type: true and false, a number under is_, an enum’s own text, JSON once encoded', async () => {
      const data = { published: true, isbn: '0', is_level: 1, has_grade: '1', state: 'on', extra: { a: '{"b":1}' } };
      for (const [code, published] of [
        ['one', true],
        ['two', false],
        ['three', null],
      ] as const) {
        const made = await flags().create.mutate({ data: { ...data, code, published } });
        assert.deepEqual(
          { ...data, published },
          Object.fromEntries(Object.keys(data).map((name) => [name, made[name]])),
        );
      }
      for (const value of [true, false, null]) {
        const { rows } = await flags().list.query({ filter: { published: { equals: value } } });
        assert.deepEqual(
          rows.map((row) => row.published),
          [value],
        );
      }
    });

    test('F5 a record with a text for a key opens, changes and goes like any other', async () => {
      for (const code of ['it', 'a/b', '12', '0x1F', 'new', 'é~%']) {
        const made = await flags().create.mutate({ data: { code } });
        const got = await flags().get.query({ id: made.$key });
        assert.equal(got.code, code);
        const saved = await save(records.client, 'flags', { record: got, changes: { isbn: 'x' } });
        assert.equal(saved.isbn, 'x');
        const { rows } = await flags().list.query({ filter: { code: { in: [code] } } });
        assert.deepEqual(
          rows.map((row) => row.$key),
          [made.$key],
        );
        assert.deepEqual(await flags().remove.mutate({ id: made.$key }), { removed: made.$key });
      }
    });

    test('F6 B56 a page that is no number is no inner error', async () => {
      for (const page of ['abc', '1', '', null, Number.NaN, 0, -1, 1.5]) {
        const { status, code, fieldErrors } = await refusal(flags().list.query({ page: page as number }));
        assert.deepEqual([status, code, Object.keys(fieldErrors)], [400, 'VALIDATION_FAILED', ['page']], String(page));
      }
      for (const query of ['?page=abc', '?page=-1', '?page=0', '?page=1e9', '?page=', '?page=%00'])
        assert.equal(parseListQuery(query).page, 1, query);
    });

    test('F3 B76 B129 a value that does not fit is refused, never stored as nothing', async () => {
      const wrong: Record<string, unknown>[] = [
        { is_level: 'ten' },
        { is_level: 1.5 },
        { state: 'half' },
        { published: 'yes' },
      ];
      for (const change of wrong) {
        const { status, fieldErrors } = await refusal(flags().create.mutate({ data: { code: 'wrong', ...change } }));
        assert.deepEqual([status, Object.keys(fieldErrors)], [400, Object.keys(change)]);
      }
      assert.equal((await refusal(flags().get.query({ id: 'wrong' }))).status, 404);
    });
  });
