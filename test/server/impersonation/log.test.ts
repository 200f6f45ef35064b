import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail, LogOutput } from '../../../server/contract.ts';
import { rowsOf, visitor } from '../../support/acting.ts';
import { PASSWORD } from '../../support/app.ts';
import { refusal } from '../../support/audited-shop.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { emailOf } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`what the log tells of acting as somebody else [${kind.name}]`, () => {
    let newsroom: Newsroom;

    before(async () => {
      newsroom = await openNewsroom(kind);
    });
    after(() => newsroom.close());

    test('SEC-IMP-11 IMP-07 2e S11 B148 every row names the one acted as, and who really did it', async () => {
      const { app, ids, own } = newsroom;
      const [root, ed] = [String(ids.root), String(ids.ed)];
      const who = visitor(app, await app.login(emailOf('root')));
      await who.actAs(ids.ed);
      const made = (await who.call('records.posts.create', { data: { title: 'By both' } })).data as AnyRecordDetail;
      const { $key: id, $version: expectedVersion, title } = made;
      const changed = await who.call('records.posts.update', {
        id,
        expectedVersion,
        changes: { title: 'By both, again' },
        base: { title },
      });
      assert.equal(changed.status, 200, changed.text);
      assert.equal((await who.call('records.posts.remove', { id })).status, 403);
      await app.admin.settled();
      assert.equal((await who.call('impersonation.stop')).status, 200);
      await who.call('records.posts.create', { data: { title: 'By one' } });

      const log = (await rowsOf(app, '')).filter(({ action }) => action !== 'login');
      const brief = log.map(({ action, userId, impersonatorId, model, recordKey }) => [
        action,
        userId,
        impersonatorId,
        model === 'users' ? `users ${recordKey}` : model,
      ]);
      assert.deepEqual(brief, [
        ['impersonation_start', root, null, `users ${ed}`],
        ['create', ed, root, 'posts'],
        ['update', ed, root, 'posts'],
        ['denied', ed, root, 'posts'],
        ['impersonation_stop', root, null, `users ${ed}`],
        ['create', root, null, 'posts'],
      ]);
      assert.deepEqual([log[0]?.recordLabel, log[4]?.recordLabel], ['ed', 'ed']);
      // All that the administrator did, as whomever.
      const { items } = (await newsroom.as('root2', 'audit.list', { actor: root })).data as LogOutput;
      const actions = items.map(({ action }) => action).filter((action) => action !== 'login');
      assert.deepEqual(
        actions.toReversed(),
        brief.map(([action]) => action),
      );
      const [row] = await own.AdminLog.findAll({ where: { action: 'impersonation_stop' }, raw: true });
      assert.equal(row?.userLabel, 'root');
      const [change] = await own.AdminLog.findAll({ where: { action: 'update' }, raw: true });
      assert.deepEqual([change?.userLabel, change?.impersonatorLabel], ['ed', 'root']);
    });

    test('SEC-IMP-11 what cannot be logged is not begun, and not ended', async () => {
      const { app, ids, own } = newsroom;
      const who = visitor(app, await app.login(emailOf('root2')));
      const acting = () => own.Session.count({ where: { actingAsUserId: ids.ed } });
      const broken = async (path: string, input?: object) => {
        const { cookie } = who;
        const { sequelize } = newsroom.database;
        await sequelize.query(refusal(kind));
        const { status, error } = await who.call(path, input);
        await sequelize.query('DROP TRIGGER no_log');
        assert.equal(`${status} ${error?.code}`, '503 UNAVAILABLE');
        assert.equal(who.cookie, cookie);
      };
      await broken('impersonation.start', { user: String(ids.ed) });
      assert.equal(await acting(), 0);
      await who.actAs(ids.ed);
      await broken('impersonation.stop');
      await broken('auth.logout');
      await broken('auth.login', { email: emailOf('vw'), password: PASSWORD });
      assert.equal(await acting(), 1);
      assert.equal((await who.me()).user?.email, emailOf('ed'));
      assert.equal((await who.call('impersonation.stop')).status, 200);
    });
  });
