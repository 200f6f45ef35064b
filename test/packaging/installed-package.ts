import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectFolder } from '../support/source-tree.ts';

const modules = join(projectFolder, 'node_modules');

/** What a team sets, strictest of all: the declarations of the package are checked too, and all that they lead to. */
const settings = {
  target: 'ES2022',
  lib: ['ES2024', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  rewriteRelativeImportExtensions: true,
  declaration: true,
  outDir: 'out',
  skipLibCheck: false,
};

/** Which compiler, by its package. */
type Compiler = 'typescript' | 'typescript-5';

export interface Compilation {
  files: string[];
  types?: string[];
  compiler?: Compiler;
  /** How modules are found and written: as Node does, or a bundler. */
  module?: 'nodenext' | 'bundler';
}

function run(command: string, arguments_: string[], cwd = projectFolder): string {
  const { status, stdout, stderr, error } = spawnSync(command, arguments_, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${arguments_.join(' ')}: ${error?.message ?? stdout + stderr}`);
  return stdout;
}

/** The lines that a script of Node's prints. A compiler that finds mistakes ends with another code than 0. */
async function printed(arguments_: string[]): Promise<string[]> {
  const { stdout, stderr } = spawn('node', arguments_, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = await Promise.all([text(stdout), text(stderr)]);
  return texts.join('').split('\n').filter(Boolean);
}

/**
 * A team's project with the package as npm would lay it there: what `npm pack` holds, and beside it the dependencies
 * that its package.json names, no other.
 */
export class TeamProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'asok-team-'));
  #compilations = 0;

  /** Packs, unpacks, and links the dependencies; `others` are those of the team. */
  constructor(...others: string[]) {
    const packed = join(this.folder, 'packed');
    mkdirSync(packed);
    const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', packed]));
    const installed = join(this.folder, 'node_modules/asok-admin');
    mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', join(packed, filename), '-C', installed, '--strip-components=1']);
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    for (const name of new Set([...Object.keys(dependencies), ...others])) {
      const path = join(this.folder, 'node_modules', name);
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(join(modules, name), path);
    }
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ type: 'module' }));
  }

  /** Copies the files of a folder beside the tests into the project. */
  add(folder: string): void {
    cpSync(join(projectFolder, 'test/packaging', folder), this.folder, { recursive: true });
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Compiles some files of the project; gives the lines that the compiler printed. */
  compile(compilation: Compilation, ...flags: string[]): Promise<string[]> {
    const compiler = join(modules, compilation.compiler ?? 'typescript', 'bin/tsc');
    return printed([compiler, '--project', this.#configure(compilation), ...flags]);
  }

  /** Compiles files that Vue's templates are among. Its checker needs a compiler that is written in JavaScript. */
  compileVue(compilation: Compilation): Promise<string[]> {
    const start = "require('vue-tsc').run(require.resolve('typescript-5/lib/tsc'))";
    return printed(['--eval', start, '--', 'vue-tsc', '--project', this.#configure(compilation)]);
  }

  /** Each compilation has a file of its own, so that some may run at a time. */
  #configure({ files, types = [], module = 'nodenext' }: Compilation): string {
    const resolution = module === 'bundler' ? { module: 'esnext', moduleResolution: module } : { module };
    const path = join(this.folder, `tsconfig.${this.#compilations++}.json`);
    const compilerOptions = { ...settings, ...resolution, types };
    // Of Vue's templates the strictest reading, in which an unknown property is a mistake.
    writeFileSync(path, JSON.stringify({ compilerOptions, vueCompilerOptions: { strictTemplates: true }, files }));
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The mistakes in a project and in our declarations; other packages answer for their own. */
export function mistakes(lines: string[]): string[] {
  return lines.filter((line) => !/^\s|^[^(]*node_modules\/(?!asok-admin\/)/.test(line));
}
