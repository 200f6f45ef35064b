import {
  type CreationOptional,
  DataTypes,
  type ForeignKey,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { ModelAdmin } from '../../../server/index.ts';
import { label } from './labels.ts';

/** A shelf for posts and products; shelves may stand inside each other. */
export class Category extends Model<InferAttributes<Category>, InferCreationAttributes<Category>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare slug: string;
  declare description: string | null;
  /** `#rrggbb`. */
  declare color: string | null;
  declare parentId: ForeignKey<number | null>;
  declare parent?: NonAttribute<Category>;

  static admin = {
    label: { en: 'Categories', fr: 'Catégories', es: 'Categorías' },
    labelSingular: label.category,
    group: label.content,
    icon: 'folder',
    listDisplay: ['name', 'slug', 'parent', 'color'],
    searchFields: ['name', 'slug'],
    listFilter: ['parent'],
    ordering: ['name'],
    fields: {
      name: { label: label.name, priority: 1 },
      slug: { label: label.slug, kind: 'slug', populateFrom: 'name', priority: 2 },
      description: { label: { en: 'Description', fr: 'Description', es: 'Descripción' }, widget: 'textarea' },
      color: { label: { en: 'Colour', fr: 'Couleur', es: 'Color' }, kind: 'color', priority: 3 },
      parent: { label: { en: 'Parent', fr: 'Catégorie parente', es: 'Categoría superior' }, priority: 2 },
    },
  } satisfies ModelAdmin<Category>;
}

/** Binds the model to one database. */
export function defineCategory(sequelize: Sequelize): typeof Category {
  return class extends Category {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.STRING(80), allowNull: false, validate: { notEmpty: true } },
      slug: { type: DataTypes.STRING(90), allowNull: false, unique: true },
      description: { type: DataTypes.TEXT, allowNull: true },
      color: { type: DataTypes.STRING(7), allowNull: true },
    },
    { sequelize, modelName: 'Category', tableName: 'categories', underscored: true, timestamps: false },
  );
}
