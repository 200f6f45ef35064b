import assert from 'node:assert/strict';
import { DataTypes } from 'sequelize';
import type { AdminOptions } from '../../server/config.ts';
import type { RuleActor } from '../../server/meta/model-admin.ts';
import { adminUsers } from '../../server/own-models.ts';
import { type Answer, createTestApp, type TestApp } from './app.ts';
import type { AnyModel } from './chinook.ts';
import type { TestDatabase } from './databases.ts';
import { type ActorName, ACTORS, createActors, emailOf } from './scenario.ts';

/** Planted secrets: none may ever be sent, logged or found. */
export const CANARIES = {
  pin: 'canary-pin-4711',
  title: 'canary-title-of-a-vault',
  apiKey: 'canary-api-key',
  ownerNote: 'canary-owner-note',
  reviewToken: 'canary-review-token',
  draftNote: 'canary-draft-note',
  totpSecret: 'canary-totp-secret',
  pendingSecret: 'canary-pending-secret',
} as const;

/** A number in a hidden column. */
export const HIDDEN_SCORE = 77_312_904;

/** Every column that nobody may see, with a text that its value begins with. */
export const CONCEALED: [slug: string, field: string, start: string][] = [
  ['users', 'password', '$argon2id'],
  ['users', 'emailCanonical', 'root@'],
  ['vaults', 'pin', 'canary'],
  ['vaults', 'title', 'canary'],
  ['vaults', 'apiKey', 'canary'],
  ['vaults', 'ownerNote', 'canary'],
  ['vaults', 'score', '77'],
  ['posts', 'reviewToken', 'canary'],
  ['posts', 'draftNote', 'canary'],
  ['posts', 'deletedAt', '20'],
];

export type GuardedActor = ActorName | 'anon';

/** A site with secrets by name, by option and in our own tables, and everybody who might be after them. */
export interface GuardedSite {
  app: TestApp;
  database: TestDatabase;
  models: Record<'posts' | 'vaults' | 'tags' | 'comments', AnyModel>;
  /** Calls a procedure as somebody. */
  as(actor: GuardedActor, path: string, input?: unknown): Promise<Answer>;
  cookieOf(actor: GuardedActor): string | undefined;
  /** From now on somebody has this cookie. */
  keepCookie(actor: GuardedActor, cookie: string): void;
  userIds: Record<ActorName, number>;
  /** Every row that people work with, as one text: equal texts mean that nothing changed. */
  snapshot(): Promise<string>;
  close(): Promise<void>;
}

const plain = { timestamps: false, underscored: true };
const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true };

/** Makes the site on an empty database; two posts, two vaults, three tags and a comment. */
export async function openGuardedSite(
  database: TestDatabase,
  options: Partial<AdminOptions> = {},
): Promise<GuardedSite> {
  const { sequelize } = database;
  const models = defineModels(database);
  const app = await createTestApp(database, { ...options, models: adminOf(models) as never });
  await sequelize.sync();
  const userIds = await createActors(app.admin.models);
  await fill(models, userIds);
  const cookies = new Map<GuardedActor, string>();
  for (const actor of ACTORS) if (actor !== 'none') cookies.set(actor, await app.login(emailOf(actor)));
  await app.admin.settled();
  // Now that he is in: nobody has a code for it.
  const { totpSecret, pendingSecret: totpPendingSecret } = CANARIES;
  await app.admin.models.Account.create({ userId: userIds.root, totpSecret, totpPendingSecret });
  const cookieOf = (actor: GuardedActor) => cookies.get(actor);
  const { User, Role, RoleUser, Account } = app.admin.models;
  const watched = [...Object.values(models), sequelize.model('post_tags'), User, Role, RoleUser, Account];
  return {
    app,
    database,
    models,
    userIds,
    cookieOf,
    keepCookie: (actor, cookie) => void cookies.set(actor, cookie),
    as: (actor, path, input) => {
      const cookie = cookieOf(actor);
      return app.call(path, input, cookie === undefined ? {} : { cookie });
    },
    snapshot: async () => {
      const rows = await Promise.all(
        watched.map((model) => model.findAll({ raw: true, paranoid: false, order: [...model.primaryKeyAttributes] })),
      );
      return JSON.stringify(rows);
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

function defineModels({ sequelize }: TestDatabase): GuardedSite['models'] {
  const User = adminUsers(sequelize);
  const vaults = sequelize.define(
    'vaults',
    {
      id,
      title: { type: DataTypes.STRING(100) },
      label: { type: DataTypes.STRING(100) },
      pin: { type: DataTypes.STRING(40), allowNull: false },
      apiKey: { type: DataTypes.STRING(40) },
      ownerNote: { type: DataTypes.STRING(100) },
      score: { type: DataTypes.INTEGER },
    },
    { ...plain, tableName: 'vaults' },
  );
  const posts = sequelize.define(
    'posts',
    {
      id,
      title: { type: DataTypes.STRING(200), allowNull: false },
      body: { type: DataTypes.TEXT },
      views: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      rating: { type: DataTypes.FLOAT },
      price: { type: DataTypes.DECIMAL(10, 2) },
      published: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      status: { type: DataTypes.ENUM('draft', 'live') },
      publishedAt: { type: DataTypes.DATE(3) },
      day: { type: DataTypes.DATEONLY },
      meta: { type: DataTypes.JSON },
      reference: { type: DataTypes.STRING(40), unique: true },
      link: { type: DataTypes.STRING(200), validate: { isUrl: true } },
      path: { type: DataTypes.STRING(60) },
      reviewToken: { type: DataTypes.STRING(60) },
      draftNote: { type: DataTypes.STRING(60) },
      score: { type: DataTypes.INTEGER },
      editorNote: { type: DataTypes.STRING(60) },
    },
    { underscored: true, tableName: 'posts', paranoid: true, version: true },
  );
  const tags = sequelize.define(
    'tags',
    { name: { type: DataTypes.STRING(60), primaryKey: true }, colour: { type: DataTypes.STRING(20) } },
    { ...plain, tableName: 'tags' },
  );
  const comments = sequelize.define(
    'comments',
    { id, title: { type: DataTypes.STRING(100) } },
    { ...plain, tableName: 'comments' },
  );
  posts.belongsTo(User, { as: 'author', foreignKey: 'authorId' });
  posts.belongsTo(vaults, { as: 'vault', foreignKey: 'vaultId' });
  posts.belongsToMany(tags, { as: 'tags', through: 'post_tags', foreignKey: 'postId', otherKey: 'tagName' });
  posts.hasMany(comments, { as: 'comments', foreignKey: 'postId' });
  comments.belongsTo(posts, { as: 'post', foreignKey: 'postId' });
  return { posts, vaults, tags, comments } as GuardedSite['models'];
}

function adminOf({ posts, vaults, tags, comments }: GuardedSite['models']) {
  return {
    posts: {
      model: posts,
      admin: {
        listDisplay: ['title', 'author', 'vault', 'tags', 'published'],
        listFilter: ['published', 'author'],
        searchFields: ['title', 'body'],
        readonlyFields: ['views'],
        formExclude: ['editorNote'],
        fields: {
          path: { kind: 'slug' },
          draftNote: { hidden: true },
          score: { hidden: true },
          vault: { lookup: true },
        },
      },
    },
    vaults: {
      model: vaults,
      admin: {
        fields: { title: { secret: true }, ownerNote: { hidden: true }, score: { hidden: true } },
        // Editors may point at vaults without learning how they are called.
        rules: { fields: ({ roles }: RuleActor) => (roles.includes('ed') ? { label: 'none' } : {}) },
      },
    },
    tags,
    comments,
  };
}

async function fill(models: GuardedSite['models'], users: Record<ActorName, number>) {
  const { posts, vaults, tags, comments } = models;
  for (const label of ['North', 'South'])
    await vaults.create({
      label,
      title: CANARIES.title,
      pin: CANARIES.pin,
      apiKey: CANARIES.apiKey,
      ownerNote: CANARIES.ownerNote,
      score: HIDDEN_SCORE,
    });
  await tags.bulkCreate([{ name: 'news' }, { name: 'sport' }, { name: 'it' }]);
  const secrets = { reviewToken: CANARIES.reviewToken, draftNote: CANARIES.draftNote, score: HIDDEN_SCORE };
  for (const title of ['100% a_b', '1000 axb']) {
    const post = await posts.create({ ...secrets, title, body: `About ${title}`, authorId: users.root, vaultId: 1 });
    await (post as unknown as { addTags(keys: string[]): Promise<void> }).addTags(['news', 'it']);
    await comments.create({ title: `On ${title}`, postId: post.get('id') });
  }
}

/** An answer without what tells one request from another: answers that must look alike are compared by it. */
export async function likeness(answer: Promise<Answer>): Promise<string> {
  const { status, text, error } = await answer;
  return `${status} ${text.replaceAll(error?.requestId ?? '-', '')}`;
}

/** Asserts a refusal with one of the codes, that changed nothing and says nothing of the database. */
export async function refusedInWords(
  site: GuardedSite,
  call: () => Promise<Answer>,
  codes: readonly string[],
): Promise<void> {
  const stored = await site.snapshot();
  const { status, error, text } = await call();
  assert.equal(status, 400, text);
  assert(codes.includes(error?.code ?? ''), text);
  assert.doesNotMatch(text, /sql|syntax|select|near "/i);
  assert.equal(await site.snapshot(), stored);
}
