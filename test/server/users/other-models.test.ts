import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { ListOutput, ModelDescriptor } from '../../../server/contract.ts';
import { visitor } from '../../support/acting.ts';
import { createTestApp, passwordHash, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const plain = { timestamps: false, underscored: true };
const id = { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true };
const TEXT = DataTypes.STRING(190);

function defineMember(sequelize: Sequelize): ModelStatic<Model> {
  return sequelize.define(
    'Member',
    {
      id,
      email: { type: TEXT, unique: true },
      phrase: { type: TEXT, field: 'pass_phrase' },
      isAdmin: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      city: { type: TEXT },
    },
    { ...plain, tableName: 'members', scopes: { lyon: { where: { city: 'Lyon' } } } },
  );
}

/** Other models of the team's over the tables of accounts; what the admin calls them says which. */
function defineTwins(sequelize: Sequelize, Member: ModelStatic<Model>) {
  const define = (tableName: string, attributes: object) =>
    sequelize.define(`twin of ${tableName}`, { id, ...attributes }, { ...plain, tableName });
  return {
    staff: Member,
    locals: Member.scope('lyon') as ModelStatic<Model>,
    people: define('members', { email: TEXT, note: { type: TEXT, field: 'pass_phrase' }, isAdmin: DataTypes.BOOLEAN }),
    ranks: define('roles', { name: TEXT, label: TEXT, permissions: DataTypes.TEXT }),
    grants: define('role_user', { userId: DataTypes.BIGINT, roleId: DataTypes.INTEGER }),
    visits: define('asok_sessions', { tokenHash: TEXT }),
    vault: define('ASOK_accounts', { totpSecret: DataTypes.TEXT }),
  };
}

for (const kind of databases())
  describe(`other models over the tables of accounts [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let clerk: string;
    let boss: string;

    before(async () => {
      database = await kind.create({ logging: false });
      const Member = defineMember(database.sequelize);
      await Member.sync();
      app = await createTestApp(database, {
        models: { members: Member, ...defineTwins(database.sequelize, Member) } as never,
        userModel: { model: Member, attributes: { password: 'phrase' } },
      });
      const phrase = await passwordHash();
      await Member.create({ email: 'boss@example.org', phrase, isAdmin: true, city: 'Oslo' });
      const { id: userId } = (await Member.create({ email: 'clerk@example.org', phrase, city: 'Lyon' })).get() as {
        id: number;
      };
      const slugs = ['staff', 'locals', 'people', 'ranks', 'grants', 'visits', 'vault'];
      const permissions = slugs.map((slug) => `${slug}.*`).join();
      const { Role, RoleUser } = app.admin.models;
      const role = await Role.create({ name: 'clerk', label: 'Clerk', permissions });
      await RoleUser.create({ userId, roleId: role.id });
      clerk = await app.login('clerk@example.org');
      boss = await app.login('boss@example.org');
    });
    after(async () => {
      await app.close();
      await database.close();
    });

    const rows = async () => {
      const { User, Role, RoleUser } = app.admin.models;
      return JSON.stringify(await Promise.all([User, Role, RoleUser].map((model) => model.findAll({ raw: true }))));
    };

    test('SEC-RBAC-06 SEC-RBAC-07 nobody makes or changes a user or a role by another name of its table', async () => {
      const unchanged = await rows();
      const data = {
        staff: { email: 'evil@example.org', isAdmin: true },
        locals: { email: 'evil@example.org', isAdmin: true, city: 'Lyon' },
        people: { email: 'evil@example.org', isAdmin: true },
        ranks: { name: 'evil', label: 'Evil', permissions: '*' },
      };
      for (const [slug, values] of Object.entries(data))
        for (const cookie of [clerk, boss])
          for (const [operation, input] of [
            ['create', { data: values }],
            ['update', { id: '2', expectedVersion: 'v0', changes: values, base: {} }],
            ['remove', { id: '1' }],
            ['removeMany', { ids: ['1'] }],
          ] as const) {
            const { status, error } = await app.call(`records.${slug}.${operation}`, input, { cookie });
            assert.equal(`${status} ${error?.code}`, '403 DISABLED', `${slug}.${operation}`);
          }
      assert.equal(await rows(), unchanged);
    });

    test('SEC-SESS-07 SEC-MFA-09 links, sessions and secrets are no models of the admin', async () => {
      for (const slug of ['grants', 'visits', 'vault']) {
        assert.equal((await app.call(`records.${slug}.list`, {}, { cookie: clerk })).status, 403, slug);
        assert.equal((await app.call(`records.${slug}.list`, {}, { cookie: boss })).status, 404, slug);
      }
      const { data } = await app.call('meta.models', undefined, { cookie: boss });
      const slugs = (data as ModelDescriptor[]).map(({ slug }) => slug).sort();
      assert.deepEqual(slugs, ['locals', 'members', 'people', 'ranks', 'roles', 'staff']);
    });

    test('SEC-DATA-01 a password is one, whatever another model calls its column', async () => {
      for (const slug of ['staff', 'locals', 'people'])
        for (const cookie of [clerk, boss]) {
          const { status, data, text } = await app.call(`records.${slug}.list`, {}, { cookie });
          assert.equal(status, 200, text);
          assert.equal((data as ListOutput).rows.length, slug === 'locals' ? 1 : 2);
          assert.doesNotMatch(text, /argon2|phrase|note/);
          for (const name of ['phrase', 'note']) {
            const filter = { [name]: { startsWith: '$' } };
            const { error } = await app.call(`records.${slug}.list`, { filter }, { cookie });
            assert.equal(error?.code, 'FIELD_NOT_FILTERABLE');
          }
        }
    });

    test('SEC-IMP-02 IMP-09 nobody acts as himself by another spelling of his key', async () => {
      const who = visitor(app, boss);
      for (const user of ['1', '01', '%31', '0001']) {
        const { status, error } = await who.call('impersonation.start', { user });
        assert.equal(`${status} ${error?.code}`, '400 BAD_REQUEST', user);
      }
      assert.equal((await who.me()).impersonation, null);
      assert.equal((await who.actAs('02')).user?.key, '2');
      await who.call('impersonation.stop');
    });
  });
