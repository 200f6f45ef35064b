import type { FilledDatabase } from './data/database.ts';
import { startServer } from './processes.ts';
import { ours, raw, type Side, type SideName, signIn, stack } from './sides.ts';
import { LAST_VERSION, type WireRequest } from './wire.ts';

/** What single calls cost: statements, the session's among them, and the bytes of a list's answer. */
export interface Costs {
  list: number;
  create: number;
  update: number;
  bytes: number;
}

/** Counts for every side. */
export async function countCosts(database: FilledDatabase, from: string): Promise<Record<SideName, Costs>> {
  const start = (name: SideName) => startServer(name, [database.address, from, 'counted']);
  const own = await start('ours');
  const cookie = await signIn(own.port);
  const count = async (side: Side, server: typeof own): Promise<Costs> => {
    const send = async (request: WireRequest) => {
      const before = (await server.usage()).statements;
      const text = await sendOnce(server.port, request);
      return { text, statements: (await server.usage()).statements - before };
    };
    // The first call opens connections and notes that the session is in use.
    await send(side.counted());
    const list = await send(side.counted());
    const record = await send(side.get(1));
    const version = /"\$version":"([^"]+)"/.exec(record.text)?.[1] ?? '';
    const update = side.update(1, `A title of ${Date.now()}`);
    return {
      list: list.statements,
      bytes: Buffer.byteLength(list.text),
      create: (await send(side.create('A proof of the press'))).statements,
      update: (await send({ ...update, body: (update.body ?? '').replace(LAST_VERSION, version) })).statements,
    };
  };
  const costs = { ours: await count(ours(cookie), own) } as Record<SideName, Costs>;
  await own.stop();
  for (const [name, side] of [['raw', raw] as const, ['stack', stack(cookie)] as const]) {
    const server = await start(name);
    costs[name] = await count(side, server);
    await server.stop();
  }
  return costs;
}

async function sendOnce(port: number, { method, path, headers = {}, body }: WireRequest): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text;
}
