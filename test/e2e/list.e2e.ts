import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

/** Made for these tests: more than one page of them. */
const COUNT = 30;

describe('the list and its address', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    await site.models.posts.bulkCreate(
      Array.from({ length: COUNT }, (_, index) => ({
        title: `Marbled paper ${String(index + 1).padStart(2, '0')}`,
        slug: `marbled-paper-${index + 1}`,
        body: 'Oil and water.',
        authorId: site.users.root,
        status: index < 3 ? ('draft' as const) : ('published' as const),
      })),
    );
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const total = (page: Page) => page.getByRole('heading', { level: 1 });
  const titles = (page: Page) => page.locator('tbody [data-key] th').allInnerTexts();
  /** Waits until the heading counts so many records. */
  const counted = (page: Page, count: number) => total(page).getByText(String(count), { exact: true }).waitFor();
  /** Waits until the list has settled on what the address says. */
  const settled = async (page: Page, address: string) => {
    await page.waitForURL((url) => url.pathname + url.search === address);
    await page.locator('[role=region][aria-busy=false]').waitFor();
  };

  test('VIEW-01 LIST-01 a search stands in the address, and Back undoes it', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts' });
    const all = await site.models.posts.count();
    await counted(page, all);
    const box = page.getByRole('searchbox');
    await box.fill('marbled');
    await settled(page, '/admin/posts?q=marbled');
    await counted(page, COUNT);
    assert.ok((await titles(page)).every((title) => title.startsWith('Marbled paper')));
    await box.fill('marbled paper 07');
    await settled(page, '/admin/posts?q=marbled+paper+07');
    await counted(page, 1);
    // Refining a search is no step of its own.
    await page.goBack();
    await settled(page, '/admin/posts');
    await counted(page, all);
    assert.equal(await box.inputValue(), '');
  });

  test('LIST-02 a filter stands in the address and as a chip, and can be taken off', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts?q=marbled' });
    await counted(page, COUNT);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: 'Draft' }).check();
    await settled(page, '/admin/posts?q=marbled&status.in=draft&panel=filters');
    await counted(page, 3);
    await page.reload();
    await counted(page, 3);
    assert.deepEqual(await page.locator('tbody [data-key]').getByText('Draft').count(), 3);
    await page.getByRole('button', { name: 'Remove filter Status' }).click();
    await settled(page, '/admin/posts?q=marbled&panel=filters');
    await counted(page, COUNT);
    await page.goBack();
    await settled(page, '/admin/posts?q=marbled&status.in=draft&panel=filters');
    await counted(page, 3);
  });

  test('LIST-03 LIST-04 sorting and paging keep search and filters, and Back goes step by step', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts?q=marbled&status.in=published' });
    const query = '/admin/posts?q=marbled&status.in=published';
    const expected = Array.from(
      { length: COUNT - 3 },
      (_, index) => `Marbled paper ${String(index + 4).padStart(2, '0')}`,
    );
    const head = page.getByRole('columnheader', { name: 'Title' });
    await head.getByRole('button').click();
    await settled(page, `${query}&sort=title`);
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    assert.deepEqual(await titles(page), expected.slice(0, 20));
    await page.getByRole('button', { name: 'Next page' }).click();
    await settled(page, `${query}&sort=title&page=2`);
    await page.getByText(`21–${COUNT - 3} of ${COUNT - 3}`).waitFor();
    assert.deepEqual(await titles(page), expected.slice(20));
    await head.getByRole('button').click();
    await settled(page, `${query}&sort=-title`);
    await page.getByText(`1–20 of ${COUNT - 3}`).waitFor();
    assert.deepEqual(await titles(page), expected.toReversed().slice(0, 20));
    await page.goBack();
    await settled(page, `${query}&sort=title&page=2`);
    await page.getByText(`21–${COUNT - 3} of ${COUNT - 3}`).waitFor();
    assert.deepEqual(await titles(page), expected.slice(20));
    await page.reload();
    await page.getByText(`21–${COUNT - 3} of ${COUNT - 3}`).waitFor();
    assert.deepEqual(await titles(page), expected.slice(20));
  });

  test('LIST-02 the open filters stand in the address, and Back closes them', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts?q=marbled' });
    await counted(page, COUNT);
    const panel = page.getByRole('complementary', { name: 'Filters' });
    await page.getByRole('button', { name: 'Filters' }).click();
    await settled(page, '/admin/posts?q=marbled&panel=filters');
    await panel.waitFor();
    await page.reload();
    await panel.waitFor();
    await page.goBack();
    await settled(page, '/admin/posts?q=marbled');
    await panel.waitFor({ state: 'detached' });
    await counted(page, COUNT);
  });

  test('LIST-05 BTN-07 rows chosen by keyboard are deleted after the words were typed, and no others', async (t) => {
    const title = (n: number) => `Foxed page ${n}`;
    await site.models.posts.bulkCreate(
      [1, 2, 3, 4].map((n) => ({
        title: title(n),
        slug: `foxed-page-${n}`,
        body: 'Brown.',
        authorId: site.users.root,
      })),
    );
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts?q=foxed&sort=title' });
    await counted(page, 4);
    for (const key of ['j', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    const bar = page.getByRole('toolbar', { name: 'Actions for the selected rows' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Delete' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 posts forever?' });
    await dialog.getByRole('textbox').fill('delete 2');
    await page.keyboard.press('Enter');
    await page.getByText('2 posts deleted').waitFor();
    await counted(page, 2);
    assert.deepEqual(await titles(page), [title(1), title(4)]);
    const rows = await site.app.admin.models.AdminLog.findAll({ where: { action: 'delete', model: 'posts' } });
    assert.equal(rows.length, 2);
    assert.equal(new Set(rows.map(({ operationId }) => operationId)).size, 1);
  });

  test('LIST-05 what somebody may not delete has no boxes', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'ed', path: '/posts?q=marbled' });
    await counted(page, COUNT);
    assert.equal(await page.getByRole('checkbox').count(), 0);
  });

  test('VIEW-02 a row opens its record, and Back comes to the list as it was', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts?q=marbled&sort=title&page=2' });
    await page.getByRole('link', { name: 'Marbled paper 25', exact: true }).click();
    await page.getByRole('heading', { name: 'Marbled paper 25' }).waitFor();
    assert.match(addressOf(page), /^\/admin\/posts\/\d+\/view$/);
    assert.equal(await page.title(), 'Marbled paper 25 · Asok Admin');
    await page.goBack();
    await page.getByText(`21–${COUNT} of ${COUNT}`).waitFor();
    assert.equal(addressOf(page), '/admin/posts?q=marbled&sort=title&page=2');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'marbled');
  });

  test('a list that failed says so and tries again', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/', refusals: [500] });
    await page.route('**/records.posts.list*', (route) => route.fulfill({ status: 500, body: 'no JSON at all' }));
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Posts' }).click();
    await page.getByRole('heading', { name: 'Posts could not be loaded' }).waitFor();
    await page.unroute('**/records.posts.list*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await counted(page, await site.models.posts.count());
  });
});
