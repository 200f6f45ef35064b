import type { Attributes, Model, WhereOptions } from 'sequelize';
import type { ChoiceTone, FieldKind, Key, Locale, Verb } from '../contract.ts';
import type { PartAttribute, PartKey, PartName } from '../../sdk/parts.ts';
import type { AttributeName, FieldName } from './model-types.ts';

/** A text of the site: one for all languages, or one for each. */
export type Text = string | Partial<Record<Locale, string>>;

/** Allows every record; a row rule must say so explicitly. */
export const ALL: unique symbol = Symbol('asok.all');

/** The facts a rule may decide by; never the record. */
export interface RuleActor {
  key: Key;
  email: string;
  isAdmin: boolean;
  roles: readonly string[];
}

/** What a rule leaves of a field. */
export type FieldRight = 'none' | 'read' | 'create' | 'write';

/** Narrows what roles give. Rules bind `*` holders too; is_admin passes unless `always`. */
export interface ModelRules<I extends Model> {
  /** A condition on the rows, `ALL`, or null (or an empty condition) for none. Edit, delete and export imply view's. */
  rows?(actor: RuleActor, verb: Verb): WhereOptions<Attributes<I>> | typeof ALL | null;
  /** Fields the actor may not read (`none`), not write (`read`), or write in a new record alone (`create`); others stay as they are. */
  fields?(actor: RuleActor): { [K in FieldName<I>]?: FieldRight };
  /** Binds is_admin as well. */
  always?: boolean;
}

type PartOptions = { [K in PartKey]?: string };

/**
 * How one field is shown and asked for. Keys as `option__class` give an attribute to the input's part of that name;
 * `class`, `style`, `title`, `data-*` and `aria-*` alone to its outermost part.
 */
export interface FieldOptions extends PartOptions {
  /** Another kind than the column type gives: `password`, `email`, `url`, `slug`, `textarea`, … */
  kind?: FieldKind;
  /** The text is HTML, written in a rich-text editor and sanitised when it is saved; the same as kind `richtext`. */
  wysiwyg?: boolean;
  label?: Text;
  help?: Text;
  placeholder?: Text;
  /** Stands before the value, such as a currency, or the address that a slug ends. */
  prefix?: Text;
  /** Stands behind the value, such as a unit. */
  suffix?: Text;
  /** Most bytes of a file in a BLOB column, up to 700,000; default: 500,000, or what the column holds. */
  maxBytes?: number;
  /** Kinds of files that the picker offers, such as `image/*,.pdf`. A convenience: the server takes any bytes. */
  accept?: string;
  /** Takes a row of its own in the form; default: long texts, files and lists do. */
  wide?: boolean;
  /** The input wanted; `grid` and `picker` (or `tags`) are for relations to many. */
  widget?: 'toggle' | 'checkbox' | 'dropdown' | 'segmented' | 'textarea' | 'grid' | 'tags' | 'picker';
  /** The original's name for `widget`. */
  formType?: 'toggle' | 'checkbox';
  /** `[value, label]`, or `[value, label, tone]` for a coloured badge; other values are refused. */
  choices?: readonly (readonly [value: string, label: Text, tone?: ChoiceTone])[];
  /** The field that a slug follows; `source` is the same. */
  populateFrom?: string;
  source?: string;
  /** A picker of this relation works without `view` on the target, giving id and label only. */
  lookup?: boolean;
  /** Never sent, filtered, sorted, searched or logged. Names such as `*Token` are secret unless this is false. */
  secret?: boolean;
  /**
   * Parts of a JSON field that the log never holds, such as `smtp.password` or `keys.*.token`; `*` is any key and any item of a
   * list. They are shown and written as the rest of the field is.
   */
  secretPaths?: readonly string[];
  /** Not shown nor written anywhere. */
  hidden?: boolean;
  priority?: 1 | 2 | 3;
  /** Another spelling of `option__class`: `parts: { option: { class } }`. */
  parts?: { [P in PartName]?: { [A in PartAttribute]?: string } };
}

/** A bulk action: one call with every selected id, inside one transaction. */
export interface ModelAction {
  label: Text;
  handler(ids: Key[], context: unknown): Promise<unknown>;
}

/**
 * How the admin treats one model. Put it on the model as `static admin = { … } satisfies ModelAdmin<Post>`, or give it
 * beside the model to `createAdmin`. A name that is not a field of the model does not compile.
 */
export interface ModelAdmin<I extends Model = Model> {
  /** Name in URLs and permissions; default: the key in `models`, else the table name. */
  slug?: string;
  label?: Text;
  labelSingular?: Text;
  /** Heading in the sidebar, default `General`. */
  group?: Text;
  /** Name of a lucide icon, default `table`. */
  icon?: string;
  /** No sidebar entry, no routes, no search, no row in the permission matrix. */
  hidden?: boolean;
  /** Columns of the list in order; default: the key and the first four short fields. */
  listDisplay?: readonly FieldName<I>[];
  /** Text columns that the search box searches; default: every short text column. */
  searchFields?: readonly AttributeName<I>[];
  listFilter?: readonly FieldName<I>[];
  /** Order of the list, `-` before a name for descending; default: newest key first. */
  ordering?: readonly (FieldName<I> | `-${FieldName<I>}`)[];
  /** Rows on a page, default 20. */
  perPage?: number;
  readonlyFields?: readonly FieldName<I>[];
  formExclude?: readonly FieldName<I>[];
  /** Cards of the form and the detail page; fields in none go to a last card. */
  fieldsets?: readonly (readonly [label: Text, fields: readonly FieldName<I>[]])[];
  /** Names of to-many associations whose rows are listed below the form. */
  inlines?: readonly string[];
  canAdd?: boolean;
  canEdit?: boolean;
  canDelete?: boolean;
  /** Bulk actions by name, or names of static methods of the model that take the ids. */
  actions?: Record<string, ModelAction> | readonly string[];
  /** The text of one record, from its plain attributes; `displayFields` names those it reads. */
  display?(row: Partial<Attributes<I>>): string;
  displayFields?: readonly AttributeName<I>[];
  fields?: { [K in FieldName<I>]?: FieldOptions };
  rules?: ModelRules<I>;
}
