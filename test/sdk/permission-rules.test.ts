import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { MatrixRow, Verb } from '../../sdk/index.ts';
import {
  cellState,
  columnState,
  holds,
  isShown,
  mayGrant,
  parsePermissions,
  type Permissions,
  rowState,
  toggleCell,
  toggleColumn,
  toggleRow,
  VERBS,
} from '../../sdk/permission-rules.ts';
import { normaliseText, PermissionSet } from '../../server/roles/permissions.ts';

const ALL = ['*'];
const posts: MatrixRow = { slug: 'posts', label: 'Posts', verbs: [...VERBS] };
const tags: MatrixRow = { slug: 'tags', label: 'Tags', verbs: [...VERBS] };
const assets: MatrixRow = { slug: 'assets', label: 'Media', verbs: ['view', 'add', 'delete'] };
const rows = [posts, tags, assets];

/** Clicks a cell, named as a permission. */
const click = (text: string, cell: string, own: Permissions = ALL) => {
  const [slug, verb] = cell.split('.');
  const row = rows.find((each) => each.slug === slug) ?? posts;
  return toggleCell(parsePermissions(text), { row, verb: verb as Verb }, own).join(',');
};
const column = (text: string, verb: Verb, own: Permissions = ALL) =>
  toggleColumn(parsePermissions(text), { rows, verb }, own).join(',');
const stateOf = (text: string, verb: Verb, row = posts) => cellState(parsePermissions(text), { row, verb });

describe('permission rules, refusals', () => {
  test('SEC-RBAC-04 nobody gives what he does not hold, by cell, row or column', () => {
    const own = ['posts.view', 'posts.edit', 'tags.view'];
    assert.equal(click('', 'posts.delete', own), '');
    assert.equal(toggleRow([], posts, own).join(','), '');
    assert.equal(column('', 'edit', own), 'posts.view,posts.edit');
    assert.equal(column('', 'export', own), '');
  });

  test('the last verb makes a wildcard only for who holds the wildcard', () => {
    const own = ['assets.view', 'assets.add', 'assets.delete'];
    const text = 'assets.view,assets.add';
    assert.equal(click(text, 'assets.delete', own), 'assets.view,assets.add,assets.delete');
    assert.equal(click(text, 'assets.delete'), 'assets.*');
    assert.equal(
      mayGrant(
        VERBS.map((verb) => `tags.${verb}`),
        'tags.*',
      ),
      true,
    );
  });

  test('what the actor may grant agrees with the server', () => {
    const entry = fc.constantFrom(
      '*',
      'posts.*',
      'tags.*',
      ...VERBS.flatMap((verb) => [`posts.${verb}`, `tags.${verb}`]),
    );
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 8 }), entry, (own, wanted) => {
        const held = PermissionSet.parse(...own);
        assert.equal(mayGrant(held.toArray(), wanted), held.includes(PermissionSet.parse(wanted)));
      }),
    );
  });

  test('below `*` nothing can be clicked', () => {
    assert.equal(click('*', 'posts.edit'), '*');
    assert.equal(toggleRow(['*'], posts, ALL).join(','), '*');
    assert.equal(column('*,posts.view', 'edit'), '*,posts.view');
  });

  test('a verb that the model lacks cannot be clicked, and stays where it is stored', () => {
    assert.equal(stateOf('', 'export', assets), 'absent');
    assert.equal(click('', 'assets.export'), '');
    assert.equal(click('assets.export', 'assets.add'), 'assets.view,assets.add,assets.export');
    assert.equal(isShown(rows, 'assets.export'), false);
  });
});

describe('permission rules, the text', () => {
  test('RBAC-04 spaces after commas are read; RBAC-10 RBAC-12 `view` is added before the other verbs', () => {
    assert.deepEqual(parsePermissions('posts.edit, posts.delete'), ['posts.view', 'posts.edit', 'posts.delete']);
    assert.deepEqual(parsePermissions('posts.delete'), ['posts.view', 'posts.delete']);
    assert.deepEqual(parsePermissions(null), []);
  });

  test('the normal form is the server’s own, whatever is stored', () => {
    const verb = fc.constantFrom(...VERBS, '*', 'publish', '');
    const entry = fc.oneof(
      fc.constant('*'),
      fc.tuple(fc.constantFrom('posts', 'tags', 'Posts', ''), verb).map((parts) => parts.join('.')),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.constantFrom(',', ', ', ' , '), (entries, comma) => {
        const text = entries.join(comma);
        assert.equal(parsePermissions(text).join(','), normaliseText(text));
      }),
    );
  });

  test('RBAC-24 entries that no cell stands for are told apart', () => {
    const unknown = ['analytics.*', 'posts.publish', 'rubbish'];
    const entries = parsePermissions(['posts.edit', ...unknown].join(','));
    assert.deepEqual(
      entries.filter((entry) => !isShown(rows, entry)),
      unknown,
    );
  });
});

describe('permission rules, clicks', () => {
  test('RBAC-08 RBAC-09 a verb brings `view` and locks it; without the last of them `view` stays, unlocked', () => {
    assert.equal(click('', 'posts.edit'), 'posts.view,posts.edit');
    assert.equal(stateOf('posts.edit', 'view'), 'implied');
    assert.equal(click('posts.view,posts.edit', 'posts.view'), 'posts.view,posts.edit');
    assert.equal(click('posts.view,posts.edit', 'posts.edit'), 'posts.view');
    assert.equal(stateOf('posts.view', 'view'), 'on');
    assert.equal(click('posts.view', 'posts.view'), '');
  });

  test('RBAC-06 ROLE-03 All is `slug.*`: mixed, on, off', () => {
    const mixed = ['posts.view', 'posts.edit'];
    assert.equal(rowState(mixed, posts), 'mixed');
    const on = toggleRow(mixed, posts, ALL);
    assert.deepEqual([on.join(','), rowState(on, posts)], ['posts.*', 'on']);
    assert.equal(stateOf('posts.*', 'delete'), 'covered');
    const off = toggleRow(on, posts, ALL);
    assert.deepEqual([off.join(','), rowState(off, posts)], ['', 'off']);
  });

  test('a covered cell turns All off and keeps the other verbs', () => {
    assert.equal(click('posts.*', 'posts.delete'), 'posts.view,posts.add,posts.edit,posts.export');
    assert.equal(click('posts.*', 'posts.view'), 'posts.view,posts.add,posts.edit,posts.delete,posts.export');
  });

  test('every verb by hand turns All on, also where the model has few', () => {
    assert.equal(click('posts.add,posts.edit,posts.delete', 'posts.export'), 'posts.*');
    assert.equal(click('assets.add', 'assets.delete'), 'assets.*');
  });

  test('changed permissions stay where they stood', () => {
    assert.equal(click('tags.view,posts.view,zebra.view', 'posts.edit'), 'tags.view,posts.view,posts.edit,zebra.view');
  });

  test('a column is mixed, then on for every model, then off', () => {
    assert.equal(columnState(parsePermissions('posts.edit'), rows, 'edit'), 'mixed');
    const on = column('posts.edit', 'edit');
    assert.equal(on, 'posts.view,posts.edit,tags.view,tags.edit');
    assert.equal(columnState(on.split(','), rows, 'edit'), 'on');
    assert.equal(column(on, 'edit'), 'posts.view,tags.view');
  });

  test('a column takes `view` from where nothing needs it, and leaves wildcards alone', () => {
    assert.equal(column('posts.*,tags.edit,assets.view', 'view'), 'posts.*,tags.view,tags.edit');
    assert.equal(column('posts.*,tags.view', 'export'), 'posts.*,tags.view,tags.export');
  });
});

describe('permission rules, any sequence of clicks', () => {
  const cell = fc.record({ row: fc.constantFrom(...rows), verb: fc.constantFrom(...VERBS) });
  const step = fc.oneof(
    cell.map((one) => (entries: Permissions, own: Permissions) => toggleCell(entries, one, own)),
    cell.map((one) => (entries: Permissions, own: Permissions) => toggleRow(entries, one.row, own)),
    cell.map((one) => (entries: Permissions, own: Permissions) => toggleColumn(entries, { rows, verb: one.verb }, own)),
  );
  const stored = fc.uniqueArray(
    fc.constantFrom('posts.edit', 'tags.*', 'tags.view', 'assets.add', 'analytics.*', 'legacy.view', 'rubbish'),
  );
  const own = fc.constantFrom<Permissions>(ALL, ['posts.*', 'tags.view'], ['tags.view', 'tags.edit', 'assets.*']);
  const after = (
    entries: string[],
    steps: ((entries: Permissions, own: Permissions) => Permissions)[],
    by: Permissions,
  ) => steps.reduce<Permissions>((all, next) => next(all, by), parsePermissions(entries.join(',')));

  test('RBAC-24 loses nothing that the matrix does not show', () => {
    fc.assert(
      fc.property(stored, fc.array(step, { maxLength: 25 }), own, (entries, steps, by) => {
        const kept = after(entries, steps, by).filter((entry) => !isShown(rows, entry));
        const shownByNobody = parsePermissions(entries.join(',')).filter((entry) => !isShown(rows, entry));
        assert.deepEqual(kept, shownByNobody);
      }),
    );
  });

  test('RBAC-08 leaves no verb without `view`, and nothing twice', () => {
    fc.assert(
      fc.property(stored, fc.array(step, { maxLength: 25 }), own, (entries, steps, by) => {
        const result = after(entries, steps, by);
        assert.deepEqual(result, parsePermissions(result.join(',')));
        for (const { slug } of rows)
          if (VERBS.some((verb) => holds(result, `${slug}.${verb}`))) assert.ok(holds(result, `${slug}.view`));
      }),
    );
  });

  test('SEC-RBAC-04 gives nothing that the actor may not grant', () => {
    fc.assert(
      fc.property(stored, fc.array(step, { maxLength: 25 }), own, (entries, steps, by) => {
        const before = parsePermissions(entries.join(','));
        const given = after(entries, steps, by).filter((entry) => !holds(before, entry));
        assert.deepEqual(
          given.filter((entry) => !mayGrant(by, entry)),
          [],
        );
      }),
    );
  });
});
