import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Runtime } from '../../../server/context.ts';
import type { FoundIdentity } from '../../../server/auth/identity.ts';
import { hashToken } from '../../../server/auth/session.ts';
import { createSessionLookup } from '../../../server/auth/session-lookup.ts';
import type { Database } from '../../../server/db/database.ts';
import { type ClockedSite, openClockedSite } from '../../support/clocked-site.ts';
import { databases } from '../../support/databases.ts';
import { type ActorName, emailOf } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`sessions of requests that arrive together [${kind.name}]`, () => {
    let site: ClockedSite;
    let runtime: Runtime;
    let find: ReturnType<typeof createSessionLookup>;
    let statements = 0;
    const tokens = {} as Record<ActorName, string>;

    before(async () => {
      site = await openClockedSite(kind);
      ({ runtime } = site.app.admin.createContext());
      const select: Database['select'] = (...query) => {
        statements += 1;
        return runtime.database.select(...query);
      };
      find = createSessionLookup({ ...runtime, database: { ...runtime.database, select } });
      for (const actor of ['root', 'ed', 'vw'] as const)
        tokens[actor] = hashToken((await site.app.login(emailOf(actor))).split('=')[1] ?? '');
    });
    beforeEach(() => {
      statements = 0;
    });
    after(() => site.close());

    const emailIn = (found: FoundIdentity | null) => (found && found !== 'demoted' ? found.actor.email : found);

    test('SEC-SESS-08 each gets the session of its own token, by one statement for all', async () => {
      const asked = [tokens.ed, hashToken('made up'), tokens.root, tokens.ed, tokens.vw];
      const found = await Promise.all(asked.map(find));
      assert.deepEqual(found.map(emailIn), [emailOf('ed'), null, emailOf('root'), emailOf('ed'), emailOf('vw')]);
      assert.deepEqual(
        found.map((each) => (each && each !== 'demoted' ? each.session.tokenHash : null)),
        asked.map((token, index) => (found[index] ? token : null)),
      );
      assert.equal(statements, 1);
    });

    test('SEC-SESS-08 rights are those of its own user, whoever else is asked for', async () => {
      const [ed, vw] = await Promise.all([find(tokens.ed), find(tokens.vw)]);
      const alone = [await find(tokens.ed), await find(tokens.vw)];
      assert.deepEqual([ed, vw], alone);
      assert.equal(statements, 3);
    });

    test('SEC-SESS-08 nothing is remembered: a request that comes later is asked for anew', async () => {
      const { Account } = runtime.models;
      const userId = site.ids.vw;
      assert.equal(emailIn(await find(tokens.vw)), emailOf('vw'));
      await Account.upsert({ userId, disabled: true });
      assert.equal(await find(tokens.vw), null);
      // While a statement is on its way, too.
      const first = find(tokens.vw);
      await new Promise(setImmediate);
      await Account.upsert({ userId, disabled: false });
      assert.equal(emailIn(await find(tokens.vw)), emailOf('vw'));
      await first;
    });

    test('a flood of tokens goes in statements of sixteen', async () => {
      const asked = Array.from({ length: 33 }, (_none, index) => hashToken(`guess ${index}`));
      const found = await Promise.all([...asked, tokens.root].map(find));
      assert.deepEqual(new Set(found.slice(0, -1)), new Set([null]));
      assert.equal(emailIn(found.at(-1) ?? null), emailOf('root'));
      assert.equal(statements, 3);
    });

    test('where the statement fails, all who wait for it hear so, and the next ones are asked for again', async () => {
      let isDown = true;
      const select: Database['select'] = (...query) =>
        isDown ? Promise.reject(new Error('down')) : runtime.database.select(...query);
      const shaky = createSessionLookup({ ...runtime, database: { ...runtime.database, select } });
      const results = await Promise.allSettled([shaky(tokens.ed), shaky(tokens.vw)]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['rejected', 'rejected'],
      );
      isDown = false;
      assert.equal(emailIn(await shaky(tokens.ed)), emailOf('ed'));
    });

    test('inside a transaction the session is as the transaction has left it', async () => {
      await runtime.database.transaction(async (transaction) => {
        await runtime.models.Session.destroy({ where: { tokenHash: tokens.ed }, transaction });
        assert.equal(await find(tokens.ed), null);
      });
      assert.equal(await find(tokens.ed), null);
    });
  });
