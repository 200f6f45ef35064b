import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../scripts/system.mjs';
import { indexedStories, serveCatalogue } from './catalogue.ts';
import { openStoryPage, type StoryPage } from './story-page.ts';

/** As many windows as there are processors to draw them. */
const WINDOWS = 2;

const only = process.env.ASOK_STORIES;
const stories = indexedStories().filter(({ id }) => !only || id.includes(only));

describe('stories in light, dark, right to left and forced colours', { concurrency: WINDOWS }, () => {
  const free: StoryPage[] = [];
  let browser: Browser;
  let catalogue: Awaited<ReturnType<typeof serveCatalogue>>;

  before(async () => {
    catalogue = await serveCatalogue();
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags });
    const opening = Array.from({ length: WINDOWS }, () => openStoryPage(browser, catalogue.url));
    free.push(...(await Promise.all(opening)));
  });

  after(async () => {
    await browser?.close();
    catalogue?.close();
  });

  for (const { id, title, name } of stories) {
    test(`${title}: ${name}`, async () => {
      const page = free.pop();
      assert(page, 'more tests run than there are windows');
      try {
        assert.deepEqual(await page.visit(id), []);
      } finally {
        free.push(page);
      }
    });
  }
});
