import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseError } from 'sequelize';
import type { AnyRecordDetail } from '../../server/contract.ts';
import { createTestApp, PASSWORD } from '../support/app.ts';
import { databases } from '../support/databases.ts';
import { createActors, emailOf } from '../support/scenario.ts';

const NEW_PASSWORD = 'copper lantern monday';

test('a password set by a transaction that was tried again after a deadlock is hashed once', async () => {
  const kind = databases().find(({ name }) => name === 'mariadb');
  assert.ok(kind);
  const database = await kind.create({ logging: false });
  const app = await createTestApp(database);
  const ids = await createActors(app.admin.models);
  const cookie = await app.login(emailOf('root'), PASSWORD);
  let tries = 0;
  app.admin.models.User.addHook('beforeSave', () => {
    tries += 1;
    if (tries === 1) throw new DatabaseError(Object.assign(new Error('Deadlock found'), { errno: 1213, sql: '' }));
  });
  const { data } = await app.call('records.users.get', { id: String(ids.vw) }, { cookie });
  const input = {
    id: String(ids.vw),
    expectedVersion: (data as AnyRecordDetail).$version,
    changes: { password: NEW_PASSWORD },
    base: {},
  };
  const { status, text } = await app.call('records.users.update', input, { cookie });
  assert.equal(status, 200, text);
  assert.equal(tries, 2);
  assert.ok(await app.login(emailOf('vw'), NEW_PASSWORD));
  await app.close();
  await database.close();
});
