import type { Browser, Page } from 'playwright-core';
import { type AxeWindow, bringAxe } from '../support/axe-page.ts';
import { STANDARDS } from '../support/axe-standards.ts';

/** How long a story may take until its play function has ended. */
const PATIENCE = 15_000;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The rules that another theme, or another direction, can break while the document stays what it is. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const OF_LAYOUT = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/** The ways in which every story is looked at. */
const LOOKS = {
  light: { theme: 'light', direction: 'ltr', forcedColors: 'none', rules: STANDARDS },
  dark: { theme: 'dark', direction: 'ltr', forcedColors: 'none', rules: OF_COLOURS },
  'right to left': { theme: 'light', direction: 'rtl', forcedColors: 'none', rules: OF_LAYOUT },
  'forced colours': { theme: 'light', direction: 'ltr', forcedColors: 'active', rules: OF_COLOURS },
} as const;

/** What of Storybook's page this needs. */
interface StorybookWindow extends AxeWindow {
  __STORYBOOK_ADDONS_CHANNEL__: {
    on(event: string, listener: (payload: never) => void): void;
    off(event: string, listener: (payload: never) => void): void;
    emit(event: string, payload: object): void;
  };
  __STORYBOOK_PREVIEW__: { extract(): Promise<Record<string, { globals: { viewport?: { value?: string } } }>> };
}

interface Inspection {
  theme: string;
  direction: string;
  /** Tags or names of rules. */
  rules: string[];
}

/** A window on the catalogue that shows one story after the other. */
export interface StoryPage {
  /** Opens a story, waits for its play function, and returns what is wrong with it, in words. */
  visit(id: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a window. */
export async function openStoryPage(browser: Browser, url: string): Promise<StoryPage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    viewport: DESKTOP,
    // Storybook then does not wait for animations.
    userAgent: 'StorybookTestRunner',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.goto(`${url}/iframe.html?viewMode=story&id=none`);
  await page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in window && '__STORYBOOK_ADDONS_CHANNEL__' in window);
  await bringAxe(page);
  await page.evaluate(() => {
    // axe takes the fill colour of a text for its colour. The browser forces colours, and does not say so of that one.
    const { getPropertyValue } = CSSStyleDeclaration.prototype;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
      return name === '-webkit-text-fill-color' ? '' : getPropertyValue.call(this, name);
    };
  });
  const phones = await phoneStories(page);
  complaints.length = 0;
  return {
    async visit(id) {
      await page.setViewportSize(phones.has(id) ? PHONE : DESKTOP);
      const problems = await play(page, id);
      for (const [look, settings] of Object.entries(LOOKS)) {
        await page.emulateMedia({ forcedColors: settings.forcedColors });
        const violations = await page.evaluate(inspect, { ...settings, rules: [...settings.rules] });
        problems.push(...violations.map((violation) => `${look}: ${violation}`));
      }
      await page.emulateMedia({ forcedColors: 'none' });
      return [...problems, ...complaints.splice(0)];
    },
    close: () => context.close(),
  };
}

async function phoneStories(page: Page): Promise<Set<string>> {
  const ids = await page.evaluate(async () => {
    const { __STORYBOOK_PREVIEW__: preview } = window as unknown as StorybookWindow;
    const stories = Object.entries(await preview.extract());
    return stories.filter(([, { globals }]) => globals.viewport?.value === 'phone').map(([id]) => id);
  });
  return new Set(ids);
}

/** Shows a story by Storybook's channel, which is quicker than a new page, and waits for the end of its play function. */
function play(page: Page, id: string): Promise<string[]> {
  return page.evaluate(
    ({ storyId, patience }) =>
      new Promise<string[]>((resolve) => {
        const { __STORYBOOK_ADDONS_CHANNEL__: channel } = window as unknown as StorybookWindow;
        const problems: string[] = [];
        const failed = (error: { message?: string; description?: string; title?: string }) =>
          problems.push(`play: ${error.message ?? error.description ?? error.title ?? 'failed'}`);
        const failures = ['playFunctionThrewException', 'storyThrewException', 'storyErrored'];
        const finish = () => {
          clearTimeout(timer);
          for (const event of failures) channel.off(event, failed);
          channel.off('storyFinished', finished);
          channel.off('storyMissing', missing);
          resolve(problems);
        };
        const finished = (end: { storyId: string; status: string }) => {
          if (end.storyId !== storyId) return;
          if (end.status !== 'success' && problems.length === 0) problems.push('play: failed');
          finish();
        };
        const missing = () => {
          problems.push('play: there is no such story');
          finish();
        };
        const timer = setTimeout(() => {
          problems.push(`play: did not end within ${patience / 1000} s`);
          finish();
        }, patience);
        for (const event of failures) channel.on(event, failed);
        channel.on('storyFinished', finished);
        channel.on('storyMissing', missing);
        channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }),
    { storyId: id, patience: PATIENCE },
  );
}

/** Runs in the page: gives it a look, and asks axe. */
async function inspect({ theme, direction, rules }: Inspection): Promise<string[]> {
  const { documentElement: root } = document;
  root.dataset.theme = theme;
  root.dir = direction;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { axe } = window as unknown as StorybookWindow;
  const { violations } = await axe.run('#storybook-root', {
    runOnly: rules,
    resultTypes: ['violations'],
    preload: false,
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('\n')}`,
  );
}
