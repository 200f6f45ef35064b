import { isAbsolute } from 'node:path';
import type { Sequelize } from 'sequelize';
import type { ModelOption, UserModelOption } from './config.types.ts';
import type { Locale } from './contract.ts';

/** Where the admin reports: the four methods of console, pino and their like. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** How passwords of the team's own user model are kept and checked. */
export interface PasswordOptions {
  /** `asok`: we store argon2id. `model`: plain text goes to the model's own hook. */
  hash?: 'asok' | 'model';
  /** Accepts a hash of another kind at login, which is then renewed as argon2id. */
  verify?(plain: string, stored: string): Promise<boolean> | boolean;
}

/** Attempts and windows; null switches a limit off. */
export interface RateLimitOptions {
  /** Tries per account, per address, and per both, in 15 minutes. */
  login?: { account?: number; address?: number; pair?: number } | null;
  /** API calls a minute of one session and of one anonymous address, and calls of a session that run at the same time. */
  api?: { session?: number; anonymous?: number; parallel?: number } | null;
  /** Wrong codes of two-factor: per sign-in, and per account in an hour. */
  codes?: { login?: number; account?: number } | null;
}

/** A key that secrets are encrypted with. Its id is stored beside them, so keep both. */
export interface EncryptionKey {
  /** Up to 20 letters, digits, `-` and `_`. */
  id: string;
  /** At least 32 random bytes, as text. */
  key: string;
}

/** What `createAdmin` takes; it works out `M` and `U` from the models given. */
export interface AdminOptions<M = Record<string, ModelOption>, U = UserModelOption> {
  sequelize: Sequelize;
  /** The models by slug; omitted: every model of the instance. */
  models?: M;
  /** Your own user model; needs e-mail, password and is_admin. */
  userModel?: U;
  /** Goes before the names of our own tables. */
  tablePrefix?: string;
  siteName?: string;
  urlPrefix?: string;
  /** A built-in file name (`logo.svg`) or a path below `assetsDir`. */
  favicon?: string;
  /** Your own style sheets for the elements of the built-in page, as paths below `assetsDir`: `['app.css']`. */
  stylesheets?: readonly string[];
  /** Absolute path of the folder that holds your own assets. */
  assetsDir?: string;
  /** At least 32 bytes; default `ASOK_SECRET`. Production refuses to start without one. */
  secret?: string;
  /**
   * Keys for secrets in the database: the first encrypts, all decrypt. Default `ASOK_ENC_KEYS` (`new:key,old:key`), else a
   * key made of `secret`.
   */
  encryptionKeys?: readonly EncryptionKey[];
  /** Seconds that a session lives, default `SESSION_MAX_AGE`, else 30 days. */
  sessionMaxAge?: number;
  /** Seconds without a call after which a session ends; off by default. */
  sessionIdle?: number;
  /** Where people reach the admin, e.g. `https://admin.example.org`. */
  publicUrl?: string;
  /** Other origins whose pages may call the API with cookies, exactly as browsers send them. */
  allowedOrigins?: readonly string[];
  /** Allows cookies over plain http on a host that is not this machine. */
  insecureCookies?: boolean;
  /** Number of proxies in front whose forwarded address is believed. */
  trustProxy?: number;
  defaultLocale?: Locale;
  logger?: Logger;
  /** `manual` refuses to start while migrations of our own tables are pending. */
  migrate?: 'auto' | 'manual';
  passwords?: PasswordOptions;
  /** Everybody must set up two-factor before anything else; off by default. */
  require2fa?: boolean;
  /** `all` logs what your own code writes through the models of the admin, too; default `admin`. */
  audit?: 'admin' | 'all';
  /** Whether administrators may act as other administrators, too; on by default. */
  impersonateAdmins?: boolean;
  rateLimits?: RateLimitOptions;
  /** The clock; tests set their own. */
  now?: () => Date;
}

/** The checked options with their defaults. */
export interface Config {
  readonly siteName: string;
  readonly urlPrefix: string;
  readonly favicon: string | null;
  readonly stylesheets: readonly string[];
  readonly assetsDir: string | null;
  readonly secret: string;
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly sessionMaxAge: number;
  readonly sessionIdle: number | null;
  readonly publicUrl: URL | null;
  readonly allowedOrigins: readonly string[];
  readonly insecureCookies: boolean;
  readonly trustProxy: number;
  readonly defaultLocale: Locale;
  readonly logger: Logger;
  readonly migrate: 'auto' | 'manual';
  readonly passwords: PasswordOptions;
  readonly require2fa: boolean;
  readonly audit: 'admin' | 'all';
  readonly impersonateAdmins: boolean;
  readonly rateLimits: RateLimitOptions;
  readonly production: boolean;
  readonly now: () => Date;
}

/** A mistake in the options: its id is stable, its text names the option and the way out. */
export class ConfigError extends Error {
  readonly id: string;

  constructor(id: string, message: string) {
    super(`${message} [${id}]`);
    this.name = 'ConfigError';
    this.id = id;
  }
}

const DAY = 86_400;
const SAMPLE_SECRETS = ['change-me', 'changeme', 'secret', 'your-secret-here'];

/** Checks the options and fills in the defaults. @throws ConfigError */
export function resolveConfig(options: AdminOptions, environment: NodeJS.ProcessEnv = process.env): Config {
  const production = environment.NODE_ENV === 'production';
  const logger = options.logger ?? consoleLogger;
  const publicUrl = url(options.publicUrl);
  const insecureCookies = options.insecureCookies ?? false;
  if (publicUrl?.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    if (!insecureCookies)
      throw new ConfigError(
        'CFG_PLAIN_HTTP',
        'publicUrl is plain http: browsers would send the session cookie unprotected. Use https, or set insecureCookies: true',
      );
    logger.warn({ option: 'insecureCookies' }, 'insecureCookies: session cookies travel over plain http');
  }
  return {
    siteName: text('siteName', options.siteName, 'Asok Admin'),
    urlPrefix: prefix(options.urlPrefix ?? '/admin'),
    favicon: options.favicon ?? null,
    stylesheets: stylesheets(options.stylesheets ?? []),
    assetsDir: folder(options.assetsDir),
    secret: secret(options.secret ?? environment.ASOK_SECRET, production, logger),
    encryptionKeys: encryptionKeys(options.encryptionKeys ?? listedKeys(environment.ASOK_ENC_KEYS)),
    sessionMaxAge: seconds('sessionMaxAge', options.sessionMaxAge ?? environment.SESSION_MAX_AGE) ?? 30 * DAY,
    sessionIdle: seconds('sessionIdle', options.sessionIdle),
    publicUrl,
    allowedOrigins: (options.allowedOrigins ?? []).map(origin),
    insecureCookies,
    trustProxy: hops(options.trustProxy ?? 0),
    defaultLocale: locale(options.defaultLocale ?? 'en'),
    logger,
    migrate: options.migrate ?? 'auto',
    passwords: options.passwords ?? {},
    require2fa: options.require2fa ?? false,
    audit: auditScope(options.audit ?? 'admin'),
    impersonateAdmins: options.impersonateAdmins ?? true,
    rateLimits: options.rateLimits ?? {},
    production,
    now: options.now ?? (() => new Date()),
  };
}

/** Whether a host name is this machine. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || host === '[::1]';
}

const consoleLogger: Logger = {
  debug: () => {},
  info: (details, message) => console.info(line('info', message, details)),
  warn: (details, message) => console.warn(line('warn', message, details)),
  error: (details, message) => console.error(line('error', message, details)),
};

// One line of JSON, inert in a terminal too: JSON leaves the second set of control characters as they are.
function line(level: string, message: string, details: object): string {
  return JSON.stringify({ level, message, ...details }).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function text(option: string, value: string | undefined, fallback: string): string {
  if (value === undefined) return fallback;
  if (typeof value !== 'string' || value.trim() === '')
    throw new ConfigError('CFG_TEXT', `${option} must be a text that is not empty; leave it out for "${fallback}"`);
  return value;
}

function prefix(value: string): string {
  if (!/^(\/[a-z0-9][a-z0-9_-]*)+$/i.test(value))
    throw new ConfigError('CFG_URL_PREFIX', `urlPrefix must look like "/admin" or "/back/office", not "${value}"`);
  return value;
}

function folder(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!isAbsolute(value)) throw new ConfigError('CFG_ASSETS_DIR', `assetsDir must be an absolute path, not "${value}"`);
  return value;
}

function stylesheets(value: readonly string[]): readonly string[] {
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string'))
    throw new ConfigError('CFG_STYLESHEET', 'stylesheets must be a list of paths below assetsDir, such as ["app.css"]');
  return value;
}

function secret(value: string | undefined, production: boolean, logger: Logger): string {
  if (value === undefined) {
    if (production)
      throw new ConfigError(
        'CFG_SECRET_MISSING',
        'secret is missing: give one of 32 bytes or more, or set ASOK_SECRET',
      );
    logger.warn(
      { option: 'secret' },
      'secret is missing: a random one is used, so cookies, cursors and second factors end with the process',
    );
    return crypto.randomUUID() + crypto.randomUUID();
  }
  const isSample = SAMPLE_SECRETS.some((sample) => value.toLowerCase().includes(sample));
  if (Buffer.byteLength(value) < 32 || new Set(value).size < 8 || isSample)
    throw new ConfigError('CFG_SECRET_WEAK', 'secret must have at least 32 random bytes and not be a sample value');
  return value;
}

function listedKeys(text = ''): EncryptionKey[] {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  return entries.map((entry) => {
    const [id = '', ...key] = entry.trim().split(':');
    return { id, key: key.join(':') };
  });
}

// No message holds the key itself: it would end in a log.
function encryptionKeys(keys: readonly EncryptionKey[]): readonly EncryptionKey[] {
  const isWrong = ({ id, key }: EncryptionKey) =>
    !/^[\w-]{1,20}$/.test(id) || typeof key !== 'string' || Buffer.byteLength(key) < 32 || new Set(key).size < 8;
  const wrong = keys.find(isWrong);
  if (wrong)
    throw new ConfigError(
      'CFG_ENCRYPTION_KEY',
      `encryptionKeys: "${String(wrong.id).slice(0, 20)}" needs an id of letters and digits, and a key of 32 random bytes or more`,
    );
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw new ConfigError('CFG_ENCRYPTION_KEY', 'encryptionKeys: two keys have the same id');
  return keys;
}

function seconds(option: string, value: number | string | undefined): number | null {
  if (value === undefined || value === '') return null;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new ConfigError('CFG_SECONDS', `${option} must be a whole number of seconds, not "${value}"`);
  return number;
}

function hops(value: number): number {
  if (!Number.isInteger(value) || value < 0)
    throw new ConfigError('CFG_TRUST_PROXY', `trustProxy must be the number of proxies in front, not "${value}"`);
  return value;
}

function locale(value: string): Locale {
  if (value === 'en' || value === 'fr' || value === 'es') return value;
  throw new ConfigError('CFG_LOCALE', `defaultLocale must be en, fr or es, not "${value}"`);
}

function auditScope(value: string): Config['audit'] {
  if (value === 'admin' || value === 'all') return value;
  throw new ConfigError('CFG_AUDIT', `audit must be "admin" or "all", not "${value}"`);
}

function url(value: string | undefined): URL | null {
  if (value === undefined) return null;
  if (URL.canParse(value) && /^https?:/.test(value)) return new URL(value);
  throw new ConfigError('CFG_PUBLIC_URL', `publicUrl must be an http(s) address, not "${value}"`);
}

function origin(value: string): string {
  if (URL.canParse(value) && new URL(value).origin === value) return value;
  throw new ConfigError('CFG_ORIGIN', `allowedOrigins must hold origins such as "https://example.org", not "${value}"`);
}
