import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createPasswords } from '../../../server/auth/password.ts';
import { cookieOf, PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';
import {
  dataOf,
  isSignedIn,
  openTwoFactorSite,
  refusalOf,
  type TwoFactorSite,
  wrongCode,
} from '../../support/two-factor.ts';

const INVALID = [401, 'CODE_INVALID'];
const OUTSIDE = [401, 'UNAUTHENTICATED'];

for (const kind of databases())
  describe(`signing in with a second factor [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    const verify = (code: unknown, cookie?: string, address?: string) =>
      site.app.call('auth.verifyTotp', { code }, { ...(cookie && { cookie }), ...(address && { address }) });
    const sessions = (kindOf: 'full' | 'pending_mfa') =>
      site.app.admin.models.Session.count({ where: { kind: kindOf } });

    test('SEC-MFA-01 TFA-05 after the password alone every procedure is closed but the second step and leaving', async () => {
      const { secret } = await site.enrol('root');
      const login = await site.app.call('auth.login', { email: emailOf('root'), password: PASSWORD });
      assert.deepEqual(
        [dataOf<{ mfa: string; user: null }>(login).mfa, (login.data as { user: null }).user],
        ['totp', null],
      );
      const cookie = cookieOf(login.headers) ?? '';
      const names = Object.keys(site.app.admin.router._def.procedures).filter((name) => !name.startsWith('auth.'));
      assert(names.length > 20);
      for (const name of names) {
        const answer = await site.app.call(name, {}, { cookie });
        assert.deepEqual(refusalOf(answer), OUTSIDE, name);
      }
      assert.equal(await isSignedIn(site.app, cookie), false);
      assert.deepEqual(refusalOf(await verify(wrongCode(secret, site.clock.now), cookie)), INVALID);
      const entered = await verify(site.codeOf(secret), cookie);
      const next = cookieOf(entered.headers) ?? '';
      assert.equal(dataOf<{ user: { email: string } }>(entered).user.email, emailOf('root'));
      assert.equal(await isSignedIn(site.app, next), true);
      assert.notEqual(next, cookie);
      assert.equal(await isSignedIn(site.app, cookie), false, 'SEC-SESS-05');
      assert.equal(await sessions('pending_mfa'), 0);
    });

    test('SEC-MFA-12 a waiting sign-in is over after five minutes, after logging out and after a new one', async () => {
      const { secret } = await site.enrol('root');
      const late = await site.givePassword('root');
      site.clock.pass(301);
      assert.deepEqual(refusalOf(await verify(site.codeOf(secret), late)), OUTSIDE);
      const left = await site.givePassword('root');
      assert.equal((await site.app.call('auth.logout', undefined, { cookie: left })).status, 200);
      assert.deepEqual(refusalOf(await verify(site.codeOf(secret), left)), OUTSIDE);
      const first = await site.givePassword('root');
      const again = await site.app.call(
        'auth.login',
        { email: emailOf('root'), password: PASSWORD },
        { cookie: first },
      );
      assert.deepEqual(refusalOf(await verify(site.codeOf(secret), first)), OUTSIDE);
      assert.equal((await verify(site.codeOf(secret), cookieOf(again.headers) ?? '')).status, 200);
      assert.deepEqual(refusalOf(await verify(site.codeOf(secret))), OUTSIDE);
    });

    test('SEC-MFA-12 a waiting sign-in is its own user’s, and ends with his password, his factor or his account', async () => {
      const [root, ed] = [await site.enrol('root'), await site.enrol('ed')];
      const waiting = await site.givePassword('ed');
      assert.deepEqual(refusalOf(await verify(site.codeOf(root.secret), waiting)), INVALID);
      assert.deepEqual(refusalOf(await verify(site.codeOf(ed.secret), root.cookie)), OUTSIDE, 'a full session is none');
      const { $version: expectedVersion } = dataOf<{ $version: string }>(
        await site.app.call('records.users.get', { id: String(site.ids.ed) }, { cookie: root.cookie }),
      );
      const changes = { password: 'seven quiet lanterns' };
      const input = { id: String(site.ids.ed), expectedVersion, changes, base: {} };
      dataOf(await site.app.call('records.users.update', input, { cookie: root.cookie }));
      assert.deepEqual(refusalOf(await verify(site.codeOf(ed.secret), waiting)), OUTSIDE);
      const { Account } = site.app.admin.models;
      const renewed = await site.app.login(emailOf('ed'), changes.password);
      await Account.update({ disabled: true }, { where: { userId: site.ids.ed } });
      assert.deepEqual(refusalOf(await verify(site.codeOf(ed.secret), renewed)), OUTSIDE);
      const { sessionEpoch = 0 } = (await Account.findByPk(site.ids.ed, { raw: true })) ?? {};
      await Account.update({ disabled: false, sessionEpoch: sessionEpoch + 1 }, { where: { userId: site.ids.ed } });
      assert.deepEqual(refusalOf(await verify(site.codeOf(ed.secret), renewed)), OUTSIDE, 'begun beside such a change');
      await Account.update({ sessionEpoch, totpSecret: null }, { where: { userId: site.ids.ed } });
      assert.deepEqual(refusalOf(await verify(site.codeOf(ed.secret), renewed)), OUTSIDE);
      assert.equal(await sessions('full'), 1, 'that of root');
    });

    test('SEC-MFA-02 a code that was used once is used, in the sign-in and in the set-up', async () => {
      const cookie = await site.givePassword('root');
      const { secret } = dataOf<{ secret: string }>(await site.app.call('account.startTotp', undefined, { cookie }));
      const code = site.codeOf(secret);
      dataOf(await site.app.call('account.confirmTotp', { code }, { cookie }));
      assert.deepEqual(refusalOf(await verify(code, await site.givePassword('root'))), INVALID);
      site.clock.pass(30);
      const next = site.codeOf(secret);
      assert.equal((await verify(next, await site.givePassword('root'))).status, 200);
      const replay = await site.givePassword('root');
      assert.deepEqual(refusalOf(await verify(next, replay)), INVALID);
      assert.deepEqual(refusalOf(await verify(code, replay)), INVALID, 'an earlier one in the window');
      assert.equal((await verify(site.codeOf(secret, 1), replay)).status, 200);
    });

    test('SEC-MFA-04 of twenty parallel tries with one code one gets in, by one sign-in or by twenty', async () => {
      const { secret } = await site.enrol('root');
      const before = await sessions('full');
      const one = await site.givePassword('root');
      const code = site.codeOf(secret);
      const tries = await Promise.all(Array.from({ length: 20 }, () => verify(code, one)));
      assert.equal(tries.filter(({ status }) => status === 200).length, 1);
      assert(tries.every(({ status }) => [200, 401, 429].includes(status)));
      assert.equal(await sessions('full'), before + 1);
      await site.app.admin.settled();
      site.clock.pass(30);
      const many = await Promise.all(Array.from({ length: 4 }, () => site.givePassword('root')));
      const next = site.codeOf(secret);
      const answers = await Promise.all(many.map((cookie) => verify(next, cookie)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      const batch = await site.app.call(
        'auth.verifyTotp,auth.verifyTotp?batch=1',
        { 0: { code: next }, 1: { code: next } },
        { cookie: many[0] ?? '' },
      );
      assert.equal(batch.status, 400);
      assert.equal(await sessions('full'), before + 2);
    });

    test('SEC-MFA-05 five wrong codes end a sign-in, ten an hour close the account to codes, not to its sessions', async () => {
      const { secret, recoveryCodes, cookie: open } = await site.enrol('root');
      const wrong = wrongCode(secret, site.clock.now);
      for (const round of [1, 2]) {
        const cookie = await site.givePassword('root');
        for (const left of [4, 3, 2, 1, 0]) {
          const { status, error } = await verify(wrong, cookie, `192.0.2.${round}`);
          assert.deepEqual([status, error?.code, error?.params], [401, 'CODE_INVALID', { left }]);
        }
        assert.deepEqual(refusalOf(await verify(site.codeOf(secret), cookie)), OUTSIDE);
      }
      const cookie = await site.givePassword('root');
      const blocked = await verify(site.codeOf(secret), cookie, '192.0.2.3');
      assert.deepEqual(refusalOf(blocked), [429, 'RATE_LIMITED']);
      assert(Number(blocked.headers.get('retry-after')) > 3000);
      const [code = ''] = recoveryCodes;
      assert.deepEqual(refusalOf(await site.app.call('auth.recover', { code }, { cookie })), [429, 'RATE_LIMITED']);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 10);
      assert.equal(await isSignedIn(site.app, open), true);
      await site.app.admin.settled();
      const rows = await site.app.admin.models.AdminLog.findAll({ order: ['id'], raw: true });
      const told = rows.filter(({ action }) => action.startsWith('login_'));
      assert.deepEqual(
        [...new Set(told.map(({ action, recordLabel, changes }) => `${action} ${recordLabel} ${changes}`))],
        [`login_failed ${emailOf('root')} {"method":"totp"}`, `login_blocked ${emailOf('root')} null`],
      );
      assert(!JSON.stringify(rows).includes(wrong));
    });

    test('SEC-MFA-05 right codes take nothing from the tries of the account, and give wrong ones not back', async () => {
      await site.close();
      site = await openTwoFactorSite(kind, { rateLimits: { api: null, codes: { account: 2 } } });
      const { secret } = await site.enrol('root');
      for (let round = 0; round < 3; round++) {
        await site.enter('root', secret);
        await site.app.admin.settled();
        site.clock.pass(30);
      }
      const wrong = wrongCode(secret, site.clock.now);
      assert.deepEqual(refusalOf(await verify(wrong, await site.givePassword('root'))), INVALID);
      await site.enter('root', secret);
      await site.app.admin.settled();
      assert.deepEqual(refusalOf(await verify(wrong, await site.givePassword('root'))), INVALID);
      assert.deepEqual(refusalOf(await verify(wrong, await site.givePassword('root'))), [429, 'RATE_LIMITED']);
    });

    test('SEC-MFA-06 TFA-01 the code of this step and of its neighbours counts, by the clock of the server alone', async () => {
      const { secret } = await site.enrol('root');
      for (const [steps, status] of [
        [-2, 401],
        [2, 401],
        [-1, 200],
        [0, 200],
        [1, 200],
      ] as const) {
        const answer = await verify(site.codeOf(secret, steps), await site.givePassword('root'));
        assert.equal(answer.status, status, `${steps} steps: ${answer.text}`);
      }
      site.clock.pass(600);
      const cookie = await site.givePassword('root');
      const asked = { code: site.codeOf(secret, -3), epoch: Math.floor(site.clock.now.getTime() / 1000) - 90 };
      assert.deepEqual(refusalOf(await site.app.call('auth.verifyTotp', asked, { cookie })), [
        400,
        'VALIDATION_FAILED',
      ]);
      const date = new Date(site.clock.now.getTime() - 90_000).toUTCString();
      const dated = await site.app.call('auth.verifyTotp', { code: asked.code }, { cookie, headers: { date } });
      assert.deepEqual(refusalOf(dated), INVALID);
    });

    test('SEC-MFA-07 what is no code of six digits is refused without costing a try; spaces do not count', async () => {
      const { secret } = await site.enrol('root');
      const cookie = await site.givePassword('root');
      const code = site.codeOf(secret);
      const fullWidth = String.fromCodePoint(...[...code].map((digit) => (digit.codePointAt(0) ?? 0) + 0xfee0));
      const odd: unknown[] = [
        '',
        code.slice(1),
        `${code}0`,
        fullWidth,
        [code],
        Number(code),
        null,
        { code },
        `${code}\n`,
      ];
      odd.push('x'.repeat(100_000), '12345a', `-${code.slice(1)}`, undefined);
      for (const value of odd) {
        const { status, text } = await verify(value, cookie);
        assert.equal(status, 400, JSON.stringify(value)?.slice(0, 40));
        assert(!text.includes(code));
      }
      assert.equal((await verify(`${code.slice(0, 3)} ${code.slice(3)}`, cookie)).status, 200);
    });

    test('SEC-MFA-14 a wrong password is answered alike with and without a second factor, after the same work', async () => {
      await site.enrol('root');
      const { options } = site.database.sequelize as unknown as { options: { logging: unknown } };
      const { runtime } = site.app.admin.createContext();
      const seen = new Set<string>();
      for (const actor of ['root', 'root2'] as const) {
        let statements = 0;
        options.logging = (sql: string) => void (statements += sql.includes('SELECT') ? 1 : 0);
        const earlier = runtime.passwords.runs;
        const { status, text, headers, error } = await site.app.call('auth.login', {
          email: emailOf(actor),
          password: 'wrong',
        });
        await site.app.admin.settled();
        options.logging = false;
        const names = [...headers.keys()].join();
        const work = `${runtime.passwords.runs - earlier} hashes ${statements} reads`;
        seen.add(`${status} ${text.replace(error?.requestId ?? '', '')} ${names} ${work}`);
        assert.deepEqual(headers.getSetCookie(), []);
      }
      assert.equal(seen.size, 1, [...seen].join('\n'));
      for (const actor of ['root', 'root2'] as const) {
        const earlier = runtime.passwords.runs;
        await site.givePassword(actor);
        assert.equal(runtime.passwords.runs - earlier, 1);
      }
    });

    test('AUD-01 SEC-AUD-03 a sign-in is logged when it is complete, with its method', async () => {
      await site.givePassword('vw');
      const { secret } = await site.enrol('root');
      const waiting = await site.givePassword('root');
      const loginsOf = async () => {
        await site.app.admin.settled();
        const rows = await site.app.admin.models.AdminLog.findAll({
          where: { action: 'login' },
          order: ['id'],
          raw: true,
        });
        return rows.map(({ userLabel, changes }) => [userLabel, changes]);
      };
      const byPassword = [
        ['vw', '{"method":"password"}'],
        ['root', '{"method":"password"}'],
      ];
      assert.deepEqual(await loginsOf(), byPassword);
      dataOf(await verify(site.codeOf(secret), waiting));
      assert.deepEqual(await loginsOf(), [...byPassword, ['root', '{"method":"totp"}']]);
    });

    test('AUTH-03 a password with an old hash is renewed before the code is given, and its sign-in goes on', async () => {
      const { secret } = await site.enrol('root');
      const { User } = site.app.admin.models;
      const { hash } = await import('@node-rs/argon2');
      const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 });
      await User.update({ password: old }, { where: { id: site.ids.root } });
      const cookie = await site.givePassword('root');
      await site.app.admin.settled();
      const { password } = (await User.findByPk(site.ids.root, { raw: true })) as unknown as { password: string };
      assert.equal(createPasswords().needsRehash(password), false);
      assert.equal((await verify(site.codeOf(secret), cookie)).status, 200);
    });
  });
