import type { Attributes, CreationAttributes, CreationOptional, ForeignKey, Model } from 'sequelize';
import type {
  Key,
  RecordShape,
  RelationChange,
  RelationList,
  RelationValue,
  ToManyColumn,
  ToOneColumn,
} from '../contract.ts';
import type { IsSecretName } from '../fields/secret.ts';
import type { AttributeName, RelationName } from './model-types.ts';

type Pretty<T> = { [K in keyof T]: T[K] } & {};

/** Drops Sequelize's brands, so that hovers show plain types. */
type Plain<T> = T extends CreationOptional<infer U> ? (U extends ForeignKey<infer V> ? V : U) : T;

type ForeignKeyBrand = keyof ForeignKey<object>;

/** A stored value as the wire carries it: of bytes their size alone, and whole numbers beyond 2^53 as text. */
type Sent<T> = T extends Uint8Array ? { bytes: number } : T extends bigint ? string : Plain<T>;

/** A value to be stored; a foreign key may also be given as the related record's key. */
type Stored<T> = T extends bigint ? string : ForeignKeyBrand extends keyof T ? Plain<T> | Key : Plain<T>;

type IsBytes<T> = [NonNullable<T>] extends [Uint8Array] ? true : false;

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

/** `Name` when the field is sent, else never. */
type Readable<Name extends string, O> = true extends IsHidden<O> | IsSecret<Name, O> ? never : Name;

/** `Name` when the field may be written, else never: a password is write-only, any other secret is out of reach. */
type Writable<Name extends string, O> =
  IsHidden<O> extends true ? never : [IsSecret<Name, O>, IsPassword<Name, O>] extends [true, false] ? never : Name;

type IsMany<V> = NonNullable<V> extends readonly unknown[] ? true : false;

/**
 * A record as `get` gives it: plain attributes and declared relations, nothing secret or hidden. `F`: the model's option
 * `fields`.
 */
export type RowOf<I extends Model, F = unknown> = Pretty<
  { [K in AttributeName<I> as Readable<K, OptionsOf<F, K>>]: Sent<Attributes<I>[K]> } & {
    [K in RelationName<I> as Readable<K, OptionsOf<F, K>>]: IsMany<I[K]> extends true
      ? RelationList
      : RelationValue | null;
  }
>;

/** Columns to sort and filter by. */
export type ColumnsOf<I extends Model, F = unknown> = Pretty<
  { [K in AttributeName<I> as Readable<K, OptionsOf<F, K>>]: Sent<Attributes<I>[K]> } & {
    [K in RelationName<I> as Readable<K, OptionsOf<F, K>>]: IsMany<I[K]> extends true ? ToManyColumn : ToOneColumn;
  }
>;

type Creation<I extends Model> = CreationAttributes<I>;

/** What `create` takes: the creation attributes, and to-many relations as lists of keys. */
export type CreateOf<I extends Model, F = unknown> = Pretty<
  {
    [K in keyof Creation<I> as WritableAttribute<K & string, Creation<I>[K], F>]: Stored<Creation<I>[K]>;
  } & {
    [K in RelationName<I> as Writable<K, OptionsOf<F, K>>]?: IsMany<I[K]> extends true ? readonly Key[] : Key | null;
  }
>;

/** What `update` takes as `changes`. */
export type ChangesOf<I extends Model, F = unknown> = Pretty<
  { [K in AttributeName<I> as WritableAttribute<K, Attributes<I>[K], F>]?: Stored<Attributes<I>[K]> } & {
    [K in RelationName<I> as Writable<K, OptionsOf<F, K>>]?: IsMany<I[K]> extends true ? RelationChange : Key | null;
  }
>;

type WritableAttribute<Name extends string, Value, F> =
  IsBytes<Value> extends true ? never : Writable<Name, OptionsOf<F, Name>>;

/** Everything the client's types need to know of one model. */
export interface ShapeOf<I extends Model, F = unknown> extends RecordShape {
  row: RowOf<I, F>;
  create: CreateOf<I, F>;
  changes: ChangesOf<I, F>;
  columns: ColumnsOf<I, F>;
}
