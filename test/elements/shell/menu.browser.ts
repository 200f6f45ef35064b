import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AsokMenu, MenuItem } from '../../../elements/shell/asok-menu.ts';
import '../../../elements/shell/asok-menu.ts';
import '../../../elements/shell/asok-provider.ts';
import { expectAccessible } from '../../support/accessibility.ts';

async function setup() {
  const chosen: string[] = [];
  const items: MenuItem[] = ['English', 'Français', 'Español'].map((label) => ({
    label,
    checked: label === 'English',
    run: () => chosen.push(label),
  }));
  const provider = await fixture(
    html`<asok-provider><asok-menu .label=${'Language'} .items=${items}>A</asok-menu></asok-provider>`,
  );
  const menu = provider.querySelector('asok-menu') as AsokMenu;
  await menu.updateComplete;
  const root = menu.shadowRoot as ShadowRoot;
  const press = async (...keys: string[]) => {
    for (const key of keys) await sendKeys({ press: key });
    await menu.updateComplete;
  };
  const focused = () => root.activeElement?.textContent?.trim();
  const isOpen = () => root.querySelector('#trigger')?.getAttribute('aria-expanded') === 'true';
  root.querySelector<HTMLElement>('#trigger')?.focus();
  return { menu, root, press, focused, isOpen, chosen };
}

describe('asok-menu', () => {
  it('opens on its first item by Enter and on its last by ArrowUp', async () => {
    const { press, focused, isOpen } = await setup();
    expect(isOpen()).to.equal(false);
    await press('Enter');
    expect(focused()).to.equal('English');
    await press('Escape');
    expect(isOpen()).to.equal(false);
    await press('ArrowUp');
    expect(focused()).to.equal('Español');
  });

  it('moves by arrows around the ends, Home, End and first letter', async () => {
    const { press, focused } = await setup();
    await press('ArrowDown', 'ArrowUp');
    expect(focused()).to.equal('Español');
    await press('ArrowDown');
    expect(focused()).to.equal('English');
    await press('End');
    expect(focused()).to.equal('Español');
    await press('Home', 'f');
    expect(focused()).to.equal('Français');
  });

  it('runs what was chosen and gives the focus back', async () => {
    const { root, press, isOpen, chosen } = await setup();
    await press('ArrowDown', 'ArrowDown', 'Enter');
    expect(chosen).to.deep.equal(['Français']);
    expect(isOpen()).to.equal(false);
    expect(root.activeElement?.id).to.equal('trigger');
  });

  it('gives the focus back by Escape and runs nothing', async () => {
    const { root, press, chosen } = await setup();
    await press('ArrowDown', 'Escape');
    expect(chosen).to.deep.equal([]);
    expect(root.activeElement?.id).to.equal('trigger');
  });

  it('has no accessibility violation, closed and open', async () => {
    const { menu, press } = await setup();
    await expectAccessible(menu);
    await press('Enter');
    await expectAccessible(menu);
  });
});
