import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`denials in the log [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let isClosed: boolean;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
      isClosed = false;
    });
    afterEach(async () => {
      if (!isClosed) await newsroom.close();
    });

    const deny = (caller: 'vw' | 'ed' | 'anon', slug: string) => newsroom.as(caller, `records.${slug}.list`);

    test('SEC-AUD-09 alike denials are one row at once, and one more for all that followed', async () => {
      const cookie = await newsroom.cookieOf('vw');
      for (let count = 0; count < 40; count++) await deny('vw', 'tags');
      assert.equal((await newsroom.logged('denied')).length, 1);
      // Another instance reads what the first one wrote when it closed.
      const other = await newsroom.another();
      const { AdminLog } = other.admin.models;
      await newsroom.app.close();
      const rows = await AdminLog.findAll({ where: { action: 'denied' }, order: ['id'], raw: true });
      assert.deepEqual(
        rows.map((row) => [row.userId, row.userLabel, row.model, row.changes, row.count]),
        [1, 39].map((count) => [String(newsroom.ids.vw), 'vw', 'tags', '{"path":"records.tags.list"}', count]),
      );
      assert.equal((await other.call('records.posts.list', {}, { cookie })).status, 200);
      await other.close();
      await newsroom.database.close();
      isClosed = true;
    });

    test('different people and different calls are told apart; what is no 403 is no denial', async () => {
      await deny('vw', 'tags');
      await deny('vw', 'comments');
      await deny('ed', 'tags');
      await newsroom.as('vw', 'records.posts.create', { data: { title: 'New' } });
      await newsroom.as('vw', 'records.nowhere.list');
      await deny('anon', 'tags');
      await newsroom.as('vw', 'records.posts.get', { id: '99' });
      await newsroom.as('vw', 'records.posts.list', { page: 'x' });
      const rows = (await newsroom.logged('denied')).map(({ userId, model, changes }) =>
        [userId, model, changes.path].join(' '),
      );
      const [vw, ed] = [newsroom.ids.vw, newsroom.ids.ed];
      assert.deepEqual(
        new Set(rows),
        new Set([
          `${vw} tags records.tags.list`,
          `${vw} comments records.comments.list`,
          `${ed} tags records.tags.list`,
          `${vw} posts records.posts.create`,
          // A name that nobody defined is not repeated: the log would hold what anybody types.
          `${vw}  meta.unknown`,
        ]),
      );
      assert.equal(rows.length, 5);
    });

    test('a refusal by a rule of users or roles is a denial too', async () => {
      const { ids } = newsroom;
      await newsroom.edit('umgr', { slug: 'users', id: ids.root, changes: { name: 'Mine' } });
      await newsroom.edit('rmgr', { slug: 'roles', id: 1, changes: { permissions: '*' } });
      await newsroom.as('root', 'records.ledgers.remove', { id: '1' });
      // Written after the answers, so in any order.
      const denied = (await newsroom.logged('denied')).map(({ userId, model }) => `${userId} ${model}`);
      assert.deepEqual(denied.sort(), [`${ids.umgr} users`, `${ids.rmgr} roles`, `${ids.root} ledgers`].sort());
    });
  });
