// `node scripts/storybook.mjs dev` serves the stories with the demo's admin behind the live ones; `build` writes them to
// dist-storybook, where they answer from fixtures. With --if-changed `build` does nothing while no source differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandFailed, root, run } from './run.mjs';
import { filesOf, hashOfFiles } from './source-hash.mjs';

const folder = 'dist-storybook';
const stamp = fileURLToPath(new URL(`${folder}/.sources`, root));
const sources = [
  '{stories,elements,sdk,.storybook}/**/*',
  'custom-elements.json',
  'tsconfig.json',
  'package-lock.json',
  'scripts/storybook.mjs',
];
const settings = { env: { STORYBOOK_DISABLE_TELEMETRY: '1' } };

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfFiles(filesOf(sources));
}

function build() {
  // Before the work: an edit made while it runs must lead to another build.
  const hash = hashOfFiles(filesOf(sources));
  run('storybook', ['build', '--quiet', '--loglevel', 'warn', '--output-dir', folder], settings);
  writeFileSync(stamp, hash);
}

const commands = {
  dev: () => run('storybook', ['dev', '--port', '6006', '--host', '127.0.0.1', '--no-open', '--ci'], settings),
  build: () => {
    if (!process.argv.includes('--if-changed') || !isBuilt()) build();
  },
};

const command = commands[process.argv[2]];
if (!command) {
  console.error(`usage: node scripts/storybook.mjs ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}
try {
  // The tables of controls come from the manifest of the elements.
  run('node', ['scripts/build.mjs', '--if-changed']);
  command();
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
