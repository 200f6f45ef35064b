import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import type { AdminClient, MatrixOutput, ModelDescriptor } from '../../../sdk/index.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { type AnyModel, defineChinook, seedChinook } from '../../support/chinook.ts';
import { clientOf, openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { createActors, emailOf } from '../../support/scenario.ts';

for (const kind of databases()) {
  describe(`an admin without options [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let client: AdminClient;
    let models: ModelDescriptor[];

    before(async () => {
      database = await kind.create();
      const chinook = defineChinook(database.sequelize);
      app = await createTestApp(database);
      await database.sequelize.sync();
      await seedChinook(chinook);
      await createActors(app.admin.models);
      client = clientOf(app, await app.login(emailOf('root')));
      models = await client.meta.models.query();
    });

    after(async () => {
      await app.close();
      await database.close();
    });

    test('CLI-09 every model of the instance is there, join tables and our own tables aside', () => {
      assert.deepEqual(models.map(({ slug }) => slug).sort(), [
        'albums',
        'artists',
        'customers',
        'employees',
        'genres',
        'invoice_lines',
        'invoices',
        'media_types',
        'playlists',
        'roles',
        'tracks',
        'users',
      ]);
      assert.ok(models.every(({ can }) => can.view && can.edit && can.delete && can.add));
    });

    test('CLI-09 every model lists, opens and saves', async () => {
      for (const { slug, list, fields } of models) {
        const { rows, total } = await client.model(slug).list.query({ fields: list.columns });
        assert.ok(rows.length > 0 && total === rows.length, slug);
        const record = await client.model(slug).get.query({ id: rows[0]?.$key ?? '' });
        for (const { name, kind: fieldKind } of fields)
          if (fieldKind !== 'password' && fieldKind !== 'hasMany') assert.ok(name in record, `${slug}.${name}`);
        if (slug === 'users' || slug === 'roles') continue;
        assert.deepEqual(await save(client, slug, { record, changes: {} }), record);
      }
    });

    test('CLI-09 sensible columns, search and order come from the columns', () => {
      const tracks = models.find(({ slug }) => slug === 'tracks');
      assert.deepEqual(tracks?.list.columns, ['id', 'name', 'composer', 'milliseconds', 'bytes']);
      assert.deepEqual(tracks?.list.search, ['Name', 'Composer']);
      assert.deepEqual(tracks?.list.filters, []);
      assert.deepEqual(tracks?.list.sort, ['-id']);
    });
  });

  describe(`what a model switches off [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let models: Record<string, AnyModel>;

    before(async () => {
      database = await kind.create();
      const define = (name: string) =>
        database.sequelize.define(name, { name: DataTypes.STRING }, { timestamps: false, tableName: name }) as AnyModel;
      models = Object.fromEntries(
        ['fixed', 'frozen', 'kept', 'secret_plans', 'open'].map((name) => [name, define(name)]),
      );
      records = await openRecords(database, {
        fixed: { model: models.fixed as AnyModel, admin: { canAdd: false } },
        frozen: { model: models.frozen as AnyModel, admin: { canEdit: false } },
        kept: { model: models.kept as AnyModel, admin: { canDelete: false } },
        secret_plans: { model: models.secret_plans as AnyModel, admin: { hidden: true } },
        open: models.open as AnyModel,
      });
      for (const model of Object.values(models)) await model.create({ name: 'one' });
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const names = async (slug: string) =>
      (await models[slug]?.findAll({ raw: true }))?.map((row) => (row as never as { name: string }).name);

    test('MOD-18 MOD-19 MOD-20 a switch binds everybody, is_admin too', async () => {
      const attempts = {
        fixed: (slug: string) => records.client.model(slug).create.mutate({ data: { name: 'two' } }),
        frozen: async (slug: string) => {
          const record = await records.client.model(slug).get.query({ id: '1' });
          return save(records.client, slug, { record, changes: { name: 'two' } });
        },
        kept: (slug: string) => records.client.model(slug).remove.mutate({ id: '1' }),
      };
      for (const [slug, attempt] of Object.entries(attempts)) {
        const { status, code } = await refusal(attempt(slug));
        assert.deepEqual([status, code], [403, 'DISABLED'], slug);
        assert.deepEqual(await names(slug), ['one']);
        await records.app.admin.settled();
        const path = { fixed: 'create', frozen: 'update', kept: 'remove' }[slug];
        const denied = await records.app.admin.models.AdminLog.findAll({
          where: { action: 'denied', model: slug },
          raw: true,
        });
        assert.equal(denied.length, 1);
        assert.deepEqual(JSON.parse(String(denied[0]?.changes)), { path: `records.${slug}.${path}` });
      }
      for (const attempt of Object.values(attempts)) await attempt('open');
      assert.deepEqual(await names('open'), ['two']);
    });

    test('MOD-18 MOD-19 MOD-20 the descriptor and the record say what is switched off', async () => {
      const described = new Map((await records.client.meta.models.query()).map((each) => [each.slug, each]));
      assert.deepEqual(described.get('fixed')?.can, { view: true, add: false, edit: true, delete: true, export: true });
      assert.deepEqual(described.get('frozen')?.can, {
        view: true,
        add: true,
        edit: false,
        delete: true,
        export: true,
      });
      assert.deepEqual(described.get('kept')?.can, { view: true, add: true, edit: true, delete: false, export: true });
      assert.deepEqual((await records.client.model('frozen').get.query({ id: '1' })).$can, {
        edit: false,
        delete: true,
      });
      assert.deepEqual((await records.client.model('kept').get.query({ id: '1' })).$can, { edit: true, delete: false });
    });

    test('MOD-03 a hidden model is nowhere: no descriptor, no procedure, no row in the matrix', async () => {
      const described = await records.client.meta.models.query();
      assert.ok(!described.some(({ slug }) => slug === 'secret_plans'));
      for (const call of ['list', 'get', 'create', 'update', 'remove', 'options']) {
        const answer = await records.app.call(`records.secret_plans.${call}`, {}, { cookie: records.cookie });
        assert.equal(answer.status, 404, call);
      }
      const matrix: MatrixOutput = await records.client.roles.matrix.query();
      const slugs = matrix.groups.flatMap(({ rows }) => rows.map(({ slug }) => slug));
      assert.ok(slugs.includes('open') && !slugs.includes('secret_plans'));
      assert.deepEqual(await names('secret_plans'), ['one']);
    });
  });
}
