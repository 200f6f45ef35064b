import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { AnyRecordDetail, AsokError } from '../../../sdk/index.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { defineNotes, notesAdmin } from '../../support/notes.ts';

for (const kind of databases())
  describe(`writes [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let notes: AnyModel;
    let note: AnyRecordDetail;

    before(async () => {
      database = await kind.create();
      const models = defineNotes(database.sequelize);
      notes = models.notes as AnyModel;
      records = await openRecords(database, { ...models, notes: { model: notes, admin: notesAdmin } });
      for (const name of ['red', 'green', 'blue']) await models.tags?.create({ name });
    });

    beforeEach(async () => {
      await notes.destroy({ where: {}, hooks: false });
      note = await add({ title: 'First', part0: 'old' });
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const procedures = () => records.client.model('notes');
    const add = (data: Record<string, unknown>) => records.client.model('notes').create.mutate({ data });
    const change = (changes: Record<string, unknown>, record = note) =>
      save(records.client, 'notes', { record, changes });
    const stored = async (id = note.$key) =>
      (await notes.findByPk(id, { raw: true })) as unknown as Record<string, unknown>;
    const log = () =>
      records.app.admin.models.AdminLog.findAll({ where: { model: 'notes' }, order: ['id'], raw: true });

    async function all(calls: Promise<unknown>[]): Promise<{ done: unknown[]; refused: AsokError[] }> {
      const results = await Promise.allSettled(calls);
      return {
        done: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
        refused: results.flatMap((result) => (result.status === 'rejected' ? [result.reason as AsokError] : [])),
      };
    }

    test('a write that does not fit is refused by field, all fields at once, and leaves nothing', async () => {
      const [rows, logged] = [await notes.count(), (await log()).length];
      const cases: [Record<string, unknown>, Record<string, object>][] = [
        [{}, { title: { code: 'required' } }],
        [
          { title: '', code: 7 },
          { title: { code: 'required' }, code: { code: 'type' } },
        ],
        [{ title: 'x'.repeat(51) }, { title: { code: 'tooLong', params: { max: 50 } } }],
        [{ title: 'a', mood: 'angry' }, { mood: { code: 'choice' } }],
        [{ title: 'a', mood: 'calm', stars: 6 }, { stars: { code: 'tooLarge', params: { max: 5 } } }],
        [{ title: 'a', mood: 'calm', stars: -1 }, { stars: { code: 'tooSmall', params: { min: 0 } } }],
        [{ title: 'a', parent: '999' }, { parent: { code: 'reference' } }],
        [{ title: 'a', parent: 'x' }, { parent: { code: 'reference' } }],
        [{ title: 'a', tags: ['1', '99'] }, { tags: { code: 'reference' } }],
        [{ title: 'a', nothing: 1 }, { nothing: { code: 'unknown' } }],
        [{ title: 'a', apiToken: 'x' }, { apiToken: { code: 'unknown' } }],
        [{ title: 'lone \ud800 half' }, { title: { code: 'format' } }],
        [{ title: 'HELLO' }, { title: { code: 'invalid', message: 'Please do not shout' } }],
        [{ title: 'a', stars: 3 }, { starsNeedMood: { code: 'invalid', message: 'Stars need a mood' } }],
      ];
      for (const [data, fieldErrors] of cases) {
        const error = await refusal(add(data));
        assert.deepEqual([error.status, error.code], [400, 'VALIDATION_FAILED'], JSON.stringify(data));
        const expected = 'starsNeedMood' in fieldErrors ? { '': fieldErrors.starsNeedMood } : fieldErrors;
        assert.deepEqual(error.fieldErrors, expected, JSON.stringify(data));
      }
      const edit = await refusal(change({ title: null, mood: 'angry', id: 9 }));
      assert.deepEqual(edit.fieldErrors, {
        title: { code: 'required' },
        mood: { code: 'choice' },
        id: { code: 'readonly' },
      });
      assert.deepEqual([await notes.count(), (await log()).length], [rows, logged]);
      assert.equal((await stored()).title, 'First');
    });

    test('SEC-RACE-04 twenty at once with one unique value: one is made, the others hear why', async () => {
      const { done, refused } = await all(Array.from({ length: 20 }, () => add({ title: 'Same', code: 'one' })));
      assert.equal(done.length, 1);
      for (const error of refused)
        assert.deepEqual(
          [error.status, error.code, error.fieldErrors],
          [409, 'NOT_UNIQUE', { code: { code: 'unique' } }],
        );
      assert.equal(await notes.count({ where: { code: 'one' } }), 1);
    });

    test('the hooks of the model see every write', async () => {
      assert.equal(note.savedBy, 'the hook');
      await notes.update({ savedBy: null }, { where: {}, hooks: false });
      const fresh = await procedures().get.query({ id: note.$key });
      assert.equal((await change({ part1: 'x' }, fresh)).savedBy, 'the hook');
      const kept = await add({ title: 'Keep me' });
      const { status, code, message } = await refusal(procedures().remove.mutate({ id: kept.$key }));
      assert.deepEqual([status, code], [500, 'INTERNAL']);
      assert.doesNotMatch(message, /hook/);
      assert.ok(await stored(kept.$key));
    });

    test('SEC-RACE-01 a stale save of the same field answers with base, mine and theirs, and changes nothing', async () => {
      const theirs = await change({ part0: 'theirs', part1: 'also theirs' });
      const error = await refusal(change({ part0: 'mine', part2: 'mine alone' }));
      assert.deepEqual([error.status, error.code], [409, 'CONFLICT']);
      assert.deepEqual(error.conflict, {
        version: theirs.$version,
        fields: { part0: { base: 'old', mine: 'mine', theirs: 'theirs' } },
      });
      assert.deepEqual(await procedures().get.query({ id: note.$key }), theirs);
      const overwritten = await change({ part0: 'mine' }, theirs);
      assert.equal(overwritten.part0, 'mine');
    });

    test('SEC-RACE-01 stale saves of other fields merge; what is already as wanted is no conflict', async () => {
      await change({ part1: 'one', parent: null });
      await change({ part2: 'two' });
      const agreed = await change({ part1: 'one', part3: 'three' });
      assert.deepEqual([agreed.part0, agreed.part1, agreed.part2, agreed.part3], ['old', 'one', 'two', 'three']);
      const unsaid = await refusal(
        procedures().update.mutate({
          id: note.$key,
          expectedVersion: note.$version,
          changes: { part1: 'x' },
          base: {},
        }),
      );
      assert.deepEqual(unsaid.conflict?.fields, { part1: { base: null, mine: 'x', theirs: 'one' } });
    });

    test('SEC-RACE-01 a stale change of a relation clashes in the words of the wire', async () => {
      const [a, b] = [await add({ title: 'Parent a' }), await add({ title: 'Parent b' })];
      await change({ parent: a.$key });
      const error = await refusal(change({ parent: b.$key }));
      assert.deepEqual(error.conflict?.fields, { parent: { base: null, mine: b.$key, theirs: a.$key } });
      assert.equal(String((await stored()).parentId), a.$key);
    });

    test('SEC-RACE-01 of twenty saves of one field at once one succeeds; nineteen are told', async () => {
      const { done, refused } = await all(
        Array.from({ length: 20 }, (_each, index) => change({ part0: `hand ${index}` })),
      );
      assert.equal(done.length, 1);
      const { part0 } = await stored();
      for (const error of refused) {
        assert.deepEqual([error.status, error.code], [409, 'CONFLICT']);
        assert.equal(error.conflict?.fields.part0?.theirs, part0);
        assert.equal(error.conflict?.fields.part0?.base, 'old');
      }
      assert.equal(
        (await log()).filter(({ recordKey, action }) => recordKey === note.$key && action === 'update').length,
        1,
      );
    });

    test('SEC-RACE-01 twenty saves of twenty fields at once are all applied', async () => {
      const { done, refused } = await all(
        Array.from({ length: 20 }, (_each, index) => change({ [`part${index}`]: `hand ${index}` })),
      );
      assert.deepEqual([done.length, refused.length], [20, 0]);
      const row = await stored();
      for (let index = 0; index < 20; index += 1) assert.equal(row[`part${index}`], `hand ${index}`);
    });

    test('SEC-RACE-01 a removal that expects another version changes nothing', async () => {
      await change({ part0: 'newer' });
      const { status, code } = await refusal(
        procedures().remove.mutate({ id: note.$key, expectedVersion: note.$version }),
      );
      assert.deepEqual([status, code], [409, 'CONFLICT']);
      assert.ok(await stored());
    });

    test('links are changed by what comes and what goes, and merge by themselves', async () => {
      const tags = async () =>
        ((await procedures().get.query({ id: note.$key })).tags as { items: { label: string }[] }).items
          .map(({ label }) => label)
          .sort();
      await change({ tags: { add: ['1', '2'] } });
      await change({ tags: { add: ['3', '3'], remove: ['1'] } });
      assert.deepEqual(await tags(), ['blue', 'green']);
      // What is there already and what is gone already is no mistake.
      await change({ tags: { add: ['2'], remove: ['1'] } });
      assert.deepEqual(await tags(), ['blue', 'green']);
      for (const bad of [{ add: ['99'] }, { add: ['x'] }, { add: [1] }, { also: [] }, ['1'], { add: '1' }])
        assert.equal((await refusal(change({ tags: bad }))).status, 400, JSON.stringify(bad));
      assert.deepEqual(await tags(), ['blue', 'green']);
      const entries = (await log()).filter(({ recordKey }) => recordKey === note.$key);
      const red = { key: '1', label: 'red' };
      const green = { key: '2', label: 'green' };
      const blue = { key: '3', label: 'blue' };
      assert.deepEqual(
        entries.slice(1).map(({ changes }) => JSON.parse(String(changes))),
        [
          { tags: { type: 'links', added: [red, green], removed: [] } },
          { tags: { type: 'links', added: [blue], removed: [red] } },
        ],
      );
    });

    test('AUD-04 the log says who changed which field from what to what, and keeps secrets out', async () => {
      await notes.update({ apiToken: 'tok-1' }, { where: {}, hooks: false });
      const fresh = await procedures().get.query({ id: note.$key });
      assert.ok(!('apiToken' in fresh));
      await change({ part0: 'new', mood: 'calm' }, fresh);
      await procedures().remove.mutate({ id: note.$key });
      const [created, updated, removed] = (await log()).filter(({ recordKey }) => recordKey === note.$key);
      assert.deepEqual([created?.action, updated?.action, removed?.action], ['create', 'update', 'delete']);
      assert.equal(updated?.userLabel, 'root');
      assert.equal(updated?.recordLabel, 'First');
      assert.deepEqual(JSON.parse(String(updated?.changes)), {
        part0: { from: 'old', to: 'new' },
        mood: { from: null, to: 'calm' },
      });
      assert.deepEqual(JSON.parse(String(removed?.changes)).apiToken, { changed: true });
      assert.doesNotMatch(JSON.stringify(await log()), /tok-1/);
    });

    test('a save that changes nothing leaves no trace in the log', async () => {
      const logged = (await log()).length;
      const same = await change({ part0: 'old', title: 'First' });
      assert.equal(same.$version, note.$version);
      await change({});
      await change({ tags: { remove: ['1'] } });
      assert.equal((await log()).filter(({ recordKey }) => recordKey === note.$key).length, 1);
      assert.equal((await log()).length, logged);
    });

    test('SEC-AUD-01 a change whose log cannot be written is not made', async () => {
      const { sequelize } = database;
      const refuse =
        kind.name === 'sqlite'
          ? "BEGIN SELECT RAISE(ABORT, 'the log is full'); END"
          : "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the log is full'";
      await sequelize.query(`CREATE TRIGGER no_log BEFORE INSERT ON asok_admin_log ${refuse}`);
      try {
        const before = await stored();
        for (const call of [
          () => add({ title: 'Unlogged', tags: ['1'] }),
          () => change({ part0: 'unlogged', tags: { add: ['1'] } }),
          () => procedures().remove.mutate({ id: note.$key }),
        ]) {
          const error = await refusal(call());
          assert.deepEqual([error.status, error.code], [503, 'UNAVAILABLE']);
          assert.doesNotMatch(JSON.stringify(error), /log is full|TRIGGER|INSERT/);
        }
        assert.deepEqual(await stored(), before);
        assert.equal(await notes.count(), 1);
        const [links] = await sequelize.query('SELECT * FROM note_tags');
        assert.deepEqual(links, []);
      } finally {
        await sequelize.query('DROP TRIGGER no_log');
      }
      assert.equal((await change({ part0: 'logged' })).part0, 'logged');
    });

    test('SEC-AUD-01 a change that fails leaves no row in the log', async () => {
      const logged = (await log()).length;
      await add({ title: 'Taken', code: 'taken' });
      for (const call of [
        () => add({ title: 'b', code: 'taken' }),
        () => change({ code: 'taken', tags: { add: ['1'] } }),
      ])
        assert.equal((await refusal(call())).code, 'NOT_UNIQUE');
      assert.equal((await log()).length, logged + 1);
      assert.equal((await stored()).code, null);
    });
  });
