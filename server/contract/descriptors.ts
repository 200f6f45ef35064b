/** What a model is made of, as its elements need to know it. */

import type { Verb } from './basics.ts';
import type { FilterOperator } from './lists.ts';

/** Field kinds: the same name has an entry in `server/fields` and in `elements/fields`. */
export type FieldKind =
  | 'text'
  | 'textarea'
  | 'richtext'
  | 'email'
  | 'url'
  | 'tel'
  | 'color'
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
  | 'tags'
  | 'blob'
  | 'belongsTo'
  | 'belongsToMany'
  | 'hasMany'
  | 'unknown';

/** What a value says of its record: good, wait, wrong, worth knowing, or nothing. */
export type ChoiceTone = 'neutral' | 'success' | 'warning' | 'danger' | 'info';

/** One of the values that a field may have. */
export interface Choice {
  value: string;
  label: string;
  /** Colour of its badge; absent: a plain one. */
  tone?: ChoiceTone;
}

/** How the filter panel asks for a field; null: it is not filterable. */
export type FilterWidget = 'boolean' | 'choices' | 'relation' | 'number' | 'date' | 'text';

/** Attributes for the named sub-elements of a widget: `{ option: { class: 'x' } }`. */
export type Parts = Record<string, Record<string, string>>;

/** A field as the actor has it: what draws, checks and filters it. */
export interface FieldDescriptor {
  name: string;
  kind: FieldKind;
  label: string;
  help: string | null;
  placeholder: string | null;
  /** Stand before and behind the value; absent where there is none. */
  prefix?: string;
  suffix?: string;
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
  /** Most bytes of a file, and the kinds of files that its picker offers; absent of all else. */
  maxBytes?: number;
  accept?: string;
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
  /** Whether it takes a row of its own in the form; absent: its kind decides. */
  fullRow?: boolean;
  relation: RelationDescriptor | null;
  parts: Parts;
}

/** Where a relation leads, and what the actor may do there. */
export interface RelationDescriptor {
  /** Slug of the related model, null when it has none that the actor may view. */
  model: string | null;
  many: boolean;
  /** The actor may search its records in a picker. */
  pickable: boolean;
  /** The actor may create such records. */
  add?: boolean;
}

/** A model as the actor has it. */
export interface ModelDescriptor {
  slug: string;
  label: string;
  labelSingular: string;
  group: string;
  /** Name of a lucide icon. */
  icon: string;
  /** What the actor may do: rights and the model's switches together. */
  can: Record<Verb, boolean>;
  /** Its records are the people who sign in, and the actor may act as any of them but himself. */
  impersonate?: true;
  /** Its records are the people who sign in, and the actor may edit them: how their accounts stand is told by `users.account`. */
  accounts?: true;
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
