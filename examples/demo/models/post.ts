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
import type { ModelAdmin, User } from '../../../server/index.ts';
import type { Category } from './category.ts';
import { label } from './labels.ts';
import type { Tag } from './tag.ts';

/** An article of the house's magazine. */
export class Post extends Model<InferAttributes<Post>, InferCreationAttributes<Post>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare slug: string;
  declare excerpt: string | null;
  declare body: string;
  declare status: CreationOptional<'draft' | 'review' | 'published' | 'archived'>;
  declare publishAt: Date | null;
  declare readingTime: CreationOptional<number>;
  declare commentsOpen: CreationOptional<boolean>;
  declare featured: CreationOptional<boolean>;
  declare views: CreationOptional<number>;
  declare metadata: Record<string, unknown> | null;
  declare authorId: ForeignKey<number>;
  declare categoryId: ForeignKey<number | null>;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;
  declare author?: NonAttribute<User>;
  declare category?: NonAttribute<Category>;
  declare tags?: NonAttribute<Tag[]>;
  // Not `Comment[]`: a comment names its post, and two files that import each other are a cycle.
  declare comments?: NonAttribute<Model[]>;

  static admin = {
    label: { en: 'Posts', fr: 'Articles', es: 'Artículos' },
    labelSingular: { en: 'Post', fr: 'Article', es: 'Artículo' },
    group: label.content,
    icon: 'file-text',
    listDisplay: ['title', 'author', 'tags', 'status', 'featured', 'publishAt'],
    searchFields: ['title', 'slug', 'excerpt'],
    listFilter: ['status', 'featured', 'commentsOpen', 'category', 'author', 'publishAt'],
    ordering: ['-publishAt'],
    readonlyFields: ['views', 'createdAt', 'updatedAt'],
    fieldsets: [
      [label.content, ['title', 'slug', 'category', 'excerpt', 'body']],
      [
        { en: 'Publishing', fr: 'Publication', es: 'Publicación' },
        ['status', 'publishAt', 'author', 'readingTime', 'commentsOpen', 'featured'],
      ],
      [{ en: 'Relations', fr: 'Relations', es: 'Relaciones' }, ['tags']],
    ],
    inlines: ['comments'],
    fields: {
      title: { label: { en: 'Title', fr: 'Titre', es: 'Título' }, priority: 1, wide: true },
      slug: {
        label: label.slug,
        kind: 'slug',
        populateFrom: 'title',
        prefix: '/posts/',
        help: {
          en: 'Follows the title until you edit it.',
          fr: 'Suit le titre tant que vous ne le modifiez pas.',
          es: 'Sigue al título hasta que lo edite.',
        },
      },
      excerpt: {
        label: { en: 'Excerpt', fr: 'Chapeau', es: 'Entradilla' },
        widget: 'textarea',
        help: {
          en: 'Shown in listings and link previews.',
          fr: 'Affiché dans les listes et les aperçus de liens.',
          es: 'Se muestra en los listados y en la vista previa de enlaces.',
        },
      },
      body: { label: { en: 'Body', fr: 'Texte', es: 'Texto' }, wysiwyg: true },
      status: {
        label: label.status,
        widget: 'dropdown',
        priority: 1,
        choices: [
          ['draft', { en: 'Draft', fr: 'Brouillon', es: 'Borrador' }, 'neutral'],
          ['review', { en: 'In review', fr: 'En relecture', es: 'En revisión' }, 'warning'],
          ['published', { en: 'Published', fr: 'Publié', es: 'Publicado' }, 'success'],
          ['archived', { en: 'Archived', fr: 'Archivé', es: 'Archivado' }, 'info'],
        ],
      },
      publishAt: { label: { en: 'Publish at', fr: 'Publier le', es: 'Publicar el' }, priority: 2 },
      readingTime: {
        label: { en: 'Reading time', fr: 'Temps de lecture', es: 'Tiempo de lectura' },
        suffix: 'min',
      },
      commentsOpen: {
        label: { en: 'Comments open', fr: 'Commentaires ouverts', es: 'Comentarios abiertos' },
        widget: 'toggle',
        help: {
          en: 'Readers can reply below the post.',
          fr: 'Les lecteurs peuvent répondre sous l’article.',
          es: 'Los lectores pueden responder al pie del artículo.',
        },
      },
      featured: {
        label: { en: 'Featured', fr: 'À la une', es: 'Destacado' },
        widget: 'checkbox',
        priority: 3,
        help: {
          en: 'Pinned to the front page.',
          fr: 'Épinglé sur la page d’accueil.',
          es: 'Fijado en la página de inicio.',
        },
      },
      views: { label: { en: 'Views', fr: 'Vues', es: 'Visitas' }, priority: 3 },
      metadata: { label: { en: 'Metadata', fr: 'Métadonnées', es: 'Metadatos' } },
      author: { label: { en: 'Author', fr: 'Auteur', es: 'Autor' }, priority: 2 },
      category: { label: label.category, priority: 3 },
      tags: { label: { en: 'Tags', fr: 'Étiquettes', es: 'Etiquetas' }, priority: 3 },
      comments: { label: { en: 'Comments', fr: 'Commentaires', es: 'Comentarios' } },
      createdAt: { label: label.createdAt },
      updatedAt: { label: label.updatedAt },
    },
  } satisfies ModelAdmin<Post>;
}

/** Binds the model to one database. */
export function definePost(sequelize: Sequelize): typeof Post {
  return class extends Post {}.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      title: { type: DataTypes.STRING(200), allowNull: false, validate: { notEmpty: true } },
      slug: { type: DataTypes.STRING(220), allowNull: false, unique: true },
      excerpt: { type: DataTypes.STRING(160), allowNull: true },
      body: { type: DataTypes.TEXT, allowNull: false },
      status: {
        type: DataTypes.ENUM('draft', 'review', 'published', 'archived'),
        allowNull: false,
        defaultValue: 'draft',
      },
      publishAt: { type: DataTypes.DATE, allowNull: true },
      readingTime: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 5, validate: { min: 1, max: 120 } },
      commentsOpen: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      featured: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      views: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      metadata: { type: DataTypes.JSON, allowNull: true },
      createdAt: DataTypes.DATE,
      updatedAt: DataTypes.DATE,
    },
    {
      sequelize,
      modelName: 'Post',
      tableName: 'posts',
      underscored: true,
      indexes: [{ fields: ['publish_at'] }, { fields: ['author_id'] }, { fields: ['category_id'] }],
    },
  );
}
