import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, QueryTypes } from 'sequelize';
import { openDatabase } from '../../../server/db/connect.ts';
import { migrate } from '../../../server/db/migrator.ts';
import { defineOwnModels, type OwnModels } from '../../../server/own-models.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const ALL = ['0001-initial', '0002-accounts'];

for (const kind of databases()) {
  describe(`migrations [${kind.name}]`, () => {
    let opened: TestDatabase;

    beforeEach(async () => {
      opened = await kind.create();
    });
    afterEach(() => opened.close());

    const run = (models: OwnModels, mode: 'auto' | 'manual' = 'auto'): Promise<string[]> =>
      migrate(openDatabase(opened.sequelize), models, { mode });

    test('are applied once', async () => {
      const models = defineOwnModels(opened.sequelize);
      assert.deepEqual(await run(models), ALL);
      assert.deepEqual(await run(models), []);
    });

    test('REL-19 five instances that start at once make the tables once', async () => {
      const instances = [opened.sequelize, ...Array.from({ length: 4 }, () => opened.connect())];
      const applied = await Promise.all(
        instances.map((sequelize) => migrate(openDatabase(sequelize), defineOwnModels(sequelize), { mode: 'auto' })),
      );
      assert.deepEqual(applied.flat(), ALL);
      assert.equal(applied.filter((names) => names.length === 0).length, 4);
    });

    test('REL-19 manual refuses to start with pending ones, names them and changes nothing', async () => {
      const models = defineOwnModels(opened.sequelize);
      await assert.rejects(run(models, 'manual'), /apply 0001-initial, 0002-accounts/);
      assert.deepEqual(await opened.sequelize.getQueryInterface().showAllTables(), []);
      await run(models);
      assert.deepEqual(await run(models, 'manual'), []);
    });

    for (const [table, advice] of [
      ['users', /'users'.*userModel/],
      ['roles', /'roles'.*tablePrefix/],
    ] as const) {
      test(`a table ${table} of somebody else stops the start, and stays as it is`, async () => {
        await opened.sequelize.query(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, name VARCHAR(20))`);
        await assert.rejects(run(defineOwnModels(opened.sequelize)), advice);
        assert.deepEqual(await opened.sequelize.getQueryInterface().showAllTables(), [table]);
      });
    }

    test('with a prefix, our tables stand beside those of others', async () => {
      await opened.sequelize.query('CREATE TABLE users (id INTEGER PRIMARY KEY)');
      const models = defineOwnModels(opened.sequelize, { tablePrefix: 'my_' });
      await run(models);
      const tables = await opened.sequelize.getQueryInterface().showAllTables();
      assert.deepEqual(
        tables.filter((table) => !table.startsWith('my_')),
        ['users'],
      );
      assert.ok(tables.includes('my_users') && tables.includes('my_asok_sessions'));
    });

    test('a prefix that is no part of a name is refused', () => {
      assert.throws(() => defineOwnModels(opened.sequelize, { tablePrefix: 'a`b' }), /tablePrefix/);
    });

    test('every table has the columns of its model', async () => {
      const models = defineOwnModels(opened.sequelize);
      await run(models);
      const { User, Role, RoleUser, Account, Session, Limit, AdminLog } = models;
      for (const model of [User, Role, RoleUser, Account, Session, Limit, AdminLog]) {
        assert.deepEqual(await columnsOf(model as ModelStatic<Model>), attributesOf(model as ModelStatic<Model>));
      }
    });

    test("a team's sync() leaves our tables alone", async () => {
      const models = defineOwnModels(opened.sequelize);
      await opened.sequelize.sync();
      assert.deepEqual(await opened.sequelize.getQueryInterface().showAllTables(), []);
      await run(models);
      await opened.sequelize.sync({ force: true });
      assert.equal(await models.Role.count(), 0);
    });

    async function columnsOf(model: ModelStatic<Model>): Promise<unknown> {
      const columns = await opened.sequelize.getQueryInterface().describeTable(model.getTableName() as string);
      return Object.fromEntries(
        Object.entries(columns).map(([name, { type, allowNull, primaryKey }]) => [
          name,
          { type: plainType(type), optional: allowNull && !primaryKey, primaryKey },
        ]),
      );
    }

    function attributesOf(model: ModelStatic<Model>): unknown {
      return Object.fromEntries(
        Object.values(model.getAttributes()).map(({ field, type, allowNull, primaryKey = false }) => [
          field,
          { type: plainType(String(type)), optional: allowNull !== false && !primaryKey, primaryKey },
        ]),
      );
    }

    // MariaDB shows a width on integers, and SQLite has one integer type for automatic keys.
    function plainType(type: string): string {
      return type.replace(/^(INTEGER|INT|BIGINT)(\(\d+\))?$/, 'INT').replace(/^DATETIME(\(3\))?$/, 'DATETIME');
    }
  });
}

for (const kind of databases()) {
  describe(`our models [${kind.name}]`, () => {
    let opened: TestDatabase;

    beforeEach(async () => {
      opened = await kind.create();
    });
    afterEach(() => opened.close());

    test('are the same on a second call, and refused with other options', () => {
      const models = defineOwnModels(opened.sequelize);
      assert.equal(defineOwnModels(opened.sequelize), models);
      assert.throws(() => defineOwnModels(opened.sequelize, { tablePrefix: 'x_' }), /another userModel or tablePrefix/);
    });

    test('roles go with their user and with the role', async () => {
      const { sequelize } = opened;
      const models = defineOwnModels(sequelize);
      await migrate(openDatabase(sequelize), models, { mode: 'auto' });
      const user = await models.User.create({ email: 'Ä\u{1F600}@b', emailCanonical: 'ä\u{1F600}@b' });
      const roles = await models.Role.bulkCreate([
        { name: 'a', label: 'A' },
        { name: 'b', label: 'B' },
      ]);
      await models.RoleUser.bulkCreate(roles.map(({ id }) => ({ userId: user.get('id') as number, roleId: id })));
      const found = await models.User.findOne({ include: ['roles'] });
      assert.equal(found?.get('email'), 'Ä\u{1F600}@b');
      const linked = found?.get('roles') as Model[] | undefined;
      assert.deepEqual(linked?.map((role) => role.get('name')).sort(), ['a', 'b']);
      await roles[0]?.destroy();
      assert.equal(await models.RoleUser.count(), 1);
      await user.destroy();
      assert.equal(await models.RoleUser.count(), 0);
    });

    test('SEC-AUTH-14 addresses and role names that only look alike are different ones', async () => {
      const { sequelize } = opened;
      const { User, Role } = defineOwnModels(sequelize);
      await migrate(openDatabase(sequelize), defineOwnModels(sequelize), { mode: 'auto' });
      for (const email of ['mike@example.org', 'mïke@example.org', 'MIKE@example.org']) {
        await User.create({ email, emailCanonical: email });
      }
      assert.equal(await User.count({ where: { emailCanonical: 'mike@example.org' } }), 1);
      await Role.bulkCreate(['editor', 'Editor'].map((name) => ({ name, label: name })));
      assert.equal(await Role.count({ where: { name: 'editor' } }), 1);
    });

    test('the id of a deleted user is not used again', async () => {
      const { sequelize } = opened;
      const { User } = defineOwnModels(sequelize);
      await migrate(openDatabase(sequelize), defineOwnModels(sequelize), { mode: 'auto' });
      const first = await User.create({ email: 'a@b', emailCanonical: 'a@b' });
      await first.destroy();
      const second = await User.create({ email: 'a@b', emailCanonical: 'a@b' });
      assert.notEqual(second.get('id'), first.get('id'));
    });

    for (const [name, type] of Object.entries({ uuid: DataTypes.UUID, string: DataTypes.STRING(40) })) {
      test(`a team's own user with a ${name} key is joined with its roles`, async () => {
        const { sequelize } = opened;
        // A table of the team's own making: no collation of ours.
        const Person = sequelize.define(
          'Person',
          { code: { type, primaryKey: true }, mail: DataTypes.STRING },
          { timestamps: false, charset: 'utf8mb4', collate: 'utf8mb4_general_ci' },
        );
        await Person.sync();
        const models = defineOwnModels(sequelize, { userModel: Person });
        await migrate(openDatabase(sequelize), models, { mode: 'auto' });
        const code = 'b1f2a3c4-0000-4000-8000-000000000000';
        await Person.create({ code, mail: 'a@b' });
        const role = await models.Role.create({ name: 'a', label: 'A' });
        await models.RoleUser.create({ userId: code, roleId: role.id });
        await models.Account.create({ userId: code });
        const sql = `SELECT r.name FROM ${String(Person.getTableName())} p
          JOIN ${models.tables.accounts} a ON a.user_id = p.code
          JOIN ${models.tables.roleUser} ru ON ru.user_id = p.code
          JOIN ${models.tables.roles} r ON r.id = ru.role_id`;
        assert.deepEqual(await sequelize.query(sql, { type: QueryTypes.SELECT }), [{ name: 'a' }]);
        assert.ok(!(await sequelize.getQueryInterface().showAllTables()).includes('users'));
      });
    }

    test('a user model with a composite key is refused', () => {
      const Pair = opened.sequelize.define('Pair', {
        a: { type: DataTypes.INTEGER, primaryKey: true },
        b: { type: DataTypes.INTEGER, primaryKey: true },
      });
      assert.throws(() => defineOwnModels(opened.sequelize, { userModel: Pair }), /one primary key/);
    });
  });
}
