import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { codingFor } from '../../../server/http/encoding.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { createActors, emailOf } from '../../support/scenario.ts';

const [sqlite] = databases();

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

test('the coding is the better one of those that the request takes', () => {
  const cases: [string | null, string | null][] = [
    [null, null],
    ['', null],
    ['identity', null],
    ['deflate, zstd', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['BR;q=0.5, gzip;q=1.0', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0', null],
    ['gzip;q=0.001', 'gzip'],
    ['x-gzip, brotli', null],
  ];
  for (const [accepted, coding] of cases) assert.equal(codingFor(accepted), coding, String(accepted));
});

describe('answers of the API, compressed', () => {
  let database: TestDatabase;
  let app: TestApp;
  let cookie: string;
  let port: number;

  before(async () => {
    assert(sqlite);
    database = await sqlite.create({ logging: false });
    app = await createTestApp(database);
    await createActors(app.admin.models);
    const names = Array.from({ length: 60 }, (_, index) => `reader-${index}`);
    await app.admin.models.Role.bulkCreate(names.map((name) => ({ name, label: name, permissions: 'users.view' })));
    cookie = await app.login(emailOf('root'));
    ({ port } = (await app.admin.listen(0, { host: '127.0.0.1' })).address() as AddressInfo);
  });
  after(async () => {
    await app.close();
    await database.close();
  });

  /** By the handler, as any host does, and over a socket of node:http. */
  async function ask(path: string, accepted: string) {
    const body = JSON.stringify({ perPage: 100 });
    const headers = { 'content-type': 'application/json', 'x-asok-client': '1', cookie, 'accept-encoding': accepted };
    const fetched = await app.send(`/api/trpc/${path}`, { method: 'POST', headers, body });
    const call = httpRequest(`http://127.0.0.1:${port}/admin/api/trpc/${path}`, { method: 'POST', headers }).end(body);
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    return [
      { coding: fetched.headers.get('content-encoding'), bytes: Buffer.from(await fetched.arrayBuffer()) },
      { coding: answer.headers['content-encoding'] ?? null, bytes: await buffer(answer) },
    ];
  }

  for (const coding of ['br', 'gzip'] as const)
    test(`a large one travels as ${coding}, and says the same`, async () => {
      const [plain] = await ask('records.roles.list', 'identity');
      assert.equal(plain?.coding, null);
      for (const answer of await ask('records.roles.list', `deflate, ${coding}`)) {
        assert.equal(answer.coding, coding);
        assert.deepEqual(decoders[coding](answer.bytes), plain?.bytes);
        assert(answer.bytes.length * 3 < (plain?.bytes.length ?? 0), `${answer.bytes.length}`);
      }
    });

  test('a small one and a refusal travel as they are', async () => {
    for (const path of ['auth.me', 'records.nothing.list'])
      for (const { coding, bytes } of await ask(path, 'br, gzip')) {
        assert.equal(coding, null);
        assert.equal(typeof JSON.parse(bytes.toString()), 'object');
      }
  });
});
