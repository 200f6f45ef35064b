import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { type ValueChange, withoutSecretParts } from '../../../server/audit/secret-parts.ts';
import type { AnyRecordDetail, LogEntry, LogOutput } from '../../../server/contract.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const CANARY = 'canary-7316';

/** Settings of a service: the password of its mailer and the token of each key are secrets. */
function settings(secret: string, { host = 'mail.test', port = 25 } = {}) {
  return {
    smtp: { host, port, password: `${CANARY} ${secret}` },
    keys: [
      { name: 'one', token: { value: `${CANARY} ${secret}` } },
      { name: 'two', token: `${CANARY} two` },
    ],
  };
}

/** The same without its secrets. */
function withoutSecrets(port = 25) {
  const keys = [
    { name: 'one', token: null },
    { name: 'two', token: null },
  ];
  return { smtp: { host: 'mail.test', port, password: null }, keys };
}

const PARTS = ['/smtp/password', '/keys/0/token', '/keys/1/token'];

for (const kind of databases())
  describe(`secrets inside JSON [${kind.name}]`, () => {
    let database: TestDatabase;
    let services: AnyModel;
    let records: RecordsApp;

    before(async () => {
      database = await kind.create({ logging: false });
      const { sequelize } = database;
      services = sequelize.define(
        'services',
        {
          // The text of the record is not made of it either.
          name: DataTypes.JSON,
          title: DataTypes.STRING,
          settings: DataTypes.JSON,
          // JSON in a column of text.
          extra: DataTypes.TEXT,
        },
        { timestamps: false, paranoid: false },
      );
      const fields = {
        name: { secretPaths: ['*'] },
        settings: { secretPaths: ['smtp.password', 'keys.*.token', 'nowhere.at.all'] },
        extra: { kind: 'json', secretPaths: ['*.pin'] },
      };
      records = await openRecords(database, { services: { model: services, admin: { fields } } }, { audit: 'all' });
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });
    beforeEach(() => records.app.admin.models.AdminLog.destroy({ where: {} }));

    const client = () => records.client.model('services');
    const create = (data: object): Promise<AnyRecordDetail> => client().create.mutate({ data: data as never });
    const edit = (record: AnyRecordDetail, changes: Record<string, unknown>) =>
      save(records.client, 'services', { record, changes });

    /** What the log tells, after a look at each byte of its table and of the answer. */
    const log = async (): Promise<LogEntry[]> => {
      const { app, cookie } = records;
      await app.admin.settled();
      const stored = JSON.stringify(await app.admin.models.AdminLog.findAll({ raw: true }));
      const { text, data } = await app.call('audit.list', { model: 'services' }, { cookie });
      for (const bytes of [stored, text, app.log()]) assert(!bytes.includes(CANARY), bytes);
      return (data as LogOutput).items;
    };
    /** How the settings changed, the newest entry first. */
    const told = async () =>
      (await log()).map(({ action, changes }) => {
        const change = changes.find(({ field }) => field === 'settings');
        return change?.type === 'value' ? [action, change.from, change.to, change.concealed] : [action, change?.type];
      });
    const marks = (...changed: string[]) => PARTS.map((path) => ({ path, changed: changed.includes(path) }));

    test('SEC-DATA-12 AUD-07 no secret of a create, an edit, a conflict and a delete is in any byte of the log', async () => {
      const first = await create({ title: 'Mailer', settings: settings('first') });
      assert.match(JSON.stringify(first), new RegExp(CANARY), 'it is shown as the rest of the field is');
      const second = await edit(first, { settings: settings('second', { port: 587 }) });
      const stale = await refusal(edit(first, { settings: settings('third') }));
      assert.equal(stale.code, 'CONFLICT');
      await client().remove.mutate({ id: second.$key });
      assert.deepEqual(await told(), [
        ['delete', withoutSecrets(587), null, marks(...PARTS)],
        ['update', withoutSecrets(), withoutSecrets(587), marks('/smtp/password', '/keys/0/token')],
        ['create', null, withoutSecrets(), marks(...PARTS)],
      ]);
    });

    test('SEC-DATA-12 a change of nothing but a secret is told as a change, and where it is', async () => {
      const first = await create({ settings: settings('first') });
      const changed = settings('first');
      changed.smtp.password = `${CANARY} other`;
      await edit(first, { settings: changed });
      const [update] = await told();
      assert.deepEqual(update, ['update', withoutSecrets(), withoutSecrets(), marks('/smtp/password')]);
    });

    test('SEC-DATA-12 nor of a bulk delete', async () => {
      const one = await create({ settings: settings('one') });
      const two = await create({ settings: settings('two') });
      await client().removeMany.mutate({ ids: [one.$key, two.$key] });
      const gone = (await told()).slice(0, 2);
      assert.deepEqual(gone, Array(2).fill(['delete', withoutSecrets(), null, marks(...PARTS)]));
    });

    test('SEC-DATA-12 nor of what a team’s own code writes', async () => {
      const service = await services.create({ title: 'Own', settings: settings('first') });
      await service.update({ settings: settings('second') });
      await services.update({ settings: settings('third') }, { where: { title: 'Own' } });
      await services.bulkCreate([{ settings: settings('bulk') }]);
      await service.destroy();
      const entries = await told();
      assert.deepEqual(
        entries.map(([action]) => action),
        ['delete', 'create', 'update', 'update', 'create'],
      );
      assert.deepEqual(entries[2], [
        'update',
        withoutSecrets(),
        withoutSecrets(),
        marks('/smtp/password', '/keys/0/token'),
      ]);
    });

    test('SEC-DATA-12 neither what a record is called, nor JSON in a column of text', async () => {
      const json = (pin: string) => JSON.stringify({ a: { pin, open: 1 } });
      await create({ name: [CANARY], title: 'Called' });
      // The last two are no JSON at all, and JSON that was encoded twice.
      for (const extra of [json(CANARY), json(`${CANARY} 2`), `{"a":{"pin":"${CANARY}`, JSON.stringify(json(CANARY))])
        await services.update({ name: { en: `${CANARY} ${extra}` }, extra }, { where: { title: 'Called' } });
      const entries = await log();
      assert.deepEqual(new Set(entries.map(({ record }) => record?.label)), new Set(['Called']));
      const extras = entries.slice(0, -1).map(({ changes }) => changes.find(({ field }) => field === 'extra'));
      assert.deepEqual(
        extras.map((change) => change?.type),
        ['concealed', 'concealed', 'value', 'value'],
      );
      const [, , update] = extras;
      assert(update?.type === 'value');
      assert.deepEqual([update.from, update.to], Array(2).fill({ a: { pin: null, open: 1 } }));
    });

    test('SEC-DATA-12 what was logged before its path was named is not shown any more', async () => {
      const { AdminLog } = records.app.admin.models;
      const at = new Date();
      const operationId = crypto.randomUUID();
      const change = (more: object) =>
        JSON.stringify({ settings: { from: settings('a'), to: settings('b'), ...more } });
      const concealed = [
        { path: '/smtp/password/inner', changed: false },
        { path: '/keys/1/token/inner', changed: true },
        { path: '/gone', changed: true },
      ];
      for (const changes of [change({}), change({ concealed })])
        await AdminLog.create({ at, operationId, action: 'update', model: 'services', recordKey: '1', changes });
      const { app, cookie } = records;
      const { text, data } = await app.call('audit.list', { model: 'services' }, { cookie });
      assert(!text.includes(CANARY));
      const parts = (data as LogOutput).items.map(({ changes: [first] }) => first?.type === 'value' && first.concealed);
      assert.deepEqual(parts, [
        [...marks(...PARTS), { path: '/gone', changed: true }],
        marks('/smtp/password', '/keys/0/token'),
      ]);
    });
  });

describe('secret parts of JSON', () => {
  const left = (paths: string[], from: unknown, to: unknown = from) =>
    withoutSecretParts({ options: { secretPaths: paths } }, { from, to });
  const kept = (value: unknown) => ({ from: value, to: value });
  const same = (...paths: string[]) => paths.map((path) => ({ path, changed: false }));

  test('SEC-DATA-12 paths lead through objects and lists, at the top too', () => {
    assert.deepEqual(left(['*'], ['a', { b: 1 }]), { ...kept([null, null]), concealed: same('/0', '/1') });
    assert.deepEqual(left(['1'], ['a', 'b']), { ...kept(['a', null]), concealed: same('/1') });
    assert.deepEqual(left(['*.*.x'], [{ 'a/b~c': { x: [], y: 1 } }]), {
      ...kept([{ 'a/b~c': { x: null, y: 1 } }]),
      concealed: same('/0/a~1b~0c/x'),
    });
    assert.deepEqual(left(['a', 'a.b', '*.b'], { a: { b: 1 }, c: { b: 2 } }), {
      ...kept({ a: null, c: { b: null } }),
      concealed: same('/a', '/c/b'),
    });
  });

  test('SEC-DATA-12 what a path does not find stays as it is', () => {
    for (const value of [null, {}, [], { b: { a: 1 } }, { a: null }, { a: { c: 1 } }, [{ a: 1 }]])
      assert.deepEqual(left(['a.b'], value), kept(value), JSON.stringify(value));
  });

  test('SEC-DATA-12 a value that stands where a path leads on is a secret itself', () => {
    for (const value of ['{"b":1}', 5, false]) {
      assert.deepEqual(left(['a.b'], { a: value }), { ...kept({ a: null }), concealed: same('/a') });
      assert.deepEqual(left(['a.b'], value), { changed: true });
    }
  });

  test('SEC-DATA-12 a secret that comes or goes is changed, and null is none', () => {
    const change = (from: unknown, to: unknown) => {
      const diff = left(['a'], from, to);
      return 'concealed' in diff ? diff.concealed : diff;
    };
    for (const [from, to] of [
      [{}, { a: 1 }],
      [{ a: 1 }, {}],
      [{ a: null }, { a: 1 }],
      [{ a: { b: [1] } }, { a: { b: [2] } }],
    ])
      assert.deepEqual(change(from, to), [{ path: '/a', changed: true }]);
    assert.deepEqual(change({ a: null }, { a: null, b: 1 }), { from: { a: null }, to: { a: null, b: 1 } });
  });

  test('SEC-DATA-12 more secrets than can be told one by one conceal the whole', () => {
    const many = (length: number) => left(['*'], Array.from({ length }, String));
    assert.equal((many(1_000) as ValueChange).concealed?.length, 1_000);
    assert.deepEqual(many(1_001), { changed: true });
  });

  test('SEC-DATA-12 names of prototypes are names like others, and reach nothing else', () => {
    const value: unknown = JSON.parse('{"__proto__":{"token":"x","y":1},"constructor":{"token":"z"},"toString":"q"}');
    const shown = left(['__proto__.token', 'constructor.token', 'toString'], value);
    const expected = '{"__proto__":{"token":null,"y":1},"constructor":{"token":null},"toString":null}';
    assert.equal(JSON.stringify((shown as { from: unknown }).from), expected);
    const missing = {};
    assert.deepEqual(left(['__proto__.toString', 'constructor.name', 'toString'], missing), kept(missing));
    assert.equal(Object.getPrototypeOf(missing), Object.prototype);
  });

  test('SEC-DATA-12 a value nested deeper than any path costs no more than its way', () => {
    let deep: unknown = CANARY;
    for (let depth = 0; depth < 5_000; depth++) deep = { a: deep };
    assert.deepEqual(left(['s'], { s: 1, deep }, { s: 1, deep }), {
      ...kept({ s: null, deep }),
      concealed: same('/s'),
    });
  });
});
