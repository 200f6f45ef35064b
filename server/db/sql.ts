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
import type { BoundQuery } from './database.ts';

/** Sequelize's own SQL writer, as far as we use it. */
interface Generator {
  quoteIdentifier(name: string): string;
  quoteTable(table: unknown): string;
  escape(value: unknown): string;
  getWhereConditions(where: unknown, prefix: Literal, model: ModelStatic<Model>): string;
}

type Literal = ReturnType<typeof literal>;

/** A SELECT of one table. */
export interface SelectOptions {
  /** Attribute names, or an expression of ours and the name it gets. */
  attributes: readonly (string | readonly [expression: string, name: string])[];
  /** All must hold. */
  where?: readonly WhereOptions[];
  /** SQL expressions of ours with their direction. */
  order?: readonly (readonly [expression: string, direction: 'ASC' | 'DESC'])[];
  limit?: number;
  offset?: number;
  /** Locks the rows until the transaction ends (MySQL; SQLite's write lock covers them already). */
  lock?: boolean;
}

interface QuerySelect extends SelectOptions {
  /** Attributes and the value, or list of values, that they must have: these travel beside the text. */
  matching: Readonly<Record<string, unknown>>;
}

function generatorOf(sequelize: Sequelize): Generator {
  return sequelize.getQueryInterface().queryGenerator as unknown as Generator;
}

function sequelizeOf(model: ModelStatic<Model>): Sequelize {
  const { sequelize } = model;
  if (!sequelize) throw new Error(`The model ${model.name} was not initialised`);
  return sequelize;
}

/**
 * The SELECT of plain columns of one model, values escaped by Sequelize, which writes the conditions; no paranoid clause,
 * no scope.
 */
export function selectSql(model: ModelStatic<Model>, options: SelectOptions): string {
  const where = whereSql(model, options.where ?? []);
  return head(model, options) + (where && ` WHERE ${where}`) + tail(options);
}

/** The same where columns must have one of some values: its text is the same whatever the values are. */
export function selectQuery(model: ModelStatic<Model>, { matching, ...options }: QuerySelect): BoundQuery {
  const query = new QueryText(`${head(model, options)} WHERE `);
  let and = '';
  for (const attribute in matching) {
    query.add(`${and}${columnSql(model, columnOf(model, attribute))} IN (`);
    const wanted = matching[attribute];
    query.addList(model, Array.isArray(wanted) ? wanted : [wanted]);
    and = ') AND ';
  }
  const where = whereSql(model, options.where ?? []);
  query.add(`)${where && ` AND (${where})`}${tail(options)}`);
  return query;
}

/** One value that is looked for in a column, and what else must hold of its row. */
export interface Lookup {
  model: ModelStatic<Model>;
  attribute: string;
  value: unknown;
  /** Another attribute of the row that was found, in the place of the value itself. */
  column?: string;
  where: readonly WhereOptions[];
}

/** Several look-ups in one statement. Its one row has for each the value as it is stored, or null where no row was found. */
export function lookupsQuery(lookups: readonly Lookup[]): BoundQuery {
  const query = new QueryText('SELECT ');
  for (const [index, { model, attribute, value, column = attribute, where }] of lookups.entries()) {
    const [sought, read] = [attribute, column].map((name) => columnSql(model, columnOf(model, name)));
    const table = `${tableSql(model)} AS ${quote(model, model.name)}`;
    query.add(`${index > 0 ? ', ' : ''}(SELECT ${read} FROM ${table} WHERE ${sought} IN (`);
    query.addList(model, [value]);
    const more = whereSql(model, where);
    query.add(`)${more && ` AND (${more})`} LIMIT 1) AS ${quote(model, lookupName(index))}`);
  }
  query.add(';');
  return query;
}

/** The column of `lookupsQuery` that answers one of its look-ups. */
export function lookupName(index: number): string {
  return `$${index}`;
}

function head(model: ModelStatic<Model>, { attributes }: SelectOptions): string {
  const columns = attributes.map((each) =>
    typeof each === 'string' ? attributeSql(model, each) : `${each[0]} AS ${quote(model, each[1])}`,
  );
  return `SELECT ${columns.join(', ')} FROM ${tableSql(model)} AS ${quote(model, model.name)}`;
}

const attributeTexts: Texts = new WeakMap();

function attributeSql(model: ModelStatic<Model>, attribute: string): string {
  return written(attributeTexts, [model, attribute], () => {
    const column = columnOf(model, attribute);
    return column === attribute ? quote(model, column) : `${quote(model, column)} AS ${quote(model, attribute)}`;
  });
}

function tail({ order, limit, offset = 0, lock = false }: SelectOptions): string {
  const by = order?.map(([expression, direction]) => `${expression} ${direction}`).join(', ');
  const window = limit === undefined ? '' : ` LIMIT ${offset > 0 ? `${offset}, ` : ''}${limit}`;
  return `${by ? ` ORDER BY ${by}` : ''}${window}${lock ? ' FOR UPDATE' : ''};`;
}

function whereSql(model: ModelStatic<Model>, where: readonly WhereOptions[]): string {
  if (where.length === 0) return '';
  const generator = generatorOf(sequelizeOf(model));
  const mapped = Utils.mapFinderOptions({ where: allOf(where) } as FindOptions & { attributes: string[] }, model).where;
  return generator.getWhereConditions(mapped, literal(quote(model, model.name)), model);
}

/**
 * A statement that is put together: text, and values that stand apart from it. Lists are filled up to the next power of
 * two with their last value, so that pages of different sizes share a few texts, which SQLite need not prepare anew.
 */
export class QueryText implements BoundQuery {
  readonly text: string[];
  readonly values: (string | number)[] = [];

  constructor(text: string) {
    this.text = [text];
  }

  add(text: string): void {
    this.text.push((this.text.pop() ?? '') + text);
  }

  addList(model: ModelStatic<Model>, values: readonly unknown[]): void {
    const size = 2 ** Math.ceil(Math.log2(Math.max(values.length, 1)));
    for (let index = 0; index < size; index++) {
      if (index > 0) this.add(', ');
      this.#addValue(model, values.length === 0 ? null : values[Math.min(index, values.length - 1)]);
    }
  }

  /** The values of one row to insert, in brackets. */
  addRow(model: ModelStatic<Model>, values: readonly unknown[]): void {
    for (const [index, value] of values.entries()) {
      this.add(index === 0 ? '(' : ', ');
      this.#addValue(model, value);
    }
    this.add(')');
  }

  // Dates and bytes are written by Sequelize, in the form in which it stores them.
  #addValue(model: ModelStatic<Model>, value: unknown): void {
    if (typeof value !== 'string' && !Number.isSafeInteger(value)) return this.add(valueSql(model, value));
    this.values.push(value as string | number);
    this.text.push('');
  }
}

/** A moment as Sequelize stores it on the model's database. */
export function momentText(model: ModelStatic<Model>, moment: Date): string {
  const sequelize = sequelizeOf(model);
  const { timezone } = (sequelize as unknown as { options: { timezone?: string } }).options;
  // Sequelize goes through a library of dates, at ten times the cost.
  if (timezone !== '+00:00') return valueSql(model, moment).slice(1, -1);
  const iso = moment.toISOString();
  const text = `${iso.slice(0, 10)} ${iso.slice(11, -1)}`;
  return sequelize.getDialect() === 'sqlite' ? `${text} +00:00` : text;
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
  if (where.length === 0) return '';
  const generator = generatorOf(sequelizeOf(model));
  const prefix = literal(quote(model, alias));
  return where
    .map((each) => Utils.mapFinderOptions({ where: each } as FindOptions & { attributes: string[] }, model).where)
    .map((mapped) => ` AND (${generator.getWhereConditions(mapped, prefix, model)})`)
    .join('');
}

/** A column of a model in a SELECT made here, quoted, with the table's alias. */
export function columnSql(model: ModelStatic<Model>, column: string): string {
  return `${quote(model, model.name)}.${quote(model, column)}`;
}

const tableTexts = new WeakMap<ModelStatic<Model>, string>();

/** The name of a table, quoted. */
export function tableSql(model: ModelStatic<Model>): string {
  let text = tableTexts.get(model);
  if (text === undefined)
    tableTexts.set(model, (text = generatorOf(sequelizeOf(model)).quoteTable(model.getTableName())));
  return text;
}

/** Pieces of SQL by model and name. Names of models, attributes and our own aliases: as many as there are in the code. */
type Texts = WeakMap<ModelStatic<Model>, Map<string, string>>;

// Sequelize takes names apart before it quotes them, which each statement would pay for dozens of times.
function written(texts: Texts, [model, name]: [ModelStatic<Model>, string], write: () => string): string {
  let names = texts.get(model);
  if (!names) texts.set(model, (names = new Map()));
  let text = names.get(name);
  if (text === undefined) names.set(name, (text = write()));
  return text;
}

const quoted: Texts = new WeakMap();

/** The name of a column or an alias, quoted. */
export function quote(model: ModelStatic<Model>, name: string): string {
  return written(quoted, [model, name], () => generatorOf(sequelizeOf(model)).quoteIdentifier(name));
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

interface Like {
  text: string;
  at: 'start' | 'end' | 'anywhere';
}

/** A LIKE condition that finds `text` itself, whatever wildcards it holds, the same on every database. */
export function likeSql(model: ModelStatic<Model>, column: string, like: Like): string {
  // A column in an old character set cannot be compared with a text that the set does not have.
  const isWide = sequelizeOf(model).getDialect() === 'mysql' && /[^ -~]/.test(like.text);
  const compared = isWide ? `CONVERT(${columnSql(model, column)} USING utf8mb4)` : columnSql(model, column);
  return `${compared} LIKE ${patternSql(model, like)} ESCAPE '|'`;
}

/** The same for a JSON column, looking into each of its texts by itself; what is no JSON has none. */
export function wordLikeSql(model: ModelStatic<Model>, column: string, like: Like): string {
  const list = columnSql(model, column);
  const pattern = patternSql(model, like);
  if (sequelizeOf(model).getDialect() === 'mysql') return `JSON_SEARCH(${list}, 'one', ${pattern}, '|') IS NOT NULL`;
  const words = `json_each(CASE WHEN json_valid(${list}) THEN ${list} END) AS words`;
  return `EXISTS (SELECT 1 FROM ${words} WHERE words.value LIKE ${pattern} ESCAPE '|')`;
}

function patternSql(model: ModelStatic<Model>, { text, at }: Like): string {
  const escaped = text.replace(/[|%_]/g, '|$&');
  return valueSql(model, `${at === 'start' ? '' : '%'}${escaped}${at === 'end' ? '' : '%'}`);
}
