import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { rowsOf, visitor } from '../support/acting.ts';
import { databases } from '../support/databases.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

for (const kind of databases())
  describe(`refusals to one who acts as somebody [${kind.name}]`, () => {
    let newsroom: Newsroom;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
    });
    afterEach(() => newsroom.close());

    test('SEC-IMP-11 SEC-AUD-09 they are not added to that one’s own refusals, nor his to them', async () => {
      const { app, ids } = newsroom;
      const input = { ids: ['1'] };
      for (let turn = 0; turn < 2; turn++)
        assert.equal((await newsroom.as('ed', 'records.posts.removeMany', input)).status, 403);
      const other = visitor(app, await newsroom.cookieOf('root2'));
      await other.actAs(ids.ed);
      assert.equal((await other.call('records.posts.removeMany', input)).status, 403);
      const named = (await rowsOf(app, 'denied')).map(({ userId, impersonatorId }) => [userId, impersonatorId]);
      assert.deepEqual(named, [
        [String(ids.ed), null],
        [String(ids.ed), String(ids.root2)],
      ]);
    });
  });
