import { expect, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AsokFilterPanel } from '../../../elements/records/list/asok-filter-panel.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { AUTHORS, openPanel } from '../../support/filter-panel-page.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { key, openList } from '../../support/list-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

describe('asok-list, filters that are on', () => {
  it('say in words what they ask for, also those that only an address can hold', async () => {
    const { all, find } = await openList({
      query:
        'status.in=draft&status.in=published&views.gte=1000&views.lte=2000&featured.equals=false&author.in=7&publishedAt.gte=2024-03-01&title.startsWith=A&tags.isNull=true',
    });
    const chips = all('.chip > :first-child').map((chip) => chip.textContent?.replace(/\s+/g, ' ').trim());
    expect(chips).to.deep.equal([
      'Status is Draft or Published',
      'Views from 1,000 and up to 2,000',
      'Featured is No',
      'Author is Ann Lee',
      'Published from Mar 1, 2024',
      'Title starts with “A”',
      'Tags is empty',
    ]);
    expect(find('.filters')?.textContent).to.contain('7 filters on');
  });

  it('name related records that no row shows; without the right to ask, by their key', async () => {
    const query = 'author.in=8&tags.in=9';
    const named = await openList({ query, answers: { 'records.posts.options': AUTHORS } });
    const chips = (page: typeof named) => page.all('.chip b').map((chip) => chip.textContent);
    expect(chips(named)).to.deep.equal(['is Bo Cruz', 'is #9']);
    const refused = await openList({
      query,
      answers: {
        'records.posts.options': () => {
          throw new Refusal('FORBIDDEN');
        },
      },
    });
    expect(chips(refused)).to.deep.equal(['is #8', 'is #9']);
  });

  it('leave by their button or by Delete, and the focus goes to the next one', async () => {
    const { root, find, all, inputs, settled } = await openList({
      query: 'status.in=draft&featured.equals=false&views.gte=1',
    });
    all('.chip > :last-child')[0]?.click();
    await settled();
    expect(inputs().at(-1)?.filter).to.deep.equal({ featured: { equals: false }, views: { gte: 1 } });
    expect(root.activeElement).to.equal(all('.chip > :first-child')[0]);
    key(root.activeElement as Element, 'Delete');
    await settled();
    expect(inputs().at(-1)?.filter).to.deep.equal({ views: { gte: 1 } });
    key(root.activeElement as Element, 'Delete');
    await settled();
    expect(inputs().at(-1)).to.not.have.property('filter');
    expect(root.activeElement).to.equal(find('.filters'));
  });

  it('open the panel at their field', async () => {
    const { find, press } = await openList({ query: 'views.gte=1' });
    await press('.chip > :first-child');
    const panel = find<AsokFilterPanel>('asok-filter-panel') as AsokFilterPanel;
    await panel.focusField('views');
    expect(panel.shadowRoot?.activeElement?.closest('[data-field]')?.getAttribute('data-field')).to.equal('views');
  });

  it('are cleared together; search and sort stay', async () => {
    const { press, inputs } = await openList({ query: 'q=ann&status.in=draft&views.gte=1&sort=title' });
    await press('.clear');
    expect(inputs().at(-1)).to.include({ q: 'ann' });
    expect(inputs().at(-1)?.sort).to.deep.equal(['title']);
    expect(inputs().at(-1)).to.not.have.property('filter');
  });
});

describe('asok-list, filter panel over the rows', () => {
  it('between phone and desk it is a drawer: a modal dialog that applies at once and closes by Escape', async () => {
    await setViewport({ width: 1000, height: 800 });
    const { panel, inside, filter, settled } = await openPanel({ width: 900 });
    const dialog = panel.renderRoot.querySelector('dialog') as HTMLDialogElement;
    expect(panel.mode).to.equal('drawer');
    expect(dialog.matches(':modal')).to.equal(true);
    inside('status', 'input')[0]?.click();
    await settled();
    expect(filter()).to.deep.equal({ status: { in: ['draft'] } });
    dialog.close();
    await oneEvent(panel, 'close');
    await settled();
    expect(panel.open).to.equal(false);
  });

  it('on a phone it is a sheet: it counts a draft, and applies it with one button', async () => {
    await setViewport({ width: 390, height: 844 });
    const { panel, inside, inputs, changes, settled } = await openPanel({ width: 358 });
    expect(panel.mode).to.equal('sheet');
    inside('status', 'input')[0]?.click();
    await settled();
    await panel.updateComplete;
    expect(inputs().at(-1)).to.deep.equal({ filter: { status: { in: ['draft'] } }, perPage: 1, page: 1 });
    expect(changes.map(({ query }) => query)).to.deep.equal(['panel=filters']);
    const show = panel.renderRoot.querySelector<HTMLElement>('.foot .primary') as HTMLElement;
    expect(show.textContent?.trim()).to.equal('Show 95 results');
    show.click();
    await settled();
    // Back goes to the open sheet, in one step.
    expect(changes.map(({ query }) => query)).to.deep.equal(['panel=filters', 'status.in=draft']);
    expect(panel.open).to.equal(false);
  });

  it('a sheet that is closed without applying forgets its draft', async () => {
    await setViewport({ width: 390, height: 844 });
    const { panel, inside, press, changes, settled } = await openPanel({ width: 358 });
    inside('status', 'input')[0]?.click();
    await settled();
    panel.renderRoot.querySelector<HTMLElement>('.head button')?.click();
    await settled();
    await press('.filters');
    await panel.updateComplete;
    expect(inside('status', 'input')[0]?.checked).to.equal(false);
    expect(changes.map(({ query }) => query)).to.deep.equal(['panel=filters', '', 'panel=filters']);
  });

  it('has no violation of WCAG in light and dark', async () => {
    await setViewport({ width: 390, height: 844 });
    const { panel, settled } = await openPanel({ width: 358, query: 'status.in=draft' });
    await settled();
    await expectAccessible(panel);
  });
});
