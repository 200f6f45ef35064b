import { type DataType, QueryTypes } from 'sequelize';
import type { MigrationContext } from '../db/migration.ts';

/**
 * The type of a column that points at a user. MySQL compares two text columns only when their collations agree: there it
 * is copied from the user table as it stands.
 */
export async function userKeyType({
  queryInterface,
  transaction,
  dialect,
  schema,
}: MigrationContext): Promise<DataType> {
  const { table, column, type } = schema.userKey;
  if (dialect === 'sqlite' || schema.ownUsers) return type;
  const [found] = await queryInterface.sequelize.query<{
    type: string;
    charset: string | null;
    collation: string | null;
  }>(
    'SELECT COLUMN_TYPE AS type, CHARACTER_SET_NAME AS charset, COLLATION_NAME AS collation ' +
      'FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND COLUMN_NAME = ?',
    { type: QueryTypes.SELECT, replacements: [table, column], transaction },
  );
  if (!found) return type;
  return found.charset ? `${found.type} CHARACTER SET ${found.charset} COLLATE ${found.collation}` : found.type;
}

/** Adds the indexes that are not there. MySQL cannot roll CREATE back: after a start that was cut short, some may be. */
export async function addIndexes(context: MigrationContext, table: string, indexes: string[][]): Promise<void> {
  const { queryInterface, transaction } = context;
  const present = (await queryInterface.showIndex(table, { transaction })) as { name: string }[];
  for (const fields of indexes) {
    const name = `${table}_${fields.join('_')}`;
    if (!present.some((index) => index.name === name)) {
      await queryInterface.addIndex(table, { fields, name, transaction });
    }
  }
}

/** Adds a column unless it is there, after a start on MySQL that was cut short. */
export async function addColumn(
  { queryInterface, transaction }: MigrationContext,
  { table, column, type }: { table: string; column: string; type: DataType },
): Promise<void> {
  const present = await queryInterface.describeTable(table, { transaction } as never);
  if (column in present) return;
  await queryInterface.addColumn(table, column, { type, allowNull: true }, { transaction });
}
