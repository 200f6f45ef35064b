import type { Permission, Verb } from '../contract.ts';

/** Every right that a role can give on a model. */
export const VERBS = ['view', 'add', 'edit', 'delete', 'export'] as const satisfies readonly Verb[];

/** What a slug may look like: lower case, a letter first, at most 63 characters. */
export const SLUG = /^[a-z][a-z0-9_-]{0,62}$/;

const ENTRY = /^([a-z][a-z0-9_-]{0,62})\.(\*|view|add|edit|delete|export)$/;

// Every call reads the rights of its caller, who shares them with others; a text always means the same rights.
const MAX_PARSED = 1000;
const parsed = new Map<string, PermissionSet>();

/** The rights of one person: the union of what his roles hold. */
export class PermissionSet {
  readonly #entries: ReadonlySet<string>;

  private constructor(entries: ReadonlySet<string>) {
    this.#entries = entries;
  }

  static readonly none = new PermissionSet(new Set());
  static readonly all = new PermissionSet(new Set(['*']));

  /** Reads stored texts (`posts.view, posts.edit`), implied `view` included; what is no permission is left out. */
  static parse(...texts: readonly string[]): PermissionSet {
    // Each text stands in quotes: no sign in one of them may read as the border of two.
    const id = JSON.stringify(texts);
    const known = parsed.get(id);
    if (known) return known;
    const made = new PermissionSet(new Set(texts.flatMap((text) => normalise(split(text)).filter(isPermission))));
    if (parsed.size >= MAX_PARSED) parsed.clear();
    parsed.set(id, made);
    return made;
  }

  /** Whether `<slug>.<verb>` is held, itself or through a wildcard. */
  has(slug: string, verb: Verb): boolean {
    return this.#entries.has('*') || this.#entries.has(`${slug}.*`) || this.#entries.has(`${slug}.${verb}`);
  }

  /** Whether everything in `other` is held too. */
  includes(other: PermissionSet): boolean {
    return [...other.#entries].every((entry) => this.covers(entry as Permission));
  }

  /** Whether one permission is held, itself or through a wildcard; `slug.*` through its verbs too. */
  covers(permission: Permission): boolean {
    const entries = this.#entries;
    if (entries.has('*') || entries.has(permission)) return true;
    if (permission === '*') return false;
    const slug = permission.slice(0, permission.indexOf('.'));
    return entries.has(`${slug}.*`) || (permission.endsWith('.*') && VERBS.every((verb) => this.has(slug, verb)));
  }

  get isSuperuser(): boolean {
    return this.#entries.has('*');
  }

  toArray(): Permission[] {
    return [...this.#entries].sort() as Permission[];
  }
}

/** Whether a text is one permission of our grammar: `*`, `slug.*` or `slug.verb`. */
export function isPermission(text: string): text is Permission {
  return text === '*' || ENTRY.test(text);
}

/** The slug of a permission, null for `*` and for what is none. */
export function slugOf(permission: string): string | null {
  return ENTRY.exec(permission)?.[1] ?? null;
}

/** The entries of a stored text, spaces dropped, each once. */
export function split(text: string): string[] {
  return [...new Set(text.split(',').map((entry) => entry.trim()))].filter((entry) => entry !== '');
}

/**
 * Adds the `view` that every other verb needs, before the first verb of its slug. Order is kept; so are entries that
 * we do not know.
 */
export function normalise(entries: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const entry of entries) {
    const slug = slugOf(entry);
    if (slug && !entry.endsWith('.*') && !entries.includes(`${slug}.*`)) kept.add(`${slug}.view`);
    kept.add(entry);
  }
  return [...kept];
}

/** A stored text in its normal form: `posts.edit` becomes `posts.view,posts.edit`. */
export function normaliseText(text: string): string {
  return normalise(split(text)).join(',');
}
