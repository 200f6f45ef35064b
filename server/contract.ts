/**
 * What travels between the server and its clients, as types only: the one server file that the sdk may name.
 * Nothing here mentions Sequelize, so a browser project type-checks it without an ORM.
 */

/** The five rights a role can give on a model; every one but `view` needs `view` too. */
export type Verb = 'view' | 'add' | 'edit' | 'delete' | 'export';

/** A permission as stored in a role: one verb, every verb of a slug, or everything. */
export type Permission = '*' | `${string}.*` | `${string}.${Verb}`;

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
export type AnyRecordDetail = RecordDetailMeta & Record<string, unknown>;

// ---- lists ------------------------------------------------------------------------------------

export type FilterOperator =
  | 'equals'
  | 'not'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'isNull';

/** Conditions on one field, all of which must hold. A bare value instead means `equals`. */
export type FieldConditions = Partial<Record<FilterOperator, unknown>>;

/** A filter tree: fields, `and`, `or`, `not`. At most 5 deep, 50 conditions, 200 values in one `in`. */
export interface AnyFilter {
  and?: AnyFilter[];
  or?: AnyFilter[];
  not?: AnyFilter;
  [field: string]: unknown;
}

/** The operators that fit a column of type `T`. */
export type Conditions<T> = {
  equals?: T | null;
  not?: T | null;
  in?: readonly T[];
  notIn?: readonly T[];
  isNull?: boolean;
} & ([T] extends [string] ? { contains?: string; startsWith?: string; endsWith?: string } : unknown) &
  ([T] extends [string | number | bigint | Date] ? { gt?: T; gte?: T; lt?: T; lte?: T } : unknown);

/** A filter over the columns `C`: a value (equals), conditions, and `and` / `or` / `not`. */
export type Filter<C> = { [K in keyof C]?: C[K] | Conditions<NonNullable<C[K]>> | null } & {
  and?: readonly Filter<C>[];
  or?: readonly Filter<C>[];
  not?: Filter<C>;
};

/** Column names, `-` before one for descending. */
export type SortKey<C> = (keyof C & string) | `-${keyof C & string}`;

/** `capped` counts to 10,000, `exact` counts all, `none` does not count. */
export type CountMode = 'capped' | 'exact' | 'none';

export interface ListInput {
  /** Free text, matched literally in the model's `searchFields`; at most 200 characters. */
  q?: string;
  filter?: AnyFilter;
  /** Field names, `-` before one for descending; at most 3. */
  sort?: string[];
  /** Fields wanted; default: the readable columns but long text, without relations. */
  fields?: string[];
  /** From 1; a page may not reach beyond row 10,000: use `after` there. */
  page?: number;
  /** 1 to 100; default the model's `perPage`. */
  perPage?: number;
  /** Cursor of the previous answer's `next` / `previous`. */
  after?: string;
  before?: string;
  /** The last page. */
  last?: boolean;
  count?: CountMode;
}

export interface ListOutput<Row = AnyRecord> {
  rows: Row[];
  /** null with `count: 'none'`. */
  total: number | null;
  totalIs: 'exact' | 'atLeast';
  /** Cursors of the neighbouring pages, null at the ends. */
  next: string | null;
  previous: string | null;
}

export interface OptionsInput {
  /** Name of a relation field. */
  field: string;
  q?: string;
  /** 1 to 50, default 20. */
  limit?: number;
}

export interface OptionsOutput {
  options: RelationValue[];
  /** More match than were returned. */
  more: boolean;
}

// ---- writes -----------------------------------------------------------------------------------

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

// ---- descriptors ------------------------------------------------------------------------------

/** Field kinds: the same name has an entry in `server/fields` and in `elements/fields`. */
export type FieldKind =
  | 'text'
  | 'textarea'
  | 'email'
  | 'url'
  | 'slug'
  | 'uuid'
  | 'password'
  | 'permissions'
  | 'integer'
  | 'bigint'
  | 'float'
  | 'decimal'
  | 'boolean'
  | 'enum'
  | 'date'
  | 'datetime'
  | 'time'
  | 'json'
  | 'blob'
  | 'belongsTo'
  | 'belongsToMany'
  | 'hasMany'
  | 'unknown';

export interface Choice {
  value: string;
  label: string;
}

/** How the filter panel asks for a field; null: it is not filterable. */
export type FilterWidget = 'boolean' | 'choices' | 'relation' | 'number' | 'date' | 'text';

/** Attributes for the named sub-elements of a widget: `{ option: { class: 'x' } }`. */
export type Parts = Record<string, Record<string, string>>;

export interface FieldDescriptor {
  name: string;
  kind: FieldKind;
  label: string;
  help: string | null;
  placeholder: string | null;
  /** A value must be given when a record is created. */
  required: boolean;
  nullable: boolean;
  /** Shown, never written. */
  readonly: boolean;
  /** The actor may write it when creating / when editing. */
  create: boolean;
  edit: boolean;
  /** The column may be sorted by. */
  sortable: boolean;
  filter: FilterWidget | null;
  operators: FilterOperator[];
  /** Prefills the create form; absent when there is none. */
  default?: unknown;
  maxLength: number | null;
  min: number | null;
  max: number | null;
  /** Digits after the point of a decimal. */
  scale: number | null;
  choices: Choice[] | null;
  /** `toggle`, `dropdown`, `textarea`, …: the input wanted instead of the kind's own. */
  widget: string | null;
  /** The field a slug follows. */
  populateFrom: string | null;
  /** 1 always shown, 2 hidden in a table under 780 px, 3 under 1060 px. */
  priority: 1 | 2 | 3;
  /** Long text: takes the full width of the detail grid. */
  wide: boolean;
  relation: RelationDescriptor | null;
  parts: Parts;
}

export interface RelationDescriptor {
  /** Slug of the related model, null when it has none that the actor may view. */
  model: string | null;
  many: boolean;
  /** The actor may search its records in a picker. */
  pickable: boolean;
}

export interface ModelDescriptor {
  slug: string;
  label: string;
  labelSingular: string;
  group: string;
  /** Name of a lucide icon. */
  icon: string;
  /** What the actor may do: rights and the model's switches together. */
  can: Record<Verb, boolean>;
  /** Deleting is soft. */
  paranoid: boolean;
  fields: FieldDescriptor[];
  list: {
    columns: string[];
    /** Labels of the fields that the search box searches; empty: no search. */
    search: string[];
    filters: string[];
    sort: string[];
    perPage: number;
    perPageChoices: number[];
  };
  /** Cards in order; `label` null for the only card of a model without fieldsets, `other` for the rest. */
  fieldsets: { label: string | null; other: boolean; fields: string[] }[];
}

// ---- session ----------------------------------------------------------------------------------

export interface Me {
  key: Key;
  email: string;
  name: string | null;
  /** Name, else e-mail. */
  label: string;
  isAdmin: boolean;
  roles: { name: string; label: string }[];
  /** Normalised union of the roles' permissions; empty for a plain is_admin. */
  permissions: Permission[];
}

export interface Site {
  siteName: string;
  urlPrefix: string;
  favicon: string | null;
  defaultLocale: Locale;
}

export interface MeOutput {
  /** null to anonymous callers. */
  user: Me | null;
  site: Site;
}

export interface LoginInput {
  email: string;
  password: string;
}

// ---- roles ------------------------------------------------------------------------------------

export interface MatrixRow {
  slug: string;
  label: string;
  /** The verbs this model has; the others are shown as a dot. */
  verbs: Verb[];
}

export interface MatrixOutput {
  groups: { label: string; rows: MatrixRow[] }[];
  /** What the actor may grant or withdraw: his own permissions (`['*']` for is_admin). */
  grantable: Permission[];
}

// ---- errors -----------------------------------------------------------------------------------

export type ErrorCode =
  | 'VALIDATION_FAILED'
  | 'FIELD_UNKNOWN'
  | 'FIELD_NOT_FILTERABLE'
  | 'FIELD_NOT_SORTABLE'
  | 'PASSWORD_WEAK'
  | 'QUERY_TOO_LARGE'
  | 'CURSOR_INVALID'
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'INVALID_CREDENTIALS'
  | 'FORBIDDEN'
  | 'DISABLED'
  | 'GRANT_EXCEEDS_OWN'
  | 'RANK_TOO_LOW'
  | 'ORIGIN_REFUSED'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'NOT_UNIQUE'
  | 'STILL_REFERENCED'
  | 'LAST_ADMIN'
  | 'OWN_ACCOUNT'
  | 'BODY_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'UNAVAILABLE';

/** Why one field was refused: a code of the catalogue and what its text needs (`{ max: 200 }`). */
export interface FieldError {
  code: FieldErrorCode;
  params?: Record<string, string | number>;
  /** The model's own words, where a validator of the team gave some. */
  message?: string;
}

export type FieldErrorCode =
  | 'required'
  | 'type'
  | 'choice'
  | 'tooLong'
  | 'tooShort'
  | 'tooSmall'
  | 'tooLarge'
  | 'format'
  | 'unique'
  | 'reference'
  | 'readonly'
  | 'unknown'
  | 'weak'
  | 'invalid';

export interface WireError {
  code: ErrorCode;
  httpStatus: number;
  /** English; the client translates by code. */
  message: string;
  params?: Record<string, unknown>;
  fieldErrors?: Record<string, FieldError>;
  requestId: string;
  /** The same call may be sent again. */
  retryable?: boolean;
}

// ---- typed records ----------------------------------------------------------------------------

/** The types of one model's records, computed on the server from its Sequelize model. */
export interface RecordShape {
  /** Readable attributes (and relations) by name. */
  row: object;
  /** Attributes given to `create`, with the required ones required. */
  create: object;
  /** Attributes given to `update`, all optional. */
  changes: object;
  /** Names of the columns that may be sorted and filtered by, with their value types. */
  columns: object;
}

/** What `createAdminClient<typeof admin>` reads off an admin: a type-only property. */
export interface AdminTypes {
  readonly $types: { records: Record<string, RecordShape> };
}
