import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestApp, ORIGIN, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { createActors, emailOf } from '../../support/scenario.ts';

const ALLOWED = 'https://tools.example.org';

const [sqlite] = databases();

describe('the API over HTTP', () => {
  let database: TestDatabase;
  let app: TestApp;
  let cookie: string;

  before(async () => {
    assert(sqlite);
    database = await sqlite.create({ logging: false });
    app = await createTestApp(database, {
      allowedOrigins: [ALLOWED],
      publicUrl: ORIGIN.replace('admin.test', 'localhost:8000'),
    });
    await createActors(app.admin.models);
    cookie = await app.login(emailOf('vw'));
  });
  after(async () => {
    await app.close();
    await database.close();
  });

  const OWN = 'http://localhost:8000';
  const post = (path: string, headers: Record<string, string>, body?: BodyInit) =>
    app.send(`/api/trpc/${path}`, { method: 'POST', headers, ...(body !== undefined && { body }) });
  const json = { 'content-type': 'application/json', 'x-asok-client': '1' };
  const sessions = () => app.admin.models.Session.count();
  const codeOf = async (response: Response) =>
    ((await response.json()) as { error: { data: { code: string } } }).error.data.code;

  test('SEC-CSRF-01 SEC-CSRF-02 SEC-CSRF-08 what a form can send changes nothing', async () => {
    const types = [
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/plain',
      'text/plain; application/json',
      'application/octet-stream',
      'application/jsonp',
      '',
    ];
    for (const type of types)
      for (const path of ['auth.logout', 'auth.login', 'records.posts.create'])
        for (const marked of [{}, { 'x-asok-client': '1' }] as Record<string, string>[]) {
          const response = await post(path, { ...marked, 'content-type': type, cookie }, '{}');
          assert.equal(response.status, 415, `${type} ${path}`);
          assert.equal(response.headers.get('set-cookie'), null);
        }
    assert.equal(await sessions(), 1);
  });

  test('SEC-CSRF-03 only POST, whatever headers say', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])
      for (const path of ['auth.logout', 'auth.me', 'auth.logout?_method=POST']) {
        const headers = { ...json, cookie, 'x-http-method-override': 'POST' };
        const response = await app.send(`/api/trpc/${path}`, { method, headers });
        assert.equal(response.status, 405, `${method} ${path}`);
        assert.equal(response.headers.get('allow'), 'POST');
      }
    assert.equal(await sessions(), 1);
  });

  test('SEC-CSRF-04 SEC-CSRF-05 calls from pages of other origins are refused', async () => {
    const refused: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { origin: `${OWN}.evil.io` },
      { origin: 'http://localhost:8001' },
      { origin: 'https://localhost:8000' },
      { origin: 'http://LOCALHOST:8000' },
      { origin: `${ALLOWED}.evil.io` },
      { origin: 'https://evil-tools.example.org' },
      { origin: ORIGIN },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of refused) {
      const response = await post('auth.logout', { ...json, cookie, ...headers });
      assert.equal(response.status, 403, JSON.stringify(headers));
      assert.equal(await codeOf(response), 'ORIGIN_REFUSED');
    }
    assert.equal(await sessions(), 1);
    const accepted: Record<string, string>[] = [
      { origin: OWN },
      { origin: ALLOWED, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      {},
    ];
    for (const headers of accepted)
      assert.equal((await post('auth.me', { ...json, cookie, ...headers })).status, 200, JSON.stringify(headers));
  });

  test('SEC-CSRF-06 a cookie alone is not enough', async () => {
    assert.equal((await post('auth.me', { 'content-type': 'application/json', cookie })).status, 403);
    assert.equal((await post('auth.me', { ...json, 'x-asok-client': '0', cookie })).status, 403);
    assert.equal((await post('auth.me', { ...json, cookie })).status, 200);
  });

  test('SEC-CSRF-07 CORS names an allowed origin, and no other', async () => {
    const preflight = (origin: string) =>
      app.send('/api/trpc/auth.login', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-asok-client,x-evil',
        },
      });
    for (const origin of ['https://evil.example', 'null', `${ALLOWED}.evil.io`, 'https://evil-tools.example.org']) {
      const answer = await preflight(origin);
      assert.equal(answer.headers.get('access-control-allow-origin'), null, origin);
      assert.match(answer.headers.get('vary') ?? '', /Origin/);
    }
    const { headers } = await preflight(ALLOWED);
    assert.equal(headers.get('access-control-allow-origin'), ALLOWED);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
    assert.equal(headers.get('access-control-allow-methods'), 'POST,GET');
    assert.equal(headers.get('access-control-allow-headers'), 'content-type,x-asok-client');
    const call = await post('auth.me', { ...json, origin: ALLOWED });
    assert.equal(call.headers.get('access-control-allow-origin'), ALLOWED);
    assert.match(call.headers.get('vary') ?? '', /Cookie.*Origin/);
  });

  test('SEC-DOS-04 bodies are bounded, whatever Content-Length says', async () => {
    const large = JSON.stringify({ q: 'x'.repeat(1_000_000) });
    const stream = () => new Blob([large]).stream();
    const chunked = { method: 'POST', headers: { ...json, cookie }, body: stream(), duplex: 'half' } as RequestInit;
    assert.equal((await app.send('/api/trpc/records.posts.list', chunked)).status, 413);
    const understated = {
      ...chunked,
      headers: { ...json, cookie, 'content-length': '10' },
      body: stream(),
    } as RequestInit;
    assert.equal((await app.send('/api/trpc/records.posts.list', understated)).status, 413);
    assert.equal((await post('auth.me', { ...json, 'content-length': '1000001' }, '{}')).status, 413);
    assert.equal(await codeOf(await post('auth.me', json, large)), 'BODY_TOO_LARGE');
    assert.equal((await post('auth.me', { ...json, 'content-encoding': 'gzip' }, '{}')).status, 415);
    for (const depth of [33, 100_000])
      assert.equal((await post('auth.me', json, '['.repeat(depth) + ']'.repeat(depth))).status, 400, `depth ${depth}`);
    assert.equal((await post('auth.me', json, '['.repeat(32) + ']'.repeat(32))).status, 200);
  });

  test('SEC-INJ-06 malformed JSON and forbidden keys are refused', async () => {
    for (const body of ['{', 'undefined', '{"__proto__":{"polluted":1}}', '{"a":[{"__proto__":null}]}'])
      assert.equal((await post('auth.me', json, body)).status, 400, body);
    assert.equal((await post('auth.me', json, new Uint8Array([0x22, 0xff, 0x22]))).status, 400);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  test('SEC-DOS-03 a batch has 20 calls at most, and no mutation among others', async () => {
    const batch = (paths: string[]) => post(`${paths.join()}?batch=1`, { ...json, cookie }, '{}');
    assert.equal((await batch(Array(21).fill('auth.me'))).status, 400);
    for (const other of ['auth.me', 'auth.logout']) assert.equal((await batch([other, 'auth.logout'])).status, 400);
    assert.equal(await sessions(), 1);
    const answers = (await (await batch(Array(20).fill('auth.me'))).json()) as { result: unknown }[];
    assert.equal(answers.filter(({ result }) => result).length, 20);
  });

  test('SEC-RBAC-20 procedures that do not exist answer like those one may not call', async () => {
    const paths = [
      'nothing',
      'records.nothing.list',
      'records.__proto__.list',
      'constructor',
      '__proto__',
      'auth',
      '%',
      '',
      'a,b',
      'auth.me,auth.me',
    ];
    for (const path of paths) {
      assert.equal((await post(path, json)).status, 401, path);
      const known = await post(path, { ...json, cookie });
      assert.equal(known.status, 403, path);
      assert.equal(await codeOf(known), 'FORBIDDEN');
    }
  });

  test('SEC-ERR-01 SEC-ERR-05 inner errors stay inside, in every environment', async () => {
    const broken = await sqlite?.create({ logging: false });
    assert(broken);
    const other = await createTestApp(broken);
    try {
      await createActors(other.admin.models);
      const own = await other.login(emailOf('vw'));
      await broken.sequelize.query('ALTER TABLE asok_accounts RENAME TO gone');
      const mode = process.env.NODE_ENV;
      for (const environment of ['production', 'development', undefined]) {
        if (environment === undefined) delete process.env.NODE_ENV;
        else process.env.NODE_ENV = environment;
        const answer = await other.call('auth.me', undefined, { cookie: own });
        assert.deepEqual([answer.status, answer.error?.message], [500, 'Internal error']);
        assert.equal(answer.headers.get('x-request-id'), answer.error?.requestId);
        assert.doesNotMatch(answer.text, /asok_|select|sqlite|node_modules|\.ts/i);
        assert(other.log().includes(answer.error?.requestId ?? '-'));
      }
      if (mode !== undefined) process.env.NODE_ENV = mode;
      assert.match(other.log(), /no such table: asok_accounts/);
    } finally {
      await other.close();
      await broken.close();
    }
  });

  test('SEC-ERR-04 SEC-CFG-02 SEC-CSRF-12 every answer carries the headers that protect it', async () => {
    const answers = [
      await post('auth.me', { ...json, cookie }),
      await post('auth.login', json, '{}'),
      await post('nothing', json),
      await post('auth.me', {}),
      await app.send('/api/other'),
      await app.send('/api/trpc/auth.me'),
      await app.send('', { method: 'POST' }),
      await app.admin.fetch(new Request(`${ORIGIN}/elsewhere`)),
    ];
    for (const { headers, url } of answers) {
      assert.equal(headers.get('x-content-type-options'), 'nosniff', url);
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
      assert.equal(headers.get('x-powered-by'), null);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; frame-ancestors 'none'/);
      assert.match(headers.get('vary') ?? '', /Cookie, Authorization/);
    }
  });

  test('calls are limited by session, anonymous ones by address', async () => {
    const limited = await createTestApp(database, { rateLimits: { api: { session: 3, anonymous: 2 } }, trustProxy: 1 });
    const me = (forwarded: string, own?: string) =>
      limited.call('auth.me', undefined, {
        address: '10.0.0.1',
        headers: { 'x-forwarded-for': forwarded },
        ...(own && { cookie: own }),
      });
    for (const client of ['192.0.2.1', '9.9.9.9, 192.0.2.2']) {
      assert.equal((await me(client)).status, 200);
      assert.equal((await me(`8.8.8.8, ${client}`)).status, 200);
      const refused = await me(client);
      assert.equal(refused.status, 429);
      assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
    }
    for (const status of [200, 200, 200, 429]) assert.equal((await me('192.0.2.1', cookie)).status, status);
  });
});
