import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../scripts/system.mjs';
import { adminUsers, connectSqlite, createAdmin } from '../../server/index.ts';
import { CALLER, SECRET } from '../data/caller.ts';
import { defineBrowserModels, fillBrowserModels } from './models.ts';

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="/admin/assets/tokens.css">
<script type="module" src="/admin/assets/asok.min.js"></script>
<asok-provider url="/admin" locale="en"><div id="room"></div></asok-provider></html>`;

/** An admin of wide models on SQLite in memory, and a page with the built elements that is connected to it. */
export interface BenchSite {
  /** A window of its own, signed in, with nothing on it yet. */
  open(): Promise<Page>;
  browser: Browser;
  close(): Promise<void>;
}

/** Starts the admin and Chromium. */
export async function openBenchSite(): Promise<BenchSite> {
  const sequelize = connectSqlite(':memory:', { logging: false });
  const models = defineBrowserModels(sequelize);
  const admin = createAdmin({
    sequelize,
    models: { ...models, users: adminUsers(sequelize) },
    secret: SECRET,
    rateLimits: { login: null, api: null },
  });
  await admin.ready;
  await sequelize.sync();
  await fillBrowserModels(models);
  await admin.createUser({ ...CALLER, isAdmin: true });
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/') outgoing.setHeader('content-type', 'text/html').end(PAGE);
    else void admin.node(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags });
  return {
    browser,
    open: async () => {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
      const answer = await context.request.post(`${origin}/admin/api/trpc/auth.login`, {
        headers: { origin, 'x-asok-client': '1', 'content-type': 'application/json' },
        data: CALLER,
      });
      if (!answer.ok()) throw new Error(await answer.text());
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(origin);
      await page.evaluate(() => customElements.whenDefined('asok-form').then(() => {}));
      return page;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await admin.close();
    },
  };
}

/** Resolves when a page asks for nothing any more, without asking the page itself. */
export async function quiet(page: Page, act: () => Promise<unknown>): Promise<void> {
  let running = 0;
  let last = performance.now();
  const change = (by: number) => () => {
    running += by;
    last = performance.now();
  };
  page.on('request', change(1)).on('requestfinished', change(-1)).on('requestfailed', change(-1));
  await act();
  while (running > 0 || performance.now() - last < REST) await new Promise((resolve) => setTimeout(resolve, 50));
  page.removeAllListeners('request').removeAllListeners('requestfinished').removeAllListeners('requestfailed');
}

const REST = 1000;
