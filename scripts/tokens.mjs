// Writes elements/theme/tokens.generated.ts: tokens.css as a string for the elements, which adopt it by script.
// The result is committed, so a reader of the elements needs no build; it is written only when it would change.
import { readFileSync } from 'node:fs';
import { writeGenerated } from './write-generated.mjs';

const source = new URL('../elements/theme/tokens.css', import.meta.url);
const target = new URL('../elements/theme/tokens.generated.ts', import.meta.url);

const rules = readFileSync(source, 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  // The page's own colour scheme stays its own: only a page that links tokens.css asks for ours.
  .replace(/:root\s*\{\s*color-scheme:[^}]*\}/, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};:,]) ?/g, '$1')
  .replace(/;}/g, '}')
  .trim();

// In a layer, because adopted sheets come last and would beat the page's own values.
const text = `// Written by scripts/tokens.mjs from tokens.css: edit that and run \`node scripts/tokens.mjs\`.

/** The design tokens as a style sheet, in the cascade layer \`asok\`: what a page declares outside of layers wins. */
export const tokens =
  '@layer asok{${rules.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}}';
`;

writeGenerated(target, text);
