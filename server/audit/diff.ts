import { isDeepStrictEqual } from 'node:util';
import type { RelationChange } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';

/** One changed field in the log: the values, or only that it changed when it is secret. */
export type FieldDiff =
  | { from: unknown; to: unknown }
  | { added: readonly string[]; removed: readonly string[] }
  | { changed: true };

interface Change {
  entry: ModelEntry;
  /** Stored attributes, decoded; null before a creation or after a removal. */
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
  links?: ReadonlyMap<string, Required<RelationChange>>;
}

/** What changed, by field: only what differs, secrets without their values, columns that Sequelize sets left out. */
export function diffOf({ entry, before, after, links }: Change): Record<string, FieldDiff> {
  const diff: Record<string, FieldDiff> = {};
  for (const field of entry.fields.values()) {
    if (field.attribute === null || field.foreignKeyOf !== null || (field.system && !field.key)) continue;
    const from = before?.[field.attribute] ?? null;
    const to = after?.[field.attribute] ?? null;
    if (!isDeepStrictEqual(from, to)) diff[field.name] = isConcealed(field) ? { changed: true } : { from, to };
  }
  for (const [name, { add, remove }] of links ?? [])
    if (add.length + remove.length > 0) diff[name] = { added: add, removed: remove };
  return diff;
}

function isConcealed(field: Field): boolean {
  return field.secret || field.hidden || field.kind.name === 'blob';
}
