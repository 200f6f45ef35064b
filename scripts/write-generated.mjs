import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes a file that is committed, unless it holds this text already: nothing is built anew for it then. */
export function writeGenerated(target, text) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}
