import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ALL } from '../../server/index.ts';
import type { ListOutput } from '../../server/contract.ts';
import { databases } from '../support/databases.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

const rules = {
  rows: ({ roles }: { roles: readonly string[] }) =>
    roles.includes('chief') ? ALL : { title: 'Nothing is called so' },
};

for (const kind of databases())
  describe(`rules that ask for a role by its name [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let role: number;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind, { admins: { posts: { rules } } });
      const { Role } = newsroom.own;
      const permissions = 'roles.view,roles.add,roles.edit,posts.view,posts.edit';
      await Role.update({ permissions }, { where: { name: 'rmgr' } });
      role = (await Role.findOne({ where: { name: 'rmgr' }, rejectOnEmpty: true })).id;
    });
    afterEach(() => newsroom.close());

    const rename = (caller: 'rmgr' | 'star' | 'root', name: string) =>
      newsroom.edit(caller, { slug: 'roles', id: role, changes: { name } });
    const seen = async () => ((await newsroom.as('rmgr', 'records.posts.list', {})).data as ListOutput).rows.length;

    test('SEC-RBAC-03 SEC-RBAC-04 nobody but is_admin gives a role the name that such a rule asks for', async () => {
      assert.equal(await seen(), 0);
      for (const caller of ['rmgr', 'star'] as const) {
        const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () => rename(caller, 'chief'));
        assert.deepEqual(error?.fieldErrors, { name: { code: 'readonly' } });
      }
      assert.equal(await seen(), 0);
      const label = await newsroom.edit('rmgr', { slug: 'roles', id: role, changes: { label: 'Renamed' } });
      assert.equal(label.status, 200, label.text);
      assert.equal((await rename('root', 'chief')).status, 200);
      assert.equal(await seen(), 1);
    });

    test('SEC-RBAC-03 a name is changed with a recent password only, as rights are', async () => {
      await newsroom.cookieOf('root');
      await newsroom.own.Session.update(
        { reauthAt: new Date(Date.now() - 3_600_000) },
        { where: { userId: newsroom.ids.root } },
      );
      await newsroom.refuses('403 REAUTH_REQUIRED', () => rename('root', 'chief'));
    });
  });
