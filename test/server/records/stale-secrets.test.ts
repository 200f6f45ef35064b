import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail } from '../../../server/contract.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`secrets of records that somebody else has changed [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind, { admins: { posts: { fields: { body: { kind: 'password' } } } } });
    });
    after(() => newsroom.close());

    const load = async () => (await newsroom.as('ed', 'records.posts.get', { id: '1' })).data as AnyRecordDetail;

    test('SEC-MASS-08 a secret is set in the version that was seen, and merged into no other', async () => {
      const { $version: seen, title } = await load();
      await newsroom.edit('ed', { slug: 'posts', id: 1, changes: { title: 'Changed meanwhile' } });
      const set = (expectedVersion: string, base: object) =>
        newsroom.as('ed', 'records.posts.update', { id: '1', expectedVersion, changes: { body: 'open sesame' }, base });
      const { $version: stored } = await load();
      for (const base of [{}, { body: null }, { body: 'open sesame' }, { title }]) {
        const { error } = await newsroom.refuses('409 CONFLICT', () => set(seen, base));
        assert.deepEqual(error?.params, { version: stored, fields: {} });
      }
      assert.equal((await set(stored, {})).status, 200);
      assert.equal((await newsroom.models.posts.findByPk(1))?.get('body'), 'open sesame');
    });
  });
