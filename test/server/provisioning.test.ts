import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RelationList } from '../../server/contract.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { createActors, emailOf } from '../support/scenario.ts';

for (const kind of databases())
  describe(`what enabling the admin provides [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    before(async () => {
      database = await kind.create();
      app = await createTestApp(database);
    });
    after(async () => {
      await app.close();
      await database.close();
    });
    const columnsOf = async (table: string) =>
      Object.keys(await database.sequelize.getQueryInterface().describeTable(table));

    test('RBAC-01 a users table with e-mail, password, name, is_admin, totp_enabled and created_at', async () => {
      const columns = await columnsOf('users');
      for (const column of ['email', 'password', 'name', 'is_admin', 'totp_enabled', 'created_at'])
        assert(columns.includes(column), column);
    });

    test('RBAC-02 a roles table with name, label, permissions and created_at', async () => {
      const columns = await columnsOf('roles');
      for (const column of ['name', 'label', 'permissions', 'created_at']) assert(columns.includes(column), column);
    });

    test('RBAC-03 a role_user pivot, by which a user holds any number of roles', async () => {
      assert.deepEqual((await columnsOf('role_user')).sort(), ['created_at', 'role_id', 'user_id']);
      const { Role, User, RoleUser } = app.admin.models;
      const user = await User.create({ email: 'a@example.org', emailCanonical: 'a@example.org', name: 'A' });
      const userId = user.get('id') as number;
      for (const name of ['one', 'two', 'three']) {
        const role = await Role.create({ name, label: name, permissions: '' });
        await RoleUser.create({ userId, roleId: role.id });
      }
      await createActors(app.admin.models);
      const cookie = await app.login(emailOf('root'));
      const { data } = await app.call('records.users.get', { id: String(userId) }, { cookie });
      assert.equal((data as { roles: RelationList }).roles.count, 3);
    });

    test('CFG-03 without a urlPrefix every route lies under /admin, and nothing beside it', async () => {
      const page = (path: string) => app.admin.fetch(new Request(`http://admin.test${path}`));
      assert.equal((await page('/admin')).status, 200);
      assert.equal((await page('/admin/posts')).status, 200);
      assert.equal((await page('/gestion')).status, 404);
      assert.equal((await page('/')).status, 404);
    });
  });
