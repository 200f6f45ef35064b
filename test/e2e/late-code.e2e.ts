import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

/** The modules that a page asks for from now on, by their names without version and hash. */
function modulesOf(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = /\/assets\/(?:v-[\da-f]+\/)?(.+\.min|chunks\/.+)(?=\.js$)/.exec(new URL(request.url()).pathname)?.[1];
    if (name) names.push(name.replace(/^chunks\/(.+)-[\w-]{8}$/, '$1'));
  });
  return names;
}

describe('code that is fetched when it is needed', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  test('I18N-01 a French page fetches the French texts, and the module it began with once', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root', locale: 'fr-FR' });
    const modules = modulesOf(page);
    await open('/posts');
    await page.getByRole('button', { name: 'Filtres' }).waitFor();
    assert.deepEqual(modules.toSorted(), ['asok.min', 'fr', 'list', 'shell']);
    await page.getByRole('button', { name: 'Filtres' }).click();
    await page.getByRole('complementary', { name: 'Filtres' }).waitFor();
    assert.deepEqual(modules.slice(4), ['filters']);
  });

  test('an English page fetches no texts, and the matrix where it is shown', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    const modules = modulesOf(page);
    await open('/roles/new');
    await page.getByRole('checkbox', { name: 'Posts: view', exact: true }).waitFor();
    assert.deepEqual(modules.toSorted(), ['asok.min', 'inputs', 'list', 'matrix', 'record', 'shell']);
  });

  test('the code of a form is fetched when somebody points at a link to one, before the click', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    const modules = modulesOf(page);
    await open('/posts');
    const link = page.getByRole('link', { name: 'New post' });
    await link.waitFor();
    assert.deepEqual(modules.toSorted(), ['asok.min', 'list', 'shell']);
    const asked = page.waitForRequest(/\/chunks\/record-/);
    await link.hover();
    await asked;
    assert.equal(addressOf(page), '/admin/posts');
  });

  test('I18N-01 where the texts of a language do not come, the page is in English', async (t) => {
    const { page, context, open } = await visit(t, { browser, site }, { locale: 'fr-FR', refusals: [404] });
    await context.route('**/chunks/fr-*.js', (route) => route.fulfill({ status: 404 }));
    await open('/login');
    await page.getByRole('button', { name: 'Log in' }).waitFor();
  });

  test('filters that do not come are told, and come with the next press', async (t) => {
    const { page, context, open } = await visit(t, { browser, site }, { as: 'root', refusals: [404] });
    const pattern = '**/chunks/filters-*.js';
    await context.route(pattern, (route) => route.fulfill({ status: 404 }));
    await open('/posts');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('alert').getByText('No answer from the server').waitFor();
    await context.unroute(pattern);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('complementary', { name: 'Filters' }).waitFor();
  });

  test('a matrix that does not come is told in its place, and comes with another try', async (t) => {
    const { page, context, open } = await visit(t, { browser, site }, { as: 'root', refusals: [404] });
    const pattern = '**/chunks/matrix-*.js';
    await context.route(pattern, (route) => route.fulfill({ status: 404 }));
    await open('/roles/new');
    await page.getByRole('alert').getByText('No answer from the server').waitFor();
    await context.unroute(pattern);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('checkbox', { name: 'Posts: view', exact: true }).waitFor();
  });

  test('an application whose code does not come is told, and comes with another try', async (t) => {
    const refusals = [404, 404];
    const { page, context, open } = await visit(t, { browser, site }, { as: 'root', refusals });
    const pattern = '**/chunks/shell-*.js';
    await context.route(pattern, (route) => route.fulfill({ status: 404 }));
    await open('/posts');
    await page.getByRole('alert').getByText('No answer from the server').waitFor();
    await context.unroute(pattern);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Posts' }).waitFor();
  });
});
