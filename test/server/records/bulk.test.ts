import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Op } from 'sequelize';
import type { ListOutput } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
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
}
