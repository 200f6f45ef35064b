import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { defineOddTables } from '../../support/odd-tables.ts';

/** Values that must come back exactly as they were sent, by field. */
const KEPT: Record<string, readonly unknown[]> = {
  aString: [
    '',
    ' spaced ',
    'x'.repeat(50),
    '日本 🦉 é',
    'it\'s "quoted" \\ % _ ` ; --',
    'a\nb\tc',
    '\u202eabc',
    'null',
    '0',
  ],
  aChar: ['abcde', 'é'],
  aText: ['', 'x'.repeat(65_535), '<script>alert(1)</script>'],
  aLongText: ['x'.repeat(70_000), 'é'.repeat(70_000)],
  anEmail: ['ana+tag@example.org', 'ü@exämple.org'],
  aUrl: ['https://example.org/a?b=c#d'],
  aTiny: [-128, 0, 127],
  aSmall: [-32_768, 32_767],
  aMedium: [-8_388_608, 8_388_607],
  anInteger: [-2_147_483_648, 2_147_483_647],
  anUnsigned: [0, 2_147_483_647],
  aBig: ['0', '-9223372036854775807', '9223372036854775807', '9007199254740993'],
  aFloat: [0, -0.5, 1.25],
  aDouble: [0.1, 1e300, -1e-300, 123_456_789.123],
  aDecimal: ['0.000', '-0.001', '999999999.999', '12.300'],
  aBoolean: [true, false],
  anEnum: ['red', 'green', 'blue'],
  aDate: [
    new Date(0),
    new Date('1969-12-31T23:59:59.999Z'),
    new Date('2024-03-31T01:30:00.001Z'),
    new Date('9999-12-31T23:59:59.999Z'),
  ],
  aDay: ['1000-01-01', '1999-12-31', '2024-02-29', '9999-12-31'],
  aTime: ['00:00:00', '23:59:59'],
  aJson: [{ a: [1, null, { b: 'é' }] }, [], {}, 'text', 0, false, { $date: '2024-01-01' }, { a: { $object: 1 } }],
  aUuid: ['11111111-1111-4111-8111-111111111111'],
};

/** Values that are refused, with the code. */
const REFUSED: Record<string, readonly [value: unknown, code: string][]> = {
  aString: [
    ['x'.repeat(51), 'tooLong'],
    [1, 'type'],
    [true, 'type'],
    [{}, 'type'],
    ['a\udc00', 'format'],
  ],
  aChar: [['abcdef', 'tooLong']],
  aText: [['x'.repeat(65_536), 'tooLong']],
  anEmail: [
    ['ana', 'format'],
    ['a b@c', 'format'],
    ['@example.org', 'format'],
  ],
  aUrl: [
    ['javascript:alert(1)', 'format'],
    ['example.org', 'format'],
    ['data:text/html,x', 'format'],
  ],
  aTiny: [
    [128, 'tooLarge'],
    [-129, 'tooSmall'],
    [1.5, 'type'],
    ['1', 'type'],
  ],
  anInteger: [[2_147_483_648, 'tooLarge']],
  aBig: [
    ['9223372036854775808', 'tooLarge'],
    ['-9223372036854775809', 'tooLarge'],
    [1, 'type'],
    ['1.0', 'format'],
    ['', 'format'],
  ],
  aDouble: [['0.1', 'type']],
  aDecimal: [
    ['1e3', 'format'],
    ['', 'format'],
    [1.5, 'type'],
    ['NaN', 'format'],
  ],
  aBoolean: [
    [1, 'type'],
    ['true', 'type'],
  ],
  anEnum: [
    ['purple', 'choice'],
    ['RED', 'choice'],
    [0, 'choice'],
  ],
  aDate: [
    ['2024-01-01', 'type'],
    [0, 'type'],
    [new Date(Number.NaN), 'type'],
  ],
  aDay: [
    ['2024-02-30', 'format'],
    ['24-01-01', 'format'],
    ['2024-1-1', 'format'],
    [new Date(0), 'type'],
  ],
  aTime: [
    ['24:00:00', 'format'],
    ['9:30', 'format'],
  ],
  aUuid: [['11111111', 'format']],
  aBlob: [
    ['bytes', 'type'],
    [new Uint8Array(65_536), 'tooLarge'],
  ],
  aVirtual: [['x', 'unknown']],
};

for (const kind of databases())
  describe(`values of every type [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let specimens: AnyModel;

    before(async () => {
      database = await kind.create();
      specimens = defineOddTables(database.sequelize).specimens as AnyModel;
      records = await openRecords(database, { specimens });
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const add = (data: Record<string, unknown>) => records.client.model('specimens').create.mutate({ data });

    for (const [name, cases] of Object.entries(REFUSED))
      test(`${name} refuses what is none`, async () => {
        for (const [value, code] of cases) {
          const error = await refusal(add({ [name]: value }));
          const what = JSON.stringify(value)?.slice(0, 60);
          assert.deepEqual(
            [error.status, error.code, error.fieldErrors[name]?.code],
            [400, 'VALIDATION_FAILED', code],
            what,
          );
        }
        assert.equal(await specimens.count(), 0);
      });

    for (const [name, values] of Object.entries(KEPT))
      test(`SEC-INJ-15 ${name} keeps every value as it was sent, through create and update, and null`, async () => {
        const empty = await add({});
        assert.equal(empty[name], null);
        for (const value of values) {
          const made = await add({ [name]: value });
          assert.deepEqual(made[name], value);
          const read = await records.client.model('specimens').get.query({ id: made.$key });
          assert.deepEqual(read[name], value);
          const edited = await save(records.client, 'specimens', { record: empty, changes: { [name]: value } });
          assert.deepEqual(edited[name], value);
          // What is there already is no change, also in another notation of the database.
          const same = await save(records.client, 'specimens', { record: edited, changes: { [name]: value } });
          assert.equal(same.$version, edited.$version);
          await save(records.client, 'specimens', { record: same, changes: { [name]: null } });
        }
        await specimens.destroy({ where: {} });
      });

    test('a time may come without seconds, and reads with them', async () => {
      assert.equal((await add({ aTime: '09:30' })).aTime, '09:30:00');
    });

    test('bytes are told by size and digest, and are no part of a list', async () => {
      const row = await specimens.create({ aBlob: Buffer.from([0, 255, 1]) });
      const id = String(row.get('id'));
      const { aBlob } = await records.client.model('specimens').get.query({ id });
      assert.deepEqual(aBlob, { bytes: 3, digest: 'R_-j6kWnC4pBwsCCXfMjwA' });
      const { rows } = await records.client.model('specimens').list.query({ filter: { id: Number(id) } });
      assert.ok(rows[0] && !('aBlob' in rows[0]) && !('aText' in rows[0]));
      const { $version } = await records.client.model('specimens').get.query({ id });
      await specimens.update({ aBlob: Buffer.from([0, 255, 2]) }, { where: { id } });
      assert.notEqual((await records.client.model('specimens').get.query({ id })).$version, $version);
    });
  });
