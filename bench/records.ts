/**
 * Reading records through the admin beside the same SQL by hand: `node bench/records.ts [rows]`.
 * RAW is bare node:http over the same database doors, without session, rights or codec. Both run in one process, in
 * turn, so quote the ratio, never a lone figure.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataTypes, type Sequelize } from 'sequelize';
import { openDatabase } from '../server/db/connect.ts';
import { createAdmin } from '../server/index.ts';
import { type DatabaseKind, databases } from '../test/support/databases.ts';

const CONNECTIONS = 8;
const REQUESTS = 1_500;
const ROUNDS = 3;
const EMAIL = 'bench@example.org';
const PASSWORD = 'violet ferry tuesday';
const COLUMNS = 'id, title, published, views, created_at';

type Send = () => Promise<Response>;

interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
}

async function fill(sequelize: Sequelize, rows: number) {
  const posts = sequelize.define(
    'posts',
    {
      title: DataTypes.STRING,
      body: DataTypes.TEXT,
      published: DataTypes.BOOLEAN,
      views: DataTypes.INTEGER,
      createdAt: { type: DataTypes.DATE, field: 'created_at' },
    },
    { timestamps: false, indexes: [{ fields: ['created_at'] }] },
  );
  await posts.sync();
  for (let from = 0; from < rows; from += 1000)
    await posts.bulkCreate(
      Array.from({ length: 1000 }, (_none, index) => ({
        title: `Post ${from + index}`,
        body: 'Ink, paper and patience. '.repeat(24),
        published: index % 2 === 0,
        views: (from + index) % 977,
        createdAt: new Date(1.6e12 + (((from + index) * 7919) % rows) * 60_000),
      })),
    );
  return posts;
}

async function measure(send: Send, count = REQUESTS): Promise<Figures> {
  const times: number[] = [];
  let sent = 0;
  const began = performance.now();
  const client = async () => {
    while (sent++ < count) {
      const start = performance.now();
      const response = await send();
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function compare(kind: string, job: string, { raw, ours }: { raw: Send; ours: Send }): Promise<void> {
  await measure(raw, 200);
  await measure(ours, 200);
  const rounds: { raw: Figures; ours: Figures }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push({ raw: await measure(raw), ours: await measure(ours) });
  const of = (side: 'raw' | 'ours', figure: keyof Figures) => median(rounds.map((round) => round[side][figure]));
  const ratio = median(rounds.map((round) => round.ours.perSecond / round.raw.perSecond));
  const text = (side: 'raw' | 'ours') =>
    `${Math.round(of(side, 'perSecond'))}/s p50 ${of(side, 'p50').toFixed(1)} ms p99 ${of(side, 'p99').toFixed(1)} ms`;
  console.info(`${kind}  ${job}  raw ${text('raw')}  ours ${text('ours')}  ratio ${ratio.toFixed(2)}`);
}

async function run(kind: DatabaseKind, rows: number): Promise<void> {
  const database = await kind.create({ logging: false });
  const posts = await fill(database.sequelize, rows);
  const admin = createAdmin({
    sequelize: database.sequelize,
    models: { posts },
    secret: 'bench bench 0123456789 abcdefghij',
    rateLimits: { api: null },
  });
  await admin.ready;
  await admin.createUser({ email: EMAIL, password: PASSWORD, isAdmin: true });
  const address = (await admin.listen(0)).address() as AddressInfo;
  const api = `http://127.0.0.1:${address.port}/admin/api/trpc/`;
  const headers = { 'content-type': 'application/json', 'x-asok-client': '1' };
  const login = await fetch(`${api}auth.login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const call = (path: string, input: object) => () =>
    fetch(api + path, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(input) });

  const { select } = openDatabase(database.sequelize);
  const page = `SELECT ${COLUMNS} FROM posts ORDER BY created_at DESC, id DESC LIMIT 25`;
  const sqlOf: Record<string, string[]> = {
    '/list': [page],
    '/count': [page, 'SELECT COUNT(*) AS total FROM posts'],
    '/get': ['SELECT * FROM posts WHERE id = 42'],
  };
  const rowsOf = (path = '') => Promise.all((sqlOf[path] ?? []).map((sql) => select(sql)));
  const bare = createServer((request, answer) => {
    answer.setHeader('content-type', 'application/json');
    void rowsOf(request.url).then((results) => answer.end(JSON.stringify(results)));
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const raw = (path: string) => () => fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}${path}`);

  const fields = ['title', 'published', 'views', 'createdAt'];
  const list = { sort: ['-createdAt'], perPage: 25, fields };
  await compare(kind.name, 'list, no count', {
    raw: raw('/list'),
    ours: call('records.posts.list', { ...list, count: 'none' }),
  });
  await compare(kind.name, 'list, counted ', { raw: raw('/count'), ours: call('records.posts.list', list) });
  await compare(kind.name, 'get           ', { raw: raw('/get'), ours: call('records.posts.get', { id: '42' }) });
  bare.closeAllConnections();
  bare.close();
  await admin.close();
  await database.close();
}

const rows = Number(process.argv[2] ?? 100_000);
for (const kind of databases()) await run(kind, rows);
process.exit(0);
