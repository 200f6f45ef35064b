import type { Post } from '../../models/post.ts';
import { atWork } from '../calendar.ts';
import type { Random } from '../random.ts';
import { changesOf, type Happening } from './happening.ts';
import { DAYS, type House } from './house.ts';
import { type PostValues, stepBack, valuesOf } from './post-steps.ts';

/** What was done to posts, told back from what they are today. */
export function* postStories(house: House, random: Random): Generator<Happening> {
  const editors = house.holders('content-editor', 'content-manager', 'moderator', 'superuser');
  for (const post of house.newPosts) {
    const own = editors.find(({ key }) => key === String(post.authorId));
    const by = own ?? random.pick(editors);
    const edits = moments(random, { from: post.createdAt, to: post.updatedAt, count: random.integer(0, 4) });
    const told = edits.map((at) => ({ at, by: random.chance(0.5) ? by : random.pick(editors) }));
    const values = yield* changes(post, { edits: told, begins: DRAFT, random, house });
    yield {
      ...about(values),
      at: post.createdAt,
      by,
      action: 'create',
      changes: changesOf(null, { ...values, views: 0 }),
    };
  }
  const [shown, ...others] = house.oldPosts;
  if (shown) yield* shownStory(shown, house, random);
  for (const post of others) {
    const days = Array.from({ length: random.integer(1, 3) }, () => random.integer(1, DAYS - 1));
    const edits = days.map((day) => ({ at: atWork(random, day), by: random.pick(editors) }));
    yield* changes(post, { edits, random, house });
  }
  for (const post of house.drafts) {
    const values = valuesOf(post);
    const by = random.pick(house.holders('content-manager'));
    const at = atWork(random, random.integer(2, DAYS - 1));
    yield { ...about(values), at, by, action: 'delete', changes: changesOf(values, null) };
  }
}

/** A post that many worked on; twice the administrator did it as somebody else. */
function* shownStory(post: Post, house: House, random: Random): Generator<Happening> {
  const [amira, camille] = [house.person('amira@kestrel.press'), house.person('camille@atelier-nord.example')];
  const acting = { by: amira, as: camille };
  const start = atWork(random, 5);
  const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  const edits = [
    { at: atWork(random, 37), by: camille },
    { at: atWork(random, 24), by: house.person('sofia.marquez@kestrel.press') },
    { at: atWork(random, 13), by: house.person('jonas.weber@kestrel.press') },
    { at: later(3), ...acting },
    { at: later(11), ...acting },
    { at: atWork(random, 1), by: house.person('meiling@kestrel.press') },
  ];
  yield* changes(post, { edits, random, house });
  const record = { key: camille.key, label: camille.label };
  yield { at: start, by: amira, action: 'impersonation_start', model: 'users', record };
  yield { at: later(19), by: amira, action: 'impersonation_stop', model: 'users', record };
}

const DRAFT = { status: 'draft', publishAt: null } as const;

interface Telling {
  edits: readonly Pick<Happening, 'at' | 'by' | 'as'>[];
  /** What it was in the beginning, before the first change. */
  begins?: Partial<PostValues>;
  random: Random;
  house: House;
}

/** The changes of a post, the newest first; gives what it was before them. */
function* changes(post: Post, { edits, begins, random, house }: Telling): Generator<Happening, PostValues> {
  let now = valuesOf(post);
  const newestFirst = edits.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  for (const [index, edit] of newestFirst.entries()) {
    const isFirst = index === newestFirst.length - 1;
    const before = { ...stepBack(now, random, house), ...(isFirst && begins) };
    const changed = changesOf(before, now);
    if (Object.keys(changed).length === 0) continue;
    yield { ...about(now), ...edit, action: 'update', changes: changed };
    now = before;
  }
  return now;
}

function about({ id, title }: PostValues) {
  return { model: 'posts', record: { key: String(id), label: title } };
}

/** So many moments of a time, its end always among them. */
function moments(random: Random, { from, to, count }: { from: Date; to: Date; count: number }): Date[] {
  if (count === 0) return [];
  const span = to.getTime() - from.getTime();
  const some = Array.from({ length: count - 1 }, () => new Date(from.getTime() + Math.floor(random.next() * span)));
  return [...some, to];
}
