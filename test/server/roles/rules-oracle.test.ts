import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnyRecordDetail, ListOutput, OptionsOutput } from '../../../server/contract.ts';
import type { Answer } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { type Kinds, meets } from '../../support/filter-oracle.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';
import {
  filters,
  MASKED,
  namedBy,
  type Policy,
  type Post,
  policies,
  reaches,
  rulesOf,
} from '../../support/rules-oracle.ts';

const KINDS: Kinds = { title: 'text', body: 'textarea', views: 'integer', category: 'belongsTo' };
const POSTS = 24;
const ROUNDS = { numRuns: 40 };

for (const kind of databases())
  describe(`row and field rules against an oracle [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let policy: Policy;
    let posts: Post[];
    const comments = new Map<string, number>();

    before(async () => {
      newsroom = await openNewsroom(kind, {
        admins: {
          posts: { searchFields: ['title', 'body'], rules: rulesOf(() => policy) },
          comments: { listDisplay: ['title', 'post'] },
          tags: { listDisplay: ['title', 'posts'] },
        },
      });
      const { models, own } = newsroom;
      await own.Role.update({ permissions: 'posts.*,comments.*,tags.*,categories.*' }, { where: { name: 'ed' } });
      await models.categories.create({ title: 'Second' });
      await models.comments.destroy({ where: {} });
      const tag = (await models.tags.findOne()) as unknown as { addPosts(ids: number[]): Promise<void> };
      await models.posts.destroy({ where: {} });
      for (let n = 1; n <= POSTS; n++) await models.posts.create(specimen(n));
      for (let n = 1; n <= POSTS; n++) {
        const comment = await models.comments.create({ title: `Reply ${n}`, postId: n + 1 });
        comments.set(String(comment.get('id')), n + 1);
      }
      await tag.addPosts(Array.from({ length: POSTS }, (_each, index) => index + 2));
    });
    after(() => newsroom.close());

    const stored = async () => (await newsroom.models.posts.findAll({ raw: true, order: ['id'] })) as unknown as Post[];
    const isSeen = (field: string) => policy.fields[field] !== 'none';
    const inSight = () => posts.filter((post) => reaches(policy, 'view', post));

    /** Calls as the editor; no byte of the answer may tell of what the policy hides. */
    const ask = async (path: string, input?: unknown): Promise<Answer> => {
      const answer = await newsroom.as('ed', path, input);
      const told = answer.text;
      for (const post of posts) {
        const seen = reaches(policy, 'view', post);
        for (const field of ['title', 'body'] as const)
          if (!seen || !isSeen(field)) assert(!told.includes(post[field]), `${path} tells ${post[field]}\n${told}`);
      }
      return answer;
    };
    const keysOf = async (input: object): Promise<string[]> => {
      const keys: string[] = [];
      for (let next: string | null | undefined; next !== null; ) {
        const answer = await ask('records.posts.list', { ...input, perPage: 7, ...(next && { after: next }) });
        assert.equal(answer.status, 200, answer.text);
        const page = answer.data as ListOutput;
        keys.push(...page.rows.map((row) => row.$key));
        next = page.next;
      }
      return keys.sort();
    };
    const keys = (of: readonly Post[]) => of.map(({ id }) => String(id)).sort();

    /** Runs a property over random policies; the one in force is the property's first argument. */
    const holds = async (property: () => Promise<void>) => {
      await fc.assert(
        fc.asyncProperty(policies, async (drawn) => {
          policy = drawn;
          posts = await stored();
          // A model of which one may see no row at all is refused as a whole.
          if (policy.rows.view === 'nothing') {
            assert.equal((await ask('records.posts.list')).status, 403);
            assert.equal((await ask('records.posts.get', { id: '2' })).status, 403);
          } else await property();
        }),
        ROUNDS,
      );
    };

    test('SEC-DATA-06 SEC-DATA-16 SEC-DATA-01 lists, counts, search and pages hold what a filter by hand gives, and no hidden byte', () =>
      holds(async () => {
        assert.deepEqual(await keysOf({}), keys(inSight()));
        for (const count of ['capped', 'exact'])
          assert.equal(((await ask('records.posts.list', { count })).data as ListOutput).total, inSight().length);
        for (const [q, field] of [
          ['title-of-1', 'title'],
          ['body-of-2', 'body'],
        ] as const) {
          const found = inSight().filter((post) => isSeen(field) && post[field].includes(q));
          assert.deepEqual(await keysOf({ q }), keys(found));
        }
      }));

    test('SEC-DATA-02 SEC-DATA-04 SEC-DATA-16 filters and sorts by what one may read; by anything else they are refused', () =>
      holds(async () => {
        for (const filter of fc.sample(filters, 4)) {
          if (namedBy(filter).some((name) => !isSeen(name))) {
            const { error } = await ask('records.posts.list', { filter });
            assert.equal(error?.code, 'FIELD_NOT_FILTERABLE');
            continue;
          }
          const wire = (post: Post) => ({
            ...post,
            category: post.categoryId === null ? null : { key: String(post.categoryId) },
          });
          assert.deepEqual(
            await keysOf({ filter }),
            keys(inSight().filter((post) => meets(KINDS, wire(post), filter))),
            JSON.stringify(filter),
          );
        }
        for (const name of ['title', 'views', 'category'])
          if (isSeen(name)) assert.deepEqual(await keysOf({ sort: [`-${name}`] }), keys(inSight()));
          else assert.equal((await ask('records.posts.list', { sort: [name] })).error?.code, 'FIELD_NOT_SORTABLE');
        for (const name of MASKED) {
          const { status } = await ask('records.posts.list', { fields: [name] });
          assert.equal(status, isSeen(name) ? 200 : 400, name);
        }
      }));

    test('SEC-DATA-16 SEC-DATA-08 one record, pickers and the lists of other models show no other posts', () =>
      holds(async () => {
        for (const post of posts.slice(0, 8)) {
          const { status, data, text } = await ask('records.posts.get', { id: String(post.id) });
          assert.equal(status, reaches(policy, 'view', post) ? 200 : 404, text);
          if (status !== 200) continue;
          const record = data as AnyRecordDetail;
          for (const name of MASKED) assert.equal(name in record, isSeen(name), name);
          const can = (verb: 'edit' | 'delete') => reaches(policy, verb, post);
          assert.deepEqual(record.$can, { edit: can('edit'), delete: can('delete') });
        }
        const offered = (await ask('records.comments.options', { field: 'post', limit: 50 })).data as OptionsOutput;
        assert.deepEqual(offered.options.map(({ key }) => key).sort(), keys(inSight()));
        const replies = (await ask('records.comments.list', { fields: ['post'], perPage: 100 })).data as ListOutput;
        for (const { $key, post } of replies.rows as unknown as { $key: string; post: { label: string } | null }[]) {
          const pointed = posts.find(({ id }) => id === comments.get($key));
          const shown = pointed && reaches(policy, 'view', pointed) && isSeen('title');
          if (pointed) assert.equal(post?.label === pointed.title, shown, JSON.stringify(post));
        }
        const [tagged] = ((await ask('records.tags.list', { fields: ['posts'] })).data as ListOutput)
          .rows as unknown as [{ posts: { count: number } }];
        assert.equal(tagged?.posts.count, inSight().length);
      }));

    test('SEC-DATA-16 changes and removals reach what the policy reaches, all of it or nothing', () =>
      holds(async () => {
        const write = policy.fields.views === 'write';
        for (const post of posts.slice(4, 9)) {
          const views = (post.views + 1) % 6;
          const answer = await newsroom.edit('ed', { slug: 'posts', id: post.id, changes: { views } });
          const allowed = reaches(policy, 'edit', post) && write && reaches(policy, 'edit', { ...post, views });
          assert.equal(answer.status === 200, allowed, `${answer.status} ${answer.text}`);
          assert.match(String(answer.status), allowed ? /200/ : /400|403|404/);
        }
        posts = await stored();
        const before = new Map(posts.map((post) => [post.id, post]));
        const chosen = fc.sample(fc.subarray(posts, { minLength: 1, maxLength: 3 }), 1)[0] ?? [];
        const answer = await newsroom.as('ed', 'records.posts.removeMany', { ids: chosen.map(({ id }) => String(id)) });
        const allowed = chosen.every((post) => reaches(policy, 'delete', post));
        assert.equal(answer.status === 200, allowed, answer.text);
        const left = new Set((await stored()).map(({ id }) => id));
        for (const { id } of chosen) assert.equal(left.has(id), !allowed);
        if (allowed) await newsroom.models.posts.bulkCreate(chosen.map(({ id }) => ({ ...before.get(id) })));
      }));
  });

/** The n-th post; its texts occur nowhere else. */
function specimen(n: number) {
  return {
    title: `title-of-${n}-end`,
    body: `body-of-${n}-end`,
    views: n % 6,
    categoryId: [1, 2, null][n % 3] ?? null,
  };
}
