import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, Model, type Sequelize } from 'sequelize';
import type { AdminClient, AnyRecord } from '../../../sdk/index.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { clientOf, openRecords, type RecordsApp } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';

/** Columns of each model, and the label of its only record, whose values are the columns' names. */
const BY_COLUMN: Record<string, { columns: string[]; label: string }> = {
  named: { columns: ['slug', 'username', 'email', 'label', 'title', 'name'], label: 'name' },
  titled: { columns: ['slug', 'username', 'email', 'label', 'title'], label: 'title' },
  labelled: { columns: ['slug', 'username', 'email', 'label'], label: 'label' },
  mailed: { columns: ['slug', 'username', 'email'], label: 'email' },
  known: { columns: ['slug', 'username'], label: 'username' },
  slugged: { columns: ['slug'], label: 'slug' },
  bare: { columns: ['note'], label: '#1' },
};

class Person extends Model {
  override toString(): string {
    return [this.get('first'), this.get('last')].join(' ');
  }
}

function definePeople(sequelize: Sequelize): AnyModel {
  return class extends Person {}.init(
    { first: DataTypes.STRING, last: DataTypes.STRING, name: DataTypes.STRING },
    { sequelize, modelName: 'people', tableName: 'people', timestamps: false },
  );
}

for (const kind of databases())
  describe(`how a record is called [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let viewer: AdminClient;
    const models: Record<string, AnyModel> = {};

    before(async () => {
      database = await kind.create();
      const { sequelize } = database;
      const options = (tableName: string) => ({ timestamps: false, tableName });
      const text = (columns: string[]) => Object.fromEntries(columns.map((name) => [name, DataTypes.STRING(100)]));
      for (const [slug, { columns }] of Object.entries(BY_COLUMN))
        models[slug] = sequelize.define(slug, text(columns), options(slug));
      models.people = definePeople(sequelize);
      const shown: AnyModel = sequelize.define('shown', text(['name', 'code', 'apiToken']), options('shown'));
      // The holder of `vw` sees posts alone: all else only as what a post points at.
      const posts: AnyModel = sequelize.define('posts', text(['title']), options('posts'));
      for (const [as, target] of Object.entries({ ...models, shown }))
        posts.belongsTo(target, { as, foreignKey: `${as}Id` });
      posts.belongsToMany(
        models.mailed as AnyModel,
        { as: 'readers', through: 'post_readers', timestamps: false } as never,
      );
      const display = ({ code, name }: Record<string, string>) => (code ? `${code} · ${name}` : '');
      records = await openRecords(database, {
        ...models,
        shown: { model: shown, admin: { display, displayFields: ['code', 'name'] } },
        posts,
      });
      for (const [slug, { columns }] of Object.entries(BY_COLUMN))
        await models[slug]?.create(Object.fromEntries(columns.map((name) => [name, name])));
      await models.people?.create({ first: 'Ana', last: 'Ruiz', name: 'not this' });
      await shown.create({ name: 'Lamp', code: 'L1', apiToken: 'tok-1' });
      await shown.create({ name: 'No code' });
      const keys = Object.fromEntries([...Object.keys(models), 'shown'].map((as) => [`${as}Id`, 1]));
      const post = await posts.create({ title: 'A post', ...keys });
      await sequelize.query('INSERT INTO post_readers VALUES (1, 1)');
      assert.equal(post.get('id'), 1);
      viewer = clientOf(records.app, await records.app.login(emailOf('vw')));
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const related = [...Object.keys(BY_COLUMN), 'people', 'shown'];
    const labelsFor = async (client: AdminClient) => {
      const { rows } = await client.model('posts').list.query({ fields: related });
      const [row] = rows as [AnyRecord];
      const record = await client.model('posts').get.query({ id: '1' });
      return related.map((name) => {
        assert.deepEqual(record[name], row[name]);
        return (row[name] as { label: string }).label;
      });
    };

    test('DISP-02 DISP-03 the first naming column is the label, else # and the key', async () => {
      for (const [slug, { label }] of Object.entries(BY_COLUMN)) {
        const { rows } = await records.client.model(slug).list.query({});
        assert.equal(rows[0]?.$label, label, slug);
        assert.equal((await records.client.model(slug).get.query({ id: '1' })).$label, label);
      }
      const [blank] = [
        await records.client.model('named').create.mutate({ data: { name: '  ', title: 'Second choice' } }),
      ];
      assert.equal(blank.$label, 'Second choice');
      const none = await records.client.model('titled').create.mutate({ data: {} });
      assert.equal(none.$label, `#${none.$key}`);
    });

    test('DISP-01 the model’s own toString, or the display of its options, comes first', async () => {
      assert.equal((await records.client.model('people').get.query({ id: '1' })).$label, 'Ana Ruiz');
      assert.equal((await records.client.model('shown').get.query({ id: '1' })).$label, 'L1 · Lamp');
      assert.equal((await records.client.model('shown').get.query({ id: '2' })).$label, '#2');
      const [person] = (await models.people?.findAll()) ?? [];
      assert.equal(records.app.admin.display(person as Model), 'Ana Ruiz');
      const [known] = (await models.known?.findAll()) ?? [];
      assert.equal(records.app.admin.display(known as Model), 'username');
    });

    test('DISP-04 relations are called the same in lists, details and pickers', async () => {
      const expected = [...Object.values(BY_COLUMN).map(({ label }) => label), 'Ana Ruiz', 'L1 · Lamp'];
      assert.deepEqual(await labelsFor(records.client), expected);
      for (const [index, field] of related.entries()) {
        const { options } = await records.client.model('posts').options.query({ field });
        assert.equal(options.find(({ key }) => key === '1')?.label, expected[index], field);
      }
      const { readers } = await records.client.model('posts').get.query({ id: '1' });
      assert.deepEqual(readers, { items: [{ key: '1', label: 'email' }], count: 1 });
    });

    test('DISP-02 without view on the target an e-mail, user name or slug is not shown: # and the key', async () => {
      const expected = ['name', 'title', 'label', '#1', '#1', '#1', '#1', 'Ana Ruiz', 'L1 · Lamp'];
      assert.deepEqual(await labelsFor(viewer), expected);
      const record = await viewer.model('posts').get.query({ id: '1' });
      assert.deepEqual(record.readers, { items: [{ key: '1', label: '#1' }], count: 1 });
      const answer = JSON.stringify([record, await viewer.model('posts').list.query({ fields: related })]);
      assert.doesNotMatch(answer, /"(email|username|slug)"[^:]|tok-1/);
      for (const field of ['mailed', 'named']) {
        const refused = await viewer
          .model('posts')
          .options.query({ field })
          .catch((error: { status: number }) => error.status);
        assert.equal(refused, 403);
      }
    });

    test('DISP-02 DISP-04 a name of spaces alone is none, also of a record that another one points at', async () => {
      const idOf = (record: Model | undefined) => String(record?.get('id'));
      const blank = await models.named?.create({ name: '  ', title: 'The title' });
      const empty = await models.mailed?.create({ email: '', username: 'the-user' });
      const nameless = await models.titled?.create({ title: ' ' });
      const post = await records.client.model('posts').create.mutate({
        data: {
          title: 'Of nobody',
          named: idOf(blank),
          mailed: idOf(empty),
          titled: idOf(nameless),
        },
      });
      const shown = async (client: AdminClient) => {
        const { rows } = await client
          .model('posts')
          .list.query({ fields: ['named', 'mailed', 'titled'], filter: { id: Number(post.$key) } });
        const record = await client.model('posts').get.query({ id: post.$key });
        return [rows[0], record].map((each) =>
          ['named', 'mailed', 'titled']
            .map((name) => (each as AnyRecord)[name] as { label: string })
            .map(({ label }) => label),
        );
      };
      const expected = ['The title', 'the-user', `#${idOf(nameless)}`];
      assert.deepEqual(await shown(records.client), [expected, expected]);
      const known = ['The title', `#${idOf(empty)}`, `#${idOf(nameless)}`];
      assert.deepEqual(await shown(viewer), [known, known]);
    });
  });
