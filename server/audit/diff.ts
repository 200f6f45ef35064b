import { isDeepStrictEqual } from 'node:util';
import type { RelationValue } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { encodeKey } from '../meta/key.ts';
import { type ValueChange, withoutSecretParts } from './secret-parts.ts';

/**
 * One changed field as the log keeps it: the values, related records with the text they were shown by at that time, or only
 * that it changed when it is secret. Rows that are older than `type` have bare keys.
 */
export type FieldDiff =
  | ValueChange
  | { type: 'relation'; from: RelationValue | null; to: RelationValue | null }
  | ({ type: 'links' } & LinkDiff)
  | { changed: true };

/** Links of a to-many relation that came and went. */
export interface LinkDiff {
  added: readonly RelationValue[];
  removed: readonly RelationValue[];
}

/** How the records are called that belongs-to columns point at: by attribute, then by the stored value as text. */
export type RelationLabels = ReadonlyMap<string, ReadonlyMap<string, RelationValue>>;

interface Change {
  entry: ModelEntry;
  /** Stored attributes, decoded; null before a creation or after a removal. */
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
  labels?: RelationLabels;
  links?: ReadonlyMap<string, LinkDiff>;
}

/** What changed, by field: only what differs, secrets without their values, columns that Sequelize sets left out. */
export function diffOf({ entry, before, after, labels, links }: Change): Record<string, FieldDiff> {
  const diff: Record<string, FieldDiff> = {};
  for (const field of entry.fields.values()) {
    if (field.attribute === null || field.foreignKeyOf !== null || (field.system && !field.key)) continue;
    const from = before?.[field.attribute] ?? null;
    const to = after?.[field.attribute] ?? null;
    if (isDeepStrictEqual(from, to)) continue;
    if (isConcealed(field)) diff[field.name] = { changed: true };
    else if (field.association) {
      const known = labels?.get(field.attribute);
      diff[field.name] = { type: 'relation', from: related(known, from), to: related(known, to) };
    } else diff[field.name] = withoutSecretParts(field, { from, to });
  }
  for (const [name, { added, removed }] of links ?? []) {
    const field = entry.fields.get(name);
    if (added.length + removed.length === 0) continue;
    diff[name] = field && isConcealed(field) ? { changed: true } : { type: 'links', added, removed };
  }
  return diff;
}

/** Whether the log tells of a field only that it changed. */
export function isConcealed(field: Field): boolean {
  return field.secret || field.hidden || field.kind.name === 'blob';
}

function related(known: ReadonlyMap<string, RelationValue> | undefined, value: unknown): RelationValue | null {
  if (value === null) return null;
  const key = encodeKey([value]);
  return known?.get(String(value)) ?? { key, label: `#${key}` };
}
