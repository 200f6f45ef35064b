import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumFlags, findChromium } from './scripts/system.mjs';

function testsIn(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsIn)] : [];
}

/** Writes how many tests passed and failed where scripts/test.mjs asks for it; a file that broke counts as one failure. */
function countsReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const tests = testsIn(session.testResults);
        const failed = tests.filter((test) => !test.passed && !test.skipped).length;
        counts.passed += tests.filter((test) => test.passed).length;
        counts.skipped += tests.filter((test) => test.skipped).length;
        counts.failed += session.passed ? failed : Math.max(failed, 1);
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

/**
 * Each page in a window of its own that counts as focused: in a shared window all but one are hidden, so they draw no frame
 * and their elements get no focus. It also keeps their storage apart.
 */
async function createPage({ context }) {
  const window = await context.browser().createBrowserContext();
  const page = await window.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

const countsFile = process.env.ASOK_TEST_COUNTS;

export default {
  files: 'test/elements/**/*.browser.ts',
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  plugins: [
    {
      // nanostores asks Node's way whether it runs in production; bundlers answer that, a page does not.
      name: 'node-environment',
      transform({ path, body }) {
        if (path.includes('/node_modules/nanostores/')) return body.replaceAll('process.env.NODE_ENV', "'production'");
      },
    },
    // Decorators and class fields are compiled as the package's own build does it.
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findChromium(), headless: true, args: chromiumFlags },
      createPage,
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter(), ...(countsFile ? [countsReporter(countsFile)] : [])],
};
