import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { literal, Op } from 'sequelize';
import type { AnyRecordDetail, ListOutput, ModelDescriptor, OptionsOutput, Verb } from '../../../server/contract.ts';
import { ALL, type RuleActor } from '../../../server/index.ts';
import { databases } from '../../support/databases.ts';
import { type Caller, type Newsroom, openNewsroom } from '../../support/newsroom.ts';

type Rows = (actor: RuleActor, verb: Verb) => unknown;

const PERMISSIONS = 'posts.*,comments.*,tags.*,categories.*';

for (const kind of databases())
  describe(`row rules of a model [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let rows: Rows;
    /** Posts within the rule of most tests, and out of it. */
    let mine: string;
    let foreign: string;
    const rules = { rows: (actor: RuleActor, verb: Verb) => rows(actor, verb) };

    before(async () => {
      newsroom = await openNewsroom(kind, {
        admins: {
          posts: { rules },
          comments: { fields: { post: { lookup: true } } },
          tags: { listDisplay: ['title', 'posts'] },
          categories: { rules: { rows: () => ({ title: { [Op.ne]: 'Sealed' } }), always: true } },
        },
      });
      await newsroom.own.Role.update({ permissions: PERMISSIONS }, { where: { name: 'ed' } });
      const { posts, comments, tags } = newsroom.models;
      await posts.destroy({ where: {} });
      mine = String((await posts.create({ title: 'Mine', views: 1 })).get('id'));
      foreign = String((await posts.create({ title: 'Foreign', views: 2 })).get('id'));
      await comments.destroy({ where: {} });
      for (const postId of [mine, foreign]) await comments.create({ title: 'Reply', postId });
      const tag = (await tags.findOne()) as unknown as { addPosts(ids: string[]): Promise<void> };
      await tag.addPosts([mine, foreign]);
    });
    after(() => newsroom.close());
    beforeEach(() => {
      rows = () => ({ views: 1 });
    });

    const list = async (caller: Caller, input: object = {}, slug = 'posts') => {
      const { data, text } = await newsroom.as(caller, `records.${slug}.list`, input);
      assert(data, text);
      return data as ListOutput;
    };
    const titles = async (caller: Caller, input?: object) => (await list(caller, input)).rows.map((row) => row.title);
    const get = (caller: Caller, id: string) => newsroom.as(caller, 'records.posts.get', { id });
    const edit = (caller: Caller, id: string, changes: Record<string, unknown>) =>
      newsroom.edit(caller, { slug: 'posts', id, changes });
    const create = (caller: Caller, data: object) => newsroom.as(caller, 'records.posts.create', { data });
    const remove = (caller: Caller, id: string) => newsroom.as(caller, 'records.posts.remove', { id });
    const options = async (caller: Caller, q?: string) =>
      ((await newsroom.as(caller, 'records.comments.options', { field: 'post', q })).data as OptionsOutput).options.map(
        (option) => option.label,
      );
    const posts = async (caller: Caller) =>
      ((await newsroom.as(caller, 'meta.models')).data as ModelDescriptor[]).find(({ slug }) => slug === 'posts');

    const NOTHING: [name: string, rule: unknown][] = [
      ['null', null],
      ['undefined', undefined],
      ['{}', {}],
      ['[]', []],
      ['[{}]', [{}]],
      ['an empty AND', { [Op.and]: [] }],
      ['an AND of nothing', { [Op.and]: [{}, { [Op.and]: {} }] }],
      ['true', true],
      ['an empty text', ''],
      ['a promise', Promise.resolve({ views: 1 })],
      ['no SQL', literal(' ')],
      // Each of them drops out of the statement, and leaves what stands beside it, or every row.
      ['any of no views', { views: { [Op.or]: [] } }],
      ['any of no views beside another column', { title: 'Mine', views: { [Op.or]: [] } }],
      ['any of no views inside', { [Op.and]: [{ title: 'Mine' }, { [Op.or]: [{ views: { [Op.and]: {} } }] }] }],
      ['nothing of a column', { title: 'Mine', views: {} }],
      ['undefined of a column', { views: undefined }],
    ];
    for (const [name, rule] of NOTHING)
      test(`a row rule that says ${name} denies`, async () => {
        rows = () => rule;
        for (const caller of ['ed', 'star'] as const) {
          for (const call of [
            () => newsroom.as(caller, 'records.posts.list'),
            () => get(caller, mine),
            () => edit(caller, mine, { title: 'Taken' }),
            () => create(caller, { title: 'New', views: 1 }),
            () => remove(caller, mine),
          ])
            await newsroom.refuses('403 FORBIDDEN', call);
          // The rest of the admin goes on without the model.
          assert.equal(await posts(caller), undefined);
          assert.deepEqual(await options(caller), []);
          assert.deepEqual(
            (await list(caller, { sort: ['id'], fields: ['post'] }, 'comments')).rows.map((row) => row.post),
            [mine, foreign].map((key) => ({ key, label: `#${key}` })),
          );
        }
        assert.deepEqual(await titles('root'), ['Foreign', 'Mine']);
      });

    test('SEC-DATA-16 a list shows, counts, searches, filters and sorts what is within the rule alone', async () => {
      for (const caller of ['ed', 'star'] as const) {
        for (const count of ['exact', 'capped'] as const) assert.equal((await list(caller, { count })).total, 1);
        const inputs = [
          {},
          { q: 'n' },
          { sort: ['title'] },
          { last: true },
          { filter: { or: [{ views: 2 }, { views: 1 }] } },
          { filter: { not: { id: 0 } } },
        ];
        for (const input of inputs) assert.deepEqual(await titles(caller, input), ['Mine'], JSON.stringify(input));
        for (const input of [{ q: 'Foreign' }, { filter: { id: Number(foreign) } }, { filter: { views: 2 } }]) {
          assert.deepEqual(await titles(caller, input), []);
          assert.equal((await list(caller, { ...input, count: 'exact' })).total, 0);
        }
      }
      assert.deepEqual(await titles('root'), ['Foreign', 'Mine']);
    });

    test('SEC-DATA-16 SPEC 2l a record out of reach answers as one that is not there', async () => {
      const bare = ({ text, error }: { text: string; error: { requestId: string } | null }) =>
        text.replace(String(error?.requestId), '…');
      const { $version: expectedVersion } = (await get('root', foreign)).data as AnyRecordDetail;
      const write = { expectedVersion, changes: { title: 'Taken' }, base: { title: 'Foreign' } };
      for (const [operation, input] of Object.entries({ get: {}, update: write, remove: {} })) {
        const call = (id: string) => newsroom.as('ed', `records.posts.${operation}`, { id, ...input });
        const [out, missing] = [
          await newsroom.refuses('404 NOT_FOUND', () => call(foreign)),
          await newsroom.refuses('404 NOT_FOUND', () => call('999')),
        ];
        assert.equal(bare(out), bare(missing), operation);
      }
    });

    test('SEC-DATA-16 nothing is pointed at, or named, that is out of reach', async () => {
      assert.deepEqual(await options('ed'), ['Mine']);
      assert.deepEqual(await options('ed', 'Foreign'), []);
      for (const post of [foreign, '999']) {
        const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () =>
          newsroom.as('ed', 'records.comments.create', { data: { title: 'Reply', post } }),
        );
        assert.deepEqual(error?.fieldErrors, { post: { code: 'reference' } });
      }
      const input = { sort: ['id'], fields: ['post'] };
      const labels = async (caller: Caller) =>
        (await list(caller, input, 'comments')).rows.map((row) => (row.post as { label: string }).label);
      assert.deepEqual(await labels('ed'), ['Mine', `#${foreign}`]);
      assert.deepEqual(await labels('root'), ['Mine', 'Foreign']);
      const related = async (caller: Caller) => (await list(caller, { fields: ['posts'] }, 'tags')).rows[0]?.posts;
      assert.deepEqual(await related('ed'), { items: [{ key: mine, label: 'Mine' }], count: 1 });
      assert.equal(((await related('root')) as { count: number }).count, 2);
    });

    test('SEC-DATA-16 a list of values to leave out may be empty', async () => {
      rows = () => ({ title: { [Op.notIn]: [] } });
      assert.deepEqual(await titles('ed'), ['Foreign', 'Mine']);
      rows = () => ({ [Op.and]: [{ views: 1 }, {}] });
      assert.deepEqual(await titles('ed'), ['Mine']);
      rows = () => ({ views: [] });
      assert.deepEqual(await titles('ed'), []);
    });

    test('SEC-DATA-16 SEC-DATA-06 a link whose other end is out of reach is no link', async () => {
      const linked = { tags: { add: ['1'] } };
      const found = async (caller: Caller, posts: object) =>
        (await list(caller, { filter: { posts }, count: 'exact' }, 'tags')).total;
      // The tag has both posts at first, then the foreign one alone.
      assert.equal(await found('ed', { in: [foreign] }), 0);
      assert.equal(await found('ed', { in: [foreign, mine] }), 1);
      assert.equal(await found('ed', { notIn: [foreign] }), 1);
      assert.equal(await found('root', { in: [foreign] }), 1);
      await edit('root', mine, { tags: { remove: ['1'] } });
      for (const [caller, isEmpty] of [
        ['ed', true],
        ['root', false],
      ] as const)
        for (const isNull of [true, false])
          assert.equal(await found(caller, { isNull }), Number(isNull === isEmpty), `${caller} ${isNull}`);
      const cut = await newsroom.edit('ed', { slug: 'tags', id: 1, changes: { posts: { remove: [foreign] } } });
      assert.equal(cut.status, 200, cut.text);
      assert.equal(await found('root', { in: [foreign] }), 1);
      assert.equal((await edit('root', mine, linked)).status, 200);
    });

    test('SEC-DATA-04 an order by a related record does not tell the names out of reach', async () => {
      const order = async () =>
        (await list('ed', { sort: ['post'], fields: ['post'] }, 'comments')).rows.map(
          (row) => (row.post as { key: string }).key,
        );
      const first = await order();
      for (const title of ['Aaa', 'Zzz']) {
        await newsroom.models.posts.update({ title }, { where: { id: foreign } });
        assert.deepEqual(await order(), first, title);
      }
      await newsroom.models.posts.update({ title: 'Foreign' }, { where: { id: foreign } });
    });

    test('a `lookup` does without view, never without the rule', async () => {
      await newsroom.own.Role.update({ permissions: 'comments.*' }, { where: { name: 'ed' } });
      assert.deepEqual(await options('ed'), ['Mine']);
      const comment = (post: string) =>
        newsroom.as('ed', 'records.comments.create', { data: { title: 'Reply', post } });
      await newsroom.refuses('400 VALIDATION_FAILED', () => comment(foreign));
      assert.equal((await comment(mine)).status, 200);
      await newsroom.own.Role.update({ permissions: PERMISSIONS }, { where: { name: 'ed' } });
    });

    test('each verb has its rows, and edit and delete keep those of view', async () => {
      rows = (_actor, verb) => (verb === 'view' ? ALL : verb === 'edit' ? { views: 1 } : null);
      const can = async (id: string) => ((await get('ed', id)).data as AnyRecordDetail).$can;
      assert.deepEqual(await can(mine), { edit: true, delete: false });
      assert.deepEqual(await can(foreign), { edit: false, delete: false });
      await newsroom.refuses('404 NOT_FOUND', () => edit('ed', foreign, { title: 'Taken' }));
      await newsroom.refuses('403 FORBIDDEN', () => remove('ed', mine));
      await newsroom.refuses('403 FORBIDDEN', () => create('ed', { title: 'New' }));
      assert.deepEqual((await posts('ed'))?.can, { view: true, add: false, edit: true, delete: false, export: false });
      rows = (_actor, verb) => (verb === 'view' ? { views: 1 } : ALL);
      await newsroom.refuses('404 NOT_FOUND', () => edit('ed', foreign, { title: 'Taken' }));
      await newsroom.refuses('404 NOT_FOUND', () => remove('ed', foreign));
      rows = () => [{ views: 1 }, { title: 'Mine' }];
      assert.deepEqual(await titles('ed'), ['Mine']);
      rows = () => literal('views = 2');
      assert.deepEqual(await titles('ed'), ['Foreign']);
    });

    test('a record may not leave the rule by a change, nor begin out of it', async () => {
      await newsroom.refuses('403 FORBIDDEN', () => edit('ed', mine, { views: 2 }));
      await newsroom.refuses('403 FORBIDDEN', () => create('ed', { title: 'New', views: 2 }));
      const { status, data } = await create('ed', { title: 'New', views: 1 });
      assert.equal(status, 200);
      assert.equal((await remove('ed', (data as AnyRecordDetail).$key)).status, 200);
    });

    test('a rule is asked by the facts of the actor', async () => {
      const asked: unknown[] = [];
      rows = (actor, verb) => {
        asked.push([actor, verb]);
        return ALL;
      };
      await newsroom.as('ed', 'records.posts.list');
      const facts = { key: String(newsroom.ids.ed), email: 'ed@example.org', isAdmin: false, roles: ['ed'] };
      assert.deepEqual(asked[0], [facts, 'view']);
      asked.length = 0;
      await newsroom.as('root', 'records.posts.list');
      assert.deepEqual(asked, []);
    });

    test('`always` binds is_admin too', async () => {
      const { categories } = newsroom.models;
      const sealed = String((await categories.create({ title: 'Sealed' })).get('id'));
      for (const caller of ['root', 'star'] as const) {
        assert.deepEqual(
          (await list(caller, {}, 'categories')).rows.map((row) => row.title),
          ['The first of categories'],
        );
        await newsroom.refuses('404 NOT_FOUND', () => newsroom.as(caller, 'records.categories.get', { id: sealed }));
        await newsroom.refuses('404 NOT_FOUND', () => newsroom.as(caller, 'records.categories.remove', { id: sealed }));
        await newsroom.refuses('400 VALIDATION_FAILED', () => edit(caller, mine, { category: sealed }));
      }
    });
  });

for (const kind of databases())
  describe(`default scope of a model [${kind.name}]`, () => {
    test('SEC-DATA-16 its condition is a row rule for everybody', async () => {
      const newsroom = await openNewsroom(kind, {
        prepare: ({ posts }) => posts.addScope('defaultScope', { where: { views: 0 } }, { override: true }),
      });
      const out = await newsroom.models.posts.create({ title: 'Out', views: 9 });
      const id = String(out.get('id'));
      const { data } = await newsroom.as('root', 'records.posts.list', { count: 'exact' });
      assert.equal((data as ListOutput).total, 1);
      for (const operation of ['get', 'remove'])
        await newsroom.refuses('404 NOT_FOUND', () => newsroom.as('root', `records.posts.${operation}`, { id }));
      await newsroom.refuses('400 VALIDATION_FAILED', () =>
        newsroom.as('root', 'records.comments.create', { data: { title: 'Reply', post: id } }),
      );
      await newsroom.refuses('403 FORBIDDEN', () =>
        newsroom.edit('root', { slug: 'posts', id: 1, changes: { views: 9 } }),
      );
      await newsroom.close();
    });
  });
