import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type AdminClient, createAdminClient, createSession } from '../../sdk/index.ts';
import { cookieOf, ORIGIN, PASSWORD } from '../support/app.ts';
import { refusal } from '../support/clients.ts';
import { databases } from '../support/databases.ts';
import { emailOf } from '../support/scenario.ts';
import { openTwoFactorSite, type TwoFactorSite, wrongCode } from '../support/two-factor.ts';

/** A client that keeps its cookie as a browser does. */
function browserOf({ app }: TwoFactorSite): AdminClient {
  let cookie: string | null = null;
  return createAdminClient({
    url: `${ORIGIN}/admin`,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      if (cookie !== null) headers.set('cookie', cookie);
      const answer = await app.admin.fetch(new Request(input, { ...init, headers }));
      cookie = cookieOf(answer.headers) ?? cookie;
      return answer;
    },
  });
}

for (const kind of databases())
  describe(`a session with a second factor [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    test('TFA-05 a sign-in gives `totp`, stays anonymous through a wrong code, and is done by a right one', async () => {
      const { secret } = await site.enrol('root');
      const session = createSession(browserOf(site));
      await session.load();
      assert.equal(await session.login({ email: emailOf('root'), password: PASSWORD }), 'totp');
      assert.deepEqual([session.$state.get().status, session.$state.get().user], ['anonymous', null]);
      const { code, params } = await refusal(session.verifyTotp(wrongCode(secret, site.clock.now)));
      assert.deepEqual([code, params], ['CODE_INVALID', { left: 4 }]);
      assert.equal(session.$state.get().status, 'anonymous');
      await session.verifyTotp(site.codeOf(secret));
      const { status, user, models } = session.$state.get();
      assert.deepEqual([status, user?.email, user?.totpEnabled], ['authenticated', emailOf('root'), true]);
      assert(models.length > 0);
    });

    test('TFA-05 SEC-MFA-10 a recovery code does it as well, and tells how many are left', async () => {
      const { recoveryCodes } = await site.enrol('root');
      const session = createSession(browserOf(site));
      assert.equal(await session.login({ email: emailOf('root'), password: PASSWORD }), 'totp');
      assert.equal(await session.recover(recoveryCodes[0] ?? ''), 9);
      assert.equal(session.$state.get().user?.email, emailOf('root'));
    });

    test('TFA-05 a sign-in that waited too long says so by UNAUTHENTICATED: the password is asked for again', async () => {
      const { secret } = await site.enrol('root');
      const session = createSession(browserOf(site));
      await session.login({ email: emailOf('root'), password: PASSWORD });
      site.clock.pass(301);
      assert.equal((await refusal(session.verifyTotp(site.codeOf(secret)))).code, 'UNAUTHENTICATED');
      assert.equal(await session.login({ email: emailOf('root'), password: PASSWORD }), 'totp');
      await session.verifyTotp(site.codeOf(secret));
      assert.equal(session.$state.get().status, 'authenticated');
    });
  });
