import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import { dialectOf, longText } from '../db/dialect.ts';
import type { OwnTables } from '../db/tables.ts';

/** One thing that somebody did. Rows are only ever added. */
export class AdminLog extends Model<InferAttributes<AdminLog>, InferCreationAttributes<AdminLog>> {
  declare id: CreationOptional<number>;
  /** The same for all rows of one call. */
  declare operationId: string;
  /** UTC, to the millisecond. */
  declare at: Date;
  /** Key of the acting user; while impersonating, of the user acted as. */
  declare userId: CreationOptional<string | null>;
  declare userLabel: CreationOptional<string | null>;
  /** Key of whoever really did it, while impersonating. */
  declare impersonatorId: CreationOptional<string | null>;
  declare impersonatorLabel: CreationOptional<string | null>;
  declare action: string;
  /** Slug of the model. */
  declare model: CreationOptional<string | null>;
  declare recordKey: CreationOptional<string | null>;
  declare recordLabel: CreationOptional<string | null>;
  /** JSON: what changed, without secrets. */
  declare changes: CreationOptional<string | null>;
  declare ip: CreationOptional<string | null>;
  declare userAgent: CreationOptional<string | null>;
  declare requestId: CreationOptional<string | null>;
  /** How many alike this row stands for: denials are added up. */
  declare count: CreationOptional<number>;
}

/** Defines the log on one instance. */
export function defineAdminLog(sequelize: Sequelize, tables: OwnTables): ModelStatic<AdminLog> {
  return class extends AdminLog {}.init(
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      operationId: { type: DataTypes.CHAR(36), allowNull: false },
      at: { type: DataTypes.DATE(3), allowNull: false },
      userId: { type: DataTypes.STRING(700), allowNull: true },
      userLabel: { type: DataTypes.STRING(255), allowNull: true },
      impersonatorId: { type: DataTypes.STRING(700), allowNull: true },
      impersonatorLabel: { type: DataTypes.STRING(255), allowNull: true },
      action: { type: DataTypes.STRING(64), allowNull: false },
      model: { type: DataTypes.STRING(63), allowNull: true },
      recordKey: { type: DataTypes.STRING(700), allowNull: true },
      recordLabel: { type: DataTypes.STRING(255), allowNull: true },
      changes: { type: longText(dialectOf(sequelize)), allowNull: true },
      ip: { type: DataTypes.STRING(45), allowNull: true },
      userAgent: { type: DataTypes.STRING(512), allowNull: true },
      requestId: { type: DataTypes.STRING(64), allowNull: true },
      count: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    },
    { sequelize, modelName: 'AsokAdminLog', tableName: tables.adminLog, underscored: true, timestamps: false },
  );
}
