/**
 * What it costs the main thread of a browser to open a form of 60 fields and 200 related records:
 * `node bench/form-opening.ts [--rounds 5]`, after `npm run build`. Milliseconds of the thread's own processor time, from
 * the element's creation until nothing happens any more. Beside it a bare `<form>` of as many native inputs.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { LABELS } from './browser/models.ts';
import { printMedians } from './browser/print.ts';
import { openBenchSite, quiet } from './browser/site.ts';
import { type MainThread, mainThreadOf } from './browser/trace.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const FIELDS = 60;
const rounds = Number(values.rounds);
const site = await openBenchSite();

const sides: Record<string, MainThread[]> = {};
try {
  for (let round = 0; round < rounds; round++) await openAll();
} finally {
  await site.close();
}
printMedians(sides);

async function openAll(): Promise<void> {
  const page = await site.open();
  const measure = async (name: string, open: () => Promise<unknown>) => {
    (sides[name] ??= []).push(await mainThreadOf(site.browser, page, () => quiet(page, open)));
  };
  await measure('bare form', () => page.evaluate(openNative, LABELS));
  await clear(page);
  await measure('first form of the page', () => openForm(page, 'forms_grid'));
  await check(page, LABELS);
  await clear(page);
  await measure('second form, a grid of 200 boxes', () => openForm(page, 'forms_grid'));
  await check(page, LABELS);
  await clear(page);
  await quiet(page, () => openForm(page, 'forms_picker'));
  await clear(page);
  await measure('second form, a picker with 200 records', () => openForm(page, 'forms_picker'));
  await check(page, 0);
  await page.context().close();
}

async function openForm(page: Page, model: string): Promise<void> {
  await page.evaluate((name) => {
    // A task of its own, after the one that the call came in.
    setTimeout(() => {
      const form = document.createElement('asok-form');
      Object.assign(form, { model: name, recordId: '1' });
      document.querySelector('#room')?.append(form);
    });
  }, model);
}

async function clear(page: Page): Promise<void> {
  await quiet(page, () => page.evaluate(() => document.querySelector('#room')?.replaceChildren()));
}

/** What was measured must have been there. */
async function check(page: Page, boxes: number): Promise<void> {
  const counts = await page.evaluate(() => {
    const root = document.querySelector('asok-form')?.shadowRoot;
    const controls = [...(root?.querySelectorAll('[id^="field-"]') ?? [])];
    const drawn = controls.filter((one) => one.shadowRoot?.querySelector('.control, [part~=base]'));
    const grid = root?.querySelector('asok-check-grid')?.shadowRoot;
    return { drawn: drawn.length, boxes: grid?.querySelectorAll('input[type=checkbox]').length ?? 0 };
  });
  if (counts.drawn !== FIELDS || counts.boxes !== boxes)
    throw new Error(`The form is not whole: ${JSON.stringify(counts)}`);
}

/** The same inputs without anything: labels, values, boxes. */
function openNative(boxes: number): void {
  const types = ['text', 'email', 'url', 'tel', 'number', 'date', 'time', 'checkbox', 'datetime-local'];
  setTimeout(() => {
    const form = document.createElement('form');
    for (let index = 0; index < 59; index++) {
      const label = form.appendChild(document.createElement('label'));
      label.textContent = `Field ${index}`;
      const input = label.appendChild(document.createElement('input'));
      input.type = types[index % types.length] ?? 'text';
      form.append(document.createElement('br'));
    }
    for (let index = 0; index < boxes; index++) {
      const label = form.appendChild(document.createElement('label'));
      const input = label.appendChild(document.createElement('input'));
      input.type = 'checkbox';
      input.checked = true;
      label.append(`Label ${index}`);
    }
    document.querySelector('#room')?.append(form);
  });
}
