import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail, ListOutput, MeOutput, ModelDescriptor } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`roles given to people [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind);
    });
    after(() => newsroom.close());

    const newRole = async (name: string, permissions: string) => {
      const data = { name, label: `The ${name}s`, permissions };
      const answer = await newsroom.as('root', 'records.roles.create', { data });
      assert.equal(answer.status, 200, answer.text);
      return (answer.data as AnyRecordDetail).$key;
    };
    const give = (roles: object) => newsroom.edit('root', { slug: 'users', id: newsroom.ids.vw, changes: { roles } });

    test('SEC-DATA-09 a relation to a model without view gives labels at most, and never a row of it', async () => {
      await newsroom.models.comments.update({ postId: 1 }, { where: { id: 1 } });
      await newsroom.models.posts.update({ categoryId: 1 }, { where: { id: 1 } });
      const fields = ['category', 'tags', 'comments'];
      const list = await newsroom.as('vw', 'records.posts.list', { fields: fields.slice(0, 2) });
      const get = await newsroom.as('vw', 'records.posts.get', { id: '1' });
      for (const { data } of [list, get]) {
        const record = data as AnyRecordDetail & ListOutput;
        const { category } = (record.rows?.[0] ?? record) as unknown as { category: object };
        assert.deepEqual(category, { key: '1', label: 'The first of categories' });
      }
      for (const include of ['comments', 'category'])
        await newsroom.refuses('400 VALIDATION_FAILED', () =>
          newsroom.as('vw', 'records.posts.get', { id: '1', include }),
        );
      assert.equal((await newsroom.as('vw', 'records.comments.list')).status, 403);
    });

    test('ROLE-06 ROLE-08 with a role come its models and verbs, and its label; with its loss they go', async () => {
      const slugs = async () =>
        ((await newsroom.as('vw', 'meta.models')).data as ModelDescriptor[]).map(({ slug, can }) => [
          slug,
          Object.entries(can).flatMap(([verb, yes]) => (yes ? [verb] : [])),
        ]);
      assert.deepEqual(await slugs(), [['posts', ['view']]]);
      const librarian = await newRole('librarian', 'tags.edit,categories.delete');
      assert.equal((await give({ add: [librarian], remove: [] })).status, 200);
      assert.deepEqual(
        new Map((await slugs()) as [string, string[]][]),
        new Map([
          ['posts', ['view']],
          ['categories', ['view', 'delete']],
          ['tags', ['view', 'edit']],
        ]),
      );
      const { user } = (await newsroom.as('vw', 'auth.me')).data as MeOutput;
      assert.deepEqual(user?.roles, [
        { name: 'vw', label: 'Role vw' },
        { name: 'librarian', label: 'The librarians' },
      ]);
      const shown = (await newsroom.as('root', 'records.users.get', { id: String(newsroom.ids.vw) })).data;
      assert.match(JSON.stringify(shown), /"label":"The librarians"/);
      const renamed = await newsroom.edit('vw', { slug: 'tags', id: 1, changes: { title: 'Renamed' } });
      assert.equal(renamed.status, 200, renamed.text);
      await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('vw', 'records.tags.remove', { id: '1' }));
      assert.equal((await newsroom.as('vw', 'records.categories.remove', { id: '1' })).status, 200);
      assert.equal((await give({ add: [], remove: [librarian] })).status, 200);
      assert.deepEqual(await slugs(), [['posts', ['view']]]);
    });
  });
