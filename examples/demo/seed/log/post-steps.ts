import type { Post } from '../../models/post.ts';
import type { Random } from '../random.ts';
import { FIRST_DAY, type House, named } from './house.ts';

/** A post as the log knows it. */
export type PostValues = ReturnType<typeof valuesOf>;

/** The values of a post by field. */
export function valuesOf(post: Post) {
  const { author, category, tags = [] } = post;
  return {
    id: post.id,
    title: post.title,
    slug: post.slug,
    excerpt: post.excerpt,
    body: post.body,
    status: post.status,
    publishAt: post.publishAt,
    readingTime: post.readingTime,
    commentsOpen: post.commentsOpen,
    featured: post.featured,
    views: post.views,
    metadata: post.metadata,
    author: author ? named(author, author.name ?? null) : null,
    category: category ? named(category, category.name) : null,
    tags: tags.map((tag) => named(tag, tag.name)),
  };
}

/** What a value was before somebody changed it; null: there is nothing to tell. */
type Step = (now: PostValues, random: Random, house: House) => Partial<PostValues> | null;

const status: Step = ({ status: now, publishAt }) => {
  // What is out for long was put away and brought back.
  if (now === 'published' && publishAt && publishAt < FIRST_DAY) return { status: 'archived' };
  if (now === 'published') return { status: 'review', ...(publishAt && { publishAt: null }) };
  if (now === 'review') return { status: 'draft' };
  return now === 'archived' ? { status: 'published' } : null;
};

const title: Step = ({ title: now }) => {
  const parts = now.split(/: | · /);
  const before = parts.find((part) => part.length > 12 && part !== now);
  return before ? { title: before } : null;
};

const excerpt: Step = ({ excerpt: now }, random) => {
  if (now === null) return null;
  return random.chance(0.2) ? { excerpt: null } : ifAny(withoutWords(now, random), (before) => ({ excerpt: before }));
};

const PARAGRAPH = /<p>([^<]{30,})<\/p>/g;

const body: Step = ({ body: now }, random) => {
  const paragraphs = [...now.matchAll(PARAGRAPH)];
  if (paragraphs.length === 0) return null;
  const [whole, words = ''] = random.pick(paragraphs);
  if (paragraphs.length > 1 && random.chance(0.25)) return { body: now.replace(whole, () => '') };
  if (random.chance(0.3)) return { body: now.replace(whole, () => `<p>${words} ${words.split(/(?<=[.!?]) /)[0]}</p>`) };
  return ifAny(withoutWords(words, random), (before) => ({ body: now.replace(whole, () => `<p>${before}</p>`) }));
};

const tags: Step = ({ tags: now }, random, house) => {
  const other = random.pick(house.tags);
  if (now.length === 0 || random.chance(0.3))
    return now.some(({ key }) => key === String(other.id)) ? null : { tags: [...now, named(other, other.name)] };
  const added = random.sample(now, random.integer(1, 2));
  return { tags: now.filter((tag) => !added.includes(tag)) };
};

const category: Step = (_now, random, house) => {
  const other = random.pick(house.categories);
  return { category: random.chance(0.2) ? null : named(other, other.name) };
};

const author: Step = (_now, random, house) => {
  const { key, label } = random.pick(house.holders('content-editor', 'content-manager'));
  return { author: { key, label } };
};

const readingTime: Step = ({ readingTime: now }, random) => ({ readingTime: Math.max(1, now - random.integer(1, 3)) });
const featured: Step = ({ featured: now }) => ({ featured: !now });
const commentsOpen: Step = ({ commentsOpen: now }) => ({ commentsOpen: !now });

// What is done more often stands there more often.
const STEPS = [body, body, body, excerpt, excerpt, title, tags, tags, status, status, category, author, readingTime];
const SMALL_STEPS = [readingTime, featured, commentsOpen, tags];

/** The values before the last change, which touched one to three fields. */
export function stepBack(now: PostValues, random: Random, house: House): PostValues {
  const found = random
    .sample([...STEPS, ...SMALL_STEPS], random.pick([1, 1, 2, 3]))
    .map((step) => step(now, random, house));
  // Something can be told of any post.
  const told = found.some(Boolean) ? found : [readingTime(now, random, house)];
  return told.reduce<PostValues>((before, step) => ({ ...before, ...step }), now);
}

/** Words of a text left out, some in its midst; null for a text that has none to spare. */
function withoutWords(text: string, random: Random): string | null {
  const words = text.split(' ');
  if (words.length < 6) return null;
  words.splice(random.integer(1, words.length - 4), random.integer(1, 2));
  return words.join(' ');
}

function ifAny<T, R>(value: T | null, make: (value: T) => R): R | null {
  return value === null ? null : make(value);
}
