import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { globSync } from 'node:fs';
import { basename } from 'node:path';

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

const output = {
  chunkFileNames: 'chunks/[name]-[hash].js',
  format: 'es',
  sourcemap: true,
  banner:
    '/*! asok-admin, MIT. Contains Lit, Copyright Google LLC, BSD-3-Clause; tRPC, nanostores and @shoelace-style/localize, MIT; Lucide, ISC. */',
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
    output: { ...output, dir: 'dist/cdn', entryFileNames: 'asok.min.js' },
  },
  // One module an element, for pages that need a few: what they share is loaded once.
  {
    ...settings,
    input: elementModules(),
    output: { ...output, dir: 'dist/cdn/elements', entryFileNames: '[name].js' },
  },
];
