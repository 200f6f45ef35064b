import type { DataType } from 'sequelize';

/** The names of our tables. */
export interface OwnTables {
  users: string;
  roles: string;
  roleUser: string;
  accounts: string;
  sessions: string;
  recoveryCodes: string;
  limits: string;
  adminLog: string;
  migrations: string;
}

/** What our tables depend on: their prefix, and the key of the user model. */
export interface Schema {
  tables: OwnTables;
  userKey: {
    /** The type of the user model's primary key. */
    type: DataType;
    table: string;
    column: string;
  };
  /** The users table is ours too, not the team's. */
  ownUsers: boolean;
}

/** @throws when the prefix could not begin a table's name */
export function ownTables(prefix = ''): OwnTables {
  if (!/^[a-z0-9_]{0,32}$/i.test(prefix)) {
    throw new Error(`tablePrefix takes letters, digits and _ only, at most 32, not '${prefix}'`);
  }
  return {
    users: `${prefix}users`,
    roles: `${prefix}roles`,
    roleUser: `${prefix}role_user`,
    accounts: `${prefix}asok_accounts`,
    sessions: `${prefix}asok_sessions`,
    recoveryCodes: `${prefix}asok_recovery_codes`,
    limits: `${prefix}asok_limits`,
    adminLog: `${prefix}asok_admin_log`,
    migrations: `${prefix}asok_migrations`,
  };
}
