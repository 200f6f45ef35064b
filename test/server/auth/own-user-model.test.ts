import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import { createTestApp, PASSWORD, passwordHash, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

/** A team's user: UUID key, other names, soft delete. */
function defineMember(sequelize: Sequelize): ModelStatic<Model> {
  return sequelize.define(
    'Member',
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      mail: { type: DataTypes.STRING, field: 'mail_address' },
      password: DataTypes.STRING,
      staff: { type: DataTypes.BOOLEAN, defaultValue: false },
      fullName: DataTypes.STRING,
    },
    { paranoid: true, tableName: 'members' },
  );
}

const sha1 = (text: string) => `sha1:${createHash('sha1').update(text).digest('hex')}`;

for (const kind of databases())
  describe(`a user model of the team's own [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let Member: ModelStatic<Model>;

    beforeEach(async () => {
      database = await kind.create({ logging: false });
      Member = defineMember(database.sequelize);
      await Member.sync();
      app = await createTestApp(database, {
        models: {},
        userModel: { model: Member, attributes: { email: 'mail', isAdmin: 'staff', name: 'fullName' } },
        passwords: { verify: (plain, stored) => stored === sha1(plain) },
      });
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    const statusOf = async (email: string, password = PASSWORD) =>
      (await app.call('auth.login', { email, password })).status;
    const add = async (values: object) => Member.create({ password: await passwordHash(), ...values });

    test('SEC-AUTH-01 SEC-SESS-08 a trashed member is nobody, signed in or not', async () => {
      const member = await add({ mail: 'ana@example.org', staff: true });
      const cookie = await app.login('ana@example.org');
      await member.destroy();
      assert.equal((await app.call('meta.models', undefined, { cookie })).status, 401);
      assert.equal(await statusOf('ana@example.org'), 401);
      await member.restore();
      assert.equal(await statusOf('ana@example.org'), 200);
    });

    test('SEC-AUTH-14 addresses are compared exactly, and two of one form open nothing', async () => {
      await add({ mail: 'mike@example.org', staff: true });
      await add({ mail: 'Zoë@example.org', staff: true });
      for (const email of ['mïke@example.org', 'zoe@example.org', 'mike@example.org '])
        assert.equal(await statusOf(email), 401, email);
      assert.equal(await statusOf('MIKE@example.org'), 200);
      await add({ mail: 'MIKE@EXAMPLE.ORG', staff: true });
      assert.equal(await statusOf('mike@example.org'), 401);
    });

    test('AUTH-03 AUTH-02 it works with e-mail, password and is_admin, and with roles', async () => {
      const { Role, RoleUser } = app.admin.models;
      const plain = await add({ mail: 'bo@example.org', fullName: 'Bo' });
      assert.equal(await statusOf('bo@example.org'), 401);
      const role = await Role.create({ name: 'viewer', label: 'Viewer', permissions: 'members.view' });
      await RoleUser.create({ userId: plain.get('id') as string, roleId: role.id });
      const cookie = await app.login('bo@example.org');
      const { user } = (await app.call('auth.me', undefined, { cookie })).data as { user: Record<string, unknown> };
      assert.deepEqual([user.key, user.label, user.isAdmin], [plain.get('id'), 'Bo', false]);
    });

    test('AUTH-03 SEC-AUTH-22 a hash of the team opens once and is renewed', async () => {
      const member = await add({ mail: 'cy@example.org', staff: true, password: sha1(PASSWORD) });
      assert.equal(await statusOf('cy@example.org', 'wrong'), 401);
      assert.equal(await statusOf('cy@example.org', sha1(PASSWORD)), 401);
      assert.equal(await statusOf('cy@example.org'), 200);
      await app.admin.settled();
      await member.reload();
      assert.match(String(member.get('password')), /^\$argon2id\$/);
      assert.equal(await statusOf('cy@example.org'), 200);
    });
  });

test('AUTH-03 a user model that lacks a column is refused at the start, by name', async () => {
  const [sqlite] = databases();
  const database = await sqlite?.create({ logging: false });
  assert(database);
  try {
    const Person = database.sequelize.define('Person', { email: DataTypes.STRING, password: DataTypes.STRING });
    await assert.rejects(createTestApp(database, { models: {}, userModel: Person }), { id: 'CFG_USER_ATTRIBUTE' });
  } finally {
    await database.close();
  }
});
