import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../server/contract.ts';
import { PASSWORD } from '../support/app.ts';
import { databases } from '../support/databases.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';
import { emailOf } from '../support/scenario.ts';

for (const kind of databases())
  describe(`ways by which older admins were taken over [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind);
    });
    after(() => newsroom.close());

    const change = (id: number, changes: Record<string, unknown>) =>
      newsroom.edit('umgr', { slug: 'users', id, changes });
    const tryLogin = (email: string, password: string, from: { agent: string; address: string }) =>
      newsroom.app.call(
        'auth.login',
        { email, password },
        { address: from.address, headers: { 'user-agent': from.agent } },
      );

    test('S3 who may edit users gives no superuser another password or address', async () => {
      for (const target of ['root', 'star'] as const)
        for (const changes of [{ password: 'seven quiet lanterns' }, { email: 'mine@example.org' }])
          await newsroom.refuses('403 RANK_TOO_LOW', () => change(newsroom.ids[target], changes));
      const { data } = await newsroom.as('umgr', 'records.users.list', { fields: ['email'], perPage: 100 });
      assert.doesNotMatch(JSON.stringify(data), /mine@example/);
      for (const target of ['root', 'star'] as const)
        assert.equal(
          (await newsroom.app.call('auth.login', { email: emailOf(target), password: PASSWORD })).status,
          200,
        );
    });

    test('S4 who may edit roles puts no * into his own, nor into one that he then takes', async () => {
      const { models, ids } = { models: newsroom.own, ids: newsroom.ids };
      const own = await models.Role.findOne({ where: { name: 'rmgr' }, rejectOnEmpty: true });
      for (const permissions of ['*', 'roles.*,*', 'roles.view, *', 'users.edit', 'posts.*'])
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () =>
          newsroom.edit('rmgr', { slug: 'roles', id: own.id, changes: { permissions } }),
        );
      const data = { name: 'mine', label: 'Mine', permissions: '*' };
      await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => newsroom.as('rmgr', 'records.roles.create', { data }));
      const star = await models.Role.findOne({ where: { name: 'star' }, rejectOnEmpty: true });
      const roles = { add: [String(star.id)], remove: [] };
      await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => change(ids.umgr, { roles }));
    });

    test('S5 who may only view deletes no selection and runs nothing on one', async () => {
      const { data } = await newsroom.as('vw', 'records.posts.get', { id: '1' });
      const ids = [(data as AnyRecordDetail).$key];
      await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('vw', 'records.posts.removeMany', { ids }));
      for (const act of ['forceDelete', 'restore', 'runAction', 'purge'])
        await newsroom.refuses('403 FORBIDDEN', () =>
          newsroom.as('vw', `records.posts.${act}`, { ids, action: 'publish' }),
        );
    });

    test('S9 no session before the check of access, one hash for everybody, and limits that no header resets', async () => {
      const { passwords } = newsroom.app.admin.createContext().runtime;
      const sessions = () => newsroom.own.Session.count();
      const before = await sessions();
      const answers = [];
      for (const [email, password] of [
        [emailOf('none'), PASSWORD],
        ['nobody@example.org', PASSWORD],
      ] as const) {
        const runs = passwords.runs;
        const { status, headers, text, error } = await tryLogin(email, password, { agent: 'a', address: '192.0.2.9' });
        assert.deepEqual([status, headers.getSetCookie(), passwords.runs - runs], [401, [], 1], email);
        answers.push(text.replace(error?.requestId ?? '', ''));
      }
      assert.equal(answers[0], answers[1]);
      assert.equal(await sessions(), before);

      // Another browser's name each time is no fresh quota, and the others at the address are not shut out in silence.
      const statuses: number[] = [];
      for (let turn = 0; turn < 7; turn++) {
        const from = { agent: `browser ${turn}`, address: '192.0.2.10' };
        statuses.push((await tryLogin(emailOf('ed'), 'wrong', from)).status);
      }
      assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429]);
      const neighbour = await tryLogin(emailOf('ex'), PASSWORD, { agent: 'b', address: '192.0.2.10' });
      assert.equal(neighbour.status, 200, neighbour.text);
    });
  });
