import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { SessionOutput, UserAccountOutput } from '../../../server/contract.ts';
import { rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { type Answer, PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const ROUNDS = 50;
const PROCEDURES = ['account', 'setDisabled', 'revokeSession', 'revokeSessions'] as const;

for (const kind of databases())
  describe(`the accounts of others [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let plain: number;
    let now: number;
    beforeEach(async () => {
      now = Date.UTC(2030, 0, 1);
      newsroom = await openNewsroom(kind, { now: () => new Date(now) });
      const user = { email: 'plain@example.org', password: PASSWORD, roles: ['plain'] };
      await newsroom.own.Role.create({ name: 'plain', label: 'Plain', permissions: 'users.view' });
      plain = Number((await newsroom.app.admin.createUser(user)).key);
    });
    afterEach(() => newsroom.close());

    const inputOf = (procedure: (typeof PROCEDURES)[number], id: number | string) => ({
      id: String(id),
      ...(procedure === 'setDisabled' && { disabled: true }),
      ...(procedure === 'revokeSession' && { session: 'x'.repeat(22) }),
    });
    const call = (caller: ActorName | 'anon', procedure: (typeof PROCEDURES)[number], id: number | string) =>
      newsroom.as(caller, `users.${procedure}`, inputOf(procedure, id));
    const setDisabled = (caller: ActorName, id: number, disabled = true) =>
      newsroom.as(caller, 'users.setDisabled', { id: String(id), disabled });
    const enter = async (email: string): Promise<Visitor> => visitor(newsroom.app, await newsroom.app.login(email));
    const isIn = async ({ cookie }: Pick<Visitor, 'cookie'>) =>
      (await newsroom.app.call('account.get', undefined, { cookie })).status === 200;
    const sessions = () => newsroom.own.Session.count();
    const refuses = async (refusal: string, act: () => Promise<Answer>) => {
      const stored = await sessions();
      await newsroom.refuses(refusal, act);
      assert.equal(await sessions(), stored);
    };

    test('SEC-RBAC-01 they take users.edit', async () => {
      for (const caller of ['vw', 'ed', 'ex', 'rmgr'] as const) {
        await newsroom.cookieOf(caller);
        for (const each of PROCEDURES) await refuses('403 FORBIDDEN', () => call(caller, each, plain));
      }
      for (const each of PROCEDURES) await refuses('401 UNAUTHENTICATED', () => call('anon', each, plain));
    });

    test('SEC-RBAC-07 SEC-SESS-11 who has more is out of reach: no look, no end of sessions, no shutting out', async () => {
      const root = await enter(emailOf('root'));
      const [own] = (await root.call('account.sessions')).data as SessionOutput[];
      for (const caller of ['umgr', 'star'] as const) await newsroom.cookieOf(caller);
      for (const each of PROCEDURES) {
        for (const name of ['root', 'star', 'ed'] as const)
          await refuses('403 RANK_TOO_LOW', () => call('umgr', each, newsroom.ids[name]));
        await refuses('403 RANK_TOO_LOW', () => call('star', each, newsroom.ids.root));
      }
      // By the name of a session it is not found among those of somebody within reach.
      const input = { id: String(plain), session: own?.id };
      await refuses('404 NOT_FOUND', () => newsroom.as('umgr', 'users.revokeSession', input));
      assert.equal(await isIn(root), true);
    });

    test('who does not exist is not found, and odd input is refused', async () => {
      await newsroom.cookieOf('umgr');
      for (const each of PROCEDURES) {
        for (const id of ['99999', 'x', '1e0', '-1']) await refuses('404 NOT_FOUND', () => call('umgr', each, id));
        for (const more of [{ id: 7 }, { id: null }, { id: ['1'] }, { key: '1' }, { disabled: 'true' }, { session: 7 }])
          await refuses('400 VALIDATION_FAILED', () =>
            newsroom.as('umgr', `users.${each}`, {
              ...inputOf(each, plain),
              ...more,
              ...(each === 'account' && { x: 1 }),
            }),
          );
      }
    });

    test('SEC-SESS-11 a manager sees where a user is signed in, and ends one session or all', async () => {
      const [one, two, three] = [
        await enter('plain@example.org'),
        await enter('plain@example.org'),
        await enter('plain@example.org'),
      ];
      const account = (await call('umgr', 'account', plain)).data as UserAccountOutput;
      assert.deepEqual([account.disabled, account.totpEnabled, account.sessions.length], [false, false, 3]);
      assert.deepEqual(
        account.sessions.map(({ current }) => current),
        [false, false, false],
      );
      const own = (await one.call('account.sessions')).data as SessionOutput[];
      const session = own.find(({ current }) => current)?.id;
      const { data } = await newsroom.as('umgr', 'users.revokeSession', { id: String(plain), session });
      assert.deepEqual(data, { ok: true });
      assert.deepEqual(await Promise.all([one, two, three].map(isIn)), [false, true, true]);
      assert.deepEqual((await call('root', 'revokeSessions', plain)).data, { revoked: 2 });
      assert.deepEqual(await Promise.all([one, two, three].map(isIn)), [false, false, false]);
      assert.deepEqual(
        (await rowsOf(newsroom.app, 'session_revoked')).map(({ userId, model, recordKey, recordLabel, changes }) => [
          userId,
          model,
          recordKey,
          recordLabel,
          changes,
        ]),
        [
          [String(newsroom.ids.umgr), 'users', String(plain), 'plain@example.org', '{"revoked":1}'],
          [String(newsroom.ids.root), 'users', String(plain), 'plain@example.org', '{"revoked":2}'],
        ],
      );
    });

    test('ending all of one’s own keeps the one that asks', async () => {
      const [here, there] = [await enter(emailOf('umgr')), await enter(emailOf('umgr'))];
      const { data } = await here.call('users.revokeSessions', { id: String(newsroom.ids.umgr) });
      assert.deepEqual([data, await isIn(here), await isIn(there)], [{ revoked: 1 }, true, false]);
    });

    test('SEC-SESS-08 who is shut out is out with his next call, on every instance, and stays out of old sessions', async () => {
      const other = kind.name === 'mariadb' ? await newsroom.another() : newsroom.app;
      const user = await enter('plain@example.org');
      const elsewhere = async () => (await other.call('account.get', undefined, { cookie: user.cookie })).status;
      assert.equal(await elsewhere(), 200);
      assert.deepEqual((await setDisabled('umgr', plain)).data, { ok: true });
      assert.deepEqual([await elsewhere(), await isIn(user)], [401, false]);
      const login = { email: 'plain@example.org', password: PASSWORD };
      assert.equal((await newsroom.app.call('auth.login', login)).error?.code, 'INVALID_CREDENTIALS');
      assert.equal(((await call('umgr', 'account', plain)).data as UserAccountOutput).disabled, true);
      assert.deepEqual((await setDisabled('umgr', plain, false)).data, { ok: true });
      assert.equal(await isIn(user), false);
      assert.equal(await isIn(await enter('plain@example.org')), true);
      for (const disabled of [false, false]) await setDisabled('umgr', plain, disabled);
      assert.deepEqual(
        (await rowsOf(newsroom.app, 'account_')).map(({ action, userId, recordKey, changes }) => [
          action,
          userId,
          recordKey,
          changes,
        ]),
        [
          ['account_disabled', String(newsroom.ids.umgr), String(plain), '{"disabled":{"from":false,"to":true}}'],
          ['account_enabled', String(newsroom.ids.umgr), String(plain), '{"disabled":{"from":true,"to":false}}'],
        ],
      );
    });

    test('SEC-RBAC-09 SEC-RBAC-10 the last active admin is not shut out, nor anybody by himself', async () => {
      const { ids, own } = newsroom;
      for (const caller of ['root', 'umgr', 'star'] as const) await newsroom.cookieOf(caller);
      await refuses('409 OWN_ACCOUNT', () => setDisabled('umgr', ids.umgr));
      await refuses('409 OWN_ACCOUNT', () => setDisabled('root', ids.root));
      assert.equal((await setDisabled('root', ids.root2)).status, 200);
      await refuses('409 LAST_ADMIN', () => setDisabled('root', ids.root));
      await refuses('403 RANK_TOO_LOW', () => setDisabled('star', ids.root));
      await own.Account.update({ disabled: false }, { where: { userId: ids.root2 } });
      await own.User.update({ isAdmin: false }, { where: { id: ids.root2 } });
      await refuses('409 LAST_ADMIN', () => setDisabled('root', ids.root));
    });

    test('shutting somebody out takes a recent password, ending his sessions does not', async () => {
      await newsroom.cookieOf('umgr');
      now += 600_000;
      await refuses('403 REAUTH_REQUIRED', () => setDisabled('umgr', plain));
      assert.equal((await call('umgr', 'revokeSessions', plain)).status, 200);
      assert.equal((await call('umgr', 'account', plain)).status, 200);
    });

    test('SEC-IMP-10 nobody touches the account of whom he acts as', async () => {
      const root = await enter(emailOf('root'));
      await root.actAs(newsroom.ids.umgr);
      for (const each of ['setDisabled', 'revokeSession', 'revokeSessions'] as const)
        await refuses('403 IMPERSONATING', () => root.call(`users.${each}`, inputOf(each, newsroom.ids.umgr)));
      assert.equal((await root.call('users.setDisabled', inputOf('setDisabled', plain))).status, 200);
    });

    test(`SEC-RACE-03 two admins who shut each other out at once on two instances leave one, ${ROUNDS} times`, async () => {
      const { own, ids, app } = newsroom;
      const other = await newsroom.another();
      const cookies = { root: await app.login(emailOf('root')), root2: await app.login(emailOf('root2')) };
      const begun = await own.Session.findAll({ raw: true });
      for (let round = 0; round < ROUNDS; round++) {
        const answers = await Promise.all([
          app.call('users.setDisabled', { id: String(ids.root2), disabled: true }, { cookie: cookies.root }),
          other.call('users.setDisabled', { id: String(ids.root), disabled: true }, { cookie: cookies.root2 }),
        ]);
        const said = answers.map(({ text }) => text).join('\n');
        assert.equal(await own.Account.count({ where: { disabled: true } }), 1, `round ${round}: ${said}`);
        const refused = answers.filter(({ status }) => status !== 200);
        assert.equal(refused.length, 1, said);
        assert.match(String(refused[0]?.error?.code), /^(LAST_ADMIN|UNAUTHENTICATED)$/);
        await own.Account.update({ disabled: false, sessionEpoch: 0 }, { where: {} });
        await own.Session.bulkCreate(begun, { ignoreDuplicates: true });
      }
      await other.close();
    });
  });
