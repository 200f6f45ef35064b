import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** So many presses of a key at most lead to anything. */
const STOPS = 80;

/** Whatever is not seen within this time is not there. */
const PATIENCE = 10_000;

/** Somebody with a keyboard alone. After every key the focus must be somewhere, and to be seen. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses keys, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.#see(key);
    }
  }

  /** Types into what has the focus, in place of what is there. */
  async write(text: string): Promise<void> {
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.type(text);
    await this.#see(text);
  }

  /** Presses a key until something has the focus. */
  async to(target: Locator, key = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < STOPS; stop++) {
      if (await hasFocus(target)) return;
      await this.press(key);
    }
    assert.fail(`${key} never came to ${String(target)}`);
  }

  /** Goes to something and presses Enter. */
  async open(target: Locator, key = 'Tab'): Promise<void> {
    await this.to(target, key);
    await this.press('Enter');
  }

  /** The focus comes to something by itself. */
  async finds(target: Locator): Promise<void> {
    await target.waitFor();
    const end = performance.now() + PATIENCE;
    while (!(await hasFocus(target))) {
      if (performance.now() > end) assert.fail(`The focus is not on ${String(target)}, but on ${await this.#where()}`);
      await this.#page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await this.#see('it came by itself');
  }

  /** Assistive technology is told a text. */
  async hears(text: string | RegExp): Promise<void> {
    const regions = this.#page.locator('[role=status], [role=alert], [aria-live]');
    await regions.filter({ hasText: text }).first().waitFor({ state: 'attached' });
  }

  async #see(after: string): Promise<void> {
    const fault = await this.#page.evaluate(lookForFocus, PATIENCE);
    if (fault) assert.fail(`After ${after}: ${fault}`);
  }

  #where(): Promise<string> {
    return this.#page.evaluate(() => {
      let found = document.activeElement;
      while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
      return `${found?.localName}.${found?.className} ${found?.getAttribute('aria-label') ?? ''}`;
    });
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

/** Runs in the page: waits until the focus is on something that shows it; else says what is wrong. */
async function lookForFocus(patience: number): Promise<string> {
  const focused = () => {
    let found = document.activeElement;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return found;
  };
  const around = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  const fault = (): string => {
    const element = focused();
    if (!element || element === document.body) return 'nothing has the focus';
    const name = `${element.localName}.${element.className}`;
    const { width, height, top, bottom, left, right } = element.getBoundingClientRect();
    const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    if (!element.checkVisibility({ visibilityProperty: true }) || !isInside || width * height === 0)
      return `${name} has the focus, out of sight`;
    // What only a script can focus is a place to go on from, not something to press.
    if (element.matches('main[tabindex="-1"], section[tabindex="-1"], fieldset[tabindex="-1"]')) return '';
    let ringed: Element | null = element;
    for (let level = 0; ringed && level < 5; level++, ringed = around(ringed)) {
      const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return '';
    }
    return `${name} has the focus, and nothing shows it`;
  };
  const end = performance.now() + patience;
  for (;;) {
    const found = fault();
    if (!found || performance.now() > end) return found;
    await new Promise(requestAnimationFrame);
  }
}
