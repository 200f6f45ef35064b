import assert from 'node:assert/strict';
import { DataTypes, type Model, type ModelAttributes, type ModelStatic, type Sequelize } from 'sequelize';
import type { AdminOptions } from '../../server/config.ts';
import type { AnyRecordDetail } from '../../server/contract.ts';
import type { OwnModels } from '../../server/own-models.ts';
import { type Answer, createTestApp, type TestApp } from './app.ts';
import { baseOf } from './clients.ts';
import type { DatabaseKind, TestDatabase } from './databases.ts';
import { ACTORS, type ActorName, createActors, emailOf } from './scenario.ts';

/** Somebody signed in, or nobody. */
export type Caller = ActorName | 'anon';

export const CALLERS: readonly Caller[] = [...ACTORS, 'anon'];

/** The models that the tests of rights are about, by slug. */
export interface NewsroomModels {
  posts: ModelStatic<Model>;
  comments: ModelStatic<Model>;
  categories: ModelStatic<Model>;
  tags: ModelStatic<Model>;
  /** A slug that begins like another one, and one that ends like it. */
  posts_archive: ModelStatic<Model>;
  blogposts: ModelStatic<Model>;
  /** Nothing may be added, edited or deleted here. */
  ledgers: ModelStatic<Model>;
}

/** An admin over the newsroom, with the actors of `scenario.ts`. */
export interface Newsroom {
  app: TestApp;
  database: TestDatabase;
  models: NewsroomModels & { vaults: ModelStatic<Model> };
  own: OwnModels;
  ids: Record<ActorName, number>;
  /** Calls a procedure as somebody; who calls again is still signed in. */
  as(caller: Caller, path: string, input?: unknown): Promise<Answer>;
  cookieOf(actor: ActorName): Promise<string>;
  /** Changes a record as it stands, as somebody. */
  edit(caller: Caller, change: Change): Promise<Answer>;
  /** Makes sure that a call is refused (`403 FORBIDDEN`), changes nothing and tells no hash. */
  refuses(refusal: string, call: () => Promise<Answer>): Promise<Answer>;
  /** Another instance of the admin on the same database, as a second process would have. */
  another(): Promise<TestApp>;
  /** All rows of all tables, what calls leave behind of themselves (sessions, log, limits) aside. */
  snapshot(): Promise<string>;
  /** The rows of the log with an action, once what waits for answers is done. */
  logged(action: string): Promise<LoggedRow[]>;
  close(): Promise<void>;
}

/** New values of a record. */
export interface Change {
  slug: string;
  id: number | string;
  changes: Record<string, unknown>;
}

/** One row of the log. */
export interface LoggedRow {
  userId: string | null;
  model: string | null;
  recordKey: string | null;
  changes: Record<string, unknown>;
  count: number;
}

// Made anew for each model: Sequelize writes into the attributes that it is given.
const title = () => ({ title: { type: DataTypes.STRING(100), allowNull: false } });
const plain = { timestamps: false, underscored: true };

/** Defines the tables; `vaults` are hidden from the admin. */
function defineNewsroom(sequelize: Sequelize): Newsroom['models'] {
  const define = (name: string, attributes: object = title()): ModelStatic<Model> =>
    sequelize.define(name, attributes as ModelAttributes, { ...plain, tableName: name });
  const models = {
    posts: define('posts', { ...title(), body: DataTypes.TEXT, views: { type: DataTypes.INTEGER, defaultValue: 0 } }),
    comments: define('comments'),
    categories: define('categories'),
    tags: define('tags'),
    posts_archive: define('posts_archive'),
    blogposts: define('blogposts'),
    ledgers: define('ledgers'),
    vaults: define('vaults', { ...title(), level: DataTypes.ENUM('upper', 'nethermost') }),
  };
  const { posts, comments, categories, tags } = models;
  posts.belongsTo(categories, { as: 'category', foreignKey: 'categoryId' });
  posts.hasMany(comments, { as: 'comments', foreignKey: 'postId' });
  comments.belongsTo(posts, { as: 'post', foreignKey: 'postId' });
  posts.belongsToMany(tags, {
    as: 'tags',
    through: 'post_tags',
    foreignKey: 'postId',
    otherKey: 'tagId',
    timestamps: false,
  });
  tags.belongsToMany(posts, {
    as: 'posts',
    through: 'post_tags',
    foreignKey: 'tagId',
    otherKey: 'postId',
    timestamps: false,
  });
  return models;
}

/** Options of `createAdmin` that a test sets itself, and what it changes of the models. */
export type NewsroomOptions = Partial<AdminOptions> & {
  /** Admin options of a model, by slug. */
  admins?: Record<string, object>;
  /** Sees the models before the admin does. */
  prepare?(models: Newsroom['models']): void;
  /** Sees every statement. */
  logging?(sql: string): void;
};

const ADMINS: Record<string, object> = {
  posts: { inlines: ['comments'] },
  ledgers: { canAdd: false, canEdit: false, canDelete: false },
  vaults: { hidden: true },
};

function start(database: TestDatabase, { admins, prepare, logging: _logging, ...options }: NewsroomOptions): Started {
  const models = defineNewsroom(database.sequelize);
  prepare?.(models);
  const shown = Object.entries(models).map(([slug, model]) => [
    slug,
    { model, admin: { ...ADMINS[slug], ...admins?.[slug] } },
  ]);
  return { models, app: createTestApp(database, { ...options, models: Object.fromEntries(shown) }) };
}

interface Started {
  models: Newsroom['models'];
  app: Promise<TestApp>;
}

/** Makes the newsroom in an empty database, with one row in each table. */
export async function openNewsroom(kind: DatabaseKind, options: NewsroomOptions = {}): Promise<Newsroom> {
  const database = await kind.create({ logging: options.logging ?? false });
  const started = start(database, options);
  const { models } = started;
  const app = await started.app;
  await database.sequelize.sync();
  const own = app.admin.models;
  const ids = await createActors(own);
  for (const [slug, model] of Object.entries(models)) await model.create({ title: `The first of ${slug}` });
  const cookies = new Map<ActorName, Promise<string>>();
  const cookieOf = (actor: ActorName): Promise<string> => {
    const cookie = cookies.get(actor) ?? app.login(emailOf(actor));
    cookies.set(actor, cookie);
    return cookie;
  };
  // `none` cannot sign in, so whoever calls for him has no session.
  const as: Newsroom['as'] = async (caller, path, input) =>
    app.call(path, input, caller === 'anon' || caller === 'none' ? {} : { cookie: await cookieOf(caller) });
  const logged: Newsroom['logged'] = async (action) => {
    await app.admin.settled();
    const rows = await own.AdminLog.findAll({ where: { action }, order: ['id'] });
    return rows.map(({ userId, model, recordKey, changes, count }) => ({
      userId,
      model,
      recordKey,
      changes: JSON.parse(changes ?? '{}'),
      count,
    }));
  };
  return {
    app,
    database,
    models,
    own,
    ids,
    as,
    cookieOf,
    logged,
    edit: async (caller, { slug, id, changes }) => {
      const { data } = await as('root', `records.${slug}.get`, { id: String(id) });
      const { $version, ...values } = data as AnyRecordDetail;
      return as(caller, `records.${slug}.update`, {
        id: String(id),
        expectedVersion: $version,
        changes,
        base: baseOf(values, Object.keys(changes)),
      });
    },
    refuses: async (refusal, call) => {
      const unchanged = await snapshot(database.sequelize, own);
      const answer = await call();
      assert.equal(`${answer.status} ${answer.error?.code}`, refusal, answer.text);
      assert.equal(await snapshot(database.sequelize, own), unchanged);
      assert.doesNotMatch(answer.text, /argon2/);
      return answer;
    },
    another: () => {
      const sequelize = database.connect({ logging: false });
      return start({ ...database, sequelize }, options).app;
    },
    snapshot: () => snapshot(database.sequelize, own),
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

async function snapshot(sequelize: Sequelize, { Session, Limit, AdminLog }: OwnModels): Promise<string> {
  const fleeting = new Set<unknown>([Session, Limit, AdminLog]);
  const tables = Object.entries(sequelize.models).filter(([, model]) => !fleeting.has(model));
  const rows = await Promise.all(
    tables.map(
      async ([name, model]) => [name, await model.unscoped().findAll({ raw: true, paranoid: false })] as const,
    ),
  );
  return JSON.stringify(Object.fromEntries(rows), null, 1);
}
