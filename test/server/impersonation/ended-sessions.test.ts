import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sweepSessions } from '../../../server/auth/session-ends.ts';
import { browsersOf, rowsOf, visitor } from '../../support/acting.ts';
import { PASSWORD, passwordHash } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';
import { enrol } from '../../support/two-factor.ts';

const DAY = 86_400_000;

for (const kind of databases())
  describe(`acting as somebody else ends with its session, and the log tells it [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let now = Date.UTC(2030, 0, 1);
    let seen = 0;

    before(async () => {
      newsroom = await openNewsroom(kind, { now: () => new Date(now) });
    });
    beforeEach(async () => {
      seen = (await rowsOf(newsroom.app, '')).length;
    });
    after(() => newsroom.close());

    const enter = (actor: ActorName) => browsersOf(newsroom).enter(actor);
    /** A browser in which an administrator acts as `ed`. */
    const acting = (who: ActorName) => browsersOf(newsroom).acting('ed', who);
    /** What this test has logged, of the actions that match. */
    const told = async (pattern: RegExp) =>
      (await rowsOf(newsroom.app, ''))
        .slice(seen)
        .filter(({ action }) => pattern.test(action))
        .map(({ action, userId, impersonatorId, recordKey }) => ({ action, userId, impersonatorId, recordKey }));
    const of = (who: ActorName) => ({ userId: String(newsroom.ids[who]), impersonatorId: null });
    const ended = (who: ActorName, how = 'impersonation_stop') => ({
      action: how,
      ...of(who),
      recordKey: String(newsroom.ids.ed),
    });
    const begun = (who: ActorName) => ended(who, 'impersonation_start');
    const ok = async (answer: Promise<{ status: number; text: string }>) => {
      const { status, text } = await answer;
      assert.equal(status, 200, text);
    };

    test('SEC-IMP-11 SEC-AUD-03 by a logout', async () => {
      const root = await acting('root');
      await ok(root.call('auth.logout'));
      const [id, ed] = [String(newsroom.ids.root), String(newsroom.ids.ed)];
      assert.deepEqual(await told(/^(impersonation|logout)/), [
        begun('root'),
        ended('root'),
        { action: 'logout', userId: ed, impersonatorId: id, recordKey: null },
      ]);
      const rows = await rowsOf(newsroom.app, 'impersonation_stop');
      assert.deepEqual([rows.at(-1)?.recordLabel, rows.at(-1)?.model, rows.at(-1)?.changes], ['ed', 'users', null]);
      // Nobody acted here.
      const plain = await enter('root');
      await ok(plain.call('auth.logout'));
      await ok(newsroom.app.call('auth.logout'));
      assert.equal((await told(/^impersonation_stop/)).length, 1);
    });

    test('SEC-IMP-11 SEC-AUD-03 by signing in again in the same browser, with and without a code', async () => {
      const root = await acting('root');
      await ok(root.call('auth.login', { email: emailOf('vw'), password: PASSWORD }));
      assert.equal((await root.me()).user?.email, emailOf('vw'));
      const { cookie } = await enrol(newsroom.app, (await enter('ex')).cookie, new Date(now));
      assert.ok(cookie);
      const again = await acting('root');
      const { data } = await again.call('auth.login', { email: emailOf('ex'), password: PASSWORD });
      assert.equal((data as { mfa: string }).mfa, 'totp');
      assert.deepEqual(await told(/^impersonation/), [begun('root'), ended('root'), begun('root'), ended('root')]);
    });

    test('SEC-IMP-11 SEC-AUD-03 by what its owner does elsewhere: sessions ended, another password or e-mail address', async () => {
      const { app } = newsroom;
      const here = await enter('root2');
      const list = async () => (await here.call('account.sessions')).data as { id: string; current: boolean }[];
      const next = 'a password of quite another kind';
      const ways: (() => Promise<unknown>)[] = [
        async () => {
          for (const { id } of (await list()).filter(({ current }) => !current))
            await ok(here.call('account.revokeSession', { id }));
        },
        () => ok(here.call('account.revokeOtherSessions')),
        () => ok(here.call('account.changePassword', { current: PASSWORD, next })),
        () => ok(here.call('account.changePassword', { current: next, next: PASSWORD })),
        () => ok(here.call('account.changeEmail', { email: emailOf('root2') })),
      ];
      const passwords = [PASSWORD, PASSWORD, PASSWORD, next, PASSWORD];
      for (const [index, way] of ways.entries()) {
        const there = visitor(app, await app.login(emailOf('root2'), passwords[index]));
        await there.actAs(newsroom.ids.ed);
        await way();
        assert.equal((await there.me()).user, null);
      }
      const each = ways.flatMap(() => [begun('root2'), ended('root2')]);
      assert.deepEqual(await told(/^impersonation/), each);
      // Of the sessions in which nobody acted there is nothing to tell.
      assert.equal((await here.me()).user?.email, emailOf('root2'));
    });

    test('SEC-IMP-11 SEC-AUD-03 by another administrator, each once, and not from his browser', async () => {
      const { app, ids, own } = newsroom;
      const id = String(ids.root2);
      const root = await enter('root');
      const from = { cookie: root.cookie, address: '192.0.2.77', headers: { 'user-agent': 'Of root' } };
      const sessions = async () =>
        ((await root.call('users.account', { id })).data as { sessions: { id: string }[] }).sessions;
      const edit = (changes: Record<string, unknown>) => newsroom.edit('root', { slug: 'users', id, changes });
      const ways: [string, () => Promise<unknown>][] = [
        ['one', async () => app.call('users.revokeSession', { id, session: (await sessions())[0]?.id }, from)],
        ['all', () => app.call('users.revokeSessions', { id }, from)],
        ['disabled', () => app.call('users.setDisabled', { id, disabled: true }, from)],
        ['password', () => edit({ password: 'quite another long phrase' })],
        ['demoted', () => edit({ isAdmin: false })],
        ['deleted', () => app.call('records.users.remove', { id }, from)],
      ];
      for (const [name, way] of ways) {
        await own.Account.upsert({ userId: ids.root2, disabled: false });
        await edit({ password: PASSWORD, isAdmin: true });
        await own.Session.destroy({ where: { userId: ids.root2 } });
        seen = (await rowsOf(app, '')).length;
        const root2 = await acting('root2');
        const { status } = (await way()) as { status: number };
        assert.equal(status, 200, name);
        assert.equal((await root2.me()).user, null, name);
        assert.deepEqual(await told(/^impersonation/), [begun('root2'), ended('root2')], name);
        const row = await own.AdminLog.findOne({ where: { action: 'impersonation_stop' }, order: [['id', 'DESC']] });
        assert.deepEqual(
          [row?.userLabel, row?.recordLabel, row?.ip, row?.userAgent],
          ['root2', 'ed', null, null],
          name,
        );
      }
    });

    test('SEC-IMP-11 SEC-AUD-03 by the loss of is_admin outside of the admin, when it is seen', async () => {
      const { own } = newsroom;
      const { User } = own;
      const created = await User.create({
        name: 'late',
        email: 'late@example.org',
        emailCanonical: 'late@example.org',
        password: await passwordHash(),
        isAdmin: true,
      });
      const id = created.get('id') as number;
      const late = visitor(newsroom.app, await newsroom.app.login('late@example.org'));
      await late.actAs(newsroom.ids.ed);
      await User.update({ isAdmin: false }, { where: { id } });
      for (let call = 0; call < 2; call++) assert.equal((await late.call('meta.models')).status, 401);
      const rows = await told(/^impersonation/);
      assert.deepEqual(
        rows.map(({ action }) => action),
        ['impersonation_start', 'impersonation_stop'],
      );
      assert.equal(rows[1]?.userId, String(id));
      assert.equal(await own.Session.count({ where: { userId: id } }), 0);
    });

    test('SEC-IMP-11 SEC-AUD-03 an end that was told is not told again, and one that nobody saw is, as what it was', async () => {
      const expired = 'impersonation_expire';
      // Stopped, seen to be over, and seen by nobody before the logout.
      const stopped = await acting('root');
      await ok(stopped.call('impersonation.stop'));
      await ok(stopped.call('auth.logout'));
      const over = await acting('root');
      now += 3_600_000;
      await over.me();
      await newsroom.app.admin.settled();
      await ok(over.call('auth.logout'));
      const unseen = await acting('root');
      now += 3_600_000;
      await ok(unseen.call('auth.logout'));
      assert.deepEqual(await told(/^impersonation/), [
        begun('root'),
        ended('root'),
        begun('root'),
        ended('root', expired),
        begun('root'),
        ended('root', expired),
      ]);
      const { Account } = newsroom.own;
      const gone = await acting('root');
      await Account.upsert({ userId: newsroom.ids.ed, disabled: true });
      await ok(gone.call('auth.logout'));
      await Account.upsert({ userId: newsroom.ids.ed, disabled: false });
      const rows = await rowsOf(newsroom.app, expired);
      assert.deepEqual(
        rows.slice(-3).map(({ changes }) => changes),
        ['{"reason":"expired"}', '{"reason":"expired"}', '{"reason":"gone"}'],
      );
    });

    test('SEC-IMP-11 SEC-AUD-03 with a session that nobody came back to, when it is cleared away', async () => {
      await acting('root');
      now += 31 * DAY;
      await enter('vw');
      assert.deepEqual(await told(/^impersonation/), [begun('root'), ended('root', 'impersonation_expire')]);
      await enter('vw');
      assert.equal((await told(/^impersonation/)).length, 2);
    });

    test('SEC-IMP-11 SEC-AUD-03 after its hour, as soon as anybody signs in; its owner learns of it all the same', async () => {
      const root = await acting('root');
      now += 3_599_000;
      await enter('vw');
      assert.deepEqual(await told(/^impersonation/), [begun('root')]);
      now += 1_000;
      await enter('vw');
      const expected = [begun('root'), ended('root', 'impersonation_expire')];
      assert.deepEqual(await told(/^impersonation/), expected);
      assert.equal((await root.me()).impersonationEnded, 'expired');
      await newsroom.app.admin.settled();
      await ok(root.call('impersonation.stop'));
      assert.deepEqual(await told(/^impersonation/), expected);
    });

    // On SQLite one writes at a time anyway.
    if (kind.name === 'mariadb')
      test('SEC-IMP-11 what is cleared away waits for no other session', async () => {
        await acting('root');
        await enter('vw');
        const ctx = newsroom.app.admin.createContext();
        const { Session } = ctx.runtime.models;
        await newsroom.app.admin.settled();
        now += 3_600_000;
        const other = await Session.findOne({ where: { userId: newsroom.ids.vw } });
        assert.ok(other);
        await ctx.runtime.database.sequelize.transaction(async (transaction) => {
          // By its key, which locks no more than this one.
          await other.reload({ lock: true, transaction });
          await sweepSessions(ctx);
        });
        assert.deepEqual(await told(/^impersonation/), [begun('root'), ended('root', 'impersonation_expire')]);
      });

    test('SEC-IMP-11 a logout and a stop at the same moment tell it once', async () => {
      const root = await acting('root');
      const { cookie } = root;
      await Promise.all(
        ['auth.logout', 'impersonation.stop', 'auth.logout'].map((path) =>
          newsroom.app.call(path, undefined, { cookie }),
        ),
      );
      assert.deepEqual(await told(/^impersonation/), [begun('root'), ended('root')]);
    });
  });
