import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { projectFolder } from '../support/source-tree.ts';

function read(path: string): string {
  return readFileSync(join(projectFolder, path), 'utf8');
}

/** Every file that an entry of package.json's `exports` leads to, patterns aside. */
function targetsOf(entry: unknown): string[] {
  if (typeof entry === 'string') return entry.includes('*') ? [] : [entry];
  return entry && typeof entry === 'object' ? Object.values(entry).flatMap(targetsOf) : [];
}

test('every file that the package exports is built', () => {
  const { exports } = JSON.parse(read('package.json'));
  const targets = targetsOf(exports);
  assert.ok(targets.length > 5);
  assert.deepEqual(
    targets.filter((target) => !existsSync(join(projectFolder, target))),
    [],
  );
});

test('the built package can be imported by its name', async () => {
  const name: string = 'asok-admin';
  const sdk = await import(name);
  const server = await import(`${name}/server`);
  assert.equal(typeof sdk.createAdminClient, 'function');
  assert.equal(typeof server.createAdmin, 'function');
});

test('the lock file names no registry, and every package by its hash', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  const bad = Object.entries(packages).filter(([path, { resolved, integrity }]) => path && (resolved || !integrity));
  assert.deepEqual(bad, []);
});

test('the bundle for pages is at most 90 kB gzipped', () => {
  const bytes = gzipSync(read('dist/cdn/asok.min.js')).length;
  assert.ok(bytes <= 90_000, `${bytes} bytes`);
});

test('the bundle needs nothing that a page lacks', () => {
  assert.doesNotMatch(read('dist/cdn/asok.min.js'), /\bprocess\.env\b|\brequire\(|^import\b/m);
});

test('nothing of the server reaches the browser', () => {
  const { sources } = JSON.parse(read('dist/cdn/asok.min.js.map')) as { sources: string[] };
  const foreign =
    /node_modules\/(sequelize|mysql2|zod|hono|@hono|umzug|@node-rs|rate-limiter-flexible)\/|\/server\/(?!contract)/;
  assert.ok(sources.length > 10);
  assert.deepEqual(
    sources.filter((source) => foreign.test(source) && !source.includes('node_modules/@trpc/')),
    [],
  );
});
