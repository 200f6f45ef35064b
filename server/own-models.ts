import type { DataType, Model, ModelStatic, Sequelize } from 'sequelize';
import { type AdminLog, defineAdminLog } from './audit/audit.model.ts';
import {
  type Account,
  defineAccount,
  defineLimit,
  defineRecoveryCode,
  defineSession,
  type Limit,
  type RecoveryCode,
  type Session,
} from './auth/auth.model.ts';
import { ownTables, type Schema } from './db/tables.ts';
import { defineRole, defineRoleUser, type Role, type RoleUser } from './roles/roles.model.ts';
import { defineUser, type User } from './users/users.model.ts';

/** What of the options our own tables depend on. */
export interface OwnModelOptions {
  /** The team's user model; without one there is our own. */
  userModel?: ModelStatic<Model>;
  tablePrefix?: string;
}

/** Our models on one Sequelize instance, and what their migrations need to know. */
export interface OwnModels extends Schema {
  /** The team's user model or ours, linked with `Role` as `roles` and `users`. */
  User: ModelStatic<Model>;
  Role: ModelStatic<Role>;
  RoleUser: ModelStatic<RoleUser>;
  Account: ModelStatic<Account>;
  Session: ModelStatic<Session>;
  RecoveryCode: ModelStatic<RecoveryCode>;
  Limit: ModelStatic<Limit>;
  AdminLog: ModelStatic<AdminLog>;
}

interface Definition {
  userModel: ModelStatic<Model> | undefined;
  tablePrefix: string;
  models: OwnModels;
}

const definitions = new WeakMap<Sequelize, Definition>();

/**
 * Defines our models on an instance; a second call with the same options gives the same models.
 * @throws when the user model has no single primary key, or the instance has our models with other options
 */
export function defineOwnModels(sequelize: Sequelize, options: OwnModelOptions = {}): OwnModels {
  const { userModel, tablePrefix = '' } = options;
  const known = definitions.get(sequelize);
  if (known) {
    if (known.userModel === userModel && known.tablePrefix === tablePrefix) return known.models;
    throw new Error('This Sequelize instance already has an admin with another userModel or tablePrefix');
  }
  const models = define(sequelize, userModel, tablePrefix);
  definitions.set(sequelize, { userModel, tablePrefix, models });
  return models;
}

/** Our own user model on an instance, for a team's associations: `Post.belongsTo(adminUsers(sequelize), …)`. */
export function adminUsers(
  sequelize: Sequelize,
  options: Pick<OwnModelOptions, 'tablePrefix'> = {},
): ModelStatic<User> {
  return defineOwnModels(sequelize, options).User as ModelStatic<User>;
}

function define(sequelize: Sequelize, userModel: ModelStatic<Model> | undefined, tablePrefix: string): OwnModels {
  const tables = ownTables(tablePrefix);
  const User: ModelStatic<Model> = userModel ?? defineUser(sequelize, tables);
  const userKey = keyOf(User);
  const { type } = userKey;
  const models: OwnModels = {
    tables,
    userKey,
    ownUsers: !userModel,
    User,
    Role: defineRole(sequelize, tables),
    RoleUser: defineRoleUser(sequelize, tables, type),
    Account: defineAccount(sequelize, tables, type),
    Session: defineSession(sequelize, tables, type),
    RecoveryCode: defineRecoveryCode(sequelize, tables, type),
    Limit: defineLimit(sequelize, tables),
    AdminLog: defineAdminLog(sequelize, tables),
  };
  link(models);
  leaveToMigrations(models);
  return models;
}

// A team's own sync() neither makes nor drops our tables: their columns are the migrations' business.
function leaveToMigrations(models: OwnModels): void {
  const { Role, RoleUser, Account, Session, RecoveryCode, Limit, AdminLog } = models;
  const ours: ModelStatic<Model>[] = [Role, RoleUser, Account, Session, RecoveryCode, Limit, AdminLog];
  if (models.ownUsers) ours.push(models.User);
  for (const model of ours) {
    model.sync = () => Promise.resolve(undefined as never);
    model.drop = () => Promise.resolve();
  }
}

function link({ User, Role, RoleUser }: OwnModels): void {
  const through = { model: RoleUser, unique: false };
  User.belongsToMany(Role, { through, as: 'roles', foreignKey: 'userId', otherKey: 'roleId' });
  Role.belongsToMany(User, { through, as: 'users', foreignKey: 'roleId', otherKey: 'userId' });
}

function keyOf(model: ModelStatic<Model>): Schema['userKey'] {
  const [name, ...more] = model.primaryKeyAttributes;
  const attribute = name === undefined ? undefined : model.getAttributes()[name];
  if (!attribute || more.length > 0) throw new Error(`The user model ${model.name} must have one primary key`);
  const table = model.getTableName();
  return {
    type: attribute.type as DataType,
    table: typeof table === 'string' ? table : table.tableName,
    column: attribute.field ?? String(name),
  };
}
