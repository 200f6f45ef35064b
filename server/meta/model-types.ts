import type { Attributes, CreationAttributes, CreationOptional, Model, ModelStatic } from 'sequelize';
import type { Key, RecordShape, RelationChange, RelationList, RelationValue } from '../contract.ts';

/** The team's models by slug. */
// oxlint-disable-next-line typescript/no-explicit-any -- ModelStatic is invariant, so only `any` accepts every model class.
export type Models = Record<string, ModelStatic<any>>;

export type InstanceOf<M> = M extends ModelStatic<infer I extends Model> ? I : never;

type Pretty<T> = { [K in keyof T]: T[K] } & {};

/** Drops Sequelize's brands (CreationOptional, ForeignKey), so that hovers show plain types. */
type Plain<T> = T extends Date
  ? Date
  : T extends Uint8Array | readonly unknown[]
    ? T
    : T extends boolean
      ? T extends true
        ? true
        : false
      : T extends number
        ? number extends Unbranded<T>
          ? number
          : Unbranded<T>
        : T extends string
          ? string extends Unbranded<T>
            ? string
            : Unbranded<T>
          : T extends object
            ? { [K in keyof T as K extends symbol ? never : K]: T[K] }
            : T;
type Unbranded<T> = T extends CreationOptional<infer U> ? U : T;

/** Attribute names of a model. */
export type AttributeName<I extends Model> = keyof Attributes<I> & string;

type RelationNames<I> = {
  [K in keyof I]-?: K extends `_${string}`
    ? never
    : NonNullable<I[K]> extends Model
      ? K
      : NonNullable<I[K]> extends readonly Model[]
        ? K
        : never;
}[keyof I] &
  string;

/** Names of the associations that a model class declares (`declare author?: NonAttribute<User>`). */
export type RelationName<I extends Model> = RelationNames<I>;

/** What may stand in `listDisplay`, `fieldsets` and the like: attributes and declared relations. */
export type FieldName<I extends Model> = AttributeName<I> | RelationName<I>;

/**
 * Attributes never sent: names that say they hold a secret. `fields/secret.ts` holds the same list for the server; a
 * test compares the two.
 */
type SecretWord = 'password' | 'passphrase' | 'hash' | 'secret' | 'token' | 'pin' | 'otp';
type SecretKey = 'api' | 'private' | 'secret';
type SecretEnding = Capitalize<SecretWord> | `${Capitalize<SecretKey>}Key`;
type SecretSnake = SecretWord | `${SecretKey}_key`;
export type SecretName = SecretSnake | `${SecretKey}Key` | `${string}${SecretEnding}` | `${string}_${SecretSnake}`;

type RelationRow<V> = NonNullable<V> extends readonly unknown[] ? RelationList : RelationValue | null;

/** A record as `get` gives it: plain attributes and declared relations, no secrets. */
export type RowOf<I extends Model> = Pretty<
  { [K in Exclude<AttributeName<I>, SecretName>]: Plain<Attributes<I>[K]> } & {
    [K in RelationName<I>]: RelationRow<I[K]>;
  }
>;

/** Columns to sort and filter by. */
export type ColumnsOf<I extends Model> = Pretty<
  { [K in Exclude<AttributeName<I>, SecretName>]: Plain<Attributes<I>[K]> } & { [K in RelationName<I>]: Key }
>;

type Creation<I extends Model> = CreationAttributes<I>;

/** What `create` takes: the creation attributes, and to-many relations as lists of keys. */
export type CreateOf<I extends Model> = Pretty<
  { [K in keyof Creation<I> as K & string]: Plain<Creation<I>[K]> } & {
    [K in RelationName<I> as NonNullable<I[K]> extends readonly unknown[] ? K : never]?: readonly Key[];
  }
>;

/** What `update` takes as `changes`. */
export type ChangesOf<I extends Model> = Pretty<
  { [K in AttributeName<I>]?: Plain<Attributes<I>[K]> } & {
    [K in RelationName<I>]?: NonNullable<I[K]> extends readonly unknown[] ? RelationChange : Key | null;
  }
>;

/** Everything the client's types need to know of one model. */
export interface ShapeOf<I extends Model> extends RecordShape {
  row: RowOf<I>;
  create: CreateOf<I>;
  changes: ChangesOf<I>;
  columns: ColumnsOf<I>;
}

export type ShapesOf<M extends Models> = { [K in keyof M & string]: ShapeOf<InstanceOf<M[K]>> };
