import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from '../support/app.ts';
import { emailOf } from '../support/scenario.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

describe('signing in and out', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const fill = async (page: Page, email: string, password: string) => {
    await page.getByLabel('Email').fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
  };

  test('AUTH-01 ACC-03 ACC-04 whoever may not enter reads the same, and gets no session', async (t) => {
    const { page, context } = await visit(t, { browser, site }, { path: '/login', refusals: [401, 401, 401] });
    const sessions = await site.app.admin.models.Session.count();
    const tries = [
      [emailOf('root'), 'not the password'],
      ['nobody@example.org', PASSWORD],
      [emailOf('none'), PASSWORD],
    ] as const;
    for (const [email, password] of tries) {
      const answer = page.waitForResponse(/auth\.login/);
      await fill(page, email, password);
      assert.equal((await answer).status(), 401);
      await page.getByRole('alert').getByText('Invalid credentials').waitFor();
      assert.equal(await page.getByLabel('Email').inputValue(), email);
      assert.equal(addressOf(page), '/admin/login');
    }
    assert.deepEqual(await context.cookies(), []);
    assert.equal(await site.app.admin.models.Session.count(), sessions);
  });

  test('AUTH-01 ACC-05 a deep link leads to the login page and from there to its own page', async (t) => {
    const { page, context, open } = await visit(t, { browser, site });
    await open('/categories?q=bind&sort=-name');
    await page.waitForURL('**/admin/login?next=*');
    assert.equal(await page.title(), 'Log in · Asok Admin');
    await fill(page, emailOf('root'), PASSWORD);
    await page.getByRole('heading', { name: 'Categories' }).waitFor();
    assert.equal(addressOf(page), '/admin/categories?q=bind&sort=-name');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'bind');
    // The session is out of reach of scripts, and the login page is no step to go back to.
    assert.equal(await page.evaluate(() => document.cookie), '');
    assert.deepEqual(
      (await context.cookies()).map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })),
      [{ httpOnly: true, sameSite: 'Lax' }],
    );
  });

  test('SEC-XSS-06 a next that leads elsewhere is ignored', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin)) strangers.push(request.url());
    });
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https:evil.example',
      'https://evil.example/admin/posts',
      'javascript:alert(1)',
      '%2f%2fevil.example',
      '/%09/evil.example',
      '/elsewhere',
      '/admin/login?next=//evil.example',
    ]) {
      await open(`/login?next=${encodeURIComponent(next)}`);
      await page.getByRole('heading', { name: 'Asok Admin' }).waitFor();
      assert.equal(addressOf(page), '/admin/', next);
    }
    assert.deepEqual(strangers, []);
  });

  test('SEC-XSS-08 logging out ends the session and leaves nothing of it on the page', async (t) => {
    const { page, context } = await visit(t, { browser, site }, { as: 'root', path: '/posts' });
    const [session] = await context.cookies();
    await page.locator('[data-key]').first().waitFor();
    const title = await page.locator('[data-key] a').first().innerText();
    await page.getByRole('link', { name: 'Categories' }).click();
    await page.getByRole('heading', { name: 'Categories' }).waitFor();
    await page.getByRole('button', { name: /root/ }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in to Asok Admin' }).waitFor();
    assert.equal(addressOf(page), '/admin/login');
    assert.equal(await page.getByText(title).count(), 0);
    assert.deepEqual(await context.cookies(), []);
    await page.goBack();
    await page.waitForURL('**/admin/login?next=%2Fadmin%2Fposts');
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    assert.equal(await page.getByText(title).count(), 0);
    // The old cookie, kept by somebody, opens nothing.
    const { name, value } = session!;
    const { error } = await site.app.call('records.posts.list', {}, { cookie: `${name}=${value}` });
    assert.equal(error?.code, 'UNAUTHENTICATED');
  });

  test('a session that ended meanwhile asks for the password, and what was typed stays', async (t) => {
    const visitor = await visit(t, { browser, site }, { as: 'ed', path: '/posts/1', refusals: [401] });
    const { page } = visitor;
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Typed before the session ended');
    // What the page still asks for by itself would be refused before the save.
    await page.waitForLoadState('networkidle');
    await site.app.admin.models.Session.destroy({ where: { userId: site.users.ed } });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Log in again' });
    await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await title.inputValue(), 'Typed before the session ended');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL('**/admin/posts');
    assert.equal((await site.models.posts.findByPk(1))?.title, 'Typed before the session ended');
  });
});
