// Writes the drawings of lucide icons: for every entry of elements/internal/icon-names.json, such as `shell/shell-icons`, a
// module `elements/shell/shell-icons.generated.ts`. `internal/icons` is in the first file that a page loads; what only late
// code draws belongs to an entry of its own. The results are committed, and written only when they would change.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeGenerated } from './write-generated.mjs';

const require = createRequire(import.meta.url);
const elements = new URL('../elements/', import.meta.url);

/** The drawing of one icon, without the svg element around it. */
function drawing(name) {
  let source;
  try {
    source = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  } catch (cause) {
    throw new Error(`elements/internal/icon-names.json names "${name}", which lucide-static does not have`, { cause });
  }
  return (
    source
      .replace(/^[\s\S]*?<svg[^>]*>/, '')
      .replace(/<\/svg>\s*$/, '')
      .replace(/\s+/g, ' ')
      .replace(/> </g, '><')
      // HTML knows no self-closing tags, and the minifier of the templates goes by HTML.
      .replace(/<(\w+)([^>]*?) ?\/>/g, '<$1$2></$1>')
      .trim()
  );
}

/** `shell/shell-icons` as `shellIcons` and `ShellIconName`. */
function identifiers(entry) {
  const words = entry.split('/').at(-1).split('-');
  const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  return { icons: pascal[0].toLowerCase() + pascal.slice(1), type: pascal.replace(/s$/, 'Name') };
}

/** @param {string} entry @param {string[]} names */
function moduleOf(entry, names) {
  const sorted = [...new Set(names)].sort();
  const { icons, type } = identifiers(entry);
  return `// Written by scripts/icons.mjs from icon-names.json: add a name there and run \`node scripts/icons.mjs\`.
// Drawings: lucide (https://lucide.dev), ISC licence, some of them by Feather (https://feathericons.com), MIT licence.

import { type SVGTemplateResult, svg } from 'lit';

/** Names of these icons. */
export type ${type} =
${sorted.map((name) => `  | '${name}'`).join('\n')};

/** What stands inside the svg element of every icon, 24 by 24, to be stroked with the current colour. */
export const ${icons}: Record<${type}, SVGTemplateResult> = {
${sorted.map((name) => `  '${name}': svg\`${drawing(name)}\`,\n`).join('')}};
`;
}

/** @type {Record<string, string[]>} */
const entries = JSON.parse(readFileSync(new URL('internal/icon-names.json', elements), 'utf8'));
for (const [entry, names] of Object.entries(entries)) {
  const target = new URL(`${entry}.generated.ts`, elements);
  writeGenerated(target, moduleOf(entry, names));
}
