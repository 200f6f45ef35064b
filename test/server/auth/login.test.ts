import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createPasswords } from '../../../server/auth/password.ts';
import { createTestApp, PASSWORD, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { type ActorName, createActors, emailOf } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`login [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let ids: Record<ActorName, number>;

    beforeEach(async () => {
      database = await kind.create({ logging: false });
      app = await createTestApp(database);
      ids = await createActors(app.admin.models);
    });

    afterEach(async () => {
      await app.close();
      await database.close();
    });

    const runs = () => app.admin.createContext().runtime.passwords.runs;
    const tryLogin = (email: unknown, password: unknown, address?: string) =>
      app.call('auth.login', { email, password }, address === undefined ? {} : { address });

    test('SEC-AUTH-01 ACC-03 ACC-04 every refusal is the same answer and costs one hash', async () => {
      const { User, Account } = app.admin.models;
      await Account.create({ userId: ids.vw, disabled: true });
      await User.update({ password: null }, { where: { id: ids.rmgr } });
      await User.update({ password: '$argon2id$v=19$broken' }, { where: { id: ids.ex } });
      const cases = [
        ['nobody@example.org', PASSWORD],
        ['no address', PASSWORD],
        [emailOf('root'), 'wrong'],
        [emailOf('none'), PASSWORD],
        [emailOf('vw'), PASSWORD],
        [emailOf('rmgr'), PASSWORD],
        [emailOf('ex'), PASSWORD],
      ] as const;
      const seen = new Set<string>();
      for (const [email, password] of cases) {
        const earlier = runs();
        const { status, text, headers, error } = await tryLogin(email, password);
        assert.equal(runs() - earlier, 1, `SEC-AUTH-02 ${email}`);
        assert.equal(status, 401, email);
        assert.deepEqual([error?.code, error?.message], ['INVALID_CREDENTIALS', 'Invalid credentials']);
        assert.equal(headers.get('set-cookie'), null);
        const names = [...headers.keys()].join();
        seen.add(`${text.replace(error?.requestId ?? '', 'x'.repeat(36))} ${names}`);
      }
      assert.equal(seen.size, 1);
      assert.equal(await app.admin.models.Session.count(), 0);
    });

    test('AUTH-01 AUTH-02 ACC-01 ACC-02 is_admin and holders of a role get a session', async () => {
      for (const actor of ['root', 'star', 'vw'] as const) {
        const { status, data, headers } = await tryLogin(emailOf(actor).toUpperCase(), PASSWORD);
        assert.equal(status, 200);
        assert.match(
          headers.getSetCookie()[0] ?? '',
          /^asok_sid_[0-9a-f]{6}=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
        );
        const { user } = data as { user: Record<string, unknown> };
        assert.deepEqual([user.email, user.isAdmin, user.key], [emailOf(actor), actor === 'root', String(ids[actor])]);
      }
      const cookie = await app.login(emailOf('vw'));
      const me = (await app.call('auth.me', undefined, { cookie })).data as { user: Record<string, unknown> };
      assert.deepEqual(me.user.roles, [{ name: 'vw', label: 'Role vw' }]);
      assert.deepEqual(me.user.permissions, ['posts.view']);
      assert.deepEqual((await app.call('auth.me')).data, {
        user: null,
        site: { siteName: 'Asok Admin', urlPrefix: '/admin', favicon: null, defaultLocale: 'en' },
        impersonation: null,
        impersonationEnded: null,
      });
    });

    test('SEC-AUTH-15 SEC-AUTH-03 SEC-AUTH-10 malformed logins are refused before any work', async () => {
      const statements: string[] = [];
      (database.sequelize as unknown as { options: { logging: unknown } }).options.logging = (sql: string) =>
        statements.push(sql);
      const odd: unknown[] = [['x'], {}, { $ne: null }, 7, null, true, undefined, ''];
      const inputs: unknown[] = [
        ...odd.map((value) => ({ email: value, password: PASSWORD })),
        ...odd.map((value) => ({ email: emailOf('root'), password: value })),
        { email: emailOf('root'), password: 'x'.repeat(1025) },
        { email: emailOf('root'), password: 'é'.repeat(513) },
        { email: emailOf('root'), password: 'x'.repeat(1_000_000) },
        { email: 'x'.repeat(400), password: PASSWORD },
        { email: emailOf('root'), password: PASSWORD, mode: 'token' },
        { email: emailOf('root'), password: PASSWORD, mails: ['a@b.example'] },
        [],
        'text',
        undefined,
      ];
      for (const input of inputs) {
        const { status, text } = await app.call('auth.login', input);
        assert.equal(status, 400, JSON.stringify(input)?.slice(0, 80));
        assert(!text.includes(PASSWORD) && !text.includes('xxxx'), 'SEC-ERR-03 the answer repeats nothing');
      }
      assert.equal(runs(), 0);
      assert.deepEqual(statements, []);
    });

    test('SEC-AUTH-03 a password of 128 characters opens, and so does one of 1024 bytes', async () => {
      for (const password of ['violet ferry '.repeat(10).slice(0, 128), 'é'.repeat(512)]) {
        await app.admin.models.User.update(
          { password: await createPasswords().hash(password) },
          { where: { id: ids.root } },
        );
        assert.equal((await tryLogin(emailOf('root'), password)).status, 200);
      }
    });

    test('SEC-AUTH-14 look-alikes of an address are unknown users', async () => {
      const { User } = app.admin.models;
      await User.create({
        email: 'mike@example.org',
        emailCanonical: 'mike@example.org',
        password: await createPasswords().hash(PASSWORD),
        isAdmin: true,
      });
      for (const email of ['mïke@example.org', 'ｍike@example.org', 'mike@example.org ', 'mike@example。org'])
        assert.equal((await tryLogin(email, PASSWORD, '192.0.2.9')).error?.code, 'INVALID_CREDENTIALS', email);
      assert.equal((await tryLogin('Mike@Example.org', PASSWORD)).status, 200);
    });

    test('SEC-AUTH-07 a blocked account stays blocked for the right password; sessions and others go on', async () => {
      const cookie = await app.login(emailOf('root'));
      await app.admin.settled();
      for (let index = 0; index < 10; index++)
        assert.equal((await tryLogin(emailOf('root'), 'wrong', `192.0.2.${index}`)).status, 401);
      const earlier = runs();
      const blocked = await tryLogin(emailOf('root'), PASSWORD, '192.0.2.77');
      assert.equal(blocked.status, 429);
      assert.equal(blocked.error?.code, 'RATE_LIMITED');
      assert.deepEqual(blocked.error?.params, { seconds: 60 });
      assert.equal(blocked.headers.get('retry-after'), '60');
      assert.equal(runs(), earlier);
      assert.equal((await tryLogin(emailOf('root2'), PASSWORD, '192.0.2.77')).status, 200);
      const me = (await app.call('auth.me', undefined, { cookie })).data as { user: object | null };
      assert(me.user);
    });

    test('SEC-AUTH-09 SEC-AUTH-11 parallel tries and other spellings of the path share one counter', async () => {
      const paths = ['auth.login', 'auth%2Elogin', 'auth.login?x=1', '/auth.login', 'auth.login/', 'AUTH.LOGIN'];
      const answers = await Promise.all(
        Array.from({ length: 48 }, (_, index) =>
          app.call(
            paths[index % paths.length] ?? '',
            { email: emailOf('root'), password: 'wrong' },
            { address: '192.0.2.1' },
          ),
        ),
      );
      assert(runs() <= 5);
      assert.equal(answers.filter(({ error }) => error?.code === 'INVALID_CREDENTIALS').length, 5);
      for (const { status } of answers) assert([401, 404, 429].includes(status));
    });

    test('SEC-AUTH-08 logins in a batch are refused', async () => {
      const batch = (size: number) => {
        const calls = Array.from({ length: size }, (_, index) => [
          index,
          { email: emailOf('root'), password: 'wrong' },
        ]);
        return app.call(`${Array(size).fill('auth.login').join()}?batch=1`, Object.fromEntries(calls));
      };
      for (const size of [2, 20, 50]) assert.equal((await batch(size)).status, 400);
      assert.equal(runs(), 0);
    });

    test('SEC-AUTH-22 AUTH-03 a hash of older parameters is renewed at login', async () => {
      const { User } = app.admin.models;
      const { hash } = await import('@node-rs/argon2');
      await User.update(
        { password: await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }) },
        { where: { id: ids.root } },
      );
      await app.login(emailOf('root'));
      await app.admin.settled();
      const { password } = (await User.findByPk(ids.root, { raw: true })) as unknown as { password: string };
      assert.match(password, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      await app.login(emailOf('root'));
    });

    test('SEC-AUD-03 sign-ins, failures, blocks and sign-outs are logged after the answer', async () => {
      // Each row is written before the next call, as the work after different answers has no order.
      const tries: [string, string, string][] = [
        ['Nobody@example.org', PASSWORD, '192.0.2.5'],
        ['my secret phrase', 'x', '192.0.2.5'],
        ...Array.from({ length: 12 }, (): [string, string, string] => [
          emailOf('root'),
          `wrong ${PASSWORD}`,
          '192.0.2.6',
        ]),
      ];
      const cookie = await app.login(emailOf('vw'));
      await app.admin.settled();
      await app.call('auth.logout', undefined, { cookie });
      for (const [email, password, address] of tries) {
        await app.admin.settled();
        await tryLogin(email, password, address);
      }
      await app.admin.settled();
      const rows = await app.admin.models.AdminLog.findAll({ order: ['id'], raw: true });
      const seen = rows.map(({ action, userLabel, recordLabel, ip }) => [action, userLabel, recordLabel, ip]);
      assert.deepEqual(seen.slice(0, 4), [
        ['login', 'vw', null, null],
        ['logout', 'vw', null, null],
        ['login_failed', null, 'nobody@example.org', '192.0.2.5'],
        ['login_failed', null, null, '192.0.2.5'],
      ]);
      const actions = seen.slice(4).map(([action]) => action);
      assert.deepEqual(actions, [...Array(5).fill('login_failed'), 'login_blocked']);
      assert(!JSON.stringify(rows).includes(PASSWORD) && !JSON.stringify(rows).includes('secret phrase'));
      assert(!app.log().includes(PASSWORD));
    });
  });
