import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { AnyRecordDetail, ModelDescriptor } from '../../../server/contract.ts';
import { cookieOf, createTestApp, PASSWORD, passwordHash, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { authenticatorCode, dataOf, enrol, isSignedIn, refusalOf } from '../../support/two-factor.ts';

/** A team's user: text key, other names, and a column that tells of two-factor if there is a name for it. */
function defineMember(sequelize: Sequelize, flag: string | null): ModelStatic<Model> {
  return sequelize.define(
    'Member',
    {
      code: { type: DataTypes.STRING(20), primaryKey: true },
      mail: { type: DataTypes.STRING },
      password: DataTypes.STRING,
      staff: { type: DataTypes.BOOLEAN, defaultValue: false },
      ...(flag !== null && { [flag]: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false } }),
    },
    { tableName: 'members', timestamps: false },
  );
}

for (const kind of databases())
  describe(`two-factor with a user model of the team's own [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let Member: ModelStatic<Model>;
    const now = new Date('2026-03-14T09:26:15.000Z');
    const later = new Date(now.getTime() + 60_000);
    let clock = now;

    beforeEach(async () => {
      database = await kind.create({ logging: false });
      clock = now;
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    async function open(flag: string | null): Promise<string> {
      Member = defineMember(database.sequelize, flag);
      await Member.sync();
      app = await createTestApp(database, {
        models: { members: { model: Member, admin: { readonlyFields: ['mail'] } } } as never,
        userModel: { model: Member, attributes: { email: 'mail', isAdmin: 'staff' } },
        now: () => clock,
      });
      await Member.create({ code: 'ana/1', mail: 'ana@example.org', password: await passwordHash(), staff: true });
      return app.login('ana@example.org');
    }

    const secondStep = async (secret: string) => {
      const waiting = await app.login('ana@example.org');
      assert.equal(await isSignedIn(app, waiting), false);
      return app.call('auth.verifyTotp', { code: authenticatorCode(secret, clock) }, { cookie: waiting });
    };

    test('TFA-05 TFA-07 its flag follows the account, is read-only by any save, and hears no hook of the team', async () => {
      let heard = 0;
      const first = await open('totp_enabled');
      Member.addHook('beforeBulkUpdate', () => void heard++);
      const { cookie, secret } = await enrol(app, first, clock);
      const flagOf = async () => (await Member.findByPk('ana/1'))?.get('totp_enabled');
      assert.equal(await flagOf(), true);
      clock = later;
      assert.equal((await secondStep(secret)).status, 200);
      const id = encodeURIComponent('ana/1');
      const record = await app.call('records.members.get', { id }, { cookie });
      const { $version: expectedVersion, totp_enabled: shown } = dataOf<AnyRecordDetail>(record);
      assert.equal(shown, true);
      const models = dataOf<ModelDescriptor[]>(await app.call('meta.models', undefined, { cookie }));
      const fields = models.find(({ slug }) => slug === 'members')?.fields ?? [];
      assert.deepEqual(
        fields.filter(({ readonly }) => readonly).map(({ name }) => name),
        ['mail', 'totp_enabled'],
      );
      const input = { id, expectedVersion, changes: { totp_enabled: false }, base: { totp_enabled: true } };
      const { error } = await app.call('records.members.update', input, { cookie });
      assert.deepEqual(error?.fieldErrors, { totp_enabled: { code: 'readonly' } });
      const off = await app.call('account.disableTotp', { password: PASSWORD }, { cookie });
      assert.equal(off.status, 200, off.text);
      assert.deepEqual([await flagOf(), heard], [false, 0]);
    });

    test('TFA-05 SEC-MFA-12 a model without such a column is protected alike', async () => {
      const first = await open(null);
      const { cookie, secret, recoveryCodes } = await enrol(app, first, clock);
      clock = later;
      const wrong = await app.call('auth.verifyTotp', { code: authenticatorCode(secret, clock) }, { cookie });
      assert.deepEqual(refusalOf(wrong), [401, 'UNAUTHENTICATED']);
      const entered = await secondStep(secret);
      assert.equal(await isSignedIn(app, cookieOf(entered.headers) ?? ''), true);
      const waiting = await app.login('ana@example.org');
      const recovered = await app.call('auth.recover', { code: recoveryCodes[0] }, { cookie: waiting });
      assert.equal(recovered.status, 200, recovered.text);
      const row = await app.admin.models.AdminLog.findOne({ where: { action: 'recovery_code_used' }, raw: true });
      assert.deepEqual([row?.model, row?.recordKey], ['members', encodeURIComponent('ana/1')]);
    });
  });
