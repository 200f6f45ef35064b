import {
  type FindOptions,
  literal,
  type Model,
  type ModelStatic,
  Op,
  type Sequelize,
  Utils,
  type WhereOptions,
} from 'sequelize';

/** Sequelize's own SQL writer, as far as we use it. */
interface Generator {
  selectQuery(table: unknown, options: object, model: ModelStatic<Model>): string;
  quoteIdentifier(name: string): string;
  quoteTable(table: unknown): string;
  escape(value: unknown): string;
  getWhereConditions(where: unknown, prefix: Literal, model: ModelStatic<Model>): string;
}

type Literal = ReturnType<typeof literal>;

export interface SelectOptions {
  /** Attribute names, or an expression of ours and the name it gets. */
  attributes: readonly (string | readonly [expression: Literal, name: string])[];
  /** All must hold. */
  where?: readonly WhereOptions[];
  /** SQL expressions of ours with their direction. */
  order?: readonly (readonly [expression: string, direction: 'ASC' | 'DESC'])[];
  limit?: number;
  offset?: number;
  /** Locks the rows until the transaction ends (MySQL; SQLite's write lock covers them already). */
  lock?: boolean;
}

function generatorOf(sequelize: Sequelize): Generator {
  return sequelize.getQueryInterface().queryGenerator as unknown as Generator;
}

function sequelizeOf(model: ModelStatic<Model>): Sequelize {
  const { sequelize } = model;
  if (!sequelize) throw new Error(`The model ${model.name} was not initialised`);
  return sequelize;
}

/** The SELECT of plain columns of one model, values escaped by Sequelize; no paranoid clause, no scope. */
export function selectSql(model: ModelStatic<Model>, { attributes, where, order, ...options }: SelectOptions): string {
  const sequelize = sequelizeOf(model);
  const find = {
    ...options,
    attributes: attributes.map((each) => (typeof each === 'string' ? each : [...each])),
    where: allOf(where ?? []),
    order: order?.map(([expression, direction]) => [literal(expression), direction]),
  };
  const mapped = Utils.mapFinderOptions(find as FindOptions & { attributes: string[] }, model);
  return generatorOf(sequelize).selectQuery(model.getTableName(), mapped, model);
}

/** `AND` of conditions; none means every row, so callers decide before. */
export function allOf(conditions: readonly WhereOptions[]): WhereOptions {
  return conditions.length === 0 ? {} : { [Op.and]: [...conditions] };
}

/**
 * Holds for exactly the rows for which the condition does not. SQL's own NOT leaves out those of which it cannot tell:
 * `NOT (views > 10)` passes over every row without views.
 */
export function notSql(model: ModelStatic<Model>, where: WhereOptions): string {
  const generator = generatorOf(sequelizeOf(model));
  const { where: mapped } = Utils.mapFinderOptions({ where } as FindOptions & { attributes: string[] }, model);
  const prefix = literal(generator.quoteIdentifier(model.name));
  return `(${generator.getWhereConditions(mapped, prefix, model)}) IS NOT TRUE`;
}

/** Conditions on a table that stands under an alias of ours in a SELECT made here, each with `AND` before it. */
export function conditionsSql(model: ModelStatic<Model>, where: readonly WhereOptions[], alias: string): string {
  const generator = generatorOf(sequelizeOf(model));
  const prefix = literal(generator.quoteIdentifier(alias));
  return where
    .map((each) => Utils.mapFinderOptions({ where: each } as FindOptions & { attributes: string[] }, model).where)
    .map((mapped) => ` AND (${generator.getWhereConditions(mapped, prefix, model)})`)
    .join('');
}

/** A column of a model in a SELECT made here, quoted, with the table's alias. */
export function columnSql(model: ModelStatic<Model>, column: string): string {
  const generator = generatorOf(sequelizeOf(model));
  return `${generator.quoteIdentifier(model.name)}.${generator.quoteIdentifier(column)}`;
}

export function tableSql(model: ModelStatic<Model>): string {
  return generatorOf(sequelizeOf(model)).quoteTable(model.getTableName());
}

export function quote(model: ModelStatic<Model>, name: string): string {
  return generatorOf(sequelizeOf(model)).quoteIdentifier(name);
}

/** A value as an SQL literal. */
export function valueSql(model: ModelStatic<Model>, value: unknown): string {
  return generatorOf(sequelizeOf(model)).escape(value);
}

/** The column name of an attribute. @throws Error when the model has none of that name */
export function columnOf(model: ModelStatic<Model>, attribute: string): string {
  const column = (model.getAttributes() as Record<string, { field?: string }>)[attribute]?.field;
  if (!column) throw new Error(`${model.name} has no attribute ${attribute}`);
  return column;
}

/** A LIKE condition that finds `text` itself, whatever wildcards it holds, the same on every database. */
export function likeSql(
  model: ModelStatic<Model>,
  column: string,
  like: { text: string; at: 'start' | 'end' | 'anywhere' },
): string {
  const escaped = like.text.replace(/[|%_]/g, '|$&');
  // A column in an old character set cannot be compared with a text that the set does not have.
  const isWide = sequelizeOf(model).getDialect() === 'mysql' && /[^ -~]/.test(like.text);
  const compared = isWide ? `CONVERT(${columnSql(model, column)} USING utf8mb4)` : columnSql(model, column);
  const pattern = `${like.at === 'start' ? '' : '%'}${escaped}${like.at === 'end' ? '' : '%'}`;
  return `${compared} LIKE ${valueSql(model, pattern)} ESCAPE '|'`;
}
