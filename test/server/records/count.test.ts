import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize';
import type { Context } from '../../../server/context.ts';
import type { CountMode } from '../../../server/contract.ts';
import { countRows } from '../../../server/records/count.ts';
import { openRecords, type RecordsApp } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const CAP = 10_000;

for (const kind of databases())
  describe(`rows of a whole table are counted [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let ticks: ModelStatic<Model>;
    let ctx: Context;
    const statements: string[] = [];

    before(async () => {
      database = await kind.create({ logging: (sql) => void statements.push(sql) });
      ticks = database.sequelize.define('ticks', { n: DataTypes.INTEGER }, { timestamps: false });
      records = await openRecords(database, { ticks });
      ctx = records.app.admin.createContext();
    });
    after(async () => {
      await records.app.close();
      await database.close();
    });

    const count = async (mode: CountMode = 'capped', where: WhereOptions[] = []) => {
      const entry = ctx.runtime.registry.get('ticks');
      assert.ok(entry);
      const { total, totalIs } = await countRows(ctx, { entry, where, isNarrowed: false, mode });
      return [total, totalIs];
    };
    const add = (rows: number) => ticks.bulkCreate(Array.from({ length: rows }, (_none, n) => ({ n })));

    test('none, some, as many as the cap, and one more', async () => {
      const beyond = kind.name === 'sqlite' ? [CAP + 1, 'exact'] : [CAP, 'atLeast'];
      assert.deepEqual(await count(), [0, 'exact']);
      await add(3);
      assert.deepEqual(
        [await count(), await count('exact')],
        [
          [3, 'exact'],
          [3, 'exact'],
        ],
      );
      await add(CAP - 3);
      assert.deepEqual(await count(), [CAP, 'exact']);
      assert.deepEqual(await count('capped', [{ n: { [Op.gte]: 0 } }]), [CAP, 'exact']);
      await add(1);
      assert.deepEqual([await count(), await count('exact')], [beyond, [CAP + 1, 'exact']]);
    });

    test('PERF once for all who ask at the same moment, and anew for who comes later', async () => {
      await ticks.destroy({ where: {} });
      await add(2);
      statements.splice(0);
      const [one, other, exact] = await Promise.all([count(), count(), count('exact')]);
      assert.deepEqual(
        [one, other, exact],
        [
          [2, 'exact'],
          [2, 'exact'],
          [2, 'exact'],
        ],
      );
      assert.equal(statements.filter((sql) => /COUNT\(/.test(sql)).length, 2);
      await add(1);
      assert.deepEqual(await count(), [3, 'exact']);
    });

    test('inside a transaction its own rows count', async () => {
      await ctx.runtime.database.transaction(async (transaction) => {
        await ticks.destroy({ where: {}, transaction });
        assert.deepEqual(await count(), [0, 'exact']);
      });
    });
  });
