import type { CreationAttributes } from 'sequelize';
import type { Category } from '../models/category.ts';
import type { Comment } from '../models/comment.ts';
import type { Post } from '../models/post.ts';
import type { Tag } from '../models/tag.ts';
import { after, past, since } from './calendar.ts';
import type { Random } from './random.ts';
import { chooseLanguage, slugify, writeBody, writeExcerpt, writeReply, writeTitle } from './writer.ts';

const SHELVES: Record<string, readonly string[]> = {
  'From the workshop': ['Binding', 'Letterpress', 'Repairs'],
  'Maps and travel': ['Coasts', 'Railways', 'Mountains & huts'],
  'Lives and letters': ['Portraits', 'Correspondence', 'Obituaries'],
  'Aus aller Welt': ['Carnets de route', 'Notas del sur', '旅のノート'],
  'Small trades': ['Paper mills', 'Bookshops', 'Ink & colour'],
  'House news': ['Events', 'Prizes', 'Staff picks'],
};

const TAG_NAMES = (
  'paper,maps,ink,type,glue,thread,leather,linen,proofs,misprints,footnotes,margins,covers,spines,paperbacks,' +
  'first editions,long read,short read,interview,how-to,opinion,archive,photo essay,recipe,history,travel,sea,rail,' +
  'harbours,mountains,winter,summer,libraries,bookshops,mills,translation,poetry,fiction,children,teachers,' +
  'apprentices,women in print,conservation,cartography,typography,calligraphy,radio,podcast,event,prize,seconds,' +
  'reliure,imprenta,Fußnote,gralha,地図,خرائط,“quoted”,100% cotton,a_b'
).split(',');

const SHELF_COLOURS = ['#1a7f64', '#b45309', '#7c3aed', '#0369a1', '#be123c', '#4d7c0f'];

const COLOURS = ['petrol', 'marigold', 'brick', 'moss', 'ink'];

// What breaks careless code: wildcards, quotes, markup, formulas, other directions, several code points to a glyph.
const ODD_TITLES = [
  '100% a_b \\ and other wildcards',
  'It\'s "quoted", isn’t it?',
  '<b>Bold</b> &amp; <script>alert(1)</script>',
  '=1+1 is not a formula here',
  '👩🏽‍🚒 📚 A title that starts with emoji 🧵',
  'مقال عن English داخل العربية (2026)',
  'שלום: a Hebrew word in an English title',
  '  spaces   around  ',
  'NULL',
  '-0',
  'Zalgo a̴̢b̸̧c̵ and é against é',
  `${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)} without a single space`,
  `A very long title ${'that goes on and on '.repeat(8)}`.slice(0, 200).trim(),
];

/** 24 categories on two levels; a parent comes before its children. */
export function* categories(random: Random): Generator<CreationAttributes<Category>> {
  let id = 0;
  for (const [index, [name, children]] of Object.entries(SHELVES).entries()) {
    const color = SHELF_COLOURS[index] ?? null;
    const parentId = ++id;
    const description = writeExcerpt(random, chooseLanguage(random));
    yield { id, name, slug: slugify(name), description, color, parentId: null };
    for (const child of children) {
      const slug = slugify(child) || `category-${id + 1}`;
      yield { id: ++id, name: child, slug, description: null, color: null, parentId };
    }
  }
}

/** How many rows `categories` gives. */
export const CATEGORY_COUNT = Object.values(SHELVES).reduce((sum, children) => sum + 1 + children.length, 0);

/** 60 tags. */
export function* tags(random: Random): Generator<CreationAttributes<Tag>> {
  for (const [index, name] of TAG_NAMES.entries()) yield { id: index + 1, name, colour: random.pick(COLOURS) };
}

/** How many rows `tags` gives. */
const TAG_COUNT = TAG_NAMES.length;

/** Posts, the oldest first. */
export function* posts(random: Random, count: number, authors: readonly number[]): Generator<CreationAttributes<Post>> {
  const created = Array.from({ length: count }, () => past(random, 1800)).sort((a, b) => a.getTime() - b.getTime());
  for (const [index, createdAt] of created.entries()) {
    const id = index + 1;
    const language = chooseLanguage(random);
    // Spread over the years, so that the odd ones turn up on any page.
    const odd = index % 40 === 7 ? ODD_TITLES[Math.floor(index / 40)] : undefined;
    const title = odd ?? writeTitle(random, language);
    const status = statusOf(random);
    const length = random.chance(0.01) ? random.integer(40, 80) : random.integer(1, 7);
    yield {
      id,
      title,
      slug: `${slugify(title.slice(0, 120)) || 'post'}-${id}`,
      excerpt: random.chance(0.15) ? null : writeExcerpt(random, language),
      body: writeBody(random, language, length),
      status,
      publishAt: publishAt(random, status, createdAt),
      readingTime: Math.min(120, length + random.integer(1, 4)),
      commentsOpen: random.chance(0.8),
      featured: random.chance(0.06),
      views: status === 'published' ? Math.floor(random.next() ** 4 * 90_000) : 0,
      metadata: metadata(random, language.code, id),
      authorId: random.pick(authors),
      categoryId: random.chance(0.06) ? null : random.integer(1, CATEGORY_COUNT),
      createdAt,
      updatedAt: since(createdAt, random, 40),
    };
  }
}

/** Up to four tags for each post. */
export function* postTags(random: Random, postCount: number): Generator<{ post_id: number; tag_id: number }> {
  const all = Array.from({ length: TAG_COUNT }, (_, index) => index + 1);
  for (let id = 1; id <= postCount; id++)
    for (const tag of random.sample(all, random.integer(0, 4))) yield { post_id: id, tag_id: tag };
}

/** Comments of customers, and of readers without an account. */
export function* comments(
  random: Random,
  count: number,
  on: { postCount: number; customers: readonly string[] },
): Generator<CreationAttributes<Comment>> {
  const created = Array.from({ length: count }, () => past(random, 1500)).sort((a, b) => a.getTime() - b.getTime());
  for (const [index, createdAt] of created.entries())
    yield {
      id: index + 1,
      body: writeReply(random),
      approved: random.chance(0.85),
      postId: random.integer(1, on.postCount),
      customerId: random.chance(0.4) ? null : random.pick(on.customers),
      createdAt,
    };
}

type Status = 'draft' | 'review' | 'published' | 'archived';

function statusOf(random: Random): Status {
  const part = random.next();
  if (part < 0.72) return 'published';
  if (part < 0.86) return 'draft';
  return part < 0.93 ? 'review' : 'archived';
}

function publishAt(random: Random, status: Status, createdAt: Date): Date | null {
  if (status === 'draft' || (status === 'review' && random.chance(0.5))) return null;
  return after(createdAt, random, 20);
}

function metadata(random: Random, language: string, id: number): Record<string, unknown> | null {
  if (random.chance(0.3)) return null;
  return {
    language,
    canonical: `https://kestrel.press/posts/${id}`,
    priority: random.integer(1, 10) / 10,
    ...(random.chance(0.2) && { series: { name: 'Notebook', part: random.integer(1, 12) } }),
  };
}
