import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { hash as argon2Hash } from '@node-rs/argon2';
import { createPasswords } from '../../../server/auth/password.ts';
import { AdminError } from '../../../server/errors.ts';

const words = ['mike.holm@example.org', 'Kestrel Press'];

async function reasonOf(plain: string): Promise<string | undefined> {
  try {
    await createPasswords().check(plain, words);
    return undefined;
  } catch (error) {
    assert(error instanceof AdminError && error.code === 'PASSWORD_WEAK' && error.status === 400);
    return error.details.fieldErrors?.password?.code;
  }
}

describe('passwords', () => {
  test('SEC-AUTH-06 weak passwords are refused, without rules of composition', async () => {
    const refused: Record<string, string[]> = {
      tooShort: ['password', 'admin1234', 'asokadmin', 'mike.holm', 'elevenchars', '', '            '.slice(1)],
      tooLong: ['é'.repeat(513), 'x'.repeat(1025)],
      weak: ['password1234', 'PASSWORD1234!', 'passwordpassword', 'abc123abc123', '1qaz2wsx3edc', 'qwertyuiop123!'],
    };
    for (const [reason, passwords] of Object.entries(refused))
      for (const plain of passwords) assert.equal(await reasonOf(plain), reason, JSON.stringify(plain));
    for (const plain of ['asokadmin1234', 'Mike.Holm-2024', 'kestrelpress!!', 'example-admin'])
      assert.equal(await reasonOf(plain), 'weak', plain);
    assert.equal(await reasonOf(`half a pair \ud800`), 'format');
    for (const plain of [
      'violet ferry tuesday',
      'x7$Kq!m2Zp0w',
      'ünïcödé wörds',
      ' spaces at both ends ',
      'é'.repeat(512),
      'x'.repeat(128),
      'r'.padEnd(128, 'quiet lamp '),
    ])
      assert.equal(await reasonOf(plain), undefined, plain);
  });

  test('SEC-AUTH-05 a password is taken as it is: no trimming, no folding, no end at NUL', async () => {
    const passwords = createPasswords();
    const stored = await passwords.hash('pass\u0000a ');
    for (const other of ['pass', 'pass\u0000a', 'PASS\u0000a ', ' pass\u0000a ', 'pass\u0000a  '])
      assert.equal(await passwords.verify(other, stored), false, JSON.stringify(other));
    assert.equal(await passwords.verify('pass\u0000a ', stored), true);
  });

  test('SEC-AUTH-04 every byte counts, beyond the 72nd too', async () => {
    const passwords = createPasswords();
    for (const plain of ['0123456789'.repeat(8).concat('abcde'), '🦊'.repeat(40)]) {
      const stored = await passwords.hash(plain);
      assert.equal(await passwords.verify(Buffer.from(plain).subarray(0, 72).toString(), stored), false);
      assert.equal(await passwords.verify(plain, stored), true);
    }
  });

  test('SEC-AUTH-02 a check costs one run of argon2, whatever is stored', async () => {
    const passwords = createPasswords();
    const stored = await passwords.hash('violet ferry tuesday');
    const broken = `${stored.slice(0, 30)}%%%`;
    const absurd = stored.replace('m=19456', 'm=1');
    for (const each of [stored, null, '', 'plain text', broken, absurd]) {
      const before = passwords.runs;
      await passwords.verify('wrong', each);
      assert.equal(passwords.runs - before, 1, String(each));
    }
  });

  test('SEC-AUTH-22 plain text and md5 open nothing, older parameters are renewed', async () => {
    const passwords = createPasswords();
    const md5 = createHash('md5').update('violet ferry tuesday').digest('hex');
    assert.equal(await passwords.verify(md5, md5), false);
    assert.equal(await passwords.verify('violet ferry tuesday', md5), false);
    assert.equal(await passwords.verify('violet ferry tuesday', 'violet ferry tuesday'), false);
    const older = await argon2Hash('violet ferry tuesday', { memoryCost: 8192, timeCost: 1 });
    const other = await argon2Hash('violet ferry tuesday', { algorithm: 1 });
    for (const stored of [older, other]) {
      assert.equal(await passwords.verify('violet ferry tuesday', stored), true);
      assert.equal(passwords.needsRehash(stored), true);
    }
    assert.equal(passwords.needsRehash(await passwords.hash('violet ferry tuesday')), false);
  });

  test('AUTH-03 a foreign hash opens by the verifier of the team and is to be renewed', async () => {
    const sha = (text: string) => `sha1:${createHash('sha1').update(text).digest('hex')}`;
    let checks = 0;
    const verify = (plain: string, stored: string) => {
      checks += 1;
      return sha(plain) === stored;
    };
    const passwords = createPasswords({ verify });
    assert.equal(await passwords.verify('violet ferry tuesday', null), false);
    assert.equal(checks, 0);
    assert.equal(await passwords.verify('violet ferry tuesday', sha('violet ferry tuesday')), true);
    assert.equal(await passwords.verify('wrong', sha('violet ferry tuesday')), false);
    assert.equal(passwords.needsRehash(sha('violet ferry tuesday')), true);
    // From here on accounts without a foreign hash cost as much as those with one.
    assert.equal(await passwords.verify('violet ferry tuesday', null), false);
    assert.equal(await passwords.verify('violet ferry tuesday', await passwords.hash('other words here')), false);
    assert.equal(checks, 4);
  });

  test('AUTH-03 with `hash: model` the plain text goes through and nothing is renewed', async () => {
    const passwords = createPasswords({ hash: 'model', verify: () => true });
    assert.equal(await passwords.hash('violet ferry tuesday'), 'violet ferry tuesday');
    assert.equal(passwords.needsRehash('$2b$10$whatever'), false);
  });

  test('SEC-AUTH-09 beyond the queue of hashes the answer is UNAVAILABLE', async () => {
    const passwords = createPasswords();
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.verify('x', null)));
    const refused = results.filter((result) => result.status === 'rejected');
    assert(refused.length > 0 && refused.length <= 60 - 32);
    for (const { reason } of refused) assert.equal(reason.code, 'UNAVAILABLE');
    assert.equal(passwords.runs, 60 - refused.length);
    assert.equal(await passwords.verify('x', null), false);
  });
});
