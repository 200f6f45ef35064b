import { Op } from 'sequelize';
import { createContext, type Runtime } from '../context.ts';
import { selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { createRecord } from '../records/write.service.ts';
import { system } from '../roles/actor.ts';

/** What a new user is made of. */
export interface NewUser {
  email: string;
  password: string;
  name?: string | null;
  isAdmin?: boolean;
  /** Names of roles. */
  roles?: readonly string[];
}

/** Makes a user as the system: the same pipeline as the form, so password policy, hash and log are the same. */
export async function createUser(runtime: Runtime, user: NewUser): Promise<{ key: string }> {
  const { registry, models, users } = runtime;
  const entry = registry.of(models.User);
  if (!entry) throw errors.notFound();
  const data = {
    [users.email]: user.email,
    [users.password]: user.password,
    [users.isAdmin]: user.isAdmin ?? false,
    ...(users.name !== null && user.name !== undefined && { [users.name]: user.name }),
    ...(user.roles && { roles: await roleKeys(runtime, user.roles) }),
  };
  const { $key } = await createRecord(createContext(runtime, { actor: system }), entry, { data });
  return { key: $key };
}

async function roleKeys({ database, models }: Runtime, names: readonly string[]): Promise<string[]> {
  const rows = await database.select(
    selectSql(models.Role, { attributes: ['id', 'name'], where: [{ name: { [Op.in]: [...names] } }] }),
  );
  const missing = names.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0) throw errors.invalid({ roles: { code: 'reference' } });
  return rows.map((row) => String(row.id));
}
