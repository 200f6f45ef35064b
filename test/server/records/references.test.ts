import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, Op, type Sequelize } from 'sequelize';
import type { AnyRecordDetail } from '../../../sdk/index.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

/** Books that a database watches over, that nobody does, and that a hook of the team sees on their way. */
const KINDS = ['bound', 'loose', 'hooked'] as const;

function defineBooks(sequelize: Sequelize, shelves: ModelStatic<Model>, name: (typeof KINDS)[number]) {
  const books = sequelize.define(name, { title: { type: DataTypes.STRING(50), allowNull: false, unique: true } });
  books.belongsTo(shelves, { as: 'shelf', constraints: name === 'bound' });
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
      const [bound, loose, hooked] = KINDS.map((name) => defineBooks(database.sequelize, shelves, name));
      books = { bound, loose, hooked } as typeof books;
      const rules = { rows: () => ({ name: { [Op.ne]: 'Sealed' } }), always: true };
      records = await openRecords(database, { shelves: { model: shelves, admin: { rules } }, ...books });
      await shelves.bulkCreate([{ name: 'Open' }, { name: 'Sealed' }]);
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const logged = (slug: string) => records.app.admin.models.AdminLog.count({ where: { model: slug } });

    for (const slug of KINDS) {
      const api = () => records.client.model(slug);

      /** Neither says more than that it cannot be: a shelf that is not there, and one that is out of sight. */
      async function assertRefused(write: (shelf: string) => Promise<unknown>): Promise<void> {
        const [rows, entries] = [await books[slug].findAll({ raw: true }), await logged(slug)];
        for (const shelf of ['999', '2']) {
          const { status, code, fieldErrors } = await refusal(write(shelf));
          assert.deepEqual([status, code, fieldErrors], [400, 'VALIDATION_FAILED', { shelf: { code: 'reference' } }]);
        }
        assert.deepEqual(await books[slug].findAll({ raw: true }), rows);
        assert.equal(await logged(slug), entries);
      }

      test(`SEC-DATA-16 ${slug}: what is not there, or not to be seen, is pointed at by no new record`, () =>
        assertRefused((shelf) => api().create.mutate({ data: { title: `On ${shelf}`, shelf } })));

      test(`SEC-DATA-16 ${slug}: nor by a changed one`, async () => {
        const record: AnyRecordDetail = await api().create.mutate({ data: { title: 'On the open one', shelf: '1' } });
        assert.deepEqual(record.shelf, { key: '1', label: 'Open' });
        await assertRefused((shelf) => save(records.client, slug, { record, changes: { title: 'Moved', shelf } }));
        await save(records.client, slug, { record, changes: { shelf: null } });
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
