// `npm run soak [rounds]`: the tests that kill servers in the middle of their writes, for longer than a test run has time.
import { CommandFailed, run } from './run.mjs';

const rounds = process.argv[2] ?? '200';
try {
  run('node', ['--test', '--test-isolation=none', 'test/server/audit/kill.test.ts'], {
    env: { ASOK_KILL_ROUNDS: rounds },
  });
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error;
  process.exitCode = 1;
}
