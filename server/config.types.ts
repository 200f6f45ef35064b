import type { Attributes, Model } from 'sequelize';
import type { ModelAdmin } from './meta/model-admin.ts';
import type { AttributeName, FieldName, InstanceOf, Models } from './meta/model-types.ts';

/** A model, or a model with its admin options beside it (for models that one cannot edit). */
export type ModelOption = Models[string] | { model: Models[string]; admin?: object };

// Two views of one option, from which TypeScript infers two things: the models by slug (`M`), and what the options of
// their fields say (`F`), be they static on the class or beside it. The first view checks the `admin` beside a model.
/** The option `models`, checked against the models themselves. */
export type ModelsOption<M, F> = {
  readonly [K in keyof M]: M[K] | { readonly model: M[K]; readonly admin?: ModelAdmin<InstanceOf<M[K]>> };
} & {
  readonly [K in keyof F]:
    | Models[string]
    | { readonly admin?: { readonly fields?: F[K] & OnlyFields<F[K], K extends keyof M ? M[K] : never> } };
};

type OnlyFields<F, M> = { readonly [K in Exclude<keyof F, FieldName<InstanceOf<M>>>]: never };

/** Attribute names of a team's own user model, where they differ from ours. */
export interface UserAttributes {
  email: string;
  password: string;
  isAdmin: string;
  /** Shown name; optional. */
  name?: string;
}

/** A team's own user model, alone or with the names of its attributes. */
export type UserModelOption = Models[string] | { model: Models[string]; attributes?: Partial<UserAttributes> };

/** The names that each of these attributes may have without being told, and what it holds. */
interface UserColumns {
  email: { names: 'email' | 'mail'; value: string };
  password: { names: 'password'; value: string };
  isAdmin: { names: 'isAdmin' | 'is_admin'; value: boolean | number };
}

type Missing<I extends Model, Names> = {
  [K in keyof UserColumns]: Extract<
    K extends keyof Names ? Names[K] : UserColumns[K]['names'],
    NamesHolding<I, UserColumns[K]['value']>
  > extends never
    ? K
    : never;
}[keyof UserColumns];

type NamesHolding<I extends Model, Value> = {
  [K in AttributeName<I>]: [NonNullable<Attributes<I>[K]>] extends [Value] ? K : never;
}[AttributeName<I>];

type Checked<I extends Model, Names> = [Missing<I, Names>] extends [never]
  ? unknown
  : { 'userModel needs attributes for': Missing<I, Names> };

/** The option `userModel`, checked: a model without e-mail, password and `isAdmin` does not compile. */
export type CheckedUserModel<U> = U extends { model: infer M }
  ? U extends { attributes: infer Names }
    ? Checked<InstanceOf<M>, Names> & { attributes: { [K in keyof Names]: AttributeName<InstanceOf<M>> } }
    : Checked<InstanceOf<M>, unknown>
  : Checked<InstanceOf<U>, unknown>;
