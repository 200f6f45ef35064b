import type { MatrixRow, Verb } from './contract.ts';

/** The columns of the matrix. */
export const VERBS: readonly Verb[] = ['view', 'add', 'edit', 'delete', 'export'];

/** Every permission of a role, each once and in the order stored; what is no permission to us is among them. */
export type Permissions = readonly string[];

/** One verb of one model. */
export interface MatrixCell {
  row: MatrixRow;
  verb: Verb;
}

/**
 * `implied`: granted because another verb of the model needs it. `covered`: granted by `slug.*` or `*`. `absent`: the
 * model has no such verb.
 */
export type CellState = 'off' | 'on' | 'implied' | 'covered' | 'absent';

/** Of several cells: all, some or none are granted. */
export type GroupState = 'on' | 'mixed' | 'off';

const ENTRY = /^([a-z][a-z0-9_-]{0,62})\.(\*|view|add|edit|delete|export)$/;

/** Reads a stored text: spaces are dropped, and the `view` that other verbs need is added, as the server does. */
export function parsePermissions(text: unknown): string[] {
  const entries = typeof text === 'string' ? text.split(',').map((entry) => entry.trim()) : [];
  return withViews(entries.filter((entry) => entry !== ''));
}

/** Adds the missing `view` before the first other verb of its slug; every entry stands once. */
export function withViews(entries: Permissions): string[] {
  const kept = new Set<string>();
  for (const entry of entries) {
    const [slug, verb] = partsOf(entry);
    if (slug && verb !== '*' && !entries.includes(`${slug}.*`)) kept.add(`${slug}.view`);
    kept.add(entry);
  }
  return [...kept];
}

/** Whether the role is a superuser's. */
export function isSuperuser(entries: Permissions): boolean {
  return entries.includes('*');
}

/** Whether an entry is there, itself or through a wildcard above it. */
export function holds(entries: Permissions, entry: string): boolean {
  const [slug] = partsOf(entry);
  return entries.includes(entry) || isSuperuser(entries) || (slug !== null && entries.includes(`${slug}.*`));
}

/** Whether who holds `own` may give or take an entry: the server refuses the rest. What grants nothing may stay. */
export function mayGrant(own: Permissions, entry: string): boolean {
  const [slug, verb] = partsOf(entry);
  if (holds(own, entry) || (slug === null && entry !== '*')) return true;
  return verb === '*' && VERBS.every((each) => own.includes(`${slug}.${each}`));
}

/** Whether a cell of the matrix stands for an entry. */
export function isShown(rows: readonly MatrixRow[], entry: string): boolean {
  const [slug, verb] = partsOf(entry);
  if (entry === '*') return true;
  const row = rows.find((each) => each.slug === slug);
  return row !== undefined && (verb === '*' || row.verbs.some((each) => each === verb));
}

/** The verbs of a slug that stand there for themselves and need `view`. */
export function verbsNeedingView(entries: Permissions, slug: string): Verb[] {
  return ownVerbs(entries, slug).filter((verb) => verb !== 'view');
}

/** How one verb of one model stands: absent, off, on, or given by something larger. */
export function cellState(entries: Permissions, { row, verb }: MatrixCell): CellState {
  if (!row.verbs.includes(verb)) return 'absent';
  const entry = `${row.slug}.${verb}`;
  if (!holds(entries, entry)) return 'off';
  if (isSuperuser(entries) || entries.includes(`${row.slug}.*`)) return 'covered';
  return verb === 'view' && verbsNeedingView(entries, row.slug).length > 0 ? 'implied' : 'on';
}

/** The state of a model's "All": on means `slug.*`, which verbs to come are part of. */
export function rowState(entries: Permissions, { slug }: MatrixRow): GroupState {
  if (holds(entries, `${slug}.*`)) return 'on';
  return ownVerbs(entries, slug).length > 0 ? 'mixed' : 'off';
}

/** The state of a verb over some models; those without the verb do not count. */
export function columnState(entries: Permissions, rows: readonly MatrixRow[], verb: Verb): GroupState {
  const states = rows.map((row) => cellState(entries, { row, verb })).filter((state) => state !== 'absent');
  const off = states.filter((state) => state === 'off').length;
  if (off === states.length) return 'off';
  return off === 0 ? 'on' : 'mixed';
}

/** A click on a cell. Below a wildcard it leaves the other verbs; the last verb of a model makes it a wildcard. */
export function toggleCell(entries: Permissions, cell: MatrixCell, own: Permissions): Permissions {
  const { row, verb } = cell;
  const held = ownVerbs(entries, row.slug);
  switch (cellState(entries, cell)) {
    case 'on':
      return withVerbs(
        entries,
        row.slug,
        held.filter((each) => each !== verb),
      );
    case 'off':
      return mayGrant(own, `${row.slug}.${verb}`) ? withVerb(entries, cell, own) : entries;
    case 'covered':
      return isSuperuser(entries)
        ? entries
        : withVerbs(
            entries,
            row.slug,
            [...held, ...row.verbs].filter((each) => each !== verb),
          );
    default:
      return entries;
  }
}

/** A click on a model's "All". */
export function toggleRow(entries: Permissions, { slug }: MatrixRow, own: Permissions): Permissions {
  if (isSuperuser(entries)) return entries;
  if (entries.includes(`${slug}.*`)) return replaced(entries, slug, []);
  return mayGrant(own, `${slug}.*`) ? replaced(entries, slug, [`${slug}.*`]) : entries;
}

/** A click on a column: gives the verb to all models where the actor can, else takes it from those where it can go. */
export function toggleColumn(
  entries: Permissions,
  { rows, verb }: { rows: readonly MatrixRow[]; verb: Verb },
  own: Permissions,
): Permissions {
  const cells = rows.map((row) => ({ row, verb }));
  const toggled = (chosen: readonly MatrixCell[]) => chosen.reduce((all, cell) => toggleCell(all, cell, own), entries);
  const missing = cells.filter(
    (cell) => cellState(entries, cell) === 'off' && mayGrant(own, `${cell.row.slug}.${verb}`),
  );
  return toggled(missing.length > 0 ? missing : cells.filter((cell) => canGo(entries, cell)));
}

// Taking `view` from below a wildcard would only take the wildcard: the other verbs need `view` and keep it.
function canGo(entries: Permissions, cell: MatrixCell): boolean {
  const state = cellState(entries, cell);
  return state === 'on' || (state === 'covered' && cell.verb !== 'view');
}

function withVerb(entries: Permissions, { row, verb }: MatrixCell, own: Permissions): Permissions {
  const wanted = new Set<Verb>([...ownVerbs(entries, row.slug), verb, 'view']);
  const wildcard = `${row.slug}.*`;
  const isAll = row.verbs.every((each) => wanted.has(each)) && mayGrant(own, wildcard);
  return isAll ? replaced(entries, row.slug, [wildcard]) : withVerbs(entries, row.slug, [...wanted]);
}

function withVerbs(entries: Permissions, slug: string, wanted: readonly Verb[]): Permissions {
  const needsView = wanted.some((verb) => verb !== 'view');
  const verbs = VERBS.filter((verb) => wanted.includes(verb) || (verb === 'view' && needsView));
  return replaced(
    entries,
    slug,
    verbs.map((verb) => `${slug}.${verb}`),
  );
}

/** The permissions of a slug give way to others, which stand where the first of them stood, else at the end. */
function replaced(entries: Permissions, slug: string, next: Permissions): Permissions {
  const isOfSlug = (entry: string) => partsOf(entry)[0] === slug;
  const at = entries.findIndex(isOfSlug);
  const others = entries.filter((entry) => !isOfSlug(entry));
  return at < 0 ? [...others, ...next] : others.toSpliced(at, 0, ...next);
}

/** The verbs of a slug that stand there for themselves. */
function ownVerbs(entries: Permissions, slug: string): Verb[] {
  return VERBS.filter((verb) => entries.includes(`${slug}.${verb}`));
}

function partsOf(entry: string): [slug: string | null, verb: string | null] {
  const [, slug = null, verb = null] = ENTRY.exec(entry) ?? [];
  return [slug, verb];
}
