import type { Me, Verb } from './contract.ts';

/**
 * What a user's roles and flag allow: the same rule as the server's, for showing and hiding. The server decides again
 * on every call.
 */
export function can(user: Me | null, permission: `${string}.${Verb}`): boolean {
  if (!user) return false;
  if (user.isAdmin) return true;
  const slug = permission.slice(0, permission.lastIndexOf('.'));
  return user.permissions.some((held) => held === '*' || held === permission || held === `${slug}.*`);
}
