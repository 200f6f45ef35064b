import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { MeOutput, StopImpersonationOutput } from '../../../server/contract.ts';
import { browsersOf, rowsOf, type Visitor } from '../../support/acting.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

for (const kind of databases())
  describe(`how acting as somebody else ends [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let now = Date.UTC(2030, 0, 1);
    let seen = 0;

    before(async () => {
      newsroom = await openNewsroom(kind, { now: () => new Date(now) });
    });
    beforeEach(async () => {
      seen = (await rowsOf(newsroom.app, 'impersonation')).length;
    });
    after(() => newsroom.close());

    const enter = (actor: ActorName) => browsersOf(newsroom).enter(actor);
    const acting = (as: ActorName, who?: ActorName) => browsersOf(newsroom).acting(as, who);
    const stop = async (who: Visitor) => (await who.call('impersonation.stop')).data as StopImpersonationOutput;
    /** The rows about acting that this test has made, in short. */
    const rows = async () =>
      (await rowsOf(newsroom.app, 'impersonation')).slice(seen).map(({ action, changes }) => {
        const { reason } = JSON.parse(changes ?? '{}') as { reason?: string };
        return reason ? `${action} ${reason}` : action;
      });
    const create = (who: Visitor, title: string) => who.call('records.posts.create', { data: { title } });
    const written = (title: string) => newsroom.models.posts.count({ where: { title } });

    test('IMP-05 REL-17 after an hour it is over: one is oneself again, without a new login, and told once', async () => {
      const root = await acting('ed');
      now += HOUR - 1;
      assert.equal((await root.me()).user?.email, emailOf('ed'));
      now += 1;
      const after = await root.me();
      assert.deepEqual(
        [after.user?.email, after.user?.isAdmin, after.impersonation, after.impersonationEnded],
        [emailOf('root'), true, null, 'expired'],
      );
      assert.equal((await root.call('records.users.list', {})).status, 200);
      const { user, reason, impersonationEnded } = await stop(root);
      assert.deepEqual([user?.email, reason, impersonationEnded], [emailOf('root'), 'expired', null]);
      assert.equal((await root.me()).impersonationEnded, null);
      assert.equal((await root.call('impersonation.stop')).status, 400);
      assert.deepEqual(await rows(), ['impersonation_start', 'impersonation_expire expired']);
      // Nothing of it is left: the same session may act again.
      assert.equal((await root.actAs(newsroom.ids.vw)).user?.email, emailOf('vw'));
      assert.equal((await root.me()).user?.email, emailOf('vw'));
      await stop(root);
    });

    test('2p a write that comes after the end is refused, and not done as the administrator', async () => {
      const root = await acting('ed');
      assert.equal((await create(root, 'in time')).status, 200);
      now += HOUR;
      const writes: [string, unknown][] = [
        ['records.posts.create', { data: { title: 'too late' } }],
        ['records.posts.remove', { id: '1' }],
        ['records.roles.create', { data: { name: 'late', label: 'Late', permissions: '*' } }],
        ['impersonation.start', { user: String(newsroom.ids.vw) }],
      ];
      const unchanged = await newsroom.snapshot();
      for (const [path, input] of writes) {
        const { status, error } = await root.call(path, input);
        assert.equal(`${status} ${error?.code}`, '403 IMPERSONATION_EXPIRED', path);
      }
      assert.equal(await newsroom.snapshot(), unchanged);
      await stop(root);
      assert.equal((await create(root, 'by herself')).status, 200);
      assert.deepEqual([await written('in time'), await written('too late'), await written('by herself')], [1, 0, 1]);
    });

    test('SEC-IMP-11 the end is logged once, whoever sees it, however many at a time', async () => {
      const root = await acting('vw');
      now += HOUR;
      const { cookie } = root;
      const other = await newsroom.another();
      await Promise.all([
        ...['auth.me', 'meta.models', 'auth.me'].map((path) => newsroom.app.call(path, undefined, { cookie })),
        other.call('auth.me', undefined, { cookie }),
      ]);
      await other.admin.settled();
      await root.me();
      await stop(root);
      assert.deepEqual(await rows(), ['impersonation_start', 'impersonation_expire expired']);
    });

    test('SEC-IMP-11 the acknowledgement logs it where nobody has seen it before', async () => {
      const root = await acting('vw');
      now += HOUR;
      assert.equal((await stop(root)).reason, 'expired');
      assert.deepEqual(await rows(), ['impersonation_start', 'impersonation_expire expired']);
    });

    test('SEC-IMP-09 who is disabled, deleted or stripped of his roles is acted as no more: a notice, no 500', async () => {
      const { Account, RoleUser, User } = newsroom.own;
      const losses: [ActorName, (userId: number) => Promise<unknown>][] = [
        ['vw', (userId) => Account.create({ userId, disabled: true })],
        ['ex', (userId) => RoleUser.destroy({ where: { userId } })],
        ['rmgr', (id) => User.destroy({ where: { id } })],
      ];
      for (const [target, lose] of losses) {
        const root = await acting(target);
        await lose(newsroom.ids[target]);
        const answer = await root.call('auth.me');
        const { user, impersonation, impersonationEnded } = answer.data as MeOutput;
        assert.deepEqual([answer.status, user?.email, impersonation], [200, emailOf('root'), null], target);
        assert.equal(impersonationEnded, 'gone');
        assert.equal((await create(root, 'for nobody')).error?.code, 'IMPERSONATION_EXPIRED');
        assert.equal((await stop(root)).reason, 'gone');
        assert.equal((await root.me()).user?.email, emailOf('root'));
      }
      assert.equal(await written('for nobody'), 0);
      const [, end] = (await rowsOf(newsroom.app, 'impersonation')).slice(seen + 4);
      const { ids } = newsroom;
      // Deleted, and still named as he was.
      assert.deepEqual(
        [end?.action, end?.recordKey, end?.recordLabel, end?.userId, end?.changes],
        ['impersonation_expire', String(ids.rmgr), 'rmgr', String(ids.root), '{"reason":"gone"}'],
      );
    });

    test('SEC-IMP-09 what ended stays ended: the other one is back, and is acted as no more', async () => {
      const { Account } = newsroom.own;
      const root = await acting('umgr');
      const userId = newsroom.ids.umgr;
      await Account.create({ userId, disabled: true });
      await root.me();
      await newsroom.app.admin.settled();
      await Account.destroy({ where: { userId } });
      const { user, impersonation, impersonationEnded } = await root.me();
      assert.deepEqual([user?.email, impersonation, impersonationEnded], [emailOf('root'), null, 'gone']);
      now += HOUR;
      assert.equal((await root.me()).impersonationEnded, 'gone');
      await stop(root);
    });

    test('SEC-IMP-06 IMP-06 who is no administrator any more is out at once, and for good', async () => {
      const { Account, Session, User } = newsroom.own;
      const where = { id: newsroom.ids.root2 };
      const root = await enter('root');
      const demote = async () => {
        const answer = await newsroom.edit('root', { slug: 'users', id: where.id, changes: { isAdmin: false } });
        assert.equal(answer.status, 200, answer.text);
      };
      // By the form, where no call of his comes between; and by other code, which passes no guard of ours.
      for (const lose of [demote, () => User.update({ isAdmin: false }, { where })]) {
        const root2 = await acting('ed', 'root2');
        await lose();
        if (lose !== demote) assert.equal((await root2.call('meta.models')).status, 401);
        await User.update({ isAdmin: true }, { where });
        assert.equal((await root2.call('meta.models')).status, 401);
        assert.equal((await root2.me()).user, null);
        assert.equal(await Session.count({ where: { userId: where.id, actingAsUserId: newsroom.ids.ed } }), 0);
      }
      const root2 = await acting('ed', 'root2');
      await Account.upsert({ userId: where.id, disabled: true });
      assert.equal((await root2.call('records.posts.list', {})).status, 401);
      await Account.upsert({ userId: where.id, disabled: false });
      assert.equal((await root.me()).user?.email, emailOf('root'));
    });

    test('SEC-IMP-07 it ends with the session it stands on: revoked, outlived, or under a new password', async () => {
      const { Session } = newsroom.own;
      const revoked = await acting('ed', 'root2');
      await Session.destroy({ where: { userId: newsroom.ids.root2 } });
      const changed = await acting('ed', 'root2');
      const password = 'quite another long phrase';
      const answer = await newsroom.edit('root', { slug: 'users', id: newsroom.ids.root2, changes: { password } });
      assert.equal(answer.status, 200, answer.text);
      const outlived = await enter('root');
      now += 30 * DAY - 10 * MINUTE;
      const { impersonation } = await outlived.actAs(newsroom.ids.ed);
      assert.equal(impersonation?.secondsLeft, 600);
      now += 10 * MINUTE;
      for (const who of [revoked, changed, outlived]) {
        assert.equal((await who.call('records.posts.list', {})).status, 401);
        assert.equal((await who.call('impersonation.stop')).status, 401);
        assert.equal((await who.me()).user, null);
      }
    });

    test('B20 a logout ends both', async () => {
      const root = await acting('ed');
      const { cookie } = root;
      assert.equal((await root.call('auth.logout')).status, 200);
      assert.equal((await newsroom.app.call('meta.models', undefined, { cookie })).status, 401);
    });
  });
