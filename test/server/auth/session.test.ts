import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { hashToken } from '../../../server/auth/session.ts';
import { cookieOf, createTestApp, PASSWORD, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { type ActorName, createActors, emailOf } from '../../support/scenario.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

for (const kind of databases())
  describe(`sessions [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let ids: Record<ActorName, number>;
    let now: number;
    const clock = () => new Date(now);

    beforeEach(async () => {
      now = Date.UTC(2030, 0, 1);
      database = await kind.create({ logging: false });
      app = await createTestApp(database, { now: clock });
      ids = await createActors(app.admin.models);
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    const userOf = async (cookie: string, on: TestApp = app) =>
      ((await on.call('auth.me', undefined, { cookie })).data as { user: { email: string } | null }).user?.email ??
      null;

    test('SEC-SESS-08 RBAC-22 whoever loses his access loses it with the next call', async () => {
      const { User, RoleUser, Account } = app.admin.models;
      const losses: [ActorName, () => Promise<unknown>][] = [
        ['root', () => User.update({ isAdmin: false }, { where: { id: ids.root } })],
        ['root2', () => User.destroy({ where: { id: ids.root2 } })],
        ['ed', () => RoleUser.destroy({ where: { userId: ids.ed } })],
        ['vw', () => Account.create({ userId: ids.vw, disabled: true })],
        ['ex', () => Account.create({ userId: ids.ex, sessionEpoch: 1 })],
      ];
      for (const [actor, lose] of losses) {
        const cookie = await app.login(emailOf(actor));
        assert.equal(await userOf(cookie), emailOf(actor));
        await lose();
        assert.equal(await userOf(cookie), null, actor);
        const { status, error } = await app.call('meta.models', undefined, { cookie });
        assert.deepEqual([status, error?.code], [401, 'UNAUTHENTICATED']);
      }
    });

    test('SEC-SESS-04 SEC-SESS-05 a login takes no id from the browser and ends the one it had', async () => {
      const name = (await app.login(emailOf('vw'))).split('=')[0] ?? '';
      const chosen = `${name}=${'A'.repeat(43)}`;
      const first =
        cookieOf(
          (await app.call('auth.login', { email: emailOf('vw'), password: PASSWORD }, { cookie: chosen })).headers,
        ) ?? '';
      assert.notEqual(first, chosen);
      assert.equal(await userOf(chosen), null);
      const second =
        cookieOf(
          (await app.call('auth.login', { email: emailOf('ed'), password: PASSWORD }, { cookie: first })).headers,
        ) ?? '';
      assert.equal(await userOf(first), null);
      assert.equal(await userOf(second), emailOf('ed'));
    });

    test('SEC-SESS-06 a signed-out cookie is dead; signing out twice is fine', async () => {
      const cookie = await app.login(emailOf('vw'));
      for (let round = 0; round < 2; round++) {
        const { status, headers, data } = await app.call('auth.logout', undefined, { cookie });
        assert.deepEqual([status, data], [200, { ok: true }]);
        assert.match(
          headers.getSetCookie()[0] ?? '',
          /^asok_sid_[0-9a-f]{6}=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/,
        );
        assert.equal(await userOf(cookie), null);
      }
    });

    test('SEC-SESS-07 the table holds no cookie', async () => {
      const cookie = await app.login(emailOf('vw'));
      const [name, token = ''] = cookie.split('=');
      const [row] = await app.admin.models.Session.findAll({ raw: true });
      assert.equal(row?.tokenHash, hashToken(token));
      assert(!JSON.stringify(row).includes(token));
      for (const value of [row?.tokenHash ?? '', (row?.tokenHash ?? '').slice(0, 43)])
        assert.equal(await userOf(`${name}=${value}`), null);
      assert.equal(
        (await app.call('meta.models', undefined, { headers: { authorization: `Bearer ${token}` } })).status,
        401,
      );
    });

    test('SESS-01 SEC-SESS-10 a session ends 30 days after its login, however much it is used', async () => {
      const cookie = await app.login(emailOf('vw'));
      for (let day = 0; day < 30; day++) {
        assert.equal(await userOf(cookie), emailOf('vw'), `day ${day}`);
        await app.admin.settled();
        now += day === 29 ? DAY - 1000 : DAY;
      }
      assert.equal(await userOf(cookie), emailOf('vw'));
      now += 1000;
      assert.equal(await userOf(cookie), null);
    });

    test('SESS-02 a shorter SESSION_MAX_AGE ends sessions that were promised more', async () => {
      const cookie = await app.login(emailOf('vw'));
      const shorter = await createTestApp(database, { now: clock, sessionMaxAge: 3600 });
      assert.equal(await userOf(cookie, shorter), emailOf('vw'));
      now += 3600_000;
      assert.equal(await userOf(cookie, shorter), null);
      assert.equal(await userOf(cookie), emailOf('vw'));
    });

    test('SEC-SESS-10 an idle limit moves with use and ends what is not used', async () => {
      const idle = await createTestApp(database, { now: clock, sessionIdle: 600 });
      const cookie = await idle.login(emailOf('vw'));
      for (let round = 0; round < 3; round++) {
        now += 9 * MINUTE;
        assert.equal(await userOf(cookie, idle), emailOf('vw'));
        await idle.admin.settled();
      }
      now += 10 * MINUTE;
      assert.equal(await userOf(cookie, idle), null);
    });

    test('a session is noted as used at most once a minute, in one SQL statement per call', async () => {
      const cookie = await app.login(emailOf('vw'));
      await app.admin.settled();
      const statements: string[] = [];
      const { options } = database.sequelize as unknown as { options: { logging: unknown } };
      options.logging = (sql: string) => statements.push(sql);
      const count = async () => {
        statements.length = 0;
        await userOf(cookie);
        await app.admin.settled();
        return [
          statements.filter((sql) => /SELECT/.test(sql)).length,
          statements.filter((sql) => /UPDATE/.test(sql)).length,
        ];
      };
      assert.deepEqual(await count(), [1, 0]);
      now += 61_000;
      assert.deepEqual(await count(), [1, 1]);
      assert.deepEqual(await count(), [1, 0]);
    });

    test('sessions that are over are swept away at a login', async () => {
      const cookie = await app.login(emailOf('vw'));
      now += 31 * DAY;
      await app.login(emailOf('ed'));
      await app.admin.settled();
      const left = await app.admin.models.Session.findAll({ raw: true });
      assert.deepEqual(
        left.map(({ userId }) => userId),
        [ids.ed],
      );
      assert.equal(await userOf(cookie), null);
    });

    test('SEC-SESS-13 SEC-SESS-12 odd cookies and tokens in URLs are nobody, and are not logged', async () => {
      const cookie = await app.login(emailOf('vw'));
      const [name, token = ''] = cookie.split('=');
      const odd = [
        'x'.repeat(16_000),
        '%ff%fe',
        `"${token}x"`,
        '{"a":1}',
        `${token}.signature`,
        `s%3A${token}`,
        token.slice(1),
        '',
        '__proto__',
      ];
      for (const value of odd) {
        assert.equal(
          (await app.call('meta.models', undefined, { cookie: `${name}=${value}` })).status,
          401,
          value.slice(0, 40),
        );
      }
      for (const key of ['token', 'sid', 'access_token', name])
        assert.equal((await app.call(`meta.models?${key}=${token}`)).status, 401);
      for (const other of ['asok_sid', '__Host-asok_sid', 'asok_sid_000000'])
        assert.equal((await app.call('meta.models', undefined, { cookie: `${other}=${token}` })).status, 401, other);
      assert(!app.log().includes(token));
    });

    if (kind.name === 'mariadb')
      test('SEC-SESS-14 a session of one instance works, and ends, on another', async () => {
        const other = await createTestApp(
          { ...database, sequelize: database.connect({ logging: false }) },
          { now: clock },
        );
        const cookie = await app.login(emailOf('vw'));
        assert.equal(await userOf(cookie, other), emailOf('vw'));
        await other.call('auth.logout', undefined, { cookie });
        assert.equal(await userOf(cookie), null);
      });
  });
