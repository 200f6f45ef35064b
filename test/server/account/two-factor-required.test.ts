import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { MeOutput, RecoveryCodesOutput, TotpSetup } from '../../../server/contract.ts';
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

const MUST_ENROL = [403, 'MFA_ENROLMENT_REQUIRED'];

/** What stays open to whoever has no second factor yet: to set one up, to give the password again, and to leave. */
const OPEN = ['account.confirmPassword', 'account.confirmTotp', 'account.startTotp', 'impersonation.stop'];

for (const kind of databases())
  describe(`a site that requires two-factor [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind, { require2fa: true });
    });
    afterEach(() => site.close());

    const call = (cookie: string, path: string, input?: unknown) => site.app.call(path, input, { cookie });
    const me = async (cookie: string) => dataOf<MeOutput>(await call(cookie, 'auth.me'));

    test('SEC-MFA-15 without a second factor everything is closed but setting one up and leaving', async () => {
      for (const actor of ['root', 'vw'] as const) {
        const login = await site.app.call('auth.login', { email: emailOf(actor), password: PASSWORD });
        const { mfa, user } = dataOf<MeOutput & { mfa: null }>(login);
        assert.deepEqual([mfa, user?.mustEnrol, user?.totpEnabled], [null, true, false]);
        const cookie = cookieOf(login.headers) ?? '';
        const names = Object.keys(site.app.admin.router._def.procedures);
        const closed = names.filter((name) => !name.startsWith('auth.') && !OPEN.includes(name));
        assert(closed.length > 20);
        for (const name of closed) {
          const answer = await call(cookie, name, { redirect: '/admin', next: '/admin', id: '1' });
          // What is no input at all is refused before anybody asks who sends it.
          if (answer.status !== 400) assert.deepEqual(refusalOf(answer), MUST_ENROL, `${actor} ${name}`);
        }
        assert.deepEqual(refusalOf(await call(cookie, 'meta.models')), MUST_ENROL);
        assert.deepEqual(refusalOf(await call(cookie, 'records.users.list')), MUST_ENROL);
        assert.equal((await call(cookie, 'auth.logout')).status, 200);
        assert.equal(await isSignedIn(site.app, cookie), false);
      }
    });

    test('SEC-MFA-15 who has set it up goes on at once, and signs in with both factors from then on', async () => {
      const cookie = await site.givePassword('root');
      const { secret } = dataOf<TotpSetup>(await call(cookie, 'account.startTotp'));
      const wrong = wrongCode(secret, site.clock.now);
      assert.deepEqual(refusalOf(await call(cookie, 'account.confirmTotp', { code: wrong })), [401, 'CODE_INVALID']);
      assert.deepEqual(refusalOf(await call(cookie, 'meta.models')), MUST_ENROL, 'a set-up is not enough');
      const answer = await call(cookie, 'account.confirmTotp', { code: site.codeOf(secret) });
      assert.equal(dataOf<RecoveryCodesOutput>(answer).recoveryCodes.length, 10);
      const next = cookieOf(answer.headers) ?? '';
      assert.equal((await me(next)).user?.mustEnrol, false);
      assert.equal((await call(next, 'meta.models')).status, 200);
      site.clock.pass(60);
      const again = await site.enter('root', secret);
      assert.equal((await call(again, 'meta.models')).status, 200);
    });

    test('SEC-MFA-13 switching off needs a code beside the password; wrong ones count, none counts twice', async () => {
      const { cookie, secret } = await site.enrol('root');
      const disable = (input: object) => call(cookie, 'account.disableTotp', input);
      const bare = await disable({ password: PASSWORD });
      assert.deepEqual(
        [...refusalOf(bare), bare.error?.fieldErrors],
        [400, 'VALIDATION_FAILED', { code: { code: 'required' } }],
      );
      const wrong = wrongCode(secret, site.clock.now);
      assert.deepEqual(refusalOf(await disable({ password: PASSWORD, code: wrong })), [401, 'CODE_INVALID']);
      assert.deepEqual(refusalOf(await disable({ password: 'wrong', code: site.codeOf(secret) })), [
        401,
        'INVALID_CREDENTIALS',
      ]);
      const used = site.codeOf(secret);
      await site.enter('root', secret);
      assert.deepEqual(refusalOf(await disable({ password: PASSWORD, code: used })), [401, 'CODE_INVALID']);
      assert.equal((await me(cookie)).user?.totpEnabled, true);
      await site.app.admin.settled();
      const { AdminLog } = site.app.admin.models;
      assert.equal(await AdminLog.count({ where: { action: '2fa_failed' } }), 2);
      site.clock.pass(30);
      const answer = await disable({ password: PASSWORD, code: site.codeOf(secret) });
      assert.equal(answer.status, 200, answer.text);
      const next = cookieOf(answer.headers) ?? '';
      const { user } = await me(next);
      assert.deepEqual([user?.totpEnabled, user?.mustEnrol], [false, true]);
      assert.deepEqual(refusalOf(await call(next, 'meta.models')), MUST_ENROL, 'and now he must enrol again');
    });

    test('SEC-MFA-13 SEC-MFA-05 ten wrong codes close switching off as well, with the right password', async () => {
      const { cookie, secret } = await site.enrol('root');
      const code = wrongCode(secret, site.clock.now);
      for (let attempt = 0; attempt < 10; attempt++) {
        const answer = await call(cookie, 'account.disableTotp', { password: PASSWORD, code });
        assert.deepEqual(refusalOf(answer), [401, 'CODE_INVALID']);
        await site.app.admin.settled();
      }
      const right = await call(cookie, 'account.disableTotp', { password: PASSWORD, code: site.codeOf(secret) });
      assert.deepEqual(refusalOf(right), [429, 'RATE_LIMITED']);
      assert.equal((await me(cookie)).user?.totpEnabled, true);
    });

    test('SEC-MFA-15 after a reset the person signs in by the password and must enrol before anything else', async () => {
      const [root, ed] = [await site.enrol('root'), await site.enrol('ed')];
      const reset = await call(root.cookie, 'users.resetTotp', { id: String(site.ids.ed) });
      assert.equal(reset.status, 200, reset.text);
      assert.equal(await isSignedIn(site.app, ed.cookie), false);
      const cookie = await site.givePassword('ed');
      assert.equal((await me(cookie)).user?.mustEnrol, true);
      assert.deepEqual(refusalOf(await call(cookie, 'meta.models')), MUST_ENROL);
      assert.equal((await call(cookie, 'account.startTotp')).status, 200);
    });

    test('SEC-MFA-15 who acts as somebody without a second factor is not asked to enrol for him', async () => {
      const { cookie } = await site.enrol('root');
      const began = await call(cookie, 'impersonation.start', { user: String(site.ids.vw) });
      assert.equal(began.status, 200, began.text);
      const acting = cookieOf(began.headers) ?? '';
      assert.equal((await me(acting)).user?.mustEnrol, false);
      assert.equal((await call(acting, 'meta.models')).status, 200);
    });
  });
