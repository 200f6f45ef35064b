import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectFolder } from '../support/source-tree.ts';

const settings = {
  target: 'ES2022',
  module: 'nodenext',
  lib: ['ES2024', 'DOM', 'DOM.Iterable'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  rewriteRelativeImportExtensions: true,
  declaration: true,
  outDir: 'out',
  // The declarations of the package are checked too, and all that they lead to.
  skipLibCheck: false,
};

let project: string;

before(() => {
  project = mkdtempSync(join(tmpdir(), 'asok-consumer-'));
  cpSync(join(projectFolder, 'test/packaging/consumer'), project, { recursive: true });
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  link('asok-admin', projectFolder);
  for (const name of ['sequelize', '@types/node']) link(name, join(projectFolder, 'node_modules', name));
});
after(() => rmSync(project, { recursive: true, force: true }));

function link(name: string, target: string): void {
  const path = join(project, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

interface Compilation {
  files: string[];
  types: string[];
}

/** Compiles some files of the project as a team would; gives the lines that the compiler printed. */
function compile({ files, types }: Compilation, ...flags: string[]): string[] {
  const config = { compilerOptions: { ...settings, types }, files };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(projectFolder, 'node_modules/.bin/tsc');
  const { stdout, stderr } = spawnSync(tsc, ['--project', project, ...flags], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  return (stdout + stderr).split('\n').filter((line) => line !== '');
}

/** The mistakes in a project and in our declarations; other packages answer for their own. */
function mistakes(compilation: Compilation): string[] {
  return compile(compilation).filter((line) => !/^\s|^[^(]*node_modules\//.test(line));
}

const emitted = (file: string) => readFileSync(join(project, 'out', file), 'utf8');

test("SHP-2 a team's project compiles against the built declarations and can declare what it exports", () => {
  assert.deepEqual(mistakes({ files: ['server.ts', 'page.ts'], types: ['node'] }), []);
  const names = 'import("asok-admin/server")';
  assert(emitted('server.d.ts').includes(`notes: ${names}.ShapeOf<Note, "draft", "draft">;`));
  for (const file of ['server.d.ts', 'page.d.ts']) {
    assert.doesNotMatch(emitted(file), /\bany\b/);
    assert.doesNotMatch(emitted(file), /asok-admin\/dist|node_modules/);
  }
});

test('SHP-2 a page needs no types of Node, Sequelize or zod', () => {
  const browser = { files: ['browser.ts'], types: [] };
  assert.deepEqual(mistakes(browser), []);
  assert.match(emitted('browser.d.ts'), /element: \(\) => AsokList;/);
  const read = compile(browser, '--listFilesOnly');
  assert(read.some((path) => path.endsWith('dist/sdk/index.d.ts')));
  const strangers = read.filter((path) => /node_modules\/(@types\/node|sequelize|zod|hono|mysql2|umzug)\//.test(path));
  assert.deepEqual(strangers, []);
});
