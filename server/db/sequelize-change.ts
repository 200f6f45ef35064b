import { literal, type Model, type ModelStatic, type Sequelize, Utils } from 'sequelize';
import { ChangeText } from './change-text.ts';
import type { BoundQuery } from './database.ts';
import { dialectOf } from './dialect.ts';
import { quote } from './sql.ts';

type Values = Record<string, unknown>;

/** What Sequelize's types leave out of its models, as far as its own `save()` uses it. */
interface SavedModel {
  rawAttributes: Record<string, object>;
  primaryKeyAttributes: readonly string[];
  autoIncrementAttribute?: string;
  sequelize: Sequelize;
  _timestampAttributes: { createdAt?: string; updatedAt?: string };
  _versionAttribute?: string | false;
  _virtualAttributes: ReadonlySet<string>;
  _getDefaultTimestamp(attribute: string): unknown;
}

interface SavedInstance {
  constructor: SavedModel;
  dataValues: Values;
  isNewRecord: boolean;
  changed(): string[] | false;
  validate(options: object): Promise<void>;
}

/**
 * The statement that `save()` would send for an instance without hooks, after the same checks and with the same
 * timestamps and version; null when nothing has changed. The form of the values is Sequelize's.
 * @throws ValidationError
 */
export async function changeOf(saved: Model): Promise<BoundQuery | null> {
  const instance = saved as unknown as SavedInstance;
  const { constructor: model, dataValues } = instance;
  const fields = fieldsOf(instance);
  stamp(instance, fields);
  await instance.validate({ hooks: false, fields });
  const stored = fields.filter((name) => dataValues[name] !== undefined && !model._virtualAttributes.has(name));
  if (stored.length === 0) return null;
  return instance.isNewRecord ? insertion(instance, stored) : update(instance, stored);
}

function insertion({ constructor: model, dataValues }: SavedInstance, stored: readonly string[]): BoundQuery {
  const change = new ChangeText(model as unknown as ModelStatic<Model>, 'INSERT');
  const columns = stored.map((name) => change.column(name)).join(', ');
  const values = stored.map((name) => change.value(name, dataValues[name])).join(', ');
  return change.query(`INSERT INTO ${change.table} (${columns}) VALUES (${values});`);
}

function update({ constructor: model, dataValues }: SavedInstance, stored: readonly string[]): BoundQuery {
  const change = new ChangeText(model as unknown as ModelStatic<Model>, 'UPDATE');
  const version = model._versionAttribute;
  const next = (name: string): unknown =>
    name === version ? Number.parseInt(String(dataValues[name]), 10) + 1 : dataValues[name];
  const values = stored.map((name) => `${change.column(name)} = ${change.value(name, next(name))}`);
  const found = [...model.primaryKeyAttributes, ...(version ? [version] : [])].map((name) =>
    (dataValues[name] ?? null) === null
      ? `${change.column(name)} IS NULL`
      : `${change.column(name)} = ${change.value(name, dataValues[name])}`,
  );
  return change.query(`UPDATE ${change.table} SET ${values.join(', ')} WHERE ${found.join(' AND ')};`);
}

/** All attributes of a new record, else the changed ones and those that change with them. */
function fieldsOf(instance: SavedInstance): string[] {
  const { rawAttributes, _timestampAttributes: timestamps, _versionAttribute: version } = instance.constructor;
  if (instance.isNewRecord) return Object.keys(rawAttributes);
  const changed = (instance.changed() || []).filter((name) => Object.hasOwn(rawAttributes, name));
  if (changed.length === 0) return [];
  return [...new Set([...changed, ...[timestamps.updatedAt, version].filter((name) => typeof name === 'string')])];
}

function stamp({ constructor: model, dataValues, isNewRecord }: SavedInstance, fields: readonly string[]): void {
  const { createdAt, updatedAt } = model._timestampAttributes;
  const now = Utils.now(model.sequelize.getDialect() as 'sqlite' | 'mysql');
  const momentOf = (name: string): unknown => model._getDefaultTimestamp(name) || now;
  if (updatedAt && fields.includes(updatedAt)) dataValues[updatedAt] = momentOf(updatedAt);
  if (isNewRecord && createdAt && !dataValues[createdAt]) dataValues[createdAt] = momentOf(createdAt);
}

/** The key that a new row gets from the database, while it is the last that its connection has made. */
export interface GeneratedKey {
  attribute: string;
  /** Finds the row. */
  matching: Record<string, unknown>;
  /** Reads the key, under the attribute's name. */
  query: string;
}

/** Null for an instance that is not new, or brings its key along. */
export function generatedKey(saved: Model): GeneratedKey | null {
  const { constructor: model, dataValues, isNewRecord } = saved as unknown as SavedInstance;
  const attribute = model.autoIncrementAttribute;
  if (!isNewRecord || !attribute || (dataValues[attribute] ?? null) !== null) return null;
  const made = dialectOf(model.sequelize) === 'sqlite' ? 'last_insert_rowid()' : 'LAST_INSERT_ID()';
  const name = quote(saved.constructor as ModelStatic<Model>, attribute);
  return { attribute, matching: { [attribute]: literal(made) }, query: `SELECT ${made} AS ${name};` };
}

/** The error that Sequelize would have made of a driver's, which named what was refused; any other as it is. */
export function sequelizeError(instance: Model, error: unknown): unknown {
  if (!isDriverError(error)) return error;
  const { constructor: model } = instance as unknown as SavedInstance;
  const { sequelize } = model;
  const { Query } = (sequelize as unknown as { dialect: { Query: QueryMaker } }).dialect;
  return new Query({}, sequelize, { instance, model, logging: false }).formatError(error, (error as Error).stack);
}

type QueryMaker = new (
  connection: object,
  sequelize: Sequelize,
  options: object,
) => { formatError(error: unknown, stack?: string): unknown };

function isDriverError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number';
}
