/** The wire types, and the only place where the sdk names the server: types alone, nothing at run time. */
export type * from '../server/contract.ts';
