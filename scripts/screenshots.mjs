// Takes docs/screens: the pages of the demo in the states that the design shows, light and dark. Words on the command
// line name the pictures to take, such as `list` or `form-conflict`; without any, all are taken. Needs a build, and for
// `components`, which are no page, the built stories.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startDemo } from '../examples/demo/start.ts';
import { serveCatalogue } from '../test/stories/catalogue.ts';
import { root } from './run.mjs';
import { withPalette } from './screenshots/palette.mjs';
import { accountShots, visits } from './screenshots/account-shots.mjs';
import { logShots } from './screenshots/log-shots.mjs';
import { shots, sizes } from './screenshots/shots.mjs';
import { chromiumFlags, findChromium } from './system.mjs';

/** The day that the demo's data is told from, so that "3 days ago" stays what it is: the clock of server and pages. */
const NOW = new Date('2026-09-01T10:00:00Z');

const folder = fileURLToPath(new URL('docs/screens/', root));
const wanted = process.argv.slice(2);
const isWanted = ({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word));
// The log first: pictures of forms change a record, and it says so.
const chosen = [...logShots, ...shots].filter(isWanted);
const ofAccounts = accountShots.filter(isWanted);

/** Opens the demo in one theme; with a session unless the picture is of the login page. */
async function openWindow(browser, demo, { theme, size, session, userAgent }) {
  const context = await browser.newContext({
    ...sizes[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    storageState: session,
    userAgent,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const url = (path) => `${demo.url}${path}`;
  return { context, page, problems, theme, url, now: NOW, password: demo.password };
}

async function signIn(browser, demo, { email, userAgent }) {
  const { context, page, url } = await openWindow(browser, demo, { theme: 'light', size: 'desktop', userAgent });
  await page.goto(url('/login'));
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(demo.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const session = await context.storageState();
  await context.close();
  return session;
}

async function take(browser, demo, { shot, theme, session }) {
  const size = shot.size ?? 'desktop';
  // What is done to an account or to its session ends the session for every later picture: those have one of their own.
  const own = shot.as ? await signIn(browser, demo, { email: shot.as[theme] }) : session;
  const window = await openWindow(browser, demo, { theme, size, session: shot.anonymous ? undefined : own });
  const { page, context, problems } = window;
  // Storybook waits by the clock.
  if (!shot.story) await page.clock.setFixedTime(NOW);
  await page.goto(shot.story ? storyUrl(shot.story, theme) : window.url(shot.path));
  await shot.show(page, window);
  if (shot.whole) await grow(page);
  // A pointer hovers, and what was pressed has the focus: neither belongs to the picture.
  await page.mouse.move(0, 0);
  const png = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  writeFileSync(join(folder, `${shot.name}-${theme}.png`), await withPalette(await context.newPage(), png));
  await context.close();
  if (problems.length > 0) throw new Error(`${shot.name}: ${problems.join('; ')}`);
}

const storyUrl = (story, theme) => `${catalogue?.url}/iframe.html?viewMode=story&id=${story}&globals=theme:${theme}`;

/** A window as high as its page: what sticks to its edges stays there. */
async function grow(page) {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { width, height: usual } = page.viewportSize();
  const resize = async (height) => {
    await page.setViewportSize({ width, height });
    await page.evaluate(drawn);
  };
  // What comes into sight is laid out only then; from there on its height is known.
  await resize(6000);
  await resize(usual);
  await resize(await page.evaluate(() => document.documentElement.scrollHeight));
}

mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'asok-screens-'));
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags });
const catalogue = chosen.some(({ story }) => story) ? await serveCatalogue() : undefined;
let clock = NOW;
const demo = await startDemo({ dataDir, port: 0, plainPort: 0, now: () => clock });
try {
  const session = await signIn(browser, demo, { email: demo.email });
  const takeAll = async (list) => {
    for (const shot of list) {
      for (const theme of ['light', 'dark']) await take(browser, demo, { shot, theme, session });
      console.log(shot.name);
    }
  };
  await takeAll(chosen);
  // The log is written in the order of time: these come when it is in the picture.
  for (const { hoursAgo, ...visit } of ofAccounts.length > 0 ? visits : []) {
    clock = new Date(NOW.getTime() - hoursAgo * 3_600_000);
    await signIn(browser, demo, visit);
  }
  clock = NOW;
  await takeAll(ofAccounts);
} finally {
  await browser.close();
  catalogue?.close();
  await demo.close();
  rmSync(dataDir, { recursive: true });
}
