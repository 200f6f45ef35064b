import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestApp } from '../support/app.ts';
import { databases, type TestDatabase } from '../support/databases.ts';

const script = fileURLToPath(new URL('../support/start-trace.ts', import.meta.url));

/** Our dependencies that a start needs. What else there is waits for whoever needs it. */
const NEEDED = [
  '@hono/node-server',
  '@node-rs/argon2',
  '@trpc/server',
  'hono',
  'rate-limiter-flexible',
  'sequelize',
  'zod',
];

for (const kind of databases())
  describe(`a start [${kind.name}]`, () => {
    let database: TestDatabase;

    before(async () => {
      database = await kind.create();
      // The tables are there, as at every start but the first.
      await (await createTestApp(database)).close();
    });

    after(() => database.close());

    test('PERF the first answer takes only the packages it needs', async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, database.address]);
      const { status, loaded } = JSON.parse(stdout) as { status: number; loaded: string[] };
      assert.equal(status, 200);
      const own = await dependencies();
      assert.deepEqual(
        loaded.filter((name) => own.includes(name)),
        kind.name === 'sqlite' ? NEEDED : [...NEEDED, 'mysql2'].sort(),
      );
      // Parsers of HTML and CSS, and a toolkit for command lines, which come with what is left out.
      assert.deepEqual(
        loaded.filter((name) => /^(htmlparser2|postcss|@rushstack\/.*)$/.test(name)),
        [],
      );
    });
  });

async function dependencies(): Promise<string[]> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return Object.keys((JSON.parse(text) as { dependencies: object }).dependencies);
}
