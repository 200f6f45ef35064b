// Runs under the system's Node, before node_modules exists: only node: modules here.
import { readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { root, run } from './run.mjs';

function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(new URL(lockfile, root), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Older Nodes and TypeScripts are installed too, to be tested: npm may have linked the wrong one when it added them. */
function isLinked(bin, name) {
  try {
    const path = realpathSync(new URL(`node_modules/.bin/${bin}`, root));
    return path.startsWith(realpathSync(new URL(`node_modules/${name}/`, root)) + sep);
  } catch {
    return false;
  }
}

/** npm leaves a lockfile of what it installed inside node_modules, written last: the two agree after a complete install. */
function upToDate() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  if (!isLinked('node', 'node') || !isLinked('tsc', 'typescript')) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (!found) return path === '' || entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Installs exactly what package-lock.json names, unless it is there already. */
export function installPackages() {
  if (upToDate()) return;
  const arguments_ = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  // The npm that runs this script, else the one on the path.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...arguments_]);
  else run('npm', arguments_);
}
