import type { roles as english } from '../en/roles.ts';

/** French texts of the permission matrix. */
export const roles: typeof english = {};
