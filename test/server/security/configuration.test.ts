import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Sequelize } from 'sequelize';
import { type AdminOptions, resolveConfig } from '../../../server/config.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { projectFolder } from '../../support/source-tree.ts';

const warnings: string[] = [];
const logger: AdminOptions['logger'] = {
  debug: () => {},
  info: () => {},
  warn: (details) => void warnings.push(JSON.stringify(details)),
  error: () => {},
};

const resolve = (options: Partial<AdminOptions>, environment: Record<string, string> = {}) =>
  resolveConfig({ sequelize: {} as Sequelize, logger, ...options }, environment);

const PRODUCTION = { NODE_ENV: 'production' };
const GOOD = 'Jq2v7-Zp0xW_9sLkTn4bYc8RhUe1MdAg';

describe('secrets of a site', () => {
  test('SEC-CFG-01 production does not start without a secret', () => {
    for (const environment of [PRODUCTION, { ...PRODUCTION, ASOK_SECRET: '' }])
      assert.throws(() => resolve({}, environment), /CFG_SECRET_(MISSING|WEAK)/);
    assert.equal(resolve({}, { ...PRODUCTION, ASOK_SECRET: GOOD }).secret, GOOD);
    assert.equal(resolve({ secret: GOOD }, PRODUCTION).secret, GOOD);
  });

  test('SEC-CFG-01 a short, a sample or a made-up secret is refused everywhere, and not repeated', () => {
    const weak = [
      '',
      GOOD.slice(1),
      'a'.repeat(64),
      '12345671234567123456712345671234567',
      'change-me-change-me-change-me-change-me',
      'CHANGEME-0123456789-abcdefghijklmnop',
      'your-secret-here-0123456789-abcdefgh',
    ];
    for (const secret of weak)
      for (const environment of [PRODUCTION, {}]) {
        const error = thrown(() => resolve({ secret }, environment));
        assert.match(error.message, /CFG_SECRET_WEAK/, secret);
        if (secret !== '') assert(!error.message.includes(secret));
      }
  });

  test('SEC-CFG-01 without one, development has its own each time, and says so', () => {
    warnings.length = 0;
    const [first, second] = [resolve({}), resolve({})];
    assert.notEqual(first.secret, second.secret);
    assert(first.secret.length >= 32);
    assert.deepEqual(warnings, ['{"option":"secret"}', '{"option":"secret"}']);
  });

  test('SEC-CFG-01 what decides over security is checked at start', () => {
    const wrong: [Partial<AdminOptions>, string][] = [
      [{ publicUrl: 'javascript:alert(1)' }, 'CFG_PUBLIC_URL'],
      [{ publicUrl: 'admin.example.org' }, 'CFG_PUBLIC_URL'],
      [{ publicUrl: 'http://admin.example.org' }, 'CFG_PLAIN_HTTP'],
      [{ allowedOrigins: ['*'] }, 'CFG_ORIGIN'],
      [{ allowedOrigins: ['https://example.org/'] }, 'CFG_ORIGIN'],
      [{ allowedOrigins: ['null'] }, 'CFG_ORIGIN'],
      [{ trustProxy: -1 }, 'CFG_TRUST_PROXY'],
      [{ trustProxy: 1.5 }, 'CFG_TRUST_PROXY'],
      [{ trustProxy: true as never }, 'CFG_TRUST_PROXY'],
      [{ sessionMaxAge: 0 }, 'CFG_SECONDS'],
      [{ sessionIdle: Number.NaN }, 'CFG_SECONDS'],
      [{ urlPrefix: '/../x' }, 'CFG_URL_PREFIX'],
      [{ urlPrefix: '/admin/' }, 'CFG_URL_PREFIX'],
      [{ assetsDir: 'assets' }, 'CFG_ASSETS_DIR'],
    ];
    for (const [options, id] of wrong) assert.throws(() => resolve({ secret: GOOD, ...options }), { id }, id);
    assert.throws(() => resolve({ secret: GOOD }, { SESSION_MAX_AGE: 'forever' }), { id: 'CFG_SECONDS' });
  });
});

function thrown(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    assert(error instanceof Error);
    return error;
  }
  assert.fail('nothing was thrown');
}

for (const kind of databases())
  describe(`a new site [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;

    before(async () => {
      database = await kind.create({ logging: false });
      app = await createTestApp(database, { publicUrl: 'https://admin.example.org' });
    });
    after(async () => {
      await app.close();
      await database.close();
    });

    test('SEC-CFG-01 has no user, and no name and password that everybody knows', async () => {
      const { User, Role, Account, Session } = app.admin.models;
      for (const model of [User, Role, Account, Session]) assert.equal(await model.count(), 0);
      for (const email of ['admin@example.org', 'admin@admin.com', 'admin@localhost', 'root@localhost'])
        for (const password of ['admin', 'password', 'admin1234', 'changeme']) {
          const { status, headers } = await app.call('auth.login', { email, password }, { address: '192.0.2.1' });
          assert(status === 401 || status === 429, String(status));
          assert.deepEqual(headers.getSetCookie(), []);
        }
    });

    test('SEC-ERR-05 SEC-CFG-02 tells nobody its versions, and protects every answer', async () => {
      const packages = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
        dependencies: Record<string, string>;
      };
      const versions = Object.keys(packages.dependencies).map((name) => {
        const file = join(projectFolder, 'node_modules', name, 'package.json');
        return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
      });
      const json = { 'content-type': 'application/json', 'x-asok-client': '1' };
      const answers = await Promise.all([
        app.send('/login'),
        app.send('/api/trpc/auth.me', { method: 'POST', headers: json }),
        app.send('/api/trpc/meta.models', { method: 'POST', headers: json }),
        app.send('/api/trpc/records.users.list', { method: 'POST', headers: json, body: '{' }),
        app.send('/api/nothing'),
        app.send('/assets/nothing.js'),
        app.send('', { method: 'DELETE' }),
        app.admin.fetch(new Request('https://admin.example.org/elsewhere')),
      ]);
      for (const answer of answers) {
        const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
        for (const version of versions) assert(!text.includes(version), `${answer.url} tells ${version}`);
        assert.doesNotMatch(text, /hono|sequelize|express|node\/|x-powered-by|"server"/i);
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
        assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000');
        assert.match(answer.headers.get('cross-origin-resource-policy') ?? '', /^(same-origin|cross-origin)$/);
      }
    });
  });
