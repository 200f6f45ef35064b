import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Answer } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type GuardedActor, type GuardedSite, openGuardedSite, refusedInWords } from '../../support/guarded-site.ts';

/** Names that every object has, whoever made it. */
const INHERITED = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'isPrototypeOf'];

for (const kind of databases())
  describe(`injection [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    const list = (input: unknown, actor: GuardedActor = 'root') => site.as(actor, 'records.posts.list', input);
    const rowsOf = (answer: Answer) => (answer.data as { rows: Record<string, unknown>[] }).rows;
    const titles = async (input: unknown) => rowsOf(await list(input)).map((row) => row.title);
    const create = (data: object) => site.as('root', 'records.posts.create', { data });

    /** Sends a body as it stands, which a client would never write. */
    const raw = async (path: string, body: string) => {
      const cookie = site.cookieOf('root') ?? '';
      const headers = { 'content-type': 'application/json', 'x-asok-client': '1', cookie };
      const response = await site.app.send(`/api/trpc/${path}`, { method: 'POST', headers, body });
      return { status: response.status, text: await response.text() };
    };

    const assertRefused = (call: () => Promise<Answer>, codes: readonly string[]) => refusedInWords(site, call, codes);

    test('SEC-INJ-01 what is sorted by is a name and a sign, never SQL', async () => {
      const names = [
        'id" --',
        'id` --',
        'id)--',
        'id DESC; DROP TABLE posts',
        'id;',
        '(SELECT 1)',
        '1',
        '-',
        '',
        ' id',
      ];
      for (const name of [...names, ...INHERITED, '--id', 'posts.id', '"id"', '`id`', 'RANDOM()'])
        await assertRefused(() => list({ sort: [name] }), ['FIELD_NOT_SORTABLE']);
      const shapes = [
        [['fn', 'x']],
        [{ field: 'id', dir: 'DESC; DROP' }],
        { id: 'ASC' },
        'id',
        [null],
        [['id', 'DESC']],
      ];
      for (const sort of shapes) await assertRefused(() => list({ sort }), ['VALIDATION_FAILED']);
    });

    test('SEC-INJ-02 no path leads into a JSON column', async () => {
      const names = ["meta.a'", 'meta.a") OR 1=1 --', 'meta.a::text', '$.a', 'meta->a', '$meta.a$'];
      for (const name of names)
        for (const value of [1, { equals: 1 }, null])
          await assertRefused(() => list({ filter: { [name]: value } }), ['FIELD_NOT_FILTERABLE']);
      for (const value of [{ 'a::text) or 1=1--': 1 }, { "a') = 1 --": { equals: 1 } }, { a: 1 }, 1, 'x', [1]])
        await assertRefused(() => list({ filter: { meta: value } }), ['VALIDATION_FAILED']);
    });

    test('SEC-INJ-03 operators are ours alone, and take what fits the field', async () => {
      const trees: [object, string][] = [
        [{ $or: [{ id: 1 }] }, 'FIELD_NOT_FILTERABLE'],
        [{ _connector: 'OR' }, 'FIELD_NOT_FILTERABLE'],
        [{ OR: [{ id: 1 }] }, 'FIELD_NOT_FILTERABLE'],
        [{ 'Symbol(or)': [{ id: 1 }] }, 'FIELD_NOT_FILTERABLE'],
        ...INHERITED.map((name): [object, string] => [{ [name]: 'x' }, 'FIELD_NOT_FILTERABLE']),
        ...[...INHERITED, '$like', '$ne', 'Op.ne', 'Symbol(ne)', 'like', 'regexp', 'col', 'val', 'between', 'any'].map(
          (operator): [object, string] => [{ title: { [operator]: 'x' } }, 'VALIDATION_FAILED'],
        ),
        [{ views: { gt: { gt: 0 } } }, 'VALIDATION_FAILED'],
        [{ views: { equals: [1, 2] } }, 'VALIDATION_FAILED'],
        [{ views: ['1', 'OR 1=1'] }, 'VALIDATION_FAILED'],
        [{ views: '0 OR 1=1' }, 'VALIDATION_FAILED'],
        [{ title: { equals: { val: '1' } } }, 'VALIDATION_FAILED'],
        [{ title: { in: 'x' } }, 'VALIDATION_FAILED'],
        [{ title: { in: { 0: 'x' } } }, 'VALIDATION_FAILED'],
        [{ title: { contains: ['x'] } }, 'VALIDATION_FAILED'],
        [{ published: { isNull: 1 } }, 'VALIDATION_FAILED'],
        [{ author: { equals: { id: 1 } } }, 'VALIDATION_FAILED'],
        [{ author: 1 }, 'VALIDATION_FAILED'],
        [{ tags: { in: [{ name: 'x' }] } }, 'VALIDATION_FAILED'],
        [{ publishedAt: { gt: '2020' } }, 'VALIDATION_FAILED'],
        [{ and: {} }, 'BAD_REQUEST'],
        [{ or: 'x' }, 'BAD_REQUEST'],
        [{ not: [] }, 'BAD_REQUEST'],
        [{ or: [null] }, 'BAD_REQUEST'],
      ];
      for (const [filter, code] of trees) await assertRefused(() => list({ filter }), [code]);
      for (const filter of ['id = 1', [], [{ id: 1 }], 1, null])
        await assertRefused(() => list({ filter }), ['VALIDATION_FAILED']);
    });

    test('SEC-INJ-03 a text is a text, whatever SQL it holds', async () => {
      const texts = [
        "' OR 1=1 --",
        '" OR ""="',
        '\\',
        "\\' OR 1=1 --",
        "'; DROP TABLE posts; --",
        '%00',
        '?',
        ':id',
        '$1',
      ];
      for (const text of texts) {
        const made = await create({ title: text });
        assert.equal(made.status, 200, made.text);
        const filters = [{ title: text }, { title: { in: [text] } }, { title: { startsWith: text } }];
        for (const filter of filters) assert.deepEqual(await titles({ filter }), [text], JSON.stringify(filter));
        assert.deepEqual(await titles({ q: text }), [text]);
        await site.as('root', 'records.posts.remove', { id: (made.data as { $key: string }).$key });
        const tag = await site.as('root', 'records.tags.create', { data: { name: text } });
        const { $key } = tag.data as { $key: string };
        assert.equal((await site.as('root', 'records.tags.get', { id: $key })).status, 200);
        assert.deepEqual(await titles({ filter: { tags: { in: [$key] } } }), []);
        await site.as('root', 'records.tags.remove', { id: $key });
      }
      await site.models.posts.destroy({ where: { title: texts }, force: true });
    });

    test('SEC-INJ-04 B62 a search looks for the text itself: %, _ and \\ are no wildcards', async () => {
      const found: [string, string[]][] = [
        ['0% a_b', ['100% a_b']],
        ['%', ['100% a_b']],
        ['_', ['100% a_b']],
        ['\\', []],
        ['|', []],
        ['1_0', []],
        ['%%', []],
        ['0 axb', ['1000 axb']],
      ];
      for (const [q, expected] of found) {
        assert.deepEqual(await titles({ q }), expected, q);
        assert.deepEqual(await titles({ filter: { title: { contains: q } } }), expected, q);
      }
      assert.deepEqual(await titles({ filter: { title: { endsWith: '_b' } } }), ['100% a_b']);
      assert.deepEqual(await titles({ filter: { title: { startsWith: '1__' } } }), []);
    });

    test('SEC-INJ-05 no page is larger than the cap', async () => {
      for (const value of [-1, 0, 1.5, '1; DROP', '20', 1e9, 101, null, true, [20], {}]) {
        await assertRefused(() => list({ perPage: value }), ['VALIDATION_FAILED']);
        if (value !== 101 && value !== 1e9) await assertRefused(() => list({ page: value }), ['VALIDATION_FAILED']);
      }
      for (const text of ['NaN', '1e400', '-0.0', '0x10', 'Infinity']) {
        const { status } = await raw('records.posts.list', `{"perPage":${text}}`);
        assert.equal(status, 400, text);
      }
      for (const limit of [0, -1, 51, 1e9, '5'])
        await assertRefused(
          () => site.as('root', 'records.posts.options', { field: 'vault', limit }),
          ['VALIDATION_FAILED'],
        );
    });

    test('SEC-INJ-06 keys of prototypes are refused or are keys like any other', async () => {
      const inputs = [
        '{"__proto__":{"polluted":1}}',
        '{"filter":{"__proto__":{"title":"x"}}}',
        '{"$object":{"__proto__":1}}',
      ];
      for (const body of [...inputs, '{"filter":{"title":{"__proto__":1}}}', '{"sort":{"__proto__":["id"]}}'])
        assert.equal((await raw('records.posts.list', body)).status, 400, body);
      for (const body of ['{"__proto__":{}}', '{"constructor":{}}', '{"0":{},"constructor":{"prototype":{}}}'])
        assert((await raw('records.posts.list?batch=1', body)).status < 500, body);
      for (const key of INHERITED) {
        const value = { prototype: { polluted: 1 } };
        const refused = (answer: Answer) => [answer.status, Object.keys(answer.error?.fieldErrors ?? {})];
        assert.deepEqual(refused(await list({ [key]: value })), [400, [key]], key);
        assert.deepEqual(refused(await create({ title: 'x', [key]: value })), [400, [key]], key);
        assert.deepEqual(refused(await create({ [key]: value })), [400, [key, 'title']], key);
        await assertRefused(() => list({ fields: [key] }), ['FIELD_UNKNOWN']);
        await assertRefused(() => site.as('root', 'records.posts.options', { field: key }), ['FIELD_UNKNOWN']);
        const update = { id: '1', expectedVersion: 'v0', changes: { [key]: 1 }, base: { [key]: 1 } };
        await assertRefused(() => site.as('root', 'records.posts.update', update), ['VALIDATION_FAILED']);
      }
      // JSON of a user's own may hold such names: they are his data.
      const meta = { constructor: { prototype: { polluted: 1 } }, toString: 1, $date: 'x', $object: { $date: null } };
      const made = await create({ title: 'json', meta });
      assert.deepEqual((made.data as { meta: unknown }).meta, meta);
      await site.models.posts.destroy({ where: { title: 'json' }, force: true });
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
      assert.equal((await list({})).status, 200);
    });

    test('SEC-INJ-07 a model is found by its very name', async () => {
      const names = [
        '__proto__',
        'constructor',
        'toString',
        '../users',
        'users;--',
        'Users ',
        'USERS',
        'users%00',
        'users/',
      ];
      const bodyOf = ({ status, text, error }: Answer) => `${status} ${text.replace(error?.requestId ?? '-', '')}`;
      const forbidden = bodyOf(await site.as('vw', 'records.vaults.list'));
      for (const name of [...names, 'asok_sessions', 'AsokSession', 'role_user', 'post_tags', 'nothing'])
        for (const procedure of ['list', 'get', 'create', 'update', 'remove', 'options']) {
          const path = `records.${encodeURIComponent(name)}.${procedure}`;
          const [anon, viewer, root] = await Promise.all([
            site.as('anon', path, {}),
            site.as('vw', path, {}),
            site.as('root', path, {}),
          ]);
          assert.equal(anon.status, 401, path);
          assert.equal(bodyOf(viewer), forbidden, path);
          assert.equal(root.status, 404, path);
        }
    });
  });

/** What mysql2 makes, as far as it is used here. */
interface Connection {
  query(sql: string, done: (error: Error | null) => void): void;
}

for (const kind of databases().filter(({ name }) => name === 'mariadb'))
  describe('injection on a server that takes a backslash for itself', () => {
    test('SEC-INJ-03 no text ends its quotes, whoever sends it', async () => {
      let connections = 0;
      const afterConnect = (connection: unknown) =>
        new Promise<void>((resolve, reject) => {
          connections += 1;
          const sql = "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES'";
          (connection as Connection).query(sql, (error) => (error ? reject(error) : resolve()));
        });
      const site = await openGuardedSite(await kind.create({ logging: false, hooks: { afterConnect } }));
      assert(connections > 0);
      const email = "\\'/**/OR/**/sleep(9)#@example.org";
      const { status } = await site.app.call('auth.login', { email, password: 'violet ferry tuesday' });
      assert.equal(status, 401);
      for (const title of ["\\' OR 1=1 -- ", "it's", '\\', "''\\"]) {
        const made = await site.as('root', 'records.posts.create', { data: { title } });
        assert.equal(made.status, 200, made.text);
        for (const input of [{ filter: { title } }, { q: title }]) {
          const { data, text } = await site.as('root', 'records.posts.list', { ...input, count: 'exact' });
          const { rows } = data as { rows: { title: string }[] };
          assert(rows.length > 0 && rows.every((row) => row.title.includes(title.trim())), text);
        }
      }
      await site.close();
    });
  });
