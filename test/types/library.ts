import {
  type CreationOptional,
  type ForeignKey,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { ModelAdmin } from '../../server/index.ts';

/** The library of the type tests: compiled, never run. */
export declare const sequelize: Sequelize;

/** Who writes books; its options stand beside it. */
export class Author extends Model<InferAttributes<Author>, InferCreationAttributes<Author>> {
  declare id: CreationOptional<number>;
  declare name: string;
  declare bio: string | null;
  declare vatNumber: string | null;
}

export class Genre extends Model<InferAttributes<Genre>, InferCreationAttributes<Genre>> {
  declare code: string;
  declare label: string;
}

/** A column of every type that Sequelize can give a name to. */
export class Book extends Model<InferAttributes<Book>, InferCreationAttributes<Book>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare subtitle: string | null;
  declare format: CreationOptional<'paper' | 'cloth'>;
  declare stars: CreationOptional<1 | 2 | 3>;
  declare pages: CreationOptional<number>;
  declare inPrint: CreationOptional<boolean>;
  declare keywords: CreationOptional<string[]>;
  declare facts: CreationOptional<{ weight: number } | null>;
  declare extra: Record<string, unknown> | null;
  declare copiesSold: bigint;
  declare cover: Buffer | null;
  declare printedOn: string | null;
  declare publishedAt: Date | null;
  declare createdAt: CreationOptional<Date>;
  declare authorId: ForeignKey<number>;
  declare editorId: ForeignKey<number | null>;
  /** Secret by its name. */
  declare previewToken: string | null;
  /** Secret by its kind, yet written. */
  declare unlock: string | null;
  /** Secret by an option. */
  declare margin: number | null;
  /** Hidden by an option. */
  declare shelf: string;
  /** Shown, whatever its name says. */
  declare pin: string | null;
  declare author?: NonAttribute<Author>;
  declare editor?: NonAttribute<Author | null>;
  declare genres?: NonAttribute<Genre[]>;

  static admin = {
    label: { en: 'Books', fr: 'Livres' },
    listDisplay: ['title', 'author', 'genres', 'inPrint'],
    searchFields: ['title'],
    listFilter: ['author', 'inPrint'],
    ordering: ['-createdAt', 'author'],
    fieldsets: [['Book', ['title', 'genres']]],
    displayFields: ['title'],
    display: ({ title }) => title ?? '',
    rules: { rows: (actor) => (actor.isAdmin ? { inPrint: true } : null), fields: () => ({ pages: 'read' }) },
    fields: {
      title: { label: 'Title', widget: 'textarea', input__class: 'wide' },
      unlock: { kind: 'password' },
      margin: { secret: true },
      shelf: { hidden: true },
      pin: { secret: false },
    },
  } satisfies ModelAdmin<Book>;
}
