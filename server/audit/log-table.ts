import type { OwnTables } from '../db/tables.ts';
import { ALL, type ModelAdmin } from '../meta/model-admin.ts';
import type { ModelDefinition } from '../meta/registry.ts';

/** A model of the team's over the table of the log is read only, and by is_admin alone, whatever its options say. */
export function sealed(definition: ModelDefinition, { adminLog }: OwnTables): ModelDefinition {
  const table = definition.model.getTableName() as string | { tableName: string };
  const name = typeof table === 'string' ? table : table.tableName;
  if (name.toLowerCase() !== adminLog.toLowerCase()) return definition;
  const admin: ModelAdmin = {
    ...definition.admin,
    canAdd: false,
    canEdit: false,
    canDelete: false,
    rules: { ...definition.admin.rules, rows: ({ isAdmin }) => (isAdmin ? ALL : null) },
  };
  return { ...definition, admin };
}
