import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import type { AnyRecordDetail, ListOutput, ModelDescriptor } from '../../../server/contract.ts';
import { ConfigError, createAdmin } from '../../../server/index.ts';
import { describeModel } from '../../../server/meta/entry.ts';
import { databases } from '../../support/databases.ts';
import { HOSTILE_MARKUP, strayTags } from '../../support/hostile-markup.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`rich text in records [${kind.name}]`, () => {
    let newsroom: Newsroom;

    before(async () => {
      newsroom = await openNewsroom(kind, {
        admins: {
          posts: {
            searchFields: ['title', 'body'],
            fields: { body: { wysiwyg: true } },
          },
        },
      });
    });
    after(() => newsroom.close());

    const stored = async (id: unknown) => (await newsroom.models.posts.findByPk(id as number))?.get('body');
    const create = async (data: object) => {
      const answer = await newsroom.as('ed', 'records.posts.create', { data: { title: 'A post', ...data } });
      return { ...answer, record: answer.data as AnyRecordDetail };
    };

    test('FLD-03 a field with wysiwyg is of kind richtext: as wide as the page, searched, not sorted', async () => {
      const { data } = await newsroom.as('vw', 'meta.models');
      const field = (data as ModelDescriptor[])
        .find(({ slug }) => slug === 'posts')
        ?.fields.find(({ name }) => name === 'body');
      assert.equal(field?.kind, 'richtext');
      assert.equal(field?.wide, true);
      assert.equal(field?.sortable, false);
      assert.deepEqual(field?.operators, ['contains', 'isNull']);
      assert.equal(field?.maxLength, 65_535);
    });

    test('FLD-03 SEC-XSS-04 hostile markup sent straight to the API is stored clean, created or updated', async () => {
      const body = `<p>Before</p>${HOSTILE_MARKUP.filter((html) => !html.includes('<plaintext>')).join('')}`;
      const created = await create({ body });
      assert.equal(created.status, 200, created.text);
      const html = String(await stored(created.record.$key));
      assert.match(html, /^<p>Before<\/p>/);
      assert.deepEqual(strayTags(html), []);
      assert.equal(created.record.body, html);

      for (const hostile of HOSTILE_MARKUP) {
        const changes = { body: `<p>kept</p>${hostile}` };
        const answer = await newsroom.edit('ed', { slug: 'posts', id: created.record.$key, changes });
        assert.equal(answer.status, 200, answer.text);
        const after = String(await stored(created.record.$key));
        assert.match(after, /^<p>kept<\/p>/);
        assert.deepEqual(strayTags(after), [], hostile);
        assert.doesNotMatch(answer.text, /<img|<svg|<script|onerror/i);
      }
    });

    test('B88 bold and italic by their old names are kept, in the row and in the log', async () => {
      const { record } = await create({ body: '<b>bold</b> and <i>italic</i>' });
      assert.equal(await stored(record.$key), '<strong>bold</strong> and <em>italic</em>');
      const logged = (await newsroom.logged('create')).find(({ recordKey }) => recordKey === record.$key);
      assert.deepEqual(logged?.changes.body, { from: null, to: '<strong>bold</strong> and <em>italic</em>' });
    });

    test('B88 S7 saving another field leaves an old text as it stands, and the log says nothing of it', async () => {
      const old = '<b>old</b><script>canary()</script><p style="color:red">text</p>';
      const post = await newsroom.models.posts.create({ title: 'Old', body: old });
      const id = post.get('id') as number;
      const answer = await newsroom.edit('ed', { slug: 'posts', id, changes: { title: 'New' } });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(await stored(id), old);
      const logged = (await newsroom.logged('update')).filter(({ recordKey }) => recordKey === String(id));
      assert.deepEqual(
        logged.map(({ changes }) => changes),
        [{ title: { from: 'Old', to: 'New' } }],
      );
    });

    test('an edit that starts from an old text is an edit like any other, also when another one came between', async () => {
      const post = await newsroom.models.posts.create({ title: 'Old', body: '<b>old</b>' });
      const id = String(post.get('id'));
      const { data } = await newsroom.as('ed', 'records.posts.get', { id });
      const { $version, body } = data as AnyRecordDetail;
      await newsroom.edit('root', { slug: 'posts', id, changes: { title: 'Meanwhile' } });
      const answer = await newsroom.as('ed', 'records.posts.update', {
        id,
        expectedVersion: $version,
        changes: { body: '<i>new</i>' },
        base: { body },
      });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(await stored(id), '<em>new</em>');
    });

    test('an empty document is no value', async () => {
      const { record } = await create({ body: '<p>x</p>' });
      await newsroom.edit('ed', { slug: 'posts', id: record.$key, changes: { body: '<p><br></p>' } });
      assert.equal(await stored(record.$key), null);
    });

    test('what cannot be stored is refused, naming the field, and nothing is written', async () => {
      const many = newsroom.models.posts;
      const before = await many.count();
      for (const [body, code] of [
        [7, 'type'],
        [['<p>x</p>'], 'type'],
        [{ html: 'x' }, 'type'],
        ['<p>a\udc00</p>', 'format'],
        ['<p>a\u0000b</p>', 'format'],
        ['<b>'.repeat(60_000), 'format'],
        [`<p>${'x'.repeat(65_529)}</p>`, 'tooLong'],
        // Few enough characters for the column, and too many bytes.
        [`<p>${'é'.repeat(40_000)}</p>`, 'tooLong'],
        ['x'.repeat(300_000), 'tooLong'],
      ] as const) {
        const { status, error, text } = await create({ body });
        assert.equal(status, 400, text.slice(0, 200));
        assert.equal(error?.fieldErrors?.body?.code, code, String(body).slice(0, 20));
        assert.ok(text.length < 2_000, 'the refusal does not repeat what was sent');
      }
      assert.equal(await many.count(), before);
      const largest = `<p>${'x'.repeat(65_528)}</p>`;
      const { record } = await create({ body: largest });
      assert.equal(await stored(record.$key), largest);
    });

    test('search and filter find a text with signs that HTML escapes', async () => {
      const { record } = await create({ title: 'Signs', body: '<p>Smith &amp; Sons, a &lt; b</p>' });
      const keys = async (input: object) => {
        const { data, text, status } = await newsroom.as('vw', 'records.posts.list', input);
        assert.equal(status, 200, text);
        return (data as ListOutput).rows.map(({ $key }) => $key);
      };
      assert.deepEqual(await keys({ q: 'Smith & Sons' }), [record.$key]);
      assert.deepEqual(await keys({ filter: { body: { contains: 'a < b' } } }), [record.$key]);
      assert.deepEqual(await keys({ filter: { body: { contains: 'a > b' } } }), []);
    });

    test('the search box looks into rich text only where it is told to: it would find markup too', () => {
      const { posts } = newsroom.models;
      const fields = { body: { wysiwyg: true } };
      assert.deepEqual(describeModel('posts', posts, { fields }).list.search, ['title']);
      assert.deepEqual(describeModel('posts', posts, { fields, searchFields: ['body'] }).list.search, ['body']);
    });

    test('a list carries no rich text unless it is asked for', async () => {
      const rows = async (input: object) =>
        ((await newsroom.as('vw', 'records.posts.list', input)).data as ListOutput).rows;
      assert.equal(Object.hasOwn((await rows({ perPage: 1 }))[0] ?? {}, 'body'), false);
      assert.equal(Object.hasOwn((await rows({ perPage: 1, fields: ['body'] }))[0] ?? {}, 'body'), true);
    });

    test('rich text in a column that holds no text is an error at the start', async () => {
      const notes = newsroom.database.sequelize.define('rich_numbers', { body: DataTypes.INTEGER });
      const make = () =>
        createAdmin({
          sequelize: newsroom.database.sequelize,
          models: { notes: { model: notes, admin: { fields: { body: { wysiwyg: true } } } } } as never,
          secret: '0123456789abcdef0123456789abcdef',
        });
      assert.throws(make, (error) => error instanceof ConfigError && error.id === 'CFG_FIELD_COLUMN');
    });
  });
