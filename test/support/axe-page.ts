import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { STANDARDS } from './axe-standards.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe puts on the window. */
export interface AxeWindow {
  axe: typeof axeCore;
}

/** Brings axe into the document that a page shows now, whose colours change at once from then on. */
export async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(axeSource);
  await page.evaluate(() => {
    // A colour on its way from one theme to the other would be measured half-way.
    for (const step of [1, 2, 3]) document.documentElement.style.setProperty(`--asok-dur-${step}`, '0s');
  });
}

/** Fails on any violation of WCAG A and AA in the whole document, as it is shown now. */
export async function expectAccessiblePage(page: Page): Promise<void> {
  await bringAxe(page);
  const found = await page.evaluate(async (standards) => {
    const { axe } = window as unknown as AxeWindow;
    const { violations } = await axe.run(document, {
      runOnly: standards,
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, STANDARDS);
  assert.deepEqual(found, [], `axe at ${page.url()}`);
}
