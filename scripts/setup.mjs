// `node scripts/setup.mjs start` and `... test`: everything that must be there before `npm start` and `npm test`.
// It runs under whatever Node the machine has, before node_modules exists, and is quick when nothing is left to do.
import { installPackages } from './packages.mjs';
import { CommandFailed, root, run } from './run.mjs';
import { installPrograms } from './system.mjs';

const oldestNode = 20;

/** Each step of a set-up, in order. */
const steps = {
  // The script that runs next stands in a shell of its own and so finds the project's Node in node_modules/.bin.
  start: [installPackages, () => run('node', ['scripts/build.mjs', '--if-changed'])],
  test: [installPackages, installPrograms],
};

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(`Node ${oldestNode} or newer is needed to set up; this is ${process.version}.`);
  process.exit(1);
}
const chosen = steps[process.argv[2]];
if (!chosen) {
  console.error(`usage: node scripts/setup.mjs ${Object.keys(steps).join(' | ')}`);
  process.exit(2);
}
try {
  for (const step of chosen) step();
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(`\nSet-up stopped in ${root.pathname}\n${error.message}`);
  process.exit(1);
}
