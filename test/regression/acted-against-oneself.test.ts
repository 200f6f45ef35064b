import { afterEach, beforeEach, describe, test } from 'node:test';
import { visitor } from '../support/acting.ts';
import { databases } from '../support/databases.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

for (const kind of databases())
  describe(`administrators who act as others [${kind.name}]`, () => {
    let newsroom: Newsroom;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
    });
    afterEach(() => newsroom.close());

    test('SEC-RBAC-10 SEC-MFA-13 nobody does to himself as another what he may not do as himself', async () => {
      const { app, ids, own } = newsroom;
      const other = visitor(app, await newsroom.cookieOf('root2'));
      await other.actAs(ids.root);
      const id = String(ids.root2);
      await own.Account.create({ userId: ids.root2, totpSecret: 'k:sealed', totpEnabledAt: new Date() });
      const { $version: expectedVersion } = (await other.call('records.users.get', { id })).data as {
        $version: string;
      };
      const isAdmin = { changes: { isAdmin: false }, base: { isAdmin: true } };
      for (const [path, input] of [
        ['users.resetTotp', { id }],
        ['users.setDisabled', { id, disabled: true }],
        ['records.users.update', { id, expectedVersion, ...isAdmin }],
        ['records.users.remove', { id }],
      ] as const)
        await newsroom.refuses('409 OWN_ACCOUNT', () => other.call(path, input));
    });
  });
