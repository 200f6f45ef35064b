import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

for (const kind of databases())
  describe(`slugs [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let articles: AnyModel;
    let pages: AnyModel;

    before(async () => {
      database = await kind.create();
      const { sequelize } = database;
      articles = sequelize.define(
        'articles',
        {
          title: { type: DataTypes.STRING(120), allowNull: false },
          slug: { type: DataTypes.STRING(20), allowNull: false, unique: true },
        },
        { tableName: 'articles', paranoid: true },
      );
      pages = sequelize.define(
        'pages',
        { name: DataTypes.STRING(60), path: DataTypes.STRING(60) },
        { tableName: 'pages', timestamps: false, indexes: [{ unique: true, fields: ['path'] }] },
      );
      records = await openRecords(database, {
        articles: { model: articles, admin: { fields: { slug: { populateFrom: 'title' } } } },
        pages: { model: pages, admin: { fields: { path: { kind: 'slug', source: 'name' } }, formExclude: ['path'] } },
      });
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const add = (title: string, more: object = {}) =>
      records.client.model('articles').create.mutate({ data: { title, ...more } });
    const slugOf = async (title: string, more?: object) => (await add(title, more)).slug;

    test('FLD-01 a slug given by hand must be one, and must be free', async () => {
      await add('By hand', { slug: 'by-hand' });
      for (const [slug, code] of [
        ['not a slug', 'format'],
        ['-edge-', 'format'],
        ['a/b', 'format'],
        ['x'.repeat(21), 'tooLong'],
        [7, 'type'],
      ])
        assert.equal((await refusal(add('Any', { slug }))).fieldErrors.slug?.code, code, String(slug));
      const taken = await refusal(add('Any', { slug: 'by-hand' }));
      assert.deepEqual(
        [taken.status, taken.code, taken.fieldErrors],
        [409, 'NOT_UNIQUE', { slug: { code: 'unique' } }],
      );
      const edited = await refusal(
        save(records.client, 'articles', { record: await add('Kept'), changes: { slug: '' } }),
      );
      assert.equal(edited.fieldErrors.slug?.code, 'required');
      assert.equal(await articles.count(), 2);
    });

    test('FLD-01 a slug left empty is made from its source: folded, lower case, dashes', async () => {
      assert.equal(await slugOf('Éléphants & Größe!'), 'elephants-grosse');
      assert.equal(await slugOf('Hello, World', { slug: '' }), 'hello-world');
      assert.equal(await slugOf('  Nul  ', { slug: null }), 'nul');
      assert.equal(await slugOf('My Own', { slug: 'mine' }), 'mine');
    });

    test('FLD-01 a slug that is taken gets a number, in the trash too, within the length of its column', async () => {
      const first = await add('Twice told');
      assert.equal(first.slug, 'twice-told');
      assert.equal(await slugOf('Twice — told?'), 'twice-told-2');
      await records.client.model('articles').remove.mutate({ id: first.$key });
      assert.equal(await slugOf('TWICE TOLD'), 'twice-told-3');
      const long = 'A very long title indeed';
      assert.equal(await slugOf(long), 'a-very-long-title-in');
      assert.equal(await slugOf(long), 'a-very-long-title-2');
      assert.equal(await slugOf(long), 'a-very-long-title-3');
    });

    test('FLD-01 after many of one name a random end is taken, without a look at each', async () => {
      const slugs: unknown[] = [];
      for (let count = 0; count < 22; count += 1) slugs.push(await slugOf('Untitled'));
      assert.deepEqual(slugs.slice(0, 3), ['untitled', 'untitled-2', 'untitled-3']);
      assert.equal(slugs[19], 'untitled-20');
      for (const slug of slugs.slice(20)) assert.match(String(slug), /^untitled-[0-9a-f]{8}$/);
      assert.equal(new Set(slugs).size, slugs.length);
    });

    test('FLD-01 a title without Latin letters or digits gets a short slug of its own', async () => {
      const slugs = [await slugOf('日本語'), await slugOf('日本語'), await slugOf('🦉')];
      for (const slug of slugs) assert.match(String(slug), /^[0-9a-f]{8}$/);
      assert.equal(new Set(slugs).size, 3);
    });

    test('FLD-01 a slug that was made stays when its source changes', async () => {
      const record = await add('Before');
      const edited = await save(records.client, 'articles', { record, changes: { title: 'After' } });
      assert.deepEqual([edited.title, edited.slug], ['After', 'before']);
    });

    test('FLD-01 a slug that is in no form is made all the same; without a source it stays empty', async () => {
      const create = (data: Record<string, unknown>) => records.client.model('pages').create.mutate({ data });
      assert.equal((await create({ name: 'About us' })).path, 'about-us');
      assert.equal((await create({ name: 'About us' })).path, 'about-us-2');
      assert.equal((await create({ name: null })).path, null);
      assert.equal((await create({})).path, null);
      assert.equal((await refusal(create({ name: 'Contact', path: 'x' }))).fieldErrors.path?.code, 'readonly');
    });

    test('SEC-RACE-04 twenty at once of one title all get a slug of their own', async () => {
      const titled = (title: string) => Array.from({ length: 20 }, () => add(title));
      const made = await Promise.all(titled('Rush hour'));
      const slugs = made.map((record) => record.slug);
      assert.equal(new Set(slugs).size, 20);
      for (const slug of slugs) assert.match(String(slug), /^rush-hour(-\d+|-[0-9a-f]{8})?$/);
      assert.equal(await articles.count({ where: { title: 'Rush hour' } }), 20);
      const paths = await Promise.all(
        Array.from({ length: 10 }, () => records.client.model('pages').create.mutate({ data: { name: 'Rush' } })),
      );
      assert.equal(new Set(paths.map((record) => record.path)).size, 10);
    });
  });
