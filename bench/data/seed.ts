import type { Sequelize } from 'sequelize';
import { adminUsers, createAdmin } from '../../server/index.ts';
import { CALLER, SECRET } from './caller.ts';
import { defineModels } from './models.ts';

const USERS = 10_000;
const CATEGORIES = 50;
const TAGS = 500;
const ORDERS = 100_000;
const LINKS_PER_POST = 2;
const BATCH = 1000;
const WORDS =
  'ink paper patience press margin letter column proof galley spine fold binding draft edit issue cover'.split(' ');

/** Fills an empty database: so many posts, and what belongs to them. */
export async function seed(sequelize: Sequelize, posts: number): Promise<void> {
  await prepare(sequelize);
  const isSqlite = sequelize.getDialect() === 'sqlite';
  // Moments as Sequelize writes them on each database.
  const at = (index: number) =>
    new Date(1.6e12 + ((index * 7919) % posts) * 60_000)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', isSqlite ? ' +00:00' : '');
  await sequelize.transaction(async () => {
    await fill(sequelize, 'categories', { count: CATEGORIES, row: (index) => ({ name: `Category ${index}` }) });
    await fill(sequelize, 'tags', { count: TAGS, row: (index) => ({ name: `Tag ${index}` }) });
    await fill(sequelize, 'users', { count: USERS, row: (index) => ({ ...person(index), created_at: at(index) }) });
  });
  await fill(sequelize, 'posts', { count: posts, row: (index) => post(index, at) });
  await fill(sequelize, 'post_tags', {
    count: posts * LINKS_PER_POST,
    row: (index) => ({ post_id: Math.floor(index / LINKS_PER_POST) + 1, tag_id: ((index * 17) % TAGS) + 1 }),
  });
  await fill(sequelize, 'orders', { count: ORDERS, row: (index) => ({ ...order(index), created_at: at(index) }) });
  await sequelize.query(
    isSqlite ? 'ANALYZE' : 'ANALYZE TABLE posts, users, categories, tags, post_tags, orders, asok_sessions',
  );
}

// The admin makes its own tables and the caller; the team's are made as a team makes them.
async function prepare(sequelize: Sequelize): Promise<void> {
  const admin = createAdmin({ sequelize, models: defineModels(sequelize, adminUsers(sequelize)), secret: SECRET });
  await admin.ready;
  await sequelize.sync();
  const permissions = 'posts.*,categories.view,tags.view,users.view,orders.view';
  await admin.models.Role.create({ name: 'editor', label: 'Editor', permissions });
  await admin.createUser({ ...CALLER, name: 'Bench', roles: ['editor'] });
}

type Row = Record<string, string | number | null>;

function person(index: number): Row {
  const email = `user${index}@example.org`;
  return { email, email_canonical: email, name: `User ${index}`, is_admin: 0, totp_enabled: 0 };
}

function post(index: number, at: (index: number) => string): Row {
  return {
    title: `${words(index, 4)} ${index}`,
    body: words(index, 120).slice(0, 600),
    status: ['draft', 'review', 'published'][index % 3] ?? '',
    featured: index % 10 === 0 ? 1 : 0,
    views: (index * 37) % 9_973,
    published_at: index % 4 === 0 ? null : at(index + 1),
    created_at: at(index),
    updated_at: at(index),
    // The caller is the first user.
    author_id: ((index * 13) % USERS) + 2,
    category_id: index % 20 === 0 ? null : (index % CATEGORIES) + 1,
  };
}

function order(index: number): Row {
  return { reference: `R-${index}`, total: (index % 9_000) / 100, user_id: (index % USERS) + 2 };
}

function words(index: number, count: number): string {
  return Array.from({ length: count }, (_none, place) => WORDS[(index * 31 + place * place * 7) % WORDS.length]).join(
    ' ',
  );
}

async function fill(
  sequelize: Sequelize,
  table: string,
  { count, row }: { count: number; row: (index: number) => Row },
): Promise<void> {
  const columns = Object.keys(row(0)).join(', ');
  for (let from = 0; from < count; from += BATCH) {
    const length = Math.min(BATCH, count - from);
    const rows = Array.from(
      { length },
      (_none, index) =>
        `(${Object.values(row(from + index))
          .map(literal)
          .join()})`,
    );
    await sequelize.query(`INSERT INTO ${table} (${columns}) VALUES ${rows.join()}`);
  }
}

// Our own words hold no quotes.
function literal(value: string | number | null): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
