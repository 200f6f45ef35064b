import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { ModelAdmin } from '../../server/index.ts';

type AnyModel = ModelStatic<Model> & { admin?: ModelAdmin };

/** The models of the benchmarks, by slug: a magazine of ordinary shape, as a team would write it. */
export function defineModels(sequelize: Sequelize, users: ModelStatic<Model>): Record<string, AnyModel> {
  const categories: AnyModel = sequelize.define('categories', { name: DataTypes.STRING(100) }, { timestamps: false });
  const tags: AnyModel = sequelize.define('tags', { name: DataTypes.STRING(100) }, { timestamps: false });
  const posts: AnyModel = sequelize.define(
    'posts',
    {
      title: { type: DataTypes.STRING(200), allowNull: false, validate: { notEmpty: true } },
      body: { type: DataTypes.TEXT, allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'draft' },
      featured: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      views: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      publishedAt: { type: DataTypes.DATE, allowNull: true },
    },
    {
      underscored: true,
      indexes: [
        { fields: ['created_at'] },
        { fields: ['published_at'] },
        { fields: ['title'] },
        { fields: ['views'] },
        { fields: ['author_id'] },
        { fields: ['category_id'] },
      ],
    },
  );
  const orders: AnyModel = sequelize.define(
    'orders',
    {
      reference: { type: DataTypes.STRING(40), allowNull: false },
      total: { type: DataTypes.DECIMAL(10, 2), allowNull: false },
    },
    { underscored: true, updatedAt: false, indexes: [{ fields: ['user_id'] }] },
  );
  posts.belongsTo(users, { as: 'author', foreignKey: { name: 'authorId', allowNull: false } });
  posts.belongsTo(categories, { as: 'category', foreignKey: { name: 'categoryId', allowNull: true } });
  posts.belongsToMany(tags, {
    as: 'tags',
    through: 'post_tags',
    foreignKey: 'post_id',
    otherKey: 'tag_id',
    timestamps: false,
  });
  orders.belongsTo(users, { as: 'user', foreignKey: { name: 'userId', allowNull: false } });
  return { posts, categories, tags, orders };
}

/** The columns of a list in all benchmarks. */
export const LIST_FIELDS = ['title', 'author', 'category', 'status', 'views', 'createdAt'];
