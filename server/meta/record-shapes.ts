import type { Attributes, CreationAttributes, CreationOptional, ForeignKey, Model } from 'sequelize';
import type {
  Key,
  RecordShape,
  RelationChange,
  RelationList,
  RelationValue,
  StoredFile,
  ToManyColumn,
  ToOneColumn,
} from '../contract.ts';
import type { IsSecretName } from '../fields/secret.ts';
import type { AttributeName, FieldName, RelationName } from './model-types.ts';

type Pretty<T> = { [K in keyof T]: T[K] } & {};

/** Drops Sequelize's brands, so that hovers show plain types. */
type Plain<T> = T extends CreationOptional<infer U> ? (U extends ForeignKey<infer V> ? V : U) : T;

type ForeignKeyBrand = keyof ForeignKey<object>;

/** A stored value as the wire carries it: a file without its bytes, and whole numbers beyond 2^53 as text. */
type Sent<T> = T extends Uint8Array ? StoredFile : T extends bigint ? string : Plain<T>;

/** A value to be stored; a foreign key may also be given as the related record's key. */
type Stored<T> = T extends Uint8Array
  ? Uint8Array
  : T extends bigint
    ? string
    : ForeignKeyBrand extends keyof T
      ? Plain<T> | Key
      : Plain<T>;

// What the options of a field (`O`) say is known where they are written as literals: `static admin = {…} satisfies
// ModelAdmin<Post>`, or beside the model.
type IsHidden<O> = O extends { hidden: true } ? true : false;
type IsSecret<Name extends string, O> = O extends { secret: infer S extends boolean }
  ? S
  : O extends { kind: 'password' }
    ? true
    : IsSecretName<Name>;
type IsPassword<Name extends string, O> = O extends { kind: infer Kind } ? IsWord<Kind> : IsWord<Name>;
type IsWord<T> = T extends 'password' ? true : false;

type OptionsOf<F, Name> = Name extends keyof F ? F[Name] : unknown;

type Unread<I extends Model, F> = {
  [K in FieldName<I>]: true extends IsHidden<OptionsOf<F, K>> | IsSecret<K, OptionsOf<F, K>> ? K : never;
}[FieldName<I>];

/** The fields of a model that are out of reach. `F`: the model's option `fields`. */
export interface Masks<I extends Model, F = unknown> {
  /** Never sent: hidden and secret ones. */
  unread: { [K in Unread<I, F>]: K }[Unread<I, F>];
  /** Never written: the same but passwords, which are write-only. */
  unwritten: {
    [K in Unread<I, F>]: [IsHidden<OptionsOf<F, K>>, IsPassword<K, OptionsOf<F, K>>] extends [false, true] ? never : K;
  }[Unread<I, F>];
}

type IsMany<V> = NonNullable<V> extends readonly unknown[] ? true : false;

/** A record as `get` gives it: plain attributes and declared relations, without the fields `Out`. */
export type RowOf<I extends Model, Out = Masks<I>['unread']> = Pretty<
  { [K in Exclude<AttributeName<I>, Out>]: Sent<Attributes<I>[K]> } & {
    [K in Exclude<RelationName<I>, Out>]: IsMany<I[K]> extends true ? RelationList : RelationValue | null;
  }
>;

/** Columns to sort and filter by. */
export type ColumnsOf<I extends Model, Out = Masks<I>['unread']> = Pretty<
  { [K in Exclude<AttributeName<I>, Out>]: Sent<Attributes<I>[K]> } & {
    [K in Exclude<RelationName<I>, Out>]: IsMany<I[K]> extends true ? ToManyColumn : ToOneColumn;
  }
>;

type Creation<I extends Model> = CreationAttributes<I>;

/** What `create` takes: the creation attributes, and to-many relations as lists of keys. */
export type CreateOf<I extends Model, Out = Masks<I>['unwritten']> = Pretty<
  { [K in keyof Creation<I> as Exclude<K & string, Out>]: Stored<Creation<I>[K]> } & {
    [K in Exclude<RelationName<I>, Out>]?: IsMany<I[K]> extends true ? readonly Key[] : Key | null;
  }
>;

/** What `update` takes as `changes`. */
export type ChangesOf<I extends Model, Out = Masks<I>['unwritten']> = Pretty<
  { [K in Exclude<AttributeName<I>, Out>]?: Stored<Attributes<I>[K]> } & {
    [K in Exclude<RelationName<I>, Out>]?: IsMany<I[K]> extends true ? RelationChange : Key | null;
  }
>;

/** Everything the client's types need to know of one model; `R` fields are not read, `W` not written. */
export interface ShapeOf<I extends Model, R = Masks<I>['unread'], W = Masks<I>['unwritten']> extends RecordShape {
  row: RowOf<I, R>;
  create: CreateOf<I, W>;
  changes: ChangesOf<I, W>;
  columns: ColumnsOf<I, R>;
}
