import type { UserTable } from '../auth/user-table.ts';
import type { OwnModels } from '../own-models.ts';
import type { AnyModel } from '../meta/entry.ts';
import { ALL, type FieldOptions, type ModelAdmin } from '../meta/model-admin.ts';
import type { ModelDefinition } from '../meta/registry.ts';

interface Accounts {
  models: OwnModels;
  users: UserTable;
}

const READ_ONLY = { canAdd: false, canEdit: false, canDelete: false };

/**
 * What is left of a team's model that stands for one of our tables, or once more for that of the users, whatever its
 * options say: what guards those tables is bound to their own entries. Links, sessions and secrets are left out, the log
 * is read by is_admin alone, users and roles are read only.
 */
export function sealed(definition: ModelDefinition, { models, users }: Accounts): ModelDefinition[] {
  const { Role, RoleUser, Account, Session, RecoveryCode, Limit, AdminLog, User } = models;
  const table = tableOf(definition.model);
  const isOneOf = (...own: AnyModel[]) => own.some((model) => tableOf(model) === table);
  if (isOneOf(RoleUser, Account, Session, RecoveryCode, Limit)) return [];
  const admin: ModelAdmin = { ...definition.admin, ...READ_ONLY };
  if (isOneOf(AdminLog)) {
    const rules = { ...admin.rules, rows: ({ isAdmin }: { isAdmin: boolean }) => (isAdmin ? ALL : null) };
    return [{ ...definition, admin: { ...admin, rules } }];
  }
  if (isOneOf(User)) return [{ ...definition, admin: withoutCredentials(admin, definition.model, users) }];
  return isOneOf(Role) ? [{ ...definition, admin }] : [definition];
}

/** The table itself, as far as its database is told: two models may call it differently. */
function tableOf(model: AnyModel): string {
  const table = model.getTableName() as string | { tableName: string; schema?: string };
  const { tableName, schema = '' } = typeof table === 'string' ? { tableName: table } : table;
  const database = model.sequelize?.getDatabaseName() ?? '';
  return `${schema === database ? '' : schema}.${tableName}`.toLowerCase();
}

function withoutCredentials(admin: ModelAdmin, model: AnyModel, users: UserTable): ModelAdmin {
  const columnOf = (of: AnyModel, name: string) => of.getAttributes()[name]?.field;
  const secrets = [users.password, ...(users.emailCanonical === null ? [] : [users.emailCanonical])];
  const columns = secrets.map((name) => columnOf(users.model, name));
  const fields: Record<string, FieldOptions | undefined> = { ...(admin.fields as object) };
  for (const name of Object.keys(model.getAttributes()))
    if (columns.includes(columnOf(model, name))) fields[name] = { ...fields[name], secret: true };
  return { ...admin, fields };
}
