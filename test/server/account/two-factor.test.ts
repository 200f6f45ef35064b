import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AccountOutput, MeOutput, RecoveryCodesOutput, TotpSetup } from '../../../server/contract.ts';
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
const WRONG_PASSWORD = [401, 'INVALID_CREDENTIALS'];

for (const kind of databases())
  describe(`setting two-factor up and off [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    const call = (cookie: string, path: string, input?: unknown) => site.app.call(path, input, { cookie });
    const start = async (cookie: string) => dataOf<TotpSetup>(await call(cookie, 'account.startTotp'));
    const userRow = async (id: number) =>
      (await site.app.admin.models.User.findByPk(id, { raw: true })) as unknown as Record<string, unknown>;
    const accountRow = (id: number) => site.app.admin.models.Account.findByPk(id, { raw: true });
    const logged = async (prefix: string) => {
      await site.app.admin.settled();
      const rows = await site.app.admin.models.AdminLog.findAll({ order: ['id'], raw: true });
      return rows
        .filter(({ action }) => action.startsWith(prefix))
        .map(({ action, userLabel, model, recordKey, changes }) => [
          action,
          userLabel,
          `${model} ${recordKey}`,
          changes,
        ]);
    };

    test('SEC-MFA-08 a set-up takes somebody signed in, himself, with a recent password', async () => {
      assert.deepEqual(refusalOf(await site.app.call('account.startTotp')), [401, 'UNAUTHENTICATED']);
      assert.deepEqual(refusalOf(await site.app.call('account.confirmTotp', { code: '123456' })), [
        401,
        'UNAUTHENTICATED',
      ]);
      const cookie = await site.givePassword('root');
      assert.deepEqual(refusalOf(await call(cookie, 'account.confirmTotp', { code: '123456' })), INVALID);
      site.clock.pass(600);
      assert.deepEqual(refusalOf(await call(cookie, 'account.startTotp')), [403, 'REAUTH_REQUIRED']);
      assert.equal(await accountRow(site.ids.root), null);
      const confirmed = await call(cookie, 'account.confirmPassword', { password: PASSWORD });
      assert.equal((await start(cookieOf(confirmed.headers) ?? cookie)).secret.length, 32);
    });

    test('SEC-MFA-08 TFA-04 until a right code confirms it two-factor is off, and a wrong code leaves it off', async () => {
      const cookie = await site.givePassword('root');
      const { secret } = await start(cookie);
      const wrong = wrongCode(secret, site.clock.now);
      for (const code of [wrong, site.codeOf(secret, 2), site.codeOf(secret, -2)])
        assert.deepEqual(refusalOf(await call(cookie, 'account.confirmTotp', { code })), INVALID);
      for (const code of ['', '12345', 123456])
        assert.equal((await call(cookie, 'account.confirmTotp', { code })).status, 400);
      assert.equal(Boolean((await userRow(site.ids.root)).totpEnabled), false);
      assert.equal((await accountRow(site.ids.root))?.totpSecret, null);
      assert.equal(dataOf<MeOutput>(await call(cookie, 'auth.me')).user?.totpEnabled, false);
      assert.equal(await isSignedIn(site.app, await site.givePassword('root')), true, 'by the password alone');
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 0);
      assert.deepEqual(
        (await logged('2fa')).map(([action]) => action),
        ['2fa_started', '2fa_failed', '2fa_failed', '2fa_failed'],
        'SEC-AUD-03',
      );
    });

    test('SEC-MFA-08 B28 the same secret is shown again for ten minutes, then the set-up is over', async () => {
      const cookie = await site.givePassword('root');
      const { secret, uri } = await start(cookie);
      site.clock.pass(599);
      assert.deepEqual(await start(cookie), { secret, uri });
      site.clock.pass(1);
      const late = await call(cookie, 'account.confirmTotp', { code: site.codeOf(secret) });
      assert.deepEqual([late.status, late.error?.code, late.error?.params], [401, 'CODE_INVALID', { expired: true }]);
      const fresh = await site.givePassword('root');
      assert.notEqual((await start(fresh)).secret, secret);
      assert.deepEqual(refusalOf(await call(fresh, 'account.confirmTotp', { code: site.codeOf(secret) })), INVALID);
      const { secret: other } = await start(await site.givePassword('vw'));
      assert.notEqual(other, (await start(fresh)).secret, 'everybody has his own');
    });

    test('TFA-01 TFA-03 B27 the address for the QR code names site and account, and the 160-bit secret', async () => {
      const { secret, uri } = await start(await site.givePassword('root'));
      assert.match(secret, /^[A-Z2-7]{32}$/);
      const { protocol, host, pathname, searchParams } = new URL(uri);
      assert.deepEqual([protocol, host], ['otpauth:', 'totp']);
      assert.equal(decodeURIComponent(pathname), `/Asok Admin:${emailOf('root')}`);
      assert.deepEqual([searchParams.get('secret'), searchParams.get('issuer')], [secret, 'Asok Admin']);
      // What is not said is what every app takes: SHA-1, six digits, 30 seconds.
      assert.deepEqual([searchParams.get('algorithm') ?? 'SHA1', searchParams.get('digits') ?? '6'], ['SHA1', '6']);
      assert.equal(searchParams.get('period') ?? '30', '30');
    });

    test('TFA-04 TFA-07 SEC-SESS-05 a right code turns it on: flag, codes, log, and no session but this one, renamed', async () => {
      const [cookie, elsewhere] = [await site.givePassword('root'), await site.givePassword('root')];
      const { secret } = await start(cookie);
      const answer = await call(cookie, 'account.confirmTotp', { code: site.codeOf(secret) });
      assert.equal(dataOf<RecoveryCodesOutput>(answer).recoveryCodes.length, 10);
      const next = cookieOf(answer.headers) ?? '';
      assert.deepEqual(await Promise.all([cookie, elsewhere, next].map((each) => isSignedIn(site.app, each))), [
        false,
        false,
        true,
      ]);
      assert.equal(Boolean((await userRow(site.ids.root)).totpEnabled), true);
      assert.equal(dataOf<MeOutput>(await call(next, 'auth.me')).user?.totpEnabled, true);
      const account = dataOf<AccountOutput>(await call(next, 'account.get'));
      assert.deepEqual([account.totpEnabledAt, account.recoveryCodesLeft], [site.clock.now, 10]);
      const about = `users ${site.ids.root}`;
      assert.deepEqual(await logged('2fa'), [
        ['2fa_started', 'root', about, null],
        ['2fa_enabled', 'root', about, '{"totpEnabled":{"from":false,"to":true}}'],
      ]);
      const again = await call(next, 'account.confirmTotp', { code: site.codeOf(secret, 1) });
      assert.deepEqual(refusalOf(again), INVALID, 'nothing waits for a code any more');
    });

    test('SEC-MFA-04 of parallel confirmations one counts, and its codes are those that hold', async () => {
      const cookie = await site.givePassword('root');
      const code = site.codeOf((await start(cookie)).secret);
      const tries = await Promise.all(Array.from({ length: 5 }, () => call(cookie, 'account.confirmTotp', { code })));
      const done = tries.filter(({ status }) => status === 200);
      assert.equal(done.length, 1, tries.map(({ status, error }) => `${status} ${error?.code}`).join());
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 10);
      const [recovery] = dataOf<RecoveryCodesOutput>(done[0] ?? assert.fail()).recoveryCodes;
      const waiting = await site.givePassword('root');
      assert.equal((await call(waiting, 'auth.recover', { code: recovery })).status, 200);
    });

    test('SEC-MFA-08 another app is set up beside the one in use, which stays in use until the code of the other', async () => {
      const first = await site.enrol('root');
      const cookie = await site.enter('root', first.secret);
      site.clock.pass(60);
      const { secret } = await start(cookie);
      assert.notEqual(secret, first.secret);
      const waiting = await site.givePassword('root');
      assert.deepEqual(refusalOf(await call(waiting, 'auth.verifyTotp', { code: site.codeOf(secret) })), INVALID);
      await site.enter('root', first.secret);
      const answer = await call(cookie, 'account.confirmTotp', { code: site.codeOf(secret) });
      const { recoveryCodes } = dataOf<RecoveryCodesOutput>(answer);
      site.clock.pass(60);
      const later = await site.givePassword('root');
      assert.deepEqual(refusalOf(await call(later, 'auth.verifyTotp', { code: site.codeOf(first.secret) })), INVALID);
      assert.deepEqual(refusalOf(await call(later, 'auth.recover', { code: first.recoveryCodes[0] })), INVALID);
      assert.equal((await call(later, 'auth.verifyTotp', { code: site.codeOf(secret) })).status, 200);
      const last = await site.givePassword('root');
      assert.equal((await call(last, 'auth.recover', { code: recoveryCodes[0] })).status, 200);
      assert.equal((await logged('2fa')).at(-1)?.[3], '{"replaced":true}');
    });

    test('SEC-MFA-13 TFA-06 a wrong password leaves it on and counts like a try to sign in', async () => {
      const { cookie } = await site.enrol('root');
      const disable = (password: unknown) => call(cookie, 'account.disableTotp', { password });
      const { passwords } = site.app.admin.createContext().runtime;
      for (const odd of ['', undefined, ['x'], { $ne: null }, 'x'.repeat(1025)])
        assert.equal((await disable(odd)).status, 400);
      for (let attempt = 0; attempt < 5; attempt++) {
        const earlier = passwords.runs;
        assert.deepEqual(refusalOf(await disable('wrong')), WRONG_PASSWORD);
        assert.equal(passwords.runs - earlier, 1);
      }
      assert.deepEqual(refusalOf(await disable(PASSWORD)), [429, 'RATE_LIMITED']);
      assert.equal(Boolean((await userRow(site.ids.root)).totpEnabled), true);
      assert.notEqual((await accountRow(site.ids.root))?.totpSecret, null);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 10);
      assert.equal(await isSignedIn(site.app, cookie), true);
      assert.deepEqual(
        (await logged('2fa')).map(([action]) => action),
        ['2fa_started', '2fa_enabled'],
      );
    });

    test('SEC-MFA-13 TFA-06 TFA-07 the password turns it off: secret, codes and other sessions go, and it is logged', async () => {
      const { secret, cookie } = await site.enrol('root');
      const elsewhere = await site.enter('root', secret);
      const waiting = await site.givePassword('root');
      await start(elsewhere);
      site.clock.pass(700);
      const answer = await call(cookie, 'account.disableTotp', { password: PASSWORD });
      assert.deepEqual(dataOf(answer), { ok: true });
      const next = cookieOf(answer.headers) ?? '';
      assert.deepEqual(await Promise.all([cookie, elsewhere, next].map((each) => isSignedIn(site.app, each))), [
        false,
        false,
        true,
      ]);
      assert.deepEqual(refusalOf(await call(waiting, 'auth.verifyTotp', { code: site.codeOf(secret) })), [
        401,
        'UNAUTHENTICATED',
      ]);
      const { totpSecret, totpPendingSecret, totpLastStep, totpEnabledAt } = (await accountRow(site.ids.root)) ?? {};
      assert.deepEqual([totpSecret, totpPendingSecret, totpLastStep, totpEnabledAt], [null, null, null, null]);
      assert.equal(Boolean((await userRow(site.ids.root)).totpEnabled), false);
      assert.equal(await site.app.admin.models.RecoveryCode.count(), 0);
      assert.equal(await isSignedIn(site.app, await site.givePassword('root')), true);
      const about = `users ${site.ids.root}`;
      assert.deepEqual((await logged('2fa')).slice(3), [
        ['2fa_disabled', 'root', about, '{"totpEnabled":{"from":true,"to":false}}'],
      ]);
      assert.equal((await call(next, 'account.disableTotp', { password: PASSWORD })).status, 200, 'off is off');
      assert.equal((await logged('2fa_disabled')).length, 1);
    });

    test('SEC-MFA-13 TFA-07 the flag of a user can be set by no save, new or old, and no save touches the factor', async () => {
      const { cookie } = await site.enrol('root');
      await site.enrol('ed');
      const id = String(site.ids.ed);
      const before = await accountRow(site.ids.ed);
      const { $version: expectedVersion } = dataOf<{ $version: string }>(
        await call(cookie, 'records.users.get', { id }),
      );
      const save = (changes: object, base: object) =>
        call(cookie, 'records.users.update', { id, expectedVersion, changes, base });
      for (const name of ['totpEnabled', 'totp_enabled', 'totpSecret', 'totp_secret'])
        assert.equal((await save({ [name]: false }, { [name]: true })).status, 400, name);
      const data = { email: 'new@example.org', password: 'seven quiet lanterns', totpEnabled: true };
      assert.equal((await call(cookie, 'records.users.create', { data })).status, 400);
      assert.equal((await save({ name: 'Edith' }, { name: 'ed' })).status, 200);
      assert.deepEqual(await accountRow(site.ids.ed), before);
      assert.equal(Boolean((await userRow(site.ids.ed)).totpEnabled), true);
    });

    test('SEC-MFA-13 SEC-IMP-10 nobody sets a factor up, off or anew for whom he acts as', async () => {
      const { cookie, secret } = await site.enrol('root');
      await site.enrol('ed');
      const began = await call(cookie, 'impersonation.start', { user: String(site.ids.ed) });
      assert.equal(began.status, 200, began.text);
      const acting = cookieOf(began.headers) ?? '';
      const before = await accountRow(site.ids.ed);
      for (const [name, input] of [
        ['startTotp', undefined],
        ['confirmTotp', { code: site.codeOf(secret) }],
        ['disableTotp', { password: PASSWORD }],
        ['renewRecoveryCodes', undefined],
      ] as const)
        assert.deepEqual(refusalOf(await call(acting, `account.${name}`, input)), [403, 'IMPERSONATING'], name);
      site.clock.pass(3601);
      for (const name of ['startTotp', 'renewRecoveryCodes'])
        assert.deepEqual(refusalOf(await call(acting, `account.${name}`)), [403, 'IMPERSONATION_EXPIRED'], name);
      assert.deepEqual(await accountRow(site.ids.ed), before);
      assert.equal(await site.app.admin.models.RecoveryCode.count({ where: { userId: site.ids.ed } }), 10);
    });
  });
