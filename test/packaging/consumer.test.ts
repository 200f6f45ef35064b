import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { projectFolder } from '../support/source-tree.ts';
import { type Compilation, mistakes, TeamProject } from './installed-package.ts';

let team: TeamProject;

before(() => {
  team = new TeamProject('@types/node', '@types/react', 'vue');
  team.add('consumer');
});
after(() => team.remove());

// Two at a time: a compiler that is written in JavaScript takes seconds on one core.
describe('compiled against the packed declarations', { concurrency: 2 }, () => {
  test("SHP-2 a team's project compiles and can declare what it exports", async () => {
    assert.deepEqual(mistakes(await team.compile({ files: ['server.ts', 'page.ts'], types: ['node'] })), []);
    const server = team.read('out/server.d.ts');
    assert(server.includes('notes: import("asok-admin/server").ShapeOf<Note, "draft", "draft">;'));
    for (const text of [server, team.read('out/page.d.ts')]) {
      assert.doesNotMatch(text, /\bany\b/);
      assert.doesNotMatch(text, /asok-admin\/dist|node_modules/);
    }
  });

  test('SHP-2 a page needs no types of Node, Sequelize or zod', async () => {
    const browser: Compilation = { files: ['browser.ts', 'plain.tsx'] };
    assert.deepEqual(mistakes(await team.compile(browser)), []);
    assert.match(team.read('out/browser.d.ts'), /element: \(\) => AsokList;/);
    const read = await team.compile(browser, '--listFilesOnly');
    assert(read.some((path) => path.endsWith('dist/sdk/index.d.ts')));
    const foreign = /node_modules\/(@types\/node|sequelize|zod|hono|mysql2|umzug)\//;
    assert.deepEqual(
      read.filter((path) => foreign.test(path)),
      [],
    );
  });

  for (const compiler of ['typescript', 'typescript-5'] as const) {
    for (const module of ['nodenext', 'bundler'] as const) {
      test(`SHP-2 a wrong model, column, property or event does not compile: ${compiler}, ${module}`, async () => {
        const files = ['page.ts', 'start.ts', 'registered.tsx', 'events.ts'];
        assert.deepEqual(mistakes(await team.compile({ files, types: ['node'], compiler, module })), []);
      });
    }
  }

  test('SHP-2 a wrong model, column, property or event does not compile in a Vue template', async () => {
    const files = ['template.vue'];
    assert.deepEqual(mistakes(await team.compileVue({ files, types: ['node'], module: 'bundler' })), []);
  });
});

describe('the packed package runs', () => {
  for (const [version, name] of Object.entries({ '22.18': 'node-22', '24': 'node' })) {
    test(`on Node ${version}`, () => {
      const node = join(projectFolder, 'node_modules', name, 'bin/node');
      const { stdout, stderr } = spawnSync(node, ['out/start.js'], { cwd: team.folder, encoding: 'utf8' });
      assert.match(stdout, new RegExp(`^Made by Node ${version.replace('.', '\\.')}\\.`), stderr);
    });
  }
});
