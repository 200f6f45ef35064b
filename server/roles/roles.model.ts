import {
  type CreationOptional,
  type DataType,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { OwnTables } from '../db/tables.ts';

/** A named set of permissions. */
export class Role extends Model<InferAttributes<Role>, InferCreationAttributes<Role>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare label: string;
  /** As stored: it may have been written by SQL, so it is normalised again whenever it is read. */
  declare permissions: CreationOptional<string>;
  declare createdAt: CreationOptional<Date>;
  /** The team's user model or ours. */
  declare users?: NonAttribute<Model[]>;
}

/** One role of one user. */
export class RoleUser extends Model<InferAttributes<RoleUser>, InferCreationAttributes<RoleUser>> {
  declare userId: number | string;
  declare roleId: number;
  declare createdAt: CreationOptional<Date>;
}

/** Defines the role on one instance. */
export function defineRole(sequelize: Sequelize, tables: OwnTables): ModelStatic<Role> {
  return class extends Role {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.STRING(100), allowNull: false, unique: true },
      label: { type: DataTypes.STRING(255), allowNull: false },
      permissions: { type: DataTypes.TEXT, allowNull: false, defaultValue: '' },
      createdAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
    },
    { sequelize, modelName: 'AsokRole', tableName: tables.roles, underscored: true, updatedAt: false },
  );
}

/** Defines the link between users and roles. */
export function defineRoleUser(sequelize: Sequelize, tables: OwnTables, userKey: DataType): ModelStatic<RoleUser> {
  return class extends RoleUser {}.init(
    {
      userId: { type: userKey, primaryKey: true, allowNull: false },
      roleId: { type: DataTypes.INTEGER, primaryKey: true, allowNull: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
    },
    { sequelize, modelName: 'AsokRoleUser', tableName: tables.roleUser, underscored: true, updatedAt: false },
  );
}
