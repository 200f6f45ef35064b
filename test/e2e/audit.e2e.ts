import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

describe('history and audit log', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const historyButton = (page: Page) => page.getByRole('button', { name: 'History', exact: true });
  const changeTitle = async (page: Page, title: string) => {
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('All changes saved').first().waitFor();
  };

  test('RBAC-21 AUD-06 BTN-10 a role with every permission sees no History button and no log', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'star', path: '/posts/3/view', refusals: [403] });
    await page.getByRole('button', { name: 'Edit' }).waitFor();
    assert.equal(await historyButton(page).count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Audit log' }).count(), 0);
    await open('/posts/3');
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    assert.equal(await historyButton(page).count(), 0);
    await open('/audit');
    await heading(page, 'No access to this page');
    const answer = await page.evaluate(async (url) => {
      const headers = { 'content-type': 'application/json', 'x-asok-client': '1' };
      return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
    }, `${site.url}/api/trpc/audit.list`);
    assert.equal(answer, 403);
  });

  test('AUD-01 AUD-02 AUD-03 AUD-04 AUD-05 what is changed on the edit page stands in its history at once', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts/4' });
    const title = (await site.models.posts.findByPk(4))?.title ?? '';
    await historyButton(page).click();
    await heading(page, 'History');
    assert.equal(await historyButton(page).getAttribute('aria-expanded'), 'true');
    await changeTitle(page, `${title}, told anew`);
    const entry = page.getByRole('listitem').filter({ hasText: 'edited' }).first();
    await entry.waitFor();
    assert.match(await entry.innerText(), /edited \d field/);
    const after = await entry.locator('ins').first().innerText();
    assert.ok(after.includes(`${title}, told anew`), after);
    assert.equal(await entry.locator('ins mark').first().innerText(), ', told anew');
    assert.match((await entry.locator('time').getAttribute('title')) ?? '', /UTC$/);
    await page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await historyButton(page).getAttribute('aria-expanded'), 'false');
  });

  test('AUD-05 on a phone the history fills the page, and goes with Escape', async (t) => {
    const { page } = await visit(
      t,
      { browser, site },
      { as: 'root', path: '/posts/5/view', viewport: { width: 390, height: 844 } },
    );
    await historyButton(page).click();
    const drawer = page.getByRole('dialog', { name: 'History' });
    await drawer.waitFor();
    const { x, width, height } = (await drawer.boundingBox()) ?? { x: 0, width: 0, height: 0 };
    assert.deepEqual([x, width, height].map(Math.round), [0, 390, 844]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    assert.equal(await historyButton(page).evaluate((button) => button.matches(':focus')), true);
  });

  test('AUD-02 AUD-04 the log tells of every change, and narrows down by keyboard alone', async (t) => {
    const timezoneId = 'Asia/Tokyo';
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/tags/1', timezoneId });
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Quite another tag');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('All changes saved').first().waitFor();
    await open('/audit');
    await heading(page, 'Audit log');
    const region = page.getByRole('region', { name: 'Audit log' });
    await region.getByText('Logged in').first().waitFor();
    await region.getByRole('columnheader', { name: 'Time, Asia/Tokyo' }).waitFor();
    const time = region.locator('time').first();
    const at = new Date((await time.getAttribute('datetime')) ?? '');
    const clock = (zone: string) => at.toLocaleTimeString('en-GB', { timeZone: zone }).replace(/\s/g, ' ');
    const [shown, title] = [await time.innerText(), (await time.getAttribute('title')) ?? ''];
    assert.ok(shown.replace(/\s/g, ' ').endsWith(clock(timezoneId)), shown);
    assert.ok(title.replace(/\s/g, ' ').endsWith(`${clock('UTC')} UTC`), title);
    const model = page.getByRole('combobox', { name: 'Model' });
    await model.focus();
    await page.keyboard.type('Tags');
    await page.waitForURL('**/admin/audit?model=tags');
    const details = region.getByRole('button', { name: /^Details of entry/ });
    await details.first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await details.first().getAttribute('aria-expanded'), 'true');
    await region.locator('ins', { hasText: 'Quite another tag' }).first().waitFor();
    assert.equal(await region.getByText('Logged in').count(), 0);
    await page.goBack();
    await region.getByText('Logged in').first().waitFor();
    assert.equal(addressOf(page), '/admin/audit');
  });
});
