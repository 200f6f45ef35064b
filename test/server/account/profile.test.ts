import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AdminRouter, AnyShapes } from '../../../server/admin.types.ts';
import type { AccountOutput, MeOutput, ModelDescriptor } from '../../../server/contract.ts';
import { systemActor } from '../../../server/index.ts';
import { rowsOf, visitor } from '../../support/acting.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

const NOW = new Date('2030-01-01T00:00:00.000Z');

for (const kind of databases())
  describe(`one's own profile [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind, { now: () => NOW });
    });
    after(() => newsroom.close());

    const update = (caller: ActorName, input: object) => newsroom.as(caller, 'account.update', input);
    const accountOf = async (caller: ActorName) => (await newsroom.as(caller, 'account.get')).data as AccountOutput;
    const logged = async () => {
      const row = (await rowsOf(newsroom.app, 'self_update')).at(-1);
      return { ...row, changes: JSON.parse(row?.changes ?? '{}') };
    };

    test('nobody has an account, nor has the server itself', async () => {
      const { router, createContext } = newsroom.app.admin;
      const { account } = (router as AdminRouter<AnyShapes>).createCaller(createContext({ actor: systemActor }));
      for (const call of [() => account.get(), () => account.update({}), () => account.sessions()])
        await assert.rejects(call, { code: 'UNAUTHORIZED' });
      await newsroom.refuses('401 UNAUTHENTICATED', () => newsroom.as('anon', 'account.get'));
      await newsroom.refuses('401 UNAUTHENTICATED', () => newsroom.as('anon', 'account.update', { name: 'X' }));
      await newsroom.refuses('401 UNAUTHENTICATED', () => newsroom.as('anon', 'account.sessions'));
    });

    test('SEC-MASS-05 nothing but name, language and theme can be sent', async () => {
      const role = await newsroom.own.Role.findOne({ where: { name: 'star' }, rejectOnEmpty: true });
      const more = {
        roles: [String(role.id)],
        isAdmin: true,
        is_admin: true,
        email: 'mine@example.org',
        totpEnabled: false,
        totp_enabled: false,
        totpSecret: 'A',
        password: 'nine copper kettles',
        id: 1,
        key: '1',
        disabled: false,
        sessionEpoch: 0,
      };
      for (const [name, value] of Object.entries(more))
        await newsroom.refuses('400 VALIDATION_FAILED', () => update('vw', { name: 'Mine', [name]: value }));
    });

    test('SEC-MASS-05 values of another kind are refused', async () => {
      const wrong = [
        { name: 7 },
        { name: ['A'] },
        { name: { set: 'A' } },
        { name: 'x'.repeat(256) },
        { name: 'nul\0' },
        { name: 'half \ud800' },
        { language: 'de' },
        { language: 'EN' },
        { theme: 'blue' },
        { theme: true },
      ];
      for (const input of wrong) await newsroom.refuses('400 VALIDATION_FAILED', () => update('vw', input));
      for (const input of [null, [], 'name', 1])
        await newsroom.refuses('400 VALIDATION_FAILED', () => newsroom.as('vw', 'account.update', input));
    });

    test('a person of one small right reads and changes his own profile, and no other', async () => {
      assert.deepEqual(await accountOf('vw'), {
        key: String(newsroom.ids.vw),
        email: emailOf('vw'),
        name: 'vw',
        hasName: true,
        isAdmin: false,
        roles: [{ name: 'vw', label: 'Role vw' }],
        language: null,
        theme: null,
        createdAt: (await newsroom.own.User.findByPk(newsroom.ids.vw))?.get('createdAt'),
        passwordChangedAt: null,
        totpEnabledAt: null,
        recoveryCodesLeft: null,
        require2fa: false,
        recentPassword: true,
      });
      const others = () => newsroom.own.User.count({ where: { name: 'Vera Wall' } });
      const { user } = (await update('vw', { name: 'Vera Wall' })).data as MeOutput;
      assert.deepEqual([user?.name, user?.label, await others()], ['Vera Wall', 'Vera Wall', 1]);
      assert.deepEqual(await logged(), {
        action: 'self_update',
        userId: String(newsroom.ids.vw),
        impersonatorId: null,
        model: 'users',
        recordKey: String(newsroom.ids.vw),
        recordLabel: 'vw',
        changes: { name: { from: 'vw', to: 'Vera Wall' } },
      });
    });

    test('an empty name is none, and the e-mail address stands for it', async () => {
      await update('ed', { name: '' });
      const { user } = (await update('ed', {})).data as MeOutput;
      assert.deepEqual([user?.name, user?.label], [null, emailOf('ed')]);
      assert.equal((await newsroom.own.User.findByPk(newsroom.ids.ed))?.get('name'), null);
    });

    test('language and theme are kept, and what stays as it was leaves no row in the log', async () => {
      const before = (await rowsOf(newsroom.app, 'self_update')).length;
      const { user } = (await update('ex', { language: 'fr', theme: 'dark' })).data as MeOutput;
      assert.deepEqual([user?.language, user?.theme], ['fr', 'dark']);
      assert.deepEqual((await logged()).changes, {
        language: { from: null, to: 'fr' },
        theme: { from: null, to: 'dark' },
      });
      for (const same of [{ language: 'fr', theme: 'dark' }, {}, { name: 'ex' }]) await update('ex', same);
      assert.equal((await rowsOf(newsroom.app, 'self_update')).length, before + 1);
      const cleared = (await update('ex', { theme: null })).data as MeOutput;
      assert.deepEqual([cleared.user?.language, cleared.user?.theme], ['fr', null]);
      const { language, theme } = await accountOf('ex');
      assert.deepEqual([language, theme], ['fr', null]);
    });

    test('I18N-01 what the server names is named in the language of the account, whatever the browser asks for', async () => {
      const labels = async () => {
        const headers = { 'accept-language': 'es' };
        const cookie = await newsroom.cookieOf('umgr');
        const { data } = await newsroom.app.call('meta.models', undefined, { cookie, headers });
        return (data as ModelDescriptor[]).find(({ slug }) => slug === 'users')?.label;
      };
      assert.equal(await labels(), 'Usuarios');
      await update('umgr', { language: 'fr' });
      assert.equal(await labels(), 'Utilisateurs');
      await update('umgr', { language: null });
      assert.equal(await labels(), 'Usuarios');
    });

    test('two first changes of one account at once are both kept', async () => {
      const cookie = await newsroom.cookieOf('rmgr');
      const answers = await Promise.all([
        newsroom.app.call('account.update', { language: 'es' }, { cookie }),
        newsroom.app.call('account.update', { theme: 'light' }, { cookie }),
      ]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      const { language, theme } = await accountOf('rmgr');
      assert.deepEqual([language, theme], ['es', 'light']);
    });

    test('SEC-IMP-10 who acts as somebody else sees his account, and his settings stay his own', async () => {
      const root = visitor(newsroom.app, await newsroom.app.login(emailOf('root')));
      await root.call('account.update', { language: 'es', theme: 'dark' });
      await newsroom.own.Account.upsert({ userId: newsroom.ids.star, language: 'fr' });
      await root.actAs(newsroom.ids.star);
      const { email, language, theme, recentPassword } = (await root.call('account.get')).data as AccountOutput;
      assert.deepEqual([email, language, theme, recentPassword], [emailOf('star'), 'fr', null, false]);
      for (const input of [{ name: 'X' }, { language: 'en' }, {}]) {
        const { status, error } = await root.call('account.update', input);
        assert.deepEqual([status, error?.code], [403, 'IMPERSONATING']);
      }
      assert.equal((await newsroom.own.Account.findByPk(newsroom.ids.star))?.get('language'), 'fr');
    });
  });
