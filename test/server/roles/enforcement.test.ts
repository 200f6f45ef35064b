import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnyRecordDetail, ModelDescriptor, Verb } from '../../../server/contract.ts';
import { systemActor } from '../../../server/index.ts';
import { databases } from '../../support/databases.ts';
import { type Caller, type Newsroom, openNewsroom } from '../../support/newsroom.ts';

type Verbs = readonly Verb[];

/** Permissions of a role on posts, and the verbs that they come to. */
const HIERARCHY: [title: string, permissions: string, verbs: Verbs][] = [
  ['PERM-06 nothing on posts', 'tags.view', []],
  ['PERM-01 view', 'posts.view', ['view']],
  ['PERM-02 PERM-08 view and edit', 'posts.view,posts.edit', ['view', 'edit']],
  ['PERM-03 PERM-09 view and delete', 'posts.view,posts.delete', ['view', 'delete']],
  ['PERM-04 view, edit and delete', 'posts.view,posts.edit,posts.delete', ['view', 'edit', 'delete']],
  ['PERM-07 view and add', 'posts.view,posts.add', ['view', 'add']],
  ['PERM-10 view and export', 'posts.view,posts.export', ['view', 'export']],
  ['PERM-12 edit, which gives no export', 'posts.edit', ['view', 'edit']],
  ['RBAC-08 delete written alone', 'posts.delete', ['view', 'delete']],
  ['RBAC-06 the wildcard of posts', 'posts.*', ['view', 'add', 'edit', 'delete', 'export']],
];

/** Roles of the manual: what each sees of these models, `-` nothing. */
const RECIPES: [title: string, permissions: string, seen: Record<string, string>][] = [
  [
    'ROLE-09 Viewer',
    'posts.view,users.view,categories.view',
    { posts: 'view', users: 'view', categories: 'view', comments: '-' },
  ],
  [
    'ROLE-10 Content Editor',
    'posts.view,posts.add,posts.edit,categories.view,categories.edit,assets.view,assets.add',
    { posts: 'view add edit', categories: 'view edit', users: '-', comments: '-' },
  ],
  [
    'ROLE-11 Moderator',
    'posts.*,comments.view,comments.delete,users.view',
    { posts: 'view add edit delete export', comments: 'view delete', users: 'view', categories: '-' },
  ],
  [
    'ROLE-12 Data Analyst',
    'posts.export,users.export,comments.export',
    { posts: 'view export', users: 'view export', comments: 'view export', categories: '-' },
  ],
  [
    'ROLE-13 ROLE-14 Content Manager',
    'posts.*,categories.*,comments.*',
    {
      posts: 'view add edit delete export',
      categories: 'view add edit delete export',
      comments: 'view add edit delete export',
      users: '-',
      roles: '-',
    },
  ],
];

interface Me {
  auth: { me(): Promise<{ user: object | null }> };
}

for (const kind of databases())
  describe(`rights at work [${kind.name}]`, () => {
    let newsroom: Newsroom;
    before(async () => {
      newsroom = await openNewsroom(kind);
    });
    after(() => newsroom.close());

    const descriptors = async (caller: Caller) => (await newsroom.as(caller, 'meta.models')).data as ModelDescriptor[];
    const give = (permissions: string) => newsroom.own.Role.update({ permissions }, { where: { name: 'ed' } });
    const newPost = async () => {
      const post = await newsroom.models.posts.create({ title: 'Fresh', categoryId: 1 });
      return String(post.get('id'));
    };

    for (const [title, permissions, verbs] of HIERARCHY)
      test(`${title}: the calls, the descriptor and the record agree`, async () => {
        await give(permissions);
        const can = (verb: Verb) => verbs.includes(verb);
        const model = (await descriptors('ed')).find(({ slug }) => slug === 'posts');
        assert.deepEqual(model ? Object.entries(model.can).flatMap(([verb, yes]) => (yes ? [verb] : [])) : [], verbs);
        const id = await newPost();
        const get = await newsroom.as('ed', 'records.posts.get', { id });
        assert.equal(get.status, can('view') ? 200 : 403);
        assert.equal((await newsroom.as('ed', 'records.posts.list')).status, get.status);
        if (can('view'))
          assert.deepEqual((get.data as AnyRecordDetail).$can, { edit: can('edit'), delete: can('delete') });
        const calls: [Verb, () => ReturnType<Newsroom['as']>][] = [
          ['add', () => newsroom.as('ed', 'records.posts.create', { data: { title: 'New' } })],
          ['edit', () => newsroom.edit('ed', { slug: 'posts', id, changes: { title: 'Changed' } })],
          ['delete', () => newsroom.as('ed', 'records.posts.remove', { id })],
        ];
        for (const [verb, call] of calls) {
          if (can(verb)) assert.equal((await call()).status, 200, verb);
          else await newsroom.refuses('403 FORBIDDEN', call);
        }
      });

    for (const [title, permissions, seen] of RECIPES)
      test(`${title} sees and may do exactly what the manual says`, async () => {
        await give(permissions);
        const models = await descriptors('ed');
        for (const [slug, verbs] of Object.entries(seen)) {
          const model = models.find((each) => each.slug === slug);
          const held = Object.entries(model?.can ?? {}).flatMap(([verb, yes]) => (yes ? [verb] : []));
          assert.equal(model ? held.join(' ') : '-', verbs, slug);
          if (!model) await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('ed', `records.${slug}.list`));
        }
      });

    test('SEC-RBAC-13 a switch of the model holds for everybody, and the descriptor knows', async () => {
      for (const caller of ['root', 'star'] as const) {
        const model = (await descriptors(caller)).find(({ slug }) => slug === 'ledgers');
        assert.deepEqual(model?.can, { view: true, add: false, edit: false, delete: false, export: true });
        const { data } = await newsroom.as(caller, 'records.ledgers.get', { id: '1' });
        assert.deepEqual((data as AnyRecordDetail).$can, { edit: false, delete: false });
        const create = () => newsroom.as(caller, 'records.ledgers.create', { data: { title: 'New' } });
        await newsroom.refuses('403 DISABLED', create);
        await newsroom.refuses('403 DISABLED', () =>
          newsroom.edit(caller, { slug: 'ledgers', id: 1, changes: { title: 'Changed' } }),
        );
        await newsroom.refuses('403 DISABLED', () => newsroom.as(caller, 'records.ledgers.remove', { id: '1' }));
      }
      // Whoever lacks the verb learns nothing of the switch.
      await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('vw', 'records.ledgers.create', { data: {} }));
    });

    test('SEC-RBAC-20 unknown, hidden and forbidden look the same, whatever is called', async () => {
      await give('posts.*');
      const paths = ['tags', 'vaults', 'nowhere', 'constructor', '__proto__', 'toString'].flatMap((slug) => [
        `records.${slug}.list`,
        `records.${slug}.get`,
        `records.${slug}.create`,
      ]);
      const odd = ['records.posts.nothing', 'records.posts', 'records', 'nowhere', 'meta.unknown', 'roles.matrix'];
      const face = async (caller: Caller, path: string) => {
        const { status, text, headers, error } = await newsroom.as(caller, path, { id: '1' });
        const names = [...headers.keys()].sort().join();
        return `${status} ${names} ${text.replace(String(error?.requestId), '…')}`;
      };
      for (const [caller, status] of [
        ['ed', 403],
        ['vw', 403],
        ['anon', 401],
        ['none', 401],
      ] as const) {
        const faces = new Set(await Promise.all([...paths, ...odd].map((path) => face(caller, path))));
        assert.equal(faces.size, 1, [...faces].join('\n'));
        assert.match([...faces].join(), new RegExp(`^${status} `));
      }
      for (const caller of ['root', 'star'] as const) {
        const absent = [...paths, ...odd].filter((path) => !/\.tags\.|matrix/.test(path));
        const faces = new Set(await Promise.all(absent.map((path) => face(caller, path))));
        assert.equal(faces.size, 1, [...faces].join('\n'));
        assert.match([...faces].join(), /^404 /);
      }
    });

    test('SEC-RBAC-20 the input of a call that is not allowed is not even looked at', async () => {
      for (const input of [undefined, { id: { $ne: 1 } }, [], 'x', { data: 7 }])
        await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('vw', 'records.tags.create', input));
    });

    test('SEC-RBAC-22 metadata is for whoever is signed in, and tells of his models alone', async () => {
      await newsroom.refuses('401 UNAUTHENTICATED', () => newsroom.as('anon', 'meta.models'));
      const { data, text } = await newsroom.as('vw', 'meta.models');
      assert.deepEqual(
        (data as ModelDescriptor[]).map(({ slug }) => slug),
        ['posts'],
      );
      const field = (name: string) => (data as ModelDescriptor[])[0]?.fields.find((each) => each.name === name);
      assert.deepEqual(field('category')?.relation, { model: null, many: false, pickable: false });
      assert.deepEqual(field('comments')?.relation, { model: null, many: true, pickable: false });
      assert.equal(field('categoryId'), undefined);
      assert.doesNotMatch(text, /vaults|nethermost|ledgers|argon2/);
      assert.doesNotMatch((await newsroom.as('root', 'meta.models')).text, /vaults|nethermost|emailCanonical":/);
    });

    test('SEC-RBAC-15 a child row needs the verb on its own model', async () => {
      await give('posts.*');
      const data = { title: 'Reply', postId: 1 };
      await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('ed', 'records.comments.create', { data }));
      await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('ed', 'records.comments.remove', { id: '1' }));
      for (const caller of ['ed', 'root'] as const)
        for (const comments of [{ add: ['1'] }, { remove: ['1'] }, [{ title: 'Reply' }], ['1']]) {
          const changes = { title: 'Mine', comments };
          const { error } = await newsroom.refuses('400 VALIDATION_FAILED', () =>
            newsroom.edit(caller, { slug: 'posts', id: 1, changes }),
          );
          assert.deepEqual(Object.keys(error?.fieldErrors ?? {}), ['comments']);
        }
    });

    test('SEC-RBAC-15 pointing at a record needs view on its model; letting go of it does not', async () => {
      await give('posts.*');
      const id = await newPost();
      const [post] = await newsroom.models.posts.findAll({ where: { id } });
      await (post as unknown as { addTag(id: number): Promise<void> }).addTag(1);
      const edit = (changes: Record<string, unknown>) => newsroom.edit('ed', { slug: 'posts', id, changes });
      for (const changes of [{ category: '1' }, { categoryId: 1 }, { category: '99' }, { tags: { add: ['1'] } }])
        await newsroom.refuses('403 FORBIDDEN', () => edit(changes));
      for (const data of [
        { title: 'New', category: '1' },
        { title: 'New', tags: ['1'] },
      ])
        await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('ed', 'records.posts.create', { data }));
      await newsroom.refuses('403 FORBIDDEN', () => newsroom.as('ed', 'records.posts.options', { field: 'category' }));
      assert.equal((await edit({ category: null, tags: { remove: ['1'] } })).status, 200);
      await give('posts.*,categories.view,tags.view');
      assert.equal((await edit({ category: '1', tags: { add: ['1'] } })).status, 200);
      assert.equal((await newsroom.as('ed', 'records.posts.options', { field: 'category' })).status, 200);
    });

    test('SEC-RBAC-23 a caller on the server is nobody without an actor of ours', async () => {
      const { admin } = newsroom.app;
      const call = async (facts: object): Promise<unknown> => {
        const caller = admin.router.createCaller(facts as never) as unknown as {
          records: { posts: { list(): Promise<unknown>; create(input: object): Promise<unknown> } };
          meta: { models(): Promise<unknown> };
        };
        return Promise.all([caller.meta.models(), caller.records.posts.list()]);
      };
      const real = admin.createContext({ actor: systemActor });
      const made = [undefined, null, {}, { kind: 'user' }, { kind: 'user', isAdmin: true, id: 1 }, { kind: 'system' }];
      const unchanged = await newsroom.snapshot();
      for (const actor of [...made, { ...systemActor }, Object.create(systemActor), 'system', true])
        for (const facts of [admin.createContext({ actor: actor as never }), { ...real, actor }])
          await assert.rejects(call(facts), { code: 'UNAUTHORIZED' }, JSON.stringify(actor));
      await assert.rejects(call(admin.createContext()), { code: 'UNAUTHORIZED' });
      for (const context of [undefined, null, {}, { actor: systemActor }, { user: { isAdmin: true } }])
        await assert.rejects(call(context as never), { code: 'UNAUTHORIZED' }, JSON.stringify(context));
      const callerOf = (actor: unknown) => admin.router.createCaller({ ...real, actor } as never);
      for (const actor of [undefined, null, { kind: 'user', isAdmin: true }])
        assert.equal((await (callerOf(actor) as unknown as Me).auth.me()).user, null);
      assert.equal(await newsroom.snapshot(), unchanged);
      assert(await call(real));
    });
  });
