import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Sequelize } from 'sequelize';
import { sessionCookie } from '../../../server/auth/cookie.ts';
import { newToken } from '../../../server/auth/session.ts';
import { type AdminOptions, resolveConfig } from '../../../server/config.ts';

const secret = '0123456789abcdef0123456789abcdef';
const warnings: string[] = [];
const write = (_details: object, message: string) => void warnings.push(message);
const logger = { debug: write, info: write, warn: write, error: write };
const token = newToken();

function config(options: Partial<AdminOptions>, environment: NodeJS.ProcessEnv = {}) {
  return resolveConfig({ sequelize: {} as Sequelize, secret, logger, ...options }, environment);
}

describe('the session cookie', () => {
  test('SEC-SESS-02 plain http on another host does not start, unless it is asked for and said aloud', () => {
    assert.throws(() => config({ publicUrl: 'http://admin.example.org' }), { id: 'CFG_PLAIN_HTTP' });
    warnings.length = 0;
    const insecure = sessionCookie(config({ publicUrl: 'http://admin.example.org', insecureCookies: true }));
    assert.match(warnings.join(), /insecureCookies/);
    assert.doesNotMatch(insecure.set(token), /Secure|__Host-/);
  });

  test('SEC-SESS-01 over https it is bound to the host, and out of reach of scripts', () => {
    const expected = `__Host-asok_sid=${token}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax`;
    assert.equal(sessionCookie(config({ publicUrl: 'https://admin.example.org' })).set(token), expected);
    assert.equal(sessionCookie(config({}, { NODE_ENV: 'production' })).set(token), expected);
    assert.equal(
      sessionCookie(config({ publicUrl: 'https://admin.example.org' })).clear(),
      '__Host-asok_sid=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  test('on this machine two admins have two names, each stays the same', () => {
    const nameOf = (options: Partial<AdminOptions>) => sessionCookie(config(options)).name;
    const local = { publicUrl: 'http://localhost:8000' };
    assert.match(nameOf(local), /^asok_sid_[0-9a-f]{6}$/);
    assert.equal(nameOf(local), nameOf({}));
    assert.notEqual(nameOf(local), nameOf({ ...local, urlPrefix: '/back' }));
    assert.notEqual(nameOf(local), nameOf({ ...local, secret: `${secret}!` }));
  });

  test('SEC-SESS-13 only a whole token under the one name is read', () => {
    const cookie = sessionCookie(config({ publicUrl: 'https://admin.example.org' }));
    assert.equal(cookie.read(`a=b; ${cookie.name}=${token}; c=d`), token);
    for (const header of [
      null,
      '',
      `asok_sid=${token}`,
      `x${cookie.name}=${token}`,
      `${cookie.name}=${token}a`,
      `${cookie.name}=%ff`,
    ])
      assert.equal(cookie.read(header), null, String(header));
  });

  test('SESS-02 its life follows SESSION_MAX_AGE, up to what browsers keep', () => {
    const ageOf = (age: string) =>
      sessionCookie(config({}, { SESSION_MAX_AGE: age }))
        .set(token)
        .match(/Max-Age=(\d+)/)?.[1];
    assert.equal(ageOf('60'), '60');
    assert.equal(ageOf('999999999'), '34560000');
  });
});

test('SEC-SESS-01 ten thousand ids of 32 bytes hold no repeat', () => {
  const tokens = Array.from({ length: 10_000 }, newToken);
  assert.equal(new Set(tokens).size, tokens.length);
  for (const token of tokens) assert.equal(Buffer.from(token, 'base64url').length, 32);
});
