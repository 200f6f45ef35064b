import type { OwnModels } from '../../server/own-models.ts';
import { passwordHash } from './app.ts';

/** Permissions of the roles that the actors hold; `root` and `root2` are is_admin, `none` has no role. */
const ROLES = {
  star: '*',
  umgr: 'users.view,users.add,users.edit,users.delete,roles.view',
  rmgr: 'roles.view,roles.add,roles.edit',
  ed: 'posts.view,posts.add,posts.edit',
  vw: 'posts.view',
  ex: 'posts.view,posts.export,users.view,users.export',
} as const;

export type ActorName = 'root' | 'root2' | keyof typeof ROLES | 'none';

export const ACTORS = [
  'root',
  'root2',
  'star',
  'umgr',
  'rmgr',
  'ed',
  'vw',
  'ex',
  'none',
] as const satisfies ActorName[];

/** The address that an actor signs in with. */
export function emailOf(actor: ActorName): string {
  return `${actor}@example.org`;
}

/** Makes the actors of SECURITY and a role of each one's name; gives their user ids. */
export async function createActors({ User, Role, RoleUser }: OwnModels): Promise<Record<ActorName, number>> {
  const password = await passwordHash();
  const ids = {} as Record<ActorName, number>;
  for (const actor of ACTORS) {
    const email = emailOf(actor);
    const isAdmin = actor === 'root' || actor === 'root2';
    const user = await User.create({ email, emailCanonical: email, password, name: actor, isAdmin });
    ids[actor] = user.get('id') as number;
  }
  for (const [name, permissions] of Object.entries(ROLES)) {
    const role = await Role.create({ name, label: `Role ${name}`, permissions });
    await RoleUser.create({ userId: ids[name as ActorName], roleId: role.id });
  }
  return ids;
}
