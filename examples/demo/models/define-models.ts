import type { Sequelize } from 'sequelize';
import { adminUsers } from '../../../server/index.ts';
import { defineCategory } from './category.ts';
import { defineComment } from './comment.ts';
import { defineCustomer } from './customer.ts';
import { defineOrder } from './order.ts';
import { defineOrderItem } from './order-item.ts';
import { definePost } from './post.ts';
import { defineProduct } from './product.ts';
import { defineTag } from './tag.ts';

const REQUIRED = { onDelete: 'RESTRICT', onUpdate: 'CASCADE' } as const;
const OPTIONAL = { onDelete: 'SET NULL', onUpdate: 'CASCADE' } as const;
const OWNED = { onDelete: 'CASCADE', onUpdate: 'CASCADE' } as const;

/**
 * The publishing house's models on one database, by slug: what `createAdmin({ models })` takes. Each call makes classes
 * of its own, so that one process can hold several databases open.
 */
export function defineModels(sequelize: Sequelize) {
  const models = {
    posts: definePost(sequelize),
    categories: defineCategory(sequelize),
    tags: defineTag(sequelize),
    comments: defineComment(sequelize),
    products: defineProduct(sequelize),
    customers: defineCustomer(sequelize),
    orders: defineOrder(sequelize),
    order_items: defineOrderItem(sequelize),
  };
  const { posts, categories, tags, comments, products, customers, orders, order_items: items } = models;

  categories.belongsTo(categories, { as: 'parent', foreignKey: { name: 'parentId', allowNull: true }, ...OPTIONAL });

  posts.belongsTo(adminUsers(sequelize), {
    as: 'author',
    foreignKey: { name: 'authorId', allowNull: false },
    ...REQUIRED,
  });
  posts.belongsTo(categories, { as: 'category', foreignKey: { name: 'categoryId', allowNull: true }, ...OPTIONAL });
  posts.belongsToMany(tags, {
    as: 'tags',
    through: 'post_tags',
    foreignKey: 'post_id',
    otherKey: 'tag_id',
    timestamps: false,
  });
  posts.hasMany(comments, { as: 'comments', foreignKey: { name: 'postId', allowNull: false }, ...OWNED });

  comments.belongsTo(posts, { as: 'post', foreignKey: { name: 'postId', allowNull: false }, ...OWNED });
  comments.belongsTo(customers, { as: 'customer', foreignKey: { name: 'customerId', allowNull: true }, ...OPTIONAL });

  products.belongsTo(categories, { as: 'category', foreignKey: { name: 'categoryId', allowNull: true }, ...OPTIONAL });

  customers.hasMany(orders, { as: 'orders', foreignKey: { name: 'customerId', allowNull: false }, ...REQUIRED });
  orders.belongsTo(customers, { as: 'customer', foreignKey: { name: 'customerId', allowNull: false }, ...REQUIRED });
  orders.hasMany(items, { as: 'items', foreignKey: { name: 'orderId', allowNull: false }, ...OWNED });
  items.belongsTo(orders, { as: 'order', foreignKey: { name: 'orderId', allowNull: false }, ...OWNED });
  items.belongsTo(products, { as: 'product', foreignKey: { name: 'productId', allowNull: false }, ...REQUIRED });

  return models;
}

/** The models by slug. */
export type DemoModels = ReturnType<typeof defineModels>;
