import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type AnyModel, defineChinook, seedChinook } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

/** Counts what is sent to MariaDB, by whatever connection. */
async function watchTrips({ sequelize }: TestDatabase): Promise<{ count(): number; end(): void }> {
  const { connectionManager: pool } = sequelize as unknown as { connectionManager: Pool };
  const connection = await pool.getConnection({});
  pool.releaseConnection(connection);
  const driver = Object.getPrototypeOf(connection) as Connection;
  const methods = { query: driver.query, execute: driver.execute };
  let count = 0;
  for (const name of ['query', 'execute'] as const)
    driver[name] = function (this: unknown, ...given: unknown[]) {
      count++;
      return methods[name].apply(this, given);
    };
  return { count: () => count, end: () => void Object.assign(driver, methods) };
}

type Send = (this: unknown, ...given: unknown[]) => unknown;

interface Connection {
  query: Send;
  execute: Send;
}

interface Pool {
  getConnection(options: object): Promise<Connection>;
  releaseConnection(connection: Connection): void;
}

for (const kind of databases())
  describe(`what calls cost [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let tracks: AnyModel;
    const statements: string[] = [];

    before(async () => {
      database = await kind.create({
        logging: (sql) => void statements.push(sql.replace(/^Executing \([^)]*\): /, '')),
      });
      const chinook = defineChinook(database.sequelize);
      tracks = chinook.tracks as AnyModel;
      records = await openRecords(database, chinook);
      await seedChinook(chinook);
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    async function statementsOf(call: () => Promise<unknown>): Promise<string[]> {
      statements.splice(0);
      await call();
      return statements.map((sql) => sql.split(' ')[0] ?? '');
    }

    test('PERF a write costs the change, its log row, and one reading of the record, which shows what it points at', async () => {
      const api = records.client.model('tracks');
      const [begin] = kind.name === 'sqlite' ? ['BEGIN'] : ['START'];
      const made = { name: 'A new lamp', mediaType: '1', album: '1', milliseconds: 1, unitPrice: '1.00' };
      let key = '';
      const create = await statementsOf(async () => (key = (await api.create.mutate({ data: made })).$key));
      // Identity; the row; the row read again, with both references; the log. Nothing points at it yet.
      assert.deepEqual(create, ['SELECT', begin, 'INSERT', 'SELECT', 'INSERT', 'COMMIT;']);
      const { $version: expectedVersion } = await api.get.query({ id: key });
      const update = await statementsOf(() =>
        api.update.mutate({ id: key, expectedVersion, changes: { name: 'An old lamp' }, base: { name: 'A new lamp' } }),
      );
      // The same, and the one to-many relation of the answer.
      assert.deepEqual(update, ['SELECT', begin, 'SELECT', 'UPDATE', 'SELECT', 'SELECT', 'INSERT', 'COMMIT;']);
    });

    if (kind.name === 'mariadb')
      test('PERF a create makes three trips: identity, the change with what it looks up and reads back, log and commit; an update reads first', async () => {
        const api = records.client.model('tracks');
        const made = { name: 'A quick lamp', mediaType: '1', album: '1', milliseconds: 1, unitPrice: '1.00' };
        const trips = await watchTrips(database);
        let record = await api.create.mutate({ data: made });
        assert.equal(trips.count(), 3);
        record = await save(records.client, 'tracks', { record, changes: { name: 'A slow lamp' } });
        assert.equal(trips.count(), 7);
        // A reference is looked up on the way.
        await save(records.client, 'tracks', { record, changes: { album: '2' } });
        assert.equal(trips.count(), 11);
        trips.end();
      });

    test('PERF one record costs its identity, its row with the labels of to-one relations, and each to-many relation', async () => {
      const get = await statementsOf(() => records.client.model('tracks').get.query({ id: '1' }));
      assert.deepEqual(get, ['SELECT', 'SELECT', 'SELECT']);
    });

    for (const [kindOfRows, long] of [
      ['long', { composer: 'Somebody with a name, and another one '.repeat(4) }],
      ['short', {}],
    ] as const)
      test(`PERF a list of ${kindOfRows} rows is at most 1.3 times the bytes of the bare rows`, async () => {
        const rows = Array.from({ length: 25 }, (_each, index) => ({
          name: `Song ${index} of the long evening`,
          milliseconds: 200_000 + index,
          bytes: 9_000_000 + index,
          unitPrice: '0.99',
          mediaTypeId: 1,
          albumId: 1,
          ...long,
        }));
        await tracks.bulkCreate(rows);
        const own = ['name', 'milliseconds', 'bytes', 'unitPrice', ...Object.keys(long)];
        const { text } = await records.app.call(
          'records.tracks.list',
          { fields: [...own, 'album', 'mediaType'], sort: ['-id'], perPage: 25, count: 'none' },
          { cookie: records.cookie },
        );
        const columns = ['id', ...own].map((name) => `t.${name === 'unitPrice' ? 'unit_price' : name}`).join(', ');
        const [bare] = await database.sequelize.query(
          `SELECT ${columns}, t.album_id, a.title, t.media_type_id, m.name AS media_type ` +
            'FROM tracks t LEFT JOIN albums a ON a.id = t.album_id ' +
            'LEFT JOIN media_types m ON m.id = t.media_type_id ORDER BY t.id DESC LIMIT 25',
        );
        const ratio = Buffer.byteLength(text) / Buffer.byteLength(JSON.stringify(bare));
        assert(ratio > 1 && ratio <= 1.3, `${ratio.toFixed(3)} times`);
      });
  });
