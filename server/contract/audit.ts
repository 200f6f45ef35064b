/** The log: who did what, when. */

import type { Key, RelationValue } from './basics.ts';

/** A part of a JSON value that the log does not hold: null stands in its place. */
export interface ConcealedPart {
  /** Where it stands, as a JSON Pointer: `/smtp/password`. */
  path: string;
  changed: boolean;
}

/**
 * A changed field as the log tells it. Values are those of the wire; related records have the label that they had then; of
 * secrets only that they changed. The rights of a role come as links.
 */
export type LoggedChange = {
  /** The field's name; `label` is its name today, in the reader's language. */
  field: string;
  label: string;
  /** Kind of the field, `text` for one that is no more. */
  kind: string;
} & (
  | { type: 'value'; from: unknown; to: unknown; concealed?: readonly ConcealedPart[] }
  | { type: 'relation'; from: RelationValue | null; to: RelationValue | null }
  | { type: 'links'; added: RelationValue[]; removed: RelationValue[] }
  | { type: 'concealed' }
);

/** One row of the log. */
export interface LogEntry {
  id: string;
  /** The same for all rows of one call. */
  operationId: string;
  at: Date;
  /** Who did it; while impersonating, the one acted as. null: nobody signed in. */
  actor: LogActor | null;
  /** Who really did it, while impersonating. */
  impersonator: LogActor | null;
  /** `create`, `update`, `delete`, `login`, `login_failed`, `denied`, `impersonation_start`, … */
  action: string;
  /** `label`: singular, as the model is called today; its slug where it is no more. */
  model: { slug: string; label: string } | null;
  record: RelationValue | null;
  changes: LoggedChange[];
  /** Facts that are no field: `{ path }` of a denial, `{ email }` that somebody tried to sign in with. */
  details: Record<string, string | number | boolean | null> | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** How many alike this row stands for. */
  count: number;
}

/** Who stands in a row, as he was called then. */
export interface LogActor {
  /** null for the system and for app code. */
  key: Key | null;
  label: string;
}

/** Filters of the log; those given must all hold. */
export interface LogQuery {
  /** Key of a user: rows of his acts, and of what he did as somebody else. */
  actor?: Key;
  model?: string;
  record?: Key;
  action?: string;
  operationId?: string;
  /** From this moment on. */
  from?: Date;
  /** Before this moment. */
  to?: Date;
  impersonated?: boolean;
  cursor?: string;
  /** 1 to 100, default 50. */
  perPage?: number;
}

/** A page of the log, newest first. */
export interface LogOutput {
  items: LogEntry[];
  /** Of the next older page; null: there is none. */
  cursor: string | null;
  /** Exact up to a limit; `capped` means at least that many. */
  total: { value: number; capped: boolean };
}

/** Words to filter by: what stands in the log, at most 500 of each. Models have their labels of many. */
export interface LogFacets {
  actions: string[];
  actors: RelationValue[];
  models: { slug: string; label: string }[];
}
