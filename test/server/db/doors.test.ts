import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Sequelize, type Transaction } from 'sequelize';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { connectSqlite } from '../../../server/db/sqlite.ts';
import { AdminError } from '../../../server/errors.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const unavailable = (error: unknown): boolean =>
  error instanceof AdminError && error.code === 'UNAVAILABLE' && error.details.retryable === true;

test('a SQLite instance of another driver is refused', () => {
  const foreign = new Sequelize({ dialect: 'sqlite', dialectModule: { OPEN_READWRITE: 2, OPEN_CREATE: 4 } });
  assert.throws(() => openDatabase(foreign), /connectSqlite/);
});

for (const kind of databases()) {
  describe(`the doors of a database [${kind.name}]`, () => {
    let opened: TestDatabase;
    let database: Database;
    let statements: string[] = [];

    before(async () => {
      opened = await kind.create({ logging: (sql) => statements.push(sql) });
      database = openDatabase(opened.sequelize);
      await opened.sequelize.query('CREATE TABLE notes (text VARCHAR(20), n BIGINT)');
      await opened.sequelize.query("INSERT INTO notes VALUES ('first', 9007199254740993)");
    });
    after(() => opened.close());

    const insert = (text: string, options = {}): Promise<unknown> =>
      opened.sequelize.query('INSERT INTO notes (text) VALUES (?)', { replacements: [text], ...options });
    const count = async (text: string): Promise<unknown> =>
      (await database.select(`SELECT COUNT(*) AS n FROM notes WHERE text = '${text}'`))[0]?.n;

    test('select and scan give plain rows, and each is logged once', async () => {
      const sql = 'SELECT text, n FROM notes';
      const expected = [{ text: 'first', n: '9007199254740993' }];
      statements = [];
      assert.deepEqual(await database.select(sql), expected);
      assert.deepEqual(await database.scan(sql), expected);
      assert.deepEqual(statements, [`Executing (default): ${sql}`, `Executing (default): ${sql}`]);
    });

    test('PERF a statement that is kept prepared gives the same rows as its text, inside a transaction too', async () => {
      const text = ['SELECT text, n, 1.5 AS half, NULL AS none FROM notes WHERE text = ', ' OR n = ', ''];
      const query = { text, values: ['first', 7] };
      const prepared = { ...query, prepared: text.join('?') };
      const rows = await database.select(query);
      assert.equal(rows.length, 1);
      statements = [];
      assert.deepEqual(await database.select(prepared), rows);
      assert.deepEqual(statements, [`Executing (default): ${prepared.prepared}`]);
      await database.transaction(async () => assert.deepEqual(await database.select(prepared), rows));
    });

    test('a faulty statement is no matter of availability', async () => {
      for (const read of [database.select, database.scan]) {
        await assert.rejects(read('SELECT nothing FROM nowhere'), (error) => !(error instanceof AdminError));
      }
    });

    test('select sees the writes of its transaction, scan and others do not', async () => {
      await database.transaction(async (transaction) => {
        await insert('pending', { transaction });
        const sql = "SELECT text FROM notes WHERE text = 'pending'";
        assert.equal((await database.select(sql, transaction)).length, 1);
        assert.equal((await database.select(sql)).length, 1);
        assert.equal((await database.scan(sql)).length, 0);
      });
      assert.equal(await count('pending'), 1);
    });

    test('PERF statements of a transaction that are asked for at once have each their result, in one trip on MariaDB', async () => {
      const trips = async (transaction: Transaction) =>
        Number((await database.select("SHOW SESSION STATUS LIKE 'Questions'", transaction))[0]?.Value);
      const text = "at 'once'; END";
      await database.transaction(async (transaction) => {
        const before = kind.name === 'sqlite' ? 0 : await trips(transaction);
        const results = await Promise.all([
          database.select("SELECT text FROM notes WHERE text = 'first';", transaction),
          database.write({ text: ['INSERT INTO notes (text) VALUES (', ')'], values: [text] }, transaction),
          database.select({ text: ['SELECT text FROM notes WHERE text = ', ';'], values: [text] }, transaction),
        ]);
        assert.deepEqual(results, [[{ text: 'first' }], undefined, [{ text }]]);
        // The second question is itself one of them.
        if (kind.name === 'mariadb') assert.equal((await trips(transaction)) - before, 2);
      });
    });

    test('statements that are asked for at once fail together, and leave nothing', async () => {
      const failing = database.transaction(async (transaction) => {
        const written = database.write({ text: ["INSERT INTO notes (text) VALUES ('half')"], values: [] }, transaction);
        await Promise.all([written, database.select('SELECT text FROM nowhere', transaction)]);
      });
      await assert.rejects(failing, /nowhere/);
      assert.equal(await count('half'), 0);
    });

    test('a transaction inside one is the same one', async () => {
      await assert.rejects(
        database.transaction(async (outer) => {
          await database.transaction(async (inner) => {
            assert.equal(inner, outer);
            await insert('joined', { transaction: inner });
          });
          throw new Error('undo');
        }),
        /undo/,
      );
      assert.equal(await count('joined'), 0);
    });

    test('what the work throws comes out as it is', async () => {
      const refusal = new AdminError('FORBIDDEN', 'no');
      await assert.rejects(
        database.transaction(() => Promise.reject(refusal)),
        (error) => error === refusal,
      );
    });

    test('SEC-RACE-07 50 parallel transactions all succeed', async () => {
      await opened.sequelize.query('CREATE TABLE counter (n INTEGER)');
      await opened.sequelize.query('INSERT INTO counter VALUES (0)');
      const add = (): Promise<unknown> =>
        database.transaction((transaction) => opened.sequelize.query('UPDATE counter SET n = n + 1', { transaction }));
      await Promise.all(Array.from({ length: 50 }, add));
      assert.deepEqual(await database.select('SELECT n FROM counter'), [{ n: 50 }]);
    });
  });
}

describe('scans on SQLite', () => {
  // About a second of work for SQLite, and no row before its end.
  const slow = (n: number): string =>
    `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ${n}) SELECT COUNT(*) AS n FROM c`;

  test('a scan blocks nobody', async () => {
    const [sqlite] = databases();
    assert.ok(sqlite);
    const opened = await sqlite.create();
    const database = openDatabase(opened.sequelize);
    const order: string[] = [];
    const scan = database.scan(slow(2_000_000)).then(() => order.push('scan'));
    await database.select('SELECT 1').then(() => order.push('select'));
    await database.transaction(async () => order.push('transaction'));
    await scan;
    assert.deepEqual(order, ['select', 'transaction', 'scan']);
    await opened.close();
  });

  test('a scan that takes too long ends in UNAVAILABLE, and the next ones work', async () => {
    const [sqlite] = databases();
    assert.ok(sqlite);
    const opened = await sqlite.create();
    await opened.sequelize.close();
    const impatient = connectSqlite(opened.address, { scanTimeout: 100 });
    const database = openDatabase(impatient);
    await assert.rejects(database.scan(slow(3_000_000)), unavailable);
    for (;;) {
      // Until the thread has ended, later scans may run out of time too.
      const rows = await database.scan('SELECT 1 AS one').catch((error) => assert.ok(unavailable(error)));
      if (!rows) continue;
      assert.deepEqual(rows, [{ one: 1 }]);
      break;
    }
    await database.close();
    await opened.close();
  });
});
