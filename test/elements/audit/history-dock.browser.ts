import { expect } from '@open-wc/testing';
import type { Me } from '../../../sdk/index.ts';
import { logServer, postHistory } from '../../../stories/support/log.ts';
import { administrator, me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openPage, type PageSetup } from '../../support/record-page.ts';

const articleLog = postHistory.map((entry) => ({
  ...entry,
  model: { slug: 'articles', label: 'Article' },
  record: { key: '7', label: 'Maps' },
}));

const open = (tag: 'asok-detail' | 'asok-form', setup: PageSetup = {}) =>
  openPage(tag, { width: 1148, ...setup, answers: { ...logServer(articleLog), ...setup.answers } });

/** Resolves when the panel shows what it loaded. */
async function panelOf({ find, settled }: Awaited<ReturnType<typeof open>>) {
  await settled();
  const panel = find('asok-history') as HTMLElementTagNameMap['asok-history'] | null;
  await panel?.updateComplete;
  await settled();
  return panel;
}

describe('the History button of a record', () => {
  for (const tag of ['asok-detail', 'asok-form'] as const) {
    it(`BTN-10 RBAC-21 ${tag} has none for somebody who holds every permission but is no administrator`, async () => {
      const user: Me = { ...administrator, isAdmin: false, permissions: ['*'] };
      const { button, calls } = await open(tag, { answers: { 'auth.me': me(user) } });
      expect(button('Delete')?.type).to.equal('button');
      expect(button('History')?.type).to.equal(undefined);
      expect(calls.some(({ path }) => path === 'audit.list')).to.equal(false);
    });

    it(`AUD-05 BTN-10 ${tag} opens the record’s history beside it, and closes it again`, async () => {
      const page = await open(tag);
      const history = page.button('History');
      expect(history?.getAttribute('aria-expanded')).to.equal('false');
      history?.click();
      const panel = await panelOf(page);
      expect(history?.getAttribute('aria-expanded')).to.equal('true');
      expect(page.find(`#${history?.getAttribute('aria-controls')}`)?.contains(panel)).to.equal(true);
      expect(panel?.shadowRoot?.querySelectorAll('.entry').length).to.equal(4);
      await expectAccessible(page.element);
      panel?.shadowRoot?.querySelector<HTMLElement>('.close')?.focus();
      panel?.shadowRoot?.querySelector<HTMLElement>('.close')?.click();
      await page.settled();
      expect(page.find('asok-history')?.localName).to.equal(undefined);
      expect(page.root.activeElement === page.button('History')).to.equal(true);
    });
  }

  it('a new record has none', async () => {
    const { button } = await open('asok-form', { id: null });
    expect(button('History')?.type).to.equal(undefined);
  });

  it('what is typed into a form stays when the history opens', async () => {
    const page = await open('asok-form');
    const before = page.find('asok-form, #field-title');
    page.button('History')?.click();
    await panelOf(page);
    expect(page.find('asok-form, #field-title') === before).to.equal(true);
    expect(before?.isConnected).to.equal(true);
  });

  it('in a narrow place it is a drawer that holds the focus and gives it back', async () => {
    const page = await open('asok-detail', { width: 700 });
    page.button('History')?.focus();
    page.button('History')?.click();
    const panel = await panelOf(page);
    const drawer = page.find<HTMLDialogElement>('dialog.dock-drawer');
    expect(drawer?.matches(':modal')).to.equal(true);
    expect(panel?.shadowRoot?.activeElement?.classList.contains('close')).to.equal(true);
    await expectAccessible(page.element);
    drawer?.close();
    await page.settled();
    await page.settled();
    expect(page.find('dialog.dock-drawer')?.localName).to.equal(undefined);
    expect(page.root.activeElement === page.button('History')).to.equal(true);
  });

  it('AUD-05 follows the record: after it was changed here, the new entry is there', async () => {
    const page = await open('asok-detail');
    page.button('History')?.click();
    await panelOf(page);
    const asked = () => page.calls.filter(({ path }) => path === 'audit.list').length;
    const before = asked();
    page.connection.client.invalidate('articles');
    await panelOf(page);
    expect(asked()).to.equal(before + 1);
  });
});
