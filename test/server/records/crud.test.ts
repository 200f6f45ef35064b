import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { defineChinook, seedChinook, type AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { defineOddTables } from '../../support/odd-tables.ts';
import { chinookSamples, oddSamples } from '../../support/record-samples.ts';

for (const kind of databases())
  describe(`records of every model [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let models: Record<string, AnyModel>;

    before(async () => {
      database = await kind.create();
      models = { ...defineChinook(database.sequelize), ...defineOddTables(database.sequelize) };
      records = await openRecords(database, models);
      await seedChinook(models);
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const procedures = (slug: string) => records.client.model(slug);
    const rowsOf = async (slug: string) => (await models[slug]?.findAll({ raw: true })) ?? [];
    const auditRows = () => records.app.admin.models.AdminLog.count();

    /** Relations read back as key and label, which `reads` says where a sample names them. */
    const readBack = (given: Record<string, unknown>, reads: Record<string, unknown> = {}) => ({
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => !Array.isArray(value))),
      ...reads,
    });
    const picked = (record: Record<string, unknown>, like: Record<string, unknown>) =>
      Object.fromEntries(Object.keys(like).map((name) => [name, record[name]]));

    for (const { slug, refused } of [...chinookSamples, ...oddSamples])
      test(`SHP-4 ${slug} refuses what does not fit, by field, and stays as it was`, async () => {
        const [stored, logged] = [await rowsOf(slug), await auditRows()];
        for (const [data, field, code] of refused) {
          const { status, code: refusedAs, fieldErrors } = await refusal(procedures(slug).create.mutate({ data }));
          const what = JSON.stringify(data).slice(0, 200);
          assert.deepEqual([status, refusedAs], [400, 'VALIDATION_FAILED'], what);
          assert.equal(fieldErrors[field]?.code, code, what);
          assert.deepEqual(Object.keys(fieldErrors), [field], what);
        }
        assert.deepEqual(await rowsOf(slug), stored);
        assert.equal(await auditRows(), logged);
      });

    for (const { slug, create, reads, change, changed } of [...chinookSamples, ...oddSamples])
      test(`SHP-4 ${slug}: create, get, list, update, remove`, async () => {
        const count = (await rowsOf(slug)).length;
        const made = await procedures(slug).create.mutate({ data: create });
        const expected = readBack(create, reads);
        assert.deepEqual(picked(made, expected), expected);
        assert.deepEqual(await procedures(slug).get.query({ id: made.$key }), made);
        assert.equal((await rowsOf(slug)).length, count + 1);

        const { rows, total } = await procedures(slug).list.query({ perPage: 100 });
        const listed = rows.find((row) => row.$key === made.$key);
        assert.equal(listed?.$label, made.$label);
        assert.equal(total, count + 1);

        const edited = await save(records.client, slug, { record: made, changes: change });
        const after = readBack({ ...change }, changed);
        assert.deepEqual(picked(edited, after), after);
        // Links are no part of a version: two people may link at once.
        const isLinksAlone = Object.keys(change).every((name) => name === 'tracks');
        assert.equal(edited.$version === made.$version, isLinksAlone);
        assert.deepEqual(await procedures(slug).get.query({ id: made.$key }), edited);

        const again = await save(records.client, slug, { record: edited, changes: {} });
        assert.deepEqual(again, edited);
        assert.deepEqual(await procedures(slug).remove.mutate({ id: made.$key }), { removed: made.$key });
        assert.equal((await refusal(procedures(slug).get.query({ id: made.$key }))).status, 404);
        const log = await records.app.admin.models.AdminLog.findAll({
          where: { model: slug, recordKey: made.$key },
          order: ['id'],
          raw: true,
        });
        assert.deepEqual(
          log.map((row) => row.action),
          ['create', 'update', 'delete'],
        );
      });

    test('SHP-4 keys of any characters lead to their own record', async () => {
      const codes = [
        'new',
        'trash',
        'a/b',
        'a~b',
        'a%b',
        'a%7Eb',
        'é',
        'e',
        '100% ~ / é?#&',
        '日本',
        '🦉',
        '.',
        '..',
        ' x',
      ];
      for (const code of codes) {
        const made = await procedures('labels').create.mutate({ data: { code, name: `named ${code}` } });
        assert.match(made.$key, /^[\w.!'()*%-]+$/);
        assert.ok(!['new', 'trash', '.', '..'].includes(made.$key));
        assert.equal((await procedures('labels').get.query({ id: made.$key })).code, code);
        if (code === 'e' || code === 'é') await procedures('labels').remove.mutate({ id: made.$key });
      }
    });

    test('SHP-4 a key that the database only takes for the same leads to no record', async () => {
      await procedures('labels').create.mutate({ data: { code: 'Zoë', name: 'one' } });
      for (const id of ['Zoe', 'zoë', 'Zo%C3%AB%20'])
        for (const call of [
          () => procedures('labels').get.query({ id }),
          () => procedures('labels').remove.mutate({ id }),
        ])
          assert.equal((await refusal(call())).code, 'NOT_FOUND', id);
      assert.equal(await models.labels?.count({ where: { code: 'Zoë' } }), 1);
    });

    test('SHP-4 a composite key names one record, and its parts stay as they were made', async () => {
      const make = (warehouse: string, number: number) =>
        procedures('lots').create.mutate({ data: { warehouse, number, note: `${warehouse} ${number}` } });
      const [first] = [await make('A~1', 2), await make('A', 12), await make('A/1', 2)];
      assert.equal(first.$key, 'A%7E1~2');
      assert.equal((await procedures('lots').get.query({ id: 'A~12' })).note, 'A 12');
      const moved = await refusal(save(records.client, 'lots', { record: first, changes: { number: 3 } }));
      assert.equal(moved.fieldErrors.number?.code, 'readonly');
      const edited = await save(records.client, 'lots', { record: first, changes: { note: 'moved' } });
      assert.equal(edited.note, 'moved');
      assert.equal((await procedures('lots').get.query({ id: 'A~12' })).note, 'A 12');
      const taken = await refusal(make('A', 12));
      assert.deepEqual([taken.status, taken.code], [409, 'NOT_UNIQUE']);
      await procedures('lots').remove.mutate({ id: first.$key });
      assert.equal(await models.lots?.count({ where: { warehouse: ['A', 'A/1'] } }), 2);
    });

    test('SHP-4 a text that is no key of the model is no record of it', async () => {
      const no: Record<string, string[]> = {
        artists: ['1abc', '1.0', ' 1', '01', '+1', '1e0', '0x1', '9'.repeat(30), '-', '1~1', 'new', '%31%', '1%00'],
        lots: ['A', 'A~12~1', 'A~x', '~', 'A~12abc'],
        devices: ['1', "' OR 1=1 --", '11111111-1111-4111-8111-11111111111'],
        ledgers: ['1.5', '9223372036854775808', 'abc'],
      };
      for (const [slug, keys] of Object.entries(no))
        for (const id of keys) {
          const calls = [
            () => procedures(slug).get.query({ id }),
            () => procedures(slug).update.mutate({ id, expectedVersion: 'v1', changes: {}, base: {} }),
            () => procedures(slug).remove.mutate({ id }),
          ];
          for (const call of calls) {
            const { status, code } = await refusal(call());
            assert.deepEqual([status, code], [404, 'NOT_FOUND'], `${slug} ${id}`);
          }
        }
      assert.equal(await models.artists?.count(), 3);
    });

    test('SHP-4 a model without a key can be read and not written', async () => {
      await models.readings?.bulkCreate([
        { sensor: 'north', value: 3 },
        { sensor: 'south', value: null },
      ]);
      const { rows, total } = await procedures('readings').list.query({ sort: ['value'] });
      assert.deepEqual(
        rows.map((row) => row.sensor),
        ['south', 'north'],
      );
      assert.equal(total, 2);
      assert.equal((await refusal(procedures('readings').get.query({ id: '1' }))).status, 404);
      for (const call of [
        () => procedures('readings').create.mutate({ data: { sensor: 'east', value: 1 } }),
        () => procedures('readings').remove.mutate({ id: '1' }),
      ]) {
        const { status, code } = await refusal(call());
        assert.deepEqual([status, code], [403, 'DISABLED']);
      }
      assert.equal(await models.readings?.count(), 2);
    });

    test('SHP-4 a removed record that others point at stays, and says why', async () => {
      const { status, code } = await refusal(procedures('artists').remove.mutate({ id: '1' }));
      assert.deepEqual([status, code], [409, 'STILL_REFERENCED']);
      assert.equal(await models.artists?.count({ where: { id: 1 } }), 1);
    });

    test('a removed draft lies in the trash: gone for every reader, still in its table', async () => {
      const made = await procedures('drafts').create.mutate({ data: { name: 'Poem' } });
      await procedures('drafts').remove.mutate({ id: made.$key });
      assert.equal((await procedures('drafts').list.query({})).rows.length, 0);
      for (const call of [
        () => procedures('drafts').get.query({ id: made.$key }),
        () => save(records.client, 'drafts', { record: made, changes: { name: 'Ode' } }),
      ])
        assert.equal((await refusal(call())).status, 404);
      const [kept] = (await models.drafts?.findAll({ where: { name: 'Poem' }, paranoid: false, raw: true })) ?? [];
      assert.ok((kept as unknown as { deletedAt: unknown }).deletedAt);
    });
  });
