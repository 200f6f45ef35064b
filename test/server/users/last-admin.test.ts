import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../../server/contract.ts';
import { passwordHash } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const ROUNDS = 50;

type Admin = 'root' | 'root2';

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
      await newsroom.refuses('403 RANK_TOO_LOW', () => remove('star', 'root'));
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

    test(`SEC-RACE-03 two admins who demote or delete each other at once on two instances leave one, ${ROUNDS} times`, async () => {
      const { app, own, ids } = newsroom;
      const other = await newsroom.another();
      const cookies = { root: await newsroom.cookieOf('root'), root2: await newsroom.cookieOf('root2') };
      const demotion = async (name: Admin) => {
        const id = String(ids[name]);
        const { data } = await app.call('records.users.get', { id }, { cookie: cookies[name] });
        const expectedVersion = (data as AnyRecordDetail).$version;
        return { id, expectedVersion, changes: { isAdmin: false }, base: { isAdmin: true } };
      };
      for (let round = 0; round < ROUNDS; round++) {
        const operation = round % 2 === 0 ? 'update' : 'remove';
        const input = async (name: Admin) => (operation === 'update' ? demotion(name) : { id: String(ids[name]) });
        const [first, second] = [await input('root2'), await input('root')];
        const answers = await Promise.all([
          app.call(`records.users.${operation}`, first, { cookie: cookies.root }),
          other.call(`records.users.${operation}`, second, { cookie: cookies.root2 }),
        ]);
        const said = answers.map(({ text }) => text).join('\n');
        assert.equal(await admins(), 1, `round ${round}: ${said}`);
        // Whoever comes second is the last one, or nobody any more.
        const refused = answers.filter(({ status }) => status !== 200);
        assert.equal(refused.length, 1, said);
        assert.match(String(refused[0]?.error?.code), /^(LAST_ADMIN|FORBIDDEN|UNAUTHENTICATED|NOT_FOUND)$/);
        for (const name of ['root', 'root2'] as const) {
          const id = ids[name];
          const [changed] = await own.User.update({ isAdmin: true }, { where: { id } });
          if (changed > 0 || (await own.User.findByPk(id))) continue;
          const email = emailOf(name);
          await own.User.create({ id, email, emailCanonical: email, password: await passwordHash(), isAdmin: true });
          cookies[name] = await app.login(email);
        }
      }
      await other.close();
    });
  });
