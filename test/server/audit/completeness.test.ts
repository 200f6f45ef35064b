import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AdminLog } from '../../../server/audit/audit.model.ts';
import { refusal } from '../../support/audited-shop.ts';
import { databases } from '../../support/databases.ts';
import { type Mutation, mutationsOf } from '../../support/mutations.ts';
import { emailOf } from '../../support/scenario.ts';
import { openTwoFactorSite, type TwoFactorSite } from '../../support/two-factor.ts';

/** They are logged after their answer, so that its time tells nothing: they change no data but the session. */
const AFTERWARDS = ['auth.login', 'auth.logout', 'auth.verifyTotp'];

const BROWSER = { headers: { 'user-agent': 'Probe/1.0' }, address: '203.0.113.7' };

for (const kind of databases())
  describe(`nothing is left out of the log [${kind.name}]`, () => {
    let site: TwoFactorSite;
    let mutations: ReturnType<typeof mutationsOf>;

    before(async () => {
      site = await openTwoFactorSite(kind, { rateLimits: { api: null, login: null } });
      mutations = mutationsOf(site);
    });
    after(() => site.close());

    const rows = async (): Promise<AdminLog[]> => {
      await site.app.admin.settled();
      return site.app.admin.models.AdminLog.findAll({ order: ['id'], raw: true });
    };
    const send = (path: string, { input, cookie }: Pick<Mutation, 'input' | 'cookie'>) =>
      site.app.call(path, input, { ...BROWSER, ...(cookie !== undefined && { cookie }) });
    /** The rows that a call leaves. */
    const left = async (path: string, call: Pick<Mutation, 'input' | 'cookie'>) => {
      const known = (await rows()).length;
      const answer = await send(path, call);
      return { answer, found: (await rows()).slice(known) };
    };

    test('SEC-AUD-02 there is a call of every mutation', () => {
      const { procedures } = site.app.admin.router._def as unknown as {
        procedures: Record<string, { _def: { type: string } }>;
      };
      const all = Object.keys(procedures).filter((path) => procedures[path]?._def.type === 'mutation');
      const known = Object.keys(mutations).sort();
      assert.deepEqual(all.sort(), known, 'test/support/mutations.ts must have a call of each mutation');
    });

    test('SEC-AUD-02 SEC-AUD-03 AUD-01 AUD-02 AUD-03 each leaves who, what, about what, from where and when', async () => {
      for (const [path, prepare] of Object.entries(mutations)) {
        const call = await prepare();
        const { answer, found } = await left(path, call);
        assert.equal(answer.status, 200, `${path}: ${answer.text}`);
        const row = found.find(({ action }) => action === call.action);
        assert.ok(row, `${path} left ${found.map(({ action }) => action).join()}, not ${call.action}`);
        const about = row.model === null ? undefined : `${row.model} ${row.recordKey}`;
        const wanted = call.about?.replace('*', String(row.recordKey));
        if (wanted !== undefined) assert.equal(about, wanted, path);
        for (const each of found) {
          // Who is not quite signed in yet is what the row is about.
          const who = path === 'auth.recover' && each.userId === null ? each.recordKey : each.userId;
          assert.equal(who, String(site.ids[call.by]), path);
          assert.ok(each.userLabel ?? each.recordLabel, path);
          assert.equal(each.impersonatorId, null, path);
          assert.deepEqual([each.ip, each.userAgent], [BROWSER.address, 'Probe/1.0'], path);
          assert.equal(each.requestId, answer.headers.get('x-request-id'), path);
          assert.equal(new Date(each.at).getTime(), site.clock.now.getTime(), path);
          assert.match(each.operationId, /^[0-9a-f-]{36}$/);
        }
        if (/^records\.|self_update|password_changed/.test(`${path} ${call.action}`))
          assert.notEqual(row.changes ?? '{}', '{}', path);
      }
    });

    test('SEC-AUD-01 what cannot be logged is not done, by whatever mutation', async () => {
      for (const [path, prepare] of Object.entries(mutations)) {
        if (AFTERWARDS.includes(path)) continue;
        const call = await prepare();
        await rows();
        const unchanged = await snapshot(site);
        await site.database.sequelize.query(refusal(kind));
        try {
          const { status, error } = await send(path, call);
          assert.deepEqual([status, error?.code], [503, 'UNAVAILABLE'], path);
        } finally {
          await site.database.sequelize.query('DROP TRIGGER no_log');
        }
        assert.equal(await snapshot(site), unchanged, path);
      }
    });

    test('SEC-AUD-03 what is refused is logged too: a wrong password, a wrong code, and what one has no right to', async () => {
      const cookie = await site.app.login(emailOf('vw'));
      const about = (row: AdminLog | undefined) => [row?.action, row?.userId, row?.recordLabel, row?.ip];
      const vw = String(site.ids.vw);
      const failed = await left('auth.login', { input: { email: emailOf('vw'), password: 'not this one' } });
      assert.deepEqual(failed.found.map(about), [['login_failed', null, emailOf('vw'), BROWSER.address]]);
      const denied = await left('audit.list', { cookie });
      assert.deepEqual(denied.found.map(about), [['denied', vw, null, BROWSER.address]]);
      const proof = await left('account.confirmPassword', { cookie, input: { password: 'not this one' } });
      assert.deepEqual(proof.found.map(about), [['reauth_failed', vw, null, BROWSER.address]]);
    });

    test('SEC-IMP AUD-02 what is done as somebody else names both', async () => {
      const started = mutations['impersonation.start'];
      assert.ok(started);
      const begun = await started();
      const { headers } = await send('impersonation.start', begun);
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const { found } = await left('records.users.update', { cookie, input: {} });
      assert.deepEqual(
        found.map(({ action, userId, userLabel, impersonatorId, impersonatorLabel }) => [
          action,
          userId,
          userLabel,
          impersonatorId,
          impersonatorLabel,
        ]),
        [['denied', String(site.ids.ex), 'ex', String(site.ids.root), 'root']],
      );
    });
  });

for (const kind of databases())
  describe(`a flood of refusals [${kind.name}]`, () => {
    test('SEC-AUD-09 five thousand denied calls of one client are two rows, and others are served', async () => {
      const site = await openTwoFactorSite(kind);
      const [vw, root] = [await site.app.login(emailOf('vw')), await site.app.login(emailOf('root'))];
      for (let n = 0; n < 5000; n += 4)
        await Promise.all(
          [1, 2, 3, 4].map(() => site.app.call('audit.list', undefined, { cookie: vw, address: '203.0.113.7' })),
        );
      await site.app.admin.settled();
      const served = await site.app.call('audit.list', { action: 'denied' }, { cookie: root });
      assert.deepEqual((served.data as { total: unknown }).total, { value: 1, capped: false });
      await site.app.close();
      const { AdminLog } = site.app.admin.models;
      const sequelize = site.database.connect({ logging: false });
      const [found] = await sequelize.query(
        `SELECT count FROM ${AdminLog.tableName} WHERE action = 'denied' ORDER BY id`,
      );
      assert.deepEqual(found, [{ count: 1 }, { count: 4999 }]);
      await site.database.close();
    });
  });

/** Everything but the log and the limits, without the times at which sessions were in use. */
async function snapshot({ app }: TwoFactorSite): Promise<string> {
  const { User, Role, RoleUser, Account, Session, RecoveryCode } = app.admin.models;
  const tables = [User, Role, RoleUser, Account, RecoveryCode];
  const rows = await Promise.all(
    tables.map((model) => model.findAll({ raw: true, order: [...model.primaryKeyAttributes] })),
  );
  const sessions = await Session.findAll({ raw: true, attributes: { exclude: ['lastSeenAt'] }, order: ['tokenHash'] });
  return JSON.stringify([rows, sessions]);
}
