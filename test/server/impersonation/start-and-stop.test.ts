import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { MeOutput, ModelDescriptor, StopImpersonationOutput } from '../../../server/contract.ts';
import { browsersOf, rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { createTestApp } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const HOUR = 3_600_000;

for (const kind of databases())
  describe(`acting as somebody else [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let now = Date.UTC(2030, 0, 1);

    before(async () => {
      newsroom = await openNewsroom(kind, { now: () => new Date(now) });
    });
    after(() => newsroom.close());

    const enter = (actor: ActorName) => browsersOf(newsroom).enter(actor);
    const refused = async (who: Visitor, user: string | number, expected: string) => {
      const { cookie } = who;
      const rows = await rowsOf(newsroom.app, 'impersonation');
      const { status, error } = await who.call('impersonation.start', { user: String(user) });
      assert.equal(`${status} ${error?.code}`, expected);
      assert.equal(who.cookie, cookie);
      assert.deepEqual(await rowsOf(newsroom.app, 'impersonation'), rows);
      return (await who.me()).impersonation;
    };

    test('SEC-IMP-01 IMP-02 RBAC-21 SEC-RBAC-08 only is_admin may: a role of all rights may not', async () => {
      for (const actor of ['star', 'umgr', 'vw'] as const)
        assert.equal(await refused(await enter(actor), newsroom.ids.ed, '403 FORBIDDEN'), null);
      const denied = (await rowsOf(newsroom.app, 'denied')).map(({ userId, changes }) => [userId, changes]);
      const row = (actor: ActorName) => [String(newsroom.ids[actor]), '{"path":"impersonation.start"}'];
      assert.deepEqual(denied, [row('star'), row('umgr'), row('vw')]);
      const { status, error } = await newsroom.as('anon', 'impersonation.start', { user: String(newsroom.ids.ed) });
      assert.equal(`${status} ${error?.code}`, '401 UNAUTHENTICATED');
    });

    test('SEC-IMP-02 IMP-09 not as oneself, nor as who is not there or could not enter himself', async () => {
      const { Account } = newsroom.own;
      const root = await enter('root');
      const { ids } = newsroom;
      await refused(root, ids.root, '400 BAD_REQUEST');
      await refused(root, `%3${String(ids.root)}`, '400 BAD_REQUEST');
      for (const user of [987_654, 'x', '1 OR 1=1', '1~2', '__proto__']) await refused(root, user, '404 NOT_FOUND');
      await refused(root, ids.none, '400 CANNOT_ENTER');
      await Account.upsert({ userId: ids.ex, disabled: true });
      await refused(root, ids.ex, '400 CANNOT_ENTER');
      await Account.destroy({ where: { userId: ids.ex } });
      for (const input of [undefined, {}, { user: 1 }, { user: '' }, { user: '2', impersonatorId: '1' }])
        assert.equal((await root.call('impersonation.start', input)).status, 400);
    });

    test('SEC-IMP-02 another administrator may be acted as, unless the option says no', async () => {
      const { user, impersonation } = await (await enter('root')).actAs(newsroom.ids.root2);
      assert.deepEqual([user?.email, impersonation?.admin.label], [emailOf('root2'), 'root']);
      const options = { impersonateAdmins: false, now: () => new Date(now) };
      const strict = await createTestApp(newsroom.database, options);
      const root = visitor(strict, await strict.login(emailOf('root')));
      const { status, error } = await root.call('impersonation.start', { user: String(newsroom.ids.root2) });
      assert.equal(`${status} ${error?.code}`, '403 IMPERSONATION_REFUSED');
      assert.equal((await root.actAs(newsroom.ids.vw)).user?.email, emailOf('vw'));
    });

    test('SEC-IMP-04 B145 no second one inside the first, which goes on', async () => {
      const root = await enter('root');
      await root.actAs(newsroom.ids.vw);
      const inner = await refused(root, newsroom.ids.ed, '403 FORBIDDEN');
      assert.equal(inner?.admin.label, 'root');
      const other = await enter('root');
      await other.actAs(newsroom.ids.root2);
      assert.equal((await refused(other, newsroom.ids.ed, '403 IMPERSONATING'))?.admin.label, 'root');
      assert.equal((await other.me()).user?.email, emailOf('root2'));
    });

    test('SEC-IMP-03 IMP-10 rights, lists and forms are those of the other, in every answer', async () => {
      const root = await enter('root');
      const own = await enter('vw');
      const { user, impersonation } = await root.actAs(newsroom.ids.vw);
      assert.deepEqual(user, (await own.me()).user);
      assert.equal(user?.isAdmin, false);
      assert.deepEqual(impersonation?.admin, { key: String(newsroom.ids.root), label: 'root' });
      const models = async (who: Visitor) => (await who.call('meta.models')).data as ModelDescriptor[];
      assert.deepEqual(await models(root), await models(own));
      const posts = { id: '1' };
      assert.equal((await root.call('records.posts.get', posts)).status, 200);
      const denied: [string, unknown][] = [
        ['records.users.list', {}],
        ['records.users.get', { id: '1' }],
        ['records.posts.create', { data: { title: 'x' } }],
        ['records.posts.remove', posts],
        ['roles.matrix', undefined],
        ['impersonation.start', { user: String(newsroom.ids.ed) }],
      ];
      for (const [path, input] of denied) {
        const { status, error } = await root.call(path, input);
        assert.equal(`${status} ${error?.code}`, '403 FORBIDDEN', path);
      }
      assert.deepEqual(
        (await root.call('records.posts.get', posts)).data,
        (await own.call('records.posts.get', posts)).data,
      );
    });

    test('IMP-01 B149 who may act as others is told by the model of users, and nobody else is', async () => {
      const flagged = async (who: Visitor) =>
        ((await who.call('meta.models')).data as ModelDescriptor[])
          .filter(({ impersonate }) => impersonate)
          .map(({ slug }) => slug);
      const root = await enter('root');
      assert.deepEqual(await flagged(root), ['users']);
      for (const actor of ['star', 'umgr'] as const) assert.deepEqual(await flagged(await enter(actor)), []);
      await root.actAs(newsroom.ids.root2);
      assert.deepEqual(await flagged(root), []);
    });

    test('SEC-IMP-12 SEC-SESS-05 IMP-04 IMP-08 start and stop give new cookies, the old ones are dead', async () => {
      const root = await enter('root');
      const first = root.cookie;
      const ends = async () => {
        const sessions = await newsroom.own.Session.findAll({ where: { userId: newsroom.ids.root } });
        return sessions.map(({ expiresAt }) => expiresAt.getTime());
      };
      const before = await ends();
      await root.actAs(newsroom.ids.vw);
      const second = root.cookie;
      const { status, data } = await root.call('impersonation.stop');
      const { user, impersonation, reason } = data as StopImpersonationOutput;
      assert.deepEqual([status, user?.email, impersonation, reason], [200, emailOf('root'), null, 'stopped']);
      assert.equal(new Set([first, second, root.cookie]).size, 3);
      for (const cookie of [first, second]) {
        assert.equal(((await newsroom.app.call('auth.me', undefined, { cookie })).data as MeOutput).user, null);
        for (const path of ['meta.models', 'impersonation.stop'])
          assert.equal((await newsroom.app.call(path, undefined, { cookie })).status, 401);
      }
      // The same session, with the same end: nobody signed in again.
      assert.deepEqual(await ends(), before);
      const again = await root.call('impersonation.stop');
      assert.equal(`${again.status} ${again.error?.code}`, '400 BAD_REQUEST');
    });

    test('SEC-IMP-12 stop without start is 400, and changes nothing', async () => {
      const vw = await enter('vw');
      const { cookie } = vw;
      const { status, error } = await vw.call('impersonation.stop');
      assert.equal(`${status} ${error?.code}`, '400 BAD_REQUEST');
      assert.equal(vw.cookie, cookie);
      assert.equal((await newsroom.as('anon', 'impersonation.stop')).status, 401);
    });

    test('SEC-IMP-13 headers, cookies and inputs that name another are ignored', async () => {
      const { ids, app } = newsroom;
      const cookie = await app.login(emailOf('vw'));
      const root = await enter('root');
      await root.actAs(ids.ed);
      const forged = `impersonate=${ids.root}; acting_as=${ids.root}; ${cookie}; impersonator_id=${ids.root}`;
      const headers = {
        'x-impersonate-user': String(ids.root),
        'x-impersonator-id': String(ids.root),
        'x-user-id': String(ids.root),
      };
      const { user, impersonation } = (await app.call('auth.me', undefined, { cookie: forged, headers }))
        .data as MeOutput;
      assert.deepEqual([user?.email, impersonation], [emailOf('vw'), null]);
      assert.equal((await app.call('records.users.list', {}, { cookie: forged, headers })).status, 403);
      const acting = { cookie: root.cookie, headers };
      assert.equal(((await app.call('auth.me', undefined, acting)).data as MeOutput).user?.email, emailOf('ed'));
      for (const input of [{ user: String(ids.vw) }, { impersonatorId: '1' }])
        assert.equal((await root.call('impersonation.stop', input)).status, 400);
      assert.equal((await root.me()).user?.email, emailOf('ed'));
    });

    test('SEC-IMP-01 in a batch neither is answered', async () => {
      const root = await enter('root');
      const path = '/api/trpc/auth.me,impersonation.start?batch=1';
      const body = JSON.stringify({ 0: null, 1: { user: String(newsroom.ids.vw) } });
      const headers = { 'content-type': 'application/json', 'x-asok-client': '1', cookie: root.cookie };
      const answer = await newsroom.app.send(path, { method: 'POST', headers, body });
      assert.deepEqual([answer.status, answer.headers.getSetCookie()], [400, []]);
      assert.equal((await root.me()).impersonation, null);
    });

    test('two starts at once: one acts, and there is one row for it', async () => {
      const root = await enter('root');
      const before = (await rowsOf(newsroom.app, 'impersonation_start')).length;
      const { cookie } = root;
      const answers = await Promise.all(
        [newsroom.ids.vw, newsroom.ids.ed].map((id) =>
          newsroom.app.call('impersonation.start', { user: String(id) }, { cookie }),
        ),
      );
      assert.deepEqual(
        answers.map(({ status }) => status).sort((a, b) => a - b),
        [200, 401],
      );
      assert.equal((await rowsOf(newsroom.app, 'impersonation_start')).length, before + 1);
    });

    test('the time that is left is told, and is an hour at most', async () => {
      const root = await enter('root');
      const { impersonation } = await root.actAs(newsroom.ids.vw);
      assert.deepEqual([impersonation?.until, impersonation?.secondsLeft], [new Date(now + HOUR), 3600]);
      now += 8 * 60_000 + 1;
      assert.equal((await root.me()).impersonation?.secondsLeft, 52 * 60);
    });
  });
