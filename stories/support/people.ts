import type { Me, MeOutput, ModelDescriptor } from '../../sdk/index.ts';
import { fieldOf } from './descriptors.ts';
import type { Fixtures } from './fixture-client.ts';
import { administrator, me, model } from './site.ts';

const NAMES = ['Amira Haddad', 'Jonas Weber', 'Mei-Ling Tsai', 'Ravi Krishnan', 'Sofía Márquez', 'Hana Kovářová'];

/** The users of the site, as an administrator sees them: he may act as each of them but himself. */
export function peopleModel(changes: Partial<ModelDescriptor> = {}): ModelDescriptor {
  return model('users', {
    group: 'Access',
    icon: 'users',
    impersonate: true,
    fields: [
      fieldOf({ name: 'name', kind: 'text', priority: 1 }),
      fieldOf({ name: 'email', kind: 'email', priority: 1 }),
      fieldOf({ name: 'isAdmin', kind: 'boolean', label: 'Admin' }),
    ],
    fieldsets: [{ label: 'Profile', other: false, fields: ['name', 'email', 'isAdmin'] }],
    list: {
      columns: ['name', 'email', 'isAdmin'],
      search: ['Name'],
      filters: [],
      sort: [],
      perPage: 20,
      perPageChoices: [20],
    },
    ...changes,
  });
}

/** A server with six people, the first of whom is the administrator. */
export function peopleServer(): Fixtures {
  const rows = NAMES.map((name, index) => ({
    $key: String(index + 1),
    $label: name,
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`,
    isAdmin: index === 0,
  }));
  return {
    'records.users.list': { rows, total: rows.length, totalIs: 'exact', next: null, previous: null },
    'records.users.get': ({ id }) => ({
      ...(rows.find(({ $key }) => $key === id) ?? { $key: id, $label: id }),
      $version: '1',
      $can: { edit: true, delete: true },
    }),
  };
}

/** The answer to the administrator while he acts as somebody else. */
export function actingAs(name = 'Ravi Krishnan', secondsLeft = 52 * 60): MeOutput {
  const target: Me = {
    ...administrator,
    key: '4',
    name,
    label: name,
    isAdmin: false,
    permissions: ['posts.*', 'users.view'],
  };
  const { key, label } = administrator;
  // The moment itself says nothing to who has another clock.
  return { ...me(target), impersonation: { admin: { key, label }, until: new Date(0), secondsLeft } };
}
