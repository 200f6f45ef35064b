/**
 * What it costs the main thread of a browser to draw a list of 100 rows and 20 columns: `node bench/list-drawing.ts
 * [--rounds 5]`, after `npm run build`. Milliseconds of the thread's own processor time, from the press to rest: asking the
 * server and the answer included. Beside it the same cells as plain text in a bare `<table>`.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBenchSite, quiet } from './browser/site.ts';
import { type MainThread, mainThreadOf } from './browser/trace.ts';
import { printMedians } from './browser/print.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const site = await openBenchSite();
const sides: Record<string, MainThread[]> = {};
try {
  for (let round = 0; round < Number(values.rounds); round++) await drawAll();
} finally {
  await site.close();
}
printMedians(sides);

async function drawAll(): Promise<void> {
  const page = await site.open();
  const measure = async (name: string, act: () => Promise<unknown>) => {
    (sides[name] ??= []).push(await mainThreadOf(site.browser, page, () => quiet(page, act)));
  };
  await measure('first list of the page', () => openList(page));
  await check(page);
  const texts = await page.evaluate(() => {
    const root = document.querySelector('asok-list')?.shadowRoot;
    const rows = [...(root?.querySelectorAll('tbody tr') ?? [])];
    return rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  });
  await measure('sort', () => press(page, 'thead button'));
  // The first time, code is compiled.
  await measure('sort again', () => press(page, 'thead button'));
  await measure('next page', () => press(page, '.pages button:last-child'));
  await measure('select a row', () => press(page, 'tbody .checkbox'));
  await measure('select another row', () => press(page, 'tbody tr:nth-child(2) .checkbox'));
  await measure('select the page', () => press(page, 'thead .checkbox'));
  await check(page);
  await page.evaluate(() => document.querySelector('#room')?.replaceChildren());
  await measure('bare table', () => page.evaluate(drawNative, texts));
  await measure('bare table, other rows', () => page.evaluate(drawNative, texts.toReversed()));
  await page.context().close();
}

async function openList(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => {
      const list = document.createElement('asok-list');
      Object.assign(list, { model: 'rows' });
      document.querySelector('#room')?.append(list);
    });
  });
}

async function press(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    setTimeout(() => {
      document.querySelector('asok-list')?.shadowRoot?.querySelector<HTMLElement>(wanted)?.click();
    });
  }, selector);
}

/** What was measured must have been there. */
async function check(page: Page): Promise<void> {
  const counts = await page.evaluate(() => {
    const root = document.querySelector('asok-list')?.shadowRoot;
    const rows = root?.querySelectorAll('tbody tr');
    return [rows?.length, rows?.[0]?.querySelectorAll('.cell').length];
  });
  if (counts.join() !== '100,19') throw new Error(`The list is not whole: ${counts.join()}`);
}

function drawNative(texts: string[][]): void {
  setTimeout(() => {
    const table = document.createElement('table');
    for (const row of texts) {
      const line = table.insertRow();
      for (const text of row) line.insertCell().textContent = text;
    }
    document.querySelector('#room')?.replaceChildren(table);
  });
}
