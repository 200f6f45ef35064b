import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createTRPCClient, httpLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { can, type Context, requirePermission, systemActor, trpcOptions } from '../../../server/index.ts';
import { codec } from '../../../sdk/codec.ts';
import { ORIGIN } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Caller, type Newsroom, openNewsroom } from '../../support/newsroom.ts';

const DAY = new Date('2031-02-03T04:05:06.789Z');

/** A team's own router, with the admin's below `admin`. */
function teamRouter({ app }: Newsroom) {
  const t = initTRPC.context<Context>().create(trpcOptions);
  return t.router({
    admin: app.admin.router,
    publish: t.procedure.use(requirePermission('posts.edit')).mutation(() => ({ publishedAt: DAY })),
    archive: t.procedure.use(requirePermission('posts.delete')).mutation(() => 'archived'),
    own: t.procedure.query(({ ctx }) => ({
      mayEdit: can(ctx.actor, 'posts.edit'),
      who: ctx.actor.kind === 'user' ? ctx.actor.email : null,
    })),
  });
}

type TeamRouter = ReturnType<typeof teamRouter>;

for (const kind of databases())
  describe(`a router of the team's own [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let router: TeamRouter;
    beforeEach(async () => {
      newsroom = await openNewsroom(kind);
      router = teamRouter(newsroom);
    });
    afterEach(() => newsroom.close());

    const send = async (caller: Caller, path: string, input?: unknown) => {
      const cookie = caller === 'anon' ? null : await newsroom.cookieOf(caller as 'ed');
      const request = new Request(`${ORIGIN}/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
        ...(input !== undefined && { body: JSON.stringify(codec.serialize(input)) }),
      });
      return handle(request);
    };
    const handle = async (request: Request) =>
      fetchRequestHandler({
        endpoint: '/trpc',
        req: request,
        router,
        createContext: () => newsroom.app.admin.contextOf(request),
        allowMethodOverride: true,
      });
    const codeOf = async (response: Response) => {
      const { error } = (await response.json()) as { error?: { data: { code: string; httpStatus: number } } };
      return [response.status, error?.data.code ?? 'OK', error?.data.httpStatus ?? 200];
    };

    test('RBAC-13 whoever lacks the permission is refused, with the status that says so', async () => {
      assert.deepEqual(await codeOf(await send('anon', 'publish')), [401, 'UNAUTHENTICATED', 401]);
      for (const caller of ['vw', 'umgr', 'ex'] as const)
        assert.deepEqual(await codeOf(await send(caller, 'publish')), [403, 'FORBIDDEN', 403], caller);
      assert.deepEqual(await codeOf(await send('ed', 'archive')), [403, 'FORBIDDEN', 403]);
      for (const caller of ['ed', 'star', 'root'] as const)
        assert.deepEqual(await codeOf(await send(caller, 'publish')), [200, 'OK', 200], caller);
    });

    test('SEC-RBAC-23 RBAC-13 the middleware believes no actor but ours', async () => {
      const call = (actor: unknown) => router.createCaller({ actor } as never).publish();
      for (const actor of [
        undefined,
        null,
        {},
        { kind: 'user', isAdmin: true },
        { kind: 'system' },
        { ...systemActor },
      ])
        await assert.rejects(call(actor), { code: 'UNAUTHORIZED' });
      assert.deepEqual(await call(systemActor), { publishedAt: DAY });
      const middleware = requirePermission('.view');
      const next = () => Promise.resolve('called');
      assert.throws(() => middleware({ ctx: { actor: systemActor }, next }), { code: 'FORBIDDEN' });
    });

    test('RBAC-19 RBAC-22 `can` answers by the rights of this very moment', async () => {
      const own = async (caller: Caller) => {
        const { result } = (await (await send(caller, 'own')).json()) as { result: { data: unknown } };
        return result.data;
      };
      assert.deepEqual(await own('anon'), { mayEdit: false, who: null });
      assert.deepEqual(await own('ed'), { mayEdit: true, who: 'ed@example.org' });
      await newsroom.own.Role.update({ permissions: 'posts.view' }, { where: { name: 'ed' } });
      assert.deepEqual(await own('ed'), { mayEdit: false, who: 'ed@example.org' });
      assert.deepEqual(await codeOf(await send('ed', 'publish')), [403, 'FORBIDDEN', 403]);
    });

    test('SEC-AUD-03 SEC-AUD-09 RBAC-13 a denial is logged as those of the admin are, alike ones once', async () => {
      for (let call = 0; call < 3; call++) await send('vw', 'publish');
      await send('anon', 'publish');
      await send('ed', 'publish');
      await send('ed', 'archive');
      const vw = String(newsroom.ids.vw);
      const ed = String(newsroom.ids.ed);
      const told = await newsroom.logged('denied');
      assert.deepEqual(
        told.map(({ userId, changes, count }) => [userId, changes.path, count]),
        [
          [vw, 'publish', 1],
          [ed, 'archive', 1],
        ],
      );
    });

    test('SHP-5 the admin mounted in it refuses and logs as it does by itself', async () => {
      const create = { data: { title: 'New' } };
      assert.deepEqual(await codeOf(await send('vw', 'admin.records.posts.create', create)), [403, 'FORBIDDEN', 403]);
      assert.deepEqual(await codeOf(await send('anon', 'admin.meta.models')), [401, 'UNAUTHENTICATED', 401]);
      const [denied] = await newsroom.logged('denied');
      assert.deepEqual([denied?.model, denied?.changes], ['posts', { path: 'admin.records.posts.create' }]);
      assert.deepEqual(await codeOf(await send('ed', 'admin.records.posts.create', create)), [200, 'OK', 200]);
      const [made] = await newsroom.logged('create');
      assert.deepEqual([made?.userId, made?.model], [String(newsroom.ids.ed), 'posts']);
    });

    test('SHP-5 dates stay dates, in its procedures and in ours', async () => {
      const cookie = await newsroom.cookieOf('root');
      const client = createTRPCClient<TeamRouter>({
        links: [
          httpLink({
            url: `${ORIGIN}/trpc`,
            transformer: codec,
            methodOverride: 'POST',
            headers: { cookie },
            fetch: (input, init) => handle(new Request(input as string, init as RequestInit)),
          }),
        ],
      });
      assert.deepEqual((await client.publish.mutate()).publishedAt, DAY);
      const admin = client.admin as unknown as {
        records: { users: { list: { query(input: object): Promise<{ rows: { createdAt: unknown }[] }> } } };
      };
      const { rows } = await admin.records.users.list.query({ filter: { createdAt: { lt: DAY } } });
      assert(rows[0]?.createdAt instanceof Date);
    });
  });
