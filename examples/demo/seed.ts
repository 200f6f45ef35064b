import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { adminUsers } from '../../server/index.ts';
import type { Category } from './models/category.ts';
import type { Comment } from './models/comment.ts';
import type { Customer } from './models/customer.ts';
import type { OrderItem } from './models/order-item.ts';
import type { Order } from './models/order.ts';
import type { Post } from './models/post.ts';
import type { Product } from './models/product.ts';
import type { Tag } from './models/tag.ts';
import { categories, comments, posts, postTags, tags } from './seed/content.ts';
import { insert, type Target } from './seed/insert.ts';
import { Random } from './seed/random.ts';
import { customers, pricesOf, products, purchases } from './seed/shop.ts';

/** How much to make. */
export interface SeedOptions {
  /** 1 is the full demo (5,000 posts, 20,000 orders); 0.01 makes a hundredth. Categories and tags are always all there. */
  scale?: number;
}

/**
 * Fills the tables of the demo's models with the same data on every machine, in one transaction: all of it or none.
 * The authors of posts are the users who are there already.
 * @throws Error when there is no user
 */
export async function seed(sequelize: Sequelize, { scale = 1 }: SeedOptions = {}): Promise<void> {
  const authors = (await adminUsers(sequelize).findAll({ order: [['id', 'ASC']] })).map((user) => user.id);
  if (authors.length === 0) throw new Error('Posts need authors: create a user first');
  const scaled = (count: number) => Math.max(1, Math.round(count * scale));
  const postCount = scaled(5_000);
  const random = new Random(20_260_901);

  await sequelize.transaction(async (transaction) => {
    const into = <I extends Model>(name: string): Target<I> => ({
      model: sequelize.model(name) as ModelStatic<I>,
      transaction,
    });
    await insert(into<Category>('Category'), categories(random));
    await insert(into<Tag>('Tag'), tags(random));

    const sold = products(random, scaled(400));
    await insert(into<Product>('Product'), sold);
    const buyers = customers(random, scaled(3_000));
    await insert(into<Customer>('Customer'), buyers);
    const customerIds = buyers.map((customer) => String(customer.id));

    await insert(into<Post>('Post'), posts(random, postCount, authors));
    await insert(into<Model>('post_tags'), postTags(random, postCount));
    const onPosts = { postCount, customers: customerIds };
    await insert(into<Comment>('Comment'), comments(random, scaled(12_000), onPosts));

    const bought = [...purchases(random, scaled(20_000), { customers: customerIds, prices: pricesOf(sold) })];
    await insert(
      into<Order>('Order'),
      bought.map(({ order }) => order),
    );
    await insert(
      into<OrderItem>('OrderItem'),
      bought.flatMap(({ items }) => items),
    );
  });
}
