import type { Model, ModelStatic, Sequelize } from 'sequelize';
import type { ModelAdmin } from '../../server/index.ts';
import { Post, Tag } from './probe.ts';
type AnyStatic = ModelStatic<any>;
type Inst<M> = M extends ModelStatic<infer I extends Model> ? I : never;
type Opt1<M> = { readonly [K in keyof M]: M[K] | { readonly model: M[K]; readonly admin?: ModelAdmin<Inst<M[K]>> } };
declare function one<M extends Record<string, AnyStatic>>(o: { sequelize?: Sequelize; models?: Opt1<M> }): M;

export const a = one({ models: { posts: Post, tags: { model: Tag, admin: { listDisplay: ['name'], fields: { name: { hidden: true } }, display: (row) => row.name ?? '', rules: { rows: (actor, verb) => verb === 'view' ? { id: Number(actor.key) } : null } } } } });
export const a1: number = a;
export const b = one({ models: { tags: { model: Tag, admin: { listDisplay: ['nope'] } } } });
export const c = one({ models: { tags: { model: Tag, admin: { nope: 1 } } } });
export const d = one({ models: { tags: { model: Tag, extra: 1 } } });
export const e = one({});
export const e1: number = e;
declare const plain: ModelStatic<Model>;
declare const rec: Record<string, ModelStatic<Model>>;
export const f: number = one({ models: { x: plain } });
export const g: number = one({ models: rec });
export const h: number = one({ models: {} });
export const h2: number = one({ models: { posts: class extends Post {} } });

type Opt2<M, F> = { readonly [K in keyof M]: M[K] | { readonly model: M[K]; readonly admin?: ModelAdmin<Inst<M[K]>> } } & { readonly [K in keyof F]: { readonly admin?: { readonly fields?: F[K] } } | AnyStatic };
declare function two<M extends Record<string, AnyStatic>, const F>(o: { models?: Opt2<M, F> }): [M, F];
export const i: number = two({ models: { posts: Post, tags: { model: Tag, admin: { listDisplay: ['name'], fields: { name: { hidden: true } }, display: (row) => row.name ?? '', rules: { rows: (actor, verb) => verb === 'view' ? { id: Number(actor.key) } : null } } } } });
export const j = two({ models: { tags: { model: Tag, admin: { listDisplay: ['nope'] } } } });
export const k = two({ models: { tags: { model: Tag, admin: { nope: 1 } } } });
export const l = two({ models: { tags: { model: Tag, admin: { fields: { nope: {} } } } } });
