import { isDeepStrictEqual } from 'node:util';

/** A record as the log names it. */
export interface Named {
  key: string;
  label: string;
}

/** Somebody of the house, and where his calls come from. */
export interface Person extends Named {
  email: string;
  address: string;
  browser: string;
}

/** Something that somebody did, before it is a row of the log. */
export interface Happening {
  at: Date;
  /** Who did it; null: nobody who was known. */
  by: Person | null;
  /** Whom he acted as. */
  as?: Person;
  action: string;
  model?: string;
  record?: Named;
  /** What was tried: the address of a failed login. */
  tried?: string;
  changes?: Record<string, unknown>;
  /** What was done by one call has one text here. */
  call?: string;
  count?: number;
}

/** Values of a record by field: plain ones, the related record, or the related records. */
export type Values = Readonly<Record<string, unknown>>;

/** What the log keeps of a change: old and new values, of related records their names. */
export function changesOf(before: Values | null, after: Values | null): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const name of Object.keys(after ?? before ?? {})) {
    const [from, to] = [known(before?.[name]), known(after?.[name])];
    if (isDeepStrictEqual(from, to)) continue;
    if (isLinks(from) || isLinks(to)) {
      const links = linksOf(isLinks(from) ? from : [], isLinks(to) ? to : []);
      if (links) changes[name] = links;
    } else changes[name] = isNamed(from) || isNamed(to) ? { type: 'relation', from, to } : { from, to };
  }
  return changes;
}

/** No links at all are nothing to tell. */
function known(value: unknown): unknown {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
}

function linksOf(from: readonly Named[], to: readonly Named[]): object | null {
  const without = (list: readonly Named[], other: readonly Named[]) =>
    list.filter(({ key }) => !other.some((one) => one.key === key));
  const [added, removed] = [without(to, from), without(from, to)];
  return added.length + removed.length > 0 ? { type: 'links', added, removed } : null;
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'key' in value && 'label' in value;
}

function isLinks(value: unknown): value is readonly Named[] {
  return Array.isArray(value) && value.every(isNamed) && value.length > 0;
}
