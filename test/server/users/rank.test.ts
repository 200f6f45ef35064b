import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import type { ActorName } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`who may touch whom [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind);
    });
    after(() => newsroom.close());

    const roleId = async (name: string) =>
      String((await newsroom.own.Role.findOne({ where: { name }, rejectOnEmpty: true })).id);
    const edit = (caller: ActorName, id: number, changes: object) =>
      newsroom.edit(caller, { slug: 'users', id, changes: { ...changes } });
    const create = (caller: ActorName, data: object) => newsroom.as(caller, 'records.users.create', { data });
    const remove = (caller: ActorName, id: number | string) =>
      newsroom.as(caller, 'records.users.remove', { id: String(id) });
    const rolesOf = async (userId: number) =>
      (await newsroom.own.RoleUser.findAll({ where: { userId }, order: ['roleId'] })).map((row) => String(row.roleId));
    let made = 0;
    const newUser = async () => {
      made += 1;
      const { data, text } = await create('root', { email: `new${made}@example.org` });
      assert(data, text);
      return Number((data as AnyRecordDetail).$key);
    };

    test('SEC-RBAC-06 nobody but is_admin sets is_admin, in no spelling, new user or old', async () => {
      const id = await newUser();
      for (const caller of ['umgr', 'star'] as const)
        for (const isAdmin of [true, 'true', 1, '1', { set: true }, [true]]) {
          await newsroom.refuses('400 VALIDATION_FAILED', () => create(caller, { email: 'x@example.org', isAdmin }));
          await newsroom.refuses('400 VALIDATION_FAILED', () => edit(caller, id, { isAdmin }));
          await newsroom.refuses('400 VALIDATION_FAILED', () => edit(caller, newsroom.ids[caller], { isAdmin }));
        }
      for (const name of ['is_admin', 'isadmin', 'IsAdmin', 'user.isAdmin'])
        await newsroom.refuses('400 VALIDATION_FAILED', () => edit('umgr', id, { [name]: true }));
    });

    test('SEC-RBAC-07 an is_admin or a superuser is out of reach of whoever has less', async () => {
      const changes = [
        { email: 'mine@example.org' },
        { password: 'a very different lock' },
        { password: null },
        { name: 'Renamed' },
        { roles: { add: [await roleId('umgr')] } },
      ];
      for (const name of ['root', 'root2', 'star', 'ed', 'rmgr'] as const) {
        for (const each of changes)
          await newsroom.refuses('403 RANK_TOO_LOW', () => edit('umgr', newsroom.ids[name], each));
        await newsroom.refuses('403 RANK_TOO_LOW', () => remove('umgr', newsroom.ids[name]));
      }
      for (const name of ['root', 'root2'] as const) {
        await newsroom.refuses('403 RANK_TOO_LOW', () =>
          edit('star', newsroom.ids[name], { email: 'mine@example.org' }),
        );
        await newsroom.refuses('403 RANK_TOO_LOW', () => remove('star', newsroom.ids[name]));
        await newsroom.refuses('400 VALIDATION_FAILED', () => edit('star', newsroom.ids[name], { isAdmin: false }));
      }
    });

    test('SEC-RBAC-07 a role stored with odd spaces still counts for rank', async () => {
      const id = await newUser();
      const role = await newsroom.own.Role.create({ name: 'odd', label: 'Odd', permissions: ' , posts.view , * ' });
      await newsroom.own.RoleUser.create({ userId: id, roleId: role.id });
      await newsroom.refuses('403 RANK_TOO_LOW', () => edit('umgr', id, { email: 'mine@example.org' }));
    });

    test('SEC-RBAC-05 nobody gives a role with rights that he lacks, to himself or another', async () => {
      const id = await newUser();
      for (const role of ['star', 'rmgr', 'ed', 'vw']) {
        const roles = [await roleId(role)];
        const data = { email: 'x@example.org', roles };
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => create('umgr', data));
        for (const user of [id, newsroom.ids.umgr])
          await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => edit('umgr', user, { roles: { add: roles } }));
        const both = [await roleId('umgr'), ...roles];
        await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => edit('umgr', id, { roles: { add: both } }));
      }
    });

    test('SEC-RBAC-05 a key in another spelling is no way around', async () => {
      const [star, umgr] = [await roleId('star'), await roleId('umgr')];
      const id = await newUser();
      const spelled = (key: string) => [...key].map((digit) => `%${digit.charCodeAt(0).toString(16)}`).join('');
      for (const key of [`0${star}`, ` ${star}`, `${star}abc`, `${star}.0`, 'NaN', '1e0', '', `${star},${umgr}`])
        for (const roles of [{ add: [key] }, { add: [umgr, key] }])
          for (const caller of ['umgr', 'root'] as const)
            await newsroom.refuses('400 VALIDATION_FAILED', () => edit(caller, id, { roles }));
      await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => edit('umgr', id, { roles: { add: [spelled(star)] } }));
      await newsroom.refuses('403 GRANT_EXCEEDS_OWN', () => edit('umgr', id, { roles: { remove: [spelled(star)] } }));
      // Removal by any spelling removes what it names, and the log says so.
      await newsroom.own.RoleUser.create({ userId: id, roleId: Number(umgr) });
      assert.equal((await edit('umgr', id, { roles: { remove: [spelled(umgr)] } })).status, 200);
      assert.deepEqual(await rolesOf(id), []);
    });

    test('SEC-RBAC-15 giving a role needs the sight of it', async () => {
      const id = await newUser();
      const { Role } = newsroom.own;
      const before = 'users.view,users.add,users.edit,users.delete,roles.view';
      await Role.update({ permissions: 'users.view,users.edit' }, { where: { name: 'umgr' } });
      const roles = { add: [await roleId('umgr')] };
      await newsroom.refuses('403 FORBIDDEN', () => edit('umgr', id, { roles }));
      await Role.update({ permissions: before }, { where: { name: 'umgr' } });
    });

    test('SEC-RBAC-10 nobody shuts himself out', async () => {
      const { ids } = newsroom;
      const own = await rolesOf(ids.umgr);
      for (const id of [String(ids.umgr), `%3${ids.umgr}`])
        await newsroom.refuses('409 OWN_ACCOUNT', () => remove('umgr', id));
      await newsroom.refuses('409 OWN_ACCOUNT', () => remove('star', ids.star));
      await newsroom.refuses('409 OWN_ACCOUNT', () => remove('root', ids.root));
      await newsroom.refuses('409 OWN_ACCOUNT', () => edit('root', ids.root, { isAdmin: false }));
      await newsroom.refuses('409 OWN_ACCOUNT', () => edit('umgr', ids.umgr, { roles: { remove: own } }));
      await newsroom.refuses('409 OWN_ACCOUNT', () => edit('umgr', ids.umgr, { name: 'Me', roles: { remove: own } }));
    });

    test('one of several own roles may go', async () => {
      const { RoleUser } = newsroom.own;
      const spare = await newsroom.own.Role.create({ name: 'spare', label: 'Spare', permissions: 'roles.view' });
      await RoleUser.create({ userId: newsroom.ids.umgr, roleId: spare.id });
      const roles = { remove: [String(spare.id)] };
      assert.equal((await edit('umgr', newsroom.ids.umgr, { roles })).status, 200);
      assert.deepEqual(await rolesOf(newsroom.ids.umgr), [await roleId('umgr')]);
    });

    test('ROLE-05 ROLE-07 whoever holds enough gives roles, and the log tells', async () => {
      const readers = await newsroom.own.Role.create({ name: 'readers', label: 'Readers', permissions: 'users.view' });
      const roles = [String(readers.id)];
      const { data } = await create('umgr', { email: 'given@example.org', roles });
      const { $key, roles: shown } = data as AnyRecordDetail;
      assert.deepEqual(shown, { items: [{ key: roles[0], label: 'Readers' }], count: 1 });
      assert.deepEqual(await rolesOf(Number($key)), roles);
      assert.equal((await edit('umgr', Number($key), { roles: { remove: roles } })).status, 200);
      assert.deepEqual(await rolesOf(Number($key)), []);
      const logged = (await newsroom.logged('update')).at(-1);
      assert.deepEqual([logged?.model, logged?.recordKey], ['users', $key]);
      const removed = [{ key: roles[0], label: 'Readers' }];
      assert.deepEqual(logged?.changes, { roles: { type: 'links', added: [], removed } });
      assert.equal((await edit('star', Number($key), { roles: { add: [await roleId('star')] } })).status, 200);
    });

    test('RBAC-20 an is_admin makes another one, and unmakes him', async () => {
      const id = await newUser();
      assert.equal((await edit('root', id, { isAdmin: true })).status, 200);
      await newsroom.refuses('403 RANK_TOO_LOW', () => edit('umgr', id, { name: 'Renamed' }));
      assert.equal((await edit('root', id, { isAdmin: false })).status, 200);
      assert.equal((await edit('umgr', id, { name: 'Renamed' })).status, 200);
    });
  });
