import { DataTypes, type Model, type ModelAttributes, type Sequelize } from 'sequelize';
import type { AnyModel } from './chinook.ts';

/** The same model twice: one with a hook, whose writes go through Sequelize's own `save()`, and one without. */
export interface Twins {
  plain: AnyModel;
  hooked: AnyModel;
}

const attributes = (): ModelAttributes => ({
  title: { type: DataTypes.STRING(40), allowNull: false, field: 'the_title', validate: { notEmpty: true } },
  code: { type: DataTypes.STRING(20), unique: { name: 'one_code', msg: 'This code is taken' } },
  email: { type: DataTypes.STRING(100), validate: { isEmail: { msg: 'An address, please' } } },
  even: {
    type: DataTypes.INTEGER,
    validate: {
      isEven(value: unknown) {
        if (Number(value) % 2 === 1) throw new Error('Even numbers only');
      },
    },
  },
  price: DataTypes.DECIMAL(12, 3),
  ratio: DataTypes.FLOAT,
  large: DataTypes.BIGINT,
  isOpen: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
  colour: { type: DataTypes.ENUM('red', 'green'), defaultValue: 'red' },
  moment: DataTypes.DATE(3),
  since: { type: DataTypes.DATE(3), defaultValue: DataTypes.NOW },
  day: DataTypes.DATEONLY,
  time: DataTypes.TIME,
  data: { type: DataTypes.JSON, defaultValue: () => ({ made: ['by', 'default'] }) },
  text: { type: DataTypes.TEXT, defaultValue: 'it\'s `a` "default" \\ $1 ? :x' },
  shouted: {
    type: DataTypes.STRING(40),
    set(this: Model, value: string | null) {
      this.setDataValue('shouted', value?.toUpperCase() ?? null);
    },
    get(this: Model): string {
      return `${String(this.getDataValue('shouted'))}!`;
    },
  },
  initial: {
    type: DataTypes.VIRTUAL,
    get(this: Model): string {
      return String(this.get('title')).slice(0, 1);
    },
  },
});

/** A model of every kind of column, with defaults, validators of all sorts, a setter and a version counter. */
export function defineTwins(sequelize: Sequelize): Twins {
  const define = (name: string): AnyModel =>
    sequelize.define(name, attributes(), {
      tableName: name,
      underscored: true,
      version: true,
      createdAt: 'bornAt',
      validate: {
        redIsOpen(this: Model) {
          if (this.get('colour') === 'red' && this.get('isOpen') === false) throw new Error('Red is always open');
        },
      },
    });
  const twins = { plain: define('plain_things'), hooked: define('hooked_things') };
  twins.hooked.addHook('beforeSave', () => {});
  return twins;
}

/** The same without counted key, timestamps or version. */
export function defineKeyedTwins(sequelize: Sequelize): Twins {
  const define = (name: string): AnyModel =>
    sequelize.define(
      name,
      { code: { type: DataTypes.STRING(40), primaryKey: true }, size: { type: DataTypes.INTEGER, allowNull: false } },
      { tableName: name, timestamps: false },
    );
  const twins = { plain: define('plain_keyed'), hooked: define('hooked_keyed') };
  twins.hooked.addHook('afterSave', () => {});
  return twins;
}
