import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DatabaseError, DataTypes, ForeignKeyConstraintError, QueryTypes, UniqueConstraintError } from 'sequelize';
import { openDatabase } from '../../../server/db/connect.ts';
import { connectSqlite } from '../../../server/db/sqlite.ts';
import { SqliteConnection } from '../../../server/db/sqlite-connection.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const [sqlite] = databases();
assert.ok(sqlite);

describe('the SQLite adapter', () => {
  let database: TestDatabase;

  before(async () => {
    database = await sqlite.create();
    const { sequelize } = database;
    await sequelize.query('CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
    await sequelize.query(
      'CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parents ON DELETE RESTRICT, ' +
        'size INTEGER CHECK (size > 0))',
    );
    await sequelize.query(
      "CREATE TRIGGER refuse BEFORE DELETE ON children BEGIN SELECT RAISE(ABORT, 'children stay'); END",
    );
    await sequelize.query("INSERT INTO parents VALUES (1, 'one'), (2, 'two')");
    await sequelize.query('INSERT INTO children VALUES (1, 1, 1)');
  });
  after(() => database.close());

  const refused = async (sql: string): Promise<unknown> => {
    try {
      await database.sequelize.query(sql);
    } catch (error) {
      return error;
    }
    return assert.fail(`not refused: ${sql}`);
  };

  test('a unique violation names its column', async () => {
    const error = await refused("INSERT INTO parents VALUES (3, 'one')");
    assert.ok(error instanceof UniqueConstraintError);
    assert.deepEqual(
      error.errors.map(({ path }) => path),
      ['name'],
    );
  });

  test('a missing value is no unique violation', async () => {
    const error = await refused('INSERT INTO parents VALUES (3, NULL)');
    assert.ok(error instanceof DatabaseError && !(error instanceof UniqueConstraintError));
    assert.equal((error.parent as { code?: string }).code, 'SQLITE_CONSTRAINT_NOTNULL');
  });

  test('a broken foreign key is told from RAISE() and CHECK', async () => {
    assert.ok((await refused('INSERT INTO children VALUES (2, 9, 1)')) instanceof ForeignKeyConstraintError);
    assert.ok((await refused('DELETE FROM parents WHERE id = 1')) instanceof ForeignKeyConstraintError);
    for (const sql of ['DELETE FROM children', 'INSERT INTO children VALUES (2, 1, 0)']) {
      const error = await refused(sql);
      assert.ok(error instanceof DatabaseError, sql);
      assert.ok(!(error instanceof UniqueConstraintError || error instanceof ForeignKeyConstraintError), sql);
    }
  });

  test('values come back as they went in', async () => {
    const Thing = database.sequelize.define('Thing', {
      text: DataTypes.TEXT,
      flag: DataTypes.BOOLEAN,
      big: DataTypes.BIGINT,
      at: DataTypes.DATE,
      day: DataTypes.DATEONLY,
      bytes: DataTypes.BLOB,
      data: DataTypes.JSON,
    });
    await Thing.sync();
    const values = {
      text: "O'Neil \u{1F600} \\ \n %",
      flag: false,
      big: '9007199254740993',
      at: new Date('2026-01-02T03:04:05.678Z'),
      day: '2000-02-29',
      bytes: Buffer.from([0, 1, 255]),
      data: { a: [1, { b: true }], c: null },
    };
    const { id } = (await Thing.create(values)).get() as { id: number };
    const found = await Thing.findByPk(id);
    assert.deepEqual(
      { ...values, id },
      Object.fromEntries(Object.keys({ ...values, id }).map((n) => [n, found?.get(n)])),
    );
  });

  test('a number given for a text column is kept without a fraction', async () => {
    const [row] = await database.sequelize.query<{ kind: string; text: string }>(
      'SELECT typeof($1) AS kind, CAST($1 AS TEXT) AS text',
      { bind: [5], type: QueryTypes.SELECT },
    );
    assert.deepEqual(row, { kind: 'integer', text: '5' });
  });

  test('a write that returns an integer beyond 2^53 runs once', () => {
    const connection = new SqliteConnection(':memory:', []);
    connection.all('CREATE TABLE counters (n INTEGER)');
    const rows = connection.all('INSERT INTO counters VALUES (9007199254740993) RETURNING n');
    assert.deepEqual(rows, [{ n: '9007199254740993' }]);
    assert.deepEqual(connection.all('SELECT COUNT(*) AS n FROM counters'), [{ n: 1 }]);
    connection.close();
  });

  test('SELECT * shows a column that was added or renamed since', async () => {
    const { sequelize } = database;
    await sequelize.query('CREATE TABLE changing (a INTEGER)');
    await sequelize.query('INSERT INTO changing VALUES (1)');
    const read = async (): Promise<unknown> => (await sequelize.query('SELECT * FROM changing'))[0];
    assert.deepEqual(await read(), [{ a: 1 }]);
    await sequelize.query('ALTER TABLE changing RENAME COLUMN a TO b');
    assert.deepEqual(await read(), [{ b: 1 }]);
    await sequelize.query('ALTER TABLE changing ADD COLUMN c INTEGER DEFAULT 2');
    assert.deepEqual(await read(), [{ b: 1, c: 2 }]);
  });

  test('the file is in WAL mode, every commit is synced, foreign keys hold', async () => {
    const { select, transaction } = openDatabase(database.sequelize);
    await transaction(async () => {
      assert.deepEqual(await select('PRAGMA journal_mode'), [{ journal_mode: 'wal' }]);
      assert.deepEqual(await select('PRAGMA synchronous'), [{ synchronous: 2 }]);
      assert.deepEqual(await select('PRAGMA foreign_keys'), [{ foreign_keys: 1 }]);
    });
  });

  test('a failed commit leaves no transaction behind', async () => {
    const { sequelize } = database;
    await sequelize.query(
      'CREATE TABLE later (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED)',
    );
    await assert.rejects(
      sequelize.transaction((transaction) => sequelize.query('INSERT INTO later VALUES (1, 9)', { transaction })),
      ForeignKeyConstraintError,
    );
    await sequelize.query('INSERT INTO later VALUES (2, 1)');
    assert.deepEqual((await sequelize.query('SELECT id FROM later'))[0], [{ id: 2 }]);
  });

  test('a transaction that SQLite rolled back by itself takes no more statements', async () => {
    const { sequelize } = database;
    await sequelize.query('CREATE TABLE kept (id INTEGER PRIMARY KEY)');
    await assert.rejects(
      sequelize.transaction(async (transaction) => {
        await sequelize.query('INSERT INTO kept VALUES (1)', { transaction });
        await sequelize.query('INSERT OR ROLLBACK INTO kept VALUES (1)', { transaction }).catch(() => undefined);
        await sequelize.query('INSERT INTO kept VALUES (2)', { transaction });
      }),
      /rolled back/,
    );
    assert.deepEqual((await sequelize.query('SELECT id FROM kept'))[0], []);
  });

  test('in memory, a statement from outside does not slip into a running transaction', async () => {
    const memory = connectSqlite(':memory:');
    await memory.query('CREATE TABLE notes (text TEXT)');
    const transaction = await memory.transaction();
    await memory.query("INSERT INTO notes VALUES ('inside')", { transaction });
    const outside = memory.query("REPLACE INTO notes VALUES ('outside')");
    await memory.query('SELECT 1');
    await transaction.rollback();
    await outside;
    assert.deepEqual((await memory.query('SELECT text FROM notes'))[0], [{ text: 'outside' }]);
    await memory.close();
  });
});
