/** STACK: Hono, tRPC's fetch adapter, one session query and the same SQL; nothing else. */
import { createHash } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { initTRPC, TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { z } from 'zod';
import { byHand } from './by-hand.ts';
import { sql } from './hand-sql.ts';
import { serve } from './serve.ts';

const hand = byHand(process.argv[2] ?? '');

async function session(cookie: string | null) {
  const token = /asok_sid(?:_\w+)?=([\w-]+)/.exec(cookie ?? '')?.[1] ?? '';
  const [row] = await hand.driver.all(sql.session, [
    createHash('sha256').update(token).digest('hex'),
    hand.driver.now(),
  ]);
  return row;
}

const t = initTRPC.context<{ user: unknown }>().create();
const signedIn = t.procedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next();
});

const router = t.router({
  list: signedIn.query(() => hand.list()),
  counted: signedIn.query(() => hand.listCounted()),
  get: signedIn.input(z.object({ id: z.number() })).query(({ input }) => hand.get(input.id)),
  create: signedIn
    .input(z.object({ title: z.string(), body: z.string() }))
    .mutation(({ input }) => hand.create(input.title, input.body)),
  update: signedIn
    .input(z.object({ id: z.number(), title: z.string() }))
    .mutation(({ input }) => hand.update(input.id, input.title)),
});

const app = new Hono();
app.all('/trpc/*', (c) =>
  fetchRequestHandler({
    endpoint: '/trpc',
    req: c.req.raw,
    router,
    createContext: async ({ req }) => ({ user: await session(req.headers.get('cookie')) }),
  }),
);

const listener = getRequestListener(app.fetch);
serve((incoming, outgoing) => void listener(incoming, outgoing), { statements: hand.driver.count });
