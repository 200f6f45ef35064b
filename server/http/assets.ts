import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getMimeType } from 'hono/utils/mime';
import { type Config, ConfigError } from '../config.ts';
import { type Coding, codingFor, encode } from './encoding.ts';

const besideThis = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// This file runs from the sources and from dist; the modules for pages are always built ones.
const MODULES = besideThis(import.meta.url.endsWith('.ts') ? '../../dist/cdn/' : '../../cdn/');

const TOKENS = besideThis('../../elements/theme/tokens.css');

const FILES: ReadonlyMap<string, string> = new Map([
  ['tokens.css', TOKENS],
  ['first-paint.js', besideThis('../../elements/theme/first-paint.js')],
  ['page.css', besideThis('page.css')],
  ['logo.svg', besideThis('brand/logo.svg')],
]);

/** What a file begins with: the page asks for one style sheet, not two. */
const PRELUDES: ReadonlyMap<string, string> = new Map([['page.css', TOKENS]]);

/** Folders and file names of the built modules: none that could lead out of their folder. */
const MODULE = /^(\w[\w-]*\/)*\w[\w-]*(\.[\w-]+)+$/;

/**
 * The version stands before the name, so that it holds for what a module imports by a relative address too: with a query
 * `asok.min.js` and the module that its parts import would be two modules.
 */
const VERSIONED = /^v-([\da-f]{16})\/(.+)$/;

/** Their names change with their contents. */
const CHUNK = /(^|\/)chunks\/[^/]+\.js$/;

const COMPRESSIBLE = /\.(js|css|svg|map)$/;

/** An SVG that somebody opens by its address must run nothing. */
const ASSET_CSP = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

const YEAR = 31_536_000;

/** The public files of an admin. */
export interface Assets {
  /** Answers `<prefix>/assets/<path>`, null for a name that is none of ours. */
  serve(path: string, request: Request): Promise<Response | null>;
  /** The address of a file, with its version: browsers may keep it for ever. */
  url(name: string): Promise<string>;
  /** A small file as an address that holds it whole, so that nobody has to ask for it. */
  dataUrl(name: string): Promise<string>;
  /**
   * The addresses at which `asok.min.js` asks for late modules, by their names without hash, so that a page can ask with
   * it; those that are not built are left out.
   */
  chunks(names: readonly string[]): Promise<string[]>;
}

interface LoadedFile {
  modified: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** The same compressed, once somebody asked for it so. */
  encoded: Map<Coding, Promise<Uint8Array<ArrayBuffer>>>;
  version: string;
}

/** @throws ConfigError when the favicon or a style sheet does not exist */
export function createAssets(config: Config): Assets {
  const own = new Map(config.stylesheets.map((name) => [styleSheet(name), stylesheetPath(config, name)]));
  if (config.favicon !== null) own.set(`brand/${config.favicon}`, faviconPath(config));
  const loaded = new Map<string, LoadedFile>();

  const pathOf = (name: string): string | null => {
    return own.get(name) ?? FILES.get(name) ?? (MODULE.test(name) ? MODULES + name : null);
  };

  // Read again when the file changed, so that a rebuild shows without a restart.
  const load = async (name: string): Promise<LoadedFile | null> => {
    const path = pathOf(name);
    const facts = path === null ? null : await stat(path).catch(() => null);
    if (path === null || !facts?.isFile()) return null;
    const prelude = PRELUDES.get(name);
    const modified = facts.mtimeMs + (prelude ? (await stat(prelude)).mtimeMs : 0);
    const known = loaded.get(name);
    if (known?.modified === modified) return known;
    const file = await readAsset(prelude ? [prelude, path] : [path], modified);
    loaded.set(name, file);
    return file;
  };

  const urlOf = async (name: string): Promise<string> => {
    const version = (await load(name))?.version;
    return `${config.urlPrefix}/assets/${version ? `v-${version}/` : ''}${name}`;
  };

  return {
    serve: async (path, request) => {
      const [, version, name = path] = VERSIONED.exec(path) ?? [];
      const file = await load(name);
      if (!file) return null;
      return assetResponse(name, { ...file, isFinal: version === file.version || CHUNK.test(name) }, request);
    },
    url: urlOf,
    dataUrl: async (name) => {
      const bytes = (await load(name))?.bytes ?? new Uint8Array();
      return `data:${(getMimeType(name) ?? '').replace(' ', '')};base64,${Buffer.from(bytes).toString('base64')}`;
    },
    chunks: async (names) => {
      const files = await readdir(`${MODULES}chunks`).catch(() => []);
      const base = (await urlOf('asok.min.js')).replace(/[^/]+$/, 'chunks/');
      return names.flatMap((name) =>
        files.filter((file) => file.replace(/-[\w-]{8}\.js$/, '') === name).map((file) => base + file),
      );
    },
  };
}

async function readAsset(paths: readonly string[], modified: number): Promise<LoadedFile> {
  const bytes = Buffer.concat(await Promise.all(paths.map((path) => readFile(path))));
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { modified, bytes, encoded: new Map(), version };
}

interface Answered extends LoadedFile {
  /** What this address leads to never changes. */
  isFinal: boolean;
}

async function assetResponse(name: string, file: Answered, { headers }: Request): Promise<Response> {
  const coding = COMPRESSIBLE.test(name) ? codingFor(headers.get('accept-encoding')) : null;
  const etag = `"${file.version}${coding ? `-${coding}` : ''}"`;
  const answer = new Headers({
    etag,
    'cache-control': file.isFinal ? `public, max-age=${YEAR}, immutable` : 'public, no-cache',
    vary: 'Accept-Encoding',
    // Pages of other origins load our elements from here.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': ASSET_CSP,
    'content-type': getMimeType(name) ?? 'application/octet-stream',
    ...(coding && { 'content-encoding': coding }),
  });
  if (headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers: answer });
  return new Response(coding ? await encodedAs(file, coding) : file.bytes, { headers: answer });
}

function encodedAs({ bytes, encoded }: LoadedFile, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const known = encoded.get(coding) ?? encode(bytes, coding, 'kept');
  encoded.set(coding, known);
  return known;
}

/** The name under which a style sheet of the team is served. */
export function styleSheet(name: string): string {
  return `styles/${name}`;
}

function stylesheetPath({ assetsDir }: Config, name: string): string {
  const path = assetsDir === null ? null : resolve(assetsDir, name);
  if (
    path === null ||
    assetsDir === null ||
    !path.startsWith(assetsDir + sep) ||
    !/^[\w./-]+\.css$/.test(name) ||
    // A browser takes such steps out of an address before it asks.
    name.split('/').some((step) => step === '.' || step === '..' || step === '') ||
    !existsSync(path)
  )
    throw new ConfigError(
      'CFG_STYLESHEET',
      `stylesheets names "${name}", which was not found: give the path of a .css file below assetsDir`,
    );
  return path;
}

/** A bare file name is one of ours; a path with a folder is the team's, below `assetsDir`. */
function faviconPath({ favicon, assetsDir }: Config): string {
  const name = favicon ?? '';
  const base = name.includes('/') ? assetsDir : besideThis('brand');
  const path = base === null ? null : resolve(base, name);
  if (path === null || base === null || !path.startsWith(base + sep) || !existsSync(path))
    throw new ConfigError(
      'CFG_FAVICON',
      `favicon "${name}" was not found: give a built-in file ("logo.svg"), or a path with a folder below assetsDir`,
    );
  return path;
}
