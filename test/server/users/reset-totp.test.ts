import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { cookieOf } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import type { ActorName } from '../../support/scenario.ts';
import { dataOf, isSignedIn, openTwoFactorSite, refusalOf, type TwoFactorSite } from '../../support/two-factor.ts';

for (const kind of databases())
  describe(`taking a lost second factor away [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    const reset = (cookie: string, actor: ActorName) =>
      site.app.call('users.resetTotp', { id: String(site.ids[actor]) }, { cookie });
    const accountOf = (actor: ActorName) => site.app.admin.models.Account.findByPk(site.ids[actor], { raw: true });
    const resets = async () => {
      await site.app.admin.settled();
      return site.app.admin.models.AdminLog.findAll({ where: { action: '2fa_reset' }, raw: true });
    };

    test('B38 SEC-RBAC-05 it takes users.edit, the rank, a recent password, and is not for oneself', async () => {
      const enrolled = { root: await site.enrol('root'), umgr: await site.enrol('umgr'), ed: await site.enrol('ed') };
      const before = await Promise.all((['root', 'umgr', 'ed'] as const).map(accountOf));
      const viewer = await site.givePassword('ex');
      assert.deepEqual(refusalOf(await reset(viewer, 'ed')), [403, 'FORBIDDEN']);
      assert.deepEqual(refusalOf(await site.app.call('users.resetTotp', { id: '1' })), [401, 'UNAUTHENTICATED']);
      const { cookie } = enrolled.umgr;
      assert.deepEqual(refusalOf(await reset(cookie, 'root')), [403, 'RANK_TOO_LOW']);
      assert.deepEqual(refusalOf(await reset(cookie, 'ed')), [403, 'RANK_TOO_LOW']);
      assert.deepEqual(refusalOf(await reset(await site.givePassword('star'), 'root')), [403, 'RANK_TOO_LOW']);
      assert.deepEqual(refusalOf(await reset(enrolled.root.cookie, 'root')), [409, 'OWN_ACCOUNT']);
      const gone = await site.app.call('users.resetTotp', { id: '999999' }, { cookie: enrolled.root.cookie });
      assert.deepEqual(refusalOf(gone), [404, 'NOT_FOUND']);
      site.clock.pass(600);
      assert.deepEqual(refusalOf(await reset(enrolled.root.cookie, 'ed')), [403, 'REAUTH_REQUIRED']);
      assert.deepEqual(await Promise.all((['root', 'umgr', 'ed'] as const).map(accountOf)), before);
      assert.deepEqual(await resets(), []);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 30);
    });

    test('B38 TFA-07 an administrator takes it away: secret, codes and sessions go, and it is logged', async () => {
      const { secret, cookie: target, recoveryCodes } = await site.enrol('umgr');
      const waiting = await site.givePassword('umgr');
      const cookie = await site.givePassword('root');
      assert.deepEqual(dataOf(await reset(cookie, 'umgr')), { ok: true });
      assert.equal(await isSignedIn(site.app, target), false);
      for (const [name, code] of [
        ['verifyTotp', site.codeOf(secret)],
        ['recover', recoveryCodes[0]],
      ])
        assert.deepEqual(refusalOf(await site.app.call(`auth.${name}`, { code }, { cookie: waiting })), [
          401,
          'UNAUTHENTICATED',
        ]);
      assert.equal((await accountOf('umgr'))?.totpSecret, null);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 0);
      const user = await site.app.admin.models.User.findByPk(site.ids.umgr);
      assert.equal(user?.get('totpEnabled'), false);
      assert.equal(await isSignedIn(site.app, await site.givePassword('umgr')), true, 'by the password alone');
      const again = await reset(cookie, 'umgr');
      assert.equal(again.status, 200, 'off is off');
      const rows = await resets();
      assert.deepEqual(
        rows.map(({ userLabel, model, recordKey, recordLabel, changes }) => [
          userLabel,
          `${model} ${recordKey} ${recordLabel}`,
          changes,
        ]),
        [['root', `users ${site.ids.umgr} umgr`, '{"totpEnabled":{"from":true,"to":false}}']],
      );
      assert.equal(await isSignedIn(site.app, cookie), true);
    });

    test('SEC-IMP-10 nobody takes it from whom he acts as', async () => {
      await site.enrol('umgr');
      const cookie = await site.givePassword('root');
      const began = await site.app.call('impersonation.start', { user: String(site.ids.umgr) }, { cookie });
      const acting = cookieOf(began.headers) ?? '';
      assert.deepEqual(refusalOf(await reset(acting, 'umgr')), [403, 'IMPERSONATING']);
      assert.notEqual((await accountOf('umgr'))?.totpSecret, null);
    });
  });
