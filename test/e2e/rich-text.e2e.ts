import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { HOSTILE_MARKUP, strayTags } from '../support/hostile-markup.ts';
import { openBrowser, openSite, type Site, visit } from './support.ts';

describe('rich text from the keyboard to the page', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const newPost = async (title: string, body: string) => {
    const slug = title.toLowerCase().replaceAll(' ', '-');
    const post = await site.models.posts.create({ title, slug, body, authorId: site.users.root });
    return { post, path: `/posts/${post.id}` };
  };
  const text = (page: Page) => page.getByRole('textbox', { name: 'Body', exact: true });
  const editor = (page: Page) => page.getByRole('toolbar', { name: 'Formatting' });
  const shown = (page: Page) => page.getByRole('main').locator('.rich-text');

  /** Counts what hostile markup would do, and what it would ask the network for. */
  async function watchCanary(page: Page): Promise<() => Promise<unknown[]>> {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('canary')) asked.push(request.url());
    });
    await page.addInitScript(() => {
      const counting = window as unknown as { ran: number; canary(): void };
      counting.ran = 0;
      counting.canary = () => {
        counting.ran += 1;
      };
    });
    return async () => [...asked, ...((await page.evaluate('window.ran')) === 0 ? [] : ['a script ran'])];
  }

  test('FLD-03 DET-02 typed with the keyboard alone, saved, read again, and shown across the page', async (t) => {
    const { post, path } = await newPost('Written by hand', '<p>Once.</p>');
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path });
    await editor(page).waitFor();
    await page.getByText('All changes saved').waitFor();
    await page.getByText('Body', { exact: true }).click();
    assert.equal(await text(page).evaluate((element) => element.matches(':focus')), true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('## The fold');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Maps die ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('along');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' it');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('example.org/maps');
    await page.keyboard.press('Enter');
    // The popover gives the focus back when it has closed; no person types faster.
    await text(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('.');
    await page.getByText('Unsaved changes in 1 field').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('All changes saved').waitFor();
    const saved =
      '<h2>The fold</h2><p>Maps die <strong>along</strong> it<a href="https://example.org/maps" rel="noopener">https://example.org/maps</a>.</p>';
    assert.equal((await post.reload()).body, saved);

    await page.reload();
    await editor(page).waitFor();
    await text(page).getByRole('heading', { name: 'The fold', level: 2 }).waitFor();
    await open(`${path}/view`);
    await shown(page).getByRole('heading', { name: 'The fold', level: 2 }).waitFor();
    assert.equal(await shown(page).getByRole('strong').innerText(), 'along');
    assert.equal(
      await shown(page).getByRole('link', { name: 'https://example.org/maps' }).getAttribute('rel'),
      'noopener',
    );
    const widths = await shown(page).evaluate((element) => {
      const [field, grid] = ['field', 'grid'].map((part) => element.closest(`[part~="${part}"]`) as HTMLElement);
      const { paddingLeft, paddingRight } = getComputedStyle(grid as HTMLElement);
      return [
        field?.clientWidth,
        (grid?.clientWidth ?? 0) - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
      ];
    });
    assert.equal(widths[0], widths[1]);
  });

  test('S7 SEC-XSS-04 SEC-XSS-07 what SQL put into a row does nothing on any page, and nothing is reported', async (t) => {
    const { post, path } = await newPost('Put in by others', '');
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    const found = await watchCanary(page);
    for (const chunk of [0, 1, 2, 3]) {
      const body = `<p>Before</p>${HOSTILE_MARKUP.filter((_, index) => index % 4 === chunk).join('')}`;
      await site.models.posts.update({ body }, { where: { id: post.id } });
      await open(`${path}/view`);
      await shown(page).getByText('Before').waitFor();
      assert.deepEqual(strayTags((await shown(page).innerHTML()).replaceAll(/<\/?div>/g, '')), []);
      await open(path);
      await editor(page).waitFor();
      await text(page).getByText('Before').waitFor();
      await page.getByText('All changes saved').waitFor();
      assert.deepEqual(await found(), []);
      assert.equal((await post.reload()).body, body);
    }
  });

  test('SEC-XSS-04 hostile markup that is pasted, dropped or typed as source is saved clean', async (t) => {
    const { post, path } = await newPost('Pasted into', '<p>Before</p>');
    const { page } = await visit(t, { browser, site }, { as: 'root', path });
    const found = await watchCanary(page);
    await page.reload();
    await editor(page).waitFor();
    await text(page).focus();
    await page.keyboard.press('Control+End');
    for (const html of HOSTILE_MARKUP)
      await text(page).evaluate((element, markup) => {
        const data = new DataTransfer();
        data.setData('text/html', markup);
        const { left, top } = element.getBoundingClientRect();
        const how = { bubbles: true, cancelable: true };
        element.dispatchEvent(new ClipboardEvent('paste', { ...how, clipboardData: data }));
        const at = { clientX: left + 20, clientY: top + 20 };
        element.dispatchEvent(new DragEvent('drop', { ...how, ...at, dataTransfer: data }));
      }, html);
    await page.getByRole('button', { name: 'HTML source' }).click();
    const source = page.getByRole('textbox', { name: 'Body (HTML source)' });
    await source.fill(`<p>After</p>${await source.inputValue()}${HOSTILE_MARKUP.join('')}`);
    await page.getByRole('button', { name: 'HTML source' }).click();
    await text(page).getByText('After').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('All changes saved').waitFor();
    const { body } = await post.reload();
    assert.deepEqual(strayTags(String(body)), []);
    assert.match(String(body), /After/);
    assert.deepEqual(await found(), []);
  });

  test('FLD-03 without its code the editor is a box for the source, which saves as well', async (t) => {
    const { post, path } = await newPost('Without an editor', '<p>Once.</p>');
    const { page, context } = await visit(t, { browser, site }, { as: 'root', refusals: [503] });
    let isDown = true;
    await context.route(/drawing-[\w-]+\.js/, async (route) => {
      const code = await (await route.fetch()).text();
      if (isDown && code.includes('ProseMirror')) await route.fulfill({ status: 503, body: '' });
      else await route.fulfill({ contentType: 'text/javascript', body: code });
    });
    await page.goto(site.url + path);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await text(page).fill('<p>Typed as source.</p>');
    isDown = false;
    await page.keyboard.press('Control+s');
    await page.getByText('All changes saved').waitFor();
    assert.equal((await post.reload()).body, '<p>Typed as source.</p>');
  });
});
