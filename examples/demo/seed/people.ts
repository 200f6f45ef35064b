import type { Admin } from '../../../server/index.ts';

interface Person {
  name: string;
  email: string;
  roles: readonly string[];
}

/** Who sees everything. */
export const ADMINISTRATOR = { name: 'Amira Haddad', email: 'amira@kestrel.press', isAdmin: true, roles: [] } as const;

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
  { name: 'Jonas Weber', email: 'jonas.weber@kestrel.press', roles: ['content-editor', 'viewer'] },
  { name: 'Mei-Ling Tsai', email: 'meiling@kestrel.press', roles: ['moderator'] },
  { name: 'Oluwaseun Adeyemi', email: 'seun@lagosbooks.example', roles: ['viewer'] },
  { name: 'Bartholomew Featherstonehaugh', email: 'b.featherstonehaugh@longworth.example', roles: ['data-analyst'] },
  { name: 'Camille Roussel', email: 'camille@atelier-nord.example', roles: ['content-editor'] },
  { name: 'Ravi Krishnan', email: 'ravi@kestrel.press', roles: ['user-administrator'] },
  { name: 'Sofía Márquez', email: 'sofia.marquez@kestrel.press', roles: ['content-manager'] },
  { name: 'Tomasz Zieliński', email: 'tomasz@kestrel.press', roles: ['viewer'] },
  { name: 'Hana Kovářová', email: 'hana@atelier-nord.example', roles: ['moderator', 'data-analyst'] },
  { name: 'Priya Nair', email: 'priya@kestrel.press', roles: ['data-analyst'] },
  { name: 'Ingrid Solheim', email: 'ingrid@bergenpapir.example', roles: ['content-editor'] },
  { name: 'Kwame Boateng', email: 'kwame@lagosbooks.example', roles: ['moderator', 'viewer'] },
  { name: 'Noor van den Heuvel-Oosterhuis', email: 'noor@kestrel.press', roles: ['superuser'] },
  { name: 'Lucía Ferrer', email: 'lucia.ferrer@kestrel.press', roles: ['shop-keeper'] },
  { name: 'Anton Lindqvist', email: 'anton@bergenpapir.example', roles: ['shop-keeper', 'data-analyst'] },
  { name: 'Yuki Tanabe', email: 'yuki@kestrel.press', roles: ['content-editor', 'moderator'] },
  { name: 'Ellen Brandt', email: 'ellen.brandt@atelier-nord.example', roles: ['moderator'] },
  { name: 'ليلى حداد', email: 'layla@kestrel.press', roles: ['content-editor'] },
  { name: '佐藤 花', email: 'hana.sato@kestrel.press', roles: ['content-editor'] },
  { name: "Aoife O'Connor", email: 'aoife@kestrel.press', roles: ['viewer'] },
  { name: 'Import bot', email: 'import-bot@kestrel.press', roles: [] },
  { name: 'Zoë Ångström 🗺️', email: 'zoe@kestrel.press', roles: ['content-manager', 'shop-keeper'] },
  { name: 'João Brandão', email: 'joao@kestrel.press', roles: ['shop-keeper'] },
  { name: 'Dana Petrescu', email: 'dana@kestrel.press', roles: ['content-editor', 'data-analyst'] },
];

/** Makes the roles and the people who are not there yet. All get the same password, to sign in as any of them. */
export async function seedPeople(admin: Pick<Admin, 'models' | 'createUser'>, password: string): Promise<void> {
  const { Role, User } = admin.models;
  for (const role of ROLES) await Role.findOrCreate({ where: { name: role.name }, defaults: { ...role } });
  for (const person of [ADMINISTRATOR, ...PEOPLE]) {
    const isThere = (await User.count({ where: { email: person.email } })) > 0;
    if (!isThere) await admin.createUser({ ...person, password });
  }
}
