import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { projectFolder } from '../support/source-tree.ts';

interface Bundle {
  /** The project's files, those that come later too. */
  files: string[];
  /** The packages that come at once. */
  packages: string[];
  /** Those that come with code imported when it is used. */
  latePackages: string[];
}

/** Bundles a door of the package for browsers. */
async function bundleOf(door: string): Promise<Bundle> {
  // A module of Node has no place in such a bundle: naming one is an error here.
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [door],
    bundle: true,
    splitting: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    outdir: join(projectFolder, 'dist'),
    logLevel: 'silent',
  });
  const chunks = metafile.outputs;
  const atOnce = new Set<string>();
  const follow = (path: string): void => {
    if (atOnce.has(path)) return;
    atOnce.add(path);
    for (const each of chunks[path]?.imports ?? []) if (each.kind === 'import-statement') follow(each.path);
  };
  for (const [path, { entryPoint }] of Object.entries(chunks)) if (entryPoint === door) follow(path);
  const inputs = (paths: string[]) => paths.flatMap((path) => Object.keys(chunks[path]?.inputs ?? {}));
  const packages = packagesOf(inputs([...atOnce]));
  const all = inputs(Object.keys(chunks));
  return {
    files: all.filter((path) => !path.includes('node_modules')),
    packages,
    latePackages: packagesOf(all).filter((name) => !packages.includes(name)),
  };
}

function packagesOf(files: string[]): string[] {
  const names = files.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

const isOneOf = (list: string[]) => (name: string) =>
  list.some((each) => name === each || (/[/-]$/.test(each) && name.startsWith(each)));

const SDK = ['@trpc/client', '@trpc/server', 'nanostores'];
const ELEMENTS = ['@lit/', '@nanostores/lit', '@shoelace-style/localize', 'lit', 'lit-element', 'lit-html', ...SDK];
/** The editor of rich text, which comes with the first one shown; and what draws QR codes. */
const LATE = [
  '@tiptap/',
  'prosemirror-',
  'dompurify',
  'linkifyjs',
  'orderedmap',
  'rope-sequence',
  'w3c-keyname',
  'qrcode-generator',
];

test('SHP-2 the sdk brings its client and its state to a browser, nothing of the server', async () => {
  const { files, packages, latePackages } = await bundleOf('sdk/index.ts');
  assert.deepEqual(packages, SDK);
  assert.deepEqual(latePackages, []);
  assert.deepEqual(
    files.filter((path) => !path.startsWith('sdk/')),
    [],
  );
});

test('SHP-2 the elements bring the sdk, Lit and the texts, nothing of the server', async () => {
  const { files, packages, latePackages } = await bundleOf('elements/index.ts');
  assert(packages.includes('lit'));
  const known = isOneOf(ELEMENTS);
  assert.deepEqual(
    packages.filter((name) => !known(name)),
    [],
  );
  const late = isOneOf(LATE);
  assert.deepEqual(
    latePackages.filter((name) => !late(name)),
    [],
  );
  assert.deepEqual(
    files.filter((path) => !/^(sdk|elements)\//.test(path)),
    [],
  );
});
