import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AnyRecordDetail, TotpSetup } from '../../server/contract.ts';
import { databases } from '../support/databases.ts';
import { dataOf, isSignedIn, openTwoFactorSite, refusalOf, type TwoFactorSite } from '../support/two-factor.ts';

for (const kind of databases())
  describe(`second factors that were lost, told or used twice [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    const call = (cookie: string, path: string, input?: unknown) => site.app.call(path, input, { cookie });
    const load = async (cookie: string, id: string) =>
      dataOf<AnyRecordDetail & { $version: string }>(await call(cookie, 'records.users.get', { id }));

    test('S8 B37 the secret is given to be drawn where it is shown: no address of any other machine comes with it', async () => {
      const answer = await call(await site.givePassword('root'), 'account.startTotp');
      const { uri, ...rest } = dataOf<TotpSetup>(answer);
      assert.deepEqual(Object.keys(rest), ['secret']);
      assert.equal(new URL(uri).protocol, 'otpauth:');
      assert.doesNotMatch(answer.text, /https?:/);
    });

    test('S8 B33 the same code does not sign in twice, in its window or by another sign-in that waits', async () => {
      const { secret } = await site.enrol('root');
      const [first, second] = [await site.givePassword('root'), await site.givePassword('root')];
      const code = site.codeOf(secret);
      assert.equal((await call(first, 'auth.verifyTotp', { code })).status, 200);
      for (const cookie of [second, await site.givePassword('root')])
        assert.deepEqual(refusalOf(await call(cookie, 'auth.verifyTotp', { code })), [401, 'CODE_INVALID']);
    });

    test('S8 B38 who may edit users does not switch the second factor of another off, or his own on', async () => {
      await site.enrol('root2');
      // Now he holds no more than umgr does.
      await site.app.admin.models.User.update({ isAdmin: false }, { where: { id: site.ids.root2 } });
      const cookie = await site.givePassword('umgr');
      const stored = await site.app.admin.models.Account.findByPk(site.ids.root2, { raw: true });
      for (const [target, from] of [
        [site.ids.root2, true],
        [site.ids.umgr, false],
      ] as const) {
        const { $version: expectedVersion, totpEnabled } = await load(cookie, String(target));
        assert.equal(totpEnabled, from);
        for (const name of ['totpEnabled', 'totp_enabled', 'totpSecret', 'totpEnabledAt']) {
          const input = { id: String(target), expectedVersion, changes: { [name]: !from }, base: { [name]: from } };
          assert.equal((await call(cookie, 'records.users.update', input)).status, 400, name);
        }
      }
      assert.deepEqual(await site.app.admin.models.Account.findByPk(site.ids.root2, { raw: true }), stored);
    });

    test('S8 B78 a save of the whole form keeps the second factor, and the log tells none of it', async () => {
      const [{ cookie }, { secret }] = [await site.enrol('root'), await site.enrol('root2')];
      const id = String(site.ids.root2);
      const { $version: expectedVersion, name, email } = await load(cookie, id);
      const changes = { name: 'Renamed', email: 'renamed@example.org', password: 'seven quiet lanterns' };
      const input = { id, expectedVersion, changes, base: { name, email } };
      assert.equal((await call(cookie, 'records.users.update', input)).status, 200);
      assert.equal((await load(cookie, id)).totpEnabled, true);
      const waiting = await site.app.login(changes.email, changes.password);
      assert.equal(await isSignedIn(site.app, waiting), false, 'a code is still asked for');
      assert.equal((await call(waiting, 'auth.verifyTotp', { code: site.codeOf(secret) })).status, 200);
      await site.app.admin.settled();
      const row = await site.app.admin.models.AdminLog.findOne({ where: { action: 'update' }, raw: true });
      assert.deepEqual(Object.keys(JSON.parse(row?.changes ?? '{}')).toSorted(), [
        'email',
        'emailCanonical',
        'name',
        'password',
      ]);
      assert.doesNotMatch(row?.changes ?? '', /totp|secret/i);
    });
  });
