import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import {
  createAdminClient,
  createPermissionMatrixStore,
  createSession,
  type Key,
  type PermissionMatrixStore,
} from '../../sdk/index.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/clients.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { fixtureLink, NoAnswer } from '../../stories/support/fixture-client.ts';
import { type ActorName, createActors, emailOf } from '../support/scenario.ts';
import { model } from '../../stories/support/site.ts';

const matrix = (store: PermissionMatrixStore) => store.$matrix.get();

for (const kind of databases())
  describe(`permission matrix store [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;

    beforeEach(async () => {
      database = await kind.create({ logging: false });
      const { sequelize } = database;
      const models = {
        posts: sequelize.define('Post', { title: DataTypes.STRING }),
        tags: sequelize.define('Tag', { name: DataTypes.STRING }),
      };
      await sequelize.sync();
      app = await createTestApp(database, { models });
      await createActors(app.admin.models);
    });
    afterEach(async () => {
      await app.close();
      await database.close();
    });

    const connect = async (actor: ActorName) => clientOf(app, await app.login(emailOf(actor)));

    async function openKey(actor: ActorName, key: Key | null): Promise<PermissionMatrixStore> {
      const client = await connect(actor);
      const session = createSession(client);
      await session.load();
      const roles = session.model('roles');
      assert.ok(roles);
      const store = createPermissionMatrixStore(client, roles, key);
      await store.load();
      return store;
    }

    const open = async (actor: ActorName, role: string | null) =>
      openKey(actor, role === null ? null : await keyOf(role));

    async function keyOf(name: string): Promise<Key> {
      const role = await app.admin.models.Role.findOne({ where: { name } });
      return String(role?.id);
    }

    async function storedOf(name: string): Promise<string | undefined> {
      return (await app.admin.models.Role.findOne({ where: { name } }))?.permissions;
    }

    const write = (name: string, permissions: string) =>
      app.admin.models.Role.update({ permissions }, { where: { name } });

    test('SEC-RBAC-04 a role that holds more than the actor is locked, and says why', async () => {
      const store = await open('rmgr', 'ed');
      assert.equal(matrix(store).locked, 'exceeds');
      assert.deepEqual(matrix(store).exceeding, ['posts.view', 'posts.add', 'posts.edit']);
      store.toggle('roles', 'view');
      store.setSuperuser(true);
      assert.deepEqual(matrix(store).draft, matrix(store).saved);
      store.set('label', 'Mine now');
      assert.equal(await store.save(), null);
      assert.equal(store.$state.get().formError?.code, 'GRANT_EXCEEDS_OWN');
    });

    test('SEC-RBAC-03 nobody ticks what he does not hold', async () => {
      const store = await open('rmgr', null);
      assert.deepEqual(matrix(store).grantable, ['roles.add', 'roles.edit', 'roles.view']);
      store.toggle('posts', 'view');
      store.toggleAll('roles');
      store.setSuperuser(true);
      assert.deepEqual(matrix(store).draft, []);
      assert.equal(store.cell('posts', 'view').grantable, false);
      store.toggle('roles', 'edit');
      assert.deepEqual(matrix(store).draft, ['roles.view', 'roles.edit']);
    });

    test('who takes a right from his own role cannot give it back', async () => {
      const store = await open('rmgr', 'rmgr');
      store.toggle('roles', 'add');
      assert.ok(await store.save());
      await new Promise<void>((resolve) => {
        store.$matrix.subscribe(({ grantable }) => {
          if (!grantable.includes('roles.add')) resolve();
        });
      });
      store.toggle('roles', 'add');
      assert.deepEqual(matrix(store).draft, ['roles.view', 'roles.edit']);
    });

    test('without `roles.edit` the matrix can be looked at, not changed', async () => {
      const store = await open('umgr', 'ed');
      assert.equal(matrix(store).status, 'ready');
      assert.equal(matrix(store).locked, 'readonly');
      assert.equal(matrix(store).record?.label, 'Role ed');
      assert.equal(store.cell('posts', 'edit').state, 'on');
      store.toggle('posts', 'edit');
      assert.deepEqual(matrix(store).draft, ['posts.view', 'posts.add', 'posts.edit']);
      assert.equal(await store.save(), null);
    });

    test('ROLE-01 ROLE-02 RBAC-09 a new role is made of a name, a label and ticks', async () => {
      const store = await open('root', null);
      const rows = matrix(store).groups.flatMap((group) => group.rows.map(({ slug }) => slug));
      assert.deepEqual(rows.toSorted(), ['assets', 'posts', 'roles', 'tags', 'users']);
      store.set('name', 'writer');
      store.set('label', 'Writer');
      store.toggle('posts', 'edit');
      store.toggleAll('tags');
      store.toggle('assets', 'add');
      assert.deepEqual(store.cell('posts', 'view'), {
        state: 'implied',
        changed: true,
        grantable: true,
        neededBy: ['edit'],
      });
      assert.deepEqual(matrix(store).added, ['posts.view', 'posts.edit', 'tags.*', 'assets.view', 'assets.add']);
      assert.ok(await store.save());
      assert.equal(await storedOf('writer'), 'posts.view,posts.edit,tags.*,assets.view,assets.add');
      assert.deepEqual(matrix(store).added, []);
      assert.equal(store.key, await keyOf('writer'));
    });

    test('RBAC-24 D11 saving a role keeps what the matrix does not show', async () => {
      await write('ed', 'analytics.*, posts.edit, assets.add');
      const store = await open('root', 'ed');
      assert.deepEqual(matrix(store).unknown, ['analytics.*']);
      assert.deepEqual(store.$state.get().dirty, []);
      store.toggle('posts', 'delete');
      store.toggle('posts', 'delete');
      assert.deepEqual(store.$state.get().dirty, [], 'ticked and unticked is no change, however it is written');
      store.toggle('posts', 'delete');
      assert.ok(await store.save());
      assert.equal(await storedOf('ed'), 'analytics.*,posts.view,posts.edit,posts.delete,assets.view,assets.add');
    });

    test('every permission can be taken away', async () => {
      const store = await open('root', 'vw');
      store.toggle('posts', 'view');
      assert.deepEqual(matrix(store).removed, ['posts.view']);
      assert.ok(await store.save());
      assert.equal(await storedOf('vw'), '');
    });

    test('RBAC-07 ROLE-04 Superuser saves `*`; turned off again the ticks are back', async () => {
      await write('ed', 'posts.view,posts.edit,analytics.view');
      const store = await open('root', 'ed');
      store.setSuperuser(true);
      assert.equal(matrix(store).superuser, true);
      assert.equal(store.cell('tags', 'export').state, 'covered');
      assert.deepEqual(matrix(store).added, ['*']);
      assert.deepEqual(matrix(store).removed, []);
      store.setSuperuser(false);
      assert.deepEqual(store.$state.get().dirty, []);
      store.setSuperuser(true);
      assert.ok(await store.save());
      assert.equal(await storedOf('ed'), '*,analytics.view');
      store.setSuperuser(false);
      assert.deepEqual(matrix(store).draft.toSorted(), ['analytics.view', 'posts.edit', 'posts.view']);
    });

    test('`*` mixed with other entries is kept as given', async () => {
      await write('ed', '*,posts.view');
      const store = await open('root', 'ed');
      assert.equal(matrix(store).superuser, true);
      store.setSuperuser(false);
      assert.deepEqual(matrix(store).draft, ['posts.view']);
      store.setSuperuser(true);
      assert.deepEqual(store.$state.get().dirty, []);
    });

    test('the ticks that Superuser covered are gone with the changes', async () => {
      await write('ed', '*');
      const store = await open('root', 'ed');
      store.setSuperuser(false);
      store.toggle('posts', 'edit');
      store.setSuperuser(true);
      store.reset();
      store.setSuperuser(false);
      assert.deepEqual(matrix(store).draft, []);
    });

    test('SEC-RACE-01 two people tick: mine goes on top of theirs, and is shown before it is saved', async () => {
      const store = await open('root', 'ed');
      const other = await open('root2', 'ed');
      other.toggle('posts', 'add');
      other.toggle('tags', 'view');
      assert.ok(await other.save());

      store.toggle('posts', 'delete');
      store.toggle('posts', 'edit');
      assert.equal(await store.save(), null);
      assert.equal(store.$state.get().status, 'conflict');
      assert.deepEqual(matrix(store).saved, ['posts.view', 'posts.edit', 'tags.view']);
      assert.deepEqual(matrix(store).draft, ['posts.view', 'tags.view', 'posts.delete']);
      assert.equal(await storedOf('ed'), 'posts.view,posts.edit,tags.view');
      store.toggle('posts', 'export');
      assert.ok(await store.resolve({ permissions: 'mine' }));
      assert.equal(await storedOf('ed'), 'posts.view,posts.delete,posts.export,tags.view');
    });

    test('a role that is not there is missing', async () => {
      const store = await openKey('root', '4711');
      assert.equal(matrix(store).status, 'missing');
    });
  });

test('without an answer the page says so, and loads when asked again', async () => {
  let down = true;
  const link = fixtureLink({
    'roles.matrix': () => {
      if (down) throw new NoAnswer();
      return { groups: [], grantable: ['*'] };
    },
  });
  const store = createPermissionMatrixStore(createAdminClient({ link }), model('roles'), null);
  await store.load();
  assert.equal(matrix(store).status, 'error');
  assert.equal(matrix(store).error?.code, 'NETWORK');
  down = false;
  await store.load();
  assert.equal(matrix(store).status, 'ready');
});
