import type { CreationAttributes } from 'sequelize';
import { COUNTRIES, type Customer } from '../models/customer.ts';
import type { OrderItem } from '../models/order-item.ts';
import type { Order } from '../models/order.ts';
import type { Product } from '../models/product.ts';
import { after, day, past, since, TODAY } from './calendar.ts';
import { CATEGORY_COUNT } from './content.ts';
import { dataSheet } from './data-sheet.ts';
import type { Random } from './random.ts';
import { slugify } from './writer.ts';

const THINGS = [
  'Notebook',
  'Folding map',
  'Sketchbook',
  'Postcard set',
  'Almanac',
  'Bookend',
  'Reading lamp',
  'Tote bag',
];
const MAKES = ['marbled', 'stitched', 'cloth-bound', 'pocket', 'large-print', 'numbered', 'recycled', 'waxed'];
const KEYWORDS = ['gift', 'paper', 'desk', 'travel', 'archive', 'small run', 'made to last', 'numbered', 'refillable'];
const THEMES = [
  'Harbour',
  'Kestrel',
  'Lighthouse',
  'Meridian',
  'Contour',
  'Northern',
  'Botanic',
  'Railway',
  'Café',
  'Größe XL',
];

const GIVEN = [
  'Nora',
  'Owen',
  'Inès',
  'Théo',
  'Marisol',
  'Íñigo',
  'Greta',
  'Jörg',
  'Beatriz',
  'Tiago',
  'Emi',
  'Sota',
  'Salma',
  'Karim',
];
const FAMILY = [
  'Hartley',
  'Quinn',
  'Delacroix',
  'Lefèvre',
  'Ibáñez',
  'Cárdenas',
  'Vogel',
  'Strauß',
  'Figueira',
  'Moura',
  'Mori',
  'Tachibana',
  'Naciri',
  'El-Amrani',
  'D’Arcy',
  'van Dijk',
];
const WRITTEN_ELSEWHERE = ['中村 明', '小川 直美', 'سلمى الناصري', 'كريم فهمي', 'Δήμητρα Παππά', 'Оксана Лисенко'];

const NOTES = [
  'Leave with the neighbour at number 9.',
  'Cadeau : ne pas joindre la facture.',
  'Llamar antes de entregar, por favor.',
  'Second copy arrived with a bent corner, replaced.',
  'اتصل قبل التسليم',
  'Gift wrap 🎁, card says: “For the long winter”.',
];

/** Prices in cents by product id: what items are charged by. */
export type Prices = ReadonlyMap<number, number>;

/** Products for sale and withdrawn ones. */
export function products(random: Random, count: number): CreationAttributes<Product>[] {
  const sold = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    keywords:
      index % 3 === 0 ? null : [KEYWORDS[index % 5], KEYWORDS[5 + (index % 4)]].filter((word) => word !== undefined),
    metadata: index % 4 === 0 ? { edition: 1 + (index % 7), printer: 'Kestrel', boxed: index % 8 === 0 } : null,
    uuid: random.uuid(),
    name: `${random.pick(THEMES)} ${random.pick(THINGS).toLowerCase()}, ${random.pick(MAKES)} No. ${index + 1}`,
    sku: `KP-${String(index + 1).padStart(4, '0')}`,
    price: money(random.integer(3, 120) * 100 + random.pick([0, 50, 90, 95, 99])),
    stock: random.chance(0.08) ? 0 : random.integer(1, 900),
    active: random.chance(0.88),
    releasedOn: random.chance(0.1) ? null : day(past(random, 4000)),
    weight: random.chance(0.15) ? null : random.integer(2, 450) / 100,
    categoryId: random.chance(0.2) ? null : random.integer(1, CATEGORY_COUNT),
  }));
  return sold.map((product) => ({ ...product, dataSheet: hasDataSheet(product) ? dataSheet(product) : null }));
}

/** Whether a product was printed with a data sheet: every third one is. */
export function hasDataSheet({ id }: { id: number }): boolean {
  return id % 3 === 1;
}

/** The price of each product. */
export function pricesOf(list: readonly CreationAttributes<Product>[]): Prices {
  return new Map(list.map((product) => [Number(product.id), Math.round(Number(product.price) * 100)]));
}

/** Customers with keys of their own. */
export function customers(random: Random, count: number): CreationAttributes<Customer>[] {
  return Array.from({ length: count }, (_, index) => {
    const name = random.chance(0.06) ? random.pick(WRITTEN_ELSEWHERE) : `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
    const createdAt = past(random, 1600);
    return {
      id: random.uuid(),
      name,
      email: `${slugify(name).replaceAll('-', '.') || 'reader'}.${index + 1}@${random.pick(['example.org', 'example.com', 'mail.example'])}`,
      phone: random.chance(0.35)
        ? null
        : `+${random.integer(20, 98)} ${random.integer(100, 999)} ${random.integer(100_000, 999_999)}`,
      country: random.pick(COUNTRIES),
      birthday: random.chance(0.3) ? null : day(new Date(TODAY - random.integer(18 * 365, 90 * 365) * 86_400_000)),
      newsletter: random.chance(0.45),
      createdAt,
      updatedAt: since(createdAt, random, 90),
    };
  });
}

/** An order with its items. */
export interface Purchase {
  order: CreationAttributes<Order>;
  items: CreationAttributes<OrderItem>[];
}

/** Orders, the oldest first; each total is the sum of its items. */
export function* purchases(
  random: Random,
  count: number,
  by: { customers: readonly string[]; prices: Prices },
): Generator<Purchase> {
  const productIds = [...by.prices.keys()];
  const placed = Array.from({ length: count }, () => past(random, 1400)).sort((a, b) => a.getTime() - b.getTime());
  for (const [index, placedAt] of placed.entries()) {
    const id = index + 1;
    const items = random.sample(productIds, random.pick([1, 1, 2, 2, 3, 4])).map((productId) => ({
      orderId: id,
      productId,
      quantity: random.chance(0.8) ? 1 : random.integer(2, 6),
      unitPrice: money(by.prices.get(productId) ?? 0),
    }));
    const cents = items.reduce((sum, item) => sum + item.quantity * (by.prices.get(item.productId) ?? 0), 0);
    const status = statusOf(random, placedAt);
    const order = {
      id,
      number: `K-${placedAt.getUTCFullYear()}-${String(id).padStart(6, '0')}`,
      status,
      total: money(cents),
      placedAt,
      shippedAt: status === 'shipped' || status === 'refunded' ? after(placedAt, random, 5) : null,
      note: random.chance(0.12) ? random.pick(NOTES) : null,
      customerId: random.pick(by.customers),
    };
    yield { order, items };
  }
}

function statusOf(random: Random, placedAt: Date): 'new' | 'paid' | 'shipped' | 'cancelled' | 'refunded' {
  const days = (TODAY - placedAt.getTime()) / 86_400_000;
  if (days < 6) return random.pick(['new', 'new', 'paid']);
  const part = random.next();
  if (part < 0.9) return 'shipped';
  return part < 0.96 ? 'cancelled' : 'refunded';
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}
