import assert from 'node:assert/strict';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { createAdminClient } from '../../../sdk/index.ts';
import { createTestApp, PASSWORD, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { createActors, emailOf } from '../../support/scenario.ts';

const [sqlite] = databases();

describe('over node:http', () => {
  let database: TestDatabase;
  let app: TestApp;
  let server: Server;
  let base: string;

  before(async () => {
    assert(sqlite);
    database = await sqlite.create({ logging: false });
    app = await createTestApp(database);
    await createActors(app.admin.models);
    server = await app.admin.listen(0);
    base = baseOf(server);
  });
  after(async () => {
    await app.close();
    await database.close();
  });

  const baseOf = (of: Server) => {
    const address = of.address();
    assert(address && typeof address === 'object');
    assert.equal(address.address, '127.0.0.1');
    return `http://127.0.0.1:${address.port}`;
  };

  test('SEC-DOS-06 slow clients are cut off within a minute', () => {
    assert(server.headersTimeout > 0 && server.headersTimeout <= 30_000);
    assert(server.requestTimeout > 0 && server.requestTimeout <= 55_000);
  });

  test('SEC-SESS-13 a cookie of 16 kB is nobody’s, not an error', async () => {
    const status = await new Promise((resolve, reject) => {
      const call = httpRequest(`${base}/admin/api/trpc/meta.models`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-asok-client': '1',
          cookie: `asok_sid_x=${'y'.repeat(16_384)}`,
        },
      });
      call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      call.end();
    });
    assert.equal(status, 401);
  });

  test('SEC-DOS-04 a body that never ends is refused', async () => {
    const { port } = new URL(base);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = [
          'POST /admin/api/trpc/auth.me HTTP/1.1',
          'host: x',
          'content-type: application/json',
          'x-asok-client: 1',
          'transfer-encoding: chunked',
        ];
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
        const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
        for (let sent = 0; sent < 20; sent++) socket.write(chunk);
      });
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 413 /);
  });

  /** Sends bytes as they are, and gives what comes back first; null when the sender leaves before. */
  const sendBytes = (lines: readonly string[], { leaves = false } = {}) =>
    new Promise<string | null>((resolve, reject) => {
      const socket = connect(Number(new URL(base).port), '127.0.0.1', () => {
        socket.write(lines.join('\r\n'), () => {
          if (!leaves) return;
          socket.destroy();
          resolve(null);
        });
      });
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
  const head = (host: string, ...more: string[]) => [
    'POST /admin/api/trpc/auth.login HTTP/1.1',
    `host: ${host}`,
    'content-type: application/json',
    'x-asok-client: 1',
    ...more,
    '',
  ];

  test('a call is answered alike whole, in pieces, and under an unusual host name', async () => {
    const body = JSON.stringify({ email: emailOf('vw'), password: 7 });
    const whole = `content-length: ${body.length}`;
    const answers = [
      await sendBytes([...head('admin.test', whole), body]),
      await sendBytes([...head('[::1]:80', whole), body]),
      await sendBytes([...head('ad_min.test', whole), body]),
      await sendBytes([
        ...head('admin.test', 'transfer-encoding: chunked'),
        body.length.toString(16),
        body,
        '0',
        '',
        '',
      ]),
    ];
    for (const answer of answers) {
      assert.match(String(answer), /^HTTP\/1\.1 400 [^]*VALIDATION_FAILED[^]*password/);
      assert.match(String(answer), /x-content-type-options: nosniff/i);
    }
    const other = await sendBytes([...head('a b', whole), body]);
    assert.match(String(other), /^HTTP\/1\.1 400 /);
  });

  test('SEC-DOS-06 a client that leaves in the middle of its call harms nobody', async () => {
    await sendBytes([...head('admin.test', 'content-length: 90'), '{"email":'], { leaves: true });
    const answer = await sendBytes([...head('admin.test', 'content-length: 2'), '{}']);
    assert.match(String(answer), /^HTTP\/1\.1 400 /);
  });

  test('the client signs in, calls and signs out; its address is the socket’s', async () => {
    let cookie = '';
    const client = createAdminClient({
      url: `${base}/admin`,
      fetch: async (input, init) => {
        const response = await fetch(input, { ...init, headers: { ...(init?.headers as object), cookie } });
        cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
        return response;
      },
    });
    await assert.rejects(client.auth.login.mutate({ email: emailOf('vw'), password: 'wrong' }), {
      code: 'INVALID_CREDENTIALS',
    });
    await app.admin.settled();
    const { user } = await client.auth.login.mutate({ email: emailOf('vw'), password: PASSWORD });
    assert.equal(user?.email, emailOf('vw'));
    const [me, models] = await Promise.all([client.auth.me.query(), client.meta.models.query()]);
    assert.deepEqual([me.user?.email, Array.isArray(models)], [emailOf('vw'), true]);
    await app.admin.settled();
    await client.auth.logout.mutate();
    assert.equal((await client.auth.me.query()).user, null);
    await app.admin.settled();
    const rows = await app.admin.models.AdminLog.findAll({ order: ['id'], raw: true });
    assert.deepEqual(
      rows.map(({ action, ip }) => [action, ip]),
      [
        ['login_failed', '127.0.0.1'],
        ['login', '127.0.0.1'],
        ['logout', '127.0.0.1'],
      ],
    );
  });

  test('it is a listener for other servers too', async () => {
    const other = createServer((incoming, outgoing) => void app.admin.node(incoming, outgoing));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const response = await fetch(`${baseOf(other)}/admin/login`);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /<asok-admin url="\/admin">/);
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });
});
