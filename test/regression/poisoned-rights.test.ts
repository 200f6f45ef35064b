import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PermissionSet } from '../../server/roles/permissions.ts';
import { passwordHash } from '../support/app.ts';
import { clientOf, openRecords, refusal, save } from '../support/clients.ts';
import { databases } from '../support/databases.ts';

test('texts of rights are told apart, whatever stands in them', () => {
  PermissionSet.parse('roles.view', 'users.view\n*');
  assert.deepEqual(PermissionSet.parse('roles.view', 'users.view', '*').toArray(), ['*', 'roles.view', 'users.view']);
  PermissionSet.parse('tags.view","*');
  assert.deepEqual(PermissionSet.parse('tags.view', '*').toArray(), ['*', 'tags.view']);
});

for (const kind of databases())
  describe(`rights that were read before [${kind.name}]`, () => {
    test('SEC-RBAC-02 a refused text of rights changes nothing about what a later grant is measured by', async () => {
      const database = await kind.create({ logging: false });
      const { app } = await openRecords(database, {});
      const { User, Role, RoleUser } = app.admin.models;
      const email = 'mallory@example.org';
      const mallory = await User.create({
        email,
        emailCanonical: email,
        password: await passwordHash(),
        name: 'Mallory',
      });
      const role = async (name: string, permissions: string) => Role.create({ name, label: name, permissions });
      const own = await role('own', 'users.view,users.edit,roles.view,roles.edit');
      await RoleUser.create({ userId: Number(mallory.get('id')), roleId: Number(own.get('id')) });
      const wanted = [await role('first', 'roles.view'), await role('second', 'users.view'), await role('boss', '*')];
      const client = clientOf(app, await app.login(email));

      const first = await client.model('roles').get.query({ id: String(wanted[0]?.get('id')) });
      const poison = { record: first, changes: { permissions: 'users.view\n*' } };
      assert.equal((await refusal(save(client, 'roles', poison))).code, 'VALIDATION_FAILED');

      const self = await client.model('users').get.query({ id: String(mallory.get('id')) });
      const grant = { record: self, changes: { roles: { add: wanted.map((each) => String(each.get('id'))) } } };
      assert.equal((await refusal(save(client, 'users', grant))).code, 'GRANT_EXCEEDS_OWN');
      assert.equal(await RoleUser.count({ where: { userId: Number(mallory.get('id')) } }), 1);
      await app.close();
      await database.close();
    });
  });
