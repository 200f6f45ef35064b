import type { Model, ModelStatic } from 'sequelize';
import { ConfigError } from '../config.ts';
import type { UserAttributes } from '../config.types.ts';

/** Names of the attributes that the admin needs of a user model. */
export interface UserTable {
  readonly model: ModelStatic<Model>;
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly isAdmin: string;
  readonly name: string | null;
  /** Tells lists and filters whether two-factor is on; null for a model without such a column. */
  readonly totpEnabled: string | null;
  /** Holds the canonical e-mail address, unique; null: addresses are compared one by one. */
  readonly emailCanonical: string | null;
  /** Set on rows in the trash; null for a model without one. */
  readonly deletedAt: string | null;
}

/**
 * Finds the attributes of a user model, ours or the team's.
 * @throws ConfigError when one is missing or the primary key is composite
 */
export function describeUserTable(model: ModelStatic<Model>, given: Partial<UserAttributes> = {}): UserTable {
  const find = (...names: (string | undefined)[]) =>
    names.find((name) => name && name in model.getAttributes()) ?? null;
  const need = (option: keyof UserAttributes, ...names: string[]) => {
    const found = given[option] === undefined ? find(...names) : find(given[option]);
    if (found !== null) return found;
    throw new ConfigError(
      'CFG_USER_ATTRIBUTE',
      `userModel ${model.name} has no attribute "${given[option] ?? names[0]}": name it in userModel.attributes.${option}`,
    );
  };
  const [id, ...more] = model.primaryKeyAttributes;
  if (id === undefined || more.length > 0)
    throw new ConfigError('CFG_USER_KEY', `userModel ${model.name} must have a primary key of one column`);
  return {
    model,
    id,
    email: need('email', 'email', 'mail'),
    password: need('password', 'password'),
    isAdmin: need('isAdmin', 'isAdmin', 'is_admin'),
    name: given.name === undefined ? find('name') : need('name', given.name),
    totpEnabled: find('totpEnabled', 'totp_enabled'),
    emailCanonical: find('emailCanonical'),
    deletedAt: deletedAtOf(model),
  };
}

function deletedAtOf(model: ModelStatic<Model>): string | null {
  const { options, _timestampAttributes } = model as unknown as {
    options: { paranoid?: boolean };
    _timestampAttributes?: { deletedAt?: string };
  };
  return options.paranoid ? (_timestampAttributes?.deletedAt ?? 'deletedAt') : null;
}
