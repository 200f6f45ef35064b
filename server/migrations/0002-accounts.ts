import { DataTypes } from 'sequelize';
import { asciiText, TABLE_OPTIONS } from '../db/dialect.ts';
import type { MigrationContext } from '../db/migration.ts';
import { addColumn, addIndexes, userKeyType } from './steps.ts';

/** Recovery codes, when a password was changed, how an impersonation ended, and the ways that the log is searched. */
export async function up(context: MigrationContext): Promise<void> {
  const { queryInterface, transaction, dialect, schema } = context;
  const { tables, ownUsers } = schema;
  const moment = DataTypes.DATE(3);
  await queryInterface.createTable(
    tables.recoveryCodes,
    {
      user_id: {
        type: await userKeyType(context),
        primaryKey: true,
        allowNull: false,
        ...(ownUsers && { references: { model: tables.users, key: 'id' }, onDelete: 'CASCADE' }),
      },
      code_hash: { type: asciiText(dialect, 'CHAR(64)'), primaryKey: true, allowNull: false },
      created_at: { type: moment, allowNull: false },
    },
    { ...TABLE_OPTIONS, transaction },
  );
  await addColumn(context, { table: tables.accounts, column: 'password_changed_at', type: moment });
  await addColumn(context, { table: tables.sessions, column: 'acting_ended', type: DataTypes.STRING(16) });
  await addIndexes(context, tables.sessions, [['acting_until']]);
  await addIndexes(context, tables.adminLog, [['impersonator_id'], ['action']]);
}
