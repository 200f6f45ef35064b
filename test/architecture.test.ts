import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { suites } from '../scripts/suites.mjs';
import { layerOf } from './support/layers.ts';
import {
  type Import,
  importCycles,
  lineAt,
  pathsOf,
  projectFolder,
  type SourceFile,
  sourcesOf,
  textOf,
} from './support/source-tree.ts';

const product = sourcesOf(['{server,sdk,elements}/**/*.ts']);
const everything = sourcesOf([
  '{server,sdk,elements,stories,.storybook,test,examples,scripts,bench}/**/*.{ts,mjs,js}',
  '*.mjs',
]);
const documents = pathsOf(['{README,ARCHITECTURE,CONTRIBUTING}.md', 'docs/**/*.md']);

/** Packages that code for the browser may name; `@trpc/server` for its types alone. */
const browserPackages = /^(lit|@lit\/[\w-]+|nanostores|@nanostores\/lit|@shoelace-style\/localize|@trpc\/client)(\/|$)/;

/** Large ones, for code that comes with the first rich text that is shown. */
const editorPackages = /^(@tiptap\/(core|pm|starter-kit)|dompurify)(\/|$)/;

function isGenerated(path: string): boolean {
  return path.endsWith('.generated.ts');
}

function isConfiguration(path: string): boolean {
  // Storybook takes its settings and the meta of stories by default exports alone.
  return path.endsWith('.config.mjs') || path.startsWith('.storybook/') || path.endsWith('.stories.ts');
}

/** What `refusal` says against the imports of the files, one line for each. */
function refusedImports(files: SourceFile[], refusal: (file: SourceFile, one: Import) => string | null): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap((one) => {
      const reason = refusal(file, one);
      return reason ? [`${file.path}:${one.line} imports ${one.specifier}: ${reason}`] : [];
    }),
  );
}

function folder(name: string): SourceFile[] {
  return product.filter((file) => file.path.startsWith(`${name}/`));
}

test('no import goes round in a circle, types included', () => {
  const problems = importCycles(everything).map(
    ({ path, line, circle }) => `${path}:${line} closes the circle ${circle.join(' -> ')}`,
  );
  assert.deepEqual(problems, []);
});

test('a relative import names a file that exists, with its extension', () => {
  const problems = refusedImports(everything, (_file, { target }) =>
    target === null || /^(dist\/|custom-elements\.json)/.test(target) || existsSync(join(projectFolder, target))
      ? null
      : 'there is no such file',
  );
  assert.deepEqual(problems, []);
});

test('elements import each other and sdk/index.ts, nothing else of the project', () => {
  const problems = refusedImports(folder('elements'), (file, { target, specifier }) => {
    const isOfEditor = file.path.startsWith('elements/fields/rich-text/') && editorPackages.test(specifier);
    const isOfQrCode = file.path === 'elements/account/qr-code.ts' && specifier === 'qrcode-generator';
    if (target === null)
      return browserPackages.test(specifier) || isOfEditor || isOfQrCode ? null : 'not a package for the browser';
    return target.startsWith('elements/') || target === 'sdk/index.ts' ? null : 'elements know sdk/index.ts alone';
  });
  assert.deepEqual(problems, []);
});

test('the sdk knows the server by types alone, through sdk/contract.ts', () => {
  const problems = refusedImports(folder('sdk'), (file, { target, specifier, typeOnly }) => {
    if (target === null) {
      const allowed = browserPackages.test(specifier) || (typeOnly && specifier.startsWith('@trpc/server'));
      return allowed ? null : 'not a package for the browser';
    }
    if (target.startsWith('sdk/')) return null;
    if (!target.startsWith('server/')) return 'the sdk knows nothing above it';
    if (file.path !== 'sdk/contract.ts') return 'only sdk/contract.ts names the server';
    return typeOnly ? null : 'it must be `import type` or `export type`';
  });
  assert.deepEqual(problems, []);
});

/** Pure files of the sdk that the server uses too. */
const SHARED = new Set(['sdk/codec.ts', 'sdk/decimal.ts', 'sdk/parts.ts', 'sdk/rich-text.ts', 'sdk/slug.ts']);

test('the server imports nothing of the layers above it but the pure files that both ends share', () => {
  const problems = refusedImports(folder('server'), (_file, { target }) =>
    target === null || target.startsWith('server/') || SHARED.has(target)
      ? null
      : `the server knows itself, ${[...SHARED].join(', ')}`,
  );
  assert.deepEqual(problems, []);
});

test('every server file stands in a layer and imports from its own and lower ones', () => {
  const strays = folder('server')
    .filter((file) => layerOf(file.path) === null)
    .map((file) => `${file.path}:1 stands in no layer of test/support/layers.ts`);
  const problems = refusedImports(folder('server'), (file, { target }) => {
    const from = layerOf(file.path);
    const to = target === null ? null : layerOf(target);
    if (!from || !to) return null;
    if (to.rank > from.rank) return `${from.name} is below ${to.name}`;
    const crosses = from.name === 'features' && to.name === 'features';
    const sameFolder = posix.dirname(file.path) === posix.dirname(target ?? '');
    return crosses && !sameFolder ? 'features do not import each other' : null;
  });
  assert.deepEqual([...strays, ...problems], []);
});

test('no source file is longer than 300 lines, catalogues of texts and generated files aside', () => {
  const problems = everything
    .filter(({ path }) => !isGenerated(path) && !/\/i18n\/[a-z]{2}(\.ts$|\/)/.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}:301 goes on to line ${lines}`);
  assert.deepEqual(problems, []);
});

// To knip they are all public, by the package's pattern `./elements/*`.
test('what a module of the elements exports is imported by another one', () => {
  const words = everything.map(({ path, text }) => ({ path, words: new Set(text.match(/\w+/g)) }));
  const problems = folder('elements').flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async )?(?:abstract )?(?:const|function|class) (\w+)/gm)]
      .filter(([, name = '']) => !words.some((other) => other.path !== path && other.words.has(name)))
      .map((match) => `${path}:${lineAt(text, match.index)} exports ${match[1]} to nobody`),
  );
  assert.deepEqual(problems, []);
});

test('modules have named exports only, configuration files aside', () => {
  const problems = everything
    .filter(({ path }) => !isConfiguration(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export default\b|^export \{[^}]*\bas default\b/gm)].map(
        (match) => `${path}:${lineAt(text, match.index)} has a default export`,
      ),
    );
  assert.deepEqual(problems, []);
});

test('nothing is called utils, helpers, common or manager', () => {
  const paths = pathsOf(['{server,sdk,elements,stories,test,examples,scripts,bench,docs}/**/*']);
  const problems = paths
    .filter((path) => /(^|\/)([\w-]+-)?(utils?|helpers?|common|managers?)(\/|\.|$)/.test(path))
    .map((path) => `${path}:1 has a name that says nothing: name what it does`);
  assert.deepEqual(problems, []);
});

test('every test file belongs to a suite of npm test and none is skipped', () => {
  const inSuites = new Set(suites.flatMap((suite) => pathsOf(suite.tests ?? suite.browser ?? [])));
  const tests = pathsOf(['test/**/*.{test,browser,e2e}.ts']);
  const strays = tests.filter((path) => !inSuites.has(path)).map((path) => `${path}:1 is in no suite`);
  const skipped = tests.flatMap((path) => {
    const text = textOf(path);
    const marks = text.matchAll(/\b(?:test|it|describe|suite)\.(?:only|skip|todo)\b|\{\s*(?:only|skip|todo):/g);
    return [...marks].map((match) => `${path}:${lineAt(text, match.index)} is switched off`);
  });
  assert.deepEqual([...strays, ...skipped], []);
});

test('every path that a document names exists', () => {
  const known =
    /^(\.ci|\.storybook|server|sdk|elements|stories|test|examples|scripts|bench|docs)\/|^[\w.-]+\.(md|mjs)$/;
  const problems = documents.flatMap((document) => {
    const text = textOf(document).replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '));
    const named = [...text.matchAll(/`([^`\n]+)`|\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)];
    return named.flatMap((match) => {
      const link = match[2] && posix.join(posix.dirname(document), match[2]);
      const path = link ?? match[1] ?? '';
      if (!link && !known.test(path)) return [];
      const pattern =
        path
          .replace(/\/$/, '')
          .replace(/<[\w-]+>/g, '*')
          .split(' ')[0] ?? '';
      return pathsOf([pattern]).length > 0
        ? []
        : [`${document}:${lineAt(text, match.index)} names ${path}, which is not there`];
    });
  });
  assert.deepEqual(problems, []);
});

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(document: string): Set<string> {
  const headings = textOf(document).matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('every heading that a document links to exists', () => {
  const problems = documents.flatMap((document) => {
    const text = textOf(document);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
    return links.flatMap(({ 1: path, 2: anchor = '', index }) => {
      const target = path ? posix.join(posix.dirname(document), path) : document;
      return anchorsOf(target).has(anchor)
        ? []
        : [`${document}:${lineAt(text, index)} links to #${anchor} of ${target}`];
    });
  });
  assert.deepEqual(problems, []);
});
