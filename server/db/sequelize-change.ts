import { literal, type Model, type ModelStatic, type Sequelize, Utils } from 'sequelize';
import type { BoundQuery } from './database.ts';
import { dialectOf } from './dialect.ts';
import { quote } from './sql.ts';

type Values = Record<string, unknown>;

/** What Sequelize's types leave out of its models, as far as its own `save()` uses it. */
interface SavedModel {
  rawAttributes: Record<string, { field?: string }>;
  autoIncrementAttribute?: string;
  sequelize: Sequelize;
  _timestampAttributes: { createdAt?: string; updatedAt?: string };
  _versionAttribute?: string | false;
  _virtualAttributes: ReadonlySet<string>;
  _getDefaultTimestamp(attribute: string): unknown;
  getTableName(): unknown;
}

interface SavedInstance {
  constructor: SavedModel;
  dataValues: Values;
  isNewRecord: boolean;
  changed(): string[] | false;
  where(checkVersion: boolean): object;
  validate(options: object): Promise<void>;
}

interface BindOptions {
  /** Writes a value into the text, or gives what stands for it there. */
  bindParam: false | ((value: unknown) => string);
}

/** Sequelize's own SQL writer, as far as its `save()` uses it. */
interface Writer {
  insertQuery(table: unknown, values: Values, attributes: object, options: BindOptions): { query: string };
  updateQuery(
    table: unknown,
    values: Values,
    where: object,
    options: BindOptions,
    attributes: object,
  ): { query: string };
}

/**
 * The statement that `save()` would send for an instance without hooks, after the same checks and with the same
 * timestamps and version; null when nothing has changed. The SQL and the form of the values are Sequelize's.
 * @throws ValidationError
 */
export async function changeOf(saved: Model): Promise<BoundQuery | null> {
  const instance = saved as unknown as SavedInstance;
  const { constructor: model, dataValues, isNewRecord } = instance;
  const fields = fieldsOf(instance);
  stamp(instance, fields);
  await instance.validate({ hooks: false, fields });
  const columns = columnValues(instance, fields);
  if (Object.keys(columns).length === 0 || !(isNewRecord || instance.changed())) return null;
  const table = model.getTableName();
  if (isNewRecord)
    return written(model, (writer, options) => writer.insertQuery(table, columns, model.rawAttributes, options));
  const where = instance.where(true);
  const version = model._versionAttribute;
  if (version) columns[columnOf(model, version)] = Number.parseInt(String(dataValues[version]), 10) + 1;
  return written(model, (writer, options) => writer.updateQuery(table, columns, where, options, model.rawAttributes));
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

function columnValues({ constructor: model, dataValues }: SavedInstance, fields: readonly string[]): Values {
  const values: Values = {};
  for (const name of fields)
    if (dataValues[name] !== undefined && !model._virtualAttributes.has(name))
      values[columnOf(model, name)] = dataValues[name];
  return values;
}

function columnOf({ rawAttributes }: SavedModel, attribute: string): string {
  return rawAttributes[attribute]?.field ?? attribute;
}

// SQLite prepares a text once, so the values travel beside it; on MySQL they stand in it, as in every statement of ours.
function written(
  { sequelize }: SavedModel,
  write: (writer: Writer, options: BindOptions) => { query: string },
): BoundQuery {
  const values: unknown[] = [];
  const bindParam = (value: unknown): string => {
    values.push(typeof value === 'bigint' ? String(value) : value);
    return '?';
  };
  const writer = sequelize.getQueryInterface().queryGenerator as unknown as Writer;
  const { query } = write(writer, { bindParam: dialectOf(sequelize) === 'sqlite' && bindParam });
  return { text: [query], values };
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
