import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type CreationAttributes, DataTypes, type Model, Op } from 'sequelize';
import type { ListOutput } from '../../../server/contract.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { type Caller, type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import type { ActorName } from '../../support/scenario.ts';

for (const kind of databases()) {
  describe(`removing many, refused [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let titles: string[];

    before(async () => {
      newsroom = await openNewsroom(kind, {
        admins: { posts: { rules: { rows: () => ({ views: { [Op.lt]: 100 } }) } } },
      });
      await newsroom.own.Role.update({ permissions: 'posts.*' }, { where: { name: 'ed' } });
    });
    beforeEach(async () => {
      const { posts } = newsroom.models;
      await posts.destroy({ where: {} });
      titles = Array.from({ length: 8 }, (_, index) => `Post ${index}`);
      await posts.bulkCreate(titles.map((title, index) => ({ title, views: index === 7 ? 100 : index })));
    });
    after(() => newsroom.close());

    const idsOf = async (...wanted: string[]) => {
      const rows = await newsroom.models.posts.findAll({ where: { title: wanted }, order: ['id'] });
      return rows.map((row) => String(row.get('id')));
    };
    const remove = (caller: Caller, input: unknown, slug = 'posts') =>
      newsroom.as(caller, `records.${slug}.removeMany`, input);
    const users = (...names: ActorName[]) => ({ ids: names.map((name) => String(newsroom.ids[name])) });

    test('PERM-09 without the right to delete nothing goes, by keys or by a query', async () => {
      const ids = await idsOf('Post 1', 'Post 2');
      for (const input of [{ ids }, { query: {}, expectedTotal: 8 }])
        for (const [caller, answer] of [
          ['vw', '403 FORBIDDEN'],
          ['ex', '403 FORBIDDEN'],
          ['none', '401 UNAUTHENTICATED'],
          ['anon', '401 UNAUTHENTICATED'],
        ] as const)
          await newsroom.refuses(answer, () => remove(caller, input));
      await newsroom.refuses('403 DISABLED', () => remove('root', { ids: ['1'] }, 'ledgers'));
    });

    test('SEC-DATA-16 one record out of reach keeps all of them, and is named', async () => {
      const ids = await idsOf('Post 1', 'Post 7', 'Post 2');
      const foreign = (await idsOf('Post 7'))[0];
      const { error } = await newsroom.refuses('404 NOT_FOUND', () => remove('ed', { ids }));
      assert.deepEqual(error?.params, { refused: [{ id: foreign, code: 'NOT_FOUND' }] });
      // is_admin is not bound by the rule: the same keys are his to remove.
      assert.deepEqual((await remove('root', { ids })).data, { removed: 3 });
    });

    test('SEC-DATA-16 a query finds what the caller may see, and no more', async () => {
      await newsroom.refuses('409 CONFLICT', () => remove('ed', { query: {}, expectedTotal: 8 }));
      assert.deepEqual((await remove('ed', { query: {}, expectedTotal: 7 })).data, { removed: 7 });
      assert.equal(await newsroom.models.posts.count(), 1);
    });

    test('the first five that were refused are named', async () => {
      const gone = Array.from({ length: 9 }, (_, index) => String(900_000 + index));
      const { error } = await newsroom.refuses('404 NOT_FOUND', () => remove('root', { ids: gone }));
      assert.deepEqual(error?.params, { refused: gone.slice(0, 5).map((id) => ({ id, code: 'NOT_FOUND' })) });
    });

    test('SEC-RBAC-09 the last admin and the own account are kept by a removal of many', async () => {
      const own = await newsroom.refuses('409 OWN_ACCOUNT', () => remove('root', users('vw', 'root'), 'users'));
      assert.deepEqual(own.error?.params, { refused: [{ id: String(newsroom.ids.root), code: 'OWN_ACCOUNT' }] });
      // The one before the last goes first: the other is the last one by then.
      const all = await newsroom.refuses('409 LAST_ADMIN', () => remove('root', users('root2', 'root'), 'users'));
      assert.deepEqual(all.error?.params, { refused: [{ id: String(newsroom.ids.root), code: 'LAST_ADMIN' }] });
    });

    test('SEC-RBAC-08 who ranks higher is kept with everybody chosen; a denial is told and logged, whatever else was refused', async () => {
      const before = (await newsroom.logged('denied')).length;
      const ids = ['900001', ...users('none', 'ed').ids];
      const { error } = await newsroom.refuses('403 RANK_TOO_LOW', () => remove('umgr', { ids }, 'users'));
      const refused = [
        { id: '900001', code: 'NOT_FOUND' },
        { id: String(newsroom.ids.ed), code: 'RANK_TOO_LOW' },
      ];
      assert.deepEqual(error?.params, { refused });
      const denied = (await newsroom.logged('denied')).slice(before);
      assert.deepEqual(
        denied.map(({ userId, changes }) => [userId, changes.path]),
        [[String(newsroom.ids.umgr), 'records.users.removeMany']],
      );
    });

    test('SEC-DATA-14 the query takes search and filter alone, vetted as the list vets them', async () => {
      const wrong: [input: unknown, answer: string][] = [
        [{}, '400 VALIDATION_FAILED'],
        [{ ids: [] }, '400 VALIDATION_FAILED'],
        [{ ids: ['1'], query: {}, expectedTotal: 1 }, '400 VALIDATION_FAILED'],
        [{ query: {} }, '400 VALIDATION_FAILED'],
        [{ query: { where: {} }, expectedTotal: 1 }, '400 VALIDATION_FAILED'],
        [{ query: { filter: { nothing: 1 } }, expectedTotal: 1 }, '400 FIELD_NOT_FILTERABLE'],
        [{ query: { filter: { '$category.title$': 1 } }, expectedTotal: 1 }, '400 FIELD_NOT_FILTERABLE'],
      ];
      for (const [input, answer] of wrong) await newsroom.refuses(answer, () => remove('root', input));
      const secret = { query: { filter: { password: { startsWith: '$' } } }, expectedTotal: 9 };
      await newsroom.refuses('400 FIELD_NOT_FILTERABLE', () => remove('root', secret, 'users'));
    });

    test('more than 1,000 records are refused, and the refusal says how many may go', async () => {
      const many = { ids: Array.from({ length: 1001 }, (_, index) => String(index + 1)) };
      for (const input of [many, { query: {}, expectedTotal: 1001 }]) {
        const { error } = await newsroom.refuses('400 QUERY_TOO_LARGE', () => remove('root', input));
        assert.deepEqual(error?.params, { what: 'records', max: 1000 });
      }
    });

    test('a query that finds another number than was said removes nothing and tells the number', async () => {
      const query = { q: '', filter: { views: { lt: 4 } } };
      const { error } = await newsroom.refuses('409 CONFLICT', () => remove('root', { query, expectedTotal: 3 }));
      assert.deepEqual(error?.params, { expectedTotal: 3, total: 4 });
    });

    test('LIST-05 a query removes what the list shows for it', async () => {
      const query = { filter: { views: { gte: 2 }, title: { contains: 'Post' } } };
      const { data } = await newsroom.as('root', 'records.posts.list', query);
      const { total } = data as ListOutput;
      assert.deepEqual((await remove('root', { query, expectedTotal: total })).data, { removed: 6 });
      const kept = await newsroom.models.posts.findAll({ order: ['id'] });
      assert.deepEqual(
        kept.map((row) => row.get('title')),
        ['Post 0', 'Post 1'],
      );
    });
  });

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
        assert.deepEqual(rows.map(({ recordKey }) => recordKey).toSorted(), chain.toSorted(), order);
        for (const row of rows) {
          const { name, photo, parent } = JSON.parse(row.changes ?? '');
          const depth = chain.indexOf(row.recordKey ?? '');
          assert.deepEqual([name, photo], [{ from: `Depth ${depth}`, to: null }, { changed: true }]);
          assert.deepEqual(String(parent?.from ?? ''), chain[depth - 1] ?? '');
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
