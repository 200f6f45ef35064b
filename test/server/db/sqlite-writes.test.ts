import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Sequelize } from 'sequelize';
import { connectSqlite } from '../../../server/db/sqlite.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const [sqlite] = databases();
assert.ok(sqlite);

describe('writes on SQLite', () => {
  let database: TestDatabase;
  let sequelize: Sequelize;

  before(async () => {
    database = await sqlite.create();
    sequelize = database.sequelize;
    await sequelize.query('CREATE TABLE counter (n INTEGER)');
    await sequelize.query('CREATE TABLE notes (text TEXT)');
  });
  after(() => database.close());

  const notes = async (): Promise<unknown[]> => {
    const [rows] = await sequelize.query('SELECT text FROM notes ORDER BY text');
    await sequelize.query('DELETE FROM notes');
    return (rows as { text: string }[]).map(({ text }) => text);
  };
  const note = (text: string, options = {}): Promise<unknown> =>
    sequelize.query('INSERT INTO notes VALUES (?)', { replacements: [text], ...options });

  test('REL-09 a second process is refused, and told who has the file', async () => {
    const script = `
      const { connectSqlite } = await import(${JSON.stringify(new URL('../../../server/db/sqlite.ts', import.meta.url))});
      try { connectSqlite(${JSON.stringify(database.address)}); console.log('opened'); }
      catch (error) { console.log(error.message); }`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    assert.match(stdout, new RegExp(`in use by another process \\(pid ${process.pid}\\)`));
  });

  test('REL-09 the lock of a process that was killed is no obstacle', async () => {
    const other = await sqlite.create();
    await other.sequelize.close();
    const script = `
      const { connectSqlite } = await import(${JSON.stringify(new URL('../../../server/db/sqlite.ts', import.meta.url))});
      connectSqlite(${JSON.stringify(other.address)});
      process.kill(process.pid, 'SIGKILL');`;
    await assert.rejects(promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]), {
      signal: 'SIGKILL',
    });
    const again = other.connect();
    assert.deepEqual((await again.query('SELECT 1 AS one'))[0], [{ one: 1 }]);
    await other.close();
  });

  test('SEC-RACE-07 of 50 parallel writing transactions every one succeeds', async () => {
    await sequelize.query('INSERT INTO counter VALUES (0)');
    const write = (): Promise<unknown> =>
      sequelize.transaction(async (transaction) => {
        const [rows] = await sequelize.query('SELECT n FROM counter', { transaction });
        // A turn of the event loop, in which others would write if they could.
        await new Promise((resolve) => setImmediate(resolve));
        const next = (rows as { n: number }[])[0]?.n ?? 0;
        return sequelize.query(`UPDATE counter SET n = ${next + 1}`, { transaction });
      });
    await Promise.all(Array.from({ length: 50 }, write));
    assert.deepEqual((await sequelize.query('SELECT n FROM counter'))[0], [{ n: 50 }]);
  });

  test('SEC-RACE-07 two instances on one file take turns as well', async () => {
    const second = database.connect();
    const writes = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? sequelize : second).transaction(async (transaction) => {
        await new Promise((resolve) => setImmediate(resolve));
        return (index % 2 ? sequelize : second).query('INSERT INTO notes VALUES (1)', { transaction });
      }),
    );
    await Promise.all(writes);
    assert.equal((await notes()).length, 20);
  });

  test('an autocommit write waits for the transaction of somebody else', async () => {
    const transaction = await sequelize.transaction();
    await note('inside', { transaction });
    const outside = note('outside');
    await note('inside too', { transaction });
    await transaction.rollback();
    await outside;
    assert.deepEqual(await notes(), ['outside']);
  });

  test('a statement inside a transaction that forgot to name it belongs to it', async () => {
    await assert.rejects(
      sequelize.transaction(async () => {
        await note('lost');
        assert.deepEqual((await sequelize.query('SELECT text FROM notes'))[0], [{ text: 'lost' }]);
        throw new Error('undo');
      }),
      /undo/,
    );
    assert.deepEqual(await notes(), []);
  });

  test('a transaction inside a transaction is undone alone, and with the outer one', async () => {
    await sequelize.transaction(async () => {
      await note('outer');
      await assert.rejects(
        sequelize.transaction(async () => {
          await note('inner');
          throw new Error('undo');
        }),
        /undo/,
      );
      await sequelize.transaction(() => note('second'));
    });
    assert.deepEqual(await notes(), ['outer', 'second']);

    await assert.rejects(
      sequelize.transaction(async () => {
        await sequelize.transaction(() => note('inner'));
        throw new Error('undo');
      }),
      /undo/,
    );
    assert.deepEqual(await notes(), []);
  });

  test('parallel transactions inside one do not undo each other', async () => {
    await sequelize.transaction(async () => {
      const failing = sequelize.transaction(async () => {
        await note('failed');
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('undo');
      });
      await Promise.all([assert.rejects(failing, /undo/), sequelize.transaction(() => note('kept'))]);
    });
    assert.deepEqual(await notes(), ['kept']);
  });

  test('work that outlives its transaction writes for itself', async () => {
    let resume: (() => void) | undefined;
    let late: Promise<unknown> | undefined;
    await assert.rejects(
      sequelize.transaction(async () => {
        late = new Promise<void>((resolve) => {
          resume = resolve;
        }).then(() => sequelize.transaction(() => note('late')));
        throw new Error('undo');
      }),
      /undo/,
    );
    resume?.();
    await late;
    assert.deepEqual(await notes(), ['late']);
  });

  test('a write that would wait for itself is refused instead of hanging', async () => {
    const impatient = connectSqlite(':memory:', { busyTimeout: 20 });
    await impatient.query('CREATE TABLE notes (text TEXT)');
    const transaction = await impatient.transaction();
    await assert.rejects(impatient.query("INSERT INTO notes VALUES ('never')"), /SQLITE_BUSY/);
    await assert.rejects(impatient.transaction(), /SQLITE_BUSY/);
    await transaction.commit();
    await impatient.query("INSERT INTO notes VALUES ('now')");
    await impatient.close();
  });
});
