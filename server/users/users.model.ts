import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { OwnTables } from '../db/tables.ts';
import type { Role } from '../roles/roles.model.ts';

/** Our own user, for sites that bring none. All but these facts stands in the account. */
export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<number>;
  /** As typed: for display, and for mail. */
  declare email: string;
  /** The one form of the address that accounts are looked up by. */
  declare emailCanonical: string;
  /** A PHC string; null: nobody can sign in with a password. */
  declare password: string | null;
  declare name: CreationOptional<string | null>;
  declare isAdmin: CreationOptional<boolean>;
  /** Follows the account. */
  declare totpEnabled: CreationOptional<boolean>;
  declare createdAt: CreationOptional<Date>;
  declare roles?: NonAttribute<Role[]>;
}

/** Defines our user on one instance. Ids are never used again: a session of a deleted user must not find another. */
export function defineUser(sequelize: Sequelize, tables: OwnTables): ModelStatic<User> {
  return class extends User {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      email: { type: DataTypes.STRING(254), allowNull: false },
      emailCanonical: { type: DataTypes.STRING(254), allowNull: false, unique: true },
      password: { type: DataTypes.STRING(255), allowNull: true },
      name: { type: DataTypes.STRING(255), allowNull: true },
      isAdmin: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      totpEnabled: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
    },
    { sequelize, modelName: 'AsokUser', tableName: tables.users, underscored: true, updatedAt: false },
  );
}
