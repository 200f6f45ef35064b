import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../server/contract.ts';
import { databases } from '../support/databases.ts';
import { CALLERS, type Caller, type Newsroom, openNewsroom } from '../support/newsroom.ts';
import { expected, NEEDS, partsOf, RELATIONS, TESTED_ELSEWHERE } from '../support/permission-scenarios.ts';
import { ACTORS, emailOf } from '../support/scenario.ts';

const SIGNED_IN = ACTORS.filter((actor) => actor !== 'none');

interface Procedure {
  _def: { type: 'query' | 'mutation'; meta?: { access?: string } };
}

/** Values of a new record by model, `n` in what must be unique. */
function sample(slug: string, n: number): Record<string, unknown> {
  if (slug === 'users') return { email: `new${n}@example.org` };
  if (slug === 'roles') return { name: `new${n}`, label: 'New' };
  return { title: `New ${n}` };
}

for (const kind of databases())
  describe(`permission matrix [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let procedures: Record<string, Procedure>;
    let made = 0;

    before(async () => {
      newsroom = await openNewsroom(kind);
      procedures = newsroom.app.admin.router._def.procedures as unknown as Record<string, Procedure>;
    });
    after(() => newsroom.close());

    /** A record that the call may change or remove: the first one, or one of its own. */
    const record = async (slug: string, isNew: boolean): Promise<AnyRecordDetail> => {
      let id = '1';
      if (isNew) {
        const { data, text } = await newsroom.as('root', `records.${slug}.create`, { data: sample(slug, ++made) });
        assert(data, text);
        id = (data as AnyRecordDetail).$key;
      }
      return (await newsroom.as('root', `records.${slug}.get`, { id })).data as AnyRecordDetail;
    };

    // An input that would be answered if the rights were there.
    const inputFor = async (path: string, isAllowed: boolean): Promise<unknown> => {
      const { slug } = partsOf(path);
      const [root, , operation] = path.split('.');
      if (root !== 'records') return undefined;
      if (operation === 'get') return { id: '1' };
      if (operation === 'file') return { id: '1', field: 'title' };
      if (operation === 'options') return { field: RELATIONS[slug]?.[0] ?? 'title' };
      if (operation === 'create') return { data: sample(slug, ++made) };
      if (!['update', 'remove', 'removeMany'].includes(operation ?? '')) return undefined;
      const { $key: id, $version: expectedVersion, ...values } = await record(slug, isAllowed);
      if (operation === 'remove') return { id };
      if (operation === 'removeMany') return { ids: [id] };
      const name = ['title', 'label', 'name'].find((each) => each in values) ?? '';
      return { id, expectedVersion, changes: { [name]: 'Changed' }, base: { [name]: values[name] } };
    };

    const paths = (need?: 'public') =>
      Object.keys(procedures).filter((path) => (NEEDS[path] === 'public') === (need === 'public'));
    const answer = async (caller: Caller, path: string) => {
      const [status] = expected(caller, path);
      const { status: got, error, text } = await newsroom.as(caller, path, await inputFor(path, status === 200));
      assert.deepEqual([got, error?.code ?? null], expected(caller, path), `${caller} ${path}: ${text}`);
    };

    test('SEC-RBAC-01 every procedure stands in the table, with the right that it asks for', () => {
      const ways: Record<string, string> = { options: 'view', file: 'view' };
      for (const [path, { _def }] of Object.entries(procedures)) {
        const { slug, need } = partsOf(path);
        assert(need, `${path} is not in test/support/permission-scenarios.ts`);
        const isByRight = !['public', 'self', 'admin', 'absent'].includes(need);
        const access = isByRight ? `${slug}.${ways[need] ?? need}` : need === 'absent' ? 'self' : need;
        assert.equal(_def.meta?.access, access, path);
      }
      assert(Object.keys(procedures).length > 50);
    });

    for (const caller of CALLERS) {
      test(`SEC-RBAC-01 PERM-11 ${caller} is refused what he has no right to, and nothing changes`, async () => {
        const refused = paths().filter((path) => expected(caller, path)[0] >= 401);
        const unchanged = await newsroom.snapshot();
        for (const path of refused) await answer(caller, path);
        assert.equal(await newsroom.snapshot(), unchanged);
        const key = String(caller === 'anon' ? null : newsroom.ids[caller]);
        const denied = (await newsroom.logged('denied')).filter(({ userId }) => userId === key);
        const forbidden = refused.filter((path) => expected(caller, path)[0] === 403);
        assert.deepEqual(denied.map(({ changes }) => String(changes.path)).sort(), forbidden.sort());
      });
    }

    for (const caller of SIGNED_IN)
      test(`SEC-RBAC-01 ${caller} is answered what he has the right to, and every change is logged`, async () => {
        const userId = String(newsroom.ids[caller]);
        for (const path of paths().filter((each) => expected(caller, each)[0] < 401 && !TESTED_ELSEWHERE.has(each))) {
          const logged = () => newsroom.own.AdminLog.count({ where: { model: partsOf(path).slug, userId } });
          const before = await logged();
          await answer(caller, path);
          if (procedures[path]?._def.type === 'mutation')
            assert((await logged()) > before, `${caller} ${path} left nothing in the log`);
        }
      });

    test('SEC-RBAC-01 what is open to all is open to all, and logged when somebody comes or goes', async () => {
      assert.deepEqual(paths('public').sort(), [
        'auth.login',
        'auth.logout',
        'auth.me',
        'auth.recover',
        'auth.verifyTotp',
      ]);
      for (const caller of CALLERS) assert.equal((await newsroom.as(caller, 'auth.me')).status, 200);
      assert.equal((await newsroom.as('anon', 'auth.logout')).status, 200);
      for (const caller of SIGNED_IN) {
        const cookie = await newsroom.app.login(emailOf(caller));
        assert.equal((await newsroom.app.call('auth.logout', undefined, { cookie })).status, 200);
      }
      for (const action of ['login', 'logout']) {
        const who = new Set((await newsroom.logged(action)).map(({ userId }) => userId));
        assert.deepEqual(
          SIGNED_IN.filter((caller) => !who.has(String(newsroom.ids[caller]))),
          [],
          action,
        );
      }
    });
  });
