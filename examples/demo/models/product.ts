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
import type { Category } from './category.ts';
import { label } from './labels.ts';

/** Something the shop sells. */
export class Product extends Model<InferAttributes<Product>, InferCreationAttributes<Product>> {
  declare id: CreationOptional<number>;
  declare uuid: CreationOptional<string>;
  declare name: string;
  declare sku: string;
  /** Decimal text, so that no cent is lost. */
  declare price: string;
  declare stock: CreationOptional<number>;
  declare active: CreationOptional<boolean>;
  /** `YYYY-MM-DD`. */
  declare releasedOn: string | null;
  /** Kilograms. */
  declare weight: number | null;
  declare keywords: string[] | null;
  /** Facts of the edition: whatever the printer gave. */
  declare metadata: Record<string, unknown> | null;
  /** A PDF. */
  declare dataSheet: CreationOptional<Buffer | null>;
  declare categoryId: ForeignKey<number | null>;
  declare category?: NonAttribute<Category>;

  static admin = {
    label: { en: 'Products', fr: 'Produits', es: 'Productos' },
    labelSingular: { en: 'Product', fr: 'Produit', es: 'Producto' },
    group: label.shop,
    icon: 'package',
    listDisplay: ['name', 'sku', 'category', 'price', 'stock', 'active', 'releasedOn'],
    searchFields: ['name', 'sku'],
    listFilter: ['active', 'category', 'price', 'stock', 'releasedOn'],
    ordering: ['name'],
    readonlyFields: ['uuid'],
    fieldsets: [
      [{ en: 'Product', fr: 'Produit', es: 'Producto' }, ['name', 'sku', 'category', 'active']],
      [{ en: 'Sale', fr: 'Vente', es: 'Venta' }, ['price', 'stock', 'releasedOn', 'weight']],
      [{ en: 'Catalogue', fr: 'Catalogue', es: 'Catálogo' }, ['keywords', 'metadata', 'dataSheet']],
    ],
    fields: {
      uuid: { label: { en: 'Catalogue id', fr: 'Identifiant catalogue', es: 'Identificador de catálogo' } },
      name: { label: label.name, priority: 1 },
      sku: { label: { en: 'SKU', fr: 'Référence', es: 'Referencia' }, placeholder: 'KP-0000', priority: 2 },
      price: { label: { en: 'Price', fr: 'Prix', es: 'Precio' }, prefix: '€', priority: 1 },
      stock: { label: { en: 'Stock', fr: 'Stock', es: 'Existencias' }, priority: 2 },
      active: { label: { en: 'Active', fr: 'Actif', es: 'Activo' }, widget: 'toggle', priority: 2 },
      releasedOn: { label: { en: 'Released on', fr: 'Paru le', es: 'Publicado el' }, priority: 3 },
      weight: {
        label: { en: 'Weight', fr: 'Poids', es: 'Peso' },
        suffix: 'kg',
      },
      keywords: { label: { en: 'Keywords', fr: 'Mots-clés', es: 'Palabras clave' }, kind: 'tags' },
      metadata: { label: { en: 'Metadata', fr: 'Métadonnées', es: 'Metadatos' } },
      dataSheet: {
        label: { en: 'Data sheet', fr: 'Fiche technique', es: 'Ficha técnica' },
        help: {
          en: 'For bookshops and libraries.',
          fr: 'Pour libraires et bibliothèques.',
          es: 'Para librerías y bibliotecas.',
        },
        accept: '.pdf',
      },
      category: { label: label.category, priority: 3 },
    },
  } satisfies ModelAdmin<Product>;
}

/** Binds the model to one database. */
export function defineProduct(sequelize: Sequelize): typeof Product {
  return class extends Product {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      uuid: { type: DataTypes.UUID, allowNull: false, unique: true, defaultValue: DataTypes.UUIDV4 },
      name: { type: DataTypes.STRING(160), allowNull: false, validate: { notEmpty: true } },
      sku: { type: DataTypes.STRING(20), allowNull: false, unique: true, validate: { is: /^KP-\d{4}$/ } },
      price: { type: DataTypes.DECIMAL(10, 2), allowNull: false, validate: { min: 0 } },
      stock: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0, validate: { min: 0 } },
      active: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      releasedOn: { type: DataTypes.DATEONLY, allowNull: true },
      weight: { type: DataTypes.FLOAT, allowNull: true, validate: { min: 0 } },
      keywords: { type: DataTypes.JSON, allowNull: true },
      metadata: { type: DataTypes.JSON, allowNull: true },
      dataSheet: { type: DataTypes.BLOB('medium'), allowNull: true },
    },
    { sequelize, modelName: 'Product', tableName: 'products', underscored: true, timestamps: false },
  );
}
