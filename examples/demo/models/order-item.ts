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
import type { Order } from './order.ts';
import type { Product } from './product.ts';

/** One product of one order: the two together are the key. */
export class OrderItem extends Model<InferAttributes<OrderItem>, InferCreationAttributes<OrderItem>> {
  declare orderId: ForeignKey<number>;
  declare productId: ForeignKey<number>;
  declare quantity: CreationOptional<number>;
  /** What one piece cost on that day, as decimal text. */
  declare unitPrice: string;
  declare order?: NonAttribute<Order>;
  declare product?: NonAttribute<Product>;

  static admin = {
    label: { en: 'Order items', fr: 'Lignes de commande', es: 'Líneas de pedido' },
    labelSingular: { en: 'Order item', fr: 'Ligne de commande', es: 'Línea de pedido' },
    group: label.shop,
    icon: 'table',
    listDisplay: ['order', 'product', 'quantity', 'unitPrice'],
    listFilter: ['product', 'quantity'],
    perPage: 50,
    fields: {
      order: { label: { en: 'Order', fr: 'Commande', es: 'Pedido' }, priority: 1 },
      product: { label: { en: 'Product', fr: 'Produit', es: 'Producto' }, priority: 1 },
      quantity: { label: { en: 'Quantity', fr: 'Quantité', es: 'Cantidad' }, priority: 2 },
      unitPrice: { label: { en: 'Unit price', fr: 'Prix unitaire', es: 'Precio unitario' }, prefix: '€', priority: 2 },
    },
  } satisfies ModelAdmin<OrderItem>;
}

/** Binds the model to one database. */
export function defineOrderItem(sequelize: Sequelize): typeof OrderItem {
  return class extends OrderItem {}.init(
    {
      orderId: { type: DataTypes.INTEGER, primaryKey: true },
      productId: { type: DataTypes.INTEGER, primaryKey: true },
      quantity: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1, validate: { min: 1 } },
      unitPrice: { type: DataTypes.DECIMAL(10, 2), allowNull: false, validate: { min: 0 } },
    },
    {
      sequelize,
      modelName: 'OrderItem',
      tableName: 'order_items',
      underscored: true,
      timestamps: false,
      indexes: [{ fields: ['product_id'] }],
    },
  );
}
