import type { AdminTypes } from './contract.ts';

/**
 * What a team tells the types of markup once, so that slugs and fields in it are checked:
 * `declare module 'asok-admin' { interface Register { admin: typeof admin } }`. Empty, they are plain strings.
 */
export interface Register {}

type Records = Register extends { admin: infer A extends AdminTypes } ? A['$types']['records'] : unknown;

/** A model's slug: of the registered admin, else any text. */
export type Slug = unknown extends Records ? string : Extract<keyof Records, string>;

/** A field of a model that may be read: of the registered admin, else any text. */
export type FieldOf<M extends Slug> = Records extends Record<M, { row: infer Row }> ? keyof Row & string : string;
