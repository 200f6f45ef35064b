import { type Model, type ModelStatic, type Sequelize, Utils } from 'sequelize';
import type { BoundQuery } from './database.ts';
import { dialectOf } from './dialect.ts';
import { columnOf, momentText, quote, tableSql } from './sql.ts';

/** Sequelize's own writer of values, by the types of their attributes. */
interface Writer {
  escape(value: unknown, attribute: Attribute, options: { context: Context }): string;
  format(
    value: unknown,
    attribute: Attribute,
    options: { context: Context },
    bindParam: (value: unknown) => string,
  ): string;
}

interface Attribute {
  type: { _stringify?: unknown; _length?: number | string };
  autoIncrement?: boolean;
}

interface SequelizeFacts {
  dialect: { DataTypes: { DATE: { prototype: { _stringify?: unknown } } } };
  options: { timezone?: string };
}

type Context = 'INSERT' | 'UPDATE';

/**
 * A statement that changes rows of a model, in the making. On SQLite, which prepares a text once, the values travel beside
 * it; on MySQL they stand in it, as in every statement of ours.
 */
export class ChangeText {
  readonly table: string;
  readonly #model: ModelStatic<Model>;
  readonly #attributes: Record<string, Attribute>;
  readonly #context: Context;
  readonly #writer: Writer;
  readonly #isSqlite: boolean;
  readonly #values: unknown[] = [];

  constructor(model: ModelStatic<Model>, context: Context) {
    const sequelize = model.sequelize as Sequelize;
    this.table = tableSql(model);
    this.#model = model;
    this.#attributes = model.getAttributes() as Record<string, Attribute>;
    this.#context = context;
    this.#writer = sequelize.getQueryInterface().queryGenerator as unknown as Writer;
    this.#isSqlite = dialectOf(sequelize) === 'sqlite';
  }

  column(attribute: string): string {
    return quote(this.#model, columnOf(this.#model, attribute));
  }

  /** A value, or what stands for it in the text. To be called in the order of the text. */
  value(name: string, value: unknown): string {
    const attribute = this.#attributes[name];
    if (!attribute) throw new Error(`${this.#model.name} has no attribute ${name}`);
    const isMissing = value === null || value === undefined;
    if (isMissing && attribute.autoIncrement) return this.#isSqlite ? 'NULL' : 'DEFAULT';
    const moment = value instanceof Date ? this.#moment(value, attribute) : null;
    if (moment !== null) return this.#isSqlite ? this.#bind(moment) : `'${moment}'`;
    const options = { context: this.#context };
    if (!this.#isSqlite || value instanceof Utils.SequelizeMethod)
      return this.#writer.escape(value, attribute, options);
    return this.#writer.format(value, attribute, options, (bound) => this.#bind(bound));
  }

  query(text: string): BoundQuery {
    return { text: [text], values: this.#values };
  }

  // As Sequelize's own type writes it, which goes through a library of dates at ten times the cost.
  #moment(value: Date, { type }: Attribute): string | null {
    const { dialect, options } = this.#model.sequelize as unknown as SequelizeFacts;
    const isOwn = type._stringify === dialect.DataTypes.DATE.prototype._stringify;
    if (!isOwn || options.timezone !== '+00:00' || Number.isNaN(value.getTime())) return null;
    const text = momentText(this.#model, value);
    // MySQL keeps seconds, unless the column says more.
    return this.#isSqlite || type._length ? text : text.slice(0, -4);
  }

  #bind(value: unknown): string {
    this.#values.push(typeof value === 'bigint' ? String(value) : value);
    return '?';
  }
}
