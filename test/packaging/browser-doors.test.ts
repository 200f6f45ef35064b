import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { projectFolder } from '../support/source-tree.ts';

/** Bundles a door of the package for browsers; gives the project's files and the packages in the bundle. */
async function bundleOf(door: string): Promise<{ files: string[]; packages: string[] }> {
  // A module of Node has no place in such a bundle: naming one is an error here.
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [door],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    outdir: join(projectFolder, 'dist'),
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.keys(output?.inputs ?? {});
  const packages = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return {
    files: inputs.filter((path) => !path.includes('node_modules')),
    packages: [...new Set(packages.filter((name) => name !== undefined))].sort(),
  };
}

const SDK = ['@trpc/client', '@trpc/server', 'nanostores'];
const ELEMENTS = ['@lit/', '@nanostores/lit', '@shoelace-style/localize', 'lit', 'lit-element', 'lit-html', ...SDK];

test('SHP-2 the sdk brings its client and its state to a browser, nothing of the server', async () => {
  const { files, packages } = await bundleOf('sdk/index.ts');
  assert.deepEqual(packages, SDK);
  assert.deepEqual(
    files.filter((path) => !path.startsWith('sdk/')),
    [],
  );
});

test('SHP-2 the elements bring the sdk, Lit and the texts, nothing of the server', async () => {
  const { files, packages } = await bundleOf('elements/index.ts');
  assert(packages.includes('lit'));
  assert.deepEqual(
    packages.filter((name) => !ELEMENTS.some((each) => name === each || (each.endsWith('/') && name.startsWith(each)))),
    [],
  );
  assert.deepEqual(
    files.filter((path) => !/^(sdk|elements)\//.test(path)),
    [],
  );
});
