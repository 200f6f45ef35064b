import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic } from 'sequelize';
import type { ModelDescriptor } from '../../../server/contract.ts';
import { type Visitor, visitor } from '../../support/acting.ts';
import { createTestApp, passwordHash, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

for (const kind of databases())
  describe(`acting as a user of the team's own model [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let Member: ModelStatic<Model>;
    const ids: Record<string, string> = {};

    before(async () => {
      database = await kind.create({ logging: false });
      Member = database.sequelize.define(
        'Member',
        {
          id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
          mail: { type: DataTypes.STRING, field: 'mail_address', unique: true },
          phrase: DataTypes.STRING,
          staff: DataTypes.TINYINT,
          city: DataTypes.STRING,
        },
        { paranoid: true, tableName: 'members' },
      );
      await Member.sync();
      // Whoever they are, people of another city are out of sight.
      const admin = { rules: { always: true, rows: () => ({ city: 'Lyon' }) } };
      app = await createTestApp(database, {
        models: { members: { model: Member, admin } },
        userModel: { model: Member, attributes: { email: 'mail', password: 'phrase', isAdmin: 'staff' } },
      });
      const { Role, RoleUser } = app.admin.models;
      const phrase = await passwordHash();
      const role = await Role.create({ name: 'viewer', label: 'Viewer', permissions: 'members.view' });
      for (const [name, city] of Object.entries({ boss: 'Lyon', mei: 'Lyon', ravi: 'Lyon', far: 'Oslo' })) {
        const staff = name === 'boss' ? 1 : 0;
        const userId = String((await Member.create({ mail: `${name}@example.org`, staff, phrase, city })).get('id'));
        if (name !== 'boss') await RoleUser.create({ userId, roleId: role.id });
        ids[name] = userId;
      }
    });
    after(async () => {
      await app.close();
      await database.close();
    });

    const boss = async (): Promise<Visitor> => visitor(app, await app.login('boss@example.org'));

    test('SEC-IMP-02 2l who is out of sight, or in the trash, does not exist', async () => {
      const who = await boss();
      await Member.destroy({ where: { id: ids.ravi } });
      for (const name of ['far', 'ravi']) {
        const { status, error } = await who.call('impersonation.start', { user: ids[name] });
        assert.equal(`${status} ${error?.code}`, '404 NOT_FOUND', name);
      }
      assert.equal((await who.me()).impersonation, null);
    });

    test('IMP-01 SEC-IMP-09 any key is acted as; who goes to the trash meanwhile is acted as no more', async () => {
      const who = await boss();
      const models = (await who.call('meta.models')).data as ModelDescriptor[];
      assert.deepEqual(
        models.filter(({ impersonate }) => impersonate).map(({ slug }) => slug),
        ['members'],
      );
      const { user, impersonation } = await who.actAs(ids.mei ?? '');
      assert.deepEqual([user?.key, impersonation?.admin.key], [ids.mei, ids.boss]);
      await Member.destroy({ where: { id: ids.mei } });
      const fallen = await who.me();
      assert.deepEqual([fallen.user?.key, fallen.impersonationEnded], [ids.boss, 'gone']);
    });
  });
