import { type DataType, DataTypes, type ModelAttributes } from 'sequelize';
import { asciiText, exactText, longText, TABLE_OPTIONS } from '../db/dialect.ts';
import type { MigrationContext } from '../db/migration.ts';
import { addIndexes, userKeyType } from './steps.ts';

const MOMENT = DataTypes.DATE(3);

/** The first tables. They stay as they are written here: a later change is a later migration. */
export async function up(context: MigrationContext): Promise<void> {
  const { queryInterface, transaction, schema } = context;
  const wanted = Object.entries(definitions(context, await userKeyType(context)));
  for (const [table, columns] of wanted) await refuseForeign(context, table, Object.keys(columns));
  for (const [table, columns] of wanted) {
    await queryInterface.createTable(table, columns, { ...TABLE_OPTIONS, transaction });
  }
  const { tables } = schema;
  await addIndexes(context, tables.roleUser, [['role_id']]);
  await addIndexes(context, tables.sessions, [['user_id'], ['expires_at']]);
  await addIndexes(context, tables.limits, [['expire']]);
  await addIndexes(context, tables.adminLog, [['model', 'record_key'], ['user_id'], ['at'], ['operation_id']]);
}

function definitions({ dialect, schema }: MigrationContext, userKey: DataType): Record<string, ModelAttributes> {
  const { tables, ownUsers } = schema;
  const hash = asciiText(dialect, 'CHAR(64)');
  const key = asciiText(dialect, 'VARCHAR(700)');
  const ip = asciiText(dialect, 'VARCHAR(45)');
  const own = ownUsers ? { references: { model: tables.users, key: 'id' }, onDelete: 'CASCADE' } : {};
  const users: ModelAttributes = {
    id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
    email: { type: DataTypes.STRING(254), allowNull: false },
    email_canonical: { type: exactText(dialect, 'VARCHAR(254)'), allowNull: false, unique: true },
    password: { type: exactText(dialect, 'VARCHAR(255)'), allowNull: true },
    name: { type: DataTypes.STRING(255), allowNull: true },
    is_admin: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    totp_enabled: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    created_at: { type: MOMENT, allowNull: false },
  };
  return {
    ...(ownUsers && { [tables.users]: users }),
    [tables.roles]: {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: exactText(dialect, 'VARCHAR(100)'), allowNull: false, unique: true },
      label: { type: DataTypes.STRING(255), allowNull: false },
      permissions: { type: asciiText(dialect, 'TEXT'), allowNull: false },
      created_at: { type: MOMENT, allowNull: false },
    },
    [tables.roleUser]: {
      user_id: { type: userKey, primaryKey: true, allowNull: false, ...own },
      role_id: {
        type: DataTypes.INTEGER,
        primaryKey: true,
        allowNull: false,
        references: { model: tables.roles, key: 'id' },
        onDelete: 'CASCADE',
      },
      created_at: { type: MOMENT, allowNull: false },
    },
    [tables.accounts]: {
      user_id: { type: userKey, primaryKey: true, allowNull: false },
      session_epoch: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      disabled: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      language: { type: asciiText(dialect, 'VARCHAR(10)'), allowNull: true },
      theme: { type: asciiText(dialect, 'VARCHAR(20)'), allowNull: true },
      totp_secret: { type: asciiText(dialect, 'TEXT'), allowNull: true },
      totp_pending_secret: { type: asciiText(dialect, 'TEXT'), allowNull: true },
      totp_last_step: { type: DataTypes.BIGINT, allowNull: true },
      totp_enabled_at: { type: MOMENT, allowNull: true },
      created_at: { type: MOMENT, allowNull: false },
      updated_at: { type: MOMENT, allowNull: false },
    },
    [tables.sessions]: {
      token_hash: { type: hash, primaryKey: true, allowNull: false },
      user_id: { type: userKey, allowNull: false },
      user_epoch: { type: DataTypes.INTEGER, allowNull: false },
      kind: { type: asciiText(dialect, 'VARCHAR(16)'), allowNull: false, defaultValue: 'full' },
      created_at: { type: MOMENT, allowNull: false },
      last_seen_at: { type: MOMENT, allowNull: false },
      idle_expires_at: { type: MOMENT, allowNull: true },
      expires_at: { type: MOMENT, allowNull: false },
      reauth_at: { type: MOMENT, allowNull: true },
      ip: { type: ip, allowNull: true },
      user_agent: { type: DataTypes.STRING(512), allowNull: true },
      parent_hash: { type: hash, allowNull: true },
      acting_as_user_id: { type: userKey, allowNull: true },
      acting_until: { type: MOMENT, allowNull: true },
    },
    // As rate-limiter-flexible wants it: these names, in this order.
    [tables.limits]: {
      key: { type: asciiText(dialect, 'VARCHAR(255)'), primaryKey: true, allowNull: false },
      points: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      expire: { type: DataTypes.BIGINT, allowNull: true },
    },
    [tables.adminLog]: {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      operation_id: { type: asciiText(dialect, 'CHAR(36)'), allowNull: false },
      at: { type: MOMENT, allowNull: false },
      user_id: { type: key, allowNull: true },
      user_label: { type: DataTypes.STRING(255), allowNull: true },
      impersonator_id: { type: key, allowNull: true },
      impersonator_label: { type: DataTypes.STRING(255), allowNull: true },
      action: { type: asciiText(dialect, 'VARCHAR(64)'), allowNull: false },
      model: { type: asciiText(dialect, 'VARCHAR(63)'), allowNull: true },
      record_key: { type: key, allowNull: true },
      record_label: { type: DataTypes.STRING(255), allowNull: true },
      changes: { type: longText(dialect), allowNull: true },
      ip: { type: ip, allowNull: true },
      user_agent: { type: DataTypes.STRING(512), allowNull: true },
      request_id: { type: DataTypes.STRING(64), allowNull: true },
      count: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    },
  };
}

// A table with just our columns is one of ours, from a start on MySQL that was cut short.
async function refuseForeign(context: MigrationContext, table: string, columns: string[]): Promise<void> {
  const { queryInterface, transaction, schema } = context;
  if (!(await queryInterface.tableExists(table, { transaction }))) return;
  const present = Object.keys(await queryInterface.describeTable(table, { transaction } as never));
  if (present.sort().join() === [...columns].sort().join()) return;
  const advice = table === schema.tables.users ? 'pass its model as userModel, or set tablePrefix' : 'set tablePrefix';
  throw new Error(`The database has a table '${table}' that is not the admin's: ${advice}.`);
}
