/** Changing records. */

import type { Key } from './basics.ts';

/** A change of a to-many relation: links to add and to remove. */
export interface RelationChange {
  add?: Key[];
  remove?: Key[];
}

export interface UpdateInput {
  id: Key;
  /** `$version` of the `get` that the edit started from. */
  expectedVersion: string;
  /** New values of the changed fields; a to-many relation as `{ add, remove }`. */
  changes: Record<string, unknown>;
  /** Old values of the same fields (to-many relations need none). */
  base: Record<string, unknown>;
}

/** `params` of the error `CONFLICT`: the clashing fields the actor may read. */
export interface ConflictParams {
  version: string;
  fields: Record<string, { base: unknown; mine: unknown; theirs: unknown }>;
}
