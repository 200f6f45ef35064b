import { Op, type Transaction } from 'sequelize';
import type { Admin, User } from '../../../../server/index.ts';
import type { Category } from '../../models/category.ts';
import type { Comment } from '../../models/comment.ts';
import type { DemoModels } from '../../models/define-models.ts';
import type { Order } from '../../models/order.ts';
import type { Post } from '../../models/post.ts';
import type { Product } from '../../models/product.ts';
import type { Tag } from '../../models/tag.ts';
import { TODAY } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Named, Person } from './happening.ts';

/** Days that the log tells of. */
export const DAYS = 42;

/** Where the log begins. */
export const FIRST_DAY = new Date(TODAY - DAYS * 86_400_000);

/** A post whose history the design of the pages shows best: it has everything. */
const SHOWN_POST = 533;

const NEW_POSTS = 60;
const OLD_POSTS = 20;

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
];

/** The people and the records that the log tells of, as they are today. */
export interface House {
  /** By e-mail. @throws Error for a stranger */
  person(email: string): Person;
  /** Who holds one of these roles, or administers. */
  holders(...roles: string[]): Person[];
  roles: readonly (Named & { name: string; permissions: string })[];
  categories: readonly Category[];
  tags: readonly Tag[];
  newPosts: readonly Post[];
  /** Some that were made before the log; the one to show is the first. */
  oldPosts: readonly Post[];
  /** Drafts that nobody commented on. */
  drafts: readonly Post[];
  comments: readonly Comment[];
  refused: readonly Comment[];
  orders: readonly Order[];
  products: readonly Product[];
}

/** What the seed reads with. */
export interface Source {
  admin: Pick<Admin, 'models'>;
  models: DemoModels;
  transaction: Transaction;
}

/** Reads the house. */
export async function readHouse({ admin, models, transaction }: Source, random: Random): Promise<House> {
  const { User, Role } = admin.models;
  const lastly = { order: [['id', 'DESC']] as [string, string][], transaction };
  const posts = { ...lastly, include: ['author', 'category', 'tags'] };
  const users = (await User.findAll({ order: [['id', 'ASC']], include: ['roles'], transaction })) as User[];
  const people = users.map((user, index) => ({ ...personOf(user, index), user }));
  const isNew = { createdAt: { [Op.gte]: FIRST_DAY } };
  const made = await models.posts.findAll({ attributes: ['id'], where: isNew, order: [['id', 'ASC']], transaction });
  const every = Math.max(1, Math.floor(made.length / NEW_POSTS));
  const ids = made.filter((_, index) => index % every === 0).map(({ id }) => id);
  // Ids are given in the order of time.
  const isOld = { createdAt: { [Op.lt]: FIRST_DAY } };
  const oldCount = Math.max(1, await models.posts.count({ where: isOld, transaction }));
  const chosen = [SHOWN_POST, ...Array.from({ length: OLD_POSTS }, () => random.integer(1, oldCount))];
  const recent = await models.comments.findAll({ ...lastly, where: { approved: true }, limit: 240 });
  const discussed = (await models.comments.findAll({ attributes: ['postId'], group: ['postId'], transaction })).map(
    ({ postId }) => postId,
  );
  return {
    person(email) {
      const found = people.find((one) => one.email === email);
      if (!found) throw new Error(`Nobody has the address ${email}`);
      return found;
    },
    holders: (...names) =>
      people.filter(({ user }) => user.isAdmin || user.roles?.some(({ name }) => names.includes(name))),
    roles: (await Role.findAll({ order: [['id', 'ASC']], transaction })).map((role) => ({
      ...named(role, role.label),
      name: role.name,
      permissions: role.permissions,
    })),
    categories: await models.categories.findAll({ ...lastly, include: ['parent'] }),
    tags: await models.tags.findAll(lastly),
    newPosts: await models.posts.findAll({ ...posts, where: { id: ids } }),
    oldPosts: (await models.posts.findAll({ ...posts, where: { ...isOld, id: chosen } })).sort(
      (a, b) => chosen.indexOf(a.id) - chosen.indexOf(b.id),
    ),
    drafts: await models.posts.findAll({
      ...posts,
      where: { ...isOld, status: 'draft', id: { [Op.notIn]: [...discussed, ...chosen] } },
      limit: 2,
    }),
    comments: recent.filter((_, index) => index % 10 === 4),
    refused: await models.comments.findAll({
      ...lastly,
      where: { approved: false },
      include: ['post', 'customer'],
      limit: 8,
    }),
    orders: await models.orders.findAll({
      ...lastly,
      where: { shippedAt: { [Op.between]: [FIRST_DAY, TODAY] } },
      limit: 60,
    }),
    products: await models.products.findAll({ ...lastly, include: ['category'], limit: 40 }),
  };
}

/** How the log names a record. */
export function named(record: { id: number | string }, label: string | null): Named {
  return { key: String(record.id), label: label ?? `#${record.id}` };
}

function personOf(user: User, index: number): Person {
  const { email } = user;
  // Addresses of a local network for the house, of documentation for its partners.
  const address = email.endsWith('@kestrel.press') ? `10.4.2.${index + 2}` : `198.51.100.${index + 20}`;
  return { ...named(user, user.name ?? email), email, address, browser: BROWSERS[index % BROWSERS.length] ?? '' };
}
