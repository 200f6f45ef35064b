import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPermission, normaliseText, PermissionSet } from '../../../server/roles/permissions.ts';

test('SEC-DATA-18 no stored right names a field, so none comes back with a field of an old name', () => {
  for (const entry of ['posts.title.view', 'posts.view.title', 'posts.view:title', 'posts.title'])
    assert.equal(isPermission(entry), false, entry);
  // Kept as it was written, and without any effect.
  assert.equal(normaliseText('posts.pin.view'), 'posts.pin.view');
  assert.deepEqual(PermissionSet.parse('posts.pin.view').toArray(), []);
});
