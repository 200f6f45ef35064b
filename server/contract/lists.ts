/** Reading records. */

import type { AnyRecord, Key, RelationValue } from './basics.ts';

/** How a field is compared; each kind of field has some of them. */
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

/** Stands for a to-one relation among the columns: it is compared by key and sorted by label. */
export interface ToOneColumn {
  toOne: Key;
}

/** Stands for a to-many relation among the columns: it is asked whether it holds one of some keys, and never sorted. */
export interface ToManyColumn {
  toMany: Key;
}

interface Exact<T> {
  equals?: T | null;
  not?: T | null;
  in?: readonly T[];
  notIn?: readonly T[];
  isNull?: boolean;
}
interface Ordered<T> extends Exact<T> {
  gt?: T;
  gte?: T;
  lt?: T;
  lte?: T;
}
interface Textual extends Ordered<string> {
  contains?: string;
  startsWith?: string;
  endsWith?: string;
}

/** The operators that fit a column of type `T`; one of a few words (an enum) is compared as a whole. */
export type Conditions<T> = [T] extends [ToOneColumn]
  ? Exact<Key>
  : [T] extends [ToManyColumn]
    ? Pick<Exact<Key>, 'in' | 'notIn' | 'isNull'>
    : [T] extends [boolean]
      ? Pick<Exact<T>, 'equals' | 'not' | 'isNull'>
      : [T] extends [string]
        ? string extends T
          ? Textual
          : Exact<T>
        : [T] extends [number | Date]
          ? Ordered<T>
          : Pick<Exact<T>, 'isNull'>;

type Comparable = string | number | boolean | Date | ToOneColumn;

// A bare value, null among them, means `equals`.
type ColumnFilter<T> = [T] extends [Comparable]
  ? (T extends ToOneColumn ? Key : T) | Conditions<T> | null
  : Conditions<T>;

/** A filter over the columns `C`: a value (equals), conditions, and `and` / `or` / `not`. */
export type Filter<C> = { [K in keyof C]?: unknown extends C[K] ? unknown : ColumnFilter<NonNullable<C[K]>> } & {
  and?: readonly Filter<C>[];
  or?: readonly Filter<C>[];
  not?: Filter<C>;
};

type SortName<C> = {
  [K in keyof C & string]: unknown extends C[K] ? K : [NonNullable<C[K]>] extends [Comparable] ? K : never;
}[keyof C & string];

/** Column names, `-` before one for descending. */
export type SortKey<C> = SortName<C> | `-${SortName<C>}`;

/** `capped` counts to 10,000, `exact` counts all, `none` does not count. */
export type CountMode = 'capped' | 'exact' | 'none';

/** What a list is asked for. Give one of `page`, `after`, `before` and `last`. */
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

/** A page of records. */
export interface ListOutput<Row = AnyRecord> {
  rows: Row[];
  /** null with `count: 'none'`. */
  total: number | null;
  totalIs: 'exact' | 'atLeast';
  /** Cursors of the neighbouring pages, null at the ends. */
  next: string | null;
  previous: string | null;
}

/** What the picker of a relation is asked for. */
export interface OptionsInput {
  /** Name of a relation field. */
  field: string;
  q?: string;
  /** 1 to 50, default 20. */
  limit?: number;
}

/** Records that a relation may point at. */
export interface OptionsOutput {
  options: RelationValue[];
  /** More match than were returned. */
  more: boolean;
}
