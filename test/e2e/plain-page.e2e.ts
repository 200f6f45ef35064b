import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../examples/demo/start.ts';
import { PASSWORD } from '../support/app.ts';
import { emailOf } from '../support/scenario.ts';
import { openBrowser, openSite, openWindow, type Site } from './support.ts';

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
  const save = (page: Page) =>
    page.getByRole('button', { name: 'Save', exact: true }).filter({ visible: true }).click();

  test('SHP-1 one HTML file with one script tag logs in, lists and edits a post, and changes a role', async (t) => {
    const page = await open(t);
    await signIn(page);
    const posts = page.getByRole('region', { name: 'Posts' }).first();
    await posts
      .getByRole('link', { name: /^Edit / })
      .or(posts.getByRole('button', { name: /^Edit / }))
      .first()
      .click();
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
    await page
      .getByRole('button', { name: /^Edit / })
      .first()
      .waitFor();
  });
});

describe('elements alone on a page of somebody else', () => {
  let host: Server;
  let site: Site;
  let browser: Browser;

  before(async () => {
    host = createServer(({ url }, answer) => {
      const scripts = url === '/modules' ? ['elements/asok-login.js', 'elements/asok-list.js'] : ['asok.min.js'];
      answer.writeHead(200, headers()).end(html(scripts));
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    [site, browser] = await Promise.all([openSite({ allowedOrigins: [hostOrigin()] }), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    host.closeAllConnections();
    host.close();
    await site.close();
  });

  const hostOrigin = () => `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  const headers = () => ({
    'content-type': 'text/html',
    'content-security-policy': `default-src 'none'; script-src ${site.origin}; connect-src ${site.origin}; img-src data:; require-trusted-types-for 'script'`,
  });
  const html = (
    scripts: readonly string[],
  ) => `<!doctype html><html lang="en"><title>Mine</title><link rel="icon" href="data:,">
    ${scripts.map((script) => `<script type="module" src="${site.url}/assets/${script}"></script>`).join('')}
    <asok-login url="${site.url}"></asok-login>
    <asok-list url="${site.url}" model="tags"></asok-list></html>`;

  async function useAlone(t: TestContext, path: string): Promise<void> {
    const { page } = await openWindow(t, browser);
    await page.goto(hostOrigin() + path);
    await page.getByText('Log in to go on.').waitFor();
    await page.getByLabel('Email').fill(emailOf('root'));
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('You are logged in as root.').waitFor();
    await page.locator('asok-list [data-key]').first().waitFor();
    await page.getByRole('searchbox').fill('archive');
    await page.getByRole('heading', { name: 'Tags 1', exact: true }).waitFor();
  }

  test('SHP-1 without a provider they find the admin by their url, and share one session', (t) => useAlone(t, '/'));

  test('SHP-1 the modules of single elements work in place of the one file', (t) => useAlone(t, '/modules'));
});
