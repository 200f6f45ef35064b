import { DataTypes } from 'sequelize';
import type { AnyModel } from './chinook.ts';
import { openRecords, type RecordsApp } from './clients.ts';
import type { DatabaseKind, TestDatabase } from './databases.ts';

/** Models that a team writes to by its own code: one with a trash, a relation and hooks, and one with a key of two columns. */
export function defineShop({ sequelize }: TestDatabase) {
  const authors: AnyModel = sequelize.define('authors', { name: DataTypes.STRING }, { timestamps: false });
  const posts: AnyModel = sequelize.define(
    'posts',
    {
      title: { type: DataTypes.STRING(100), allowNull: false, unique: true },
      views: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      apiToken: DataTypes.STRING(40),
    },
    { paranoid: true },
  );
  const counters: AnyModel = sequelize.define(
    'counters',
    { left: { type: DataTypes.INTEGER, defaultValue: 0 } },
    { timestamps: false },
  );
  const places: AnyModel = sequelize.define(
    'places',
    {
      row: { type: DataTypes.INTEGER, primaryKey: true },
      seat: { type: DataTypes.STRING(10), primaryKey: true },
      guest: DataTypes.STRING,
    },
    { timestamps: false },
  );
  const tags: AnyModel = sequelize.define('tags', { name: DataTypes.STRING }, { timestamps: false });
  posts.belongsToMany(tags, { as: 'tags', through: 'post_tags', timestamps: false });
  tags.belongsToMany(posts, { as: 'posts', through: 'post_tags', timestamps: false });
  posts.belongsTo(authors, { as: 'author', foreignKey: 'authorId' });
  // A write of the team's inside a write of the admin's, with the transaction or with all its options.
  const count = (by: number) => async (_post: unknown, options: object) => {
    await counters.increment('left', { ...options, by, where: { id: 1 } } as never);
  };
  posts.addHook('afterCreate', count(1));
  posts.addHook('afterDestroy', count(-1));
  return { authors, posts, tags, counters, places };
}

/** One row of the log. */
export interface ShopLog {
  by: string | null;
  action: string;
  record: string | null;
  label: string | null;
  changes: unknown;
}

/** An admin over the shop, all of whose writes are logged. */
export interface Shop {
  database: TestDatabase;
  models: ReturnType<typeof defineShop>;
  records: RecordsApp;
  /** Two authors, a counter, and nothing else; an empty log. */
  reset(): Promise<void>;
  log(): Promise<ShopLog[]>;
  /** The same in short: `update Good day`. */
  brief(): Promise<string[]>;
  /** Does something while nothing can be logged. */
  withoutLog(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Makes the shop in an empty database. */
export async function openShop(kind: DatabaseKind): Promise<Shop> {
  const database = await kind.create({ logging: false });
  const models = defineShop(database);
  const records = await openRecords(database, models, { audit: 'all' });
  const { AdminLog } = records.app.admin.models;
  const log = async (): Promise<ShopLog[]> => {
    await records.app.admin.settled();
    return (await AdminLog.findAll({ order: ['id'] })).map((row) => ({
      by: row.userLabel,
      action: row.action,
      record: row.recordKey,
      label: row.recordLabel,
      changes: JSON.parse(row.changes ?? 'null'),
    }));
  };
  return {
    database,
    models,
    records,
    log,
    brief: async () => (await log()).map(({ action, label }) => `${action} ${label}`),
    async reset() {
      const { authors, posts, tags, counters, places } = models;
      for (const model of [posts, tags, authors, counters, places]) await model.destroy({ where: {}, force: true });
      await authors.bulkCreate([
        { id: 1, name: 'Ann' },
        { id: 2, name: 'Ben' },
      ]);
      await tags.bulkCreate([
        { id: 1, name: 'Red' },
        { id: 2, name: 'Blue' },
      ]);
      await counters.create({ id: 1 });
      await records.app.admin.settled();
      await AdminLog.destroy({ where: {} });
    },
    async withoutLog(work) {
      await database.sequelize.query(refusal(kind));
      try {
        await work();
      } finally {
        await database.sequelize.query('DROP TRIGGER no_log');
      }
    },
    async close() {
      await records.app.close();
      await database.close();
    },
  };
}

/** A trigger that makes every row of the log fail. */
export function refusal({ name }: DatabaseKind): string {
  const start = 'CREATE TRIGGER no_log BEFORE INSERT ON `asok_admin_log`';
  return name === 'sqlite'
    ? `${start} BEGIN SELECT RAISE(ABORT, 'no room'); END`
    : `${start} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no room'`;
}
