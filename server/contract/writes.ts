/** Changing records. */

import type { Key } from './basics.ts';
import type { ErrorCode } from './errors.ts';
import type { AnyFilter } from './lists.ts';

/** A change of a to-many relation: links to add and to remove. */
export interface RelationChange {
  add?: Key[];
  remove?: Key[];
}

/** What `update` takes. */
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

/** All records that a search and a filter find, without naming them. */
export interface RecordsQuery<F = AnyFilter> {
  q?: string;
  filter?: F;
}

/**
 * Records to remove at once, at most 1,000: by their keys, or all that a query finds, when they are as many as the caller
 * was told.
 */
export type RemoveManyInput<F = AnyFilter> = { ids: Key[] } | { query: RecordsQuery<F>; expectedTotal: number };

/** One record that kept a call on many from being done; `params.refused` of its error holds the first five. */
export interface RefusedRecord {
  id: Key;
  code: ErrorCode;
}
