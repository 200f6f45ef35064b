/** The server half of the admin: `createAdmin` and what goes into it. */

export type { Sequelize } from 'sequelize';
export { createAdmin } from './admin.ts';
export type { Admin, AdminRouter, AnyShapes } from './admin.types.ts';
export { type AdminOptions, ConfigError, type Logger } from './config.ts';
export type { ModelOption, UserAttributes, UserModelOption } from './config.types.ts';
export type { Context } from './context.ts';
export type * from './contract.ts';
export { connectMysql } from './db/mysql.ts';
export { connectSqlite } from './db/sqlite.ts';
export { AdminError } from './errors.ts';
export {
  ALL,
  type FieldOptions,
  type FieldRight,
  type ModelAdmin,
  type ModelRules,
  type RuleActor,
  type Text,
} from './meta/model-admin.ts';
export type { ShapeOf } from './meta/record-shapes.ts';
export { adminUsers } from './own-models.ts';
export { type Actor, can, system as systemActor } from './roles/actor.ts';
export { normaliseText as normalisePermissions } from './roles/permissions.ts';
export { requirePermission } from './roles/require-permission.ts';
export { type ProcedureMeta, type Root, trpcOptions } from './trpc.ts';
export type { Role } from './roles/roles.model.ts';
export type { User } from './users/users.model.ts';
export type { NewUser } from './users/users.service.ts';
