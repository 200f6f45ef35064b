import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ModelDescriptor } from '../../sdk/index.ts';
import { databases } from '../support/databases.ts';
import { CANARIES, type GuardedActor, type GuardedSite, openGuardedSite } from '../support/guarded-site.ts';

for (const kind of databases())
  describe(`hidden doors of older admins [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    const load = async (id: number) =>
      (await site.as('root', 'records.users.get', { id: String(id) })).data as { $version: string };

    test('S1 who may edit users makes nobody an admin, himself least, by whatever name of the flag', async () => {
      const flags: Record<string, unknown>[] = [
        { isAdmin: true },
        { isAdmin: 'true' },
        { isAdmin: 1 },
        { is_admin: true },
        { is_admin: 1 },
        { IsAdmin: true },
        { 'users.isAdmin': true },
        { name: 'x', isAdmin: true },
      ];
      const stored = await site.snapshot();
      for (const actor of ['umgr', 'star'] as const satisfies GuardedActor[])
        for (const flag of flags) {
          for (const target of ['none', 'vw', actor] as const) {
            const id = site.userIds[target];
            const { $version: expectedVersion } = await load(id);
            const input = { id: String(id), expectedVersion, changes: flag, base: { isAdmin: false, name: target } };
            const { status, text } = await site.as(actor, 'records.users.update', input);
            assert([400, 403].includes(status), `${actor} ${JSON.stringify(flag)} ${text}`);
          }
          const data = { email: 'new@example.org', password: 'seven quiet lanterns', ...flag };
          const { status } = await site.as(actor, 'records.users.create', { data });
          assert([400, 403].includes(status), `${actor} ${JSON.stringify(flag)}`);
        }
      assert.equal(await site.snapshot(), stored);
    });

    test('S2 no other procedure writes a column, and no column of the second factor is one', async () => {
      const procedures = site.app.admin.router._def.procedures as Record<string, { _def: { type: string } }>;
      const mutations = Object.keys(procedures).filter((path) => procedures[path]?._def.type === 'mutation');
      const id = String(site.userIds.vw);
      const { $version: expectedVersion } = await load(site.userIds.vw);
      const changes = { isAdmin: true };
      const versioned = { id, expectedVersion, base: { isAdmin: false } };
      const inputs = [
        { ...versioned, changes },
        { ids: [id], field: 'isAdmin', value: true },
        { ids: [id], action: 'set:isAdmin', value: true },
        { ids: [id], changes, data: changes },
        { rows: [{ id, ...changes }], upsert: true },
      ];
      const before = await site.snapshot();
      for (const path of mutations.filter((each) => !each.startsWith('auth.')))
        for (const input of inputs) {
          const { status } = await site.as('umgr', path, input);
          assert([400, 403, 404].includes(status), `${path} ${JSON.stringify(input)} ${status}`);
        }
      assert.equal(await site.snapshot(), before);
      const stored = await site.snapshot();
      const columns = ['totpSecret', 'totp_secret', 'totpPendingSecret', 'sessionEpoch', 'disabled', 'emailCanonical'];
      for (const column of [...columns, 'email_canonical', 'tokenHash', 'account', 'sessions', 'set:isAdmin'])
        for (const value of [null, '', 'x', true, 1]) {
          const { $version: expectedVersion } = await load(site.userIds.vw);
          const input = { id: String(site.userIds.vw), expectedVersion, changes: { [column]: value }, base: {} };
          const { status, error } = await site.as('root', 'records.users.update', input);
          assert.deepEqual([status, error?.fieldErrors], [400, { [column]: { code: 'unknown' } }]);
        }
      assert.equal(await site.snapshot(), stored);
    });

    test('S2 B78 saving a user with a second factor leaves the factor alone, and logs none of it', async () => {
      const id = site.userIds.root;
      const { $version: expectedVersion } = await load(id);
      const input = { id: String(id), expectedVersion, changes: { name: 'Root' }, base: { name: 'root' } };
      assert.equal((await site.as('root2', 'records.users.update', input)).status, 200);
      const account = await site.app.admin.models.Account.findOne({ where: { userId: id }, raw: true });
      assert.equal(account?.totpSecret, CANARIES.totpSecret);
      const row = await site.app.admin.models.AdminLog.findOne({ where: { action: 'update' }, raw: true });
      assert.deepEqual(JSON.parse(row?.changes ?? ''), { name: { from: 'root', to: 'Root' } });
    });

    test('S10 no list sorts by a hidden or secret column, so no order tells what is in it', async () => {
      const columns: [slug: string, column: string][] = [
        ['users', 'password'],
        ['users', 'emailCanonical'],
        ['users', 'email_canonical'],
        ['vaults', 'pin'],
        ['vaults', 'apiKey'],
        ['vaults', 'score'],
        ['posts', 'score'],
        ['posts', 'deletedAt'],
      ];
      for (const [slug, column] of columns)
        for (const sort of [[column], [`-${column}`], ['id', `-${column}`]]) {
          const { status, error } = await site.as('root', `records.${slug}.list`, { sort });
          assert.deepEqual([status, error?.code], [400, 'FIELD_NOT_SORTABLE'], `${slug} ${column}`);
        }
      const models = (await site.as('root', 'meta.models')).data as ModelDescriptor[];
      const sortable = models.flatMap(({ slug, fields }) =>
        fields.filter((f) => f.sortable).map((f) => `${slug}.${f.name}`),
      );
      assert(sortable.includes('users.email'));
      for (const [slug, column] of columns) assert(!sortable.includes(`${slug}.${column}`));
    });

    test('S10 B51 a form tells nobody the names of records that he may not see', async () => {
      for (const actor of ['ed', 'vw', 'ex'] as const) {
        const models = (await site.as(actor, 'meta.models')).data as ModelDescriptor[];
        const author = models.find(({ slug }) => slug === 'posts')?.fields.find(({ name }) => name === 'author');
        assert.equal(author?.relation?.pickable, actor === 'ex');
        const { status } = await site.as(actor, 'records.posts.options', { field: 'author' });
        assert.equal(status, actor === 'ex' ? 200 : 403);
      }
    });
  });
