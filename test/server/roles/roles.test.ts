import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AnyRecordDetail, MatrixOutput, MeOutput, ModelDescriptor } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
import { type Caller, type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`roles [${kind.name}]`, () => {
    let newsroom: Newsroom;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
    });
    afterEach(() => newsroom.close());

    const roleId = async (name: string) =>
      (await newsroom.own.Role.findOne({ where: { name }, rejectOnEmpty: true })).id;
    const stored = async (name: string) =>
      (await newsroom.own.Role.findOne({ where: { name }, rejectOnEmpty: true })).permissions;
    const grant = async (caller: Caller, role: string, permissions: string) =>
      newsroom.edit(caller, { slug: 'roles', id: await roleId(role), changes: { permissions } });
    const create = (caller: Caller, name: string, permissions: string) =>
      newsroom.as(caller, 'records.roles.create', { data: { name, label: name, permissions } });
    const OWN = 'roles.view,roles.add,roles.edit';

    test('SEC-RBAC-03 nobody puts a right that he lacks into his own role', async () => {
      for (const extra of ['*', 'users.edit', 'posts.delete', 'posts.view', 'roles.delete', 'roles.*', 'assets.view'])
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => grant('rmgr', 'rmgr', `${OWN},${extra}`));
    });

    test('SEC-RBAC-04 nor into another role, old or new', async () => {
      for (const permissions of ['*', 'users.view', 'roles.*', `${OWN},posts.view`]) {
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => create('rmgr', 'fresh', permissions));
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => grant('rmgr', 'vw', permissions));
      }
    });

    test('SEC-RBAC-04 a role that holds more than its editor is out of his hands, its label too', async () => {
      for (const role of ['star', 'umgr', 'ed', 'vw']) {
        const id = await roleId(role);
        for (const changes of [{ permissions: '' }, { label: 'Renamed' }, { permissions: 'roles.view' }])
          await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => newsroom.edit('rmgr', { slug: 'roles', id, changes }));
      }
      await newsroom.own.Role.update({ permissions: `${OWN},roles.delete` }, { where: { name: 'rmgr' } });
      for (const role of ['star', 'ed']) {
        const id = String(await roleId(role));
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => newsroom.as('rmgr', 'records.roles.remove', { id }));
      }
    });

    test('SEC-RBAC-04 only is_admin gives a role another name, and the form of others knows it', async () => {
      const { own } = newsroom;
      await own.Role.update({ permissions: `${OWN},roles.add` }, { where: { name: 'rmgr' } });
      const nameOf = async (caller: 'rmgr' | 'star' | 'root') => {
        const models = (await newsroom.as(caller, 'meta.models')).data as ModelDescriptor[];
        const field = models.find(({ slug }) => slug === 'roles')?.fields.find(({ name }) => name === 'name');
        return [field?.create, field?.edit];
      };
      await own.Role.create({ name: 'plain', label: 'Plain', permissions: 'roles.view' });
      for (const role of ['plain', 'star', 'rmgr'])
        for (const caller of ['rmgr', 'star'] as const) {
          const id = await roleId(role);
          const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () =>
            newsroom.edit(caller, { slug: 'roles', id, changes: { name: 'renamed' } }),
          );
          assert.deepEqual(error?.fieldErrors, { name: { code: 'readonly' } });
          assert.deepEqual(await nameOf(caller), [true, false]);
        }
      assert.equal((await create('rmgr', 'named-by-others', 'roles.view')).status, 200);
      const id = await roleId('plain');
      const { status, text } = await newsroom.edit('root', { slug: 'roles', id, changes: { name: 'plainer' } });
      assert.equal(status, 200, text);
      assert.deepEqual(await nameOf('root'), [true, true]);
    });

    test('SEC-RBAC-04 a wildcard that is stored beside other text counts', async () => {
      await newsroom.own.Role.create({ name: 'mixed', label: 'Mixed', permissions: 'roles.view, *' });
      await newsroom.own.Role.create({ name: 'spaced', label: 'Spaced', permissions: ' users.* ' });
      for (const role of ['mixed', 'spaced'])
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => grant('rmgr', role, 'roles.view'));
    });

    test('who holds a role is not changed at the role', async () => {
      const id = await roleId('rmgr');
      for (const caller of ['root', 'rmgr'] as const) {
        const users = { add: [String(newsroom.ids.none)] };
        const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () =>
          newsroom.edit(caller, { slug: 'roles', id, changes: { users } }),
        );
        assert.deepEqual(error?.fieldErrors, { users: { code: 'readonly' } });
      }
    });

    test('RBAC-05 RBAC-24 a new entry is a permission on something that exists', async () => {
      for (const entry of ['posts.fly', 'posts', 'Posts.view', 'a.b.view', '*.view', 'pösts.view', 'posts.view;'])
        for (const caller of ['root', 'star'] as const) {
          const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () => create(caller, 'fresh', entry));
          assert.deepEqual(error?.fieldErrors, { permissions: { code: 'format', params: { entry } } });
        }
      // B11 I2: only is_admin grants on a slug that is not registered; a hidden model is as good as none.
      for (const entry of ['analytics.view', 'vaults.view'])
        await newsroom.refuses('400 VALIDATION_FAILED', () => create('star', 'fresh', entry));
      assert.equal((await create('root', 'analysts', 'analytics.*,assets.export')).status, 200);
      assert.equal(await stored('analysts'), 'analytics.*,assets.view,assets.export');
    });

    test('RBAC-24 unknown entries that are stored stay, and are of no effect', async () => {
      const permissions = 'analytics.*,reports.run,Posts.edit,posts.view';
      await newsroom.own.Role.update({ permissions }, { where: { name: 'vw' } });
      assert.equal((await grant('root', 'vw', `${permissions},tags.view`)).status, 200);
      assert.equal(await stored('vw'), `${permissions},tags.view`);
      assert.equal((await newsroom.as('vw', 'records.posts.list')).status, 200);
      const { data } = await newsroom.as('vw', 'auth.me');
      assert.deepEqual((data as MeOutput).user?.permissions, ['analytics.*', 'posts.view', 'tags.view']);
    });

    test('SEC-RBAC-02 RBAC-10 RBAC-11 RBAC-12 view is implied on save, and when a row was written by SQL', async () => {
      const made = await create('root', 'writers', 'posts.edit, posts.delete');
      assert.equal(await stored('writers'), 'posts.view,posts.edit,posts.delete');
      assert.equal((made.data as AnyRecordDetail).permissions, 'posts.view,posts.edit,posts.delete');
      await newsroom.own.Role.update({ permissions: 'posts.delete' }, { where: { name: 'ed' } });
      const id = String(await roleId('ed'));
      assert.equal(
        ((await newsroom.as('root', 'records.roles.get', { id })).data as AnyRecordDetail).permissions,
        'posts.view,posts.delete',
      );
      assert.equal((await newsroom.as('ed', 'records.posts.get', { id: '1' })).status, 200);
      assert.equal((await newsroom.as('ed', 'records.posts.remove', { id: '1' })).status, 200);
      assert.equal((await grant('root', 'ed', 'posts.add,posts.delete')).status, 200);
      assert.equal(await stored('ed'), 'posts.view,posts.add,posts.delete');
    });

    test('RBAC-10 SPEC 2i 2j wildcards are stored as given', async () => {
      for (const permissions of ['posts.*', '*', '*,posts.view']) {
        assert.equal((await grant('root', 'vw', permissions)).status, 200);
        assert.equal(await stored('vw'), permissions);
      }
    });

    test('ROLE-07 RBAC-21 a superuser grants everything, a role manager what he holds', async () => {
      assert.equal((await create('star', 'deputies', '*')).status, 200);
      assert.equal((await create('rmgr', 'readers', 'roles.edit')).status, 200);
      assert.equal(await stored('readers'), 'roles.view,roles.edit');
      assert.equal((await grant('rmgr', 'readers', 'roles.view')).status, 200);
      const audit = await newsroom.logged('update');
      assert.deepEqual(audit.at(-1)?.changes, {
        permissions: { from: 'roles.view,roles.edit', to: 'roles.view' },
      });
    });

    test('ROLE-02 ROLE-07 the matrix lists the models but hidden ones, and what its reader may grant', async () => {
      const matrix = async (caller: Caller) => (await newsroom.as(caller, 'roles.matrix')).data as MatrixOutput;
      const { groups, grantable } = await matrix('rmgr');
      assert.deepEqual(grantable, ['roles.add', 'roles.edit', 'roles.view']);
      assert.deepEqual((await matrix('root')).grantable, ['*']);
      assert.deepEqual((await matrix('star')).grantable, ['*']);
      const rows = groups.flatMap((group) => group.rows);
      assert.deepEqual(rows.map(({ slug }) => slug).sort(), [
        'assets',
        'blogposts',
        'categories',
        'comments',
        'ledgers',
        'posts',
        'posts_archive',
        'roles',
        'tags',
        'users',
      ]);
      const verbsOf = (slug: string) => rows.find((row) => row.slug === slug)?.verbs;
      assert.deepEqual(verbsOf('posts'), ['view', 'add', 'edit', 'delete', 'export']);
      assert.deepEqual(verbsOf('ledgers'), ['view', 'export']);
      assert.deepEqual(verbsOf('assets'), ['view', 'add', 'delete']);
    });

    test('SEC-RBAC-19 RBAC-22 what a role loses is lost with the next call, on every instance', async () => {
      const cookie = await newsroom.cookieOf('ed');
      const other = await newsroom.another();
      const edit = () => newsroom.edit('ed', { slug: 'posts', id: 1, changes: { title: crypto.randomUUID() } });
      assert.equal((await edit()).status, 200);
      assert.equal((await other.call('records.posts.list', {}, { cookie })).status, 200);
      assert.equal((await grant('root', 'ed', 'posts.view')).status, 200);
      assert.equal((await edit()).error?.code, 'FORBIDDEN');
      assert.equal((await grant('root', 'ed', '')).status, 200);
      for (const app of [newsroom.app, other])
        assert.equal((await app.call('records.posts.list', {}, { cookie })).error?.code, 'FORBIDDEN');
      // What was done before stays in the log.
      assert((await newsroom.logged('update')).some(({ userId }) => userId === String(newsroom.ids.ed)));
      await other.close();
    });

    test('RBAC-22 a role that is deleted is taken from its holders, with all it gave', async () => {
      const cookie = await newsroom.cookieOf('vw');
      const id = String(await roleId('vw'));
      assert.equal((await newsroom.as('root', 'records.roles.remove', { id })).status, 200);
      assert.equal(await newsroom.own.RoleUser.count({ where: { userId: newsroom.ids.vw } }), 0);
      // Without any role there is no access at all.
      assert.equal((await newsroom.app.call('records.posts.list', {}, { cookie })).status, 401);
    });

    test('ROLE-16 the name of a role is unique, and who holds it can be listed', async () => {
      const { error } = await newsroom.refuses('409 NOT_UNIQUE', () => create('root', 'vw', ''));
      assert.deepEqual(error?.fieldErrors, { name: { code: 'unique' } });
      const filter = { roles: { in: [String(await roleId('vw'))] } };
      const { data } = await newsroom.as('root', 'records.users.list', { filter });
      assert.deepEqual(
        (data as { rows: AnyRecordDetail[] }).rows.map((row) => row.email),
        ['vw@example.org'],
      );
    });
  });
