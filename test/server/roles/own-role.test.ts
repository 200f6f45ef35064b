import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`the roles that one holds oneself [${kind.name}]`, () => {
    let newsroom: Newsroom;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
      const permissions = 'roles.view,roles.add,roles.edit,roles.delete';
      await newsroom.own.Role.update({ permissions }, { where: { name: 'rmgr' } });
      await newsroom.cookieOf('rmgr');
    });
    afterEach(() => newsroom.close());

    const idOf = async (name: string) =>
      String((await newsroom.own.Role.findOne({ where: { name }, rejectOnEmpty: true })).id);
    const empty = async (name: string) =>
      newsroom.edit('rmgr', { slug: 'roles', id: await idOf(name), changes: { permissions: '' } });
    const remove = async (name: string) => newsroom.as('rmgr', 'records.roles.remove', { id: await idOf(name) });
    const removeMany = async (...names: string[]) =>
      newsroom.as('rmgr', 'records.roles.removeMany', { ids: await Promise.all(names.map(idOf)) });
    const hold = async (name: string, permissions: string) => {
      const role = await newsroom.own.Role.create({ name, label: name, permissions });
      await newsroom.own.RoleUser.create({ userId: newsroom.ids.rmgr, roleId: role.id });
    };

    test('SEC-RBAC-10 nobody empties or removes the only one, however it is asked', async () => {
      await newsroom.refuses('409 OWN_ACCOUNT', () => empty('rmgr'));
      await newsroom.refuses('409 OWN_ACCOUNT', () => remove('rmgr'));
      await newsroom.refuses('409 OWN_ACCOUNT', () => removeMany('rmgr'));
      const blank = { slug: 'roles', id: await idOf('rmgr'), changes: { permissions: ' , ' } };
      await newsroom.refuses('409 OWN_ACCOUNT', () => newsroom.edit('rmgr', blank));
    });

    test('SEC-RBAC-10 nor all of them together, nor the last one that gives anything', async () => {
      await hold('spare', 'roles.view');
      await newsroom.refuses('409 OWN_ACCOUNT', () => removeMany('rmgr', 'spare'));
      await hold('blank', '');
      assert.equal((await remove('spare')).status, 200);
      await newsroom.refuses('409 OWN_ACCOUNT', () => empty('rmgr'));
    });

    test('one of several may go, and so may a role of others', async () => {
      await hold('spare', 'roles.view');
      assert.equal((await empty('spare')).status, 200);
      assert.equal((await remove('spare')).status, 200);
      await newsroom.own.Role.create({ name: 'other', label: 'Other', permissions: 'roles.view' });
      assert.equal((await empty('other')).status, 200);
      assert.equal((await remove('other')).status, 200);
    });

    test('an is_admin needs no role', async () => {
      await newsroom.own.RoleUser.create({ userId: newsroom.ids.root, roleId: Number(await idOf('vw')) });
      const { status } = await newsroom.as('root', 'records.roles.remove', { id: await idOf('vw') });
      assert.equal(status, 200);
    });
  });
