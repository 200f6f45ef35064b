// Starts a MariaDB that is reachable from here alone: for the tests a throw-away one, its data in a temporary folder.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { findMariadb, findProgram } from './system.mjs';

const throwAway = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-buffer-pool-size=64M',
];

/**
 * @param {{ keepIn?: string, settings?: readonly string[] }} [options] `keepIn`: a folder whose data stays, for a server
 * that is started again; `settings`: of the server, in the place of those of a throw-away one
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} a mysql:// URL without a schema, and what ends the server
 */
export async function startMariadb({ keepIn, settings = throwAway } = {}) {
  const programs = findMariadb();
  if (!programs) throw new Error('MariaDB is not installed: apt-get install mariadb-server');
  const { server, install } = programs;
  const folder = mkdtempSync(join(tmpdir(), 'asok-mariadb-'));
  const data = keepIn ?? join(folder, 'data');
  // A server that starts removes what looks like left-over tables from its tmpdir: in a shared one, those of another server.
  const tables = mkdtempSync(join(folder, 'tmp-'));
  const user = `--user=${userInfo().username}`;
  let child;
  try {
    if (!existsSync(join(data, 'mysql')))
      await promisify(execFile)(install, [
        '--no-defaults',
        `--datadir=${data}`,
        `--tmpdir=${tables}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        user,
      ]);
    const port = await freePort();
    // Where it can be asked for, the kernel ends the server with us, even when we are killed.
    const bound = findProgram(['setpriv']);
    child = spawn(
      bound ?? server,
      [
        ...(bound ? ['--pdeathsig', 'KILL', server] : []),
        '--no-defaults',
        `--datadir=${data}`,
        `--tmpdir=${tables}`,
        `--socket=${join(folder, 'mariadb.sock')}`,
        `--pid-file=${join(folder, 'mariadb.pid')}`,
        '--bind-address=127.0.0.1',
        `--port=${port}`,
        '--skip-name-resolve',
        '--skip-log-bin',
        '--max-connections=300',
        ...settings,
        user,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await ready(child);
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const stop = () => {
      process.removeListener('exit', kill);
      return end(child, { folder, isKept: keepIn !== undefined });
    };
    return { url: `mysql://root@127.0.0.1:${port}`, stop };
  } catch (error) {
    if (child) await end(child, { folder, isKept: keepIn !== undefined });
    else rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Waits for the line in the server's log that says it takes connections. */
async function ready(child) {
  const lines = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line);
    if (line.includes('ready for connections')) {
      // From here on nobody reads the log: it must not fill the pipe, and the server keeps no process of ours waiting.
      child.stderr.resume();
      child.stderr.unref();
      child.unref();
      return;
    }
  }
  throw new Error(`MariaDB did not start:\n${lines.slice(-20).join('\n')}`);
}

async function end(child, { folder, isKept }) {
  if (child.exitCode === null && child.signalCode === null) {
    child.ref();
    const exited = once(child, 'exit');
    // What is thrown away is not worth a clean shutdown.
    child.kill(isKept ? 'SIGTERM' : 'SIGKILL');
    await exited;
  }
  rmSync(folder, { recursive: true, force: true });
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
