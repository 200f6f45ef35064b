import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type CreationAttributes, DataTypes, type Model } from 'sequelize';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

for (const kind of databases()) {
  describe(`removing many [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let folders: AnyModel;
    let drafts: AnyModel;
    let branches: AnyModel;
    let counts: AnyModel;
    const statements: string[] = [];

    before(async () => {
      database = await kind.create({ logging: (sql) => statements.push(sql) });
      const { sequelize } = database;
      const name = { type: DataTypes.STRING(40), allowNull: false };
      folders = sequelize.define('folders', { name: { ...name } }, { tableName: 'folders', timestamps: false });
      folders.belongsTo(folders, { as: 'parent', foreignKey: 'parentId', onDelete: 'RESTRICT' });
      folders.addHook('beforeDestroy', (folder) => {
        if (folder.get('name') === 'Keep me') throw new Error('a hook that says no');
      });
      counts = sequelize.define('counts', { left: DataTypes.INTEGER }, { tableName: 'counts', timestamps: false });
      folders.addHook('beforeDestroy', async (_folder, { transaction }) => {
        await counts.increment({ left: -1 }, { where: {}, transaction: transaction ?? null });
      });
      drafts = sequelize.define(
        'drafts',
        { name: { ...name }, body: DataTypes.TEXT('long') },
        { tableName: 'drafts', paranoid: true },
      );
      branches = sequelize.define(
        'branches',
        { name: { ...name }, photo: DataTypes.BLOB },
        { tableName: 'branches', timestamps: false },
      );
      branches.belongsTo(branches, { as: 'parent', foreignKey: 'parentId', onDelete: 'CASCADE' });
      branches.belongsTo(branches, { as: 'twin', foreignKey: 'twinId', onDelete: 'SET NULL' });
      records = await openRecords(database, { folders, drafts, branches });
    });
    beforeEach(async () => {
      await folders.update({ parentId: null }, { where: {} });
      await folders.destroy({ where: {}, hooks: false });
      await drafts.destroy({ where: {}, force: true });
      await branches.destroy({ where: {} });
      await records.app.admin.settled();
      await records.app.admin.models.AdminLog.destroy({ where: {} });
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const make = async (model: AnyModel, values: CreationAttributes<Model>) =>
      String((await model.create(values)).get('id'));
    const removeMany = (ids: string[], slug = 'folders') => records.client.model(slug).removeMany.mutate({ ids });
    const log = () => records.app.admin.models.AdminLog.findAll({ order: ['id'] });

    test('LIST-05 SEC-AUD-08 fifty records go in one operation, each with a row of its own in the log', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 50; index++) ids.push(await make(folders, { name: `Folder ${index}` }));
      const kept = await make(folders, { name: 'Other' });
      assert.deepEqual(await removeMany([...ids, ids[0] ?? '']), { removed: 50 });
      assert.deepEqual(
        (await folders.findAll()).map((row) => String(row.get('id'))),
        [kept],
      );
      const rows = await log();
      assert.deepEqual(new Set(rows.map(({ recordKey }) => recordKey)), new Set(ids));
      assert.deepEqual([...new Set(rows.map(({ action, model }) => `${action} ${model}`))], ['delete folders']);
      assert.equal(new Set(rows.map(({ operationId }) => operationId)).size, 1);
      assert.match(rows[0]?.changes ?? '', /Folder \d+/);
    });

    test('a record that others point at keeps all of them, and is named', async () => {
      const [free, parent] = [await make(folders, { name: 'Free' }), await make(folders, { name: 'Parent' })];
      await make(folders, { name: 'Child', parentId: parent });
      const error = await refusal(removeMany([free, parent]));
      assert.deepEqual([error.status, error.code], [409, 'STILL_REFERENCED']);
      assert.deepEqual(error.params, { refused: [{ id: parent, code: 'STILL_REFERENCED' }] });
      assert.deepEqual([await folders.count(), (await log()).length], [3, 0]);
    });

    test('records that only hold each other go together, in whatever order they were chosen', async () => {
      for (const order of ['0123', '3210', '1023', '2013', '1302']) {
        const chain: string[] = [];
        for (let depth = 0; depth < 4; depth++)
          chain.push(await make(folders, { name: `Depth ${depth}`, parentId: chain.at(-1) ?? null }));
        const ids = [...order].map((depth) => chain[Number(depth)] as string);
        assert.deepEqual(await removeMany(ids), { removed: 4 }, order);
      }
      assert.equal(await folders.count(), 0);
    });

    test('what a hook wrote for a record that was held at first counts once', async () => {
      const ids: string[] = [];
      for (let depth = 0; depth < 3; depth++)
        ids.push(await make(folders, { name: `Depth ${depth}`, parentId: ids.at(-1) ?? null }));
      await counts.create({ left: 3 });
      assert.deepEqual(await removeMany(ids), { removed: 3 });
      assert.equal((await counts.findOne())?.get('left'), 0);
    });

    test('SEC-AUD-08 a record that goes with another one by a cascade is removed and logged like it', async () => {
      for (const order of ['parents first', 'children first']) {
        await records.app.admin.models.AdminLog.destroy({ where: {} });
        const chain: string[] = [];
        for (let depth = 0; depth < 3; depth++)
          chain.push(
            await make(branches, {
              name: `Depth ${depth}`,
              photo: Buffer.from('not a picture'),
              parentId: chain.at(-1) ?? null,
            }),
          );
        const chosen = order === 'parents first' ? chain : chain.toReversed();
        assert.deepEqual(await removeMany(chosen, 'branches'), { removed: 3 }, order);
        assert.equal(await branches.count(), 0);
        const rows = await log();
        assert.equal(rows.length, 3, order);
        assert.deepEqual(new Set(rows.map(({ recordKey }) => recordKey)), new Set(chain), order);
        for (const row of rows) {
          const { name, photo, parent } = JSON.parse(row.changes ?? '');
          const depth = chain.indexOf(row.recordKey ?? '');
          assert.deepEqual([name, photo], [{ from: `Depth ${depth}`, to: null }, { changed: true }]);
          const above = depth === 0 ? undefined : { key: chain[depth - 1], label: `Depth ${depth - 1}` };
          assert.deepEqual(parent, above && { type: 'relation', from: above, to: null });
        }
      }
    });

    test('a record that meets the query when the removal begins is removed, whatever the others take along', async () => {
      const first = await make(branches, { name: 'First' });
      const second = await make(branches, { name: 'Second', twinId: first });
      await make(branches, { name: 'Third', twinId: second });
      const query = { filter: { twin: { isNull: false } } };
      const removed = await records.client.model('branches').removeMany.mutate({ query, expectedTotal: 2 });
      assert.deepEqual(removed, { removed: 2 });
      assert.equal(await branches.count(), 1);
    });

    test('SEC-AUD-08 the log of one operation is written in pieces that every server takes', async () => {
      const insertions = (sql: string) => /^Executing \(default\): INSERT INTO .asok_admin_log/.test(sql);
      for (const [records, characters, pieces] of [
        [120, 10, 3],
        // A text stands in a row of the log once: three of these fit into a piece.
        [8, 300_000, 3],
      ] as const) {
        await drafts.bulkCreate(
          Array.from({ length: records }, (_, index) => ({ name: `Draft ${index}`, body: 'x'.repeat(characters) })),
        );
        const ids = (await drafts.findAll({ attributes: ['id'] })).map((row) => String(row.get('id')));
        statements.length = 0;
        assert.deepEqual(await removeMany(ids, 'drafts'), { removed: records });
        assert.equal(statements.filter(insertions).length, pieces);
        const rows = await log();
        assert.deepEqual(rows.map(({ recordKey }) => recordKey).slice(-records), ids);
        assert.equal(new Set(rows.slice(-records).map(({ operationId }) => operationId)).size, 1);
      }
    });

    test('a hook of the model that says no keeps all of them', async () => {
      const ids = [await make(folders, { name: 'First' }), await make(folders, { name: 'Keep me' })];
      const error = await refusal(removeMany(ids));
      assert.deepEqual([error.status, error.code], [500, 'INTERNAL']);
      assert.deepEqual([await folders.count(), (await log()).length], [2, 0]);
    });

    test('LIST-07 records of a paranoid model go to the trash, from where nobody removes them again', async () => {
      const ids = [await make(drafts, { name: 'One' }), await make(drafts, { name: 'Two' })];
      assert.deepEqual(await removeMany(ids, 'drafts'), { removed: 2 });
      assert.deepEqual([await drafts.count(), await drafts.count({ paranoid: false })], [0, 2]);
      assert.equal((await refusal(removeMany(ids, 'drafts'))).code, 'NOT_FOUND');
    });
  });
}
