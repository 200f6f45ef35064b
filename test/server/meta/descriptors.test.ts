import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AdminClient, FieldDescriptor, ModelDescriptor } from '../../../sdk/index.ts';
import { type AnyModel, defineChinook } from '../../support/chinook.ts';
import { clientOf, openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { defineDescribedPosts } from '../../support/described-posts.ts';
import { defineOddTables } from '../../support/odd-tables.ts';
import { emailOf } from '../../support/scenario.ts';

const KINDS: Record<string, Partial<FieldDescriptor>> = {
  aString: { kind: 'text', maxLength: 50, filter: 'text', sortable: true },
  aChar: { kind: 'text', maxLength: 5 },
  aText: { kind: 'textarea', maxLength: 65_535, sortable: false, wide: true },
  aLongText: { kind: 'textarea', wide: true },
  anEmail: { kind: 'email', maxLength: 255 },
  aUrl: { kind: 'url' },
  aTiny: { kind: 'integer', min: -128, max: 127 },
  aSmall: { kind: 'integer', min: -32_768, max: 32_767 },
  aMedium: { kind: 'integer', min: -8_388_608, max: 8_388_607 },
  anInteger: { kind: 'integer', min: -2_147_483_648, max: 2_147_483_647, filter: 'number' },
  anUnsigned: { kind: 'integer' },
  aBig: { kind: 'bigint' },
  aFloat: { kind: 'float' },
  aDouble: { kind: 'float' },
  aDecimal: { kind: 'decimal', scale: 3 },
  aBoolean: { kind: 'boolean', filter: 'boolean', operators: ['equals', 'not', 'isNull'] },
  anEnum: {
    kind: 'enum',
    filter: 'choices',
    choices: [
      { value: 'red', label: 'red' },
      { value: 'green', label: 'green' },
      { value: 'blue', label: 'blue' },
    ],
  },
  aDate: { kind: 'datetime', filter: 'date' },
  aDay: { kind: 'date', filter: 'date' },
  aTime: { kind: 'time' },
  aJson: { kind: 'json', sortable: false, filter: null, operators: ['isNull'] },
  aUuid: { kind: 'uuid' },
  aBlob: { kind: 'blob', sortable: false, filter: null, readonly: false, maxBytes: 65_535 },
};

for (const kind of databases())
  describe(`descriptors [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let described: Map<string, ModelDescriptor>;
    let posts: AnyModel;

    before(async () => {
      database = await kind.create();
      const { sequelize } = database;
      const chinook = defineChinook(sequelize);
      const { specimens, lots } = defineOddTables(sequelize);
      const { tags, admin, ...defined } = defineDescribedPosts(sequelize);
      posts = defined.posts;
      records = await openRecords(database, {
        ...chinook,
        specimens: specimens as AnyModel,
        lots: lots as AnyModel,
        tags,
        posts: { model: posts, admin },
      });
      described = byslug(await records.client.meta.models.query());
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const model = (slug: string) => described.get(slug) as ModelDescriptor;
    const field = (slug: string, name: string) =>
      model(slug).fields.find((each) => each.name === name) as FieldDescriptor;
    const refusedField = async (data: Record<string, unknown>, name: string) =>
      (await refusal(records.client.model('posts').create.mutate({ data: { title: 'A post', ...data } }))).fieldErrors[
        name
      ]?.code;

    test('CLI-09 FLD-04 every data type has its kind, its limits and its filter', () => {
      for (const [name, expected] of Object.entries(KINDS)) {
        const found = field('specimens', name);
        assert.deepEqual({ ...found, ...expected }, found, name);
        assert.equal(found.nullable, true, name);
        assert.equal(found.required, false, name);
      }
      assert.equal(field('specimens', 'aVirtual'), undefined);
      const { min, max } = field('specimens', 'anUnsigned');
      // SQLite has no unsigned numbers.
      assert.deepEqual([min, max], kind.name === 'mariadb' ? [0, 4_294_967_295] : [-2_147_483_648, 2_147_483_647]);
    });

    test('keys: a counted one is never written, others when the record is made', () => {
      const { create, edit, required } = field('specimens', 'id');
      assert.deepEqual([create, edit, required], [false, false, false]);
      for (const name of ['warehouse', 'number']) {
        const part = field('lots', name);
        assert.deepEqual([part.create, part.edit, part.required], [true, false, true]);
      }
    });

    test('MOD-05 MOD-06 labels, groups and icons; in the language of the caller where there is one', async () => {
      const { label, labelSingular, group, icon } = model('posts');
      assert.deepEqual([label, labelSingular, group, icon], ['Posts', 'Post', 'Content', 'file-text']);
      const plain = model('invoice_lines');
      assert.deepEqual([plain.label, plain.group, plain.icon], ['Invoice lines', 'General', 'table']);
      assert.equal(field('posts', 'title').label, 'Headline');
      const { prefix, suffix, fullRow } = field('posts', 'slug');
      assert.deepEqual([prefix, suffix, fullRow], ['/posts/', undefined, true]);
      assert.equal(field('tracks', 'unitPrice').label, 'Unit price');
      const french = await records.app.call('meta.models', undefined, {
        cookie: records.cookie,
        headers: { 'accept-language': 'fr-CA,fr;q=0.9' },
      });
      const translated = byslug(french.data as ModelDescriptor[]).get('posts');
      assert.deepEqual([translated?.label, translated?.group], ['Articles', 'Contenu']);
      assert.equal(translated?.fieldsets[0]?.label, 'Texte');
      assert.deepEqual(translated?.fields.find(({ name }) => name === 'status')?.choices, [
        { value: 'draft', label: 'Brouillon' },
        { value: 'live', label: 'Live', tone: 'success' },
      ]);
    });

    test('MOD-07 MOD-08 MOD-09 MOD-10 columns, search, filters and order are the ones named', () => {
      const { list } = model('posts');
      assert.deepEqual(list.columns, ['title', 'topic', 'status', 'published', 'views']);
      assert.deepEqual(list.search, ['Headline', 'Body']);
      assert.deepEqual(list.filters, ['status', 'published', 'topic']);
      assert.deepEqual(list.sort, ['-createdAt']);
      assert.deepEqual([list.perPage, list.perPageChoices], [20, [20, 50, 100]]);
    });

    test('MOD-15 MOD-13 MOD-14 cards in order, what is in none in "other"; what is excluded in none', () => {
      const { fieldsets } = model('posts');
      assert.deepEqual(
        fieldsets.map(({ label, other, fields }) => [label, other, fields]),
        [
          ['Text', false, ['title', 'slug', 'body']],
          ['Meta', false, ['status', 'topic']],
          [null, true, ['published', 'views', 'password', 'createdAt', 'updatedAt', 'tags']],
        ],
      );
      const [only, ...more] = model('tracks').fieldsets;
      assert.deepEqual([only?.label, only?.other, more], [null, false, []]);
      assert.ok(!only?.fields.includes('id') && only?.fields.includes('playlists'));
    });

    test('MOD-11 MOD-12 MOD-13 what is read-only or excluded is not written, by nobody', async () => {
      assert.deepEqual([field('posts', 'views').readonly, field('posts', 'views').required], [true, false]);
      for (const name of ['views', 'internalNote', 'featured'])
        assert.equal(await refusedField({ [name]: name === 'views' ? 1 : null }, name), 'readonly', name);
      for (const name of ['ghost', 'resetToken'])
        assert.equal(await refusedField({ [name]: 'x' }, name), 'unknown', name);
      const record = await records.client.model('posts').create.mutate({ data: { title: 'A post' } });
      const changes = { title: 'Other', views: 5, internalNote: 'x', createdAt: new Date(0) };
      const error = await refusal(save(records.client, 'posts', { record, changes }));
      assert.deepEqual(error.fieldErrors, {
        views: { code: 'readonly' },
        internalNote: { code: 'readonly' },
        createdAt: { code: 'readonly' },
      });
      assert.equal(await posts.count({ where: { title: 'Other' } }), 0);
      await records.client.model('posts').remove.mutate({ id: record.$key });
    });

    test('FLD-08 secrets and hidden fields are told to nobody; a password is only asked for', () => {
      const names = model('posts').fields.map(({ name }) => name);
      for (const name of ['ghost', 'resetToken', 'topicId']) assert.ok(!names.includes(name), name);
      const password = field('posts', 'password');
      assert.deepEqual(
        [password.kind, password.operators, password.filter, password.sortable],
        ['password', [], null, false],
      );
    });

    test('WID-03 WID-01 choices are shown by label and stored by value; no other is taken', async () => {
      const status = field('posts', 'status');
      assert.deepEqual([status.kind, status.widget], ['enum', 'dropdown']);
      assert.deepEqual(status.choices, [
        { value: 'draft', label: 'Draft' },
        { value: 'live', label: 'Live', tone: 'success' },
      ]);
      for (const value of ['archived', 'Draft', '', 1])
        assert.equal(await refusedField({ status: value }, 'status'), 'choice');
      const made = await records.client.model('posts').create.mutate({ data: { title: 'Live', status: 'live' } });
      assert.equal(made.status, 'live');
    });

    test('WID-02 WID-04 WID-13 option__class and parts lead to the same parts, class alone to the outermost', () => {
      assert.deepEqual(field('posts', 'status').parts, {
        menu: { class: 'wide' },
        option: { class: 'pill' },
        trigger: { 'data-role': 'status' },
      });
      assert.deepEqual(field('posts', 'published').parts, {
        container: { class: 'switch' },
        base: { class: 'wide', 'data-test': 'x', 'data-a': 'b' },
      });
      assert.deepEqual(field('posts', 'title').parts, {});
    });

    test('WID-07 WID-08 a boolean is a checkbox unless it says toggle; formType is widget', () => {
      assert.equal(field('posts', 'published').widget, 'toggle');
      assert.deepEqual([field('specimens', 'aBoolean').kind, field('specimens', 'aBoolean').widget], ['boolean', null]);
    });

    test('FLD-01 FLD-02 FLD-09 slugs follow, timestamps are set, defaults prefill', async () => {
      assert.deepEqual([field('posts', 'slug').kind, field('posts', 'slug').populateFrom], ['slug', 'title']);
      assert.equal(field('posts', 'slug').required, false);
      assert.equal(field('posts', 'published').default, false);
      assert.equal(field('posts', 'status').default, 'draft');
      assert.ok(!('default' in field('posts', 'title')) && !('default' in field('posts', 'createdAt')));
      const { create, edit } = field('posts', 'createdAt');
      assert.deepEqual([create, edit], [false, false]);
      const made = await records.client.model('posts').create.mutate({ data: { title: 'Timed' } });
      assert.ok(made.createdAt instanceof Date && Math.abs(made.createdAt.getTime() - Date.now()) < 60_000);
      assert.deepEqual([made.status, made.published, made.views], ['draft', false, 0]);
    });

    test('FLD-05 FLD-06 relations tell their target, and whether it may be looked through', async () => {
      const album = { model: 'albums', many: false, pickable: true, add: true };
      assert.deepEqual(field('tracks', 'album').relation, album);
      assert.deepEqual(field('tracks', 'playlists').relation, { ...album, model: 'playlists', many: true });
      assert.deepEqual(
        [field('tracks', 'album').kind, field('tracks', 'playlists').kind],
        ['belongsTo', 'belongsToMany'],
      );
      const { kind: many, readonly, sortable, operators } = field('artists', 'albums');
      assert.deepEqual([many, readonly, sortable, operators], ['hasMany', true, false, []]);
      const viewer: AdminClient = clientOf(records.app, await records.app.login(emailOf('vw')));
      const seen = await viewer.meta.models.query();
      assert.deepEqual(
        seen.map(({ slug }) => slug),
        ['posts'],
      );
      const topic = seen[0]?.fields.find(({ name }) => name === 'topic');
      assert.deepEqual(topic?.relation, { model: null, many: false, pickable: false });
      assert.deepEqual(seen[0]?.can, { view: true, add: false, edit: false, delete: false, export: false });
    });
  });

function byslug(models: readonly ModelDescriptor[]): Map<string, ModelDescriptor> {
  return new Map(models.map((each) => [each.slug, each]));
}
