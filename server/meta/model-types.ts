import type { Attributes, Model, ModelStatic } from 'sequelize';

/** The team's models by slug. */
// oxlint-disable-next-line typescript/no-explicit-any -- ModelStatic is invariant, so only `any` accepts every model class.
export type Models = Record<string, ModelStatic<any>>;

/** The instances of a model class. */
export type InstanceOf<M> = M extends ModelStatic<infer I extends Model> ? I : never;

/** Attribute names of a model. */
export type AttributeName<I extends Model> = keyof Attributes<I> & string;

/** Names of the associations that a model class declares (`declare author?: NonAttribute<User>`). */
export type RelationName<I extends Model> = {
  [K in keyof I]-?: K extends `_${string}` ? never : NonNullable<I[K]> extends Model | readonly Model[] ? K : never;
}[keyof I] &
  string;

/** What may stand in `listDisplay`, `fieldsets` and the like: attributes and declared relations. */
export type FieldName<I extends Model> = AttributeName<I> | RelationName<I>;
