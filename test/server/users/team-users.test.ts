import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { AdminOptions } from '../../../server/config.ts';
import type { AnyRecordDetail, ModelDescriptor } from '../../../server/contract.ts';
import { createTestApp, PASSWORD, passwordHash, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const MEMBERS = 'members.view,members.add,members.edit,members.delete,roles.view';

interface MemberOptions {
  staff?: 'number';
  /** The model hashes by itself. */
  hashes?: boolean;
}

const weakHash = (text: string) => `sha1:${createHash('sha1').update(text).digest('hex')}`;

/** A team's user: UUID key, other names, soft delete; its flag may be empty, or a number. */
function defineMember(sequelize: Sequelize, { staff, hashes = false }: MemberOptions): ModelStatic<Model> {
  return sequelize.define(
    'Member',
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      mail: { type: DataTypes.STRING, field: 'mail_address', unique: true },
      phrase: { type: DataTypes.STRING, field: 'pass_phrase' },
      staff: staff === 'number' ? DataTypes.TINYINT : DataTypes.BOOLEAN,
      fullName: DataTypes.STRING,
    },
    {
      paranoid: true,
      tableName: 'members',
      hooks: {
        beforeSave: (member) => {
          if (hashes && member.changed('phrase' as never)) member.set('phrase', weakHash(String(member.get('phrase'))));
        },
      },
    },
  );
}

for (const kind of databases())
  describe(`users of the team's own model in the admin [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let Member: ModelStatic<Model>;
    let boss: string;
    let manager: string;

    beforeEach(async () => {
      database = await kind.create({ logging: false });
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    const open = async (member: MemberOptions, options: Partial<AdminOptions> = {}) => {
      Member = defineMember(database.sequelize, member);
      await Member.sync();
      app = await createTestApp(database, {
        ...options,
        models: { members: Member },
        userModel: {
          model: Member,
          attributes: { email: 'mail', password: 'phrase', isAdmin: 'staff', name: 'fullName' },
        },
      });
      const phrase = member.hashes ? PASSWORD : await passwordHash();
      const { Role, RoleUser } = app.admin.models;
      const role = await Role.create({ name: 'manager', label: 'Manager', permissions: MEMBERS });
      boss = String((await Member.create({ mail: 'boss@example.org', staff: true, phrase })).get('id'));
      manager = String((await Member.create({ mail: 'manager@example.org', phrase })).get('id'));
      await RoleUser.create({ userId: manager, roleId: role.id });
    };
    const get = async (id: string, cookie: string) =>
      (await app.call('records.members.get', { id }, { cookie })).data as AnyRecordDetail;
    const edit = async (id: string, changes: Record<string, unknown>, cookie: string) => {
      const { $version: expectedVersion, ...values } = await get(id, cookie);
      const base = Object.fromEntries(Object.keys(changes).map((name) => [name, values[name]]));
      const { status, error } = await app.call(
        'records.members.update',
        { id, expectedVersion, changes, base },
        { cookie },
      );
      return `${status} ${error?.code ?? 'OK'}`;
    };
    const remove = async (id: string, cookie: string) => {
      const { status, error } = await app.call('records.members.remove', { id }, { cookie });
      return `${status} ${error?.code ?? 'OK'}`;
    };
    const staffOf = async (id: string) => Number((await Member.findByPk(id))?.get('staff') ?? 0);

    for (const staff of ['boolean', 'number'] as const)
      test(`SEC-RBAC-06 SEC-RBAC-07 SEC-RBAC-09 the guards read a ${staff} flag`, async () => {
        await open(staff === 'number' ? { staff } : {});
        const [on, off] = staff === 'number' ? [1, 0] : [true, false];
        const cookie = await app.login('manager@example.org');
        const plain = String((await Member.create({ mail: 'plain@example.org' })).get('id'));
        assert.equal(await edit(plain, { staff: on }, cookie), '403 FORBIDDEN');
        const { error } = await app.call(
          'records.members.create',
          { data: { mail: 'x@example.org', staff: on } },
          { cookie },
        );
        assert.equal(error?.code, 'FORBIDDEN');
        for (const changes of [{ mail: 'mine@example.org' }, { phrase: 'nine copper kettles' }])
          assert.equal(await edit(boss, changes, cookie), '403 RANK_TOO_LOW');
        assert.equal(await edit(boss, { staff: off }, cookie), '403 RANK_TOO_LOW');
        assert.deepEqual([await staffOf(plain), await staffOf(boss)], [0, 1]);
        const own = await app.login('boss@example.org');
        for (const value of [off, null]) assert.equal(await edit(boss, { staff: value }, own), '409 LAST_ADMIN');
        assert.equal(await edit(plain, { staff: on }, own), '200 OK');
        for (const value of [off, null]) assert.equal(await edit(boss, { staff: value }, own), '409 OWN_ACCOUNT');
        assert.equal(await staffOf(boss), 1);
      });

    test('SEC-RBAC-10 nobody trashes himself, whatever the spelling of his key', async () => {
      await open({});
      const cookie = await app.login('manager@example.org');
      for (const id of [manager, manager.toUpperCase(), encodeURIComponent(manager).replaceAll('-', '%2D')]) {
        const answer = await remove(id, cookie);
        assert(['409 OWN_ACCOUNT', '404 NOT_FOUND'].includes(answer), `${id}: ${answer}`);
      }
      assert.equal(await Member.count(), 2);
    });

    test('SEC-RBAC-09 an admin in the trash does not count', async () => {
      await open({});
      const second = await Member.create({ mail: 'second@example.org', staff: true });
      await second.destroy();
      const cookie = await app.login('boss@example.org');
      assert.equal(await remove(boss, cookie), '409 LAST_ADMIN');
      await second.restore();
      assert.equal(await remove(boss, cookie), '409 OWN_ACCOUNT');
    });

    test('AUTH-03 SEC-SESS-08 whoever is trashed is signed out and keeps his roles for his return', async () => {
      await open({});
      const [cookie, own] = [await app.login('boss@example.org'), await app.login('manager@example.org')];
      assert.equal(await remove(manager, cookie), '200 OK');
      assert.equal((await app.call('records.members.list', {}, { cookie: own })).status, 401);
      assert.equal(await app.admin.models.RoleUser.count({ where: { userId: manager } }), 1);
      await Member.restore({ where: { id: manager } });
      assert.equal((await app.call('records.members.list', {}, { cookie: own })).status, 401);
      await app.login('manager@example.org');
    });

    test('AUTH-03 a password is checked under its own name, hashed, and never sent', async () => {
      await open({});
      const cookie = await app.login('boss@example.org');
      const weak = { mail: 'x@example.org', phrase: 'short' };
      const { error } = await app.call('records.members.create', { data: weak }, { cookie });
      assert.deepEqual(error?.fieldErrors, { phrase: { code: 'tooShort', params: { min: 12 } } });
      const data = { mail: 'new@example.org', phrase: 'nine copper kettles', staff: true };
      const made = await app.call('records.members.create', { data }, { cookie });
      assert.equal(made.status, 200);
      assert.doesNotMatch(made.text, /argon2|kettles|phrase/);
      assert.match(String((await Member.findOne({ where: { mail: data.mail } }))?.get('phrase')), /^\$argon2id\$/);
      await app.login('new@example.org', data.phrase);
      const filter = await app.call('records.members.list', { filter: { phrase: 'x' } }, { cookie });
      assert.equal(filter.error?.code, 'FIELD_NOT_FILTERABLE');
      const models = (await app.call('meta.models', undefined, { cookie })).data as ModelDescriptor[];
      const field = models.find(({ slug }) => slug === 'members')?.fields.find(({ name }) => name === 'phrase');
      assert.deepEqual([field?.kind, field?.filter, field?.sortable], ['password', null, false]);
    });

    test('AUTH-03 SEC-AUTH-14 an address is unique by the column of the team, and an odd one refused', async () => {
      await open({});
      const cookie = await app.login('boss@example.org');
      const create = (mail: string) => app.call('records.members.create', { data: { mail } }, { cookie });
      assert.deepEqual((await create('boss@example.org')).error?.fieldErrors, { mail: { code: 'unique' } });
      assert.deepEqual((await create('ｂoss@example.org')).error?.fieldErrors, { mail: { code: 'format' } });
    });

    test('AUTH-03 a model that hashes by itself gets the plain text, after the same check', async () => {
      await open(
        { hashes: true },
        { passwords: { hash: 'model', verify: (plain, stored) => stored === weakHash(plain) } },
      );
      const cookie = await app.login('boss@example.org');
      assert.equal(await edit(manager, { phrase: 'short' }, cookie), '400 PASSWORD_WEAK');
      assert.equal(await edit(manager, { phrase: 'nine copper kettles' }, cookie), '200 OK');
      const stored = (await Member.findByPk(manager))?.get('phrase');
      assert.equal(stored, weakHash('nine copper kettles'));
      await app.login('manager@example.org', 'nine copper kettles');
      await app.admin.settled();
      assert.equal((await Member.findByPk(manager))?.get('phrase'), stored);
    });

    test('SEC-RBAC-05 roles go by the key of the team, and createUser names them', async () => {
      await open({});
      const { RoleUser, Role } = app.admin.models;
      await Role.create({ name: 'readers', label: 'Readers', permissions: 'members.view' });
      const user = { email: 'reader@example.org', password: PASSWORD, name: 'Rea', roles: ['readers'] };
      const { key } = await app.admin.createUser(user);
      assert.equal(await RoleUser.count({ where: { userId: key } }), 1);
      const cookie = await app.login('reader@example.org');
      assert.equal((await get(boss, cookie)).$key, boss);
      assert.equal(await remove(boss, cookie), '403 FORBIDDEN');
      await assert.rejects(app.admin.createUser({ ...user, email: 'y@example.org', roles: ['nobody'] }), {
        code: 'VALIDATION_FAILED',
      });
      assert.equal(await Member.count(), 3);
    });
  });
