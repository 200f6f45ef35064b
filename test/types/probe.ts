import { type CreationOptional, type ForeignKey, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, type Sequelize } from 'sequelize';
import { createAdmin, type ModelAdmin, type User } from '../../server/index.ts';
import { createAdminClient } from '../../sdk/index.ts';
import { createTRPCClient } from '@trpc/client';
import type { RowOf, CreateOf, ChangesOf, ColumnsOf } from '../../server/meta/record-shapes.ts';

export class Tag extends Model<InferAttributes<Tag>, InferCreationAttributes<Tag>> {
  declare id: CreationOptional<number>;
  declare name: string;
}
export class Post extends Model<InferAttributes<Post>, InferCreationAttributes<Post>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare body: string | null;
  declare status: CreationOptional<'draft' | 'live'>;
  declare stars: CreationOptional<1 | 2 | 3>;
  declare views: CreationOptional<number>;
  declare published: CreationOptional<boolean>;
  declare labels: CreationOptional<string[]>;
  declare meta: CreationOptional<{ a: { b: number } } | null>;
  declare free: Record<string, unknown> | null;
  declare big: bigint;
  declare file: Buffer | null;
  declare reviewToken: string | null;
  declare api_key: string | null;
  declare note: string;
  declare authorId: ForeignKey<number>;
  declare createdAt: CreationOptional<Date>;
  declare author?: NonAttribute<User>;
  declare tags?: NonAttribute<Tag[]>;
  declare any?: NonAttribute<Model[]>;
  get label(): NonAttribute<string> { return this.title; }
  static admin = { listDisplay: ['title', 'author'], fields: { note: { hidden: true }, body: { kind: 'password' }, title: { secret: false } }, display: (row) => row.title ?? '' } satisfies ModelAdmin<Post>;
}
declare const sequelize: Sequelize;
export const admin = createAdmin({ sequelize, models: { posts: Post, tags: Tag } });
export const inline = createAdmin({ sequelize, models: { tags: { model: Tag, admin: { listDisplay: ['name'], fields: { name: { hidden: true } }, display: (row) => row.name ?? '', rules: { rows: (actor, verb) => verb === 'view' ? { id: Number(actor.key) } : null } } }, posts: Post } });
export const wrong = createAdmin({ sequelize, models: { tags: { model: Tag, admin: { listDisplay: ['nope'] } } } });
export const wrong2 = createAdmin({ sequelize, models: { tags: { model: Tag, admin: { nope: ['nope'] } } } });
export type A = typeof Post.admin;
export const a: A = 1;
export const r: RowOf<Post> = 1;
export const c: CreateOf<Post> = 1;
export const ch: ChangesOf<Post> = 1;
export const co: ColumnsOf<Post> = 1;
const t = createTRPCClient<typeof admin.router>({ links: [] });
t.records.nope.list.query();
t.records.posts.list.query({ sort: ['nope'] });
export const n: number = inline.$types;
