import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Permission, Verb } from '../../../server/contract.ts';
import { type Actor, anonymous, can, system, userActor } from '../../../server/roles/actor.ts';
import { can as clientCan } from '../../../sdk/permissions.ts';
import { isPermission, normaliseText, PermissionSet, VERBS } from '../../../server/roles/permissions.ts';

const verb = fc.constantFrom<Verb>('view', 'add', 'edit', 'delete', 'export');
const slug = fc.constantFrom('posts', 'posts_archive', 'blogposts', 'users', 'roles', 'a-b', 'x9');
const permission = fc.oneof(
  fc.tuple(slug, verb).map(([name, each]) => `${name}.${each}` as Permission),
  slug.map((name) => `${name}.*` as Permission),
);
const stored = fc.array(permission, { maxLength: 8 }).map((entries) => entries.join(','));
const anything = fc.string({ maxLength: 40, unit: 'binary' });

/** What a set says of every verb of the slugs above, as a reader of the manual would work it out. */
function rights(set: PermissionSet): string[] {
  return ['posts', 'posts_archive', 'blogposts', 'users', 'roles', 'a-b', 'x9'].flatMap((name) =>
    VERBS.filter((each) => set.has(name, each)).map((each) => `${name}.${each}`),
  );
}

function holder(...permissions: string[]): Actor {
  const roles = permissions.map((text, index) => ({ name: `r${index}`, label: `Role ${index}`, permissions: text }));
  return userActor({ key: '7', id: 7, email: 'ed@example.org', name: null, isAdmin: false, roles });
}

const owner = userActor({ key: '1', id: 1, email: 'root@example.org', name: null, isAdmin: true, roles: [] });

describe('permissions', () => {
  test('SEC-RBAC-12 a right on one slug says nothing of a slug that begins or ends alike', () => {
    for (const text of ['post.*', 'posts.*', 'posts.view,posts.edit']) {
      const set = PermissionSet.parse(text);
      for (const other of ['posts_archive', 'blogposts', 'post-s', 'POSTS', 'posts ', 'posts.view', ''])
        for (const each of VERBS) assert.equal(set.has(other, each), false, `${text} on ${other}.${each}`);
    }
    assert.equal(PermissionSet.parse('post.*').has('posts', 'view'), false);
  });

  test('SEC-RBAC-12 what is no permission of the grammar gives nothing', () => {
    const none = [
      'a.b.view',
      'posts',
      '.view',
      'posts.',
      '**',
      '*.view',
      '*.*',
      'posts.fly',
      'Posts.view',
      'posts .view',
    ];
    const odd = [
      'posts.view.*',
      'posts.constructor',
      '__proto__.view',
      'ﬁles.view',
      `${'a'.repeat(64)}.view`,
      '\u0000',
    ];
    for (const text of [...none, ...odd]) {
      assert.equal(isPermission(text), false, text);
      assert.deepEqual(PermissionSet.parse(text).toArray(), [], text);
      assert.equal(can(holder('*'), text as Permission), false, text);
    }
    fc.assert(
      fc.property(anything, (text) => {
        const held = PermissionSet.parse(text).toArray();
        assert(held.every(isPermission));
      }),
    );
  });

  test('RBAC-04 RBAC-05 the stored text is comma-separated, spaces allowed; there are five verbs', () => {
    assert.deepEqual([...VERBS], ['view', 'add', 'edit', 'delete', 'export']);
    const spaced = PermissionSet.parse(' posts.view ,posts.add,  posts.edit,,posts.add ');
    assert.deepEqual(spaced.toArray(), ['posts.add', 'posts.edit', 'posts.view']);
  });

  test('RBAC-06 RBAC-07 RBAC-18 `slug.*` is every verb of its slug, `*` everything', () => {
    for (const each of VERBS) {
      assert(PermissionSet.parse('posts.*').has('posts', each));
      assert(PermissionSet.parse('*').has('anything', each));
      assert(PermissionSet.parse('posts.view,*').has('users', each));
    }
    assert.equal(PermissionSet.parse('posts.*').has('users', 'view'), false);
    assert.equal(PermissionSet.parse('posts.*,users.*').isSuperuser, false);
  });

  test('RBAC-08 RBAC-10 RBAC-12 every other verb brings `view` along, in the order of the text', () => {
    for (const each of VERBS) assert(PermissionSet.parse(`posts.${each}`).has('posts', 'view'));
    assert.equal(normaliseText('posts.edit,posts.delete'), 'posts.view,posts.edit,posts.delete');
    assert.equal(normaliseText('posts.delete'), 'posts.view,posts.delete');
    assert.equal(normaliseText('posts.add, users.view ,posts.view'), 'posts.view,posts.add,users.view');
    assert.equal(normaliseText(''), '');
  });

  test('RBAC-24 wildcards and what we do not know stay as they are', () => {
    assert.equal(normaliseText('posts.*'), 'posts.*');
    assert.equal(normaliseText('*,posts.view'), '*,posts.view');
    assert.equal(
      normaliseText('analytics.run, Reports.view,posts.edit'),
      'analytics.run,Reports.view,posts.view,posts.edit',
    );
  });

  test('RBAC-10 the normal form is stable, and gives the same rights', () => {
    fc.assert(
      fc.property(fc.oneof(stored, anything), (text) => {
        const normal = normaliseText(text);
        assert.equal(normaliseText(normal), normal);
        assert.deepEqual(PermissionSet.parse(normal).toArray(), PermissionSet.parse(text).toArray());
      }),
    );
  });

  test('RBAC-08 no verb without `view`, whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(stored, anything), slug, verb, (text, name, each) => {
        const set = PermissionSet.parse(text);
        if (set.has(name, each)) assert(set.has(name, 'view'));
      }),
    );
  });

  test('RBAC-14 RBAC-15 ROLE-15 several roles give exactly their union', () => {
    const both = PermissionSet.parse('posts.view', 'posts.edit');
    assert.deepEqual(both.toArray(), ['posts.edit', 'posts.view']);
    fc.assert(
      fc.property(fc.array(stored, { maxLength: 4 }), (roles) => {
        const union = new Set(roles.flatMap((text) => rights(PermissionSet.parse(text))));
        assert.deepEqual(rights(PermissionSet.parse(...roles)).sort(), [...union].sort());
        assert.deepEqual(rights(PermissionSet.parse(roles.join(','))).sort(), [...union].sort());
      }),
    );
  });

  test('SEC-RBAC-03 a set includes another exactly when it has all its rights', () => {
    fc.assert(
      fc.property(stored, stored, (mine, other) => {
        const [held, wanted] = [PermissionSet.parse(mine), PermissionSet.parse(other)];
        const has = new Set(rights(held));
        assert.equal(
          held.includes(wanted),
          rights(wanted).every((right) => has.has(right)),
        );
      }),
    );
    const five = PermissionSet.parse(VERBS.map((each) => `posts.${each}`).join());
    assert.equal(five.includes(PermissionSet.parse('posts.*')), true);
    assert.equal(five.includes(PermissionSet.all), false);
    assert.equal(PermissionSet.parse('posts.*').includes(PermissionSet.all), false);
    assert.equal(PermissionSet.all.includes(PermissionSet.all), true);
    assert.equal(PermissionSet.none.includes(PermissionSet.none), true);
  });
});

describe('can', () => {
  test('SEC-RBAC-23 whoever we did not make ourselves can nothing', () => {
    const real = holder('*') as object;
    const made = [undefined, null, {}, { kind: 'user', isAdmin: true }, { kind: 'system' }, { ...system }, { ...real }];
    const forged = [...made, Object.create(real), structuredClone({ kind: 'user', isAdmin: true }), [], 'system', 1];
    for (const actor of [...forged, anonymous]) assert.equal(can(actor as Actor, 'posts.view'), false);
    assert.equal(can(system, 'posts.view'), true);
  });

  test('RBAC-16 RBAC-17 RBAC-18 RBAC-19 it follows exact grants and wildcards', () => {
    const editor = holder('posts.view', 'posts.edit');
    assert.deepEqual(
      VERBS.filter((each) => can(editor, `posts.${each}`)),
      ['view', 'edit'],
    );
    assert.equal(can(editor, 'posts.*'), false);
    assert.equal(can(editor, '*'), false);
    assert.equal(can(holder('posts.*'), 'posts.export'), true);
    assert.equal(can(holder('posts.*'), 'posts.*'), true);
    assert.equal(can(holder('*'), 'anything.delete'), true);
    assert.equal(can(holder('*'), '*'), true);
    assert.equal(can(holder(), 'posts.view'), false);
  });

  test('RBAC-19 the sdk answers as the server does', () => {
    fc.assert(
      fc.property(fc.array(stored, { maxLength: 3 }), slug, verb, (roles, name, each) => {
        const held = PermissionSet.parse(...roles).toArray();
        const settings = { language: null, theme: null, totpEnabled: false, mustEnrol: false };
        const me = {
          key: '7',
          email: 'ed@example.org',
          name: null,
          label: 'Ed',
          isAdmin: false,
          roles: [],
          ...settings,
        };
        const answer = clientCan({ ...me, permissions: held }, `${name}.${each}`);
        assert.equal(answer, can(holder(...roles), `${name}.${each}`));
        assert.equal(clientCan({ ...me, isAdmin: true, permissions: [] }, `${name}.${each}`), true);
        assert.equal(clientCan(null, `${name}.${each}`), false);
      }),
    );
  });

  test('RBAC-20 ACC-01 is_admin can everything', () => {
    for (const each of ['posts.view', 'nothing_like_it.delete', '*'] as const) assert.equal(can(owner, each), true);
  });

  test('RBAC-23 `assets` is a slug like others', () => {
    const media = holder('assets.view,assets.add');
    assert.deepEqual(
      VERBS.filter((each) => can(media, `assets.${each}`)),
      ['view', 'add'],
    );
    assert.equal(isPermission('assets.export'), true);
  });
});
