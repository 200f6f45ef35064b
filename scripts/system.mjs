// Runs under the system's Node, before node_modules exists: only node: modules here.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandFailed, run } from './run.mjs';

/** Path of the first of these programs that can be run, or null. Daemons stand in folders that a user's PATH may lack. */
export function findProgram(names) {
  const ofDaemons = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/libexec'];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...ofDaemons];
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/** Path of a Chromium (or Chrome) to test with, or null. CHROME_PATH names another one. */
export function findChromium() {
  return (
    process.env.CHROME_PATH || findProgram(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'])
  );
}

/** Paths of MariaDB's server and of what makes its folder of data, or null. */
export function findMariadb() {
  const server = findProgram(['mariadbd', 'mysqld']);
  const install = findProgram(['mariadb-install-db', 'mysql_install_db']);
  return server && install && { server, install };
}

/** Chromium as it is started for tests: as root in a container it has no sandbox, and it must not phone home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The server without the package that would start it as a service; a browser without fonts measures every text as 0. */
const debianPackages = {
  chromium: ['chromium', 'fonts-liberation', 'fonts-dejavu-core'],
  mariadb: ['mariadb-server-core', 'mariadb-client-core'],
  oathtool: ['oathtool'],
  zbarimg: ['zbar-tools'],
};

function missingPrograms() {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (!findMariadb()) missing.push('mariadb');
  // Other people's programs, to tell whether codes and QR codes are what the rest of the world understands.
  if (!findProgram(['oathtool'])) missing.push('oathtool');
  if (!findProgram(['zbarimg'])) missing.push('zbarimg');
  return missing;
}

/**
 * Gets Chromium, MariaDB and the tools that check two-factor from the system's package manager when they are missing.
 * @throws CommandFailed with what to do by hand where it cannot install them
 */
export function installPrograms() {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => debianPackages[program]);
  const byHand =
    `The tests need ${missing.join(' and ')}. On Debian: apt-get install ${packages.join(' ')}. ` +
    'Elsewhere install them by your package manager; CHROME_PATH may name a Chrome that is there already.';
  const aptGet = findProgram(['apt-get']);
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? null : findProgram(['sudo']);
  if (!aptGet || (!isRoot && !sudo)) throw new CommandFailed(byHand);

  console.log(`Installing ${packages.join(' ')}`);
  const settings = [
    'DEBIAN_FRONTEND=noninteractive',
    aptGet,
    '-qq',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'Dpkg::Use-Pty=0',
  ];
  const command = isRoot ? ['env', ...settings] : [sudo, ...(process.stdin.isTTY ? [] : ['-n']), 'env', ...settings];
  const [program, ...arguments_] = command;
  try {
    run(program, [...arguments_, 'update']);
    run(program, [...arguments_, 'install', '--yes', '--no-install-recommends', ...packages]);
  } catch (error) {
    throw new CommandFailed(`${error.message}\n${byHand}`);
  }
  if (missingPrograms().length > 0) throw new CommandFailed(byHand);
}
