import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, passwordHash } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import {
  CANARIES,
  CONCEALED,
  type GuardedActor,
  type GuardedSite,
  HIDDEN_SCORE,
  likeness,
  openGuardedSite,
} from '../../support/guarded-site.ts';
import { ACTORS, emailOf } from '../../support/scenario.ts';
import { enrol } from '../../support/two-factor.ts';

const EVERYBODY: GuardedActor[] = [...ACTORS, 'anon'];

for (const kind of databases())
  describe(`secrets [${kind.name}]`, () => {
    let site: GuardedSite;
    let canaries: string[];

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
      const { cookie, secret, recoveryCodes } = await enrol(site.app, site.cookieOf('root2') ?? '', new Date());
      site.keepCookie('root2', cookie);
      const tokens = ACTORS.flatMap((actor) => site.cookieOf(actor)?.split('=')[1] ?? []);
      canaries = [
        ...Object.values(CANARIES),
        String(HIDDEN_SCORE),
        await passwordHash(),
        '$argon2',
        PASSWORD,
        ...tokens,
        secret,
        ...recoveryCodes.flatMap((code) => [code, code.replaceAll('-', '')]),
      ];
    });
    after(() => site.close());

    const list = (slug: string, input: unknown, actor: GuardedActor = 'root') =>
      site.as(actor, `records.${slug}.list`, input);

    /** Asserts that an answer, whatever it says, holds none of the planted secrets. */
    const assertClean = (text: string, what: string) => {
      for (const canary of canaries) assert(!text.includes(canary), `${what} shows ${canary}`);
    };

    test('SEC-DATA-01 no answer holds a planted secret, whoever asks for what', async () => {
      const { procedures } = site.app.admin.router._def as unknown as {
        procedures: Record<string, { _def: { type: string } }>;
      };
      const queries = Object.keys(procedures).filter((path) => procedures[path]?._def.type === 'query');
      const relations: Record<string, string[]> = {
        posts: ['author', 'vault', 'tags', 'comments'],
        comments: ['post'],
        users: ['roles'],
        roles: ['users'],
      };
      const concealed = (slug: string) => CONCEALED.filter(([each]) => each === slug).map(([, field]) => field);
      const inputsOf = (path: string): unknown[] => {
        const [root, slug = '', name] = path.split('.');
        if (path === 'users.account') return Object.values(site.userIds).map((id) => ({ id: String(id) }));
        if (root !== 'records') return [undefined];
        const records = slug === 'tags' ? ['news', 'canary'] : ['1', '2', '%31', 'canary'];
        switch (name) {
          case 'list':
            return [
              undefined,
              { count: 'exact', perPage: 100, sort: slug === 'posts' ? ['vault', '-author'] : [] },
              ...['canary', '$argon2id', String(HIDDEN_SCORE), '7731'].map((q) => ({ q })),
              ...(relations[slug] ?? []).map((field) => ({ fields: [field] })),
              ...concealed(slug).map((field) => ({ fields: [field] })),
            ];
          case 'get':
            return records.map((id) => ({ id }));
          case 'file':
            return records.flatMap((id) => ['title', ...concealed(slug)].map((field) => ({ id, field })));
          case 'options':
            return (relations[slug] ?? ['constructor']).flatMap((field) => [
              { field },
              { field, q: 'canary' },
              { field, q: '$argon2' },
            ]);
          default:
            return assert.fail(`${path} is read by nobody here: tell this test how`);
        }
      };
      let answered = 0;
      for (const actor of EVERYBODY)
        for (const path of queries)
          for (const input of inputsOf(path)) {
            const { status, text } = await site.as(actor, path, input);
            const what = `${actor} ${path} ${JSON.stringify(input)}`;
            assert(status < 500, `${what}: ${status}`);
            assertClean(text, what);
            if (status === 200) answered += 1;
          }
      assert(answered > 200, `only ${answered} answers were read`);
    });

    test('SEC-DATA-01 SEC-DATA-12 AUD-07 nor does what a write answers, what the audit log keeps or what is logged', async () => {
      const data = { label: 'West', pin: 'canary-pin-4711' };
      const refused = await site.as('root', 'records.vaults.create', { data });
      assert.deepEqual([refused.status, refused.error?.fieldErrors], [400, { pin: { code: 'unknown' } }]);
      assertClean(refused.text, 'a refused creation');
      const got = await site.as('root', 'records.posts.get', { id: '1' });
      const { $version } = got.data as { $version: string };
      const update = (changes: object, base: object, expectedVersion = $version) =>
        site.as('root', 'records.posts.update', { id: '1', expectedVersion, changes, base });
      assertClean((await update({ title: '100% a_b!' }, { title: '100% a_b' })).text, 'an update');
      const clash = await update({ title: 'mine' }, { title: 'old' });
      assert.equal(clash.error?.code, 'CONFLICT');
      assertClean(clash.text, 'a conflict');
      const user = { email: 'late@example.org', password: 'canary-apple-sunday-river' };
      const made = await site.as('root', 'records.users.create', { data: user });
      assert.equal(made.status, 200, made.text);
      canaries.push(user.password);
      assertClean(made.text, 'a new user');
      const removed = await site.as('root', 'records.users.remove', { id: (made.data as { $key: string }).$key });
      assertClean(removed.text, 'a removed user');
      const vault = await site.models.vaults.create({ ...CANARIES, label: 'Gone', score: HIDDEN_SCORE });
      const gone = await site.as('root', 'records.vaults.remove', { id: String(vault.get('id')) });
      assert.equal(gone.status, 200, gone.text);
      await site.app.admin.settled();
      const log = await site.app.admin.models.AdminLog.findAll({ raw: true });
      assert(log.some((row) => row.action === 'delete' && row.model === 'users'));
      assertClean(JSON.stringify(log), 'the audit log');
      const told = await site.as('root', 'audit.list', { perPage: 100 });
      assert.match(told.text, /"concealed"/);
      assertClean(told.text, 'what is_admin reads of the audit log');
      assertClean(site.app.log(), 'the log');
      await site.models.posts.update({ title: '100% a_b' }, { where: { id: 1 } });
    });

    test('SEC-DATA-08 whoever may not view users learns no address of an author, and picks none', async () => {
      const { User } = site.app.admin.models;
      const author = async (actor: GuardedActor) => {
        const { data } = await list('posts', { fields: ['author'], perPage: 1 }, actor);
        return (data as { rows: { author: unknown }[] }).rows[0]?.author;
      };
      const key = String(site.userIds.root);
      assert.deepEqual(await author('vw'), { key, label: 'root' });
      await User.update({ name: null }, { where: { id: site.userIds.root } });
      try {
        assert.deepEqual(await author('vw'), { key, label: `#${key}` });
        assert.deepEqual(await author('ed'), { key, label: `#${key}` });
        assert.deepEqual(await author('ex'), { key, label: emailOf('root') });
        assert.deepEqual(await author('root'), { key, label: emailOf('root') });
      } finally {
        await User.update({ name: 'root' }, { where: { id: site.userIds.root } });
      }
      for (const q of [undefined, 'root', 'example.org']) {
        const { status, error, text } = await site.as('vw', 'records.posts.options', {
          field: 'author',
          ...(q && { q }),
        });
        assert.deepEqual([status, error?.code], [403, 'FORBIDDEN']);
        assert(!text.includes('root'));
      }
    });

    test('SEC-DATA-08 a picker that lookup opens gives keys and labels, and searches labels alone', async () => {
      const options = (q?: string) => site.as('vw', 'records.posts.options', { field: 'vault', ...(q && { q }) });
      assert.deepEqual((await options()).data, {
        options: [
          { key: '1', label: 'North' },
          { key: '2', label: 'South' },
        ],
        more: false,
      });
      assert.deepEqual((await options('sou')).data, { options: [{ key: '2', label: 'South' }], more: false });
      assert.deepEqual((await options('canary')).data, { options: [], more: false });
    });

    test('SEC-DATA-08 a field that a rule takes away is in no label and found by no picker', async () => {
      const { data } = await list('posts', { fields: ['vault'], perPage: 1 }, 'ed');
      assert.deepEqual((data as { rows: { vault: unknown }[] }).rows[0]?.vault, { key: '1', label: '#1' });
      const options = async (q: string) => (await site.as('ed', 'records.posts.options', { field: 'vault', q })).data;
      assert.deepEqual(await options('sou'), { options: [], more: false });
      assert.deepEqual(await options(' '), {
        options: [
          { key: '1', label: '#1' },
          { key: '2', label: '#2' },
        ],
        more: false,
      });
    });

    test('a record out of reach and one that does not exist answer alike', async () => {
      const { posts } = site.models;
      const trashed = await posts.create({ title: 'trashed', deletedAt: new Date(0) });
      const gone = String(trashed.get('id'));
      const missing = '999999';
      const update = (id: string) => ({
        id,
        expectedVersion: 'v0',
        changes: { title: 'x' },
        base: { title: 'trashed' },
      });
      for (const [procedure, input] of [
        ['get', (id: string) => ({ id })],
        ['update', update],
        ['remove', (id: string) => ({ id })],
      ] as const) {
        const path = `records.posts.${procedure}`;
        assert.equal(
          await likeness(site.as('root', path, input(gone))),
          await likeness(site.as('root', path, input(missing))),
        );
        assert.equal((await site.as('root', path, input(gone))).status, 404);
      }
      const pointAt = (post: string) =>
        likeness(site.as('root', 'records.comments.create', { data: { title: 'x', post } }));
      assert.equal(await pointAt(gone), await pointAt(missing));
      // Without view on users every user is out of reach, there or not.
      const authored = (author: string) =>
        likeness(site.as('ed', 'records.posts.create', { data: { title: 'x', author } }));
      assert.equal(await authored('1'), await authored('999999'));
      await trashed.destroy({ force: true });
    });
  });
