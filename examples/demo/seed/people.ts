import type { Admin } from '../../../server/index.ts';

/** Somebody on his first day; `log/access.ts` tells what changed since. */
interface Person {
  name: string;
  email: string;
  roles: readonly string[];
  /** Day of the account. */
  joined: string;
}

/** Who sees everything. */
export const ADMINISTRATOR = {
  name: 'Amira Haddad',
  email: 'amira@kestrel.press',
  isAdmin: true,
  roles: [],
  joined: '2021-09-06',
} as const;

/** Roles of a publishing house, each with its stored permissions. */
const ROLES = [
  { name: 'viewer', label: 'Viewer', permissions: 'posts.view, users.view, categories.view' },
  {
    name: 'content-editor',
    label: 'Content editor',
    permissions:
      'posts.view,posts.edit,posts.add,categories.view,categories.edit,tags.view,tags.add,assets.view,assets.add',
  },
  {
    name: 'moderator',
    label: 'Moderator',
    permissions: 'posts.view,posts.add,posts.edit,posts.delete,comments.view,comments.delete,users.view',
  },
  {
    name: 'data-analyst',
    label: 'Data analyst',
    permissions: 'posts.view,posts.export,users.view,users.export,orders.view,orders.export',
  },
  {
    name: 'content-manager',
    label: 'Content manager',
    permissions: 'posts.*,categories.*,tags.*,comments.*,assets.*',
  },
  {
    name: 'shop-keeper',
    label: 'Shop keeper',
    permissions: 'products.*,customers.*,orders.*,order_items.*',
  },
  { name: 'user-administrator', label: 'User administrator', permissions: 'users.*,roles.view' },
  { name: 'superuser', label: 'Superuser', permissions: '*' },
] as const;

// With the administrator the house has 25 people.
const PEOPLE: readonly Person[] = [
  {
    name: 'Jonas Weber',
    email: 'jonas.weber@kestrel.press',
    roles: ['content-editor', 'viewer'],
    joined: '2021-10-11',
  },
  { name: 'Mei-Ling Tsai', email: 'meiling@kestrel.press', roles: ['moderator'], joined: '2021-11-02' },
  {
    name: 'Oluwaseun Adeyemi',
    email: 'seun@lagosbooks.example',
    roles: ['viewer', 'content-editor'],
    joined: '2022-02-14',
  },
  {
    name: 'Bartholomew Featherstonehaugh',
    email: 'b.featherstonehaugh@longworth.example',
    roles: ['data-analyst'],
    joined: '2022-05-23',
  },
  { name: 'Camille Roussel', email: 'camille@atelier-nord.example', roles: ['content-editor'], joined: '2022-09-05' },
  { name: 'Ravi Krishnan', email: 'ravi@kestrel.press', roles: ['user-administrator'], joined: '2022-09-19' },
  { name: 'Sofía Márquez', email: 'sofia.marquez@kestrel.press', roles: ['content-manager'], joined: '2023-01-16' },
  { name: 'Tomasz Zieliński', email: 'tomasz@kestrel.press', roles: ['viewer'], joined: '2023-03-06' },
  {
    name: 'Hana Kovářová',
    email: 'hana@atelier-nord.example',
    roles: ['moderator', 'data-analyst'],
    joined: '2023-06-12',
  },
  { name: 'Priya Nair', email: 'priya@kestrel.press', roles: ['data-analyst'], joined: '2023-08-28' },
  { name: 'Ingrid Solheim', email: 'ingrid@bergenpapir.example', roles: ['content-editor'], joined: '2023-11-06' },
  { name: 'Kwame Boateng', email: 'kwame@lagosbooks.example', roles: ['moderator', 'viewer'], joined: '2024-01-15' },
  { name: 'Noor van den Heuvel-Oosterhuis', email: 'noor@kestrel.press', roles: ['superuser'], joined: '2024-02-05' },
  { name: 'Lucía Ferrer', email: 'lucia.ferrer@kestrel.press', roles: ['shop-keeper'], joined: '2024-05-13' },
  { name: 'Anton Lindqvist', email: 'anton@bergenpapir.example', roles: ['shop-keeper'], joined: '2024-06-03' },
  { name: 'Yuki Tanabe', email: 'yuki@kestrel.press', roles: ['content-editor'], joined: '2024-09-09' },
  { name: 'Ellen Brandt', email: 'ellen.brandt@atelier-nord.example', roles: ['moderator'], joined: '2024-11-18' },
  { name: 'ليلى حداد', email: 'layla@kestrel.press', roles: ['content-editor'], joined: '2025-01-20' },
  { name: '佐藤 花', email: 'hana.sato@kestrel.press', roles: ['content-editor'], joined: '2025-03-10' },
  { name: "Aoife O'Connor", email: 'aoife@kestrel.press', roles: ['viewer'], joined: '2025-05-26' },
  { name: 'Import bot', email: 'import-bot@kestrel.press', roles: [], joined: '2025-06-16' },
  {
    name: 'Zoë Ångström 🗺️',
    email: 'zoe@kestrel.press',
    roles: ['content-manager', 'shop-keeper'],
    joined: '2025-09-15',
  },
  { name: 'Joao Brandao', email: 'joao@kestrel.press', roles: ['shop-keeper'], joined: '2026-02-09' },
  { name: 'Dana Petrescu', email: 'dana@kestrel.press', roles: ['content-editor'], joined: '2026-06-22' },
];

/** What people are made with. */
export interface PeopleOptions {
  /** The same for all, to sign in as any of them. */
  password: string;
  /** Sets the clock of the admin, so that its log tells of each on his first day. */
  setClock(moment: Date): void;
}

/** Makes the roles and the people who are not there yet. */
export async function seedPeople(
  admin: Pick<Admin, 'models' | 'createUser'>,
  { password, setClock }: PeopleOptions,
): Promise<void> {
  const { Role, User } = admin.models;
  const firstDay = startOf(ADMINISTRATOR.joined);
  for (const role of ROLES)
    await Role.findOrCreate({ where: { name: role.name }, defaults: { ...role, createdAt: firstDay } });
  for (const { joined, ...person } of [ADMINISTRATOR, ...PEOPLE]) {
    const { email } = person;
    if ((await User.count({ where: { email } })) > 0) continue;
    const createdAt = startOf(joined);
    setClock(createdAt);
    await admin.createUser({ ...person, password });
    await User.update({ createdAt }, { where: { email } });
  }
}

function startOf(day: string): Date {
  return new Date(`${day}T08:30:00Z`);
}
