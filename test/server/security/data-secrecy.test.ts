import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, passwordHash } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import {
  CANARIES,
  type GuardedActor,
  type GuardedSite,
  HIDDEN_SCORE,
  openGuardedSite,
} from '../../support/guarded-site.ts';
import { ACTORS, emailOf } from '../../support/scenario.ts';

const EVERYBODY: GuardedActor[] = [...ACTORS, 'anon'];
const OPERATORS = [
  'equals',
  'not',
  'in',
  'notIn',
  'isNull',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'startsWith',
  'endsWith',
];

/** Every column that nobody may see, with a text that its value begins with. */
const CONCEALED: [slug: string, field: string, start: string][] = [
  ['users', 'password', '$argon2id'],
  ['users', 'emailCanonical', 'root@'],
  ['vaults', 'pin', 'canary'],
  ['vaults', 'title', 'canary'],
  ['vaults', 'apiKey', 'canary'],
  ['vaults', 'ownerNote', 'canary'],
  ['vaults', 'score', '77'],
  ['posts', 'reviewToken', 'canary'],
  ['posts', 'draftNote', 'canary'],
  ['posts', 'deletedAt', '20'],
];

for (const kind of databases())
  describe(`secrets [${kind.name}]`, () => {
    let site: GuardedSite;
    let canaries: string[];

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
      const tokens = ACTORS.flatMap((actor) => site.cookieOf(actor)?.split('=')[1] ?? []);
      canaries = [
        ...Object.values(CANARIES),
        String(HIDDEN_SCORE),
        await passwordHash(),
        '$argon2',
        PASSWORD,
        ...tokens,
      ];
    });
    after(() => site.close());

    const list = (slug: string, input: unknown, actor: GuardedActor = 'root') =>
      site.as(actor, `records.${slug}.list`, input);

    /** The body without what tells one request from another. */
    const bodyOf = async (answer: ReturnType<typeof list>) => {
      const { status, text, error } = await answer;
      return `${status} ${text.replaceAll(error?.requestId ?? '-', '')}`;
    };

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
      const inputsOf = (path: string): unknown[] => {
        const [root, slug = '', name] = path.split('.');
        if (root !== 'records') return [undefined];
        const records = slug === 'tags' ? ['news', 'canary'] : ['1', '2', '%31', 'canary'];
        switch (name) {
          case 'list':
            return [
              undefined,
              { count: 'exact', perPage: 100, sort: slug === 'posts' ? ['vault', '-author'] : [] },
              ...['canary', '$argon2id', String(HIDDEN_SCORE), '7731'].map((q) => ({ q })),
              ...(relations[slug] ?? []).map((field) => ({ fields: [field] })),
              ...CONCEALED.filter(([each]) => each === slug).map(([, field]) => ({ fields: [field] })),
            ];
          case 'get':
            return records.map((id) => ({ id }));
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

    test('SEC-DATA-01 nor does what a write answers, what the audit log keeps or what is logged', async () => {
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
      await site.app.admin.settled();
      const log = await site.app.admin.models.AdminLog.findAll({ raw: true });
      assert(log.some((row) => row.action === 'delete' && row.model === 'users'));
      assertClean(JSON.stringify(log), 'the audit log');
      assertClean(site.app.log(), 'the log');
      await site.models.posts.update({ title: '100% a_b' }, { where: { id: 1 } });
    });

    test('SEC-DATA-02 no operator works on a concealed field, which looks like one that does not exist', async () => {
      for (const [slug, field, start] of CONCEALED) {
        const unknown = await bodyOf(list(slug, { filter: { nothing: start } }));
        assert.match(unknown, /^400 .*FIELD_NOT_FILTERABLE/);
        assert.equal(await bodyOf(list(slug, { filter: { [field]: start } })), unknown, field);
        for (const operator of OPERATORS) {
          const value = operator === 'isNull' ? true : operator.endsWith('n') ? [start] : start;
          const filters = [
            { [field]: { [operator]: value } },
            { not: { [field]: { [operator]: value } } },
            { or: [{ and: [{ [field]: { [operator]: value } }] }] },
          ];
          for (const filter of filters)
            assert.equal(await bodyOf(list(slug, { filter })), unknown, `${slug}.${field} ${operator}`);
        }
      }
    });

    test('SEC-DATA-03 no way leads through a relation', async () => {
      const filters = [
        { author: { password: { startsWith: '$' } } },
        { 'author.password': { startsWith: '$' } },
        { '$author.password$': { startsWith: '$' } },
        { 'vault.pin': 'canary-pin-4711' },
        { vault: { pin: { startsWith: 'c' } } },
        { author: { roles: { permissions: { contains: '*' } } } },
        { 'author.roles.permissions': '*' },
        { comments: { title: { contains: 'On' } } },
        { comments: '1' },
        { updatedBy: { password: 'x' } },
        { tags: { name: { contains: 'n' } } },
        { 'tags.name': 'news' },
        { post_tags: { tagName: 'news' } },
      ];
      const before = await site.snapshot();
      for (const filter of filters)
        for (const actor of ['root', 'vw'] as const) {
          const { status, text } = await list('posts', { filter }, actor);
          assert.equal(status, 400, `${JSON.stringify(filter)} ${text}`);
          assertClean(text, JSON.stringify(filter));
        }
      assert.equal(await site.snapshot(), before);
    });

    test('SEC-DATA-04 nothing sorts by what one may not see', async () => {
      const unknown = await bodyOf(list('posts', { sort: ['nothing'] }));
      assert.match(unknown, /^400 .*FIELD_NOT_SORTABLE/);
      for (const [slug, field] of CONCEALED)
        for (const sort of [[field], [`-${field}`], ['id', field]])
          assert.equal(await bodyOf(list(slug, { sort })), unknown, `${slug} ${sort.join()}`);
      for (const name of ['author.password', '$author.password$', 'vault.pin', 'meta', 'tags', 'comments', '--title'])
        assert.equal(await bodyOf(list('posts', { sort: [name] })), unknown, name);
    });

    test('SEC-DATA-04 a relation sorts by the label that is shown, not by what is concealed', async () => {
      const { posts, vaults } = site.models;
      const own = await posts.create({ title: 'sorted', vaultId: 2 });
      await vaults.update({ title: `a ${CANARIES.title}` }, { where: { id: 2 } });
      const { data } = await list('posts', { sort: ['vault'] });
      const { rows } = data as { rows: { $key: string }[] };
      assert.deepEqual(
        rows.map((row) => row.$key),
        ['1', '2', String(own.get('id'))],
      );
      assert.equal((await list('posts', { sort: ['vault'] }, 'ed')).error?.code, 'FIELD_NOT_SORTABLE');
      await own.destroy({ force: true });
    });

    test('SEC-DATA-05 a search finds nothing by what is concealed', async () => {
      const texts = [
        '$argon2id',
        'canary',
        'canary-pin',
        '4711',
        String(HIDDEN_SCORE),
        '773',
        '@example.org$',
        'root@',
      ];
      for (const [slug, expected] of [
        ['posts', 0],
        ['vaults', 0],
        ['roles', 0],
      ] as const)
        for (const q of texts) {
          const { data } = await list(slug, { q, count: 'exact' });
          const { rows, total } = data as { rows: unknown[]; total: number };
          assert.deepEqual([rows.length, total], [expected, expected], `${slug} ${q}`);
        }
      for (const q of ['$argon2id', 'canary', '773']) {
        assert.equal(((await list('users', { q })).data as { total: number }).total, 0, q);
        for (const field of ['vault', 'author']) {
          const { data } = await site.as('root', 'records.posts.options', { field, q });
          assert.deepEqual(data, { options: [], more: false }, `${field} ${q}`);
        }
      }
    });

    test('SEC-DATA-07 fields are names, and only those one may read', async () => {
      const unknown = await bodyOf(list('users', { fields: ['nothing'] }));
      assert.match(unknown, /^400 .*FIELD_UNKNOWN/);
      const names = [
        '*',
        'password',
        'password as x',
        'users.password',
        'author.*',
        'roles.permissions',
        'COUNT(*)',
        '',
      ];
      for (const name of names) {
        assert.equal(await bodyOf(list('users', { fields: [name] })), unknown, name);
        assert.equal(await bodyOf(list('users', { fields: ['id', name] })), unknown, name);
      }
      for (const [slug, field] of CONCEALED)
        assert.equal(await bodyOf(list(slug, { fields: [field] })), unknown, field);
      for (const fields of [[['password', 'x']], { x: 'password' }, 'password', [{ fn: 'x' }], [null], [1], []]) {
        const { status, error } = await list('users', { fields });
        assert.deepEqual([status, error?.code], [400, 'VALIDATION_FAILED'], JSON.stringify(fields));
      }
      const twice = await list('posts', { fields: ['title', 'title', 'author', 'author'] });
      const { rows } = twice.data as { rows: Record<string, unknown>[] };
      assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ['$key', '$label', 'author', 'title']);
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

    test('SEC-DATA-15 no switch of the ORM is an input', async () => {
      const switches = ['paranoid', 'scope', 'unscoped', 'raw', 'logging', 'transaction', 'include', 'where', 'order'];
      const more = [
        'attributes',
        'limit',
        'offset',
        'group',
        'having',
        'benchmark',
        'hooks',
        'individualHooks',
        'force',
      ];
      const before = await site.snapshot();
      for (const name of [...switches, ...more])
        for (const value of [false, true, 'users', {}, [{ all: true }]]) {
          const calls: [string, object][] = [
            ['list', {}],
            ['get', { id: '1' }],
            ['options', { field: 'vault' }],
            ['create', { data: { title: 'x' } }],
            ['update', { id: '1', expectedVersion: 'v0', changes: {}, base: {} }],
            ['remove', { id: '1' }],
          ];
          for (const [procedure, input] of calls) {
            const answer = await site.as('root', `records.posts.${procedure}`, { ...input, [name]: value });
            assert.equal(answer.status, 400, `${procedure} ${name}`);
            assert.deepEqual(Object.keys(answer.error?.fieldErrors ?? {}), [name]);
          }
          if (typeof value === 'boolean') {
            const { status } = await list('posts', { filter: { [name]: value } });
            assert.equal(status, 400, name);
          }
        }
      assert.equal(await site.snapshot(), before);
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
          await bodyOf(site.as('root', path, input(gone))),
          await bodyOf(site.as('root', path, input(missing))),
        );
        assert.equal((await site.as('root', path, input(gone))).status, 404);
      }
      const pointAt = (post: string) =>
        bodyOf(site.as('root', 'records.comments.create', { data: { title: 'x', post } }));
      assert.equal(await pointAt(gone), await pointAt(missing));
      // Without view on users every user is out of reach, there or not.
      const authored = (author: string) =>
        bodyOf(site.as('ed', 'records.posts.create', { data: { title: 'x', author } }));
      assert.equal(await authored('1'), await authored('999999'));
      await trashed.destroy({ force: true });
    });
  });
