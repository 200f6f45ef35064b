// Runs under the system's Node, before node_modules exists: only node: modules here.
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, as a URL that ends in a slash. */
export const root = new URL('../', import.meta.url);

/** The environment for tools: the project's own Node and binaries are found first. */
export function toolEnvironment() {
  const bin = fileURLToPath(new URL('node_modules/.bin', root));
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

/** A command that did not end well. Its own output has said why. */
export class CommandFailed extends Error {
  name = 'CommandFailed';
}

/**
 * Runs a command in the project's folder, its output shown as it comes, and waits for its end.
 * @throws CommandFailed when it cannot be started or ends with another code than 0
 */
export function run(command, arguments_, { env = {} } = {}) {
  const { status, signal, error } = spawnSync(command, arguments_, {
    cwd: fileURLToPath(root),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...toolEnvironment(), ...env },
  });
  if (status === 0) return;
  const how = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`);
  throw new CommandFailed(`\`${[command, ...arguments_].join(' ')}\` failed: ${how}`);
}
