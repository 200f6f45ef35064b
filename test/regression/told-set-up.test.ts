import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { TotpSetup } from '../../server/contract.ts';
import { cookieOf, PASSWORD } from '../support/app.ts';
import { databases } from '../support/databases.ts';
import { dataOf, openTwoFactorSite, refusalOf, type TwoFactorSite } from '../support/two-factor.ts';

for (const kind of databases())
  describe(`a second factor that a thief began to set up [${kind.name}]`, () => {
    let site: TwoFactorSite;
    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    const call = (cookie: string, path: string, input?: unknown) => site.app.call(path, input, { cookie });
    const secretFor = async (cookie: string) => dataOf<TotpSetup>(await call(cookie, 'account.startTotp')).secret;

    test('SEC-MFA-08 whoever throws a thief out is not given the secret that the thief has seen', async () => {
      for (const [path, input] of [
        ['account.changePassword', { current: PASSWORD, next: 'seven quiet lanterns' }],
        ['account.revokeOtherSessions', undefined],
      ] as const) {
        const actor = input ? 'ed' : 'vw';
        const [thief, owner] = [await site.givePassword(actor), await site.givePassword(actor)];
        const told = await secretFor(thief);
        const answer = await call(owner, path, input);
        assert.equal(answer.status, 200, answer.text);
        const own = await secretFor(cookieOf(answer.headers) ?? owner);
        assert.notEqual(own, told, path);
      }
    });

    test('SEC-MFA-08 of two sessions each has a secret of its own, and the code of the later one confirms', async () => {
      const [first, second] = [await site.givePassword('ed'), await site.givePassword('ed')];
      const [told, own] = [await secretFor(first), await secretFor(second)];
      assert.notEqual(own, told);
      assert.equal(await secretFor(second), own);
      const late = await call(first, 'account.confirmTotp', { code: site.codeOf(told) });
      assert.deepEqual(refusalOf(late), [401, 'CODE_INVALID']);
      assert.equal((await call(second, 'account.confirmTotp', { code: site.codeOf(own) })).status, 200);
    });
  });
