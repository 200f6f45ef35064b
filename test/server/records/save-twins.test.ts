import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import type { AnyRecordDetail } from '../../../sdk/index.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { defineKeyedTwins, defineTwins, type Twins } from '../../support/twin-models.ts';

type Values = Record<string, unknown>;
type Name = keyof Twins;

const NAMES: readonly Name[] = ['plain', 'hooked'];

/** Values of new records. */
const MADE: readonly Values[] = [
  { title: 'only what must be' },
  {
    title: 'all',
    code: 'a',
    email: 'ana@example.org',
    even: 2,
    price: '12345678.125',
    ratio: 0.25,
    large: '9007199254740993',
    isOpen: true,
    colour: 'green',
    moment: new Date('2024-03-31T01:30:00.123Z'),
    since: new Date(0),
    day: '2024-02-29',
    time: '23:59:59',
    data: { deep: [{ 'it"s': "'quoted' \\ $1" }, null, 1.5], on: true },
    text: 'a\nb\\ \u{1f98a} $1 ? :x \'";--',
    shouted: 'quiet',
  },
  { title: '$1 ? \\', even: -4, price: '-0.001', ratio: -1e-9, large: '-1', isOpen: true, data: [], text: '' },
  { title: 'nothing', code: null, email: null, data: null, colour: null, since: null, moment: null, shouted: null },
];

/** Changes of one record, one after the other. */
const CHANGED: readonly Values[] = [
  { title: 'another' },
  { price: '0.100', ratio: 1.75, large: '9223372036854775807', isOpen: false, colour: 'green' },
  { moment: new Date('1999-12-31T23:59:59.999Z'), day: '1000-01-01', time: '00:00:00', since: null },
  { data: { next: 1 }, text: "back\\slash ' and \u{1f98a}", shouted: 'again' },
  { data: null, text: null, shouted: null, price: null, even: null },
  // As it is already.
  { title: 'another' },
];

/** Values that a validator, the model or the database refuses. */
const REFUSED: readonly Values[] = [
  { title: '' },
  { title: null },
  { email: 'nobody' },
  { even: 3 },
  { email: 'nobody', even: 3 },
  { isOpen: false, colour: 'red' },
  { code: 'a' },
];

for (const kind of databases())
  describe(`saves past Sequelize's own [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let things: Twins;
    let keyed: Twins;
    const logged: string[] = [];

    before(async () => {
      database = await kind.create({ logging: (sql) => void logged.push(sql) });
      things = defineTwins(database.sequelize);
      keyed = defineKeyedTwins(database.sequelize);
      records = await openRecords(database, {
        plain: things.plain,
        hooked: things.hooked,
        'plain-keyed': keyed.plain,
        'hooked-keyed': keyed.hooked,
      });
      // Both twins write at the same moments.
      mock.timers.enable({ apis: ['Date'], now: Date.now() });
    });
    after(async () => {
      mock.timers.reset();
      await records.app.close();
      await database.close();
    });

    const api = (slug: string) => records.client.model(slug);
    const stored = async ({ tableName }: Twins['plain']) =>
      (await database.sequelize.query(`SELECT * FROM ${tableName} ORDER BY 1`))[0] as Values[];
    const assertAlike = async (twins: Twins) => assert.deepEqual(await stored(twins.plain), await stored(twins.hooked));
    const both = async <T>(work: (name: Name) => Promise<T>): Promise<[plain: T, hooked: T]> => {
      const results: T[] = [];
      for (const name of NAMES) results.push(await work(name));
      return results as [T, T];
    };
    /** Which of the twins' statements Sequelize has sent: it names the transaction, we do not. */
    const sentBySequelize = (verb: string) =>
      logged.filter((sql) => !sql.startsWith('Executing (default)') && sql.includes(`): ${verb}`)).length;

    test('PERF what Sequelize would refuse is refused alike, and nothing is stored', async () => {
      await both((name) => api(name).create.mutate({ data: { title: 'first', code: 'a' } }));
      const rows = await stored(things.plain);
      for (const values of REFUSED) {
        const [plain, hooked] = await both(async (name) => {
          const error = await refusal(api(name).create.mutate({ data: { title: 'x', ...values } }));
          return [error.status, error.code, error.fieldErrors];
        });
        assert.deepEqual(plain, hooked);
        assert.notDeepEqual(plain[2], {}, JSON.stringify(values));
      }
      const [plain, hooked] = await both(async (name) => {
        await api(name).create.mutate({ data: { title: 'second', code: 'b' } });
        const record = await api(name).get.query({ id: '1' });
        const errors = [];
        for (const changes of [...REFUSED.slice(0, 6), { code: 'b' }]) {
          const { status, code, fieldErrors } = await refusal(save(records.client, name, { record, changes }));
          errors.push([status, code, fieldErrors]);
        }
        return errors;
      });
      assert.deepEqual(plain, hooked);
      assert.equal((await stored(things.plain)).length, rows.length + 1);
      await both((name) => things[name].destroy({ where: { code: ['a', 'b'] } }));
    });

    test('PERF new records are stored alike, their defaults, moments and version with them', async () => {
      for (const values of MADE) {
        mock.timers.tick(1000);
        const sent = sentBySequelize('INSERT');
        const [plain, hooked] = await both(async (name) => api(name).create.mutate({ data: values }));
        assert.deepEqual({ ...plain, $key: '', id: 0 }, { ...hooked, $key: '', id: 0 });
        assert.equal(sentBySequelize('INSERT') - sent, 1);
      }
      const [plain, hooked] = await both(async (name) =>
        (await stored(things[name])).map((row): Values => ({ ...row, id: 0 })),
      );
      assert.deepEqual(plain, hooked);
      assert.equal(plain.length, MADE.length);
      assert.deepEqual(new Set(plain.map(({ version }) => version)), new Set([0]));
    });

    test('PERF changes are stored alike; one that changes nothing stores nothing', async () => {
      const start = await both(async (name) => api(name).create.mutate({ data: { title: 'to change', code: 'c' } }));
      const current = Object.fromEntries(NAMES.map((name, index) => [name, start[index]])) as Record<
        Name,
        AnyRecordDetail
      >;
      for (const changes of CHANGED) {
        mock.timers.tick(1000);
        const sent = sentBySequelize('UPDATE');
        const [plain, hooked] = await both(async (name) => {
          current[name] = await save(records.client, name, { record: current[name], changes });
          return { ...current[name], $key: '', id: 0 };
        });
        assert.deepEqual(plain, hooked);
        assert.equal(sentBySequelize('UPDATE') - sent, changes === CHANGED.at(-1) ? 0 : 1);
      }
      const [plain] = (await stored(things.plain)).filter(({ code }) => code === 'c');
      const [hooked] = (await stored(things.hooked)).filter(({ code }) => code === 'c');
      assert.deepEqual({ ...plain, id: 0 }, { ...hooked, id: 0 });
      assert.equal(plain?.version, CHANGED.length - 1);
      assert.notDeepEqual(plain?.updated_at, plain?.born_at);
    });

    test('PERF a model that brings its key, and has no moments, is stored alike', async () => {
      const key = 'é 1/?';
      for (const name of ['plain-keyed', 'hooked-keyed']) {
        const made = await api(name).create.mutate({ data: { code: key, size: 1 } });
        assert.equal(made.code, key);
        assert.equal((await save(records.client, name, { record: made, changes: { size: 2 } })).size, 2);
        const error = await refusal(api(name).create.mutate({ data: { code: key, size: 3 } }));
        assert.deepEqual([error.code, error.fieldErrors], ['NOT_UNIQUE', { code: { code: 'unique' } }]);
      }
      await assertAlike(keyed);
    });

    test('PERF a hook that comes later sees the next write', async () => {
      const { plain } = things;
      const record = await api('plain').create.mutate({ data: { title: 'not yet seen' } });
      const seen: unknown[] = [];
      plain.addHook('beforeUpdate', 'late', (instance) => void seen.push(instance.get('title')));
      const changed = await save(records.client, 'plain', { record, changes: { title: 'seen' } });
      plain.removeHook('beforeUpdate', 'late');
      await save(records.client, 'plain', { record: changed, changes: { title: 'no longer' } });
      database.sequelize.addHook('beforeUpdate', 'all', (instance) => void seen.push(instance.get('title')));
      const last = await api('plain').get.query({ id: record.$key });
      await save(records.client, 'plain', { record: last, changes: { title: 'seen by all' } });
      database.sequelize.removeHook('beforeUpdate', 'all');
      assert.deepEqual(seen, ['seen', 'seen by all']);
    });

    test('PERF a `save` of the team’s own is called', async () => {
      const { plain } = things;
      const inherited = Object.getPrototypeOf(plain.prototype) as { save(options?: object): Promise<unknown> };
      let calls = 0;
      Object.defineProperty(plain.prototype, 'save', {
        configurable: true,
        value(this: unknown, options?: object) {
          calls++;
          return inherited.save.call(this, options);
        },
      });
      await api('plain').create.mutate({ data: { title: 'by the team' } });
      delete (plain.prototype as { save?: unknown }).save;
      assert.equal(calls, 1);
    });
  });
