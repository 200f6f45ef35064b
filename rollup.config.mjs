import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

/** The one file for pages without a bundler: every element with all it needs, but for what is imported when it is used. */
export default {
  input: 'dist/elements/index.js',
  output: {
    dir: 'dist/cdn',
    entryFileNames: 'asok.min.js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    format: 'es',
    sourcemap: true,
  },
  onwarn(warning, warn) {
    // tsc's helper for decorators reads the module's `this` and copes with its absence.
    if (warning.code !== 'THIS_IS_UNDEFINED') warn(warning);
  },
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
    }),
  ],
};
