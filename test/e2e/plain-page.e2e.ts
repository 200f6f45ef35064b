import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../examples/demo/start.ts';
import { openBrowser, openWindow } from './support.ts';

describe('elements on a page of another origin', () => {
  let dataDir: string;
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'asok-plain-'));
    [demo, browser] = await Promise.all([startDemo({ dataDir, port: 0, plainPort: 0, scale: 0.02 }), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await demo.close();
    await rm(dataDir, { recursive: true });
  });

  const open = async (t: TestContext, address = demo.plainUrl) => {
    const { page } = await openWindow(t, browser);
    await page.goto(address);
    return page;
  };
  const signIn = async (page: Page) => {
    await page.getByLabel('Email').fill(demo.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(demo.password);
    await page.getByRole('button', { name: 'Log in' }).click();
  };
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).filter({ visible: true }).click();

  test('SHP-1 one HTML file with one script tag logs in, lists and edits a post, and changes a role', async (t) => {
    const page = await open(t);
    await signIn(page);
    const posts = page.getByRole('region', { name: 'Posts' }).first();
    await posts.getByRole('link', { name: /^Edit / }).or(posts.getByRole('button', { name: /^Edit / })).first().click();
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Edited from a page of my own');
    await save(page);
    await page.getByText('Saved Edited from a page of my own.').waitFor();
    await posts.getByText('Edited from a page of my own').waitFor();

    await page.getByRole('button', { name: 'Edit Viewer' }).click();
    await page.getByRole('checkbox', { name: 'Tags: export', exact: true }).click();
    assert.equal(await page.getByRole('checkbox', { name: 'Tags: view', exact: true }).isChecked(), true);
    await save(page);
    await page.getByText('Saved Viewer.').waitFor();

    // Kept by the server, not by the page.
    await page.reload();
    await posts.getByText('Edited from a page of my own').waitFor();
    await page.getByRole('button', { name: 'Edit Viewer' }).click();
    const tick = page.getByRole('checkbox', { name: 'Tags: export', exact: true });
    await tick.waitFor();
    assert.equal(await tick.isChecked(), true);
  });

  test('SHP-1 the same file below the admin itself works, too', async (t) => {
    const page = await open(t, new URL('/plain/', demo.url).href);
    await signIn(page);
    await page.getByRole('button', { name: /^Edit / }).first().waitFor();
  });

  test('SHP-1 elements alone on a page of somebody else share one session by their url', async (t) => {
    const { page } = await openWindow(t, browser);
    const address = new URL('/alone.html', demo.plainUrl).href;
    const { origin } = new URL(demo.url);
    await page.route(address, (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: {
          'content-security-policy': `default-src 'none'; script-src ${origin}; style-src 'self'; connect-src ${origin}; img-src data:; require-trusted-types-for 'script'`,
        },
        body: `<!doctype html><html lang="en"><title>Mine</title><link rel="icon" href="data:,">
          <script type="module" src="${demo.url}/assets/asok.min.js"></script>
          <asok-login url="${demo.url}"></asok-login>
          <asok-list url="${demo.url}" model="tags"></asok-list></html>`,
      }),
    );
    await page.goto(address);
    await page.getByText('Log in to go on.').waitFor();
    await signIn(page);
    await page.getByText('You are logged in as Amira Haddad.').waitFor();
    await page.locator('asok-list [data-key]').first().waitFor();
    await page.getByRole('searchbox').fill('archive');
    await page.getByRole('heading', { name: 'Tags 1' }).waitFor();
  });
});
