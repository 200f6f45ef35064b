import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import type { ModelAdmin } from '../../../server/index.ts';
import { label } from './labels.ts';

/** A keyword of posts. */
export class Tag extends Model<InferAttributes<Tag>, InferCreationAttributes<Tag>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare colour: CreationOptional<string>;

  static admin = {
    label: { en: 'Tags', fr: 'Étiquettes', es: 'Etiquetas' },
    labelSingular: { en: 'Tag', fr: 'Étiquette', es: 'Etiqueta' },
    group: label.content,
    icon: 'tag',
    listDisplay: ['name', 'colour'],
    searchFields: ['name'],
    listFilter: ['colour'],
    ordering: ['name'],
    perPage: 50,
    fields: {
      name: { label: label.name },
      colour: {
        label: { en: 'Colour', fr: 'Couleur', es: 'Color' },
        widget: 'dropdown',
        choices: [
          ['petrol', { en: 'Petrol', fr: 'Pétrole', es: 'Petróleo' }],
          ['marigold', { en: 'Marigold', fr: 'Souci', es: 'Caléndula' }],
          ['brick', { en: 'Brick', fr: 'Brique', es: 'Ladrillo' }],
          ['moss', { en: 'Moss', fr: 'Mousse', es: 'Musgo' }],
          ['ink', { en: 'Ink', fr: 'Encre', es: 'Tinta' }],
        ],
      },
    },
  } satisfies ModelAdmin<Tag>;
}

/** Binds the model to one database. */
export function defineTag(sequelize: Sequelize): typeof Tag {
  return class extends Tag {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.STRING(60), allowNull: false, unique: true },
      colour: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'ink' },
    },
    { sequelize, modelName: 'Tag', tableName: 'tags', underscored: true, timestamps: false },
  );
}
