import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Keyboard } from './keyboard.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

describe('a form, by keyboard alone', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

  /** The option that is left when all has been searched. */
  const only = (page: Page, label: string) => page.locator('[role=option]:only-child', { hasText: label });

  async function openAt(t: TestContext, path: string) {
    const { page } = await visit(t, { browser, site }, { as: 'root', path });
    const keys = new Keyboard(page);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await keys.open(page.getByRole('link', { name: 'Skip to content' }));
    await keys.finds(page.getByRole('main'));
    return { page, keys };
  }

  test('keyboard: what is missing is told, and each error leads to its field', async (t) => {
    const { page, keys } = await openAt(t, '/posts/new');
    await keys.to(box(page, 'Title'));
    await keys.press('Control+S');
    const summary = page.getByRole('alert').filter({ hasText: 'need attention before this can be saved' });
    await keys.finds(summary);
    for (const [name, field] of [
      ['Title', box(page, 'Title')],
      ['Body', box(page, 'Body')],
      ['Author', page.getByRole('combobox', { name: 'Author' })],
    ] as const) {
      await keys.open(summary.getByRole('link', { name, exact: true }), name === 'Title' ? 'Tab' : 'Shift+Tab');
      await keys.finds(field);
      const described = await field.evaluate((element) =>
        (element.ariaDescribedByElements ?? []).map((it) => it.textContent?.trim()).join(' '),
      );
      assert.match(described, /\S/, name);
      // An editor takes Tab for itself.
      if (name === 'Body') await keys.press('Alt+F10', 'Shift+Tab');
    }
  });

  test('keyboard: a post is made with every kind of input, and saved by Ctrl+S', async (t) => {
    const { page, keys } = await openAt(t, '/posts/new');
    await keys.to(box(page, 'Title'));
    await keys.write('Set by hand, twice');
    await keys.to(box(page, 'Slug'));
    assert.equal(await box(page, 'Slug').inputValue(), 'set-by-hand-twice');
    await keys.write('set-by-hand');

    const category = page.getByRole('combobox', { name: 'Category' });
    await keys.to(category);
    await keys.press('ArrowDown');
    await page.getByRole('option', { name: 'Binding' }).waitFor();
    await keys.press('Escape');
    await keys.finds(category);
    await keys.write('lett');
    await page.getByRole('option', { name: 'Letterpress' }).waitFor();
    await keys.hears('2 matches');
    await keys.press('ArrowDown', 'ArrowDown', 'Enter');
    await keys.finds(category);

    await keys.to(box(page, 'Excerpt'));
    await keys.write('One line');
    await keys.press('Enter');
    await page.keyboard.type('and another');

    await keys.to(page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button').first());
    await keys.press('End', 'Home', 'ArrowRight');
    await keys.to(box(page, 'Body'));
    await keys.press('Control+B');
    await page.keyboard.type('Ink');
    await keys.press('Control+B');
    await page.keyboard.type(' and paper');

    const status = page.getByRole('combobox', { name: 'Status' });
    await keys.to(status);
    await keys.press('ArrowDown');
    await page.getByRole('option', { name: 'In review' }).waitFor();
    await keys.press('Escape');
    await keys.finds(status);
    await keys.press('i', 'Enter');
    await keys.finds(status);
    assert.equal((await status.innerText()).trim(), 'In review');

    const moment = box(page, 'Publish at');
    await keys.to(moment);
    await keys.write('24 Nov 2026, 09:30');
    await keys.press('Alt+ArrowDown');
    const calendar = page.getByRole('dialog', { name: 'Choose a date' });
    await keys.finds(calendar.locator('[data-day="2026-11-24"]'));
    await keys.press('ArrowRight', 'ArrowDown', 'Enter');
    await calendar.waitFor({ state: 'hidden' });
    await keys.finds(moment);
    // The browser is a British one.
    assert.equal(await moment.inputValue(), '2 Dec 2026, 09:30');

    const author = page.getByRole('combobox', { name: 'Author' });
    await keys.to(author);
    await keys.write('root2');
    await only(page, 'root2').waitFor();
    await keys.press('ArrowDown', 'Enter');

    const minutes = page.getByRole('spinbutton', { name: 'Reading time' });
    await keys.to(minutes);
    await keys.write('7');
    await keys.press('ArrowUp', 'PageUp');
    assert.equal(await minutes.inputValue(), '18');

    await keys.to(page.getByRole('switch', { name: 'Comments open' }));
    await keys.press('Space');
    await keys.to(page.getByRole('checkbox', { name: 'Featured' }));
    await keys.press('Space');

    const tags = page.getByRole('combobox', { name: 'Tags' });
    await keys.to(tags);
    await page.keyboard.type('maps');
    await only(page, 'maps').waitFor();
    await keys.press('ArrowDown', 'Enter');
    await keys.hears('maps added');
    await page.keyboard.type('ink');
    await only(page, 'ink').waitFor();
    await keys.press('ArrowDown', 'Enter');
    await keys.hears('ink added');
    await keys.press('Escape', 'Backspace', 'Backspace');
    await keys.hears('ink removed');

    await keys.to(box(page, 'Metadata'));
    await keys.write('{"robots":"none"}');
    await keys.press('Escape', 'Tab');
    await keys.press('Control+S');
    await keys.hears('All changes saved');
    await page.waitForURL(/\/admin\/posts\/\d+$/);

    const post = await site.models.posts.findOne({ where: { slug: 'set-by-hand' }, include: ['tags'] });
    assert(post);
    const { title, excerpt, body, readingTime, commentsOpen, featured, metadata } = post;
    assert.deepEqual(
      { title, excerpt, body, readingTime, commentsOpen, featured, metadata, status: post.status },
      {
        title: 'Set by hand, twice',
        excerpt: 'One line\nand another',
        body: '<p><strong>Ink</strong> and paper</p>',
        readingTime: 18,
        commentsOpen: false,
        featured: true,
        metadata: { robots: 'none' },
        status: 'review',
      },
    );
    assert.equal(post.publishAt?.toISOString(), '2026-12-02T09:30:00.000Z');
    assert.equal(post.authorId, site.users.root2);
    assert.deepEqual(
      post.tags?.map(({ name }) => name),
      ['maps'],
    );
  });

  test('keyboard: an edit is kept from being lost: leave, stay, save and leave', async (t) => {
    const post = await site.models.posts.create({
      title: 'Nearly lost',
      slug: 'nearly-lost',
      body: 'Once.',
      authorId: site.users.root,
    });
    const { page, keys } = await openAt(t, `/posts/${post.id}`);
    await keys.to(box(page, 'Title'));
    await keys.write('Not lost');
    await keys.hears('Unsaved changes in 1 field');
    const tags = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tags' });
    await keys.open(tags, 'Shift+Tab');
    const dialog = page
      .getByRole('alertdialog', { name: 'Leave without saving?' })
      .or(page.getByRole('dialog', { name: 'Leave without saving?' }));
    await keys.finds(dialog.getByRole('button', { name: 'Stay' }));
    await keys.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await keys.finds(tags);
    assert.equal(addressOf(page), `/admin/posts/${post.id}`);
    assert.equal(await box(page, 'Title').inputValue(), 'Not lost');
    await keys.press('Enter');
    await keys.open(dialog.getByRole('button', { name: 'Save and leave' }));
    await page.getByRole('heading', { name: 'Tags' }).waitFor();
    await keys.finds(page.getByRole('main'));
    assert.equal((await post.reload()).title, 'Not lost');
  });

  test('keyboard: a product with a price, a day and words of its own is edited and saved', async (t) => {
    const { page, keys } = await openAt(t, '/products/1');
    await keys.to(page.getByRole('switch', { name: 'Active' }));
    const price = page.getByRole('spinbutton', { name: 'Price' });
    await keys.to(price);
    await keys.write('12.50');
    const day = box(page, 'Released on');
    await keys.to(day);
    await keys.write('1 Feb 2026');
    const choose = page.getByRole('button', { name: 'Choose a date' });
    await keys.open(choose);
    await keys.finds(page.locator('[data-day="2026-02-01"]'));
    await keys.press('PageDown', 'Escape');
    await keys.finds(day);
    const words = box(page, 'Keywords');
    await keys.to(words);
    await page.keyboard.type('deckle');
    await keys.press('Enter');
    await keys.hears('deckle added');
    await keys.press('Control+S');
    await keys.hears('All changes saved');
    const product = await site.models.products.findByPk(1);
    assert.equal(Number(product?.price), 12.5);
    assert.equal(product?.releasedOn, '2026-02-01');
    assert.ok(product?.keywords?.includes('deckle'));
  });
});
