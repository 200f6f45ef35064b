import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail, ListOutput, ModelDescriptor, OptionsOutput } from '../../../server/contract.ts';
import type { RuleActor } from '../../../server/index.ts';
import { databases } from '../../support/databases.ts';
import { type Newsroom, openNewsroom } from '../../support/newsroom.ts';

for (const kind of databases())
  describe(`field rules of a model [${kind.name}]`, () => {
    let newsroom: Newsroom;
    /** A right by field; tests of what is none give other things. */
    let fields: unknown;

    before(async () => {
      // Not bound by it, is_admin never meets his half.
      const rules = { fields: ({ isAdmin }: RuleActor) => (isAdmin ? { title: 'none' } : fields) };
      // A field that follows another one names it, but to whoever may not read that one.
      const body = { kind: 'slug', populateFrom: 'title' };
      newsroom = await openNewsroom(kind, { admins: { posts: { rules, fields: { body } } } });
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

    test('SEC-DATA-02 a rule that names the column of a relation names the relation', async () => {
      for (const [rule, statuses] of [
        [{ categoryId: 'none' }, [400, 400]],
        [{ categoryId: 'none', category: 'write' }, [400, 400]],
        [{ categoryId: 'write', category: 'none' }, [400, 400]],
        [{ categoryId: 'read' }, [200, 400]],
      ] as const) {
        fields = rule;
        for (const name of ['category', 'categoryId']) {
          const { status } = await newsroom.as('ed', 'records.posts.list', { fields: [name] });
          const write = await edit({ [name]: name === 'category' ? '1' : 1 });
          assert.deepEqual([status, write.status], statuses, `${name} ${JSON.stringify(rule)}`);
        }
      }
    });

    test('SEC-DATA-02 what is no right is none', async () => {
      const isShown = async (rule: unknown) => {
        fields = rule;
        return (await newsroom.as('ed', 'records.posts.list', { fields: ['title'] })).status === 200;
      };
      for (const right of ['hidden', 'NONE', '', null, true, false, 0, {}]) assert(!(await isShown({ title: right })));
      for (const rules of [undefined, null, true, 'read', [], Promise.resolve({ title: 'write' })])
        assert(!(await isShown(rules)), String(rules));
      assert(await isShown({ title: undefined, views: 'none' }));
      assert(await isShown({}));
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

for (const kind of databases())
  describe(`what else would tell of a concealed field [${kind.name}]`, () => {
    /** Posts point at a vault of a hidden model, by either kind of relation. */
    const open = async (vaults: object, category: object = {}): Promise<Newsroom> => {
      const newsroom = await openNewsroom(kind, {
        admins: { posts: { fields: { category, vault: { lookup: true } } }, vaults: { hidden: true, ...vaults } },
        prepare: (models) => {
          models.posts.belongsTo(models.vaults, { as: 'vault', foreignKey: 'vaultId' });
          models.posts.belongsToMany(models.vaults, { as: 'vaults', through: 'post_vaults', timestamps: false });
        },
      });
      await newsroom.models.vaults.update({ title: 'Under the hill', level: 'nethermost' }, { where: {} });
      await newsroom.models.posts.update({ vaultId: 1, categoryId: 1 }, { where: {} });
      const post = (await newsroom.models.posts.findOne()) as unknown as { addVaults(ids: number[]): Promise<void> };
      await post.addVaults([1]);
      return newsroom;
    };

    test('SEC-DATA-02 SEC-DATA-04 a secret relation is one by the name of its column too', async () => {
      const newsroom = await open({}, { secret: true });
      for (const field of ['category', 'categoryId']) {
        const list = async (input: object) => (await newsroom.as('root', 'records.posts.list', input)).error?.code;
        assert.equal(await list({ fields: [field] }), 'FIELD_UNKNOWN');
        assert.equal(await list({ filter: { [field]: { isNull: false } } }), 'FIELD_NOT_FILTERABLE');
        assert.equal(await list({ sort: [field] }), 'FIELD_NOT_SORTABLE');
        const changes = { [field]: null };
        await newsroom.refuses('400 VALIDATION_FAILED', () => newsroom.edit('root', { slug: 'posts', id: 1, changes }));
      }
      for (const path of ['list', 'get']) {
        const { text } = await newsroom.as('root', `records.posts.${path}`, path === 'get' ? { id: '1' } : {});
        assert.doesNotMatch(text, /categor/);
      }
      await newsroom.close();
    });

    for (const [name, vaults] of [
      ['a secret field', { fields: { title: { secret: true } } }],
      ['a hidden field', { fields: { title: { hidden: true } } }],
      ['a rule on fields', { rules: { fields: () => ({ title: 'none' }) } }],
      ['a rule on rows', { rules: { rows: () => ({ level: 'upper' }) } }],
    ] as const)
      test(`SEC-DATA-08 SEC-DATA-16 ${name} of a hidden model holds where others point at it`, async () => {
        const newsroom = await open(vaults);
        const told: string[] = [];
        for (const [path, input] of [
          ['list', { fields: ['vault', 'vaults'] }],
          ['get', { id: '1' }],
          ['options', { field: 'vault' }],
          ['options', { field: 'vault', q: 'hill' }],
        ] as const)
          told.push((await newsroom.as('ed', `records.posts.${path}`, input)).text);
        assert.doesNotMatch(told.join(), /Under the hill/);
        assert.match(told[0] ?? '', /"vault":\{"key":"1","label":"#1"\}/);
        await newsroom.close();
      });
  });
