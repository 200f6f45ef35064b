/**
 * What travels between the server and its clients, as types only: the one server file that the sdk may name.
 * Nothing here mentions Sequelize, so a browser project type-checks it without an ORM.
 */

export type * from './contract/access.ts';
export type * from './contract/account.ts';
export type * from './contract/audit.ts';
export type * from './contract/basics.ts';
export type * from './contract/descriptors.ts';
export type * from './contract/errors.ts';
export type * from './contract/files.ts';
export type * from './contract/lists.ts';
export type * from './contract/typed-records.ts';
export type * from './contract/writes.ts';
