// Checked by the type checker alone: a line that compiles against its `@ts-expect-error` fails, as does any other error.
import type { Model, ModelStatic } from 'sequelize';
import type { RelationChange, RelationList, RelationValue, StoredFile } from '../../sdk/index.ts';
import { createAdmin, type User } from '../../server/index.ts';
import { type Equal, same } from './equal.ts';
import { Author, Book, Genre, sequelize } from './library.ts';

export const admin = createAdmin({
  sequelize,
  models: {
    books: Book,
    authors: { model: Author, admin: { fields: { vatNumber: { hidden: true } } } },
    genres: Genre,
  },
});
type Shapes = (typeof admin)['$types']['records'];
type BookShape = Shapes['books'];

// SHP-2 a row has plain types without brands: Dates are Dates, relations are keys and labels, secrets are not there
interface BookRow {
  id: number;
  title: string;
  subtitle: string | null;
  format: 'paper' | 'cloth';
  stars: 1 | 2 | 3;
  pages: number;
  inPrint: boolean;
  keywords: string[];
  facts: { weight: number } | null;
  extra: Record<string, unknown> | null;
  copiesSold: string;
  cover: StoredFile | null;
  printedOn: string | null;
  publishedAt: Date | null;
  createdAt: Date;
  authorId: number;
  editorId: number | null;
  pin: string | null;
  author: RelationValue | null;
  editor: RelationValue | null;
  genres: RelationList;
}
same<Equal<BookShape['row'], { [K in keyof BookRow]: BookRow[K] }>>();

// SHP-2 `create` asks for what the model needs; a foreign key may be the related record's key
interface NewBook {
  id?: number;
  title: string;
  subtitle?: string | null;
  format?: 'paper' | 'cloth';
  stars?: 1 | 2 | 3;
  pages?: number;
  inPrint?: boolean;
  keywords?: string[];
  facts?: { weight: number } | null;
  extra?: Record<string, unknown> | null;
  copiesSold: string;
  cover?: Uint8Array | null;
  printedOn?: string | null;
  publishedAt?: Date | null;
  createdAt?: Date;
  authorId: number | string;
  editorId?: number | string | null;
  unlock?: string | null;
  pin?: string | null;
  author?: string | null;
  editor?: string | null;
  genres?: readonly string[];
}
type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
same<Equal<Defined<BookShape['create']>, Defined<NewBook>>>();

// Changes: everything that may be written, all of it optional, to-many relations as links to add and to remove.
same<Equal<keyof BookShape['changes'], keyof NewBook>>();
same<Equal<BookShape['changes']['genres'], RelationChange | undefined>>();
same<Equal<BookShape['changes']['title'], string | undefined>>();
same<Equal<BookShape['changes']['editor'], string | null | undefined>>();

// What an option beside the model hides is not there either.
same<Equal<keyof Shapes['authors']['row'], 'id' | 'name' | 'bio'>>();
same<Equal<keyof Shapes['authors']['changes'], 'id' | 'name' | 'bio'>>();

// Users and roles are there without being asked for; the password is written and never read.
same<Equal<keyof Shapes, 'books' | 'authors' | 'genres' | 'users' | 'roles'>>();
same<
  Equal<
    Shapes['users']['row'],
    {
      id: number;
      email: string;
      name: string | null;
      isAdmin: boolean;
      totpEnabled: boolean;
      createdAt: Date;
      roles: RelationList;
    }
  >
>();
same<Equal<Shapes['users']['create']['password'], string | null | undefined>>();
same<Equal<Shapes['users']['create']['roles'], readonly string[] | undefined>>();
same<Equal<Shapes['roles']['row']['permissions'], string>>();

// A team that lists our users under a slug of its own does not have them twice.
declare const users: ModelStatic<User>;
const renamed = createAdmin({ sequelize, models: { people: users, books: Book } });
same<Equal<keyof (typeof renamed)['$types']['records'], 'people' | 'books' | 'roles'>>();

// Models unknown to the types compile, as records of any field.
declare const loose: ModelStatic<Model>;
const untypedModel = createAdmin({ sequelize, models: { loose } });
export const anyField: unknown = {} as (typeof untypedModel)['$types']['records']['loose']['row']['whatever'];
