import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import type { Answer } from '../../support/app.ts';
import { openRecords, refusal } from '../../support/clients.ts';
import { databases } from '../../support/databases.ts';
import { type GuardedActor, type GuardedSite, openGuardedSite, refusedInWords } from '../../support/guarded-site.ts';

for (const kind of databases())
  describe(`odd text [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    const list = (input: unknown, actor: GuardedActor = 'root') => site.as(actor, 'records.posts.list', input);
    const rowsOf = (answer: Answer) => (answer.data as { rows: Record<string, unknown>[] }).rows;
    const titles = async (input: unknown) => rowsOf(await list(input)).map((row) => row.title);
    const create = (data: object) => site.as('root', 'records.posts.create', { data });

    const assertRefused = (call: () => Promise<Answer>, codes: readonly string[]) => refusedInWords(site, call, codes);

    test('SEC-INJ-15 odd text is stored whole or refused by its field, on both databases alike', async () => {
      const stored = [
        '🦉 owl',
        '\u202Eevil',
        'e\u0301',
        '\u200B',
        'x'.repeat(200),
        'line\r\nbreak',
        '\u001b[31mred',
        '日本',
      ];
      for (const title of stored) {
        const made = await create({ title });
        assert.equal((made.data as { title: string } | undefined)?.title, title, made.text);
        assert.deepEqual(await titles({ filter: { title } }), [title], title);
        await site.models.posts.destroy({ where: { title }, force: true });
      }
      const refused: [object, string, string][] = [
        [{ title: 'a\0b' }, 'title', 'format'],
        [{ title: 'a\ud800b' }, 'title', 'format'],
        [{ title: '\udc00' }, 'title', 'format'],
        [{ title: 'x'.repeat(201) }, 'title', 'tooLong'],
        [{ title: 'x', body: 'x'.repeat(70_000) }, 'body', 'tooLong'],
        [{ title: 'x', reference: 'x'.repeat(41) }, 'reference', 'tooLong'],
        [{ title: 'x', meta: { a: ['\ud800'] } }, 'meta', 'format'],
        [{ title: 'x', meta: { '\ud800': 1 } }, 'meta', 'format'],
      ];
      for (const [data, field, code] of refused) {
        const { status, error, text } = await create(data);
        assert.deepEqual([status, error?.fieldErrors?.[field]?.code], [400, code], text);
      }
      const made = await create({ title: 'nul in json', meta: { a: 'x\0y' } });
      assert.deepEqual((made.data as { meta: unknown }).meta, { a: 'x\0y' });
      await site.models.posts.destroy({ where: { title: 'nul in json' }, force: true });
    });

    test('SEC-INJ-15 odd text finds nothing or is refused wherever one can look for it', async () => {
      for (const text of ['a\0b', '\0', '\ud800']) {
        const refused = ['VALIDATION_FAILED'];
        await assertRefused(() => list({ q: text }), refused);
        for (const condition of [text, { contains: text }, { startsWith: text }, { in: [text] }, { gt: text }])
          await assertRefused(() => list({ filter: { title: condition } }), refused);
        await assertRefused(() => site.as('root', 'records.posts.options', { field: 'vault', q: text }), refused);
        const found = await list({ filter: { tags: { in: [text, encodeURIComponent('a\0b')] } } });
        assert.deepEqual(rowsOf(found), []);
        for (const id of [text, 'a%00b', '%', '%ff', '%ed%a0%80'])
          assert.equal((await site.as('root', 'records.tags.get', { id })).status, 404, id);
        const login = await site.app.call('auth.login', {
          email: `${text}@example.org`,
          password: `${text} a long one`,
        });
        assert.equal(login.status, 401, login.text);
      }
    });
  });

const [, mariadb] = databases();

describe('a table in an old character set [mariadb]', () => {
  let site: GuardedSite;

  before(async () => {
    assert(mariadb);
    const database = await mariadb.create({ logging: false });
    site = await openGuardedSite(database);
    // As hosts have them: the table was made when the server's default was latin1.
    await database.sequelize.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of ['posts', 'vaults'])
      await database.sequelize.query(`ALTER TABLE ${table} CONVERT TO CHARACTER SET latin1`);
  });
  after(() => site.close());

  const list = (input: object) => site.as('root', 'records.posts.list', input);

  test('SEC-INJ-15 what a column cannot hold is refused by the name of its field, and nothing is cut', async () => {
    const stored = await site.snapshot();
    for (const title of ['🦉', 'ab日cd']) {
      const { status, error } = await site.as('root', 'records.posts.create', { data: { title } });
      assert.deepEqual(
        [status, error?.code, error?.fieldErrors],
        [400, 'VALIDATION_FAILED', { title: { code: 'invalid' } }],
      );
    }
    const note = await site.as('root', 'records.posts.create', {
      data: { title: 'x', publishedAt: new Date(0), body: '日' },
    });
    assert.deepEqual(note.error?.fieldErrors, { body: { code: 'invalid' } });
    assert.equal(await site.snapshot(), stored);
    const made = await site.as('root', 'records.posts.create', { data: { title: 'é' } });
    assert.equal((made.data as { title: string }).title, 'é');
  });

  test('SEC-INJ-15 looking for it finds nothing, or is refused', async () => {
    for (const text of ['🦉', '日']) {
      for (const input of [
        { q: text },
        { filter: { title: { contains: text } } },
        { filter: { title: { endsWith: text } } },
      ]) {
        const { status, data } = await list(input);
        assert.deepEqual([status, (data as { total: number }).total], [200, 0], JSON.stringify(input));
      }
      assert.equal((await list({ filter: { not: { title: { contains: text } } } })).status, 200);
      for (const condition of [{ equals: text }, { in: [text, 'a'] }, { lt: text }]) {
        const { status, error } = await list({ filter: { title: condition } });
        assert.deepEqual([status, error?.code], [400, 'BAD_REQUEST']);
      }
    }
    const { data } = await list({ q: 'é' });
    assert.equal((data as { total: number }).total, 1);
  });
});

for (const kind of databases())
  describe(`keys of odd text [${kind.name}]`, () => {
    test('SEC-INJ-15 a record that nobody could open is not made; the longest one can be opened', async () => {
      const database = await kind.create({ logging: false });
      const word = { type: DataTypes.STRING(255), primaryKey: true };
      const words = database.sequelize.define('words', { word }, { timestamps: false });
      const { app, client } = await openRecords(database, { words });
      for (const text of ['漢'.repeat(78), '😀'.repeat(59), '/'.repeat(240)]) {
        const { status, fieldErrors } = await refusal(client.model('words').create.mutate({ data: { word: text } }));
        assert.deepEqual([status, fieldErrors], [400, { word: { code: 'tooLong' } }]);
      }
      assert.equal(await words.count(), 0);
      for (const text of ['a'.repeat(255), '漢'.repeat(77)]) {
        const { $key: id } = await client.model('words').create.mutate({ data: { word: text } });
        assert.equal((await client.model('words').get.query({ id })).word, text);
      }
      await app.close();
      await database.close();
    });
  });
