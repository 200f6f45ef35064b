export default {
  globs: ['elements/**/*.ts'],
  exclude: ['elements/**/*.generated.ts', 'elements/i18n/**'],
  outdir: '.',
  packagejson: false,
  litelement: true,
};
