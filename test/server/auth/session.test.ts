import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { hashToken, identify } from '../../../server/auth/session.ts';
import type { MeOutput } from '../../../server/contract.ts';
import type { Database, RawRow } from '../../../server/db/database.ts';
import { cookieOf, createTestApp, PASSWORD, type TestApp } from '../../support/app.ts';
import { type ClockedSite, openClockedSite } from '../../support/clocked-site.ts';
import { databases } from '../../support/databases.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

/** In seconds. */
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

for (const kind of databases())
  describe(`sessions [${kind.name}]`, () => {
    let site: ClockedSite;
    let app: TestApp;

    beforeEach(async () => {
      site = await openClockedSite(kind);
      app = site.app;
    });
    afterEach(() => site.close());

    const userOf = async (cookie: string, on: TestApp = app) =>
      ((await on.call('auth.me', undefined, { cookie })).data as { user: { email: string } | null }).user?.email ??
      null;

    test('SEC-SESS-08 RBAC-22 whoever loses his access loses it with the next call', async () => {
      const { User, RoleUser, Account } = app.admin.models;
      const losses: [ActorName, () => Promise<unknown>][] = [
        ['root', () => User.update({ isAdmin: false }, { where: { id: site.ids.root } })],
        ['root2', () => User.destroy({ where: { id: site.ids.root2 } })],
        ['ed', () => RoleUser.destroy({ where: { userId: site.ids.ed } })],
        ['vw', () => Account.create({ userId: site.ids.vw, disabled: true })],
        ['ex', () => Account.create({ userId: site.ids.ex, sessionEpoch: 1 })],
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

    test('roles have one order, in whichever the database gives their rows', async () => {
      const { Role, RoleUser } = app.admin.models;
      const roles = await Role.findAll({ where: { name: ['vw', 'star', 'ed', 'ex'] }, order: ['id'], raw: true });
      const names = roles.map(({ name }) => name);
      for (const { id: roleId } of [...roles].reverse())
        await RoleUser.findOrCreate({ where: { userId: site.ids.vw, roleId } });
      const cookie = await app.login(emailOf('vw'));
      const { user } = (await app.call('auth.me', undefined, { cookie })).data as MeOutput;
      assert.deepEqual(
        user?.roles.map(({ name }) => name),
        names,
      );
      const { runtime } = app.admin.createContext();
      for (const order of [
        [3, 1, 0, 2],
        [2, 3, 1, 0],
      ]) {
        const select: Database['select'] = async (query) => {
          const rows = await runtime.database.select(query);
          assert.equal(rows.length, order.length);
          return order.map((at) => rows[at] as RawRow);
        };
        const identity = await identify(
          { ...runtime, database: { ...runtime.database, select } },
          cookie.split('=')[1] ?? '',
        );
        assert.deepEqual(
          identity?.actor.roles.map(({ name }) => name),
          names,
        );
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
        site.clock.pass(day === 29 ? DAY - 1 : DAY);
      }
      assert.equal(await userOf(cookie), emailOf('vw'));
      site.clock.pass(1);
      assert.equal(await userOf(cookie), null);
    });

    test('SESS-02 a shorter SESSION_MAX_AGE ends sessions that were promised more', async () => {
      const cookie = await app.login(emailOf('vw'));
      const shorter = await createTestApp(site.database, { now: () => site.clock.now, sessionMaxAge: 3600 });
      assert.equal(await userOf(cookie, shorter), emailOf('vw'));
      site.clock.pass(3600);
      assert.equal(await userOf(cookie, shorter), null);
      assert.equal(await userOf(cookie), emailOf('vw'));
    });

    test('SEC-SESS-10 an idle limit moves with use and ends what is not used', async () => {
      const idle = await createTestApp(site.database, { now: () => site.clock.now, sessionIdle: 600 });
      const cookie = await idle.login(emailOf('vw'));
      for (let round = 0; round < 3; round++) {
        site.clock.pass(9 * MINUTE);
        assert.equal(await userOf(cookie, idle), emailOf('vw'));
        await idle.admin.settled();
      }
      site.clock.pass(10 * MINUTE);
      assert.equal(await userOf(cookie, idle), null);
    });

    test('a session is noted as used at most once a minute, in one SQL statement per call', async () => {
      const cookie = await app.login(emailOf('vw'));
      await app.admin.settled();
      const statements: string[] = [];
      const { options } = site.database.sequelize as unknown as { options: { logging: unknown } };
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
      site.clock.pass(61);
      assert.deepEqual(await count(), [1, 1]);
      assert.deepEqual(await count(), [1, 0]);
    });

    test('sessions that are over are swept away at a login', async () => {
      const cookie = await app.login(emailOf('vw'));
      site.clock.pass(31 * DAY);
      await app.login(emailOf('ed'));
      await app.admin.settled();
      const left = await app.admin.models.Session.findAll({ raw: true });
      assert.deepEqual(
        left.map(({ userId }) => userId),
        [site.ids.ed],
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
          { ...site.database, sequelize: site.database.connect({ logging: false }) },
          { now: () => site.clock.now },
        );
        const cookie = await app.login(emailOf('vw'));
        assert.equal(await userOf(cookie, other), emailOf('vw'));
        await other.call('auth.logout', undefined, { cookie });
        assert.equal(await userOf(cookie), null);
      });
  });
