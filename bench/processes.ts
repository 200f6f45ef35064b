import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Started, Usage } from './servers/serve.ts';
import type { Load, Round } from './wire.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a server of `bench/servers/` and waits until it can be called. */
export async function startServer(name: string, parameters: readonly string[]): Promise<ServerProcess> {
  const child = start(`servers/${name}.ts`, parameters);
  const { port } = await answer<Started>(child);
  return {
    port,
    usage: () => ask<Usage>(child, {}),
    stop: () => stop(child),
  };
}

/** Starts the generator of load. */
export function startGenerator(): { run(load: Load): Promise<Round>; stop(): Promise<void> } {
  const child = start('load.ts', []);
  return {
    run: async (load) => {
      const round = await ask<Round | { error: string }>(child, load);
      if ('error' in round) throw new Error(round.error);
      return round;
    },
    stop: () => stop(child),
  };
}

function start(file: string, parameters: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), parameters, {
    // As a production server runs, and as docs/hosts.md starts one; the same on every side.
    env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: join(tmpdir(), 'asok-bench', 'compiled') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function ask<T>(child: ChildProcess, question: object): Promise<T> {
  child.send(question);
  return answer<T>(child);
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([message]) => message as T),
      once(child, 'exit', { signal: ended.signal }).then(([code]) => {
        throw new Error(`${child.spawnfile} ended with ${String(code)}`);
      }),
    ]);
  } finally {
    ended.abort();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
