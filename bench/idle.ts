import { setTimeout as wait } from 'node:timers/promises';
import { median } from './compare.ts';
import type { FilledDatabase } from './data/database.ts';
import { startServer } from './processes.ts';

/** How long a server needs from its process to its first answer, and what it holds when nobody calls. */
export interface Idle {
  /** Milliseconds. */
  start: number;
  /** Bytes. */
  memory: number;
}

const SETTLE = 1500;

/** Starts ours and a bare Node in turn, as often as there are rounds. */
export async function measureIdle(
  database: FilledDatabase,
  { from, rounds }: { from: string; rounds: number },
): Promise<{ ours: Idle; bare: Idle }> {
  const measured: { ours: Idle; bare: Idle }[] = [];
  // The first start reads the files from the disk.
  for (let round = 0; round <= rounds; round++)
    measured.push({
      ours: await once('ours', [database.address, from], '/admin'),
      bare: await once('bare', [], '/'),
    });
  const of = (side: 'ours' | 'bare'): Idle => ({
    start: median(measured.slice(1).map((each) => each[side].start)),
    memory: median(measured.slice(1).map((each) => each[side].memory)),
  });
  return { ours: of('ours'), bare: of('bare') };
}

async function once(name: 'ours' | 'bare', parameters: readonly string[], path: string): Promise<Idle> {
  const began = performance.now();
  const server = await startServer(name, parameters);
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
  await answer.arrayBuffer();
  const start = performance.now() - began;
  await wait(SETTLE);
  const { rss } = await server.usage();
  await server.stop();
  return { start, memory: rss };
}
