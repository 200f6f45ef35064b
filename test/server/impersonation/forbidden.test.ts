import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../../server/contract.ts';
import { rowsOf, type Visitor, visitor } from '../../support/acting.ts';
import { PASSWORD } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import { emailOf } from '../../support/scenario.ts';

/** What everybody may do to his own account: whoever acts as him reads it, and sets his own language and theme. */
const HARMLESS = new Set(['account.get', 'account.update']);

/** An input of every other procedure of one's account that would be answered, were one oneself. */
const OWN: Record<string, unknown> = {
  'account.changeEmail': { email: 'mine@example.org' },
  'account.changePassword': { current: PASSWORD, next: 'a phrase of somebody else' },
  'account.confirmPassword': { password: PASSWORD },
  'account.sessions': undefined,
  'account.revokeSession': { id: 'x'.repeat(16) },
  'account.revokeOtherSessions': undefined,
  'account.startTotp': undefined,
  'account.confirmTotp': { code: '123456' },
  'account.disableTotp': { password: PASSWORD },
  'account.renewRecoveryCodes': undefined,
};

for (const kind of databases())
  describe(`what nobody does as somebody else [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let root: Visitor;
    let id: string;

    before(async () => {
      newsroom = await openNewsroom(kind);
      root = visitor(newsroom.app, await newsroom.app.login(emailOf('root')));
      // An administrator himself: no right is in the way.
      await root.actAs(newsroom.ids.root2);
      id = String(newsroom.ids.root2);
    });
    after(() => newsroom.close());

    const refuses = async (path: string, input: unknown) => {
      await newsroom.refuses('403 IMPERSONATING', () => root.call(path, input));
    };

    test('SEC-IMP-10 B147 every procedure of the account is refused, or is known to be harmless', async () => {
      const procedures = Object.keys(newsroom.app.admin.router._def.procedures as object);
      const own = procedures.filter((path) => path.startsWith('account.') && !HARMLESS.has(path));
      assert.deepEqual(own.sort(), Object.keys(OWN).sort());
      for (const [path, input] of Object.entries(OWN)) await refuses(path, input);
    });

    test('SEC-IMP-10 nor by the page of users: password, e-mail address, rights, two-factor, sessions, the account', async () => {
      const { $version: expectedVersion, ...row } = (await root.call('records.users.get', { id }))
        .data as AnyRecordDetail;
      const changes: Record<string, unknown>[] = [
        { password: 'a phrase of somebody else' },
        { email: 'mine@example.org' },
        { isAdmin: false },
        { roles: { add: ['1'], remove: [] } },
      ];
      for (const change of changes) {
        const base = Object.fromEntries(Object.keys(change).map((name) => [name, row[name]]));
        await refuses('records.users.update', { id, expectedVersion, changes: change, base });
      }
      await refuses('records.users.remove', { id });
      await refuses('records.users.removeMany', { ids: [id] });
      for (const path of ['users.resetTotp', 'users.revokeSessions']) await refuses(path, { id });
      await refuses('users.setDisabled', { id, disabled: true });
      await refuses('users.revokeSession', { id, session: 'x'.repeat(16) });
    });

    test('SEC-IMP-10 each of them is one denial in the log, of both', async () => {
      const rows = await rowsOf(newsroom.app, 'denied');
      assert.ok(rows.length > 0);
      for (const { userId, impersonatorId } of rows)
        assert.deepEqual([userId, impersonatorId], [id, String(newsroom.ids.root)]);
    });
  });
