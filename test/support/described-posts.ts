import { DataTypes, type Sequelize } from 'sequelize';
import type { AnyModel } from './chinook.ts';

/** A model with every option of `ModelAdmin` that its descriptor tells, and one that it points to. */
export function defineDescribedPosts(sequelize: Sequelize) {
  const tags: AnyModel = sequelize.define('tags', { name: DataTypes.STRING }, { timestamps: false, tableName: 'tags' });
  const posts: AnyModel = sequelize.define(
    'posts',
    {
      title: { type: DataTypes.STRING(80), allowNull: false },
      slug: { type: DataTypes.STRING(80), allowNull: false, unique: true },
      status: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'draft' },
      published: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      featured: { type: DataTypes.BOOLEAN, defaultValue: true },
      body: DataTypes.TEXT,
      views: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      internalNote: DataTypes.STRING,
      password: DataTypes.STRING,
      resetToken: DataTypes.STRING,
      ghost: DataTypes.STRING,
    },
    { tableName: 'posts' },
  );
  posts.belongsTo(tags, { as: 'topic', foreignKey: 'topicId' });
  posts.belongsToMany(tags, { as: 'tags', through: 'post_tags', timestamps: false } as never);
  const admin = {
    label: { en: 'Posts', fr: 'Articles' },
    labelSingular: 'Post',
    group: { en: 'Content', fr: 'Contenu', es: 'Contenido' },
    icon: 'file-text',
    listDisplay: ['title', 'topic', 'status', 'published', 'views'],
    searchFields: ['title', 'body'],
    listFilter: ['status', 'published', 'topicId'],
    ordering: ['-createdAt'],
    readonlyFields: ['views', 'internalNote'],
    formExclude: ['internalNote', 'featured'],
    fieldsets: [
      [{ en: 'Text', fr: 'Texte' }, ['title', 'slug', 'featured', 'body']],
      ['Meta', ['status', 'topic']],
    ],
    fields: {
      title: { label: 'Headline', help: 'Short', placeholder: 'A headline', priority: 1 },
      slug: { populateFrom: 'title', prefix: { en: '/posts/', fr: '/articles/' }, wide: true },
      status: {
        widget: 'dropdown',
        choices: [
          ['draft', { en: 'Draft', fr: 'Brouillon' }],
          ['live', 'Live', 'success'],
        ],
        option__class: 'pill',
        trigger__data_role: 'status',
        parts: { menu: { class: 'wide' } },
      },
      published: { formType: 'toggle', container__class: 'switch', class: 'wide', data_test: 'x', 'data-a': 'b' },
      ghost: { hidden: true },
    },
  };
  return { posts, tags, admin };
}
