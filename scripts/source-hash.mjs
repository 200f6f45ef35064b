import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

const folder = fileURLToPath(root);

/** The files of the project that match, sorted. */
export function filesOf(patterns) {
  return globSync(patterns, { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** A hash over the names and contents of files: what was built from them is still good while it stays the same. */
export function hashOfFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
