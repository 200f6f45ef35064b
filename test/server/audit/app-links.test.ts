import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAdmin } from '../../../server/index.ts';
import { defineShop, openShop } from '../../support/audited-shop.ts';
import { openRecords } from '../../support/clients.ts';
import { databases } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';

for (const kind of databases())
  describe(`where the log of a team's own code begins and ends [${kind.name}]`, () => {
    test('AUD-01 B103 links that code makes and takes are told at the record that has them, once', async (context) => {
      const shop = await openShop(kind);
      context.after(() => shop.close());
      await shop.reset();
      type Linked = Record<'addTag' | 'addTags' | 'setTags' | 'removeTag', (tags: unknown) => Promise<void>>;
      const made = await shop.models.posts.create({ title: 'Linked' });
      const post = made as unknown as Linked;
      await post.addTags([1, 2]);
      await post.addTag(1);
      await post.removeTag(1);
      await post.setTags([1]);
      const { User, Role, RoleUser } = shop.records.app.admin.models;
      const role = await Role.create({ name: 'fresh', label: 'Fresh', permissions: '' });
      const user = await User.findOne({ where: { email: emailOf('vw') }, rejectOnEmpty: true });
      const link = await RoleUser.create({ userId: user.get('id') as number, roleId: role.id });
      await link.destroy();
      const red = { key: '1', label: 'Red' };
      const blue = { key: '2', label: 'Blue' };
      const fresh = { key: String(role.id), label: 'Fresh' };
      const told = (await shop.log()).filter(({ action, label }) => action === 'update' && label !== '#1');
      const links = (added: object[], removed: object[]) => ({ type: 'links', added, removed });
      // `setTags` takes and gives at the same time.
      const texts = (entries: readonly unknown[]) => entries.map((entry) => JSON.stringify(entry)).sort();
      assert.deepEqual(
        texts(told.map(({ label, changes }) => [label, changes])),
        texts([
          ['Linked', { tags: links([red, blue], []) }],
          ['Linked', { tags: links([], [red]) }],
          ['Linked', { tags: links([], [blue]) }],
          ['Linked', { tags: links([red], []) }],
          ['vw', { roles: links([fresh], []) }],
          ['vw', { roles: links([], [fresh]) }],
        ]),
      );
      // What the admin does to links is told by itself.
      const api = shop.records.client.model('posts');
      const { $version, $key } = await api.get.query({ id: String(made.get('id')) });
      const known = (await shop.log()).length;
      await api.update.mutate({
        id: $key,
        expectedVersion: $version,
        changes: { tags: { add: ['2'], remove: ['1'] } },
        base: {},
      });
      assert.deepEqual(
        (await shop.log()).slice(known).map(({ by, changes }) => [by, changes]),
        [['root', { tags: links([blue], [red]) }]],
      );
      const before = (await shop.log()).length;
      await shop.records.client.model('users').remove.mutate({ id: String(user.get('id')) });
      const [removed, ...more] = (await shop.log()).slice(before);
      assert.deepEqual([removed?.action, removed?.label, more], ['delete', 'vw', []]);
    });

    test('AUD-01 logs the admin alone, and an admin that is closed logs nothing more', async () => {
      const database = await kind.create({ logging: false });
      const models = defineShop(database);
      const records = await openRecords(database, models);
      const { AdminLog } = records.app.admin.models;
      const count = () => AdminLog.count({ where: { model: 'authors' } });
      await models.authors.create({ name: 'Cid' });
      assert.equal(await count(), 0);
      const save = models.authors.prototype.save;
      const all = createAdmin({
        sequelize: database.sequelize,
        secret: '0123456789abcdef0123456789abcdef',
        models: { authors: models.authors },
        audit: 'all',
      } as never);
      await models.authors.create({ name: 'Dan' });
      assert.equal(await count(), 1);
      assert.notEqual(models.authors.prototype.save, save);
      await all.close();
      assert.equal(models.authors.prototype.save, save);
      await database.close();
    });
  });
