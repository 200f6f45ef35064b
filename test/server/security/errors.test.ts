import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { type Answer, createTestApp } from '../../support/app.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { type GuardedSite, openGuardedSite } from '../../support/guarded-site.ts';
import { emailOf } from '../../support/scenario.ts';

const INNER = /sql|syntax|constraint|table|column|posts_gone|node_modules|\.ts|\bat \w|errno|ER_|\/work|\/home/i;

for (const kind of databases())
  describe(`inner errors [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    const calls: [procedure: string, input: unknown][] = [
      ['list', {}],
      ['list', { q: 'x', sort: ['vault'], filter: { tags: { in: ['news'] } } }],
      ['get', { id: '1' }],
      ['create', { data: { title: 'x', vault: '1' } }],
      ['update', { id: '1', expectedVersion: 'v0', changes: { title: 'x' }, base: { title: '100% a_b' } }],
      ['remove', { id: '1' }],
    ];

    const assertInner = ({ status, error, text, headers }: Answer, what: string) => {
      assert.deepEqual([status, error?.code, error?.message], [500, 'INTERNAL', 'Internal error'], `${what} ${text}`);
      assert.deepEqual(Object.keys(error ?? {}).sort(), ['code', 'httpStatus', 'message', 'requestId']);
      assert.equal(headers.get('x-request-id'), error?.requestId);
      assert.doesNotMatch(text, INNER, what);
      assert(site.app.log().includes(error?.requestId ?? '-'), what);
    };

    test('SEC-ERR-01 S13 a database error in any procedure is an id outside and a cause in the log', async () => {
      const { sequelize } = site.database;
      const mode = process.env.NODE_ENV;
      await sequelize.query('ALTER TABLE posts RENAME TO posts_gone');
      try {
        for (const environment of ['production', 'development'])
          for (const [procedure, input] of calls) {
            process.env.NODE_ENV = environment;
            assertInner(await site.as('root', `records.posts.${procedure}`, input), `${environment} ${procedure}`);
          }
        await sequelize.query('ALTER TABLE vaults RENAME TO vaults_gone');
        const options = await site.as('root', 'records.posts.options', { field: 'vault' });
        await sequelize.query('ALTER TABLE vaults_gone RENAME TO vaults');
        assertInner(options, 'options');
      } finally {
        if (mode === undefined) delete process.env.NODE_ENV;
        else process.env.NODE_ENV = mode;
        await sequelize.query('ALTER TABLE posts_gone RENAME TO posts');
      }
      assert.match(site.app.log(), /posts/);
      assert.equal((await site.as('root', 'records.posts.list')).status, 200);
    });

    test('SEC-ERR-01 S13 what the code of a team throws stays inside, and its write undone', async () => {
      const { posts } = site.models;
      const secret = 'select * from accounts where path = /etc/shadow';
      const stored = await site.snapshot();
      for (const thrown of [new Error(secret), secret, null, undefined, { code: 'FORBIDDEN', message: secret }]) {
        posts.addHook('afterSave', 'broken', () => {
          throw thrown as Error;
        });
        try {
          const data = { title: 'never stored' };
          assertInner(await site.as('root', 'records.posts.create', { data }), String(thrown));
        } finally {
          posts.removeHook('afterSave', 'broken');
        }
      }
      assert.equal(await site.snapshot(), stored);
    });

    test('SEC-ERR-01 a stored value that is no value of its column spoils no list', async () => {
      const { sequelize } = site.database;
      const bad = kind.name === 'sqlite' ? "published_at = 'never', meta = '{broken'" : 'meta = \'"text"\'';
      await sequelize.query(`UPDATE posts SET ${bad} WHERE id = 2`);
      const { status, data } = await site.as('root', 'records.posts.list', { fields: ['meta', 'publishedAt'] });
      assert.equal(status, 200);
      assert.equal((data as { rows: unknown[] }).rows.length, 2);
      assert.equal((await site.as('root', 'records.posts.get', { id: '2' })).status, 200);
      await sequelize.query('UPDATE posts SET published_at = NULL, meta = NULL WHERE id = 2');
    });

    test('SEC-ERR-03 a refusal never repeats what was sent', async () => {
      const value = 'canary-of-the-caller';
      const odd = [value, { [`x`]: value }, [value], `${value}\0`, value.repeat(400)];
      const fields = ['title', 'views', 'price', 'published', 'status', 'publishedAt', 'day', 'meta', 'author', 'tags'];
      const inputs = odd.flatMap((each): [string, unknown][] => [
        ...fields.flatMap((field): [string, unknown][] => [
          ['records.posts.list', { filter: { [field]: each } }],
          ['records.posts.list', { filter: { [field]: { gt: each, isNull: each } } }],
          ['records.posts.create', { data: { [field]: each, title: [] } }],
          [
            'records.posts.update',
            { id: '1', expectedVersion: 'v9', changes: { [field]: each }, base: { title: each } },
          ],
        ]),
        ['records.posts.list', { sort: each }],
        ['records.posts.list', { fields: each }],
        ['records.posts.list', { after: each }],
        ['records.posts.get', { id: each }],
        ['records.posts.options', { field: each }],
        ['records.users.create', { data: { email: each, password: each } }],
        ['records.users.create', { data: { email: 'x@example.org', password: 'canary-of' } }],
        ['auth.login', { email: each, password: each }],
        ['auth.login', { email: 'x@example.org', password: [each] }],
      ]);
      const stored = await site.snapshot();
      for (const [path, input] of inputs) {
        const { status, text, error } = await site.as('root', path, input);
        if (status === 200) continue;
        // What clashes is shown as it was sent: it is what a person must choose from.
        if (error?.code !== 'CONFLICT') assert(!text.includes('canary-of'), `${path} ${text.slice(0, 300)}`);
      }
      await site.models.posts.destroy({ where: { title: 'never' }, force: true });
      assert.equal(await site.snapshot(), stored);
    });

    test('SEC-ERR-03 a concealed field that is missing is not named', async () => {
      const { status, error, text } = await site.as('root', 'records.vaults.create', { data: { label: 'East' } });
      assert.deepEqual([status, error?.fieldErrors], [400, { '': { code: 'invalid' } }]);
      assert(!text.includes('pin'));
    });
  });

/** Tables that are stricter than their models say. */
const TABLES = [
  'CREATE TABLE parents (id INTEGER NOT NULL PRIMARY KEY, name_text VARCHAR(10) NOT NULL, code VARCHAR(10) UNIQUE, amount INTEGER CHECK (amount < 100), inner_code VARCHAR(10) NOT NULL)',
  'CREATE TABLE children (id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER NOT NULL, FOREIGN KEY (parent_id) REFERENCES parents (id))',
];

function defineStrict({ sequelize }: TestDatabase): Record<string, AnyModel | { model: AnyModel; admin: object }> {
  const plain = { timestamps: false, underscored: true };
  const id = { type: DataTypes.INTEGER, primaryKey: true };
  const parents = sequelize.define(
    'parents',
    {
      id,
      nameText: { type: DataTypes.STRING(200) },
      code: { type: DataTypes.STRING(10), unique: true },
      amount: { type: DataTypes.INTEGER },
      innerCode: { type: DataTypes.STRING(10), defaultValue: 'x' },
      word: { type: DataTypes.VIRTUAL },
    },
    { ...plain, tableName: 'parents' },
  );
  const children = sequelize.define('children', { id }, { ...plain, tableName: 'children' });
  children.belongsTo(parents, { as: 'parent', foreignKey: 'parentId', onDelete: 'RESTRICT' });
  return { parents: { model: parents, admin: { fields: { innerCode: { hidden: true } } } }, children };
}

for (const kind of databases())
  describe(`constraints [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;

    before(async () => {
      database = await kind.create({ logging: false });
      const models = defineStrict(database);
      for (const sql of TABLES) await database.sequelize.query(sql);
      records = await openRecords(database, models);
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const create = (slug: string, data: object) =>
      records.app.call(`records.${slug}.create`, { data }, { cookie: records.cookie });
    const count = async () => {
      const { parents, children } = database.sequelize.models;
      return [await parents?.count(), await children?.count(), await records.app.admin.models.AdminLog.count()];
    };

    test('SEC-ERR-02 what a table refuses is told by the name of its field', async () => {
      const made = await create('parents', { id: 1, nameText: 'first', code: 'A', amount: 1 });
      assert.equal(made.status, 200, made.text);
      assert.equal((await create('children', { id: 1, parent: '1' })).status, 200);
      await records.app.admin.settled();
      const stored = await count();
      const refused: [string, object, number, object][] = [
        ['parents', { id: 2, nameText: null }, 400, { nameText: { code: 'required' } }],
        ['parents', { id: 2 }, 400, { nameText: { code: 'required' } }],
        ['parents', { id: 2, nameText: 'x', amount: 150 }, 400, { '': { code: 'invalid' } }],
        ['parents', { id: 2, nameText: 'x', code: 'A' }, 409, { code: { code: 'unique' } }],
        ['parents', { id: 1, nameText: 'x' }, 409, { id: { code: 'unique' } }],
        ['children', { id: 2, parent: '9' }, 400, { parent: { code: 'reference' } }],
        ['children', { id: 2, parent: null }, 400, { parent: { code: 'required' } }],
        ['children', { id: 2 }, 400, { parent: { code: 'required' } }],
      ];
      if (kind.name === 'mariadb')
        refused.push(['parents', { id: 2, nameText: "column 'code' is long" }, 400, { nameText: { code: 'tooLong' } }]);
      for (const [slug, data, status, fieldErrors] of refused) {
        const answer = await create(slug, data);
        assert.deepEqual([answer.status, answer.error?.fieldErrors], [status, fieldErrors], answer.text);
        assert.doesNotMatch(answer.text, /name_text|parent_id|sqlite|constraint|parents\./i);
      }
      const removed = await records.app.call('records.parents.remove', { id: '1' }, { cookie: records.cookie });
      assert.deepEqual([removed.status, removed.error?.code], [409, 'STILL_REFERENCED']);
      assert.doesNotMatch(removed.text, /children|parent_id|constraint/i);
      assert.deepEqual(await count(), stored);
    });

    test('SEC-ERR-02 a hidden column that is refused has no name', async () => {
      const { parents } = database.sequelize.models;
      parents?.addHook('beforeValidate', 'empty', (row) => {
        row.set('innerCode', null);
      });
      const { status, error, text } = await create('parents', { id: 3, nameText: 'x' });
      parents?.removeHook('beforeValidate', 'empty');
      assert.deepEqual([status, error?.fieldErrors], [400, { '': { code: 'required' } }]);
      assert.doesNotMatch(text, /inner/i);
    });
  });

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

for (const kind of databases())
  describe(`logs [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }), { trustProxy: 1 });
    });
    after(() => site.close());

    const STEERING = 'a\r\n{"level":"error"}\u001b[31mred\u009b2J\u2028';

    test('SEC-INJ-10 whatever happens, a line of the log is one line of inert JSON', async (t) => {
      const lines: string[] = [];
      for (const method of ['info', 'warn', 'error'] as const)
        t.mock.method(console, method, (line: string) => void lines.push(line));
      const app = await createTestApp(site.database, {
        models: { posts: site.models.posts } as never,
        logger: undefined,
      });
      const cookie = await app.login(emailOf('root2'));
      site.models.posts.addHook('beforeSave', 'steering', () => {
        throw new Error(STEERING);
      });
      const { status } = await app.call('records.posts.create', { data: { title: STEERING } }, { cookie });
      site.models.posts.removeHook('beforeSave', 'steering');
      assert.equal(status, 500);
      await app.admin.settled();
      assert(lines.some((line) => line.includes('red')));
      for (const line of lines) {
        assert.doesNotMatch(line, CONTROL);
        assert.equal(typeof JSON.parse(line).message, 'string');
      }
    });

    test('SEC-INJ-10 what is sent cannot steer a terminal through the audit log', async () => {
      const headers = { 'user-agent': 'Mozilla \u001b[31mred \u009b2J' };
      const cookie = site.cookieOf('root') ?? '';
      const data = { title: STEERING };
      const { status } = await site.app.call('records.posts.create', { data }, { cookie, headers });
      assert.equal(status, 200);
      await site.app.call('auth.login', { email: `${STEERING}@example.org`, password: 'x' }, { headers });
      await site.app.admin.settled();
      const rows = await site.app.admin.models.AdminLog.findAll({ raw: true, order: [['id', 'DESC']], limit: 2 });
      assert.deepEqual(rows.map((row) => row.action).sort(), ['create', 'login_failed']);
      for (const row of rows)
        for (const text of [row.recordLabel, row.userAgent, row.ip]) assert.doesNotMatch(text ?? '', CONTROL);
      assert.equal(rows.find((row) => row.action === 'login_failed')?.recordLabel, null);
      assert.match(rows[0]?.userAgent ?? '', /^Mozilla \ufffd\[31mred/);
      await site.models.posts.destroy({ where: { title: STEERING }, force: true });
    });

    test('SEC-INJ-10 an address that is none is not believed, and keeps nothing from being logged', async () => {
      for (const [forwarded, ip] of [
        ['x'.repeat(5_000), '192.0.2.7'],
        ['<b>', '192.0.2.7'],
        [`10.0.0.1, ${STEERING.replace(/[\r\n]/g, '')}`.normalize('NFC'), '192.0.2.7'],
        [`fe80::1%${'x'.repeat(5_000)}`, 'fe80::1'],
      ] as const) {
        const headers = { 'x-forwarded-for': Buffer.from(forwarded).toString('latin1') };
        const more = { headers, address: '192.0.2.7' };
        const login = await site.app.call('auth.login', { email: 'nobody@example.org', password: 'x' }, more);
        assert.equal(login.status, 401, login.text);
        await site.app.admin.settled();
        const row = await site.app.admin.models.AdminLog.findOne({ raw: true, order: [['id', 'DESC']] });
        assert.deepEqual([row?.action, row?.ip], ['login_failed', ip]);
      }
    });
  });
