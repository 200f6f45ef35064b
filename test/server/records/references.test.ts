import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, Op, type Sequelize } from 'sequelize';
import type { AnyRecordDetail } from '../../../sdk/index.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

/** Books that a database watches over, that nobody does, and that a hook of the team sees on their way. */
const KINDS = ['bound', 'loose', 'hooked'] as const;

interface Places {
  /** Of which some are out of sight. */
  shelf: ModelStatic<Model>;
  /** All of which may be pointed at. */
  room: ModelStatic<Model>;
}

function defineBooks(sequelize: Sequelize, places: Places, name: (typeof KINDS)[number]) {
  const books = sequelize.define(name, { title: { type: DataTypes.STRING(50), allowNull: false, unique: true } });
  for (const [as, place] of Object.entries(places)) books.belongsTo(place, { as, constraints: name === 'bound' });
  if (name === 'hooked') books.addHook('beforeSave', () => {});
  return books;
}

for (const kind of databases())
  describe(`what a write points at [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let books: Record<(typeof KINDS)[number], ModelStatic<Model>>;

    before(async () => {
      database = await kind.create();
      const shelves = database.sequelize.define('shelves', { name: DataTypes.STRING(50) });
      const rooms = database.sequelize.define('rooms', { name: DataTypes.STRING(50) });
      const places = { shelf: shelves, room: rooms };
      const [bound, loose, hooked] = KINDS.map((name) => defineBooks(database.sequelize, places, name));
      books = { bound, loose, hooked } as typeof books;
      const rules = { rows: () => ({ name: { [Op.ne]: 'Sealed' } }), always: true };
      records = await openRecords(database, { shelves: { model: shelves, admin: { rules } }, rooms, ...books });
      await shelves.bulkCreate([{ name: 'Open' }, { name: 'Sealed' }]);
      await rooms.bulkCreate([{ name: 'Hall' }, { name: '' }, { name: 'Attic' }]);
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const logged = (slug: string) => records.app.admin.models.AdminLog.count({ where: { model: slug } });

    for (const slug of KINDS) {
      const api = () => records.client.model(slug);

      /** Neither says more than that it cannot be: a shelf that is not there, and one that is out of sight. */
      async function assertRefused(write: (place: object) => Promise<unknown>): Promise<void> {
        const [rows, entries] = [await books[slug].findAll({ raw: true }), await logged(slug)];
        const places: [place: object, wrong: string[]][] = [
          [{ shelf: '999' }, ['shelf']],
          [{ shelf: '2' }, ['shelf']],
          [{ room: '999' }, ['room']],
          [{ shelf: '1', room: '999' }, ['room']],
          [{ shelf: '2', room: '1' }, ['shelf']],
        ];
        for (const [place, wrong] of places) {
          const { status, code, fieldErrors } = await refusal(write(place));
          const expected = Object.fromEntries(wrong.map((name) => [name, { code: 'reference' }]));
          assert.deepEqual([status, code, fieldErrors], [400, 'VALIDATION_FAILED', expected], JSON.stringify(place));
        }
        // Of two that are wrong at least one is named.
        assert.equal((await refusal(write({ shelf: '2', room: '999' }))).code, 'VALIDATION_FAILED');
        assert.deepEqual(await books[slug].findAll({ raw: true }), rows);
        assert.equal(await logged(slug), entries);
      }

      test(`SEC-DATA-16 ${slug}: what is not there, or not to be seen, is pointed at by no new record`, () =>
        assertRefused((place) => api().create.mutate({ data: { title: 'Nowhere', ...place } })));

      test(`SEC-DATA-16 ${slug}: nor by a changed one`, async () => {
        const record: AnyRecordDetail = await api().create.mutate({ data: { title: 'On the open one', shelf: '1' } });
        assert.deepEqual(record.shelf, { key: '1', label: 'Open' });
        await assertRefused((place) => save(records.client, slug, { record, changes: { title: 'Moved', ...place } }));
        await save(records.client, slug, { record, changes: { shelf: null } });
      });

      test(`AUD-02 ${slug}: the log calls what is pointed at by its name, before and after`, async () => {
        const changes = async () => {
          const [row] = await records.app.admin.models.AdminLog.findAll({
            where: { model: slug },
            order: [['id', 'DESC']],
            limit: 1,
          });
          return JSON.parse(row?.changes ?? '{}') as Record<string, unknown>;
        };
        const relation = (from: object | null, to: object | null) => ({ type: 'relation', from, to });
        const [hall, nameless, attic] = [
          { key: '1', label: 'Hall' },
          { key: '2', label: '#2' },
          { key: '3', label: 'Attic' },
        ];
        const data = { title: `Named ${slug}`, shelf: '1', room: '1' };
        let record: AnyRecordDetail = await api().create.mutate({ data });
        const { shelf, room } = await changes();
        assert.deepEqual([shelf, room], [relation(null, { key: '1', label: 'Open' }), relation(null, hall)]);
        for (const [to, expected] of [
          ['2', relation(hall, nameless)],
          ['3', relation(nameless, attic)],
          [null, relation(attic, null)],
        ] as const) {
          record = await save(records.client, slug, { record, changes: { room: to } });
          assert.deepEqual((await changes()).room, expected);
        }
      });

      test(`${slug}: a text that is taken is refused as such, whatever the record points at`, async () => {
        await api().create.mutate({ data: { title: 'Taken' } });
        const entries = await logged(slug);
        const { code, fieldErrors } = await refusal(api().create.mutate({ data: { title: 'Taken', shelf: '1' } }));
        assert.deepEqual([code, fieldErrors], ['NOT_UNIQUE', { title: { code: 'unique' } }]);
        const both = await refusal(api().create.mutate({ data: { title: 'Taken', shelf: '2' } }));
        assert.ok(['NOT_UNIQUE', 'VALIDATION_FAILED'].includes(both.code), both.code);
        assert.equal(await logged(slug), entries);
      });
    }
  });

for (const kind of databases())
  describe(`links of a record [${kind.name}]`, () => {
    test('SEC-RACE-01 a record that goes away while it is linked is refused by the name of its field, and nothing is made', async () => {
      const database = await kind.create();
      const articles = database.sequelize.define('articles', { title: DataTypes.STRING(50) });
      const topics = database.sequelize.define('topics', { name: DataTypes.STRING(50) });
      articles.belongsToMany(topics, { as: 'topics', through: 'article_topics' });
      // Stands for whoever removes it at this very moment.
      articles.addHook('afterSave', (_article, { transaction }) =>
        topics.destroy({ where: {}, ...(transaction && { transaction }) }).then(() => undefined),
      );
      const { app, client } = await openRecords(database, { articles, topics });
      await topics.create({ name: 'Short-lived' });
      const { status, code, fieldErrors } = await refusal(
        client.model('articles').create.mutate({ data: { title: 'Linked', topics: ['1'] } }),
      );
      assert.deepEqual([status, code, fieldErrors], [400, 'VALIDATION_FAILED', { topics: { code: 'reference' } }]);
      assert.deepEqual([await articles.count(), await topics.count()], [0, 1]);
      await app.close();
      await database.close();
    });
  });
