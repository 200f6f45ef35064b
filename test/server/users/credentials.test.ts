import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../../server/contract.ts';
import { PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const NEW_PASSWORD = 'nine copper kettles';
const WEAK = [
  'password',
  'password1234',
  'admin1234',
  'asokadmin',
  'Asok-Admin-2024',
  'short 11 ch',
  '',
  ' ',
  '123456789012',
];

for (const kind of databases())
  describe(`credentials of users [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind, { siteName: 'Kestrel Press' });
    });
    after(() => newsroom.close());

    const create = (data: object) => newsroom.as('root', 'records.users.create', { data });
    const edit = (name: ActorName, changes: object, caller: ActorName = 'root') =>
      newsroom.edit(caller, { slug: 'users', id: newsroom.ids[name], changes: { ...changes } });
    const statusOf = async (email: string, password: string) =>
      (await newsroom.app.call('auth.login', { email, password })).status;
    const isSignedIn = async (cookie: string) =>
      (await newsroom.app.call('records.posts.list', {}, { cookie })).status === 200;

    test('SEC-AUTH-06 a weak password is refused, for a new user, an old one, and from a script', async () => {
      const email = 'wilhelmina.brandt@example.org';
      for (const password of [...WEAK, 'wilhelmina.brandt', 'Wilhelmina-2024', 'kestrelpress1', 'x'.repeat(1025)]) {
        const { error } = await newsroom.refuses('400 PASSWORD_WEAK', () => create({ email, password }));
        assert.deepEqual(Object.keys(error?.fieldErrors ?? {}), ['password']);
        const user = { email, password };
        await assert.rejects(newsroom.app.admin.createUser(user), { code: 'PASSWORD_WEAK' });
      }
      for (const password of WEAK) await newsroom.refuses('400 PASSWORD_WEAK', () => edit('vw', { password }));
      // The address that counts is the new one when both change.
      await newsroom.refuses('400 PASSWORD_WEAK', () => edit('vw', { email, password: 'wilhelmina.brandt' }));
    });

    test('SEC-AUTH-06 there is no rule on its characters', async () => {
      for (const [index, password] of ['seven quiet lanterns', 'éèàùâêîôûç', '🦊🦊🦊🦊', ' x y z u v w '].entries())
        assert.equal((await create({ email: `n${index}@example.org`, password })).status, 200, password);
    });

    test('SEC-AUTH-14 an address is taken in every spelling that is the same account', async () => {
      assert.equal((await create({ email: 'mike@example.org' })).status, 200);
      for (const email of ['MIKE@example.org', 'Mike@Example.ORG', 'mike@example.org']) {
        const { error } = await newsroom.refuses('409 NOT_UNIQUE', () => create({ email }));
        assert.deepEqual(error?.fieldErrors, { email: { code: 'unique' } });
        const other = await newsroom.refuses('409 NOT_UNIQUE', () => edit('vw', { email }));
        assert.deepEqual(other.error?.fieldErrors, { email: { code: 'unique' } });
      }
      for (const email of ['mïke@example.org', 'mike@exämple.org', 'mike+1@example.org'])
        assert.equal((await create({ email })).status, 200, email);
    });

    test('SEC-AUTH-14 an address that only looks like one is refused', async () => {
      for (const email of [
        'ｍike@example.org',
        'mike@example.org ',
        'mike',
        'a@b@c.org',
        'mi\u200bke@example.org',
        '@example.org',
      ])
        for (const call of [() => create({ email }), () => edit('vw', { email })]) {
          const { error } = await newsroom.refuses('400 VALIDATION_FAILED', call);
          assert.deepEqual(Object.keys(error?.fieldErrors ?? {}), ['email']);
        }
      for (const data of [{}, { email: null }, { email: '' }, { email: ['a@example.org'] }, { email: 7 }])
        await newsroom.refuses('400 VALIDATION_FAILED', () => create(data));
    });

    test('what belongs to the server is not written by hand', async () => {
      const fields = { id: 77, emailCanonical: 'x@example.org', totpEnabled: true, createdAt: new Date(0) };
      for (const [name, value] of Object.entries(fields)) {
        await newsroom.refuses('400 VALIDATION_FAILED', () => create({ email: 'x@example.org', [name]: value }));
        await newsroom.refuses('400 VALIDATION_FAILED', () => edit('vw', { [name]: value }));
      }
    });

    test('SEC-AUTH-06 a password is stored as argon2id, comes back nowhere, and opens', async () => {
      const email = 'Paula@Example.org';
      const { data, text } = await create({ email, password: NEW_PASSWORD, isAdmin: true });
      const user = await newsroom.own.User.findByPk((data as AnyRecordDetail).$key);
      assert.match(String(user?.get('password')), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      assert.deepEqual([user?.get('email'), user?.get('emailCanonical')], [email, 'paula@example.org']);
      assert.doesNotMatch(text, /argon2|kettles|"password"/);
      assert.equal(await statusOf('paula@example.org', NEW_PASSWORD), 200);
      const [log] = (await newsroom.logged('create')).slice(-1);
      assert.deepEqual(log?.changes.password, { changed: true });
      assert.doesNotMatch(JSON.stringify(log), /argon2|kettles/);
    });

    test('SEC-SESS-05 a new password or address ends every session of the user, and no other', async () => {
      const bystander = await newsroom.cookieOf('vw');
      for (const changes of [{ password: NEW_PASSWORD }, { email: 'editor@example.org' }, { password: null }]) {
        await edit('ed', { password: PASSWORD, email: emailOf('ed') });
        const sessions = [await newsroom.app.login(emailOf('ed')), await newsroom.app.login(emailOf('ed'))];
        for (const cookie of sessions) assert.equal(await isSignedIn(cookie), true);
        assert.equal((await edit('ed', changes)).status, 200);
        for (const cookie of sessions) assert.equal(await isSignedIn(cookie), false, JSON.stringify(changes));
      }
      assert.equal(await isSignedIn(bystander), true);
      // Without a password nobody signs in with one.
      assert.equal(await statusOf(emailOf('ed'), PASSWORD), 401);
    });

    test('a change of the name ends no session', async () => {
      const cookie = await newsroom.cookieOf('vw');
      assert.equal((await edit('vw', { name: 'Vera' })).status, 200);
      assert.equal(await isSignedIn(cookie), true);
    });

    test('SEC-SESS-08 a deleted user is gone with his sessions and roles, and his id is not used again', async () => {
      const cookie = await newsroom.cookieOf('ex');
      const userId = newsroom.ids.ex;
      assert.equal((await newsroom.as('root', 'records.users.remove', { id: String(userId) })).status, 200);
      assert.equal((await newsroom.app.call('records.posts.list', {}, { cookie })).status, 401);
      for (const model of [newsroom.own.Session, newsroom.own.RoleUser, newsroom.own.Account])
        assert.equal(await (model as typeof newsroom.own.Session).count({ where: { userId } }), 0);
      const last = Number(await newsroom.own.User.max('id'));
      assert.equal((await newsroom.as('root', 'records.users.remove', { id: String(last) })).status, 200);
      const { data } = await create({ email: 'fresh@example.org' });
      assert(Number((data as AnyRecordDetail).$key) > last);
    });

    test('SEC-RACE-04 of 20 who take one address at once one gets it', async () => {
      const addresses = Array.from({ length: 20 }, (_each, index) =>
        index % 2 ? 'RACE@example.org' : 'race@example.org',
      );
      const answers = await Promise.all(addresses.map((email) => create({ email })));
      const codes = answers.map(({ error }) => error?.code ?? 'OK').sort();
      assert.deepEqual(codes, [...Array(19).fill('NOT_UNIQUE'), 'OK']);
    });
  });
