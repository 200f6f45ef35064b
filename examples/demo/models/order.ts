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
import type { Customer } from './customer.ts';
import { label } from './labels.ts';

/** One purchase. Orders are kept for the books: nobody deletes one. */
export class Order extends Model<InferAttributes<Order>, InferCreationAttributes<Order>> {
  declare id: CreationOptional<number>;
  declare number: string;
  declare status: CreationOptional<'new' | 'paid' | 'shipped' | 'cancelled' | 'refunded'>;
  /** Decimal text, so that no cent is lost. */
  declare total: string;
  declare placedAt: CreationOptional<Date>;
  declare shippedAt: Date | null;
  declare note: string | null;
  declare customerId: ForeignKey<string>;
  declare customer?: NonAttribute<Customer>;
  // Not `OrderItem[]`: an item names its order, and two files that import each other are a cycle.
  declare items?: NonAttribute<Model[]>;

  static admin = {
    label: { en: 'Orders', fr: 'Commandes', es: 'Pedidos' },
    labelSingular: { en: 'Order', fr: 'Commande', es: 'Pedido' },
    group: label.shop,
    icon: 'shopping-cart',
    listDisplay: ['number', 'customer', 'status', 'total', 'placedAt', 'shippedAt'],
    searchFields: ['number', 'note'],
    listFilter: ['status', 'total', 'placedAt', 'shippedAt'],
    ordering: ['-placedAt'],
    perPage: 50,
    readonlyFields: ['placedAt'],
    canDelete: false,
    inlines: ['items'],
    display: (row) => row.number ?? '',
    displayFields: ['number'],
    fields: {
      number: { label: { en: 'Number', fr: 'Numéro', es: 'Número' }, placeholder: 'K-2026-000000', priority: 1 },
      status: {
        label: label.status,
        widget: 'dropdown',
        priority: 1,
        choices: [
          ['new', { en: 'New', fr: 'Nouvelle', es: 'Nuevo' }, 'info'],
          ['paid', { en: 'Paid', fr: 'Payée', es: 'Pagado' }, 'success'],
          ['shipped', { en: 'Shipped', fr: 'Expédiée', es: 'Enviado' }, 'success'],
          ['cancelled', { en: 'Cancelled', fr: 'Annulée', es: 'Cancelado' }, 'danger'],
          ['refunded', { en: 'Refunded', fr: 'Remboursée', es: 'Reembolsado' }, 'warning'],
        ],
      },
      total: { label: { en: 'Total', fr: 'Total', es: 'Total' }, prefix: '€', priority: 1 },
      placedAt: { label: { en: 'Placed', fr: 'Passée le', es: 'Realizado' }, priority: 2 },
      shippedAt: { label: { en: 'Shipped', fr: 'Expédiée le', es: 'Enviado' }, priority: 3 },
      note: { label: { en: 'Note', fr: 'Remarque', es: 'Nota' }, kind: 'textarea' },
      customer: { label: label.customer, priority: 2 },
      items: { label: { en: 'Items', fr: 'Lignes', es: 'Líneas' } },
    },
  } satisfies ModelAdmin<Order>;
}

/** Binds the model to one database. */
export function defineOrder(sequelize: Sequelize): typeof Order {
  return class extends Order {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      number: { type: DataTypes.STRING(20), allowNull: false, unique: true },
      status: {
        type: DataTypes.ENUM('new', 'paid', 'shipped', 'cancelled', 'refunded'),
        allowNull: false,
        defaultValue: 'new',
      },
      total: { type: DataTypes.DECIMAL(10, 2), allowNull: false, validate: { min: 0 } },
      placedAt: { type: DataTypes.DATE, allowNull: false, defaultValue: DataTypes.NOW },
      shippedAt: { type: DataTypes.DATE, allowNull: true },
      note: { type: DataTypes.TEXT, allowNull: true },
    },
    {
      sequelize,
      modelName: 'Order',
      tableName: 'orders',
      underscored: true,
      timestamps: false,
      indexes: [{ fields: ['placed_at'] }, { fields: ['customer_id'] }],
    },
  );
}
