import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CreateTRPCClient, createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { codec } from '../../../sdk/codec.ts';
import { type Context, createAdmin, trpcOptions } from '../../../server/index.ts';
import { cookieOf, ORIGIN, PASSWORD } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { type ActorName, createActors, emailOf } from '../../support/scenario.ts';

class Post extends Model<InferAttributes<Post>, InferCreationAttributes<Post>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare writtenAt: Date | null;
}

function open({ sequelize }: TestDatabase) {
  const posts: typeof Post = class extends Post {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      title: { type: DataTypes.STRING, allowNull: false },
      writtenAt: { type: DataTypes.DATE(3) },
    },
    { sequelize, modelName: 'posts', tableName: 'posts', timestamps: false },
  );
  const admin = createAdmin({ sequelize, models: { posts }, secret: '0123456789abcdef0123456789abcdef' });
  const t = initTRPC.context<Context>().create(trpcOptions);
  const router = t.router({ office: admin.router, who: t.procedure.query(({ ctx }) => ctx.actor.kind) });
  return { admin, posts, router };
}

test('SHP-5 the router merges with one of the team’s own', async () => {
  const [sqlite] = databases();
  const database = await sqlite?.create({ logging: false });
  assert.ok(database);
  const { admin } = open(database);
  await admin.ready;
  const t = initTRPC.context<Context>().create(trpcOptions);
  const merged = t.mergeRouters(admin.router, t.router({ who: t.procedure.query(({ ctx }) => ctx.actor.kind) }));
  const caller = merged.createCaller(admin.createContext());
  assert.equal(await caller.who(), 'anonymous');
  assert.equal((await caller.auth.me()).user, null);
  await assert.rejects(caller.records.posts.list(), /Sign in first/);
  await admin.close();
  await database.close();
});

for (const kind of databases())
  describe(`the router inside a team's own [${kind.name}]`, () => {
    let database: TestDatabase;
    let site: ReturnType<typeof open>;
    const clients = {} as Record<'anon' | ActorName, CreateTRPCClient<(typeof site)['router']>>;

    before(async () => {
      database = await kind.create({ logging: false });
      site = open(database);
      await site.admin.ready;
      await database.sequelize.sync();
      await createActors(site.admin.models);
      clients.anon = clientOf(null);
      for (const actor of ['root', 'vw'] as const) clients[actor] = clientOf(await login(actor));
    });
    after(async () => {
      await site.admin.close();
      await database.close();
    });

    async function login(actor: ActorName): Promise<string | null> {
      const response = await site.admin.fetch(
        new Request(`${ORIGIN}/admin/api/trpc/auth.login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-asok-client': '1' },
          body: JSON.stringify({ email: emailOf(actor), password: PASSWORD }),
        }),
      );
      return cookieOf(response.headers);
    }

    function clientOf(cookie: string | null) {
      const { admin, router } = site;
      const serve = (request: Request) =>
        fetchRequestHandler({
          endpoint: '/trpc',
          req: request,
          router,
          createContext: ({ req }) => admin.contextOf(req),
        });
      const link = httpBatchLink({
        url: `${ORIGIN}/trpc`,
        transformer: codec,
        headers: cookie === null ? {} : { cookie },
        fetch: (input, init) => serve(new Request(input as string, init as RequestInit)),
      });
      return createTRPCClient<typeof router>({ links: [link] });
    }

    const refused = async (call: Promise<unknown>) => {
      const error = await call.then(
        () => assert.fail('the call was answered'),
        (thrown: unknown) => thrown,
      );
      assert(error instanceof TRPCClientError);
      return (error.data as { code: string }).code;
    };

    test('SHP-5 whoever may not is refused there as here, with the same codes', async () => {
      const data = { title: 'Not mine' };
      assert.equal(await refused(clients.anon.office.records.posts.list.query()), 'UNAUTHENTICATED');
      assert.equal(await refused(clients.vw.office.records.posts.create.mutate({ data })), 'FORBIDDEN');
      assert.equal(await refused(clients.vw.office.records.users.list.query()), 'FORBIDDEN');
      assert.equal(await refused(clients.root.office.records.posts.get.query({ id: '999' })), 'NOT_FOUND');
      assert.equal(await site.posts.count(), 0);
    });

    test("SHP-5 its procedures answer beside the team's own, Dates and all", async () => {
      const writtenAt = new Date('2026-03-01T10:20:30.456Z');
      const post = await clients.root.office.records.posts.create.mutate({ data: { title: 'Ours', writtenAt } });
      assert.deepEqual([post.title, post.writtenAt], ['Ours', writtenAt]);
      const [page, kindOfActor, nobody] = await Promise.all([
        clients.vw.office.records.posts.list.query({ filter: { writtenAt: { gte: writtenAt } }, sort: ['-title'] }),
        clients.vw.who.query(),
        clients.anon.who.query(),
      ]);
      assert.deepEqual(
        page.rows.map((row) => row.title),
        ['Ours'],
      );
      assert.deepEqual([kindOfActor, nobody], ['user', 'anonymous']);
    });
  });
