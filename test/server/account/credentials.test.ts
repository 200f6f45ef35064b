import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AccountOutput, MeOutput } from '../../../server/contract.ts';
import { rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { type Answer, cookieOf, PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const NEXT = 'nine copper kettles';
const MINUTE = 60_000;

for (const kind of databases())
  describe(`one's own credentials [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let now: number;
    beforeEach(async () => {
      now = Date.UTC(2030, 0, 1);
      newsroom = await openNewsroom(kind, { now: () => new Date(now) });
    });
    afterEach(() => newsroom.close());

    const enter = async (actor: ActorName): Promise<Visitor> => {
      const cookie = await newsroom.app.login(emailOf(actor));
      // A good sign-in forgets the tries before it, once its answer is out.
      await newsroom.app.admin.settled();
      return visitor(newsroom.app, cookie);
    };
    const isIn = async (cookie: string) =>
      (await newsroom.app.call('account.get', undefined, { cookie })).status === 200;
    const loginStatus = async (email: string, password: string) =>
      (await newsroom.app.call('auth.login', { email, password })).status;
    const stored = async (actor: ActorName) => {
      const user = await newsroom.own.User.findByPk(newsroom.ids[actor], { rejectOnEmpty: true });
      return { email: user.get('email'), canonical: user.get('emailCanonical'), password: user.get('password') };
    };
    const refuses = (refusal: string, call: () => Promise<Answer>) => newsroom.refuses(refusal, call);
    const actions = async () => (await rowsOf(newsroom.app, '')).map(({ action }) => action);

    test('SEC-AUTH-21 a wrong current password is refused, logged, and counts as a try to sign in', async () => {
      const vw = await enter('vw');
      for (let tries = 0; tries < 5; tries++) {
        const change = () => vw.call('account.changePassword', { current: 'not this one', next: NEXT });
        const { error, headers } = await refuses('401 INVALID_CREDENTIALS', change);
        assert.deepEqual([error?.fieldErrors, headers.getSetCookie()], [{ current: { code: 'invalid' } }, []]);
      }
      // The right one is not looked at any more, here or at the door.
      const { error } = await refuses('429 RATE_LIMITED', () =>
        vw.call('account.changePassword', { current: PASSWORD, next: NEXT }),
      );
      assert(Number(error?.params?.seconds) > 0);
      await refuses('429 RATE_LIMITED', () => vw.call('account.confirmPassword', { password: PASSWORD }));
      assert.equal(await loginStatus(emailOf('vw'), PASSWORD), 429);
      assert.equal(await isIn(vw.cookie), true);
      const rows = await rowsOf(newsroom.app, 'reauth');
      assert.deepEqual(
        rows.map(({ action, userId }) => [action, userId]),
        [...Array(5).fill('reauth_failed'), 'reauth_blocked'].map((action) => [action, String(newsroom.ids.vw)]),
      );
    });

    test('SEC-AUTH-21 SEC-SESS-05 a new password gives the caller a new id and ends every other session', async () => {
      const [vw, elsewhere, bystander] = [await enter('vw'), await enter('vw'), await enter('ed')];
      const old = vw.cookie;
      now += MINUTE;
      const { status, data, headers } = await vw.call('account.changePassword', { current: PASSWORD, next: NEXT });
      assert.deepEqual([status, (data as MeOutput).user?.email], [200, emailOf('vw')]);
      assert.match(headers.getSetCookie()[0] ?? '', /HttpOnly; SameSite=Lax$/);
      assert.deepEqual(await Promise.all([old, elsewhere.cookie, vw.cookie, bystander.cookie].map(isIn)), [
        false,
        false,
        true,
        true,
      ]);
      assert.deepEqual(
        [await loginStatus(emailOf('vw'), PASSWORD), await loginStatus(emailOf('vw'), NEXT)],
        [401, 200],
      );
      const { passwordChangedAt } = (await vw.call('account.get')).data as AccountOutput;
      assert.deepEqual(passwordChangedAt, new Date(now));
      assert.match(String((await stored('vw')).password), /^\$argon2id\$/);
      const [row] = await rowsOf(newsroom.app, 'password_changed');
      assert.deepEqual(
        [row?.userId, row?.model, row?.recordKey, row?.changes],
        [String(newsroom.ids.vw), 'users', String(newsroom.ids.vw), '{"password":{"changed":true}}'],
      );
    });

    test('SEC-AUTH-21 no option keeps the other sessions', async () => {
      const vw = await enter('vw');
      const options = { keepSessions: true, revoke: false, sessions: 'keep', logout: false, token: 'x' };
      for (const [name, value] of Object.entries(options))
        await refuses('400 VALIDATION_FAILED', () =>
          vw.call('account.changePassword', { current: PASSWORD, next: NEXT, [name]: value }),
        );
      for (const current of ['', 'x'.repeat(1025), 7, null, [PASSWORD], undefined])
        await refuses('400 VALIDATION_FAILED', () => vw.call('account.changePassword', { current, next: NEXT }));
    });

    test('SEC-AUTH-06 a weak new password is refused by its own policy, under its own name', async () => {
      const vw = await enter('vw');
      for (const next of ['password', 'admin1234', 'asokadmin', 'vw@example.org', 'eleven char', 'x'.repeat(1025)]) {
        const { error } = await refuses('400 PASSWORD_WEAK', () =>
          vw.call('account.changePassword', { current: PASSWORD, next }),
        );
        assert.deepEqual(Object.keys(error?.fieldErrors ?? {}), ['next']);
      }
      assert.equal(await isIn(vw.cookie), true);
    });

    test('SEC-AUTH-21 of two changes at once on two sessions one holds, and its password opens', async () => {
      const [one, other] = [await enter('vw'), await enter('vw')];
      const passwords = ['nine copper kettles', 'eight wooden boats'];
      const answers = await Promise.all([
        one.call('account.changePassword', { current: PASSWORD, next: passwords[0] }),
        other.call('account.changePassword', { current: PASSWORD, next: passwords[1] }),
      ]);
      const winner = answers.findIndex(({ status }) => status === 200);
      assert.deepEqual([answers[1 - winner]?.status, answers[1 - winner]?.error?.code], [401, 'UNAUTHENTICATED']);
      for (const [index, password] of passwords.entries())
        assert.equal(await loginStatus(emailOf('vw'), password), index === winner ? 200 : 401, password);
      assert.equal((await actions()).filter((action) => action === 'password_changed').length, 1);
    });

    test('a recent password is one of the last ten minutes; giving it again takes a new id', async () => {
      const vw = await enter('vw');
      const change = (email: string) => vw.call('account.changeEmail', { email });
      const recent = async () => ((await vw.call('account.get')).data as AccountOutput).recentPassword;
      now += 10 * MINUTE;
      assert.equal(await recent(), false);
      await refuses('403 REAUTH_REQUIRED', () => change('new@example.org'));
      await refuses('401 INVALID_CREDENTIALS', () => vw.call('account.confirmPassword', { password: 'not this one' }));
      await refuses('403 REAUTH_REQUIRED', () => change('new@example.org'));
      const old = vw.cookie;
      const { data, headers } = await vw.call('account.confirmPassword', { password: PASSWORD });
      assert.deepEqual(data, { ok: true });
      assert.notEqual(cookieOf(headers), old);
      assert.deepEqual([await isIn(old), await isIn(vw.cookie), await recent()], [false, true, true]);
      now += 10 * MINUTE - 1;
      assert.equal((await change('new@example.org')).status, 200);
      // The change did not count as giving the password.
      now += 1;
      await refuses('403 REAUTH_REQUIRED', () => change('newer@example.org'));
      assert.deepEqual(
        (await actions()).filter((action) => action.startsWith('reauth')),
        ['reauth_failed', 'reauth'],
      );
    });

    test('SEC-SESS-05 a new address is stored as typed, found by its canonical form, and ends the other sessions', async () => {
      const [vw, elsewhere] = [await enter('vw'), await enter('vw')];
      const old = vw.cookie;
      const { data } = await vw.call('account.changeEmail', { email: 'Vera@Example.org' });
      assert.equal((data as MeOutput).user?.email, 'Vera@Example.org');
      const { email, canonical } = await stored('vw');
      assert.deepEqual([email, canonical], ['Vera@Example.org', 'vera@example.org']);
      assert.deepEqual(await Promise.all([old, elsewhere.cookie, vw.cookie].map(isIn)), [false, false, true]);
      assert.deepEqual(
        [await loginStatus(emailOf('vw'), PASSWORD), await loginStatus('vera@example.org', PASSWORD)],
        [401, 200],
      );
      const [row] = await rowsOf(newsroom.app, 'self_update');
      assert.deepEqual(JSON.parse(row?.changes ?? ''), { email: { from: emailOf('vw'), to: 'Vera@Example.org' } });
    });

    test('SEC-AUTH-14 a taken address is refused without a word of whose it is, one that only looks like one too', async () => {
      const vw = await enter('vw');
      for (const email of [emailOf('root'), 'ROOT@example.org', 'Root@Example.ORG']) {
        const { error, text } = await refuses('409 NOT_UNIQUE', () => vw.call('account.changeEmail', { email }));
        assert.deepEqual(error?.fieldErrors, { email: { code: 'unique' } });
        assert.doesNotMatch(text, /root/i);
      }
      for (const email of ['ｖw@example.org', 'vw@example.org ', 'vw', '@example.org', 'v\u200bw@example.org'])
        assert.deepEqual(
          (await refuses('400 VALIDATION_FAILED', () => vw.call('account.changeEmail', { email }))).error?.fieldErrors,
          { email: { code: 'format' } },
        );
      for (const input of [{}, { email: '' }, { email: 7 }, { email: [emailOf('vw')] }, { email: 'x'.repeat(255) }])
        await refuses('400 VALIDATION_FAILED', () => vw.call('account.changeEmail', input));
      await refuses('400 VALIDATION_FAILED', () =>
        vw.call('account.changeEmail', { email: 'x@example.org', isAdmin: true }),
      );
      assert.equal(await isIn(vw.cookie), true);
    });

    test('SEC-IMP-10 nobody changes the credentials of whom he acts as, nor proves them', async () => {
      const root = await enter('root');
      await root.actAs(newsroom.ids.vw);
      const acts: [string, unknown][] = [
        ['account.changeEmail', { email: 'mine@example.org' }],
        ['account.changePassword', { current: PASSWORD, next: NEXT }],
        ['account.confirmPassword', { password: PASSWORD }],
        ['account.sessions', undefined],
        ['account.revokeOtherSessions', undefined],
        ['account.revokeSession', { id: 'x' }],
      ];
      for (const [path, input] of acts) await refuses('403 IMPERSONATING', () => root.call(path, input));
      assert.equal((await root.call('account.get')).status, 200);
    });

    test('a user without a password proves none', async () => {
      const vw = await enter('vw');
      await newsroom.own.User.update({ password: null }, { where: { id: newsroom.ids.vw } });
      for (const current of [PASSWORD, 'null', ' '])
        await refuses('401 INVALID_CREDENTIALS', () => vw.call('account.changePassword', { current, next: NEXT }));
    });
  });
