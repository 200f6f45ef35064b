import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TODAY } from '../../examples/demo/seed/calendar.ts';
import { readHouse, type Source } from '../../examples/demo/seed/log/house.ts';
import { seedLog, tell } from '../../examples/demo/seed/log.ts';
import { ADMINISTRATOR, seedPeople } from '../../examples/demo/seed/people.ts';
import { Random } from '../../examples/demo/seed/random.ts';
import { seed } from '../../examples/demo/seed.ts';
import { defineModels } from '../../examples/demo/models/define-models.ts';
import type { LogEntry, LoggedChange, RelationValue } from '../../server/contract.ts';
import type { User } from '../../server/index.ts';
import type { AdminClient } from '../../sdk/index.ts';
import { createTestApp, PASSWORD, type TestApp } from '../support/app.ts';
import { clientOf, refusal } from '../support/clients.ts';
import { databases, type TestDatabase } from '../support/databases.ts';

type Values = Record<string, unknown>;

for (const kind of databases())
  describe(`log of the demo [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let client: AdminClient;
    let source: Omit<Source, 'transaction'>;
    let log: LogEntry[];

    before(async () => {
      database = await kind.create();
      const { sequelize } = database;
      const models = defineModels(sequelize);
      let clock = new Date();
      app = await createTestApp(database, { models: models as never, now: () => clock });
      source = { admin: app.admin, models };
      await sequelize.sync();
      await seedPeople(app.admin, { password: PASSWORD, setClock: (moment) => (clock = moment) });
      clock = new Date(TODAY);
      await seed(sequelize, { scale: 0.02 });
      await sequelize.transaction((transaction) => seedLog({ ...source, transaction }));
      client = clientOf(app, await app.login(ADMINISTRATOR.email));
      log = await readLog(client);
    });
    after(async () => {
      await app.close();
      await database.close();
    });

    test('AUD-07 no password, hash or secret stands in it', async () => {
      const rows = await app.admin.models.AdminLog.findAll({ raw: true });
      assert.doesNotMatch(JSON.stringify(rows), /argon2|totpSecret|recoveryCode/);
      assert.ok(!JSON.stringify(rows).includes(PASSWORD));
      const secrets = log.flatMap(({ changes }) => changes.filter(({ field }) => field === 'password'));
      assert.ok(secrets.length > 20);
      for (const { type } of secrets) assert.equal(type, 'concealed');
    });

    test('it is told in the order of time, and never of a time to come', () => {
      const times = log.map(({ at }) => at.getTime()).reverse();
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
      assert.ok((times.at(-1) ?? 0) <= TODAY);
    });

    test('SHP-6 many people did all kinds of things, one of them as somebody else, some by one call', async () => {
      const { actions, actors, models } = await client.audit.facets.query();
      for (const action of ['create', 'update', 'delete', 'login', 'login_failed', 'denied', 'impersonation_start'])
        assert.ok(actions.includes(action), action);
      assert.ok(actors.length > 12);
      for (const slug of ['posts', 'comments', 'tags', 'products', 'orders', 'users', 'roles'])
        assert.ok(
          models.find((model) => model.slug === slug && model.label !== slug),
          slug,
        );
      const acted = log.filter(({ impersonator }) => impersonator);
      assert.deepEqual(new Set(acted.map(({ impersonator }) => impersonator?.label)), new Set([ADMINISTRATOR.name]));
      assert.ok(acted.length >= 2);
      const [refused] = log.filter(({ action, model }) => action === 'delete' && model?.slug === 'comments');
      const together = await client.audit.list.query({ operationId: refused?.operationId ?? '' });
      assert.ok(together.items.length > 1);
    });

    test('SHP-6 AUD-01 AUD-03 its changes lead, step by step, to the records as they are', async () => {
      const records = new Map<string, Values>();
      const isChange = ({ action }: LogEntry) => ['create', 'update', 'delete'].includes(action);
      for (const entry of log.filter(isChange)) {
        const { action, model, record } = entry;
        assert.ok(model && record, entry.id);
        const address = `${model.slug}/${record.key}`;
        if (action === 'delete') {
          const read = client.model(model.slug).get.query({ id: record.key });
          assert.equal((await refusal(read)).code, 'NOT_FOUND', address);
          records.set(address, nothingOf(entry));
        }
        const now: Values = records.get(address) ?? (await client.model(model.slug).get.query({ id: record.key }));
        records.set(address, { ...now, ...valuesBefore(entry, now) });
      }
      assert.ok(records.size > 40);
    });

    test('a post was last changed when the log says so', async () => {
      const told = new Map(
        log.map(({ model, record, at }) => [`${model?.slug}/${record?.key}`, at] as const).reverse(),
      );
      const posts = [...told].filter(([address]) => address.startsWith('posts/'));
      for (const [address, at] of posts) {
        const post = await source.models.posts.findByPk(address.slice(6));
        if (post) assert.equal(Math.trunc(post.updatedAt.getTime() / 1000), Math.trunc(at.getTime() / 1000), address);
      }
    });

    test('people are there since the day that the log tells of', async () => {
      const users = (await app.admin.models.User.findAll()) as User[];
      const made = log.filter(({ action, model }) => action === 'create' && model?.slug === 'users');
      assert.equal(made.length, users.length);
      for (const { id, createdAt } of users)
        assert.deepEqual(made.find(({ record }) => record?.key === String(id))?.at, createdAt);
    });

    test('the same is told every time', async () => {
      const { sequelize } = database;
      const house = await sequelize.transaction((transaction) => readHouse({ ...source, transaction }, new Random(5)));
      assert.deepEqual(tell(house, 9, new Random(7)), tell(house, 9, new Random(7)));
      assert.notDeepEqual(tell(house, 9, new Random(7)), tell(house, 9, new Random(8)));
    });
  });

/** The whole log, the newest first. */
async function readLog(client: AdminClient): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await client.audit.list.query({ perPage: 100, ...(cursor && { cursor }) });
    entries.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== null);
  return entries;
}

/** What is left of the fields of a deleted record. */
function nothingOf({ changes }: LogEntry): Values {
  return Object.fromEntries(changes.map(({ field, type }) => [field, type === 'links' ? { items: [] } : null]));
}

/** The values that an entry says to have been there before it; what it made of them must be what is there now. */
function valuesBefore({ model, record, changes }: LogEntry, now: Values): Values {
  const values = changes.map((change): [string, unknown] => {
    const { field } = change;
    const where = `${model?.slug}/${record?.key} ${field}`;
    if (change.type === 'concealed') return [field, null];
    assert.ok(field in now, where);
    assert.notEqual(change.label, '', where);
    if (change.type === 'links') return [field, unlink(change, { now: now[field], where })];
    // What readers count is no change of anybody's.
    if (field !== 'views') assert.deepEqual(change.to, now[field], where);
    return [field, change.from];
  });
  return Object.fromEntries(values);
}

function unlink(
  { added, removed }: Extract<LoggedChange, { type: 'links' }>,
  { now, where }: { now: unknown; where: string },
): unknown {
  const isText = typeof now === 'string';
  const keys = isText ? now.split(/,\s*/) : (now as { items: RelationValue[] }).items.map(({ key }) => key);
  for (const { key } of added) assert.ok(keys.includes(key), `${where} +${key}`);
  for (const { key } of removed) assert.ok(!keys.includes(key), `${where} -${key}`);
  const before = [...keys.filter((key) => !added.some((one) => one.key === key)), ...removed.map(({ key }) => key)];
  return isText ? before.join(',') : { items: before.map((key) => ({ key, label: key })) };
}
