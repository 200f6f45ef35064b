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
import { shots, sizes } from './screenshots/shots.mjs';
import { chromiumFlags, findChromium } from './system.mjs';

/** The day that the demo's data is told from, so that "3 days ago" stays what it is. */
const NOW = new Date('2026-09-01T10:00:00Z');

const folder = fileURLToPath(new URL('docs/screens/', root));
const wanted = process.argv.slice(2);
const chosen = shots.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));

/** Opens the demo in one theme; with a session unless the picture is of the login page. */
async function openWindow(browser, demo, { theme, size, session }) {
  const context = await browser.newContext({
    ...sizes[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    storageState: session,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  return { context, page, problems, theme, url: (path) => `${demo.url}${path}` };
}

async function signIn(browser, demo) {
  const { context, page, url } = await openWindow(browser, demo, { theme: 'light', size: 'desktop' });
  await page.goto(url('/login'));
  await page.getByLabel('Email').fill(demo.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(demo.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const session = await context.storageState();
  await context.close();
  return session;
}

async function take(browser, demo, { shot, theme, session }) {
  const size = shot.size ?? 'desktop';
  const window = await openWindow(browser, demo, { theme, size, session: shot.anonymous ? undefined : session });
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
const demo = await startDemo({ dataDir, port: 0, plainPort: 0 });
try {
  const session = await signIn(browser, demo);
  for (const shot of chosen) {
    for (const theme of ['light', 'dark']) await take(browser, demo, { shot, theme, session });
    console.log(shot.name);
  }
} finally {
  await browser.close();
  catalogue?.close();
  await demo.close();
  rmSync(dataDir, { recursive: true });
}
