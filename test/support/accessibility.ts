import { expect } from '@open-wc/testing';
import type axeCore from 'axe-core';
// A classic script: it puts itself on the window.
import 'axe-core/axe.min.js';
import { STANDARDS } from './axe-standards.ts';

const { axe } = window as unknown as { axe: typeof axeCore };

// A colour on its way from one theme to the other would be measured half-way.
for (const step of [1, 2, 3]) document.documentElement.style.setProperty(`--asok-dur-${step}`, '0s');

/** Runs `check` in the light and then the dark theme of the page, and leaves the page as it was. */
async function inBothThemes(check: (theme: 'light' | 'dark') => Promise<void>): Promise<void> {
  const { documentElement: root, body } = document;
  const before = root.dataset.theme;
  try {
    for (const theme of ['light', 'dark'] as const) {
      root.dataset.theme = theme;
      body.style.background = 'var(--asok-color-canvas)';
      await check(theme);
    }
  } finally {
    body.style.background = '';
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  }
}

/** Fails on any violation of WCAG A and AA in an element, in both themes. Whole-page rules are left out. */
export async function expectAccessible(element: Element): Promise<void> {
  await inBothThemes(async (theme) => {
    const { violations } = await axe.run(element, { runOnly: STANDARDS });
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
    expect(found, `axe in the ${theme} theme`).to.deep.equal([]);
  });
}
