import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from '../support/app.ts';
import { emailOf } from '../support/scenario.ts';
import { Keyboard } from './keyboard.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

const COUNT = 30;
/** On a page. */
const ROWS = 20;

describe('the pages, by keyboard alone', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    const posts = Array.from({ length: COUNT }, (_none, index) => ({
      title: `Deckled edge ${String(index + 1).padStart(2, '0')}`,
      slug: `deckled-edge-${index + 1}`,
      body: 'Torn.',
      status: index < 5 ? ('review' as const) : ('draft' as const),
      authorId: site.users.root,
    }));
    await site.models.posts.bulkCreate(posts);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' });
  const row = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true });

  /** Opens a page, with the focus at its beginning. */
  async function openAt(t: Parameters<typeof visit>[0], path: string) {
    const visitor = await visit(t, { browser, site }, { as: 'root', path });
    const keys = new Keyboard(visitor.page);
    const skip = visitor.page.getByRole('link', { name: 'Skip to content' });
    await visitor.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await keys.open(skip);
    await keys.finds(visitor.page.getByRole('main'));
    return { ...visitor, keys };
  }

  test('keyboard: signing in leads to the pages, and a link of the sidebar to its list', async (t) => {
    const { page } = await visit(t, { browser, site }, { path: '/login', refusals: [401] });
    const keys = new Keyboard(page);
    await keys.to(page.getByLabel('Email'));
    await keys.write(emailOf('root'));
    await keys.to(page.getByRole('textbox', { name: 'Password' }));
    await keys.write('not it');
    await keys.press('Enter');
    await keys.hears('Invalid credentials');
    await keys.to(page.getByRole('textbox', { name: 'Password' }), 'Shift+Tab');
    await keys.write(PASSWORD);
    await keys.press('Enter');
    await keys.finds(page.getByRole('main'));
    await keys.open(nav(page).getByRole('link', { name: 'Posts' }), 'Shift+Tab');
    await page.getByRole('main').getByRole('heading', { name: 'Posts' }).waitFor();
    await keys.finds(page.getByRole('main'));
    assert.equal(addressOf(page), '/admin/posts');
    await keys.hears('Posts');
  });

  test('LIST-01 LIST-02 keyboard: a list is searched, filtered, sorted and paged', async (t) => {
    const { page, keys } = await openAt(t, '/posts');
    const filters = page.getByRole('button', { name: /^Filters/ });
    const panel = page.getByRole('complementary', { name: 'Filters' });
    await keys.press('/');
    await keys.write('deckled');
    await keys.press('Enter');
    await keys.hears(`${COUNT} results`);

    await keys.open(filters);
    await panel.waitFor();
    await keys.to(panel.getByRole('checkbox', { name: 'In review' }));
    await keys.press('Space');
    await keys.hears('5 results');
    await keys.to(panel.getByRole('radio', { name: 'Any' }).first());
    await keys.press('ArrowRight', 'ArrowRight');
    await keys.finds(panel.getByRole('radio', { name: 'No' }).first());
    await keys.open(panel.getByRole('button', { name: 'Close' }), 'Shift+Tab');
    await panel.waitFor({ state: 'detached' });
    await keys.finds(filters);

    await keys.to(page.getByRole('button', { name: 'Remove filter Status' }), 'Shift+Tab');
    await keys.press('Delete');
    await keys.hears(`${COUNT} results`);
    await keys.open(page.getByRole('button', { name: 'Clear filters' }));
    await keys.hears(`${COUNT} results`);
    await keys.finds(filters);
    await keys.press('/');
    await keys.write('nobody wrote this');
    await keys.press('Enter');
    await keys.hears('0 results');
    await keys.open(page.getByRole('button', { name: 'Clear search' }).last());
    await keys.finds(page.getByRole('searchbox'));
    await keys.write('deckled');
    await keys.press('Enter');
    await keys.hears(`${COUNT} results`);

    await keys.open(page.getByRole('columnheader', { name: 'Title' }).getByRole('button'));
    await page.locator('th[aria-sort=ascending]').waitFor();
    await row(page, 'Deckled edge 01').waitFor();
    // Past the rows with all that may be done with them.
    await keys.press(...'j'.repeat(ROWS));
    await keys.open(page.getByRole('button', { name: 'Next page' }));
    await row(page, 'Deckled edge 30').waitFor();
    await keys.finds(page.getByRole('button', { name: 'Next page' }));
    await keys.to(page.getByRole('combobox', { name: 'Rows per page' }), 'Shift+Tab');
    await keys.press('ArrowDown');
    await page.getByText(`1–${COUNT} of ${COUNT}`).waitFor();
    assert.match(addressOf(page), /^\/admin\/posts\?q=deckled&sort=title&perPage=\d+$/);
  });

  test('LIST-05 BTN-07 keyboard: rows are selected and deleted after their number was typed', async (t) => {
    const { page, keys } = await openAt(t, '/posts?q=deckled&sort=title');
    await row(page, 'Deckled edge 01').waitFor();
    await keys.press('j', 'x', 'j', 'j', 'x');
    await keys.hears('2 selected');
    const bar = page.getByRole('toolbar', { name: 'Actions for the selected rows' });
    const remove = bar.getByRole('button', { name: 'Delete' });
    await keys.to(bar.getByRole('button').first(), 'Shift+Tab');
    await keys.open(remove, 'ArrowRight');
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 posts forever?' });
    await keys.finds(dialog.getByRole('textbox'));
    await keys.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await keys.finds(remove);
    await keys.press('Enter');
    await keys.finds(dialog.getByRole('textbox'));
    await keys.write('delete 2');
    await keys.press('Enter');
    await keys.hears('2 posts deleted');
    await keys.finds(page.getByRole('region', { name: 'Posts' }));
    await keys.hears(`${COUNT - 2} results`);
    const left = await site.models.posts.findAll({ where: { title: ['Deckled edge 01', 'Deckled edge 03'] } });
    assert.equal(left.length, 0);
  });

  test('keyboard: every menu and dialog around a list gives the focus back', async (t) => {
    const { page, keys } = await openAt(t, '/posts?q=deckled&sort=title');
    await row(page, 'Deckled edge 02').waitFor();
    const columns = page.getByRole('button', { name: 'Columns' });
    await keys.open(columns);
    const chooser = page.getByRole('dialog', { name: 'Visible columns' });
    await keys.to(chooser.getByRole('checkbox', { name: 'Status' }));
    await keys.press('Space');
    await page.getByRole('columnheader', { name: 'Status' }).waitFor({ state: 'detached' });
    await keys.press('Alt+ArrowUp');
    await keys.hears(/position \d+ of \d+/);
    await keys.press('Escape');
    await chooser.waitFor({ state: 'hidden' });
    await keys.finds(columns);

    await keys.press('j');
    const remove = page.getByRole('button', { name: 'Delete Deckled edge 02' });
    await keys.open(remove);
    const dialog = page.getByRole('alertdialog');
    await keys.finds(dialog.getByRole('button', { name: 'Cancel' }));
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await keys.finds(remove);
  });

  test('THM-01 I18N-01 keyboard: theme, language and profile are switched from the top bar', async (t) => {
    // The choices are the account's, in other browsers too: the next test finds them as they were.
    t.after(() => site.app.admin.models.Account.update({ language: null, theme: null }, { where: {} }));
    const { page, keys } = await openAt(t, '/categories');
    const theme = page.getByRole('button', { name: /^Theme:/ });
    await keys.open(theme, 'Shift+Tab');
    await page
      .getByRole('button', { name: 'Theme: dark' })
      .or(page.getByRole('button', { name: 'Theme: light' }))
      .waitFor();
    await keys.finds(theme);
    const profile = page.getByRole('button', { name: 'Profile: root' });
    await keys.open(profile);
    await keys.finds(page.getByRole('menuitem', { name: 'My profile' }));
    await keys.press('Escape');
    await keys.finds(profile);
    const language = page.getByRole('button', { name: 'Language: English' });
    await keys.to(language, 'Shift+Tab');
    await keys.press('ArrowDown');
    await keys.finds(page.getByRole('menuitemradio', { name: 'English' }));
    await keys.press('f');
    await keys.finds(page.getByRole('menuitemradio', { name: 'Français' }));
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Catégories' }).waitFor();
    await keys.finds(page.getByRole('main'));
  });

  test('keyboard: rights are changed in the matrix by the arrow keys and Space, and saved', async (t) => {
    const role = await site.app.admin.models.Role.findOne({ where: { name: 'vw' } });
    assert(role);
    const { page, keys } = await openAt(t, `/roles/${role.id}`);
    const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
    const grid = page.getByRole('table', { name: 'Permissions by model and action' });
    await box('Posts: view').waitFor();
    await keys.to(page.getByRole('searchbox', { name: 'Find a model' }));
    await keys.write('posts');
    await keys.hears('1 model found');
    await keys.press('Tab');
    await keys.finds(box('Posts: all actions'));
    await keys.press('ArrowRight', 'ArrowRight');
    await keys.finds(box('Posts: add'));
    await keys.press('Space');
    await keys.hears('1 permission change');
    await keys.press('End');
    await keys.finds(box('Posts: export'));
    await keys.press('Home', 'ArrowRight');
    await keys.finds(box('Posts: view'));
    assert.equal((await grid.getByRole('checkbox', { checked: true }).count()) > 1, true);
    await keys.press('Control+S');
    await keys.hears('Changes saved');
    await keys.hears('All changes saved');
    assert.equal((await role.reload()).permissions, 'posts.view,posts.add');
  });
});
