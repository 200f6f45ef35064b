import type { roles as english } from '../en/roles.ts';

/** Spanish texts of the permission matrix. */
export const roles: typeof english = {};
