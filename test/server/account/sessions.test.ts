import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { hashToken } from '../../../server/auth/session.ts';
import type { SessionOutput } from '../../../server/contract.ts';
import { rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { cookieOf, createTestApp, PASSWORD, type TestApp } from '../../support/app.ts';
import { type ClockedSite, openClockedSite } from '../../support/clocked-site.ts';
import { databases } from '../../support/databases.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

/** In seconds. */
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

for (const kind of databases())
  describe(`one's own sessions [${kind.name}]`, () => {
    let site: ClockedSite;
    let app: TestApp;

    beforeEach(async () => {
      site = await openClockedSite(kind);
      app = site.app;
    });
    afterEach(() => site.close());

    const enter = async (actor: ActorName, browser = 'Firefox', address = '192.0.2.1'): Promise<Visitor> => {
      const from = { headers: { 'user-agent': browser }, address };
      const { headers } = await app.call('auth.login', { email: emailOf(actor), password: PASSWORD }, from);
      await app.admin.settled();
      return visitor(app, cookieOf(headers) ?? assert.fail());
    };
    const list = async (who: Visitor) => (await who.call('account.sessions')).data as SessionOutput[];
    const statusOf = async ({ cookie }: Visitor, on: TestApp = app) =>
      (await on.call('account.get', undefined, { cookie })).status;
    const count = () => app.admin.models.Session.count();
    const later = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000);

    test('SEC-SESS-11 they are listed with device, address and use, the one used last first, and no other’s', async () => {
      const start = site.clock.now;
      const first = await enter('vw', 'Firefox', '192.0.2.1');
      site.clock.pass(MINUTE);
      const second = await enter('vw', 'x'.repeat(600), '2001:db8::2');
      await enter('ed');
      site.clock.pass(DAY);
      assert.equal(await statusOf(first), 200);
      await app.admin.settled();
      const [used, other, ...more] = await list(first);
      assert.deepEqual(more, []);
      assert.deepEqual(
        { ...used, id: '' },
        {
          id: '',
          current: true,
          createdAt: start,
          lastSeenAt: later(start, MINUTE + DAY),
          expiresAt: later(start, 30 * DAY),
          ip: '192.0.2.1',
          userAgent: 'Firefox',
        },
      );
      assert.deepEqual(
        [other?.current, other?.ip, other?.userAgent, other?.lastSeenAt],
        [false, '2001:db8::2', 'x'.repeat(512), later(start, MINUTE)],
      );
      assert.deepEqual(
        (await list(second)).map(({ id, current }) => [id, current]),
        [
          [used?.id, false],
          [other?.id, true],
        ],
      );
    });

    test('SEC-SESS-07 what names a session opens none, and is not what is stored', async () => {
      const vw = await enter('vw');
      const { data, text } = await vw.call('account.sessions');
      const [name, token = ''] = vw.cookie.split('=');
      const [{ id } = assert.fail()] = data as SessionOutput[];
      assert.match(id, /^[\w-]{22}$/);
      assert(!text.includes(token) && !text.includes(hashToken(token)));
      for (const value of [id, id.padEnd(43, 'A')]) assert.equal(await statusOf(visitor(app, `${name}=${value}`)), 401);
    });

    test('sessions that are over are not listed: too old, idle, of an earlier epoch, half signed in', async () => {
      const vw = await enter('vw');
      await enter('vw');
      const { Session, Account } = app.admin.models;
      const third = await enter('vw');
      const others = { where: { userId: site.ids.vw, tokenHash: hashToken(third.cookie.split('=')[1] ?? '') } };
      const changes = [
        { expiresAt: site.clock.now },
        { createdAt: later(site.clock.now, -30 * DAY) },
        { idleExpiresAt: site.clock.now },
        { userEpoch: 7 },
        { kind: 'pending_mfa' as const },
      ];
      const before = (await Session.findOne({ ...others, raw: true })) ?? assert.fail();
      assert.equal((await list(vw)).length, 3);
      for (const change of changes) {
        await Session.update(change, others);
        assert.equal((await list(vw)).length, 2, JSON.stringify(change));
        const { expiresAt, createdAt, idleExpiresAt, userEpoch, kind: full } = before;
        await Session.update({ expiresAt, createdAt, idleExpiresAt, userEpoch, kind: full }, others);
      }
      await Account.create({ userId: site.ids.vw, sessionEpoch: 1 });
      await Session.update({ userEpoch: 1 }, others);
      assert.equal(await statusOf(vw), 401);
      assert.deepEqual(
        (await list(third)).map(({ current }) => current),
        [true],
      );
    });

    test('SEC-SESS-11 a session of somebody else is not found, whoever asks', async () => {
      const [root, umgr, vw] = [await enter('root'), await enter('umgr'), await enter('vw')];
      const foreign = (await list(root))[0]?.id;
      const stored = await count();
      for (const who of [umgr, vw])
        for (const id of [foreign, 'nothing', 'x'.repeat(100)]) {
          const { status, error } = await who.call('account.revokeSession', { id });
          assert.deepEqual([status, error?.code], [404, 'NOT_FOUND']);
        }
      for (const input of [{}, { id: '' }, { id: 7 }, { id: [foreign] }, { id: foreign, user: site.ids.root }])
        assert.equal((await umgr.call('account.revokeSession', input)).status, 400);
      assert.equal(await count(), stored);
      assert.equal(await statusOf(root), 200);
    });

    test('SEC-SESS-11 one of one’s own ends at once, on every instance, and the log tells', async () => {
      const other = await createTestApp(
        kind.name === 'mariadb'
          ? { ...site.database, sequelize: site.database.connect({ logging: false }) }
          : site.database,
        { now: () => site.clock.now },
      );
      const [here, there] = [await enter('vw'), await enter('vw')];
      assert.equal(await statusOf(there, other), 200);
      const id = (await list(here)).find(({ current }) => !current)?.id;
      assert.deepEqual((await here.call('account.revokeSession', { id })).data, { ok: true });
      assert.deepEqual([await statusOf(there, other), await statusOf(there), await statusOf(here)], [401, 401, 200]);
      assert.equal((await here.call('account.revokeSession', { id })).status, 404);
      const [row] = await rowsOf(app, 'session_revoked');
      assert.deepEqual([row?.userId, row?.changes], [String(site.ids.vw), '{"revoked":1}']);
    });

    test('ending the session that asks is signing out', async () => {
      const vw = await enter('vw');
      const old = vw.cookie;
      const [{ id } = assert.fail()] = await list(vw);
      const { status, headers } = await vw.call('account.revokeSession', { id });
      assert.equal(status, 200);
      assert.match(headers.getSetCookie()[0] ?? '', /=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
      assert.equal(await statusOf(visitor(app, old)), 401);
    });

    test('SEC-SESS-11 all others end together, the current one and those of other people stay', async () => {
      const [here, ...others] = [await enter('vw'), await enter('vw'), await enter('vw')];
      const ed = await enter('ed');
      assert.deepEqual((await here.call('account.revokeOtherSessions')).data, { revoked: 2 });
      assert.deepEqual(await Promise.all([here, ...others, ed].map((who) => statusOf(who))), [200, 401, 401, 200]);
      assert.deepEqual((await here.call('account.revokeOtherSessions')).data, { revoked: 0 });
      assert.deepEqual(
        (await rowsOf(app, 'session_revoked')).map(({ changes }) => changes),
        ['{"revoked":2}', '{"revoked":0}'],
      );
    });
  });
