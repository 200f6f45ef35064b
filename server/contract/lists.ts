/** Reading records. */

import type { AnyRecord, RelationValue } from './basics.ts';

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
