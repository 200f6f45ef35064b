import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type DemoModels, defineModels } from '../../examples/demo/models/define-models.ts';
import { seed } from '../../examples/demo/seed.ts';
import { chromiumFlags, findChromium } from '../../scripts/system.mjs';
import type { AdminOptions } from '../../server/config.ts';
import { createTestApp, PASSWORD, type TestApp } from '../support/app.ts';
import { databases } from '../support/databases.ts';
import { type ActorName, createActors, emailOf } from '../support/scenario.ts';

/** Whatever does not come within this time will not come. */
const PATIENCE = 10_000;

/** What Chromium writes to its console when an answer is a refusal. */
const STATUS_LINE = /^Failed to load resource: the server responded with a status of (\d+)/;

/** The demo's models behind an admin that listens, with the actors of the tests and a hundred posts of theirs. */
export interface Site {
  /** Address of the admin, prefix included. */
  url: string;
  origin: string;
  app: TestApp;
  models: DemoModels;
  /** User ids of the actors. */
  users: Record<ActorName, number>;
  close(): Promise<void>;
}

/** Starts a site on SQLite. */
export async function openSite(options: Partial<AdminOptions> = {}): Promise<Site> {
  const [sqlite] = databases();
  assert(sqlite);
  const database = await sqlite.create({ logging: false });
  const models = defineModels(database.sequelize);
  const app = await createTestApp(database, { ...options, models: models as never });
  await database.sequelize.sync();
  const users = await createActors(app.admin.models);
  await seed(database.sequelize, { scale: 0.02 });
  const address = (await app.admin.listen(0)).address();
  assert(address && typeof address === 'object');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    url: origin + (options.urlPrefix ?? '/admin'),
    origin,
    app,
    models,
    users,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

/** Starts Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags });
}

interface Visit extends BrowserContextOptions {
  /** The statuses of the refusals that this test provokes, in their order. */
  refusals?: number[];
}

interface SiteVisit extends Visit {
  /** Who is signed in; nobody by default. */
  as?: ActorName;
  /** Address to open, below the site's. */
  path?: string;
}

/** A browser of one person's own. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about so far: errors, breaches of the policy. */
  complaints: string[];
}

/**
 * Opens an empty window for one test. The test fails when the browser complained of anything but the refusals foretold:
 * an error on the console, an exception nobody caught, a breach of the Content Security Policy.
 */
export async function openWindow(t: TestContext, browser: Browser, how: Visit = {}): Promise<Visitor> {
  const { refusals = [], ...options } = how;
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(PATIENCE);
  const { complaints, statuses } = await listen(context);
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
    assert.deepEqual(statuses, refusals);
  });
  return { page: await context.newPage(), context, complaints };
}

/** Opens a window on a site, for somebody who is signed in or not. */
export async function visit(t: TestContext, { browser, site }: { browser: Browser; site: Site }, how: SiteVisit = {}) {
  const { as, path, ...options } = how;
  const visitor = await openWindow(t, browser, options);
  const open = async (to: string) => void (await visitor.page.goto(site.url + to));
  if (as) await signIn(visitor.context, site, as);
  if (path !== undefined) await open(path);
  return { ...visitor, open };
}

async function listen(context: BrowserContext) {
  const complaints: string[] = [];
  const statuses: number[] = [];
  context.on('console', (message) => {
    const status = STATUS_LINE.exec(message.text())?.[1];
    if (status) statuses.push(Number(status));
    else if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`The policy forbids ${violatedDirective}: ${blockedURI} ${sample}`),
    );
  });
  return { complaints, statuses };
}

/** Signs in as the login page does, so that the browser takes the cookie as the server gives it. */
async function signIn(context: BrowserContext, site: Site, actor: ActorName): Promise<void> {
  const answer = await context.request.post(`${site.url}/api/trpc/auth.login`, {
    headers: { origin: site.origin, 'x-asok-client': '1', 'content-type': 'application/json' },
    data: { email: emailOf(actor), password: PASSWORD },
  });
  assert.equal(answer.status(), 200);
}

/** The path and query string in the address bar. */
export function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
