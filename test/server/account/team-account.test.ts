import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { AccountOutput, AnyRecordDetail, MeOutput, UserAccountOutput } from '../../../server/contract.ts';
import type { AdminOptions } from '../../../server/config.ts';
import { rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { createTestApp, PASSWORD, passwordHash, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const NEXT = 'nine copper kettles';

/** A team's user: UUID key, other names, soft delete, hooks and validators of its own, addresses that are not unique. */
function defineMember(sequelize: Sequelize, saved: string[]): ModelStatic<Model> {
  const Member = sequelize.define(
    'Member',
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      mail: { type: DataTypes.STRING, field: 'mail_address', allowNull: false },
      phrase: DataTypes.STRING,
      staff: { type: DataTypes.BOOLEAN, defaultValue: false },
      fullName: { type: DataTypes.STRING(20), validate: { notIn: { args: [['nobody']], msg: 'Taken by the house' } } },
    },
    { paranoid: true, tableName: 'members', timestamps: true, createdAt: false, updatedAt: false },
  );
  Member.beforeSave((member) => void saved.push((member.changed() || []).join()));
  return Member;
}

for (const kind of databases())
  describe(`the account of a team's own user [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let Member: ModelStatic<Model>;
    let saved: string[];
    let ana: Visitor;

    const open = async (options: Partial<AdminOptions> = {}, hidden = false) => {
      app = await createTestApp(database, {
        models: { members: { model: Member, admin: { hidden } } } as never,
        userModel: {
          model: Member,
          attributes: { email: 'mail', password: 'phrase', isAdmin: 'staff', name: 'fullName' },
        },
        ...options,
      });
      const phrase = await passwordHash();
      await Member.create({ mail: 'ana@example.org', phrase, staff: true, fullName: 'Ana' });
      await Member.create({ mail: 'Bo@example.org', phrase, staff: true });
      ana = visitor(app, await app.login('ana@example.org'));
      await app.admin.settled();
      saved.length = 0;
    };
    beforeEach(async () => {
      saved = [];
      database = await kind.create({ logging: false });
      Member = defineMember(database.sequelize, saved);
      await Member.sync();
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    const refusal = async (path: string, input: unknown) => {
      const { status, error } = await ana.call(path, input);
      return [status, error?.code, error?.fieldErrors];
    };

    test('AUTH-03 it is the person’s own under whatever names, and the model’s hooks see each change', async () => {
      await open();
      const account = (await ana.call('account.get')).data as AccountOutput;
      assert.deepEqual(
        [account.email, account.name, account.isAdmin, account.createdAt],
        ['ana@example.org', 'Ana', true, null],
      );
      assert.equal(((await ana.call('account.update', { name: 'Ana B.' })).data as MeOutput).user?.name, 'Ana B.');
      assert.equal((await ana.call('account.changeEmail', { email: 'ana.b@example.org' })).status, 200);
      assert.equal((await ana.call('account.changePassword', { current: PASSWORD, next: NEXT })).status, 200);
      assert.deepEqual(saved, ['fullName', 'mail', 'phrase']);
      await app.login('ana.b@example.org', NEXT);
      assert.deepEqual(
        (await rowsOf(app, '')).filter(({ model }) => model === 'members').map(({ changes }) => changes),
        [
          '{"fullName":{"from":"Ana","to":"Ana B."}}',
          '{"mail":{"from":"ana@example.org","to":"ana.b@example.org"}}',
          '{"phrase":{"changed":true}}',
        ],
      );
    });

    test('AUTH-03 a person without a name of any kind is told so, and cannot take one', async () => {
      const attributes = { email: 'mail', password: 'phrase', isAdmin: 'staff' };
      await open({ userModel: { model: Member, attributes } });
      const account = (await ana.call('account.get')).data as AccountOutput;
      assert.deepEqual([account.name, account.hasName], [null, false]);
      const unknown = [400, 'VALIDATION_FAILED', { name: { code: 'unknown' } }];
      assert.deepEqual(await refusal('account.update', { name: 'Ana' }), unknown);
      assert.deepEqual(saved, []);
    });

    test('AUTH-03 what the model refuses is told by the name of the form', async () => {
      await open();
      assert.deepEqual(await refusal('account.update', { name: 'nobody' }), [
        400,
        'VALIDATION_FAILED',
        { name: { code: 'invalid', message: 'Taken by the house' } },
      ]);
      const [status, code, fields] = await refusal('account.update', { name: 'x'.repeat(21) });
      assert.deepEqual(
        [status, code, fields],
        [400, 'VALIDATION_FAILED', { name: { code: 'tooLong', params: { max: 20 } } }],
      );
    });

    test('SEC-AUTH-14 an address that is not unique in the table is taken all the same, by a form or a person', async () => {
      await open();
      const taken = { code: 'unique' };
      for (const email of ['Bo@example.org', 'bo@example.org', 'BO@EXAMPLE.ORG']) {
        assert.deepEqual(await refusal('account.changeEmail', { email }), [409, 'NOT_UNIQUE', { email: taken }]);
        const data = { mail: email };
        assert.deepEqual(await refusal('records.members.create', { data }), [409, 'NOT_UNIQUE', { mail: taken }]);
      }
      const bo = (await Member.findOne({ where: { mail: 'Bo@example.org' }, rejectOnEmpty: true })) as Model;
      const id = String(bo.get('id'));
      const { $version, mail } = (await ana.call('records.members.get', { id })).data as AnyRecordDetail;
      const input = { id, expectedVersion: $version, base: { mail } };
      const change = (next: string) => refusal('records.members.update', { ...input, changes: { mail: next } });
      assert.deepEqual(await change('ana@example.org'), [409, 'NOT_UNIQUE', { mail: taken }]);
      await bo.destroy();
      assert.deepEqual((await refusal('account.changeEmail', { email: 'bo@example.org' }))[1], 'NOT_UNIQUE');
      // One's own in another spelling is one's own.
      assert.equal((await ana.call('account.changeEmail', { email: 'Ana@Example.org' })).status, 200);
    });

    test('AUTH-03 with `hash: model` the plain text goes to the model’s own hook', async () => {
      const hashed = (plain: string) => `team:${[...plain].reverse().join('')}`;
      Member.beforeSave((member) => {
        const phrase = member.get('phrase');
        if (
          (member.changed() || []).includes('phrase' as never) &&
          typeof phrase === 'string' &&
          !phrase.startsWith('$')
        )
          member.set('phrase', hashed(phrase));
      });
      await open({
        passwords: { hash: 'model', verify: (plain, stored) => stored === hashed(plain) },
      });
      assert.equal((await ana.call('account.changePassword', { current: PASSWORD, next: NEXT })).status, 200);
      assert.equal((await Member.findOne({ where: { mail: 'ana@example.org' } }))?.get('phrase'), hashed(NEXT));
      assert.equal((await ana.call('account.confirmPassword', { password: NEXT })).status, 200);
    });

    test('users that the team hides keep their accounts; nobody manages those of others here', async () => {
      await open({}, true);
      assert.equal((await ana.call('account.update', { name: 'Ana B.' })).status, 200);
      assert.equal((await ana.call('account.changePassword', { current: PASSWORD, next: NEXT })).status, 200);
      assert.deepEqual(await refusal('account.changeEmail', { email: 'bo@example.org' }), [
        409,
        'NOT_UNIQUE',
        { email: { code: 'unique' } },
      ]);
      const { key } = (await ana.call('account.get')).data as AccountOutput;
      assert.deepEqual((await refusal('users.account', { id: key })).slice(0, 2), [404, 'NOT_FOUND']);
    });

    test('AUTH-03 SEC-SESS-11 the accounts of others are found by their own keys', async () => {
      await open();
      const bo = visitor(app, await app.login('bo@example.org'));
      const { key: id } = (await bo.call('account.get')).data as AccountOutput;
      assert.equal(((await ana.call('users.account', { id })).data as UserAccountOutput).sessions.length, 1);
      assert.deepEqual((await ana.call('users.revokeSessions', { id })).data, { revoked: 1 });
      assert.deepEqual((await ana.call('users.setDisabled', { id, disabled: true })).data, { ok: true });
      assert.deepEqual(
        (await refusal('users.setDisabled', { id: (await ana.me()).user?.key, disabled: true })).slice(0, 2),
        [409, 'LAST_ADMIN'],
      );
    });
  });
