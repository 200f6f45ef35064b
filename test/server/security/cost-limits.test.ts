import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CallSlots } from '../../../server/auth/call-slots.ts';
import { type Answer, createTestApp } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type GuardedSite, openGuardedSite } from '../../support/guarded-site.ts';
import { emailOf } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`cost limits [${kind.name}]`, () => {
    let site: GuardedSite;
    let statements: string[];

    before(async () => {
      statements = [];
      site = await openGuardedSite(await kind.create({ logging: (sql) => void statements.push(sql) }));
    });
    after(() => site.close());

    const list = (input: unknown) => site.as('root', 'records.posts.list', input);
    const create = (data: object) => site.as('root', 'records.posts.create', { data });

    /** Asserts a refusal that cost no statement but the one that says who calls. */
    const assertCheap = async (call: () => Promise<Answer>, code: string) => {
      statements.length = 0;
      const { status, error, text } = await call();
      assert.deepEqual([status, error?.code], [400, code], text.slice(0, 300));
      const own = statements.filter((sql) => !/asok_sessions/.test(sql));
      assert.deepEqual(own, []);
    };

    test('SEC-DOS-01 pages by number end at row 10,000', async () => {
      for (const page of [101, 1e6, 1e9, Number.MAX_SAFE_INTEGER])
        await assertCheap(() => list({ page, perPage: 100 }), 'QUERY_TOO_LARGE');
      await assertCheap(() => list({ page: 501 }), 'QUERY_TOO_LARGE');
      assert.equal((await list({ page: 100, perPage: 100 })).status, 200);
    });

    test('SEC-DOS-02 what a query may ask for is bounded', async () => {
      const nested = (depth: number): object => (depth === 0 ? { title: 'x' } : { not: nested(depth - 1) });
      const many = (count: number, item: unknown = { title: 'x' }) => Array.from({ length: count }, () => item);
      const tooLarge: object[] = [
        { sort: ['id', 'title', 'views', 'day'] },
        { filter: nested(5) },
        { filter: { or: many(51) } },
        { filter: { and: [{ or: many(26) }, { or: many(25) }] } },
        { filter: { or: many(50, { or: many(50, {}) }) } },
        { filter: { or: many(50, { and: many(50, { and: [] }) }) } },
        { filter: { title: { in: many(201, 'x') } } },
        { filter: { title: { notIn: many(201, 'x') } } },
        { filter: { author: { in: many(201, '1') } } },
        { filter: { author: many(201, '1') } },
        { filter: { tags: { in: many(201, 'news') } } },
      ];
      for (const input of tooLarge) await assertCheap(() => list(input), 'QUERY_TOO_LARGE');
      const refused: object[] = [
        { include: [{ all: true, nested: true }] },
        { fields: many(101, 'title') },
        { sort: many(21, 'id') },
        { sort: ['x'.repeat(101)] },
        { q: 'x'.repeat(201) },
        { after: 'x'.repeat(4001) },
        { filter: { title: 'x'.repeat(900_000) } },
        { filter: { title: { contains: 'x'.repeat(201) } } },
        { filter: { title: { in: ['x'.repeat(1001)] } } },
      ];
      for (const input of refused) await assertCheap(() => list(input), 'VALIDATION_FAILED');
      const get = (id: string) => site.as('root', 'records.posts.get', { id });
      await assertCheap(() => get('1'.repeat(701)), 'VALIDATION_FAILED');
      await assertCheap(() => create({ title: 'x', tags: many(1001, 'news') }), 'VALIDATION_FAILED');
      const allowed = [
        { filter: nested(4) },
        { filter: { or: many(50) } },
        { sort: ['id', 'title', 'views'] },
        { filter: { title: { in: many(200, 'x') } } },
      ];
      for (const input of allowed) assert.equal((await list(input)).status, 200);
    });

    test('SEC-DOS-02 a relation that is asked for a hundred times is read once', async () => {
      const cost = async (fields: string[]) => {
        statements.length = 0;
        assert.equal((await list({ fields })).status, 200);
        return statements.length;
      };
      assert.equal(await cost(Array.from({ length: 100 }, () => 'tags')), await cost(['tags']));
    });

    test('SEC-DOS-02 a cursor is ours, of this model and of this order, or none', async () => {
      const page = async (slug: string, sort: string[]) =>
        ((await site.as('root', `records.${slug}.list`, { sort, perPage: 1 })).data as { next: string }).next;
      const cursor = await page('posts', ['title']);
      assert.equal((await list({ sort: ['title'], after: cursor })).status, 200);
      const [body = '', signature = ''] = cursor.split('.');
      const forged = Buffer.from(JSON.stringify(['title,id', "x') OR 1=1 --", 1])).toString('base64url');
      const flipped = signature.slice(0, -1) + (signature.endsWith('A') ? 'B' : 'A');
      const others = [
        await page('vaults', ['label']),
        await page('comments', ['title']),
        await page('posts', ['-title']),
      ];
      const forgeries = [
        `${forged}.${signature}`,
        `${body}.${flipped}`,
        `${body}.`,
        `${body}`,
        '.',
        '',
        'a.b.c',
        body.repeat(2),
      ];
      for (const after of [...others, ...forgeries, `${body}.${signature}é`, '\0'])
        for (const input of [{ after }, { before: after }])
          await assertCheap(() => list({ sort: ['title'], ...input }), 'CURSOR_INVALID');
      await assertCheap(() => list({ sort: ['-title'], after: cursor }), 'CURSOR_INVALID');
      await assertCheap(() => list({ after: cursor }), 'CURSOR_INVALID');
      for (const more of [{ before: cursor }, { last: true }, { page: 2 }])
        await assertCheap(() => list({ sort: ['title'], after: cursor, ...more }), 'BAD_REQUEST');
    });

    test('SEC-DOS-03 each call of a batch counts, and few run at a time', async () => {
      const limited = await createTestApp(site.database, {
        models: { posts: site.models.posts } as never,
        rateLimits: { api: { session: 45, anonymous: 45, parallel: 3 } },
      });
      const cookie = await limited.login(emailOf('root2'));
      const batch = (paths: string[]) =>
        limited.send(`/api/trpc/${paths.join()}?batch=1`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-asok-client': '1', cookie },
          body: '{}',
        });
      const twenty = Array.from({ length: 20 }, () => 'records.posts.list');
      await limited.admin.settled();
      const most = watchQueries(site);
      assert.equal((await batch(twenty)).status, 200);
      // A list reads its page and its count side by side; SQLite reads one after the other anyway.
      if (kind.name === 'mariadb') assert(most() > 1 && most() <= 6, `${most()} statements ran at a time`);
      assert.equal((await batch(twenty)).status, 200);
      const refused = await batch(twenty);
      assert.equal(refused.status, 429);
      assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
    });

    test('SEC-DOS-05 no text makes a check slow', async () => {
      const long = 900_000;
      const worst: Record<string, string[]> = {
        email: [
          `${'a'.repeat(long)}!`,
          `${'a@'.repeat(long / 2)}`,
          `a@${'a.'.repeat(long / 2)}`,
          `a@${'a'.repeat(long)} `,
        ],
        link: [`http://${'a.'.repeat(long / 2)} `, `http:${'/'.repeat(long)}`, `mailto:${'%'.repeat(long)}`],
        path: [`${'a-'.repeat(long / 2)}!`, `${'a'.repeat(long)}!`, '-'.repeat(long)],
        day: [`2026-01-${'0'.repeat(long)}`, '-'.repeat(long)],
        price: [`${'1'.repeat(long)}.`, `${'1.'.repeat(long / 2)}`, '-'.repeat(long)],
      };
      for (const [field, texts] of Object.entries(worst))
        for (const text of texts) {
          const { status } =
            field === 'email'
              ? await site.as('root', 'records.users.create', { data: { email: text } })
              : await create({ title: 'x', [field]: text });
          assert.equal(status, 400, field);
        }
      for (const email of worst.email ?? [])
        assert.equal((await site.app.call('auth.login', { email, password: 'x' })).status, 400);
      const rights = ['a.'.repeat(9_000), ','.repeat(19_000), `${'a'.repeat(19_000)}.view`, 'a.view,'.repeat(2_500)];
      for (const permissions of [...rights, 'x'.repeat(long)]) {
        const data = { name: 'slow', label: 'Slow', permissions };
        const { status } = await site.as('rmgr', 'records.roles.create', { data });
        assert([400, 200, 403].includes(status), `${permissions.slice(0, 10)} ${status}`);
        await site.app.admin.models.Role.destroy({ where: { name: 'slow' } });
      }
      const headers = { 'accept-language': 'a-'.repeat(8_000), 'x-forwarded-for': ','.repeat(8_000) };
      assert.equal((await site.app.call('auth.me', undefined, { headers })).status, 200);
    });
  });

/** Watches how many statements run at the same time, and tells the most that there were. */
function watchQueries({ database: { sequelize } }: GuardedSite): () => number {
  let most = 0;
  const { connectionManager } = sequelize as unknown as { connectionManager: { pool: { using: number } } };
  sequelize.addHook('afterPoolAcquire', () => {
    most = Math.max(most, connectionManager.pool.using);
  });
  return () => most;
}

describe('slots of calls', () => {
  const started: string[] = [];
  const open: (() => void)[] = [];
  const call = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => open.push(() => resolve(name)));
  };

  test('SEC-DOS-03 a session runs so many calls at a time, in order, and holds nobody else up', async () => {
    const slots = new CallSlots(2);
    const running = ['a1', 'a2', 'a3', 'a4'].map((name) => slots.run('a', call(name)));
    const other = slots.run('b', call('b1'));
    assert.deepEqual(started, ['a1', 'a2', 'b1']);
    open[0]?.();
    assert.equal(await running[0], 'a1');
    assert.deepEqual(started, ['a1', 'a2', 'b1', 'a3']);
    for (const finish of open) finish();
    assert.deepEqual([await running[1], await running[2], await other], ['a2', 'a3', 'b1']);
    assert.deepEqual(started, ['a1', 'a2', 'b1', 'a3', 'a4']);
    open.at(-1)?.();
    assert.equal(await running[3], 'a4');
  });

  test('SEC-DOS-03 a call that fails gives its slot back', async () => {
    const slots = new CallSlots(1);
    const failing = slots.run('a', () => Promise.reject(new Error('broken')));
    const next = slots.run('a', async () => 'done');
    await assert.rejects(failing, /broken/);
    assert.equal(await next, 'done');
    assert.equal(await slots.run('a', async () => 'again'), 'again');
  });
});
