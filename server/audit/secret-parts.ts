import { isDeepStrictEqual } from 'node:util';
import type { ConcealedPart } from '../contract.ts';
import type { Field } from '../meta/field.ts';
import { ANY, type SecretPath, secretPathsOf } from '../meta/secret-paths.ts';

const MAX_PARTS = 1_000;

/** A value before and after a change. */
export interface ValueChange {
  from: unknown;
  to: unknown;
  /** Parts of both that are left out, with null in their place. */
  concealed?: readonly ConcealedPart[];
}

/**
 * A change without the secret parts of its values, whether they are to be logged or were: a part may have become a secret
 * since then. Where parts are missing stands beside the values, so nothing in them can pass for it.
 */
export function withoutSecretParts(
  field: Pick<Field, 'options'> | undefined,
  change: ValueChange,
): ValueChange | { changed: true } {
  const paths = field ? secretPathsOf(field) : [];
  if (paths.length === 0) return change;
  const [before, after] = [new Map<string, unknown>(), new Map<string, unknown>()];
  const from = conceal(change.from, { paths, at: '', secrets: before });
  const to = conceal(change.to, { paths, at: '', secrets: after });
  const known = change.concealed ?? [];
  const found = [...new Set([...before.keys(), ...after.keys()])];
  // The value is a secret as a whole, or the list of its secrets would be longer than itself.
  if (found.includes('') || found.length > MAX_PARTS) return { changed: true };
  const changed = (path: string) =>
    !isDeepStrictEqual(before.get(path), after.get(path)) ||
    known.some((part) => part.changed && isWithin(part.path, path));
  const rest = known.filter((part) => !found.some((path) => isWithin(part.path, path)));
  const concealed = [...found.map((path) => ({ path, changed: changed(path) })), ...rest];
  return { from, to, ...(concealed.length > 0 && { concealed }) };
}

interface Concealing {
  /** What is left of each path from here on. */
  paths: readonly SecretPath[];
  /** Where this value stands, as a JSON Pointer. */
  at: string;
  secrets: Map<string, unknown>;
}

function conceal(value: unknown, { paths, at, secrets }: Concealing): unknown {
  if (paths.length === 0 || value === null || value === undefined) return value;
  const inside = (key: string, item: unknown) =>
    conceal(item, {
      paths: paths.filter(([first]) => first === ANY || first === key).map(([, ...rest]) => rest),
      at: `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      secrets,
    });
  const isSecret = paths.some((path) => path.length === 0);
  if (!isSecret && Array.isArray(value)) return value.map((item, index) => inside(String(index), item));
  if (!isSecret && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inside(key, item)]));
  // Where a path leads on, any other value is not what it was said to be: a text may be JSON that was encoded twice.
  secrets.set(at, value);
  return null;
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}
