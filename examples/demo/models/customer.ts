import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { ModelAdmin } from '../../../server/index.ts';
import { label } from './labels.ts';

/** ISO 3166 codes of the countries the shop sends to. */
export const COUNTRIES = ['GB', 'IE', 'US', 'FR', 'BE', 'ES', 'MX', 'DE', 'AT', 'PT', 'BR', 'JP', 'MA', 'EG'] as const;

const inEnglish = new Intl.DisplayNames('en', { type: 'region' });
const inFrench = new Intl.DisplayNames('fr', { type: 'region' });
const inSpanish = new Intl.DisplayNames('es', { type: 'region' });

/** Somebody who buys in the shop. The key is a UUID, so that nobody can count customers by it. */
export class Customer extends Model<InferAttributes<Customer>, InferCreationAttributes<Customer>> {
  declare id: CreationOptional<string>;
  declare name: string;
  declare email: string;
  declare phone: string | null;
  declare country: string;
  /** `YYYY-MM-DD`. */
  declare birthday: string | null;
  declare newsletter: CreationOptional<boolean>;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;
  // Not `Order[]`: an order names its customer, and two files that import each other are a cycle.
  declare orders?: NonAttribute<Model[]>;

  static admin = {
    label: { en: 'Customers', fr: 'Clients', es: 'Clientes' },
    labelSingular: label.customer,
    group: label.shop,
    icon: 'contact',
    listDisplay: ['name', 'email', 'country', 'newsletter', 'createdAt'],
    searchFields: ['name', 'email', 'phone'],
    listFilter: ['country', 'newsletter', 'createdAt'],
    ordering: ['-createdAt'],
    readonlyFields: ['createdAt'],
    formExclude: ['updatedAt'],
    inlines: ['orders'],
    fields: {
      name: { label: label.name, priority: 1 },
      email: { label: { en: 'Email', fr: 'E-mail', es: 'Correo electrónico' }, kind: 'email', priority: 1 },
      phone: { label: { en: 'Phone', fr: 'Téléphone', es: 'Teléfono' }, kind: 'tel', placeholder: '+44 20 7946 0000' },
      country: {
        label: { en: 'Country', fr: 'Pays', es: 'País' },
        widget: 'dropdown',
        priority: 2,
        choices: COUNTRIES.map((code) => [
          code,
          { en: inEnglish.of(code), fr: inFrench.of(code), es: inSpanish.of(code) },
        ]),
      },
      birthday: { label: { en: 'Birthday', fr: 'Date de naissance', es: 'Fecha de nacimiento' } },
      newsletter: { label: { en: 'Newsletter', fr: 'Lettre d’information', es: 'Boletín' }, widget: 'toggle' },
      orders: { label: { en: 'Orders', fr: 'Commandes', es: 'Pedidos' } },
      createdAt: { label: { en: 'Customer since', fr: 'Client depuis', es: 'Cliente desde' }, priority: 3 },
      updatedAt: { label: label.updatedAt },
    },
  } satisfies ModelAdmin<Customer>;
}

/** Binds the model to one database. */
export function defineCustomer(sequelize: Sequelize): typeof Customer {
  return class extends Customer {}.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      name: { type: DataTypes.STRING(120), allowNull: false, validate: { notEmpty: true } },
      email: { type: DataTypes.STRING(160), allowNull: false, unique: true, validate: { isEmail: true } },
      phone: { type: DataTypes.STRING(30), allowNull: true },
      country: { type: DataTypes.STRING(2), allowNull: false },
      birthday: { type: DataTypes.DATEONLY, allowNull: true },
      newsletter: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: DataTypes.DATE,
      updatedAt: DataTypes.DATE,
    },
    {
      sequelize,
      modelName: 'Customer',
      tableName: 'customers',
      underscored: true,
      indexes: [{ fields: ['created_at'] }],
    },
  );
}
