import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openSite, type Site, visit } from './support.ts';

/** No text survives as these bytes. */
const SHEET = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from([0, 255, 13, 10, 26, 0, 128])]);

describe('a file from the disk to the database and back', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** A product's form, of whose pickers the browser tells from the start. */
  async function openProduct(t: TestContext) {
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    page.on('filechooser', () => {});
    await open('/products/2');
    await saved(page);
    return { page, open };
  }

  const stored = async (id: number) => (await site.models.products.findByPk(id))?.dataSheet ?? null;
  const saved = (page: Page) => page.getByText('All changes saved').waitFor();
  const input = (page: Page) => page.locator('asok-file-input input[type=file]');

  /** Chooses a file as a person does, from the keyboard: the native input opens the system's own picker. */
  async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
    await input(page).focus();
    const opened = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await opened).setFiles({ name, mimeType: '', buffer });
    await page.getByText(name).waitFor();
  }

  async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download: Data sheet' }).click();
    const file = await started;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  test('FLD-04 a file of another kind, or one that is too large, is told at its field and changes nothing', async (t) => {
    const { page } = await openProduct(t);
    for (const [name, bytes, words] of [
      ['sheet.txt', SHEET, 'This kind of file is not accepted. Use .pdf.'],
      ['sheet.pdf', Buffer.alloc(500_001), 'The file is too large. Use at most 500 kB.'],
    ] as const) {
      await choose(page, name, bytes);
      await page.keyboard.press('Control+s');
      await page.locator('#field-dataSheet-error').getByText(words).waitFor();
      await page.getByRole('link', { name: 'Data sheet' }).waitFor();
    }
    assert.equal(await stored(2), null);
  });

  test('FLD-04 a chosen file is stored byte for byte, downloaded, replaced and taken away', async (t) => {
    const { page, open } = await openProduct(t);
    await choose(page, 'sheet.pdf', SHEET);
    await page.keyboard.press('Control+s');
    await saved(page);
    await page.getByText('Current file').waitFor();
    assert.deepEqual(await stored(2), SHEET);
    assert.deepEqual(await download(page), { name: 'dataSheet-2.pdf', bytes: SHEET });

    await open('/products/2/view');
    await page.getByText('File, 16 bytes').waitFor();
    assert.deepEqual(await download(page), { name: 'dataSheet-2.pdf', bytes: SHEET });

    await open('/products/2');
    await saved(page);
    const large = Buffer.concat([SHEET, Buffer.alloc(499_000, 7)]);
    await choose(page, 'large.pdf', large);
    await page.keyboard.press('Control+s');
    await page.getByText('Current file').waitFor();
    assert.deepEqual(await stored(2), large);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Unsaved changes in 1 field').waitFor();
    await page.keyboard.press('Control+s');
    await saved(page);
    assert.equal(await stored(2), null);
  });
});
