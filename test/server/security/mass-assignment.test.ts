import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Answer, PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type GuardedActor, type GuardedSite, openGuardedSite } from '../../support/guarded-site.ts';
import { emailOf } from '../../support/scenario.ts';

interface Loaded {
  $version: string;
  [field: string]: unknown;
}

for (const kind of databases())
  describe(`mass assignment [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    const load = async (slug: string, id: string) =>
      (await site.as('root', `records.${slug}.get`, { id })).data as Loaded;

    const create = (slug: string, data: object, actor: GuardedActor = 'root') =>
      site.as(actor, `records.${slug}.create`, { data });

    /** Saves as the form would: from the version that was read, with what it read as base. */
    const update = async (slug: string, changes: Record<string, unknown>, actor: GuardedActor = 'root') => {
      const id = slug === 'users' ? String(site.userIds.vw) : '1';
      const { $version, ...record } = await load(slug, id);
      const base = Object.fromEntries(Object.keys(changes).map((name) => [name, record[name] ?? null]));
      return site.as(actor, `records.${slug}.update`, { id, expectedVersion: $version, changes, base });
    };

    /** Asserts that a creation and an update with one value more are refused for it alone, and that nothing is stored. */
    const assertRefused = async (
      [slug, data]: [slug: string, data: object],
      [field, value, ...codes]: [field: string, value: unknown, ...codes: string[]],
      actors: readonly GuardedActor[] = ['root'],
    ) => {
      const stored = await site.snapshot();
      const logged = await site.app.admin.models.AdminLog.count();
      const assertOne = ({ status, error, text }: Answer) => {
        assert.deepEqual(
          [status, error?.code],
          [400, 'VALIDATION_FAILED'],
          `${field} ${JSON.stringify(value)} ${text}`,
        );
        assert.deepEqual(Object.keys(error?.fieldErrors ?? {}), [field], text);
        assert(codes.includes(error?.fieldErrors?.[field]?.code ?? ''), text);
      };
      for (const actor of actors) {
        assertOne(await create(slug, { ...data, [field]: value }, actor));
        assertOne(await update(slug, { ...data, [field]: value }, actor));
      }
      assert.equal(await site.snapshot(), stored);
      assert.equal(await site.app.admin.models.AdminLog.count(), logged);
    };

    const post: [string, object] = ['posts', { title: 'changed' }];
    const user: [string, object] = ['users', { email: 'new@example.org' }];

    test('SEC-MASS-01 one unknown key refuses the whole save', async () => {
      const names = [
        'nothing',
        'Title',
        'title ',
        'author.name',
        'posts.title',
        '$version',
        '$key',
        '$can',
        'dataValues',
      ];
      for (const name of [...names, 'isNewRecord', '_options', 'constructor', 'toString'])
        for (const value of ['x', 1, null, {}]) await assertRefused(post, [name, value, 'unknown'], ['root', 'ed']);
      await assertRefused(user, ['name.first', 'x', 'unknown']);
    });

    test('SEC-MASS-02 nobody writes what the system writes', async () => {
      const readonly: [string, unknown][] = [
        ['id', 999],
        ['createdAt', new Date(0)],
        ['updatedAt', new Date(0)],
        ['version', 99],
      ];
      for (const [name, value] of readonly) {
        await assertRefused(post, [name, value, 'readonly'], ['root', 'ed']);
        await assertRefused(post, [name, null, 'readonly']);
      }
      await assertRefused(post, ['deletedAt', new Date(0), 'unknown']);
      await assertRefused(['comments', { title: 'x' }], ['id', 7, 'readonly']);
      await assertRefused(user, ['createdAt', new Date(0), 'readonly']);
      await assertRefused(user, ['id', 999, 'readonly']);
      await assertRefused(['roles', { label: 'x', name: 'x' }], ['users', ['1'], 'readonly', 'type']);
    });

    test('SEC-MASS-02 a foreign key is written as the relation is: under its rules, once', async () => {
      // Editors may not see users, so they can point at none, by whatever name.
      for (const field of ['author', 'authorId'])
        for (const call of [create, update]) {
          const stored = await site.snapshot();
          const { status } = await call('posts', { title: 'x', [field]: '1' }, 'ed');
          assert.equal(status, 403, field);
          assert.equal(await site.snapshot(), stored);
        }
      for (const value of [999_999, '999999'])
        await assertRefused(['posts', { title: 'x' }], ['authorId', value, 'reference']);
      await assertRefused(['posts', { title: 'x', author: '1' }], ['authorId', 1, 'invalid']);
    });

    test('SEC-MASS-03 readonly, excluded, hidden and secret fields are refused, from is_admin too', async () => {
      await assertRefused(post, ['views', 5, 'readonly'], ['root', 'ed']);
      await assertRefused(post, ['editorNote', 'x', 'readonly'], ['root', 'ed']);
      for (const name of ['draftNote', 'reviewToken'])
        await assertRefused(post, [name, 'x', 'unknown'], ['root', 'ed']);
      await assertRefused(post, ['score', 1, 'unknown']);
      for (const name of ['title', 'apiKey', 'pin', 'ownerNote'])
        await assertRefused(['vaults', { label: 'x' }], [name, 'x', 'unknown']);
      await assertRefused(user, ['totpEnabled', true, 'readonly']);
      await assertRefused(user, ['emailCanonical', 'root@example.org', 'unknown']);
    });

    test('SEC-MASS-04 a relation takes keys, never records', async () => {
      const authors = [{ id: 1, isAdmin: true }, { key: '1' }, { key: '1', label: 'x' }, ['1'], 1, true, {}, []];
      for (const value of authors) await assertRefused(post, ['author', value, 'type']);
      const tags = [
        [{ name: 'x' }],
        [['news']],
        [1],
        'news',
        { set: ['news'] },
        { add: [{ name: 'x' }] },
        { add: 'news' },
      ];
      for (const value of tags) await assertRefused(post, ['tags', value, 'type', 'unknown']);
      for (const value of [[{ permissions: '*' }], { add: [{ name: 'x', permissions: '*' }] }])
        await assertRefused(user, ['roles', value, 'type', 'unknown']);
      for (const value of [['1'], { add: ['1'] }, [{ title: 'x' }]])
        await assertRefused(post, ['comments', value, 'readonly']);
      const before = await site.snapshot();
      for (const tag of ['nothing', 'a~b', '%', '']) {
        const { status } = await create('posts', { title: 'x', tags: [tag] });
        assert.equal(status, 400, tag);
        assert.equal((await update('posts', { tags: { add: [tag] } })).status, 400, tag);
      }
      assert.equal(await site.snapshot(), before);
    });

    test('SEC-MASS-07 a value of another type is refused, not turned into the right one', async () => {
      const wrong: [string, unknown[], ...string[]][] = [
        ['title', [1, true, ['x'], {}, new Date(0)], 'type'],
        ['published', ['false', 'true', 0, 1, 'on', [], {}], 'type'],
        ['rating', ['1.5', '', true, [1], {}], 'type'],
        ['price', [1, 1.5, true, [], {}], 'type'],
        ['price', ['1e3', '1,5', ' 1', '0x10', 'NaN', '--1', '1.', ''], 'format', 'required'],
        ['status', ['gone', 'LIVE', 'live ', 'draft,live', 'constructor', 1, ['live']], 'choice', 'type'],
        ['publishedAt', ['2026-01-01', 0, true, {}, new Date(Number.NaN)], 'type'],
        ['publishedAt', [new Date(8.64e15), new Date(-8.64e15), new Date('0050-01-01')], 'tooLarge', 'tooSmall'],
        ['day', ['2026-02-30', '2026-1-1', '01/01/2026', '2026-01-01T00:00:00Z', '', '+02026-01-01'], 'format'],
        ['day', [new Date(0), 20260101], 'type'],
      ];
      for (const [field, values, ...codes] of wrong)
        for (const value of values) await assertRefused(post, [field, value, ...codes]);
      for (const value of ['true', 1, 'on', [true], { isAdmin: true }])
        await assertRefused(user, ['isAdmin', value, 'type']);
      for (const value of [123_456_789_012, true, ['a long password'], { $ne: null }])
        await assertRefused(user, ['password', value, 'type']);
      for (const mark of [
        '{"$date":"x"}',
        '{"$date":{}}',
        '{"$date":null}',
        '{"$date":[]}',
        '{"$object":{"$date":0}}',
      ]) {
        const cookie = site.cookieOf('root') ?? '';
        const headers = { 'content-type': 'application/json', 'x-asok-client': '1', cookie };
        const body = `{"data":{"title":"x","publishedAt":${mark}}}`;
        const answer = await site.app.send('/api/trpc/records.posts.create', { method: 'POST', headers, body });
        assert.equal(answer.status, 400, mark);
      }
    });

    test('SEC-MASS-08 no save without the version it started from', async () => {
      const { $version } = await load('posts', '1');
      const input = { id: '1', changes: { title: 'unchecked' }, base: {} };
      const stored = await site.snapshot();
      const versions = [undefined, null, '', '*', 'v', 'v*', '0', 1, true, {}, [$version], 'v1e3', '9'.repeat(101)];
      for (const expectedVersion of [...versions, `${$version} `, 'v-1', `v${'9'.repeat(22)}`]) {
        const { status, error } = await site.as('root', 'records.posts.update', { ...input, expectedVersion });
        assert.deepEqual([status, error?.code], [400, 'VALIDATION_FAILED'], String(expectedVersion));
        assert.deepEqual(Object.keys(error?.fieldErrors ?? {}), ['expectedVersion']);
      }
      for (const expectedVersion of ['v999999999', 'v00', 'x'.repeat(22)]) {
        const { status, error } = await site.as('root', 'records.posts.update', { ...input, expectedVersion });
        assert.deepEqual([status, error?.code], [409, 'CONFLICT'], expectedVersion);
      }
      for (const base of [undefined, null, 'x', [], 1]) {
        const { status } = await site.as('root', 'records.posts.update', { ...input, base, expectedVersion: $version });
        assert.equal(status, 400, String(base));
      }
      for (const expectedVersion of ['', '*', 'v', 1, null, {}])
        assert.equal((await site.as('root', 'records.posts.remove', { id: '1', expectedVersion })).status, 400);
      const stale = await site.as('root', 'records.posts.remove', { id: '1', expectedVersion: 'v999' });
      assert.equal(stale.status, 409);
      assert.equal(await site.snapshot(), stored);
    });

    test('a password that was set is the one that signs in, and nothing else of the save was', async () => {
      const password = 'seven quiet lanterns';
      assert.equal((await update('users', { password })).status, 200);
      assert.equal((await site.app.call('auth.login', { email: emailOf('vw'), password: PASSWORD })).status, 401);
      assert.equal((await site.app.call('auth.login', { email: emailOf('vw'), password })).status, 200);
    });
  });
