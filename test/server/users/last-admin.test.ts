import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import type { ActorName } from '../../support/scenario.ts';

const ROUNDS = 20;

for (const kind of databases())
  describe(`the last admin [${kind.name}]`, () => {
    let newsroom: Newsroom;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
    });
    afterEach(() => newsroom.close());

    const remove = (caller: ActorName, name: ActorName) =>
      newsroom.as(caller, 'records.users.remove', { id: String(newsroom.ids[name]) });
    const demote = (caller: ActorName, name: ActorName) =>
      newsroom.edit(caller, { slug: 'users', id: newsroom.ids[name], changes: { isAdmin: false } });
    const admins = () => newsroom.own.User.count({ where: { isAdmin: true } });

    test('SEC-RBAC-09 he is neither deleted nor demoted, by himself or another', async () => {
      await newsroom.own.User.update({ isAdmin: false }, { where: { id: newsroom.ids.root2 } });
      await newsroom.refuses('409 LAST_ADMIN', () => remove('root', 'root'));
      await newsroom.refuses('409 LAST_ADMIN', () => demote('root', 'root'));
      await newsroom.refuses('409 LAST_ADMIN', () => remove('star', 'root'));
    });

    test('SEC-RBAC-09 an admin who is disabled does not count', async () => {
      await newsroom.own.Account.create({ userId: newsroom.ids.root2, disabled: true });
      await newsroom.refuses('409 LAST_ADMIN', () => demote('root', 'root'));
      await newsroom.own.Account.update({ disabled: false }, { where: { userId: newsroom.ids.root2 } });
      await newsroom.refuses('409 OWN_ACCOUNT', () => demote('root', 'root'));
    });

    test('SEC-RBAC-09 the one before the last may go, and the log keeps what he did', async () => {
      assert.equal((await newsroom.edit('root2', { slug: 'posts', id: 1, changes: { title: 'His' } })).status, 200);
      assert.equal((await remove('root', 'root2')).status, 200);
      assert.equal(await admins(), 1);
      const [log] = await newsroom.own.AdminLog.findAll({ where: { action: 'update' } });
      assert.deepEqual([log?.userId, log?.userLabel], [String(newsroom.ids.root2), 'root2']);
    });

    test(`SEC-RACE-03 two admins who demote or delete each other at once leave one, ${ROUNDS} times`, async () => {
      const { User } = newsroom.own;
      for (let round = 0; round < ROUNDS; round++) {
        const act = round % 2 === 0 ? demote : remove;
        const answers = await Promise.all([act('root', 'root2'), act('root2', 'root')]);
        const left = await User.findAll({ where: { isAdmin: true }, raw: true });
        const statuses = answers.map(({ status }) => status).sort();
        assert.equal(left.length, 1, `round ${round}: ${statuses.join()}`);
        // Whoever comes second is the last one, or nobody any more.
        assert.equal(statuses.filter((status) => status === 200).length, 1, answers.map(({ text }) => text).join());
        for (const { error } of answers)
          assert([undefined, 'LAST_ADMIN', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'].includes(error?.code));
        await restore();
      }
    });

    /** Both admins as they were; the one who was deleted signs in again. */
    async function restore(): Promise<void> {
      const { User } = newsroom.own;
      for (const name of ['root', 'root2'] as const) {
        const id = newsroom.ids[name];
        const [changed] = await User.update({ isAdmin: true }, { where: { id } });
        if (changed === 0 && !(await User.findByPk(id))) await newsroom.recreate(name);
      }
    }
  });
