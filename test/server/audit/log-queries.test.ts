import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, Op } from 'sequelize';
import type { LogEntry, LogFacets, LogOutput, LogQuery } from '../../../server/contract.ts';
import { createTestApp } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`the log is searched [${kind.name}]`, () => {
    let newsroom: Newsroom;
    const statements: string[] = [];

    before(async () => {
      newsroom = await openNewsroom(kind, {
        admins: { comments: { fields: { title: { secret: true } } } },
        logging: (sql) => void statements.push(sql),
      });
    });
    after(() => newsroom.close());

    const list = async (input?: LogQuery): Promise<LogOutput> => {
      await newsroom.app.admin.settled();
      const { status, text, data } = await newsroom.as('root', 'audit.list', input);
      assert.equal(status, 200, text);
      return data as LogOutput;
    };
    const newest = async (): Promise<LogEntry> => (await list({ perPage: 1 })).items[0] as LogEntry;
    const insert = (row: object) =>
      newsroom.own.AdminLog.create({ operationId: crypto.randomUUID(), at: new Date(), action: 'update', ...row });

    test('SEC-INJ a query is strict: what it does not know or cannot be is refused', async () => {
      for (const input of [
        { acotr: '1' },
        { actor: 'é' },
        { actor: '' },
        { actor: 1 },
        { model: "posts' OR 1=1" },
        { action: 'create--' },
        { operationId: 'x' },
        { from: '2026-01-01' },
        { from: new Date('9999-12-31T23:59:59.999Z'), to: new Date(8.64e15) },
        { perPage: 0 },
        { perPage: 101 },
        { record: { gt: '' } },
      ])
        assert.equal(
          (await newsroom.as('root', 'audit.list', input)).error?.code,
          'VALIDATION_FAILED',
          JSON.stringify(input),
        );
      for (const cursor of ['', 'x', 'MQ.abc', Buffer.from('["-id",5]').toString('base64url')])
        assert.equal((await newsroom.as('root', 'audit.list', { cursor })).error?.code, 'CURSOR_INVALID', cursor);
    });

    test('AUD-05 every combination of filters finds what a plain look at all rows finds, page by page', async () => {
      const { AdminLog } = newsroom.own;
      await newsroom.cookieOf('root');
      await newsroom.app.admin.settled();
      await AdminLog.destroy({ where: {} });
      const operations = Array.from({ length: 5 }, () => crypto.randomUUID());
      const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000);
      const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
      await AdminLog.bulkCreate(
        Array.from({ length: 120 }, (_none, n) => ({
          operationId: pick(operations, n),
          // Written a little out of order, as by two processes.
          at: at(n % 7 === 0 ? n + 1 : n),
          userId: pick(['1', '2', null], n),
          userLabel: pick(['Ann', 'Ben', null], n),
          impersonatorId: n % 4 === 0 ? '2' : null,
          action: pick(['create', 'update', 'delete', 'login'], n),
          model: pick(['posts', 'tags'], n),
          recordKey: pick(['1', '2', '3'], n),
        })),
      );
      const rows = await AdminLog.findAll({ order: [['id', 'DESC']] });
      const choices: { [K in keyof LogQuery]-?: (LogQuery[K] | undefined)[] } = {
        actor: [undefined, '1', '2', '9'],
        model: [undefined, 'posts'],
        record: [undefined, '3'],
        action: [undefined, 'update'],
        operationId: [undefined, operations[1]],
        from: [undefined, at(40)],
        to: [undefined, at(90)],
        impersonated: [undefined, true, false],
        cursor: [undefined],
        perPage: [7],
      };
      let queries: LogQuery[] = [{}];
      for (const [name, values] of Object.entries(choices))
        queries = queries.flatMap((query) =>
          values.map((value) => (value === undefined ? query : { ...query, [name]: value })),
        );
      // A third of them, each value in many.
      for (const query of queries.filter((_query, index) => index % 3 === 0)) {
        const expected = rows.filter(
          (row) =>
            (query.actor === undefined || row.userId === query.actor || row.impersonatorId === query.actor) &&
            (query.model === undefined || row.model === query.model) &&
            (query.record === undefined || row.recordKey === query.record) &&
            (query.action === undefined || row.action === query.action) &&
            (query.operationId === undefined || row.operationId === query.operationId) &&
            (query.from === undefined || row.at >= query.from) &&
            (query.to === undefined || row.at < query.to) &&
            (query.impersonated === undefined || (row.impersonatorId !== null) === query.impersonated),
        );
        const found: string[] = [];
        let page = await list(query);
        assert.deepEqual(page.total, { value: expected.length, capped: false }, JSON.stringify(query));
        found.push(...page.items.map(({ id }) => id));
        while (page.cursor !== null) {
          page = await list({ ...query, cursor: page.cursor });
          found.push(...page.items.map(({ id }) => id));
        }
        assert.deepEqual(
          found,
          expected.map(({ id }) => String(id)),
          JSON.stringify(query),
        );
      }
    });

    test('PERF a page of the log costs three statements, whatever it is searched by', async () => {
      for (const input of [undefined, { model: 'posts', record: '1' }, { actor: '2', action: 'create' }] as const) {
        await list(input);
        statements.splice(0);
        await list(input);
        assert.equal(statements.length, 3, statements.join('\n'));
      }
    });

    test('rows that are older than labels, or were written by hand, are shown as far as they can be read', async () => {
      const of = async (row: object) => {
        await insert(row);
        const { changes, details, model, record } = await newest();
        return { changes, details, model, record };
      };
      const shown = await of({
        model: 'posts',
        recordKey: '7',
        changes: JSON.stringify({
          category: { from: 3, to: null },
          tags: { added: ['1'], removed: ['2'] },
          gone: { from: 'a', to: 'b' },
          sessionToken: { from: 'canary', to: 'canary' },
        }),
      });
      assert.deepEqual(shown.record, { key: '7', label: '#7' });
      assert.deepEqual(
        shown.changes.map(({ field, label, kind: _kind, ...rest }) => [field, label, rest]),
        [
          ['category', 'Category', { type: 'relation', from: { key: '3', label: '#3' }, to: null }],
          ['tags', 'Tags', { type: 'links', added: [{ key: '1', label: '#1' }], removed: [{ key: '2', label: '#2' }] }],
          ['gone', 'gone', { type: 'value', from: 'a', to: 'b' }],
          ['sessionToken', 'sessionToken', { type: 'concealed' }],
        ],
      );
      // The field was made a secret after it had been logged.
      const hidden = await of({ model: 'comments', changes: '{"title":{"from":"canary","to":"canary"}}' });
      assert.deepEqual(
        hidden.changes.map(({ type }) => type),
        ['concealed'],
      );
      const vanished = await of({
        model: 'polls',
        recordKey: '1',
        recordLabel: 'Tea?',
        changes: '{"x":{"from":1,"to":2}}',
      });
      assert.deepEqual(vanished.model, { slug: 'polls', label: 'polls' });
      assert.equal(vanished.changes.length, 1);
      for (const changes of ['{', '[]', 'null', '"text"', '5']) assert.deepEqual((await of({ changes })).changes, []);
      const event = await of({ action: 'login_failed', recordLabel: 'a@example.org', changes: '{"method":"totp"}' });
      assert.deepEqual(event.details, { method: 'totp', email: 'a@example.org' });
    });

    test('what there is to filter by: actions, people by their last name, models', async () => {
      await insert({ action: 'aaa_first', userId: '77', userLabel: 'Old name' });
      await insert({ action: 'aaa_first', userId: '77', userLabel: 'New name' });
      const { actions, actors, models } = (await newsroom.as('root', 'audit.facets')).data as LogFacets;
      assert.equal(actions[0], 'aaa_first');
      assert.equal(new Set(actions).size, actions.length);
      assert.deepEqual(
        actors.filter(({ key }) => key === '77'),
        [{ key: '77', label: 'New name' }],
      );
      assert.ok(models.some(({ slug, label }) => slug === 'tags' && label === 'Tags'));
      assert.ok(models.some(({ slug, label }) => slug === 'polls' && label === 'polls'));
      const known = await newsroom.own.AdminLog.findAll({ attributes: ['action', 'model', 'userId'], raw: true });
      const distinct = (name: 'action' | 'model' | 'userId') =>
        [...new Set(known.map((row) => row[name]).filter((value) => value !== null))].sort();
      assert.deepEqual(actions, distinct('action'));
      assert.deepEqual(models.map(({ slug }) => slug).sort(), distinct('model'));
      assert.deepEqual(actors.map(({ key }) => key).sort(), distinct('userId'));
    });

    test('a page of long texts ends earlier, and the next one begins where it ended', async () => {
      const text = 'x'.repeat(500_000);
      for (let n = 0; n < 5; n++)
        await insert({ action: 'long', changes: JSON.stringify({ n: { from: text, to: n } }) });
      const first = await list({ action: 'long', perPage: 5 });
      assert.deepEqual([first.items.length, first.total.value], [3, 5]);
      const second = await list({ action: 'long', perPage: 5, cursor: first.cursor ?? '' });
      assert.deepEqual([second.items.length, second.cursor], [2, null]);
      await newsroom.own.AdminLog.destroy({ where: { action: 'long' } });
    });

    test('SEC-AUD-05 SEC-AUD-07 a team’s own model over the table is read only, and by is_admin alone', async () => {
      const sequelize = newsroom.database.connect({ logging: false });
      const attributes = { action: DataTypes.STRING, user_label: DataTypes.STRING };
      const twin = sequelize.define('twin', attributes, { tableName: 'asok_admin_log', timestamps: false });
      const models = { twin: { model: twin, admin: { rules: { rows: () => ({}) } } } } as never;
      const another = await createTestApp({ ...newsroom.database, sequelize }, { models });
      await newsroom.own.Role.update({ permissions: 'twin.*' }, { where: { name: 'ed' } });
      const as = async (caller: 'root' | 'star' | 'ed', operation: string, input?: unknown) =>
        another.call(`records.twin.${operation}`, input, { cookie: await newsroom.cookieOf(caller) });
      await newsroom.app.admin.settled();
      const unchanged = () =>
        newsroom.own.AdminLog.findAll({ where: { action: { [Op.notIn]: ['denied', 'login'] } }, raw: true });
      const kept = await unchanged();
      for (const [operation, input] of [
        ['create', { data: { action: 'forged' } }],
        ['update', { id: '1', expectedVersion: 'v0', changes: { action: 'x' }, base: {} }],
        ['remove', { id: '1' }],
        ['removeMany', { ids: ['1'] }],
      ] as const)
        for (const caller of ['root', 'star', 'ed'] as const)
          assert.equal((await as(caller, operation, input)).error?.code, 'DISABLED', `${caller} ${operation}`);
      assert.deepEqual(await unchanged(), kept);
      for (const caller of ['star', 'ed'] as const)
        for (const [operation, input] of [
          ['list', {}],
          ['list', { q: 'login' }],
          ['get', { id: '1' }],
        ] as const) {
          const { status, text } = await as(caller, operation, input);
          assert.equal(status, 403, text);
        }
      assert.equal((await as('root', 'list')).status, 200);
      await another.close();
    });
  });
