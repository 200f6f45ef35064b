import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { SessionOutput, UserAccountOutput } from '../../server/contract.ts';
import { databases } from '../support/databases.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';
import { emailOf } from '../support/scenario.ts';

for (const kind of databases())
  describe(`the list of sessions [${kind.name}]`, () => {
    let newsroom: Newsroom;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
    });
    afterEach(() => newsroom.close());

    test('SEC-SESS-11 a session that somebody else has ended, or renamed, meanwhile is not told to have been ended', async () => {
      await newsroom.app.login(emailOf('ed'));
      const { data } = await newsroom.as('ed', 'account.sessions');
      const id = (data as SessionOutput[]).find(({ current }) => !current)?.id;
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => newsroom.as('ed', 'account.revokeSession', { id })),
      );
      assert.deepEqual(
        answers.map(({ status }) => status).sort((a, b) => a - b),
        [200, 404, 404, 404],
      );
      assert.equal((await newsroom.logged('session_revoked')).length, 1);
    });

    test('SEC-SESS-11 however often somebody has signed in, the list is short, and all of it can be ended', async () => {
      const { own, ids } = newsroom;
      const [now, later] = [new Date(), new Date(Date.now() + 3_600_000)];
      await own.Session.bulkCreate(
        Array.from({ length: 300 }, (_each, index) => ({
          tokenHash: index.toString(16).padStart(64, '0'),
          userId: ids.ed,
          userEpoch: 0,
          lastSeenAt: new Date(now.getTime() - 60_000 - index),
          expiresAt: later,
        })),
      );
      const own100 = (await newsroom.as('ed', 'account.sessions')).data as SessionOutput[];
      assert.equal(own100.length, 100);
      assert.equal(own100[0]?.current, true);
      const { data } = await newsroom.as('root', 'users.account', { id: String(ids.ed) });
      assert.equal((data as UserAccountOutput).sessions.length, 100);
      assert.deepEqual((await newsroom.as('ed', 'account.revokeOtherSessions')).data, { revoked: 300 });
    });
  });
