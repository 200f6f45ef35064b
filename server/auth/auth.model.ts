import {
  type CreationOptional,
  type DataType,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { Locale } from '../contract.ts';
import type { OwnTables } from '../db/tables.ts';

/** What the admin knows of a user beside the user model, one row for each user key. */
export class Account extends Model<InferAttributes<Account>, InferCreationAttributes<Account>> {
  declare userId: number | string;
  /** Raised to end every session of the user at once: a session of another epoch is dead. */
  declare sessionEpoch: CreationOptional<number>;
  declare disabled: CreationOptional<boolean>;
  declare language: CreationOptional<Locale | null>;
  declare theme: CreationOptional<string | null>;
  /** Encrypted; null: two-factor is off. */
  declare totpSecret: CreationOptional<string | null>;
  /** Encrypted, until a first code confirms it. */
  declare totpPendingSecret: CreationOptional<string | null>;
  /** The last time step used: no code counts twice. */
  declare totpLastStep: CreationOptional<number | null>;
  declare totpEnabledAt: CreationOptional<Date | null>;
  declare passwordChangedAt: CreationOptional<Date | null>;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;
}

/** A session; `pending_mfa` is one that still owes its second factor. */
export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  /** SHA-256 of the cookie's value, in hexadecimal. */
  declare tokenHash: string;
  declare userId: number | string;
  /** The account's epoch when the session began. */
  declare userEpoch: number;
  declare kind: CreationOptional<'full' | 'pending_mfa'>;
  declare createdAt: CreationOptional<Date>;
  /** Written at most once a minute. */
  declare lastSeenAt: Date;
  declare idleExpiresAt: CreationOptional<Date | null>;
  declare expiresAt: Date;
  /** When the password was last given. */
  declare reauthAt: CreationOptional<Date | null>;
  declare ip: CreationOptional<string | null>;
  declare userAgent: CreationOptional<string | null>;
  /** Token hash of the session this one was started from. */
  declare parentHash: CreationOptional<string | null>;
  declare actingAsUserId: CreationOptional<number | string | null>;
  declare actingUntil: CreationOptional<Date | null>;
  /** Why acting ended by itself, once somebody has seen and logged it: from then on nothing brings it back. */
  declare actingEnded: CreationOptional<'expired' | 'gone' | null>;
}

/** One unused recovery code: whoever uses it deletes it. */
export class RecoveryCode extends Model<InferAttributes<RecoveryCode>, InferCreationAttributes<RecoveryCode>> {
  declare userId: number | string;
  /** SHA-256 of the code in its plain form, in hexadecimal: 120 random bits need no slow hash. */
  declare codeHash: string;
  declare createdAt: CreationOptional<Date>;
}

/** A counter of rate-limiter-flexible, which reads and writes the table itself. */
export class Limit extends Model<InferAttributes<Limit>, InferCreationAttributes<Limit>> {
  declare key: string;
  declare points: CreationOptional<number>;
  /** Milliseconds since 1970; null: never. */
  declare expire: CreationOptional<number | null>;
}

/** Defines the account on one instance. */
export function defineAccount(sequelize: Sequelize, tables: OwnTables, userKey: DataType): ModelStatic<Account> {
  return class extends Account {}.init(
    {
      userId: { type: userKey, primaryKey: true, allowNull: false, autoIncrement: false },
      sessionEpoch: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      disabled: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      language: { type: DataTypes.STRING(10), allowNull: true },
      theme: { type: DataTypes.STRING(20), allowNull: true },
      totpSecret: { type: DataTypes.TEXT, allowNull: true },
      totpPendingSecret: { type: DataTypes.TEXT, allowNull: true },
      totpLastStep: { type: DataTypes.BIGINT, allowNull: true },
      totpEnabledAt: { type: DataTypes.DATE(3), allowNull: true },
      passwordChangedAt: { type: DataTypes.DATE(3), allowNull: true },
      createdAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
      updatedAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
    },
    { sequelize, modelName: 'AsokAccount', tableName: tables.accounts, underscored: true },
  );
}

/** Defines the session on one instance. */
export function defineSession(sequelize: Sequelize, tables: OwnTables, userKey: DataType): ModelStatic<Session> {
  return class extends Session {}.init(
    {
      tokenHash: { type: DataTypes.CHAR(64), primaryKey: true },
      userId: { type: userKey, allowNull: false },
      userEpoch: { type: DataTypes.INTEGER, allowNull: false },
      kind: { type: DataTypes.STRING(16), allowNull: false, defaultValue: 'full' },
      createdAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
      lastSeenAt: { type: DataTypes.DATE(3), allowNull: false },
      idleExpiresAt: { type: DataTypes.DATE(3), allowNull: true },
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
      reauthAt: { type: DataTypes.DATE(3), allowNull: true },
      ip: { type: DataTypes.STRING(45), allowNull: true },
      userAgent: { type: DataTypes.STRING(512), allowNull: true },
      parentHash: { type: DataTypes.CHAR(64), allowNull: true },
      actingAsUserId: { type: userKey, allowNull: true },
      actingUntil: { type: DataTypes.DATE(3), allowNull: true },
      actingEnded: { type: DataTypes.STRING(16), allowNull: true },
    },
    { sequelize, modelName: 'AsokSession', tableName: tables.sessions, underscored: true, updatedAt: false },
  );
}

/** Defines the recovery code on one instance. */
export function defineRecoveryCode(
  sequelize: Sequelize,
  tables: OwnTables,
  userKey: DataType,
): ModelStatic<RecoveryCode> {
  return class extends RecoveryCode {}.init(
    {
      userId: { type: userKey, primaryKey: true, allowNull: false },
      codeHash: { type: DataTypes.CHAR(64), primaryKey: true },
      createdAt: { type: DataTypes.DATE(3), allowNull: false, defaultValue: DataTypes.NOW },
    },
    { sequelize, modelName: 'AsokRecoveryCode', tableName: tables.recoveryCodes, underscored: true, updatedAt: false },
  );
}

/** Defines the rate limits' table on one instance. */
export function defineLimit(sequelize: Sequelize, tables: OwnTables): ModelStatic<Limit> {
  return class extends Limit {}.init(
    {
      key: { type: DataTypes.STRING(255), primaryKey: true },
      points: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      expire: { type: DataTypes.BIGINT, allowNull: true },
    },
    { sequelize, modelName: 'AsokLimit', tableName: tables.limits, timestamps: false },
  );
}
