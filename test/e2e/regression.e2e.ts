import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { PASSWORD } from '../support/app.ts';
import { emailOf } from '../support/scenario.ts';
import { openBrowser, openSite, type Site, visit } from './support.ts';

/** What a person can use, by the roles that the browser tells assistive technology. */
const USABLE = new Set(
  'button link checkbox radio switch textbox searchbox combobox spinbutton menuitem option tab slider'.split(' '),
);

/** Every kind of page, with what shows that it is there. */
const PAGES: { path: string; ready(page: Page): Locator }[] = [
  { path: '/posts', ready: (page) => page.locator('[data-key]').first() },
  { path: '/posts/1', ready: (page) => page.getByRole('toolbar', { name: 'Formatting' }) },
  { path: '/posts/1/view', ready: (page) => page.locator('asok-detail article') },
  { path: '/products/new', ready: (page) => page.getByRole('button', { name: 'Save', exact: true }) },
  { path: '/orders/1/view', ready: (page) => page.locator('asok-detail article') },
  { path: '/roles/1', ready: (page) => page.getByRole('checkbox', { name: 'Posts: view' }) },
];

/** The usable things of a page that have no name, as the browser sees the page. */
async function namelessOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const usable = nodes.filter(({ ignored, role }) => !ignored && USABLE.has(String(role?.value)));
  assert.ok(usable.length > 5, 'the page has things to use');
  return usable.filter(({ name }) => !String(name?.value ?? '').trim()).map(({ role }) => String(role?.value));
}

/** What the focus is on, through all shadow roots: the tag and whether a dialog is around it. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const text = node?.getAttribute('aria-label') ?? node?.textContent?.trim() ?? '';
    return { text, inDialog: node?.closest('dialog') !== null };
  });

describe('what the first version got wrong', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  test('U3 after logging in every group of the sidebar is open, and every model has an icon of its own', async (t) => {
    const { page } = await visit(t, { browser, site }, { path: '/login' });
    await page.getByLabel('Email').fill(emailOf('root'));
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Log in' }).click();
    const nav = page.getByRole('navigation', { name: 'Main' });
    for (const name of ['Posts', 'Categories', 'Tags', 'Comments', 'Products', 'Customers', 'Orders', 'Users', 'Roles'])
      await nav.getByRole('link', { name, exact: true }).waitFor();
    const icons = await nav
      .getByRole('link')
      .locator('svg')
      .evaluateAll((all) => all.map((svg) => svg.innerHTML));
    assert.ok(icons.length >= 10);
    assert.equal(new Set(icons).size, icons.length);
  });

  test('U4 U7 nothing that can be used is without a name, on any page, with its panels open', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/login' });
    for (const { path, ready } of PAGES) {
      await open(path);
      await ready(page).waitFor();
      assert.deepEqual(await namelessOn(page), [], path);
    }
    await open('/posts');
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('group', { name: 'Status' }).waitFor();
    assert.deepEqual(await namelessOn(page), [], 'filters');
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.locator('tbody').getByRole('checkbox').first().check();
    await page.getByRole('toolbar').waitFor();
    assert.deepEqual(await namelessOn(page), [], 'bulk actions');
  });

  test('U4 the actions of a row differ in name and drawing, and looking is no magnifier', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts' });
    const row = page.locator('[data-key]').first();
    await row.waitFor();
    const drawings = new Set<string>();
    for (const name of [/^View /, /^Edit /, /^Delete /]) {
      const action = row.getByRole('button', { name }).or(row.getByRole('link', { name }));
      drawings.add(await action.locator('svg').innerHTML());
    }
    drawings.add(await page.getByRole('search').locator('svg').first().innerHTML());
    assert.equal(drawings.size, 4);
  });

  test('U5 a record is a list of terms and texts to select, not a form that is switched off', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/posts/1/view' });
    const article = page.locator('asok-detail article');
    await article.locator('dl').first().waitFor();
    assert.ok((await article.locator('dt').count()) > 8);
    assert.equal(await article.locator('dd').count(), await article.locator('dt').count());
    assert.equal(await article.locator('input, textarea, select, [disabled], [aria-disabled], asok-input').count(), 0);
    const value = article.locator('dd').first();
    const text = (await value.innerText()).trim();
    await value.locator('bdi').click({ clickCount: 3 });
    const selected = await value.evaluate((element) => {
      const root = element.getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
      return (root.getSelection?.() ?? getSelection())?.toString().trim();
    });
    assert.equal(selected, text);
    const [order] = await site.models.orders.findAll({ where: { shippedAt: null }, limit: 1 });
    assert.ok(order);
    await open(`/orders/${order.id}/view`);
    const shipped = page.locator('asok-detail .entry').filter({ hasText: 'Shipped' }).locator('dd');
    assert.match(await shipped.innerText(), /^—/);
  });

  test('U6 on a phone no page and no field is wider than the screen, and the search box has room', async (t) => {
    const viewport = { width: 390, height: 844 };
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/login', viewport, hasTouch: true });
    for (const { path, ready } of PAGES) {
      await open(path);
      await ready(page).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, path);
      const outside = await page.locator('.card .field, .card [part~=control], tbody tr, .entry').evaluateAll((all) =>
        all
          .filter((element) => element.checkVisibility())
          .map((element) => [element.className || element.localName, element.getBoundingClientRect()] as const)
          .filter(([, { left, right }]) => left < 0 || right > innerWidth)
          .map(([name, { left, right }]) => `${name} ${left} ${right}`),
      );
      assert.deepEqual(outside, [], path);
    }
    await open('/posts');
    const search = await page.getByRole('searchbox').boundingBox();
    assert.ok((search?.width ?? 0) > 180, `the search box is ${search?.width} px wide`);
  });

  test('U7 a question takes the focus, keeps it, closes by Escape and gives it back', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts' });
    const remove = page
      .locator('[data-key]')
      .first()
      .getByRole('button', { name: /^Delete / });
    await remove.focus();
    const before = await focusOf(page);
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    assert.deepEqual(await focusOf(page), { text: 'Cancel', inDialog: true });
    const stops = new Set<string>();
    for (let stop = 0; stop < 6; stop += 1) {
      await page.keyboard.press('Tab');
      const { text, inDialog } = await focusOf(page);
      // Between the last and the first stop the browser's own bar has its turn.
      assert.ok(inDialog || text === '' || !before.text.includes(text), `the focus is on ${text}`);
      if (inDialog) stops.add(text);
    }
    assert.deepEqual([...stops].sort(), ['Cancel', 'Delete forever']);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.deepEqual(await focusOf(page), before);
  });

  test('U7 choices are options that arrow keys move through, and a message is announced', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts/1' });
    const status = page.getByRole('combobox', { name: 'Status' });
    await status.focus();
    const before = (await status.innerText()).trim();
    await page.keyboard.press('ArrowDown');
    const options = page.getByRole('listbox').getByRole('option');
    await options.first().waitFor();
    assert.equal(await options.count(), 4);
    assert.equal((await page.getByRole('option', { selected: true }).innerText()).trim(), before);
    await page.keyboard.press(before === 'Archived' ? 'Home' : 'End');
    await page.keyboard.press('Enter');
    await options.first().waitFor({ state: 'hidden' });
    assert.notEqual((await status.innerText()).trim(), before);
    await page.keyboard.press('Control+s');
    const messages = page.getByRole('region', { name: 'Notifications' });
    await messages.getByRole('status').getByText('Changes saved').waitFor();
  });
});
