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
import type { Post } from './post.ts';

/** What a reader wrote below a post; `customer` is empty for readers without an account. */
export class Comment extends Model<InferAttributes<Comment>, InferCreationAttributes<Comment>> {
  declare id: CreationOptional<number>;
  declare body: string;
  declare approved: CreationOptional<boolean>;
  declare postId: ForeignKey<number>;
  declare customerId: ForeignKey<string | null>;
  declare createdAt: CreationOptional<Date>;
  declare post?: NonAttribute<Post>;
  declare customer?: NonAttribute<Customer>;

  static admin = {
    label: { en: 'Comments', fr: 'Commentaires', es: 'Comentarios' },
    labelSingular: { en: 'Comment', fr: 'Commentaire', es: 'Comentario' },
    group: label.content,
    icon: 'message-square',
    listDisplay: ['body', 'post', 'customer', 'approved', 'createdAt'],
    searchFields: ['body'],
    listFilter: ['approved', 'post', 'createdAt'],
    ordering: ['-createdAt'],
    readonlyFields: ['createdAt'],
    display: (row) => row.body?.slice(0, 60) ?? '',
    displayFields: ['body'],
    fields: {
      body: { label: { en: 'Comment', fr: 'Commentaire', es: 'Comentario' }, widget: 'textarea', priority: 1 },
      approved: { label: { en: 'Approved', fr: 'Approuvé', es: 'Aprobado' }, widget: 'toggle', priority: 1 },
      post: { label: { en: 'Post', fr: 'Article', es: 'Artículo' }, priority: 2 },
      customer: { label: label.customer, priority: 3 },
      createdAt: { label: label.createdAt, priority: 2 },
    },
  } satisfies ModelAdmin<Comment>;
}

/** Binds the model to one database. */
export function defineComment(sequelize: Sequelize): typeof Comment {
  return class extends Comment {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      body: { type: DataTypes.STRING(1000), allowNull: false, validate: { notEmpty: true } },
      approved: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: DataTypes.DATE,
    },
    {
      sequelize,
      modelName: 'Comment',
      tableName: 'comments',
      underscored: true,
      updatedAt: false,
      indexes: [{ fields: ['post_id'] }, { fields: ['customer_id'] }, { fields: ['created_at'] }],
    },
  );
}
