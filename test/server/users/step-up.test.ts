import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../../server/contract.ts';
import { systemActor } from '../../../server/index.ts';
import { rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { type Answer, PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { emailOf } from '../../support/scenario.ts';

const TEN_MINUTES = 600_000;

for (const kind of databases())
  describe(`what takes a recent password [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let root: Visitor;
    let user: string;
    let role: string;
    let now = Date.UTC(2030, 0, 1);
    before(async () => {
      newsroom = await openNewsroom(kind, { now: () => new Date(now) });
      root = visitor(newsroom.app, await newsroom.app.login(emailOf('root')));
      user = String(newsroom.ids.vw);
      role = String((await newsroom.own.Role.findOne({ where: { name: 'vw' }, rejectOnEmpty: true })).id);
    });
    after(() => newsroom.close());

    const load = async (slug: string, id: string) =>
      (await root.call(`records.${slug}.get`, { id })).data as AnyRecordDetail;
    const editAs = (who: () => Visitor) => async (slug: string, id: string, changes: Record<string, unknown>) => {
      const { $version, ...values } = await load(slug, id);
      const base = Object.fromEntries(Object.keys(changes).map((name) => [name, values[name] ?? null]));
      return who().call(`records.${slug}.update`, { id, expectedVersion: $version, changes, base });
    };
    const edit = editAs(() => root);
    const create = (slug: string, data: object) => root.call(`records.${slug}.create`, { data });
    const confirm = async () => {
      const { status, text } = await root.call('account.confirmPassword', { password: PASSWORD });
      assert.equal(status, 200, text);
    };

    /** Every change of who can sign in, or as what. */
    const sensitive = (): (() => Promise<Answer>)[] => [
      () => create('users', { email: 'new@example.org' }),
      () => edit('users', user, { email: 'mine@example.org' }),
      () => edit('users', user, { password: 'nine copper kettles' }),
      () => edit('users', user, { password: null }),
      () => edit('users', user, { isAdmin: true }),
      () => edit('users', user, { name: 'Mine', roles: { add: [role] } }),
      () => edit('users', user, { roles: { remove: [role] } }),
      () => create('roles', { name: 'new', label: 'New', permissions: 'posts.view' }),
      () => create('roles', { name: 'new', label: 'New' }),
      () => edit('roles', role, { permissions: 'posts.view,posts.edit' }),
      () => edit('roles', role, { label: 'Mine', permissions: '' }),
      () => root.call('records.roles.remove', { id: role }),
      () => root.call('records.roles.removeMany', { ids: [role] }),
    ];

    test('ten minutes after the password was given credentials and rights do not change', async () => {
      now += TEN_MINUTES;
      for (const act of sensitive()) await newsroom.refuses('403 REAUTH_REQUIRED', act);
      // Each kind of refusal stands in the log, as every other.
      assert((await rowsOf(newsroom.app, 'denied')).length >= 5);
    });

    test('what decides neither goes on without', async () => {
      for (const act of [
        () => edit('users', user, { name: 'Vera' }),
        () => edit('roles', role, { label: 'Readers' }),
        () => create('posts', { title: 'Another' }),
        () => root.call('records.posts.remove', { id: '1' }),
        () => root.call('records.users.remove', { id: String(newsroom.ids.ex) }),
      ]) {
        const { status, text } = await act();
        assert.equal(status, 200, text);
      }
    });

    test('a right that is missing is told before the password is asked for', async () => {
      const umgr = visitor(newsroom.app, await newsroom.app.login(emailOf('umgr')));
      now += TEN_MINUTES;
      const star = String(newsroom.ids.star);
      await newsroom.refuses('403 RANK_TOO_LOW', () =>
        editAs(() => umgr)('users', star, { email: 'mine@example.org' }),
      );
      await newsroom.refuses('409 OWN_ACCOUNT', () => edit('users', String(newsroom.ids.root), { isAdmin: false }));
    });

    test('given again, it opens all of it for ten minutes', async () => {
      await confirm();
      now += TEN_MINUTES - 1;
      const made = (await create('users', { email: 'new@example.org', roles: [role] })).data as AnyRecordDetail;
      assert.equal((await edit('users', made.$key, { password: 'nine copper kettles' })).status, 200);
      assert.equal((await edit('roles', role, { permissions: 'posts.view' })).status, 200);
      assert.equal((await root.call('records.users.remove', { id: made.$key })).status, 200);
      now += 1;
      await newsroom.refuses('403 REAUTH_REQUIRED', () => edit('users', user, { email: 'mine@example.org' }));
    });

    test('the server’s own work has no password; an actor without his session has none that is recent', async () => {
      const { router, createContext, contextOf } = newsroom.app.admin;
      const request = new Request('http://admin.test/admin', { headers: { cookie: root.cookie } });
      const context = await contextOf(request);
      type Users = Record<'users', Record<'create', (input: unknown) => Promise<AnyRecordDetail>>>;
      const users = (ctx: object) => (router.createCaller(ctx) as unknown as { records: Users }).records.users;
      const data = { email: 'script@example.org' };
      await confirm();
      await assert.rejects(users(createContext({ actor: context.actor })).create({ data }), { code: 'FORBIDDEN' });
      assert.equal((await users(createContext({ actor: systemActor })).create({ data })).email, data.email);
    });

    test('SEC-IMP-10 nobody changes the credentials, roles or existence of whom he acts as', async () => {
      await confirm();
      const acting = visitor(newsroom.app, await newsroom.app.login(emailOf('root')));
      await acting.actAs(newsroom.ids.umgr);
      const editOwn = editAs(() => acting);
      const own = String(newsroom.ids.umgr);
      const umgr = await newsroom.own.Role.findOne({ where: { name: 'umgr' }, rejectOnEmpty: true });
      for (const changes of [
        { email: 'mine@example.org' },
        { password: 'nine copper kettles' },
        { password: null },
        { roles: { add: [String(umgr.id)] } },
        { roles: { remove: [String(umgr.id)] } },
        { name: 'Mine', email: 'mine@example.org' },
      ])
        await newsroom.refuses('403 IMPERSONATING', () => editOwn('users', own, changes));
      await newsroom.refuses('403 IMPERSONATING', () => acting.call('records.users.remove', { id: own }));
      await newsroom.refuses('403 IMPERSONATING', () => acting.call('records.users.removeMany', { ids: [own] }));
      assert.equal((await editOwn('users', own, { name: 'Uma' })).status, 200);
    });

    test('SEC-MASS-08 credentials are not merged into a record that somebody else has changed', async () => {
      await confirm();
      const { $version, email } = await load('users', user);
      assert.equal((await edit('users', user, { name: 'Changed meanwhile' })).status, 200);
      const input = { id: user, expectedVersion: $version };
      for (const [changes, base] of [
        [{ password: 'nine copper kettles' }, {}],
        [{ password: 'nine copper kettles' }, { password: null }],
        [{ password: null }, {}],
        [{ email: 'mine@example.org' }, { email }],
      ]) {
        const { error } = await newsroom.refuses('409 CONFLICT', () =>
          root.call('records.users.update', { ...input, changes, base }),
        );
        const { $version: stored } = await load('users', user);
        assert.deepEqual(error?.params, { version: stored, fields: {} });
      }
      const roles = { add: [role] };
      assert.equal((await root.call('records.users.update', { ...input, changes: { roles }, base: {} })).status, 200);
    });
  });
