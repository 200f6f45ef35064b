import fc from 'fast-check';
import { Op, type WhereOptions } from 'sequelize';
import type { AnyFilter, Verb } from '../../server/contract.ts';
import { ALL } from '../../server/index.ts';

/** A post as the oracle knows it. */
export interface Post {
  id: number;
  title: string;
  body: string;
  views: number;
  categoryId: number | null;
}

/** A condition twice: for the database, and worked out by hand. */
export interface Rule {
  where: WhereOptions;
  holds(post: Post): boolean;
}

export type Mask = 'none' | 'read' | 'create' | 'write';

/** A random policy: which rows each verb reaches, and which fields are seen and written. */
export interface Policy {
  rows: Record<'view' | 'edit' | 'delete', Rule | 'all' | 'nothing'>;
  fields: Record<string, Mask>;
}

/** Fields that a random policy masks; relations by the name of the relation. */
export const MASKED = ['title', 'body', 'views', 'category', 'tags'] as const;

const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map((views) => ({
    where: { views },
    holds: (post: Post) => post.views === views,
  })),
  fc.integer({ min: 0, max: 5 }).map((views) => ({
    where: { views: { [Op.gt]: views } },
    holds: (post: Post) => post.views > views,
  })),
  fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }).map((list) => ({
    where: { views: { [Op.notIn]: list } },
    holds: (post: Post) => !list.includes(post.views),
  })),
  fc.constantFrom(1, 2, null).map((categoryId) => ({
    where: { categoryId },
    holds: (post: Post) => post.categoryId === categoryId,
  })),
);

const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((rules) => ({
      where: { [Op.or]: rules.map(({ where }) => where) },
      holds: (post: Post) => rules.some((each) => each.holds(post)),
    })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((rules) => ({
      where: { [Op.and]: rules.map(({ where }) => where) },
      holds: (post: Post) => rules.every((each) => each.holds(post)),
    })),
  ),
})).rule;

const reach = fc.oneof({ weight: 6, arbitrary: rule }, fc.constant('all' as const), fc.constant('nothing' as const));
const mask = fc.constantFrom<Mask>('none', 'read', 'create', 'write', 'write');

export const policies: fc.Arbitrary<Policy> = fc.record({
  rows: fc.record({ view: fc.oneof({ weight: 5, arbitrary: rule }, reach), edit: reach, delete: reach }),
  fields: fc.record(Object.fromEntries(MASKED.map((name) => [name, mask]))),
});

/** The policy as a model's rules. */
export function rulesOf(current: () => Policy) {
  return {
    rows: (_actor: unknown, verb: Verb) => {
      const { rows } = current();
      const reached = verb in rows ? rows[verb as keyof typeof rows] : 'all';
      if (reached === 'all') return ALL;
      return reached === 'nothing' ? null : reached.where;
    },
    fields: () => current().fields,
  };
}

/** Whether a verb reaches a post: nobody edits or deletes what he does not see. */
export function reaches({ rows }: Policy, verb: keyof Policy['rows'], post: Post): boolean {
  const one = (each: keyof Policy['rows']) => {
    const reached = rows[each];
    return reached === 'all' || (reached !== 'nothing' && reached.holds(post));
  };
  return one('view') && one(verb);
}

const condition: fc.Arbitrary<AnyFilter> = fc.oneof(
  fc.record({ views: fc.record({ gte: fc.integer({ min: 0, max: 5 }) }) }),
  fc.record({ views: fc.record({ in: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }) }) }),
  fc.record({ title: fc.record({ contains: fc.constantFrom('of-1', 'of-2', 'end') }) }),
  fc.record({ body: fc.record({ contains: fc.constantFrom('of-3', 'of-4') }) }),
  fc.record({ category: fc.record({ isNull: fc.boolean() }) }),
  fc.record({ category: fc.record({ in: fc.subarray(['1', '2'], { minLength: 1 }) }) }),
);

/** Filters that anybody could send; some name fields that a policy hides. */
export const filters: fc.Arbitrary<AnyFilter> = fc.oneof(
  condition,
  fc.array(condition, { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
  fc.array(condition, { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
  condition.map((not) => ({ not })),
);

/** The fields that a filter names. */
export function namedBy(filter: AnyFilter): string[] {
  return Object.entries(filter).flatMap(([name, value]) =>
    name === 'and' || name === 'or'
      ? (value as AnyFilter[]).flatMap(namedBy)
      : name === 'not'
        ? namedBy(value as AnyFilter)
        : name,
  );
}
