// Builds the package: dist (modules, declarations, style sheets, the one-file bundle for pages) and custom-elements.json.
// With --if-changed it does nothing when no source differs from those of the last build.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandFailed, root, run } from './run.mjs';
import { filesOf, hashOfFiles } from './source-hash.mjs';

const sources = ['sdk', 'elements', 'server'];
const settings = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'rollup.config.mjs',
  'custom-elements-manifest.config.mjs',
  'scripts/build.mjs',
  'scripts/source-hash.mjs',
  'scripts/icons.mjs',
  'scripts/tokens.mjs',
  'scripts/manifest.mjs',
  'scripts/typings.mjs',
  'scripts/write-generated.mjs',
];
const stamp = new URL('dist/.sources', root);
const inRoot = (path) => fileURLToPath(new URL(path, root));

function sourceFiles() {
  return filesOf([`{${sources.join(',')}}/**/*`]);
}

/** A hash over the names and contents of everything the build reads. */
function hashOfSources() {
  return hashOfFiles([...sourceFiles(), ...settings]);
}

function isBuilt() {
  return (
    existsSync(stamp) && existsSync(inRoot('custom-elements.json')) && readFileSync(stamp, 'utf8') === hashOfSources()
  );
}

/** Style sheets, pictures and word lists lie beside the modules that use them, in dist as in the sources. */
function copyAssets() {
  for (const path of sourceFiles().filter((file) => !/\.(ts|json)$/.test(file))) {
    cpSync(inRoot(path), inRoot(`dist/${path}`));
  }
}

function build() {
  rmSync(inRoot('dist'), { recursive: true, force: true });
  mkdirSync(inRoot('dist'));
  run('node', ['scripts/icons.mjs']);
  run('node', ['scripts/tokens.mjs']);
  // After the generated files, before the work: an edit made while it runs must lead to another build.
  const hash = hashOfSources();
  run('tsc', ['--project', 'tsconfig.json']);
  copyAssets();
  run('rollup', ['--config', 'rollup.config.mjs', '--silent']);
  run('custom-elements-manifest', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
  run('node', ['scripts/typings.mjs']);
  writeFileSync(stamp, hash);
}

if (process.argv.includes('--if-changed') && isBuilt()) process.exit(0);
try {
  build();
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
