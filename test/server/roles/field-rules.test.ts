import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail, ListOutput, ModelDescriptor, OptionsOutput } from '../../../server/contract.ts';
import type { RuleActor } from '../../../server/index.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`field rules of a model [${kind.name}]`, () => {
    let newsroom: Newsroom;
    let fields: Record<string, 'none' | 'read' | 'create' | 'write'>;

    before(async () => {
      // Not bound by it, is_admin never meets his half.
      const rules = { fields: ({ isAdmin }: RuleActor) => (isAdmin ? { title: 'none' } : fields) };
      newsroom = await openNewsroom(kind, { admins: { posts: { rules } } });
      await newsroom.own.Role.update({ permissions: 'posts.*,comments.*,categories.*' }, { where: { name: 'ed' } });
      await newsroom.models.posts.update({ title: 'Mine', views: 1 }, { where: { id: 1 } });
      await newsroom.models.comments.update({ postId: 1 }, { where: { id: 1 } });
    });
    after(() => newsroom.close());

    const get = (caller: 'ed' | 'root') => newsroom.as(caller, 'records.posts.get', { id: '1' });
    const edit = (changes: Record<string, unknown>) => newsroom.edit('ed', { slug: 'posts', id: 1, changes });
    const create = (data: object) => newsroom.as('ed', 'records.posts.create', { data });
    const posts = async () =>
      ((await newsroom.as('ed', 'meta.models')).data as ModelDescriptor[]).find(({ slug }) => slug === 'posts');
    const rowsOf = async (slug: string, input: object) =>
      ((await newsroom.as('ed', `records.${slug}.list`, input)).data as ListOutput).rows;

    test('SEC-DATA-02 SEC-DATA-04 a field one may not read is no field: for lists, filters, sorts, search and writes', async () => {
      fields = { title: 'none', category: 'none' };
      const face = async (path: string, input: object) => {
        const { status, error } = await newsroom.as('ed', `records.posts.${path}`, input);
        return [status, error?.code, error?.message];
      };
      const name = (field: string) => [
        face('list', { fields: [field] }),
        face('list', { filter: { [field]: 'Mine' } }),
        face('list', { filter: { [field]: { startsWith: 'M' } } }),
        face('list', { sort: [`-${field}`] }),
        face('options', { field }),
      ];
      const unknown = await Promise.all(name('nothing'));
      assert.deepEqual(
        unknown.map(([status]) => status),
        [400, 400, 400, 400, 400],
      );
      for (const field of ['title', 'category', 'categoryId'])
        assert.deepEqual(await Promise.all(name(field)), unknown, field);
      assert.deepEqual(await rowsOf('posts', { q: 'Mine' }), []);
      for (const changes of [{ title: 'Taken' }, { categoryId: 1 }, { category: '1' }]) {
        const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () => edit(changes));
        assert.deepEqual(Object.values(error?.fieldErrors ?? {}), [{ code: 'unknown' }]);
      }
      const model = JSON.stringify(await posts());
      for (const { text } of [await get('ed'), await newsroom.as('ed', 'records.posts.list')])
        assert.doesNotMatch(text, /Mine|title|categor/i);
      assert.doesNotMatch(model, /"title"|categor/i);
    });

    test('SEC-DATA-08 a field one may not read names no record, nor one that points at it', async () => {
      fields = { title: 'none' };
      assert.equal(((await get('ed')).data as AnyRecordDetail).$label, '#1');
      const comments = await rowsOf('comments', { fields: ['post'] });
      assert.deepEqual(comments[0]?.post, { key: '1', label: '#1' });
      const { data } = await newsroom.as('ed', 'records.comments.options', { field: 'post', q: 'Mine' });
      assert.deepEqual((data as OptionsOutput).options, []);
      const sorted = await newsroom.as('ed', 'records.comments.list', { sort: ['post'] });
      assert.equal(sorted.error?.code, 'FIELD_NOT_SORTABLE');
      assert.equal(((await get('root')).data as AnyRecordDetail).$label, 'Mine');
    });

    test('a field that is `read` is shown and not written, in a create either', async () => {
      fields = { views: 'read' };
      assert.equal(((await get('ed')).data as AnyRecordDetail).views, 1);
      const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () => edit({ views: 7 }));
      assert.deepEqual(error?.fieldErrors, { views: { code: 'readonly' } });
      await newsroom.refuses('400 VALIDATION_FAILED', () => create({ title: 'New', views: 7 }));
      const field = (await posts())?.fields.find(({ name }) => name === 'views');
      assert.deepEqual([field?.readonly, field?.create, field?.edit], [true, false, false]);
    });

    test('a field that is `create` is asked for in a new record, and only shown from then on', async () => {
      fields = { views: 'create' };
      const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () => edit({ views: 7 }));
      assert.deepEqual(error?.fieldErrors, { views: { code: 'readonly' } });
      const { status, data } = await create({ title: 'New', views: 7 });
      assert.deepEqual([status, (data as AnyRecordDetail).views], [200, 7]);
      const field = (await posts())?.fields.find(({ name }) => name === 'views');
      assert.deepEqual([field?.readonly, field?.create, field?.edit], [false, true, false]);
    });
  });
