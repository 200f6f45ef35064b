import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { QueryTypes } from 'sequelize';
import type { RecoveryCodesOutput, TotpSetup } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
import { dataOf, openTwoFactorSite, type TwoFactorSite, wrongCode } from '../../support/two-factor.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes that a text in base32 stands for. */
function bytesOf(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Every way in which a secret might be found again by whoever reads a file. */
function spellings(secret: string): Buffer[] {
  const plain = secret.replaceAll('-', '');
  const bytes = bytesOf(plain);
  const texts = [secret, plain, plain.toLowerCase(), bytes.toString('hex'), bytes.toString('base64url')];
  const encoded = [Buffer.from(plain).toString('base64url'), Buffer.from(plain).toString('hex')];
  return [...[...texts, ...encoded].map((text) => Buffer.from(text)), bytes];
}

for (const kind of databases())
  describe(`two-factor at rest [${kind.name}]`, () => {
    let site: TwoFactorSite;

    beforeEach(async () => {
      site = await openTwoFactorSite(kind);
    });
    afterEach(() => site.close());

    /** All that is stored: the files of SQLite as they are, of MariaDB every row of every table. */
    async function stored(): Promise<Buffer> {
      const { address, sequelize } = site.database;
      if (kind.name === 'sqlite') {
        const files = ['', '-wal', '-shm'].map((suffix) => address + suffix).filter((file) => existsSync(file));
        return Buffer.concat(files.map((file) => readFileSync(file)));
      }
      const tables = await sequelize.getQueryInterface().showAllTables();
      const rows = await Promise.all(
        tables.map((table) => sequelize.query(`SELECT * FROM \`${table}\``, { type: QueryTypes.SELECT })),
      );
      return Buffer.from(JSON.stringify(rows));
    }

    test('SEC-MFA-09 S8 no secret and no code is found in what is stored or logged, in no spelling', async () => {
      const { secret, cookie, recoveryCodes } = await site.enrol('root');
      const [used, ...unused] = recoveryCodes;
      const call = (path: string, input?: unknown) => site.app.call(path, input, { cookie });
      const renewed = dataOf<RecoveryCodesOutput>(await call('account.renewRecoveryCodes')).recoveryCodes;
      const { secret: pending } = dataOf<TotpSetup>(await call('account.startTotp'));
      const typed = [wrongCode(secret, site.clock.now), site.codeOf(secret)];
      for (const code of [used, renewed[0], typed[0], typed[1]]) {
        const path = code?.includes('-') ? 'auth.recover' : 'auth.verifyTotp';
        await site.app.call(path, { code }, { cookie: await site.givePassword('root') });
      }
      await site.app.admin.settled();
      const everything = Buffer.concat([await stored(), Buffer.from(site.app.log())]);
      assert(everything.includes('recovery_code_used'), 'this is the database');
      const secrets = [secret, pending, used, ...unused, ...renewed];
      for (const each of secrets)
        for (const [index, spelling] of spellings(each ?? '').entries())
          assert(!everything.includes(spelling), `spelling ${index} of ${each}`);
      const rows = JSON.stringify(await site.app.admin.models.AdminLog.findAll({ raw: true }));
      for (const code of typed) assert(!rows.includes(code), 'typed codes are not logged');
    });

    test('SEC-MFA-09 no answer after the confirmation tells the secret or a code, not to its owner either', async () => {
      const { secret, cookie, recoveryCodes } = await site.enrol('root');
      const id = String(site.ids.root);
      const inputs: [string, unknown][] = [
        ['auth.me', undefined],
        ['account.get', undefined],
        ['account.sessions', undefined],
        ['users.account', { id }],
        ['records.users.get', { id }],
        ['records.users.list', { q: secret }],
        ['audit.list', { model: 'users', record: id }],
        ['audit.list', {}],
      ];
      for (const [path, input] of inputs) {
        const { status, text } = await site.app.call(path, input, { cookie });
        assert.equal(status, 200, `${path} ${text}`);
        for (const each of [secret, ...recoveryCodes])
          assert(!text.includes(each) && !text.includes(each.replaceAll('-', '')), path);
      }
      const again = await site.app.call('account.startTotp', undefined, { cookie });
      assert(!again.text.includes(secret), 'a second set-up shows another secret');
    });
  });
