import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Sequelize, Transaction } from 'sequelize';
import { openDatabase } from '../../../server/db/connect.ts';
import type { BoundQuery, Database } from '../../../server/db/database.ts';
import { connectMysql } from '../../../server/db/mysql.ts';
import { AdminError } from '../../../server/errors.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const insertion = (text: string): BoundQuery => ({ text: ['INSERT INTO notes (text) VALUES (', ')'], values: [text] });
const nowhere: BoundQuery = { text: ['INSERT INTO nowhere VALUES (1)'], values: [] };
const TRIPS = "SHOW SESSION STATUS LIKE 'Questions'";

for (const kind of databases())
  describe(`transactions of the admin [${kind.name}]`, () => {
    let opened: TestDatabase;
    let database: Database;

    before(async () => {
      opened = await kind.create();
      database = openDatabase(opened.sequelize);
      await opened.sequelize.query('CREATE TABLE notes (text VARCHAR(20))');
    });
    after(() => opened.close());

    const texts = async () => (await database.select('SELECT text FROM notes ORDER BY text')).map(({ text }) => text);
    const bySequelize = (sequelize: Sequelize, text: string, transaction: Transaction) =>
      sequelize.query('INSERT INTO notes (text) VALUES (?)', { replacements: [text], transaction });
    const clear = () => opened.sequelize.query('DELETE FROM notes');

    test('what its work refuses is undone, whoever sent the first statement', async () => {
      const no = new Error('no');
      for (const first of [
        (transaction: Transaction) => bySequelize(opened.sequelize, 'a', transaction),
        (transaction: Transaction) => database.write(insertion('b'), transaction),
        (transaction: Transaction) => database.writeWithNext(insertion('c'), transaction),
        async () => {},
      ]) {
        const work = async (transaction: Transaction) => {
          await first(transaction);
          throw no;
        };
        await assert.rejects(database.transaction(work), no);
        assert.deepEqual(await texts(), []);
      }
    });

    test('what may wait for the next statement is seen by it, and stands before what comes later', async () => {
      await database.transaction(async (transaction) => {
        await database.writeWithNext(insertion('first'), transaction);
        assert.deepEqual(await database.select('SELECT text FROM notes', transaction), [{ text: 'first' }]);
        await database.writeWithNext(insertion('second'), transaction);
        const [rows] = await opened.sequelize.query('SELECT text FROM notes', { transaction });
        assert.equal(rows.length, 2);
        await database.writeWithNext(insertion('third'), transaction);
      });
      assert.deepEqual(await texts(), ['first', 'second', 'third']);
      await clear();
    });

    test('what waits for the commit and fails undoes all of it', async () => {
      const work = async (transaction: Transaction) => {
        await database.write(insertion('a'), transaction);
        await database.writeWithNext(nowhere, transaction);
      };
      await assert.rejects(database.transaction(work), (error) =>
        kind.name === 'sqlite' ? !(error instanceof AdminError) : (error as AdminError).code === 'UNAVAILABLE',
      );
      assert.deepEqual(await texts(), []);
      // Its connection is as good as before.
      await database.transaction((transaction) => database.write(insertion('b'), transaction));
      assert.deepEqual(await texts(), ['b']);
      await clear();
    });

    test('what the team leaves for after the commit runs then, and only then', async () => {
      const seen: unknown[] = [];
      const work = async (transaction: Transaction) => {
        transaction.afterCommit(async () => void seen.push(await texts()));
        await database.write(insertion('a'), transaction);
      };
      await database.transaction(work);
      const failing = async (transaction: Transaction) => {
        await work(transaction);
        throw new Error('no');
      };
      await assert.rejects(database.transaction(failing));
      assert.deepEqual(seen, [['a']]);
      await clear();
    });

    test('a transaction that is over takes no more statements', async () => {
      const kept = await database.transaction(async (transaction) => transaction);
      await assert.rejects(bySequelize(opened.sequelize, 'late', kept), /commit has been called/);
      assert.deepEqual(await texts(), []);
    });

    if (kind.name === 'mariadb') {
      test('PERF it begins with its first statement and ends with its last: no trip of its own', async () => {
        const sequelize = connectMysql(opened.address, { pool: { max: 1 } });
        const alone = openDatabase(sequelize);
        const trips = async () => Number((await alone.select(TRIPS))[0]?.Value);
        const start = await trips();
        await alone.transaction(async (transaction) => {
          await alone.select('SELECT 1', transaction);
          await alone.writeWithNext(insertion('a'), transaction);
        });
        // The question itself is one of them.
        assert.equal((await trips()) - start, 3);
        await assert.rejects(
          alone.transaction(async () => {
            throw new Error('no');
          }),
        );
        assert.equal((await trips()) - start, 4);
        await sequelize.close();
        assert.deepEqual(await texts(), ['a']);
        await clear();
      });

      test('an isolation level of the team’s holds', async () => {
        const sequelize = connectMysql(opened.address, { isolationLevel: 'READ COMMITTED' as never });
        const theirs = openDatabase(sequelize);
        const count = async (transaction: Transaction) =>
          Number((await theirs.select('SELECT COUNT(*) AS n FROM notes', transaction))[0]?.n);
        // What others commit meanwhile is seen, unlike at the level of the server.
        const work = async (transaction: Transaction) => {
          const before = await count(transaction);
          await opened.sequelize.query("INSERT INTO notes VALUES ('b')");
          const seen = (await count(transaction)) - before;
          await theirs.writeWithNext(insertion('a'), transaction);
          return seen;
        };
        assert.equal(await theirs.transaction(work), 1);
        assert.deepEqual(await texts(), ['a', 'b']);
        const failing = (transaction: Transaction) => theirs.writeWithNext(nowhere, transaction);
        await assert.rejects(theirs.transaction(failing), (error) => (error as AdminError).code === 'UNAVAILABLE');
        await sequelize.close();
        await clear();
      });
    }
  });
