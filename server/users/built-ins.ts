import type { UserTable } from '../auth/user-table.ts';
import type { FieldOptions, ModelAdmin } from '../meta/model-admin.ts';
import type { ModelDefinition } from '../meta/registry.ts';
import { sealed } from './sealed.ts';
import type { OwnModels } from '../own-models.ts';
import { rolesAdmin } from '../roles/roles.admin.ts';
import { usersAdmin } from './users.admin.ts';

interface Accounts {
  models: OwnModels;
  users: UserTable;
}

/** Adds users and roles to the team's models, and leaves out the tables that nobody edits by hand. */
export function withBuiltIns(given: readonly ModelDefinition[], { models, users }: Accounts): ModelDefinition[] {
  const { User, Role, AdminLog } = models;
  const named = given.find(({ model }) => model === User);
  const own = given
    .filter((each) => each !== named && each.model !== Role && each.model !== AdminLog)
    .flatMap((each) => sealed(each, { models, users }));
  const base: ModelDefinition = named ?? { slug: 'users', model: User, admin: {} };
  const admin = models.ownUsers ? { ...usersAdmin, ...base.admin } : base.admin;
  const accounts = { ...base, admin: withCredentials(admin as ModelAdmin, users) };
  return [...own, accounts, { slug: 'roles', model: Role, admin: rolesAdmin as unknown as ModelAdmin }];
}

/**
 * Whatever the columns of a team's own model are called: the password is hashed when written and never sent, the canonical
 * address follows the typed one, and whether two-factor is on is told by the account alone.
 */
function withCredentials(admin: ModelAdmin, { email, emailCanonical, password, totpEnabled }: UserTable): ModelAdmin {
  const fields = (admin.fields ?? {}) as Record<string, FieldOptions | undefined>;
  const canonical = emailCanonical !== null && {
    [emailCanonical]: { kind: 'text', hidden: true, populateFrom: email } satisfies FieldOptions,
  };
  return {
    ...admin,
    ...(totpEnabled !== null && { readonlyFields: [...(admin.readonlyFields ?? []), totpEnabled] }),
    fields: { ...fields, ...canonical, [password]: { ...fields[password], kind: 'password', secret: true } },
  };
}
