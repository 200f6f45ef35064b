import { DataTypes, type Sequelize } from 'sequelize';
import type { AnyModel } from './chinook.ts';

/** Tables whose keys are not one counted integer, and one with a column of every type; by slug. */
export function defineOddTables(sequelize: Sequelize): Record<string, AnyModel> {
  const plain = { timestamps: false };
  const models: Record<string, AnyModel> = {
    /** Two columns make the key. */
    lots: sequelize.define(
      'lots',
      {
        warehouse: { type: DataTypes.STRING(40), primaryKey: true },
        number: { type: DataTypes.INTEGER, primaryKey: true },
        note: { type: DataTypes.STRING(100) },
      },
      { ...plain, tableName: 'lots' },
    ),
    /** Text is the key. */
    labels: sequelize.define(
      'labels',
      { code: { type: DataTypes.STRING(60), primaryKey: true }, name: { type: DataTypes.STRING(100) } },
      { ...plain, tableName: 'labels' },
    ),
    /** The model makes the key. */
    devices: sequelize.define(
      'devices',
      {
        id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
        name: { type: DataTypes.STRING(100), allowNull: false },
      },
      { tableName: 'devices' },
    ),
    /** A key beyond 2^53, and a version counter of Sequelize's own. */
    ledgers: sequelize.define(
      'ledgers',
      {
        id: { type: DataTypes.BIGINT, primaryKey: true },
        name: { type: DataTypes.STRING(100) },
        note: { type: DataTypes.STRING(100) },
      },
      { ...plain, tableName: 'ledgers', version: true },
    ),
    /** Rows go to the trash. */
    drafts: sequelize.define(
      'drafts',
      { name: { type: DataTypes.STRING(100), allowNull: false, unique: true } },
      { tableName: 'drafts', paranoid: true },
    ),
    specimens: defineSpecimens(sequelize),
    /** No key at all. */
    readings: sequelize.define(
      'readings',
      { sensor: { type: DataTypes.STRING(20) }, value: { type: DataTypes.INTEGER } },
      { ...plain, tableName: 'readings' },
    ),
  };
  models.readings?.removeAttribute('id');
  return models;
}

function defineSpecimens(sequelize: Sequelize): AnyModel {
  return sequelize.define(
    'specimens',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      aString: { type: DataTypes.STRING(50) },
      aChar: { type: DataTypes.CHAR(5) },
      aText: { type: DataTypes.TEXT },
      aLongText: { type: DataTypes.TEXT('long') },
      anEmail: { type: DataTypes.STRING, validate: { isEmail: true } },
      aUrl: { type: DataTypes.STRING, validate: { isUrl: true } },
      aTiny: { type: DataTypes.TINYINT },
      aSmall: { type: DataTypes.SMALLINT },
      aMedium: { type: DataTypes.MEDIUMINT },
      anInteger: { type: DataTypes.INTEGER },
      anUnsigned: { type: DataTypes.INTEGER.UNSIGNED },
      aBig: { type: DataTypes.BIGINT },
      aFloat: { type: DataTypes.FLOAT },
      aDouble: { type: DataTypes.DOUBLE },
      aDecimal: { type: DataTypes.DECIMAL(12, 3) },
      aBoolean: { type: DataTypes.BOOLEAN },
      anEnum: { type: DataTypes.ENUM('red', 'green', 'blue') },
      aDate: { type: DataTypes.DATE(3) },
      aDay: { type: DataTypes.DATEONLY },
      aTime: { type: DataTypes.TIME },
      aJson: { type: DataTypes.JSON },
      aUuid: { type: DataTypes.UUID },
      aBlob: { type: DataTypes.BLOB },
      aVirtual: { type: DataTypes.VIRTUAL },
    },
    { timestamps: false, tableName: 'specimens' },
  );
}
