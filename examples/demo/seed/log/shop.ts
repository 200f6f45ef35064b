import { atWork, since } from '../calendar.ts';
import type { Random } from '../random.ts';
import { changesOf, type Happening, type Named } from './happening.ts';
import { DAYS, type House, named } from './house.ts';

/** What was done to the shop, to the comments and to the shelves. */
export function* shopStories(house: House, random: Random): Generator<Happening> {
  const keepers = house.holders('shop-keeper');
  for (const order of house.orders) {
    const { shippedAt } = order;
    if (!shippedAt) continue;
    const changes = changesOf({ status: 'paid', shippedAt: null }, { status: 'shipped', shippedAt });
    const record = named(order, order.number);
    yield { at: shippedAt, by: random.pick(keepers), action: 'update', model: 'orders', record, changes };
  }
  for (const [index, product] of house.products.entries()) {
    const record = named(product, product.name);
    const by = random.pick(keepers);
    const at = atWork(random, random.integer(1, DAYS - 1));
    const { id, uuid, name, sku, stock, active, releasedOn, weight, keywords, metadata } = product;
    const price = Number(product.price).toFixed(2);
    const category: Named | null = product.category ? named(product.category, product.category.name) : null;
    const values = { id, uuid, name, sku, price, stock, active, releasedOn, weight, keywords, metadata, category };
    const isNew = index < 4;
    const before = isNew ? null : olderProduct(values, random);
    yield {
      at,
      by,
      action: isNew ? 'create' : 'update',
      model: 'products',
      record,
      changes: changesOf(before, values),
    };
  }
}

interface ProductValues {
  name: string;
  price: string;
  stock: number;
  active: boolean;
  keywords: readonly string[] | null;
}

function olderProduct<T extends ProductValues>(now: T, random: Random): T {
  const turn = random.next();
  if (turn < 0.3) return { ...now, stock: now.stock + random.integer(1, 160) };
  if (turn < 0.6) return { ...now, price: (Number(now.price) * random.pick([0.9, 0.95, 1.1])).toFixed(2) };
  if (turn < 0.8) return { ...now, active: !now.active };
  return { ...now, keywords: now.keywords?.slice(1) ?? ['new'], stock: now.stock + random.integer(1, 60) };
}

/** Comments that were let in, and the ones that went: a whole page of them by one call. */
export function* commentStories(house: House, random: Random): Generator<Happening> {
  const managers = house.holders('content-manager');
  for (const comment of house.comments) {
    const record = named(comment, comment.body.slice(0, 60));
    const at = since(comment.createdAt, random, 1);
    const changes = changesOf({ approved: false }, { approved: true });
    yield { at, by: random.pick(managers), action: 'update', model: 'comments', record, changes };
  }
  const by = house.person('meiling@kestrel.press');
  const at = atWork(random, 1);
  for (const comment of house.refused) {
    const { id, body, approved } = comment;
    const post = comment.post ? named(comment.post, comment.post.title) : null;
    const customer = comment.customer ? named(comment.customer, comment.customer.name) : null;
    const changes = changesOf({ id, body, approved, post, customer }, null);
    const record = named(comment, body.slice(0, 60));
    yield { at, by, action: 'delete', model: 'comments', record, changes, call: 'comments refused' };
  }
}

/** Words and shelves of the house. */
export function* shelfStories(house: House, random: Random): Generator<Happening> {
  const managers = house.holders('content-manager');
  for (const [index, tag] of house.tags.slice(0, 7).entries()) {
    const { id, name, colour } = tag;
    const about = {
      at: atWork(random, 3 + index * 5),
      by: random.pick(managers),
      model: 'tags',
      record: named(tag, name),
    };
    const isNew = index < 2;
    const before = isNew ? null : { id, name, colour: colour === 'ink' ? 'moss' : 'ink' };
    yield { ...about, action: isNew ? 'create' : 'update', changes: changesOf(before, { id, name, colour }) };
  }
  for (const [index, category] of house.categories.slice(0, 6).entries()) {
    const parent: Named | null = category.parent ? named(category.parent, category.parent.name) : null;
    const other = house.categories.find(({ parentId, name }) => parentId === null && name !== parent?.label);
    const now = { description: category.description, color: category.color, parent };
    const before =
      index % 2 === 0 ? { ...now, color: '#475569' } : { ...now, parent: other ? named(other, other.name) : null };
    const at = atWork(random, 4 + index * 6);
    const record = named(category, category.name);
    yield {
      at,
      by: random.pick(managers),
      action: 'update',
      model: 'categories',
      record,
      changes: changesOf(before, now),
    };
  }
}
