import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { audit } from '../../elements/i18n/en/audit.ts';
import { auth } from '../../elements/i18n/en/auth.ts';
import { form } from '../../elements/i18n/en/form.ts';
import { roles } from '../../elements/i18n/en/roles.ts';
import { shell } from '../../elements/i18n/en/shell.ts';
import { projectFolder } from '../support/source-tree.ts';

function read(path: string): string {
  return readFileSync(join(projectFolder, path), 'utf8');
}

/** Every file that an entry of package.json's `exports` leads to, patterns aside. */
function targetsOf(entry: unknown): string[] {
  if (typeof entry === 'string') return entry.includes('*') ? [] : [entry];
  return entry && typeof entry === 'object' ? Object.values(entry).flatMap(targetsOf) : [];
}

/** Whether a built file is the late module of this name. */
function isChunk(file: string, name: string): boolean {
  return file.replace(/-[\w-]{8}\.js$/, '') === name;
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

test('the bundle for pages is at most 60 kB gzipped', () => {
  const bytes = gzipSync(read('dist/cdn/asok.min.js')).length;
  assert.ok(bytes <= 60_000, `${bytes} bytes`);
});

/** What a page is made of beside the first file, and how many bytes all of it may weigh, gzipped. */
const PAGES: Record<string, { modules: string[]; limit: number }> = {
  login: { modules: ['shell'], limit: 75_500 },
  list: { modules: ['shell', 'list'], limit: 92_000 },
  form: { modules: ['shell', 'record', 'inputs'], limit: 99_900 },
  role: { modules: ['shell', 'record', 'inputs', 'matrix'], limit: 109_500 },
  'all of them': { modules: ['shell', 'list', 'filters', 'record', 'inputs', 'matrix'], limit: 130_000 },
};

for (const [page, { modules, limit }] of Object.entries(PAGES))
  test(`daily use, ${page}: at most ${limit / 1000} kB gzipped`, (t) => {
    const chunks = readdirSync(join(projectFolder, 'dist/cdn/chunks'));
    const files = modules.map((name) => `chunks/${chunks.find((file) => isChunk(file, name)) ?? assert.fail(name)}`);
    const sizes = ['asok.min.js', ...files].map((file) => ({ file, bytes: gzipSync(read(`dist/cdn/${file}`)).length }));
    for (const { file, bytes } of sizes) t.diagnostic(`${bytes} ${file}`);
    const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
    t.diagnostic(`${sum} in all`);
    assert.ok(sum <= limit, `${sum} bytes`);
  });

test('a text that comes late is shown by the modules that bring it alone', () => {
  const texts = { shell: { ...auth, ...shell }, record: form, matrix: roles, history: audit };
  const allowed: Record<keyof typeof texts, string[]> = {
    shell: ['shell'],
    record: ['record', 'matrix'],
    matrix: ['matrix'],
    history: ['history', 'audit'],
  };
  const chunks = readdirSync(join(projectFolder, 'dist/cdn/chunks')).filter((name) => name.endsWith('.js'));
  const files = ['asok.min.js', ...chunks.map((name) => `chunks/${name}`)];
  for (const [module, keys] of Object.entries(texts)) {
    const owners = ['fr', 'es', ...allowed[module as keyof typeof texts]];
    for (const file of files.filter((name) => !owners.some((owner) => isChunk(name.replace('chunks/', ''), owner)))) {
      const content = read(`dist/cdn/${file}`);
      const early = Object.keys(keys).filter((key) => new RegExp(`\\b${key}\\b`).test(content));
      assert.deepEqual(early, [], file);
    }
  }
});

test('a late module imports the bundle and at most one other late module', () => {
  const folder = join(projectFolder, 'dist/cdn/chunks');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const imports = [...read(`dist/cdn/chunks/${file}`).matchAll(/\bfrom"([./][^"]+)"/g)].map(([, from]) => from ?? '');
    const late = imports.filter((from) => from !== '../asok.min.js');
    assert.ok(late.length <= 1 && late.every((from) => from.startsWith('./')), `${file}: ${imports.join(' ')}`);
  }
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
