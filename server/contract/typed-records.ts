/** The types of a team's own models. */

import type { StoredFile } from './files.ts';

/** The types of one model's records, computed on the server from its Sequelize model. */
export interface RecordShape {
  /** Readable attributes (and relations) by name. */
  row: object;
  /** Attributes given to `create`, with the required ones required. */
  create: object;
  /** Attributes given to `update`, all optional. */
  changes: object;
  /** Names of the columns that may be sorted and filtered by, with their value types; relations as `ToOneColumn`, `ToManyColumn`. */
  columns: object;
}

/** The old values of an update, as records carry them: of a file what stands for it. */
export type BaseOf<S extends RecordShape> = { [K in keyof S['changes']]: Seen<S['changes'][K]> };
type Seen<T> = T extends Uint8Array ? StoredFile : T;

/** Names of the fields that hold files. */
export type FileFieldOf<S extends RecordShape> = {
  [K in keyof S['row'] & string]: NonNullable<S['row'][K]> extends StoredFile ? K : never;
}[keyof S['row'] & string];

/** What `createAdminClient<typeof admin>` reads off an admin: a type-only property. */
export interface AdminTypes {
  readonly $types: { records: Record<string, RecordShape> };
}
