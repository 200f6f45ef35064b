import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AccountOutput, RecoverOutput, RecoveryCodesOutput } from '../../../server/contract.ts';
import { cookieOf } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';
import { dataOf, isSignedIn, openTwoFactorSite, refusalOf, type TwoFactorSite } from '../../support/two-factor.ts';

const INVALID = [401, 'CODE_INVALID'];

for (const kind of databases())
  describe(`recovery codes [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    const recover = (code: unknown, cookie?: string) =>
      site.app.call('auth.recover', { code }, cookie === undefined ? {} : { cookie });
    const rowsOf = async (action: string) => {
      await site.app.admin.settled();
      const { AdminLog } = site.app.admin.models;
      const rows = await AdminLog.findAll({ where: { action }, order: ['id'], raw: true });
      return rows.map(({ userLabel, model, recordKey, recordLabel, changes }) => [
        userLabel,
        `${model} ${recordKey} ${recordLabel}`,
        changes,
      ]);
    };

    test('SEC-MFA-10 a code that is none, of somebody else, or without a waiting sign-in opens nothing', async () => {
      const [root, ed] = [await site.enrol('root'), await site.enrol('ed')];
      const [code = ''] = root.recoveryCodes;
      const [other = ''] = ed.recoveryCodes;
      assert.deepEqual(refusalOf(await recover(code)), [401, 'UNAUTHENTICATED']);
      assert.deepEqual(refusalOf(await recover(code, root.cookie)), [401, 'UNAUTHENTICATED']);
      const waiting = await site.givePassword('root');
      assert.deepEqual(refusalOf(await recover(other, waiting)), INVALID);
      const flipped = code.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
      assert.deepEqual(refusalOf(await recover(flipped, waiting)), INVALID);
      for (const odd of ['', code.slice(1), `${code}A`, code.replaceAll(/[A-Z]/g, '1'), 123456, [code], null, '123456'])
        assert.equal((await recover(odd, waiting)).status, 400, String(odd));
      const crossed = await site.app.call('auth.verifyTotp', { code }, { cookie: waiting });
      assert.equal(crossed.status, 400, 'neither procedure takes what is for the other');
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 20);
      assert.equal(await isSignedIn(site.app, waiting), false);
    });

    test('SEC-MFA-10 B30 each of the ten codes of 120 bits works once, however it is spelled, and its use is logged', async () => {
      const { recoveryCodes } = await site.enrol('root');
      assert.equal(new Set(recoveryCodes).size, 10);
      for (const code of recoveryCodes) assert.match(code, /^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
      const [first = '', second = ''] = recoveryCodes;
      const spelled = ` ${first.toLowerCase().replaceAll('-', ' ')} `;
      const answer = await recover(spelled, await site.givePassword('root'));
      const { user, recoveryCodesLeft } = dataOf<RecoverOutput>(answer);
      assert.deepEqual([user?.email, recoveryCodesLeft], [emailOf('root'), 9]);
      const cookie = cookieOf(answer.headers) ?? '';
      const account = await site.app.call('account.get', undefined, { cookie });
      assert.equal(dataOf<AccountOutput>(account).recoveryCodesLeft, 9);
      assert.deepEqual(refusalOf(await recover(first, await site.givePassword('root'))), INVALID);
      const plain = second.replaceAll('-', '');
      assert.equal(dataOf<RecoverOutput>(await recover(plain, await site.givePassword('root'))).recoveryCodesLeft, 8);
      const user1 = `users ${site.ids.root} ${emailOf('root')}`;
      assert.deepEqual(await rowsOf('recovery_code_used'), [
        [null, user1, '{"recoveryCodesLeft":9}'],
        [null, user1, '{"recoveryCodesLeft":8}'],
      ]);
      const logins = (await rowsOf('login')).map(([, , changes]) => changes);
      assert.deepEqual(logins, ['{"method":"password"}', '{"method":"recovery"}', '{"method":"recovery"}']);
    });

    test('SEC-MFA-10 of twenty parallel tries with one code one gets in, by one sign-in or by several', async () => {
      const { recoveryCodes } = await site.enrol('root');
      const [first = '', second = ''] = recoveryCodes;
      const one = await site.givePassword('root');
      const tries = await Promise.all(Array.from({ length: 20 }, () => recover(first, one)));
      assert.equal(tries.filter(({ status }) => status === 200).length, 1);
      await site.app.admin.settled();
      const several = await Promise.all(Array.from({ length: 4 }, () => site.givePassword('root')));
      const answers = await Promise.all(several.map((cookie) => recover(second, cookie)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 8);
    });

    test('SEC-MFA-10 SEC-MFA-04 two codes for one waiting sign-in: one gets in, the other stays unused', async () => {
      const { recoveryCodes } = await site.enrol('root');
      const cookie = await site.givePassword('root');
      const tries = await Promise.all(recoveryCodes.slice(0, 2).map((code) => recover(code, cookie)));
      assert.equal(tries.filter(({ status }) => status === 200).length, 1);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 9);
    });

    test('SEC-MFA-10 new codes take a recent password; they end the old ones, and are logged', async () => {
      const { recoveryCodes: old, cookie, secret } = await site.enrol('root');
      const renew = (browser: string) => site.app.call('account.renewRecoveryCodes', undefined, { cookie: browser });
      const without = await site.givePassword('vw');
      assert.deepEqual(refusalOf(await renew(without)), [400, 'BAD_REQUEST'], 'two-factor is off');
      site.clock.pass(600);
      assert.deepEqual(refusalOf(await renew(cookie)), [403, 'REAUTH_REQUIRED']);
      const fresh = await site.enter('root', secret);
      assert.deepEqual(refusalOf(await recover(old[0], fresh)), [401, 'UNAUTHENTICATED']);
      const { recoveryCodes } = dataOf<RecoveryCodesOutput>(await renew(fresh));
      assert.equal(new Set([...old, ...recoveryCodes]).size, 20);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 10);
      assert.deepEqual(refusalOf(await recover(old[1], await site.givePassword('root'))), INVALID);
      assert.equal((await recover(recoveryCodes[0], await site.givePassword('root'))).status, 200);
      assert.deepEqual(await rowsOf('recovery_codes_renewed'), [['root', `users ${site.ids.root} root`, null]]);
    });

    test('SEC-MFA-10 while one code is tried and used, the log is part of it: what cannot be logged is not done', async () => {
      const { recoveryCodes } = await site.enrol('root');
      const cookie = await site.givePassword('root');
      await site.app.admin.settled();
      const query = site.database.sequelize.getQueryInterface();
      const { adminLog } = site.app.admin.models.tables;
      await query.renameTable(adminLog, 'elsewhere');
      const { status } = await recover(recoveryCodes[0], cookie);
      await query.renameTable('elsewhere', adminLog);
      assert.equal(status, 503);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 10);
      assert.equal((await recover(recoveryCodes[0], cookie)).status, 200);
    });
  });
