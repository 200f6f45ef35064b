import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { QueryTypes, Sequelize } from 'sequelize';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { connectMysql, type MysqlOptions } from '../../../server/db/mysql.ts';
import { AdminError } from '../../../server/errors.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';

const mariadb = databases().find(({ name }) => name === 'mariadb');
assert.ok(mariadb);

const unavailable = (error: unknown): boolean =>
  error instanceof AdminError && error.code === 'UNAVAILABLE' && error.details.retryable === true;

const inUse = (database: Database): number =>
  (database.sequelize as unknown as { connectionManager: { pool: { using: number } } }).connectionManager.pool.using;

describe('faults of the database [mariadb]', () => {
  let opened: TestDatabase;
  let proxy: TcpProxy;
  const connected: Database[] = [];

  before(async () => {
    opened = await mariadb.create();
    proxy = await startTcpProxy(Number(new URL(opened.address).port));
    await opened.sequelize.query('CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)');
  });
  after(async () => {
    await proxy.close();
    await opened.close();
  });
  afterEach(async () => {
    await Promise.all(connected.splice(0).map((database) => database.close()));
  });

  function connect(options: MysqlOptions = {}): Database {
    const database = openDatabase(connectMysql(opened.address, options));
    connected.push(database);
    return database;
  }

  function connectThroughProxy(options: MysqlOptions = {}): Database {
    const address = new URL(opened.address);
    address.port = String(proxy.port);
    const database = openDatabase(connectMysql(address.href, options));
    connected.push(database);
    return database;
  }

  async function reset(): Promise<void> {
    await opened.sequelize.query('REPLACE INTO counter VALUES (1, 0), (2, 0)');
  }

  async function counters(): Promise<unknown> {
    const rows = await opened.sequelize.query<{ n: number }>('SELECT n FROM counter ORDER BY id', {
      type: QueryTypes.SELECT,
    });
    return rows.map(({ n }) => n);
  }

  test('SEC-RACE-08 two transactions that deadlock both succeed, each with its effect once', async () => {
    await reset();
    const database = connect();
    let runs = 0;
    let arrived = 0;
    let open: (() => void) | undefined;
    const both = new Promise<void>((resolve) => {
      open = resolve;
    });
    const add = (first: number, second: number): Promise<void> =>
      database.transaction(async (transaction) => {
        runs++;
        const { sequelize } = database;
        await sequelize.query(`UPDATE counter SET n = n + 1 WHERE id = ${first}`, { transaction });
        if (++arrived === 2) open?.();
        await both;
        await sequelize.query(`UPDATE counter SET n = n + 1 WHERE id = ${second}`, { transaction });
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    assert.deepEqual(await counters(), [2, 2]);
    assert.equal(runs, 3);
  });

  for (const errno of [1213, 1205]) {
    test(`SEC-RACE-08 error ${errno} again and again is tried four times, then UNAVAILABLE`, async () => {
      await reset();
      const database = connect();
      let runs = 0;
      const work = database.transaction(async (transaction) => {
        runs++;
        const { sequelize } = database;
        await sequelize.query('UPDATE counter SET n = n + 1', { transaction });
        await sequelize.query(`SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = ${errno}`, { transaction });
      });
      await assert.rejects(work, unavailable);
      assert.equal(runs, 4);
      assert.deepEqual(await counters(), [0, 0]);
    });
  }

  test('REL-08 a lock that is held too long ends in UNAVAILABLE, without a second try', async () => {
    await reset();
    const database = connect({ statementTimeout: 200 });
    const holder = await opened.sequelize.transaction();
    await opened.sequelize.query('UPDATE counter SET n = 5', { transaction: holder });
    let runs = 0;
    const work = database.transaction((transaction) => {
      runs++;
      return database.sequelize.query('UPDATE counter SET n = 6', { transaction });
    });
    await assert.rejects(work, unavailable);
    await holder.rollback();
    assert.equal(runs, 1);
    assert.deepEqual(await counters(), [0, 0]);
    assert.equal(inUse(database), 0);
  });

  test('REL-06 no free connection ends in UNAVAILABLE', async () => {
    const database = connect({ pool: { max: 1, acquire: 50 } });
    const holder = await database.sequelize.transaction();
    await assert.rejects(database.select('SELECT 1'), unavailable);
    await assert.rejects(
      database.transaction(async () => undefined),
      unavailable,
    );
    await holder.rollback();
    assert.deepEqual(await database.select('SELECT 1 AS one'), [{ one: 1 }]);
  });

  test('a transaction needs one connection, whatever it reads', async () => {
    const database = connect({ pool: { max: 1, acquire: 50 } });
    const rows = await database.transaction(() => database.select('SELECT 1 AS one'));
    assert.deepEqual(rows, [{ one: 1 }]);
  });

  test('REL-03 a read on a connection that was cut is sent again, once', async () => {
    const statements: string[] = [];
    const database = connectThroughProxy({ pool: { max: 1 }, logging: (sql) => statements.push(sql) });
    await database.select('SELECT 1');
    proxy.cut();
    statements.length = 0;
    assert.deepEqual(await database.select('SELECT 2 AS two'), [{ two: 2 }]);
    assert.equal(statements.length, 2);
  });

  test('a statement that is kept prepared is sent as text where the server keeps no more of them', async () => {
    const prepared = 'SELECT n FROM counter WHERE id = ?';
    const query = { text: ['SELECT n FROM counter WHERE id = ', ''], values: [1], prepared };
    const [row] = await opened.sequelize.query<{ n: number }>('SELECT @@GLOBAL.max_prepared_stmt_count AS n', {
      type: QueryTypes.SELECT,
    });
    await reset();
    await opened.sequelize.query('SET GLOBAL max_prepared_stmt_count = 0');
    try {
      const database = connect();
      assert.deepEqual(await database.select(query), [{ n: 0 }]);
      assert.equal(inUse(database), 0);
    } finally {
      await opened.sequelize.query(`SET GLOBAL max_prepared_stmt_count = ${row?.n}`);
    }
  });

  test('REL-03 a transaction whose connection was cut is undone, and not run again', async () => {
    await reset();
    const database = connectThroughProxy();
    let runs = 0;
    const work = database.transaction(async (transaction) => {
      runs++;
      const add = (): Promise<unknown> => database.sequelize.query('UPDATE counter SET n = n + 1', { transaction });
      await add();
      proxy.cut();
      // The first statement meets the break, the second a connection known to be broken.
      await assert.rejects(add());
      await add();
    });
    await assert.rejects(work, unavailable);
    assert.equal(runs, 1);
    await database.transaction((transaction) =>
      database.sequelize.query('UPDATE counter SET n = n + 10', { transaction }),
    );
    assert.deepEqual(await counters(), [10, 10]);
  });

  test('REL-04 a network that swallows everything ends in UNAVAILABLE, and leaves no connection in use', async () => {
    const database = connectThroughProxy({ statementTimeout: 100 });
    await database.select('SELECT 1');
    proxy.blackHole();
    await assert.rejects(database.select('SELECT 2'), unavailable);
    assert.equal(inUse(database), 0);
    proxy.heal();
    assert.deepEqual(await database.select('SELECT 3 AS three'), [{ three: 3 }]);
  });

  test('REL-04 a new connection that falls silent before its first statement is given up, too', async () => {
    const database = connectThroughProxy({ statementTimeout: 100 });
    await database.select('SELECT 1');
    proxy.blackHoleAt('max_statement_time');
    // The first read keeps the connection that there is, so that the second needs a new one.
    const reads = [database.select('SELECT SLEEP(0.05)'), database.select('SELECT 2')];
    await Promise.all(reads.map((read) => assert.rejects(read, unavailable)));
    assert.equal(inUse(database), 0);
    proxy.heal();
    assert.deepEqual(await database.select('SELECT 4 AS four'), [{ four: 4 }]);
  });

  test('a read on a transaction that is over is refused: its connection may be somebody else’s', async () => {
    const database = connect();
    const over = await database.transaction(async (transaction) => transaction);
    await assert.rejects(database.select('SELECT 1', over));
  });

  test('a statement over its time limit ends in UNAVAILABLE', async () => {
    const database = connect({ statementTimeout: 100 });
    await assert.rejects(database.scan('SELECT COUNT(*) FROM seq_1_to_1000000000 WHERE SLEEP(1) = 1'), unavailable);
    assert.equal(inUse(database), 0);
  });

  test("a team's own instance gets the limits too, on connections made before", async () => {
    const own = new Sequelize(opened.address, { logging: false });
    await own.authenticate();
    const database = openDatabase(own);
    openDatabase(own);
    connected.push(database);
    assert.deepEqual(await database.select('SELECT @@max_statement_time AS seconds'), [{ seconds: 5 }]);
    const { pool } = (own as unknown as { connectionManager: { pool: { acquireTimeoutMillis: number } } })
      .connectionManager;
    assert.equal(pool.acquireTimeoutMillis, 3000);
  });
});
