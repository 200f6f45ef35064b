import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { rowsOf } from '../support/acting.ts';
import { Keyboard } from './keyboard.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

const HOUR = 3_600_000;

describe('acting as somebody else, on the page', () => {
  let site: Site;
  let browser: Browser;
  let now = 0;

  before(async () => {
    [site, browser] = await Promise.all([openSite({ now: () => new Date(Date.now() + now) }), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const banner = (page: Page) => page.locator('asok-impersonation-banner');
  const toast = (page: Page, text: string) => page.locator('asok-toasts').getByText(text, { exact: true }).waitFor();
  const sidebar = (page: Page, name = 'Main') =>
    page.getByRole('navigation', { name }).getByRole('link').allInnerTexts();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const log = async () => (await rowsOf(site.app, '')).filter(({ action }) => !action.startsWith('log'));

  test('IMP-01 B149 who is no administrator has no such button', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'umgr', path: '/users' });
    await page.getByRole('link', { name: 'View root', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^Impersonate/ }).count(), 0);
  });

  test('keyboard: IMP-03 IMP-08 IMP-10 IMPT-01 IMPT-02 start, work and stop by keys alone', async (t) => {
    const before = (await log()).length;
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/users' });
    const keys = new Keyboard(page);
    await keys.open(page.getByRole('button', { name: 'Impersonate ed', exact: true }));
    await toast(page, 'Now acting as ed');
    await keys.hears('You are acting as ed.');
    // He may not see users: the start page is his.
    await keys.finds(page.getByRole('main'));
    assert.equal(addressOf(page), '/admin/');
    assert.deepEqual(await sidebar(page), ['Posts']);
    await banner(page).getByText('Ends in 60 min.').waitFor();

    const post = await site.models.posts.findByPk(1, { rejectOnEmpty: true });
    await keys.open(page.getByRole('main').getByRole('link', { name: 'Posts' }));
    await page.locator('[data-key]').first().waitFor();
    await keys.press('/');
    await keys.write(post.title);
    await keys.open(page.getByRole('link', { name: post.title, exact: true }));
    await heading(page, post.title);
    await keys.press('e');
    await keys.to(page.getByRole('textbox', { name: 'Title' }));
    await keys.write('Written as ed');
    await keys.press('Control+S');
    await page.getByText('All changes saved').waitFor();

    // Right after the skip link.
    await page.reload();
    await banner(page).waitFor();
    await keys.press('Tab');
    assert.equal(await page.getByRole('link', { name: 'Skip to content' }).evaluate(isFocused), true);
    await keys.press('Tab');
    assert.equal(await page.getByRole('button', { name: 'Stop impersonation' }).evaluate(isFocused), true);
    await keys.press('Enter');
    await toast(page, 'Stopped impersonation');
    await banner(page).waitFor({ state: 'detached' });
    await keys.finds(page.getByRole('main'));
    assert.ok((await sidebar(page)).includes('Users'));
    const [root, ed] = [String(site.users.root), String(site.users.ed)];
    const rows = (await log()).slice(before).map((row) => [row.action, row.userId, row.impersonatorId]);
    assert.deepEqual(rows, [
      ['impersonation_start', root, null],
      ['update', ed, root],
      ['impersonation_stop', root, null],
    ]);
  });

  test('IMP-01 from the page of a user; nobody is offered himself', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: `/users/${site.users.root}/view` });
    await heading(page, 'root');
    assert.equal(await page.getByRole('button', { name: 'Impersonate' }).count(), 0);
    await open(`/users/${site.users.umgr}/view`);
    await page.getByRole('button', { name: 'Impersonate' }).click();
    await toast(page, 'Now acting as umgr');
    // He may see users, too: the page stays, and is his.
    await heading(page, 'umgr');
    assert.equal(addressOf(page), `/admin/users/${site.users.umgr}/view`);
    assert.equal(await page.getByRole('button', { name: 'Impersonate' }).count(), 0);
    await page.getByRole('button', { name: 'Stop impersonation' }).click();
    await toast(page, 'Stopped impersonation');
    await page.getByRole('button', { name: 'Impersonate' }).waitFor();
  });

  test('SEC-IMP-02 a user who could not enter is told, and nobody is acted as', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/users', refusals: [400] });
    await page.getByRole('button', { name: 'Impersonate none', exact: true }).click();
    await toast(page, 'This user cannot enter: the account is disabled or has no role.');
    assert.equal(await banner(page).count(), 0);
    assert.equal(addressOf(page), '/admin/users');
  });

  test('IMP-05 IMPT-03 2g 2p after an hour of the server’s clock a save is refused, and one is oneself again', async (t) => {
    t.after(() => {
      now = 0;
    });
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/users', refusals: [403] });
    await page.getByRole('button', { name: 'Impersonate ed', exact: true }).click();
    await toast(page, 'Now acting as ed');
    await open('/posts/2');
    await page.getByRole('textbox', { name: 'Title' }).fill('Too late');
    now += HOUR;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await toast(page, 'Impersonation expired (1 h max.)');
    await banner(page).waitFor({ state: 'detached' });
    assert.equal(await site.models.posts.count({ where: { title: 'Too late' } }), 0);
    assert.ok((await sidebar(page)).includes('Users'));
    await page.reload();
    await page.getByRole('main').waitFor();
    assert.equal(await page.getByText('Impersonation expired (1 h max.)').count(), 0);
    const end = (await log()).findLast(({ action }) => action.startsWith('impersonation'));
    assert.deepEqual([end?.action, end?.changes], ['impersonation_expire', '{"reason":"expired"}']);
  });

  test('SEC-IMP-06 IMP-06 the administrator who is demoted is asked to log in, under his own address', async (t) => {
    const { User } = site.app.admin.models;
    const { page } = await visit(t, { browser, site }, { as: 'root2', path: '/users', refusals: [401] });
    await page.getByRole('button', { name: 'Impersonate ed', exact: true }).click();
    await toast(page, 'Now acting as ed');
    await User.update({ isAdmin: false }, { where: { id: site.users.root2 } });
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Posts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Log in again' });
    await dialog.waitFor();
    assert.equal(await dialog.getByLabel('Email').inputValue(), '');
    await User.update({ isAdmin: true }, { where: { id: site.users.root2 } });
  });

  test('all tabs of a browser follow', async (t) => {
    const { page, context } = await visit(t, { browser, site }, { as: 'root', path: '/users' });
    await page.getByRole('button', { name: 'Impersonate ed', exact: true }).waitFor();
    const other = await context.newPage();
    await other.goto(`${site.url}/posts`);
    await heading(other, `Posts ${await site.models.posts.count()}`);
    await page.getByRole('button', { name: 'Impersonate ed', exact: true }).click();
    await toast(page, 'Now acting as ed');
    await banner(other).waitFor();
    assert.deepEqual(await sidebar(other), ['Posts']);
    await other.getByRole('button', { name: 'Stop impersonation' }).click();
    await banner(page).waitFor({ state: 'detached' });
    await toast(page, 'Stopped impersonation');
  });

  const TEXTS = {
    fr: {
      navigation: 'Principale',
      posts: 'Articles',
      start: 'Agir à la place de ed',
      started: 'Vous agissez maintenant en tant que ed',
      stop: 'Arrêter l’impersonnalisation',
      stopped: 'Impersonnalisation arrêtée',
      expired: 'Impersonnalisation expirée (1 h max.)',
    },
    es: {
      navigation: 'Principal',
      posts: 'Artículos',
      start: 'Suplantar a ed',
      started: 'Ahora actuando como ed',
      stop: 'Detener la suplantación',
      stopped: 'Suplantación detenida',
      expired: 'Suplantación expirada (1 h máx.)',
    },
  };
  for (const [locale, texts] of Object.entries(TEXTS))
    test(`IMPT-01 IMPT-02 IMPT-03 IMPT-05 ${locale}: in the language that the administrator has set`, async (t) => {
      const { Account } = site.app.admin.models;
      const userId = site.users.root;
      await Account.upsert({ userId, language: locale as 'fr' | 'es' });
      t.after(async () => {
        now = 0;
        await Account.upsert({ userId, language: null });
      });
      const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/users' });
      await page.getByRole('button', { name: texts.start, exact: true }).click();
      await toast(page, texts.started);
      assert.deepEqual(await sidebar(page, texts.navigation), [texts.posts]);
      await page.getByRole('button', { name: texts.stop }).click();
      await toast(page, texts.stopped);
      await open('/users');
      await page.getByRole('button', { name: texts.start, exact: true }).click();
      await toast(page, texts.started);
      now += HOUR;
      await open('/posts');
      await toast(page, texts.expired);
    });
});

function isFocused(element: Element): boolean {
  return element.matches(':focus');
}
