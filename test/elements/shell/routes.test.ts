import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatRoute,
  pageId,
  parseRoute,
  type Route,
  routeAfterLogin,
  routeTo,
} from '../../../elements/shell/routes.ts';

const ORIGIN = 'https://site.example';

function parse(address: string, prefix = '/admin'): Route {
  return parseRoute(prefix, new URL(address, ORIGIN));
}

test('SEC-XSS-06 a `next` that leads elsewhere is ignored', () => {
  const hostile = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example/admin/posts',
    'https://site.example.evil.example/admin/posts',
    'https://site.example@evil.example/admin/posts',
    'http://site.example/admin/posts',
    'javascript:alert(1)',
    'data:text/html,x',
    '/%09/evil.example',
    '%2f%2fevil.example',
    '/elsewhere',
    '/administrator/posts',
    '/admin/../elsewhere',
    '/admin/login?next=/admin/login',
    '/admin/api/csv/posts',
    '/admin/assets/asok.min.js',
    'https://[',
    '',
  ];
  for (const next of hostile) {
    assert.deepEqual(routeAfterLogin('/admin', next, ORIGIN), { page: 'start' }, next);
  }
  assert.deepEqual(routeAfterLogin('/admin', null, ORIGIN), { page: 'start' });
});

test('SEC-XSS-06 a `next` under the prefix is followed', () => {
  assert.deepEqual(routeAfterLogin('/admin', '/admin/posts/7?x=1', ORIGIN), { page: 'edit', model: 'posts', id: '7' });
  assert.deepEqual(routeAfterLogin('/admin', '/admin/posts?q=a+b', ORIGIN), {
    page: 'list',
    model: 'posts',
    query: 'q=a+b',
  });
});

test('VIEW-01 VIEW-02 VIEW-03 every page has its address', () => {
  assert.deepEqual(parse('/admin'), { page: 'start' });
  assert.deepEqual(parse('/admin/'), { page: 'start' });
  assert.deepEqual(parse('/admin/posts'), { page: 'list', model: 'posts', query: '' });
  assert.deepEqual(parse('/admin/posts/'), { page: 'list', model: 'posts', query: '' });
  assert.deepEqual(parse('/admin/posts/new'), { page: 'new', model: 'posts' });
  assert.deepEqual(parse('/admin/posts/7'), { page: 'edit', model: 'posts', id: '7' });
  assert.deepEqual(parse('/admin/posts/7/view'), { page: 'detail', model: 'posts', id: '7' });
  assert.deepEqual(parse('/admin/posts/view'), { page: 'edit', model: 'posts', id: 'view' });
  assert.deepEqual(parse('/admin/login?next=%2Fadmin%2Fposts'), { page: 'login', next: '/admin/posts' });
});

test('ERR-02 other addresses are missing pages', () => {
  for (const address of [
    '/',
    '/adminposts',
    '/admin//7',
    '/admin/posts/7/edit',
    '/admin/posts/7/view/x',
    '/admin/%E0%A4%A',
  ]) {
    assert.deepEqual(parse(address), { page: 'missing' }, address);
  }
});

test('CFG-04 the prefix moves every page', () => {
  assert.deepEqual(parse('/admin/posts', '/gestion'), { page: 'missing' });
  assert.deepEqual(parse('/gestion/posts', '/gestion/'), { page: 'list', model: 'posts', query: '' });
  assert.equal(formatRoute('/gestion', { page: 'detail', model: 'posts', id: '1' }), '/gestion/posts/1/view');
  assert.deepEqual(parse('/posts', '/'), { page: 'list', model: 'posts', query: '' });
});

test('a key of any characters comes back from its address', () => {
  // `.` and `..` never leave the server as keys: no address can hold them.
  const key = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^\.{1,2}$/.test(text) && text !== 'new');
  const model = fc
    .stringMatching(/^[a-z][a-z0-9_-]{0,20}$/)
    .filter((slug) => !['api', 'assets', 'login'].includes(slug));
  fc.assert(
    fc.property(key, model, fc.constantFrom('edit' as const, 'detail' as const), (id, slug, page) => {
      const route: Route = { page, model: slug, id };
      assert.deepEqual(parse(formatRoute('/admin', route)), route);
    }),
  );
});

test('asok-navigate names pages', () => {
  assert.deepEqual(routeTo({ model: 'posts', view: 'list' }), { page: 'list', model: 'posts', query: '' });
  assert.deepEqual(routeTo({ model: 'posts', view: 'new' }), { page: 'new', model: 'posts' });
  assert.deepEqual(routeTo({ model: 'posts', view: 'edit', id: '7' }), { page: 'edit', model: 'posts', id: '7' });
});

test('a list with another filter is the same page', () => {
  const list: Route = { page: 'list', model: 'posts', query: 'q=a' };
  assert.equal(pageId(list), pageId({ ...list, query: 'q=b' }));
  assert.notEqual(pageId(list), pageId({ ...list, model: 'tags' }));
});
