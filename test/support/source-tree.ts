import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The project's folder. */
export const projectFolder = join(import.meta.dirname, '../..');

/** One import or re-export: what it names, where it stands, and whether it vanishes at run time. */
export interface Import {
  /** As written: `./x.ts`, `lit`, `node:fs`. */
  specifier: string;
  /** Path in the project of a relative import, null for a package. */
  target: string | null;
  line: number;
  typeOnly: boolean;
}

/** One source file, its path relative to the project with `/` between. */
export interface SourceFile {
  path: string;
  text: string;
  imports: Import[];
}

const importStatement =
  /^[ \t]*(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

/** Same length and lines, so that positions stay true. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** Number of the line, from 1, that holds the character at `index`. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function importsOf(path: string, text: string): Import[] {
  return [...withoutComments(text).matchAll(importStatement)].map((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
    const start = match.index + match[0].search(/\S/);
    return { specifier, target, line: lineAt(text, start), typeOnly: /^\s*(?:import|export)\s+type\b/.test(match[0]) };
  });
}

/** Paths of the files that match, without what is installed or built. */
export function pathsOf(patterns: string[]): string[] {
  return globSync(patterns, { cwd: projectFolder, exclude: ['**/node_modules/**', 'dist/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The text of one file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(projectFolder, path), 'utf8');
}

/** The source files that match, read. */
export function sourcesOf(patterns: string[]): SourceFile[] {
  return pathsOf(patterns).map((path) => {
    const text = textOf(path);
    return { path, text, imports: importsOf(path, text) };
  });
}

/** The first import that closes a circle for each circle found, as the files passed through. */
export function importCycles(files: SourceFile[]): { path: string; line: number; circle: string[] }[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles: { path: string; line: number; circle: string[] }[] = [];
  const visit = (file: SourceFile, trail: string[]): void => {
    const here = [...trail, file.path];
    for (const { target, line } of file.imports) {
      const next = target === null ? undefined : byPath.get(target);
      if (!next || done.has(next.path)) continue;
      const start = here.indexOf(next.path);
      if (start >= 0) cycles.push({ path: file.path, line, circle: [...here.slice(start), next.path] });
      else visit(next, here);
    }
    done.add(file.path);
  };
  for (const file of files) if (!done.has(file.path)) visit(file, []);
  return cycles;
}
