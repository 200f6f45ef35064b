/** English texts of the permission matrix. */
export const roles = {};
