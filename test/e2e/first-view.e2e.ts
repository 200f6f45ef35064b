import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openSite, type Site, visit } from './support.ts';

/** What comes over the wire from now on: addresses, and bytes with headers, as compressed as they travel. */
async function trafficOf(page: Page) {
  const traffic = { addresses: [] as string[], bytes: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request }) => traffic.addresses.push(new URL(request.url).pathname));
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  return traffic;
}

describe('the first view of a list, in a browser that was never here', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  test('takes at most 8 requests and 120 kB on the wire', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    const traffic = await trafficOf(page);
    await open('/posts');
    await page.locator('[part~=row]').first().waitFor();
    await page.waitForLoadState('networkidle');
    t.diagnostic(`${traffic.addresses.length} requests, ${traffic.bytes} bytes: ${traffic.addresses.join(' ')}`);
    assert.ok(traffic.addresses.length <= 8, traffic.addresses.join(' '));
    assert.ok(traffic.bytes <= 120_000, `${traffic.bytes} bytes`);
    assert.ok(traffic.bytes > 50_000, 'the bundle was counted');
  });

  test('asks for what it begins with at once, not one after the other', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root' });
    await open('/posts');
    await page.locator('[part~=row]').first().waitFor();
    const preloads = await page
      .locator('link[rel=modulepreload]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    assert.equal(preloads.length, 2);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    for (const address of preloads) assert.equal(loaded.filter((name) => name === address).length, 1, address);
  });
});
