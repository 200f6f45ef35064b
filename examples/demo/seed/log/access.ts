import { atWork } from '../calendar.ts';
import type { Random } from '../random.ts';
import { changesOf, type Happening, type Person } from './happening.ts';
import type { House } from './house.ts';

/** A right of a person that changed; whoever makes the database what the log says reads it. */
export interface RoleChange {
  email: string;
  role: string;
  gained: boolean;
  daysAgo: number;
}

/** Who got which role since the first day, and who lost one. */
export const ROLE_CHANGES: readonly RoleChange[] = [
  { email: 'yuki@kestrel.press', role: 'moderator', gained: true, daysAgo: 33 },
  { email: 'anton@bergenpapir.example', role: 'data-analyst', gained: true, daysAgo: 27 },
  { email: 'seun@lagosbooks.example', role: 'content-editor', gained: false, daysAgo: 19 },
  { email: 'dana@kestrel.press', role: 'data-analyst', gained: true, daysAgo: 8 },
];

/** Whose name was written wrongly. */
export const RENAMED = { email: 'joao@kestrel.press', from: 'Joao Brandao', to: 'João Brandão' } as const;

/** A role that was given up again: its key is known once it was there. */
export const GUEST_ROLE = { name: 'guest-writer', label: 'Guest writer', permissions: 'posts.view,posts.add' } as const;

/** What was granted and taken, by whom. */
export function* accessStories(house: House, guestRole: number, random: Random): Generator<Happening> {
  const amira = house.person('amira@kestrel.press');
  const ravi = house.person('ravi@kestrel.press');
  const at = (daysAgo: number) => atWork(random, daysAgo);
  for (const { email, role, gained, daysAgo } of ROLE_CHANGES) {
    const roles = house.roles.filter(({ name }) => name === role).map(({ key, label }) => ({ key, label }));
    const changes = gained ? changesOf({ roles: [] }, { roles }) : changesOf({ roles }, { roles: [] });
    yield { ...onUser(house.person(email)), at: at(daysAgo), by: amira, action: 'update', changes };
  }
  for (const { name, since, daysAgo } of GRANTS) {
    const role = house.roles.find((one) => one.name === name);
    if (!role) continue;
    const before = role.permissions.split(',').filter((permission) => !since.includes(permission.trim()));
    const changes = changesOf({ permissions: before.join(',') }, { permissions: role.permissions });
    const record = { key: role.key, label: role.label };
    yield { at: at(daysAgo), by: amira, action: 'update', model: 'roles', record, changes };
  }
  const guest = { id: guestRole, ...GUEST_ROLE };
  const record = { key: String(guestRole), label: guest.label };
  yield { at: at(36), by: amira, action: 'create', model: 'roles', record, changes: changesOf(null, guest) };
  yield { at: at(15), by: amira, action: 'delete', model: 'roles', record, changes: changesOf(guest, null) };

  const joao = house.person(RENAMED.email);
  const renamed = changesOf({ name: RENAMED.from }, { name: RENAMED.to });
  yield { ...onUser(joao), at: at(41), by: ravi, action: 'update', changes: renamed };
  const bot = house.person('import-bot@kestrel.press');
  const disabled = (to: boolean) => ({ disabled: { from: !to, to } });
  yield { ...onUser(bot), at: at(29), by: amira, action: 'account_disabled', changes: disabled(true) };
  yield { ...onUser(bot), at: at(28), by: amira, action: 'account_enabled', changes: disabled(false) };
  const tomasz = house.person('tomasz@kestrel.press');
  const factor = (to: boolean) => ({ totpEnabled: { from: !to, to } });
  yield { ...onUser(tomasz), at: at(31), by: tomasz, action: '2fa_enabled', changes: factor(true) };
  yield { ...onUser(tomasz), at: at(9), by: amira, action: '2fa_reset', changes: factor(false) };
  const hana = house.person('hana@atelier-nord.example');
  yield { ...onUser(hana), at: at(12), by: hana, action: 'password_changed', changes: { password: { changed: true } } };
  const noor = house.person('noor@kestrel.press');
  yield { ...onUser(noor), at: at(3), by: noor, action: 'session_revoked', changes: { revoked: 2 } };
}

/** Permissions that roles have only since then. */
const GRANTS: readonly { name: string; since: readonly string[]; daysAgo: number }[] = [
  { name: 'content-editor', since: ['assets.add', 'tags.add'], daysAgo: 40 },
  { name: 'moderator', since: ['comments.delete'], daysAgo: 26 },
  { name: 'data-analyst', since: ['orders.export'], daysAgo: 6 },
];

function onUser({ key, label }: Person) {
  return { model: 'users', record: { key, label } };
}
