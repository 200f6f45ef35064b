import { type DataType, DataTypes, type Sequelize } from 'sequelize';
import type { Database } from './database.ts';

type Dialect = Database['dialect'];

/** The dialect of an instance. MariaDB speaks MySQL's. */
export function dialectOf(sequelize: Sequelize): Dialect {
  return sequelize.getDialect() === 'sqlite' ? 'sqlite' : 'mysql';
}

/** A column type for ASCII text that is compared byte by byte: tokens, hashes, keys. SQLite compares so by itself. */
export function asciiText(dialect: Dialect, type: string): string {
  return dialect === 'mysql' ? `${type} CHARACTER SET ascii COLLATE ascii_bin` : type;
}

/** A column type for any text that is compared byte by byte, so that `mïke` is not `mike`. */
export function exactText(dialect: Dialect, type: string): string {
  return dialect === 'mysql' ? `${type} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin` : type;
}

/** What goes behind CREATE TABLE: servers still default to latin1, where an emoji is an error. */
export const TABLE_OPTIONS = { charset: 'utf8mb4', collate: 'utf8mb4_unicode_ci' };

/** A column type for text of any length: TEXT ends at 64 kB on MySQL. */
export function longText(dialect: Dialect): DataType {
  return dialect === 'mysql' ? DataTypes.TEXT('long') : DataTypes.TEXT;
}
