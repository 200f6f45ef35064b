/** Words that the whole wire uses. */

/** The five rights a role can give on a model; every one but `view` needs `view` too. */
export type Verb = 'view' | 'add' | 'edit' | 'delete' | 'export';

/** A permission as stored in a role: one verb, every verb of a slug, or everything. */
export type Permission = '*' | `${string}.*` | `${string}.${Verb}`;

/** The languages of texts and labels. */
export type Locale = 'en' | 'fr' | 'es';

/** A record's key on the wire: opaque; composite key parts stand in primary-key order, `~` between. */
export type Key = string;

/** A related record: its key and the text it is shown by. */
export interface RelationValue {
  key: Key;
  label: string;
}

/** A to-many relation: the first records (3 in a list, up to 500 in `get`) and how many there are in all. */
export interface RelationList {
  items: RelationValue[];
  count: number;
}

/** What every record carries beside its attributes. */
export interface RecordMeta {
  $key: Key;
  $label: string;
}

/** What `get` adds: the version to send back with an update, and what the actor may do with this record. */
export interface RecordDetailMeta extends RecordMeta {
  $version: string;
  $can: { edit: boolean; delete: boolean };
}

/** A record whose model is not known at compile time. */
export type AnyRecord = RecordMeta & Record<string, unknown>;
/** One record of a model that the types do not know. */
export type AnyRecordDetail = RecordDetailMeta & Record<string, unknown>;
