import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const settings = {
  // What is imported later takes the shared code from the entry, so that there is one file to begin with.
  preserveEntrySignatures: 'allow-extension',
  // Nothing happens by importing tRPC's client, though it does not say so: its WebSocket link can go.
  treeshake: { moduleSideEffects: (id) => !id.includes('/node_modules/@trpc/') },
  plugins: [
    nodeResolve({ browser: true }),
    // A template that it cannot read stops the build: half minified is worse than not at all.
    // It drops every space beside a tag unless told not to, and with it those between words.
    minifyTemplateLiterals({
      include: 'dist/elements/**',
      failOnError: true,
      options: { minifyOptions: { conservativeCollapse: true } },
    }),
    // nanostores asks Node's way whether it runs in production; a page has no `process`.
    terser({
      ecma: 2022,
      module: true,
      compress: { passes: 2, global_defs: { 'process.env.NODE_ENV': 'production' } },
      // Whose code it is stands once at the top of each file, not at every module of theirs.
      format: { comments: /^!/ },
    }),
  ],
};

/** What is imported late comes in few files: by the name of each, what leads to it, and whose code it builds on. */
const lateFiles = {
  list: { entries: /\/records\/list-page\.js$/ },
  filters: { entries: /\/list\/asok-filter-panel\.js$/, after: 'list' },
  'list-actions': { entries: /\/list\/(asok-bulk-bar|asok-related|columns-menu|column-widths)\.js$/, after: 'list' },
  shell: { entries: /\/(shell\/(admin|error)|auth\/login)-page\.js$/ },
  inputs: { entries: /\/fields\/(inputs|(date|dropdown|field|relation)-drawing)\.js$/ },
  'more-inputs': { entries: /\/fields\/[\w-]+-drawing\.js$/, after: 'inputs' },
  record: { entries: /\/records\/(form|detail)-page\.js$/, after: 'inputs' },
  matrix: { entries: /\/roles\/matrix-page\.js$/, after: 'record' },
  history: { entries: /\/audit\/history-page\.js$/ },
  audit: { entries: /\/audit\/audit-log-page\.js$/, after: 'history' },
  account: {
    entries:
      /\/(account\/(account-page|two-factor-page|confirm-password)|users\/user-account-page|auth\/second-step)\.js$/,
    after: 'shell',
  },
};

/** The sdk is imported by one module: here, not there, stands what only late code uses of it. */
const lateSdk = {
  list: /\/sdk\/list(-filter|-selection)?\.js$/,
  record: /\/sdk\/(form|detail)[\w-]*\.js$/,
  matrix: /\/sdk\/permission-[\w-]+\.js$/,
  history: /\/sdk\/(history|word-diff)\.js$/,
  audit: /\/sdk\/(audit-log|log-url)\.js$/,
  account: /\/sdk\/(account|two-factor|user-account)\.js$/,
};

/**
 * Which file a module goes to. What several late files need is in the first one: a file of its own would be one more to
 * wait for. What none of these leads to, such as the rich text editor, splits by itself.
 */
function createChunks(entry) {
  const reached = new Map();
  const visit = (id, name, getModuleInfo) => {
    const names = reached.get(id) ?? new Set();
    if (names.has(name)) return;
    reached.set(id, names.add(name));
    for (const next of getModuleInfo(id)?.importedIds ?? []) visit(next, name, getModuleInfo);
  };
  return (id, { getModuleIds, getModuleInfo }) => {
    if (reached.size === 0) {
      visit(resolve(entry), 'asok', getModuleInfo);
      for (const late of getModuleIds())
        for (const [name, { entries }] of Object.entries(lateFiles))
          if (entries.test(late)) visit(late, name, getModuleInfo);
    }
    const ofSdk = Object.keys(lateSdk).find((name) => lateSdk[name].test(id));
    const names = [...(reached.get(id) ?? [])];
    if (ofSdk) return ofSdk;
    if (names.includes('asok')) return 'asok';
    const first = names.filter((name) => !names.includes(lateFiles[name].after));
    return first.length > 1 ? 'asok' : (first[0] ?? null);
  };
}

const output = {
  chunkFileNames: 'chunks/[name]-[hash].js',
  format: 'es',
  sourcemap: true,
  banner:
    '/*! asok-admin, MIT. Contains Lit, Copyright Google LLC, BSD-3-Clause; tRPC, nanostores, @shoelace-style/localize, Tiptap, ProseMirror and qrcode-generator, MIT; DOMPurify, Cure53, Apache-2.0; Lucide, ISC. */',
};

/** The modules of single elements by their tags: `dist/elements/records/asok-list.js` as `asok-list`. */
function elementModules() {
  const files = globSync('dist/elements/*/asok-*.js').filter((file) => !/internal|\.styles\.js$/.test(file));
  return Object.fromEntries(files.map((file) => [basename(file, '.js'), file]));
}

export default [
  // The one file for pages without a bundler: every element with all it needs, but for what is imported when it is used.
  {
    ...settings,
    input: 'dist/elements/index.js',
    output: {
      ...output,
      dir: 'dist/cdn',
      entryFileNames: 'asok.min.js',
      manualChunks: createChunks('dist/elements/index.js'),
      onlyExplicitManualChunks: true,
    },
  },
  // One module an element, for pages that need a few: what they share is loaded once.
  {
    ...settings,
    input: elementModules(),
    output: { ...output, dir: 'dist/cdn/elements', entryFileNames: '[name].js' },
  },
];
