import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { PASSWORD } from '../support/app.ts';
import { emailOf } from '../support/scenario.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

/** So many stops of the Tab key at most lead to anything. */
const STOPS = 60;

describe('around the pages', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Presses Tab until something has the focus. */
  const tabTo = async (page: Page, target: Locator) => {
    await target.waitFor();
    for (let stop = 0; stop < STOPS; stop++) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never came to ${String(target)}`);
  };

  test('SEC-XSS-07 the page runs under a strict policy, and a breach of it is noticed', async (t) => {
    const { page, complaints } = await visit(t, { browser, site }, { as: 'root' });
    const answer = await page.goto(`${site.url}/posts`);
    const policy = answer?.headers()['content-security-policy']?.split('; ') ?? [];
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ])
      assert.ok(policy.includes(directive), directive);
    await page.locator('[data-key]').first().waitFor();
    assert.deepEqual(complaints, []);
    const breach = page.waitForEvent('console', (line) => line.text().startsWith('The policy forbids'));
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
    );
    await breach;
    assert.ok(complaints.length > 0);
    complaints.length = 0;
  });

  test('VIEW-04 the sidebar has the models in their groups, and the crumbs lead back', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts/1' });
    const nav = page.getByRole('navigation', { name: 'Main' });
    const group = (name: string) => nav.getByRole('group', { name }).getByRole('link').allInnerTexts();
    await nav.getByRole('link', { name: 'Posts' }).waitFor();
    assert.deepEqual(await group('Content'), ['Posts', 'Categories', 'Tags', 'Comments']);
    assert.deepEqual(await group('Shop'), ['Products', 'Customers', 'Orders', 'Order items']);
    assert.deepEqual(await group('Access'), ['Users', 'Roles']);
    assert.equal(await nav.getByRole('link', { name: 'Posts' }).getAttribute('aria-current'), 'page');
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
    const { title = '' } = (await site.models.posts.findByPk(1)) ?? {};
    await crumbs.getByText(title).click();
    await page.waitForURL('**/admin/posts/1/view');
    await crumbs.getByRole('link', { name: 'Posts' }).click();
    await page.waitForURL('**/admin/posts');
  });

  test('THM-01 THM-02 the theme is switched, and kept in this browser without a flash', async (t) => {
    const { page, context, open } = await visit(t, { browser, site }, { as: 'root', path: '/', colorScheme: 'light' });
    const ground = (shown: Page) => shown.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByRole('button', { name: 'Theme: system' }).waitFor();
    const light = await ground(page);
    await page.getByRole('button', { name: 'Theme: system' }).click();
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
    const dark = await ground(page);
    assert.notEqual(dark, light);
    // Set by the blocking script, before the modules run.
    await page.route('**/asok.min.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.reload();
    assert.equal(await ground(page), dark);
    await page.unroute('**/asok.min.js*');
    const other = await context.newPage();
    await other.goto(`${site.url}/posts`);
    await other.getByRole('button', { name: 'Theme: dark' }).waitFor();
    assert.equal(await ground(other), dark);
    await open('/');
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    await page.getByRole('button', { name: 'Theme: light' }).waitFor();
    assert.equal(await ground(page), light);
  });

  test('the keyboard alone logs in, searches, opens, edits and saves', async (t) => {
    await site.models.posts.create({
      title: 'Reachable by keys',
      slug: 'reachable-by-keys',
      body: 'Once.',
      authorId: site.users.root,
    });
    const { page } = await visit(t, { browser, site }, { path: '/login' });
    const { keyboard } = page;
    await tabTo(page, page.getByLabel('Email'));
    await keyboard.type(emailOf('ed'));
    await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Posts' }));
    await keyboard.press('Enter');
    await page.locator('[data-key]').first().waitFor();
    await keyboard.press('/');
    await keyboard.type('Reachable');
    await keyboard.press('Enter');
    await page.waitForURL('**/admin/posts?q=Reachable');
    await tabTo(page, page.getByRole('link', { name: 'Reachable by keys', exact: true }));
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Reachable by keys' }).waitFor();
    await keyboard.press('e');
    await tabTo(page, page.getByRole('textbox', { name: 'Title' }));
    await keyboard.press('Control+A');
    await keyboard.type('Changed by keys');
    await keyboard.press('Control+S');
    await page.getByText('All changes saved').waitFor();
    assert.match(addressOf(page), /^\/admin\/posts\/\d+$/);
    assert.equal(await site.models.posts.count({ where: { title: 'Changed by keys' } }), 1);
    await keyboard.press('End');
    await keyboard.type(' again');
    await keyboard.press('Enter');
    await page.waitForURL('**/admin/posts');
    assert.equal(await site.models.posts.count({ where: { title: 'Changed by keys again' } }), 1);
  });

  test('a short form fills the window without scrolling: its save bar is at the bottom', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root', viewport: { width: 1440, height: 1200 } });
    for (const path of ['/tags/1', '/users/1', '/posts?q=nothing+of+the+kind']) {
      await open(path);
      await page.getByRole('button', { name: path.includes('?') ? 'Clear search' : 'Save and continue' }).waitFor();
      const { scrollHeight, clientHeight } = await page.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return { scrollHeight, clientHeight };
      });
      assert.equal(scrollHeight, clientHeight, path);
      if (path.includes('?')) continue;
      const bottom = await page.locator('[part~=save-bar]').evaluate((bar) => bar.getBoundingClientRect().bottom);
      assert.equal(bottom, clientHeight, path);
    }
  });

  test('the skip link is the first stop, and leads past the sidebar', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts' });
    await page.locator('[data-key]').first().waitFor();
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await page.keyboard.press('Tab');
    assert.ok(await skip.evaluate((element) => element.matches(':focus')));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const first = page.getByRole('main').getByRole('link', { name: 'New post' });
    assert.ok(await first.evaluate((element) => element.matches(':focus')));
    assert.equal(addressOf(page), '/admin/posts');
  });

  test('on a phone the sidebar is a drawer, and nothing is wider than the screen', async (t) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts', ...phone });
    await page.locator('[data-key]').first().waitFor();
    const drawer = page.getByRole('dialog', { name: 'Main' });
    assert.equal(await page.getByRole('navigation', { name: 'Main' }).count(), 0);
    await page.getByRole('button', { name: 'Open menu' }).click();
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Open menu' }).click();
    await drawer.getByRole('link', { name: 'Categories' }).click();
    await page.getByRole('heading', { name: 'Categories' }).waitFor();
    await drawer.waitFor({ state: 'hidden' });
    assert.equal(addressOf(page), '/admin/categories');
    for (const path of ['/posts', '/posts/1', '/posts/1/view', '/roles/1', '/']) {
      await page.goto(site.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, path);
    }
  });
});

describe('under a prefix and a name of its own', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    const options = { urlPrefix: '/gestion', siteName: 'Kestrel <b>Press</b>' };
    [site, browser] = await Promise.all([openSite(options), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  test('CFG-03 CFG-04 CFG-05 every request and every link is below the prefix; the old one is 404', async (t) => {
    const { page, open } = await visit(t, { browser, site });
    const paths: string[] = [];
    const failed: string[] = [];
    page.on('request', (request) => paths.push(new URL(request.url()).pathname));
    page.on('response', (answer) => {
      if (!answer.ok()) failed.push(`${answer.status()} ${answer.url()}`);
    });
    await open('/posts/1');
    await page.waitForURL('**/gestion/login?next=%2Fgestion%2Fposts%2F1');
    await page.getByLabel('Email').fill(emailOf('root'));
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('textbox', { name: 'Title' }).waitFor();
    assert.equal(addressOf(page), '/gestion/posts/1');
    const icon = await page.locator('link[rel=icon]').getAttribute('href');
    assert.match(icon ?? '', /^data:image\/svg/);

    for (const path of ['/', '/posts', '/posts/1/view', '/roles/1']) {
      await open(path);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      const links = await page.getByRole('link').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      const elsewhere = links.filter((href) => !/^(\/gestion\/|#|mailto:|https:\/\/kestrel\.press)/.test(href ?? ''));
      assert.deepEqual(elsewhere, [], path);
    }
    await page.getByRole('link', { name: 'Tags', exact: true }).first().click();
    await page.waitForURL('**/gestion/tags');
    assert.deepEqual(
      paths.filter((path) => !path.startsWith('/gestion')),
      [],
    );
    assert.deepEqual(failed, []);
    for (const path of [
      '/admin',
      '/admin/',
      '/admin/posts',
      '/admin/login',
      '/admin/assets/asok.min.js',
      '/gestionnaire',
    ])
      assert.equal((await page.request.get(site.origin + path)).status(), 404, path);
  });

  test('CFG-02 the site name stands in the sidebar and in the title, as it was written', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts' });
    await page.getByRole('link', { name: 'Kestrel <b>Press</b>' }).waitFor();
    await page.getByRole('heading', { name: /^Posts/ }).waitFor();
    assert.equal(await page.title(), 'Posts · Kestrel <b>Press</b>');
  });
});
