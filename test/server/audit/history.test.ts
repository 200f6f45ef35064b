import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LogEntry, LogFacets, LogOutput, LogQuery } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
import { CALLERS, type Newsroom, openNewsroom } from '../../support/newsroom.ts';

const admins = {
  posts: {
    labelSingular: { en: 'Post', fr: 'Article' },
    fields: {
      title: { label: { en: 'Title', fr: 'Titre' } },
      views: { label: 'Views' },
      tags: { label: { en: 'Tags', fr: 'Mots-clés' } },
    },
  },
  comments: { fields: { title: { secret: true } } },
};

for (const kind of databases())
  describe(`the log is read [${kind.name}]`, () => {
    let newsroom: Newsroom;

    before(async () => {
      newsroom = await openNewsroom(kind, { admins });
    });
    after(() => newsroom.close());

    const list = async (input?: LogQuery, language = 'en'): Promise<LogOutput> => {
      await newsroom.app.admin.settled();
      const cookie = await newsroom.cookieOf('root');
      const headers = { 'accept-language': language };
      const { status, text, data } = await newsroom.app.call('audit.list', input, { cookie, headers });
      assert.equal(status, 200, text);
      return data as LogOutput;
    };
    const newest = async (input?: LogQuery): Promise<LogEntry> => {
      const { items } = await list({ ...input, perPage: 1 });
      return items[0] as LogEntry;
    };
    const create = async (slug: string, data: object): Promise<string> => {
      const answer = await newsroom.as('root', `records.${slug}.create`, { data });
      assert.equal(answer.status, 200, answer.text);
      return (answer.data as { $key: string }).$key;
    };
    const edit = async (slug: string, id: string, changes: Record<string, unknown>) => {
      const answer = await newsroom.edit('root', { slug, id, changes });
      assert.equal(answer.status, 200, answer.text);
    };

    test('SEC-AUD-07 AUD-06 RBAC-21 SEC-RBAC-08 BTN-10 nobody but is_admin reads it, `*` holders neither', async () => {
      for (const caller of CALLERS) {
        if (caller === 'root' || caller === 'root2') continue;
        const refusal = caller === 'anon' || caller === 'none' ? '401 UNAUTHENTICATED' : '403 FORBIDDEN';
        for (const [path, input] of [
          ['audit.list', undefined],
          ['audit.list', { model: 'posts', record: '1' }],
          ['audit.facets', undefined],
        ] as const) {
          const { text } = await newsroom.refuses(refusal, () => newsroom.as(caller, path, input));
          assert.doesNotMatch(text, /"items"|"actors"/);
        }
      }
      const denied = await newsroom.logged('denied');
      assert.ok(
        denied.some(({ userId, changes }) => userId === String(newsroom.ids.star) && changes.path === 'audit.list'),
      );
      await newsroom.cookieOf('root2');
      await newsroom.own.User.update({ isAdmin: false }, { where: { id: newsroom.ids.root2 } });
      await newsroom.refuses('401 UNAUTHENTICATED', () => newsroom.as('root2', 'audit.list'));
    });

    test('SEC-AUD-05 no procedure writes to it', () => {
      const { procedures } = newsroom.app.admin.router._def as unknown as {
        procedures: Record<string, { _def: { type: string } }>;
      };
      const own = Object.entries(procedures).filter(([path]) => /^audit\.|adminlog|admin_log/i.test(path));
      assert.deepEqual(
        own.map(([path, { _def }]) => [path, _def.type]),
        [
          ['audit.list', 'query'],
          ['audit.facets', 'query'],
        ],
      );
    });

    test('AUD-02 AUD-03 AUD-04 AUD-05 B101 B103 who, when, and what became of each field, in the reader’s words', async () => {
      const start = Date.now();
      const red = await create('tags', { title: 'Red' });
      const blue = await create('tags', { title: 'Blue' });
      const news = await create('categories', { title: 'News' });
      const sport = await create('categories', { title: 'Sport' });
      const id = await create('posts', { title: 'Hello', views: 1, category: news, tags: [red] });
      await edit('posts', id, { title: 'Good day', category: sport, tags: { add: [blue], remove: [red] } });
      // Labels are those of the moment of the change.
      await edit('categories', sport, { title: 'Games' });
      await newsroom.as('root', 'records.posts.remove', { id });
      const { items, total, cursor } = await list({ model: 'posts', record: id }, 'fr');
      assert.deepEqual([total, cursor], [{ value: 3, capped: false }, null]);
      assert.deepEqual(
        items.map(({ action }) => action),
        ['delete', 'update', 'create'],
      );
      const [removed, updated, created] = items;
      assert.ok(removed && updated && created);
      assert.deepEqual(updated.actor, { key: String(newsroom.ids.root), label: 'root' });
      assert.deepEqual(
        [updated.impersonator, updated.model, updated.details],
        [null, { slug: 'posts', label: 'Article' }, null],
      );
      assert.deepEqual(updated.record, { key: id, label: 'Good day' });
      assert.ok(updated.at instanceof Date && updated.at.getTime() >= start && updated.at.getTime() <= Date.now());
      assert.match(updated.requestId ?? '', /^[\w-]{36}$/);
      const title = { field: 'title', label: 'Titre', kind: 'text', type: 'value' } as const;
      const category = { field: 'category', label: 'Category', kind: 'belongsTo', type: 'relation' } as const;
      const tags = { field: 'tags', label: 'Mots-clés', kind: 'belongsToMany', type: 'links' } as const;
      const [redTag, blueTag] = [
        { key: red, label: 'Red' },
        { key: blue, label: 'Blue' },
      ];
      const [wasNews, wasSport] = [
        { key: news, label: 'News' },
        { key: sport, label: 'Sport' },
      ];
      assert.deepEqual(updated.changes, [
        { ...title, from: 'Hello', to: 'Good day' },
        { ...category, from: wasNews, to: wasSport },
        { ...tags, added: [blueTag], removed: [redTag] },
      ]);
      const ids = (change: 'from' | 'to') => ({
        field: 'id',
        label: 'ID',
        kind: 'integer',
        type: 'value' as const,
        from: change === 'from' ? Number(id) : null,
        to: change === 'to' ? Number(id) : null,
      });
      const views = { field: 'views', label: 'Views', kind: 'integer', type: 'value' } as const;
      assert.deepEqual(created.changes, [
        ids('to'),
        { ...title, from: null, to: 'Hello' },
        { ...views, from: null, to: 1 },
        { ...category, from: null, to: wasNews },
        { ...tags, added: [redTag], removed: [] },
      ]);
      assert.deepEqual(removed.changes, [
        ids('from'),
        { ...title, from: 'Good day', to: null },
        { ...views, from: 1, to: null },
        { ...category, from: { key: sport, label: 'Games' }, to: null },
        { ...tags, added: [], removed: [blueTag] },
      ]);
    });

    test('B102 B104 AUD-07 a password alone leaves a row that hides it, and a save of nothing leaves none', async () => {
      const id = String(newsroom.ids.vw);
      await edit('users', id, { password: 'apple sunday river canary' });
      const { changes, action } = await newest();
      assert.deepEqual(
        [action, changes.map(({ field, type }) => [field, type])],
        ['update', [['password', 'concealed']]],
      );
      await edit('users', id, { name: 'vw' });
      const { total } = await list({ model: 'users', record: id });
      assert.deepEqual(total, { value: 1, capped: false });
    });

    test('B103 ROLE-16 the rights of a role are told as given and taken, and so are its holders', async () => {
      const { id } = await newsroom.own.Role.findOne({ where: { name: 'vw' }, rejectOnEmpty: true });
      await edit('roles', String(id), { permissions: 'tags.edit,posts.view' });
      const [change] = (await newest({ model: 'roles' })).changes;
      const right = (key: string) => ({ key, label: key });
      assert.deepEqual(change, {
        field: 'permissions',
        label: 'Permissions',
        kind: 'permissions',
        type: 'links',
        added: [right('tags.view'), right('tags.edit')],
        removed: [],
      });
      await edit('users', String(newsroom.ids.ex), { roles: { add: [String(id)] } });
      const [given] = (await newest({ model: 'users' })).changes;
      assert.ok(given?.type === 'links');
      assert.deepEqual([given.field, given.added], ['roles', [{ key: String(id), label: 'Role vw' }]]);
    });

    test('SEC-AUD-08 RBAC-22 who did it is told when he is no more, and what he did stays', async () => {
      const user = await create('users', { email: 'gone@example.org', password: 'apple sunday river', isAdmin: true });
      const cookie = await newsroom.app.login('gone@example.org', 'apple sunday river');
      await newsroom.app.call('records.tags.create', { data: { title: 'By one who left' } }, { cookie });
      await newsroom.as('root', 'records.users.remove', { id: user });
      const { items } = await list({ actor: user });
      // A sign-in is logged after its answer: it may come second.
      assert.deepEqual(
        items.map(({ action }) => action).sort((a, b) => a.localeCompare(b)),
        ['create', 'login'],
      );
      for (const { actor } of items) assert.deepEqual(actor, { key: user, label: 'gone@example.org' });
      const { actors } = (await newsroom.as('root', 'audit.facets')).data as LogFacets;
      assert.ok(actors.some(({ key, label }) => key === user && label === 'gone@example.org'));
    });

    test('SEC-AUD-08 fifty records removed at once are fifty rows of one operation', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 50; n++) ids.push(String((await newsroom.models.tags.create({ title: `T${n}` })).get('id')));
      assert.equal((await newsroom.as('root', 'records.tags.removeMany', { ids })).status, 200);
      const { operationId } = await newest({ model: 'tags', action: 'delete' });
      const { items, total } = await list({ operationId, perPage: 100 });
      assert.equal(total.value, 50);
      assert.deepEqual(new Set(items.map(({ record }) => record?.key)), new Set(ids));
      for (const id of ids) assert.equal((await list({ model: 'tags', record: id })).items[0]?.action, 'delete');
    });
  });
