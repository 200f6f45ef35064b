import { elementsOnly } from './scripts/manifest.mjs';

/** The analyzer knows `customElements.define`; ours goes through `define('asok-x', AsokX)`, which tolerates a second copy. */
const definedTags = {
  name: 'defined-tags',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
    const [tag, element] = node.arguments;
    if (!tag || !element || !ts.isStringLiteral(tag)) return;
    const name = element.getText();
    const declaration = moduleDoc.declarations?.find((each) => each.name === name);
    if (!declaration) return;
    Object.assign(declaration, { customElement: true, tagName: tag.text });
    const module = moduleDoc.path;
    moduleDoc.exports = [
      ...(moduleDoc.exports ?? []),
      { kind: 'custom-element-definition', name: tag.text, declaration: { name, module } },
    ];
  },
};

export default {
  globs: ['elements/**/*.ts'],
  exclude: ['elements/**/*.generated.ts', 'elements/i18n/**'],
  outdir: '.',
  packagejson: false,
  litelement: true,
  plugins: [definedTags, elementsOnly()],
};
