import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
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

for (const kind of databases())
  describe(`concealed fields [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    const list = (slug: string, input: unknown, actor: GuardedActor = 'root') =>
      site.as(actor, `records.${slug}.list`, input);

    test('SEC-DATA-02 no operator works on a concealed field, which looks like one that does not exist', async () => {
      for (const [slug, field, start] of CONCEALED) {
        const unknown = await likeness(list(slug, { filter: { nothing: start } }));
        assert.match(unknown, /^400 .*FIELD_NOT_FILTERABLE/);
        assert.equal(await likeness(list(slug, { filter: { [field]: start } })), unknown, field);
        for (const operator of OPERATORS) {
          const value = operator === 'isNull' ? true : operator.endsWith('n') ? [start] : start;
          const filters = [
            { [field]: { [operator]: value } },
            { not: { [field]: { [operator]: value } } },
            { or: [{ and: [{ [field]: { [operator]: value } }] }] },
          ];
          for (const filter of filters)
            assert.equal(await likeness(list(slug, { filter })), unknown, `${slug}.${field} ${operator}`);
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
          assert.doesNotMatch(text, /canary|argon2/);
        }
      assert.equal(await site.snapshot(), before);
    });

    test('SEC-DATA-04 nothing sorts by what one may not see', async () => {
      const unknown = await likeness(list('posts', { sort: ['nothing'] }));
      assert.match(unknown, /^400 .*FIELD_NOT_SORTABLE/);
      for (const [slug, field] of CONCEALED)
        for (const sort of [[field], [`-${field}`], ['id', field]])
          assert.equal(await likeness(list(slug, { sort })), unknown, `${slug} ${sort.join()}`);
      for (const name of ['author.password', '$author.password$', 'vault.pin', 'meta', 'tags', 'comments', '--title'])
        assert.equal(await likeness(list('posts', { sort: [name] })), unknown, name);
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
      const unknown = await likeness(list('users', { fields: ['nothing'] }));
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
        assert.equal(await likeness(list('users', { fields: [name] })), unknown, name);
        assert.equal(await likeness(list('users', { fields: ['id', name] })), unknown, name);
      }
      for (const [slug, field] of CONCEALED)
        assert.equal(await likeness(list(slug, { fields: [field] })), unknown, field);
      for (const fields of [[['password', 'x']], { x: 'password' }, 'password', [{ fn: 'x' }], [null], [1], []]) {
        const { status, error } = await list('users', { fields });
        assert.deepEqual([status, error?.code], [400, 'VALIDATION_FAILED'], JSON.stringify(fields));
      }
      const twice = await list('posts', { fields: ['title', 'title', 'author', 'author'] });
      const { rows } = twice.data as { rows: Record<string, unknown>[] };
      assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ['$key', '$label', 'author', 'title']);
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
        for (const value of [false, 'users', [{ all: true }]]) {
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
  });
