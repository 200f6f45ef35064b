import type { Transaction } from 'sequelize';
import type { Key, RelationChange } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';

/** One change on its way to the database, inside its transaction. */
export interface PendingWrite {
  readonly entry: ModelEntry;
  readonly operation: 'create' | 'update' | 'remove';
  /** null for a record that is being created. */
  readonly key: Key | null;
  /** Stored attributes before the change, secrets included; null for a new record. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** New values of the changed attributes. A guard may put them into their normal form. */
  readonly values: Record<string, unknown>;
  /** Changed links of to-many relations, by field. */
  readonly links: ReadonlyMap<string, Required<RelationChange>>;
  /** The stored version, where it is another one than the change started from and both were merged. */
  readonly mergedInto?: string | null;
  readonly transaction: Transaction;
}

/** A rule of one model that no right can step over. `C`: the context it is given. */
export interface WriteGuard<C> {
  readonly slug: string;
  /** Runs before the change. @throws AdminError to refuse it */
  before?(ctx: C, write: PendingWrite): Promise<void>;
  /** Runs after the change, before the commit: for what can only be seen on the changed data. */
  after?(ctx: C, write: PendingWrite): Promise<void>;
}
