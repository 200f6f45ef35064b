/**
 * What `npm test` runs, in this order. A check is one command that must end well and counts as one test; `tests` names
 * files for node:test, after the checks, and `longestTest` how many ms one may take; `browser` names files for
 * @web/test-runner, by its own configuration.
 */
export const suites = [
  { name: 'build', checks: { 'the package builds': ['node', 'scripts/build.mjs', '--if-changed'] } },
  { name: 'lint', checks: { oxlint: ['oxlint'], format: ['biome', 'format', '.'], knip: ['knip'] } },
  { name: 'types', checks: { tsc: ['tsc', '--project', 'tsconfig.check.json'] } },
  { name: 'architecture', tests: ['test/architecture.test.ts'] },
  {
    name: 'packaging',
    checks: {
      publint: ['publint', '--strict'],
      // A style sheet has no types. ES modules alone: whoever requires them needs a Node that can.
      attw: ['attw', '--pack', '.', '--profile', 'esm-only', '--exclude-entrypoints', 'tokens.css', '--quiet'],
    },
    tests: ['test/packaging/**/*.test.ts'],
    // A project is compiled seven times.
    longestTest: 4 * 60_000,
  },
  { name: 'server', tests: ['test/server/**/*.test.ts', 'test/regression/**/*.test.ts'], mariadb: true },
  { name: 'sdk', tests: ['test/sdk/**/*.test.ts'], mariadb: true },
  { name: 'texts', tests: ['test/i18n/**/*.test.ts', 'test/elements/**/*.test.ts'] },
  { name: 'elements', browser: ['test/elements/**/*.browser.ts'] },
  {
    name: 'stories',
    checks: { 'the catalogue builds': ['node', 'scripts/storybook.mjs', 'build', '--if-changed'] },
    tests: ['test/stories/**/*.test.ts'],
    // Every story in four looks, in one browser.
    longestTest: 6 * 60_000,
  },
  // One browser and one server at a time: on two cores they would only wait for each other.
  { name: 'e2e', tests: ['test/e2e/**/*.e2e.ts'], mariadb: true, concurrency: 1 },
];
