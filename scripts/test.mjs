// `npm test` runs every suite, `npm test -- server sdk` only those. The last line is the sum over all suites.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { CommandFailed, root, run, toolEnvironment } from './run.mjs';
import { suites } from './suites.mjs';

const folder = fileURLToPath(root);
/** What takes longer hangs: it fails, so that the run comes to its end. The second one also ends a file that spins. */
const usualTest = 2 * 60_000;
const longestSuite = 10 * 60_000;

function runChecks(checks) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [title, [command, ...arguments_]] of Object.entries(checks)) {
    try {
      run(command, arguments_);
      counts.passed += 1;
      console.log(`✔ ${title}`);
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      counts.failed += 1;
      console.log(`✖ ${title}: ${error.message}`);
    }
  }
  return counts;
}

async function runNodeTests(files, { concurrency = 2, longestTest = usualTest }) {
  let summary = null;
  const stream = runTests({
    files,
    concurrency,
    cwd: folder,
    timeout: longestTest,
    signal: AbortSignal.timeout(longestSuite),
    // A handle that a failed test left open must not keep its file alive.
    forceExit: true,
  });
  stream.on('test:summary', (event) => {
    // There is one summary for each file, then one without a file for them all.
    if (event.file === undefined) summary = event;
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout, { end: false });
  await finished(report);
  if (!summary) return { passed: 0, failed: 1, skipped: 0 };
  const { passed, failed, cancelled, skipped, todo } = summary.counts;
  const bad = failed + cancelled;
  return { passed, failed: summary.success ? bad : Math.max(bad, 1), skipped: skipped + todo };
}

function runBrowserTests() {
  const scratch = mkdtempSync(join(tmpdir(), 'asok-test-'));
  const countsFile = join(scratch, 'counts.json');
  try {
    const { status } = spawnSync('web-test-runner', [], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...toolEnvironment(), ASOK_TEST_COUNTS: countsFile },
    });
    const counts = JSON.parse(readFileSync(countsFile, 'utf8'));
    return { ...counts, failed: status === 0 ? counts.failed : Math.max(counts.failed, 1) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function sum(one, other) {
  return Object.fromEntries(Object.entries(one).map(([name, count]) => [name, count + other[name]]));
}

async function runSuite(suite) {
  const checked = runChecks(suite.checks ?? {});
  return suite.tests || suite.browser ? sum(checked, await runFiles(suite)) : checked;
}

async function runFiles(suite) {
  const files = globSync(suite.tests ?? suite.browser, { cwd: folder }).sort();
  // A pattern that matches nothing would pass in silence.
  if (files.length === 0) throw new Error(`no file matches ${(suite.tests ?? suite.browser).join(', ')}`);
  return suite.tests ? runNodeTests(files, suite) : runBrowserTests();
}

/** The suites named on the command line, or all of them. */
function chosenSuites(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`No suite ${unknown.join(', ')}; there are ${suites.map((suite) => suite.name).join(', ')}`);
    process.exit(2);
  }
  return names.length === 0 ? suites : suites.filter((suite) => names.includes(suite.name));
}

const total = { passed: 0, failed: 0 };
const summaries = [];
const chosen = chosenSuites(process.argv.slice(2));
let mariadb = null;
try {
  for (const suite of chosen) {
    console.log(`\n== ${suite.name}`);
    const start = performance.now();
    let counts;
    try {
      // A server named from outside is used as it is.
      if (suite.mariadb && !process.env.ASOK_TEST_MYSQL) {
        const { startMariadb } = await import('./mariadb.mjs');
        mariadb = await startMariadb();
        process.env.ASOK_TEST_MYSQL = mariadb.url;
      }
      counts = await runSuite(suite);
    } catch (error) {
      console.error(error);
      counts = { passed: 0, failed: 1, skipped: 0 };
    }
    total.passed += counts.passed;
    total.failed += counts.failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    summaries.push(`${suite.name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`);
  }
} finally {
  await mariadb?.stop();
}
console.log(`\n${summaries.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
