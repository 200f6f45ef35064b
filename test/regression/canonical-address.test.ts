import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic } from 'sequelize';
import type { AnyRecordDetail } from '../../server/contract.ts';
import { createTestApp, passwordHash, type TestApp } from '../support/app.ts';
import { databases, type TestDatabase } from '../support/databases.ts';

const text = { type: DataTypes.STRING(190), allowNull: false };

for (const kind of databases())
  describe(`a team's own column of canonical addresses [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let Member: ModelStatic<Model>;
    beforeEach(async () => {
      database = await kind.create({ logging: false });
      const attributes = { email: { ...text }, emailCanonical: { ...text, unique: true }, password: DataTypes.STRING };
      Member = database.sequelize.define(
        'Member',
        { ...attributes, isAdmin: DataTypes.BOOLEAN },
        { timestamps: false, tableName: 'members' },
      );
      await Member.sync();
      app = await createTestApp(database, { models: { members: Member }, userModel: Member as never });
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    test('SEC-RBAC-07 SEC-AUTH-14 the address that sign-in looks up follows the typed one, and is nobody’s to write', async () => {
      const password = await passwordHash();
      for (const name of ['boss', 'ed']) {
        const email = `${name}@example.org`;
        await Member.create({ email, emailCanonical: email, password, isAdmin: name === 'boss' });
      }
      const cookie = await app.login('boss@example.org');
      const call = (path: string, input: unknown) => app.call(`records.members.${path}`, input, { cookie });
      const { data } = await call('get', { id: '2' });
      const { $version: expectedVersion, ...ed } = data as AnyRecordDetail & { $version: string };
      assert.equal('emailCanonical' in ed, false);
      const change = (changes: object, base: object) => call('update', { id: '2', expectedVersion, changes, base });
      const written = await change({ emailCanonical: 'x@example.org' }, { emailCanonical: 'ed@example.org' });
      assert.deepEqual([written.status, written.error?.fieldErrors], [400, { emailCanonical: { code: 'unknown' } }]);
      const forged = { email: 'new@example.org', emailCanonical: 'boss2@example.org', isAdmin: false };
      assert.equal((await call('create', { data: forged })).status, 400);

      assert.equal((await change({ email: 'Edna@Example.org' }, { email: 'ed@example.org' })).status, 200);
      assert.equal((await call('create', { data: { email: 'New@example.org', isAdmin: false } })).status, 200);
      const rows = await Member.findAll({ order: ['id'] });
      assert.deepEqual(
        rows.map((row) => row.get('emailCanonical')),
        ['boss@example.org', 'edna@example.org', 'new@example.org'],
      );
    });
  });
