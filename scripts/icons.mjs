// Writes elements/internal/icons.generated.ts: the drawings of the lucide icons named in elements/internal/icon-names.json.
// The result is committed, so a reader of the elements needs no build; it is written only when it would change.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const target = new URL('../elements/internal/icons.generated.ts', import.meta.url);

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

/** @type {string[]} */
const names = JSON.parse(readFileSync(new URL('../elements/internal/icon-names.json', import.meta.url), 'utf8'));
const sorted = [...new Set(names)].sort();
const entries = sorted.map((name) => `  '${name}': svg\`${drawing(name)}\`,\n`);
const text = `// Written by scripts/icons.mjs from icon-names.json: add a name there and run \`node scripts/icons.mjs\`.
// Drawings: lucide (https://lucide.dev), ISC licence, some of them by Feather (https://feathericons.com), MIT licence.

import { type SVGTemplateResult, svg } from 'lit';

/** Names of the icons that are built in. */
export type IconName =
${sorted.map((name) => `  | '${name}'`).join('\n')};

/** What stands inside the svg element of every icon, 24 by 24, to be stroked with the current colour. */
export const icons: Record<IconName, SVGTemplateResult> = {
${entries.join('')}};
`;

let before = '';
try {
  before = readFileSync(target, 'utf8');
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
if (text !== before) writeFileSync(target, text);
