import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { canonicalEmail, foldedEmail } from '../../../server/auth/email.ts';

describe('e-mail addresses', () => {
  test('SEC-AUTH-14 look-alikes of an address are none', () => {
    const twins = [
      'ｍike@example.org',
      'mike@example.org ',
      ' mike@example.org',
      'mike@example。org',
      'mi\u200bke@example.org',
      'mike\u00ad@example.org',
      'mike@exam\u00adple.org',
      'mike@example.org\u0000',
      'mike\n@example.org',
      'mi\u0308ke@example.org',
    ];
    for (const twin of twins) assert.equal(canonicalEmail(twin), null, JSON.stringify(twin));
    assert.notEqual(canonicalEmail('mïke@example.org'), canonicalEmail('mike@example.org'));
  });

  test('what is no address has no canonical form', () => {
    for (const text of [
      '',
      '@',
      'mike',
      'mike@',
      '@example.org',
      'a@b@example.org',
      'mike@a b',
      `${'x'.repeat(250)}@a.org`,
    ])
      assert.equal(canonicalEmail(text), null, text);
  });

  test('SEC-AUTH-14 case and international domains have one form', () => {
    assert.equal(canonicalEmail('MIKE@Example.ORG'), 'mike@example.org');
    assert.equal(canonicalEmail('zoë@BÜCHER.example'), 'zoë@xn--bcher-kva.example');
    assert.equal(canonicalEmail('zoë@xn--bcher-kva.example'), 'zoë@xn--bcher-kva.example');
    assert.equal(canonicalEmail('root@localhost'), 'root@localhost');
  });

  test('SEC-AUTH-10 tries of all spellings are counted together', () => {
    for (const text of ['MIKE@example.org', '  mike@example.org ', 'ｍｉｋｅ@example.org', 'mi\u200bke@example.org'])
      assert.equal(foldedEmail(text), 'mike@example.org', JSON.stringify(text));
  });

  test('SEC-DOS-05 worst-case text costs no backtracking', () => {
    for (const text of [
      '@'.repeat(100_000),
      `${'a.'.repeat(50_000)}@x`,
      `a@${'-'.repeat(100_000)}`,
      ' '.repeat(100_000),
    ]) {
      assert.equal(canonicalEmail(text), null);
      assert.equal(typeof foldedEmail(text), 'string');
    }
  });
});
