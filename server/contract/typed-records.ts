/** The types of a team's own models. */

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

/** What `createAdminClient<typeof admin>` reads off an admin: a type-only property. */
export interface AdminTypes {
  readonly $types: { records: Record<string, RecordShape> };
}
