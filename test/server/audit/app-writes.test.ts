import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { initTRPC } from '@trpc/server';
import type { Context } from '../../../server/context.ts';
import { requirePermission, systemActor, trpcOptions } from '../../../server/index.ts';
import { PASSWORD } from '../../support/app.ts';
import { openShop, type Shop } from '../../support/audited-shop.ts';
import { databases } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`what a team's own code writes [${kind.name}]`, () => {
    let shop: Shop;

    before(async () => {
      shop = await openShop(kind);
    });
    after(() => shop.close());
    beforeEach(() => shop.reset());

    const log = () => shop.log();
    const brief = () => shop.brief();
    const rows = async () => {
      await shop.records.app.admin.settled();
      return shop.records.app.admin.models.AdminLog.findAll({ order: ['id'] });
    };

    test('SEC-AUD-01 what cannot be logged is not done: the change is undone with its own transaction', async () => {
      const post = await shop.models.posts.create({ title: 'Stays', authorId: 1 });
      const { posts, counters } = shop.models;
      const state = async () => JSON.stringify([await posts.findAll({ raw: true }), await counters.findAll()]);
      const unchanged = await state();
      await shop.withoutLog(async () => {
        for (const write of [
          () => posts.create({ title: 'New' }),
          () => posts.bulkCreate([{ title: 'One' }, { title: 'Two' }]),
          () => post.update({ title: 'Changed' }),
          () => posts.update({ views: 9 }, { where: {} }),
          () => posts.increment('views', { where: {} }),
          () => posts.upsert({ title: 'Stays', views: 3 }),
          () => posts.destroy({ where: {} }),
          () => posts.findOne({ rejectOnEmpty: true }).then((found) => found.destroy()),
        ]) {
          await assert.rejects(write, { code: 'UNAVAILABLE' });
          assert.equal(await state(), unchanged, String(write));
        }
      });
    });

    test('SEC-AUD-01 a change that fails or is rolled back by the app leaves no row', async () => {
      const { posts } = shop.models;
      await posts.create({ title: 'Taken' });
      const known = (await log()).length;
      await assert.rejects(posts.create({ title: 'Taken' }));
      await assert.rejects(posts.create({ title: null }));
      await assert.rejects(
        shop.database.sequelize.transaction(async (transaction) => {
          await posts.create({ title: 'Never' }, { transaction });
          throw new Error('changed my mind');
        }),
      );
      assert.equal((await log()).length, known);
    });

    test('AUD-01 AUD-04 an instance that is made, changed, trashed and restored', async () => {
      const { posts } = shop.models;
      const post = await posts.create({ title: 'Hello', authorId: 1, apiToken: 'tok-1' });
      await post.update({ title: 'Good day', authorId: 2, apiToken: 'tok-2' });
      await post.save();
      await post.update({ title: 'Good day' });
      await post.destroy();
      await post.restore();
      const key = String(post.get('id'));
      const ann = { key: '1', label: 'Ann' };
      const ben = { key: '2', label: 'Ben' };
      const of = { by: 'app', record: key };
      const all = (await log()).filter(({ record, changes }) => record === key && !('left' in (changes as object)));
      assert.deepEqual(all, [
        {
          ...of,
          action: 'create',
          label: 'Hello',
          changes: {
            id: { from: null, to: Number(key) },
            title: { from: null, to: 'Hello' },
            views: { from: null, to: 0 },
            apiToken: { changed: true },
            author: { type: 'relation', from: null, to: ann },
          },
        },
        {
          ...of,
          action: 'update',
          label: 'Good day',
          changes: {
            title: { from: 'Hello', to: 'Good day' },
            apiToken: { changed: true },
            author: { type: 'relation', from: ann, to: ben },
          },
        },
        {
          ...of,
          action: 'delete',
          label: 'Good day',
          changes: {
            id: { from: Number(key), to: null },
            title: { from: 'Good day', to: null },
            views: { from: 0, to: null },
            apiToken: { changed: true },
            author: { type: 'relation', from: ben, to: null },
          },
        },
        { ...of, action: 'restore', label: 'Good day', changes: {} },
      ]);
    });

    test('AUD-01 many at once: one row for each that really changed', async () => {
      const { posts } = shop.models;
      const made = await posts.bulkCreate(['A', 'B', 'C'].map((title) => ({ title })));
      const second = { where: { id: made[1]?.get('id') as number } };
      await posts.update({ views: 5 }, second);
      await posts.update({ views: 5 }, { where: {} });
      await posts.increment({ views: 2 }, second);
      await made[2]?.decrement('views');
      await posts.destroy(second);
      await posts.restore(second);
      await posts.destroy({ where: {}, force: true, hooks: false });
      assert.deepEqual(await brief(), [
        ...['A', 'B', 'C'].map((title) => `create ${title}`),
        'update B',
        'update A',
        'update C',
        'update B',
        'update C',
        'delete B',
        'restore B',
        ...['A', 'B', 'C'].map((title) => `delete ${title}`),
      ]);
      const operations = new Set((await rows()).map(({ operationId }) => operationId));
      assert.equal(operations.size, 8);
    });

    test('AUD-01 hooks that run for each row do not log it twice', async () => {
      const { places } = shop.models;
      await places.bulkCreate(
        [
          { row: 1, seat: 'a' },
          { row: 1, seat: 'b' },
        ],
        { individualHooks: true },
      );
      await places.update({ guest: 'Ann' }, { where: { row: 1 }, individualHooks: true });
      await places.destroy({ where: {}, individualHooks: true });
      const keys = (await log()).map(({ action, record }) => `${action} ${record}`);
      const expected = ['create', 'update', 'delete'].flatMap((action) => [`${action} 1~a`, `${action} 1~b`]);
      assert.deepEqual(keys, expected);
    });

    test('AUD-01 rows that are made or changed, as it comes', async () => {
      const { posts } = shop.models;
      await posts.upsert({ title: 'First', views: 1 });
      await posts.upsert({ title: 'First', views: 2 });
      await posts.bulkCreate([{ title: 'First', views: 3 }, { title: 'Second' }], { updateOnDuplicate: ['views'] });
      await posts.bulkCreate([{ title: 'Second', views: 9 }, { title: 'Third' }], { ignoreDuplicates: true });
      const [found] = await posts.findOrCreate({ where: { title: 'Fourth' } });
      await posts.findOrCreate({ where: { title: 'Fourth' } });
      assert.ok(found);
      const own = (await brief()).filter((line) => !line.includes('#'));
      assert.deepEqual(own, [
        'create First',
        'update First',
        'update First',
        'create Second',
        'create Third',
        'create Fourth',
      ]);
    });

    test('AUD-01 the rows stand in the transaction that the app gives, and are seen when it ends', async () => {
      const { posts } = shop.models;
      await shop.database.sequelize.transaction(async (transaction) => {
        await posts.create({ title: 'Inside' }, { transaction });
        await posts.update({ views: 1 }, { where: { title: 'Inside' }, transaction });
        const other = kind.name === 'mariadb' ? await log() : [];
        assert.deepEqual(other, []);
      });
      assert.deepEqual(
        (await brief()).filter((line) => line.endsWith('Inside')),
        ['create Inside', 'update Inside'],
      );
    });

    test('AUD-02 what the admin writes is logged once, and what its hooks write beside it as well', async () => {
      const post = await shop.records.client.model('posts').create.mutate({ data: { title: 'By hand', author: '1' } });
      assert.deepEqual(await brief(), ['update #1', 'create By hand']);
      assert.deepEqual((await log())[0]?.changes, { left: { from: 0, to: 1 } });
      await shop.records.client.model('posts').update.mutate({
        id: post.$key,
        expectedVersion: post.$version,
        changes: { title: 'By pen' },
        base: { title: 'By hand' },
      });
      await shop.records.client.model('posts').remove.mutate({ id: post.$key });
      assert.deepEqual(await brief(), ['update #1', 'create By hand', 'update By pen', 'update #1', 'delete By pen']);
      // The hook writes on behalf of whoever pressed the button.
      for (const row of await rows()) {
        assert.equal(row.userLabel, 'root');
        assert.ok(row.requestId);
      }
    });

    test('AUD-02 code that runs for a caller writes in his name, through procedures of the team too', async () => {
      const { admin } = shop.records.app;
      const { posts } = shop.models;
      const post = await posts.create({ title: 'Owned' });
      const request = new Request('http://admin.test/shop', { headers: { cookie: shop.records.cookie } });
      const ctx = await admin.contextOf(request, { clientAddress: '203.0.113.9' });
      await admin.runAs(ctx, () => post.update({ views: 1 }));
      const t = initTRPC.context<Context>().create(trpcOptions);
      const sales = t.router({
        sell: t.procedure.use(requirePermission('posts.edit')).mutation(() => post.increment('views').then(() => true)),
      });
      await sales.createCaller(ctx).sell();
      await admin.runAs(admin.createContext(), () => post.update({ views: 7 }));
      await admin.runAs(admin.createContext({ actor: systemActor }), () => post.update({ views: 8 }));
      await post.update({ views: 9 });
      const updates = (await rows()).filter(({ action, model }) => action === 'update' && model === 'posts');
      assert.deepEqual(
        updates.map(({ userLabel, ip }) => [userLabel, ip]),
        [
          ['root', '203.0.113.9'],
          ['root', '203.0.113.9'],
          [null, null],
          ['system', null],
          ['app', null],
        ],
      );
    });

    test('AUD-01 users and roles that code changes are logged, passwords by that alone', async () => {
      const { User, Role } = shop.records.app.admin.models;
      const user = await User.findOne({ where: { email: emailOf('ed') }, rejectOnEmpty: true });
      await user.update({ password: 'a hash that nobody must see', name: 'Edna' });
      await Role.update({ permissions: 'posts.view' }, { where: { name: 'ed' } });
      assert.deepEqual(
        (await log()).map(({ changes }) => changes),
        [
          { password: { changed: true }, name: { from: 'ed', to: 'Edna' } },
          { permissions: { from: 'posts.view,posts.add,posts.edit', to: 'posts.view' } },
        ],
      );
    });

    test('a hash that is renewed at sign-in is no change that anybody made', async () => {
      const { User } = shop.records.app.admin.models;
      const weak = await hash(PASSWORD, { memoryCost: 8 * 1024 });
      const where = { email: emailOf('vw') };
      await User.update({ password: weak }, { where });
      const known = (await log()).length;
      await shop.records.app.login(emailOf('vw'));
      const actions = (await log()).slice(known).map(({ action }) => action);
      assert.notEqual((await User.findOne({ where, rejectOnEmpty: true })).get('password'), weak);
      assert.deepEqual(actions, ['login']);
    });
  });
