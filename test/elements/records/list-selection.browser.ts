import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { AsokSelectEvent } from '../../../elements/records/list/events.ts';
import type { AsokBulkBar } from '../../../elements/records/list/asok-bulk-bar.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { rights } from '../../../stories/support/descriptors.ts';
import { key, type ListSetup, openList } from '../../support/list-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

/** A list whose rows can be selected; `bar` finds what is in the bulk bar. */
async function openSelectable(setup: ListSetup = {}) {
  const page = await openList(setup);
  const events: AsokSelectEvent[] = [];
  page.list.addEventListener('asok-select', (event) => events.push(event));
  const box = (n: number) => page.find<HTMLInputElement>(`[data-key="${n}"] .checkbox`) as HTMLInputElement;
  const settled = async () => {
    await page.settled();
    const shown = page.find<AsokBulkBar>('asok-bulk-bar');
    if (shown) await customElements.whenDefined('asok-bulk-bar');
    await shown?.updateComplete;
  };
  const select = async (n: number, more: MouseEventInit = {}) => {
    box(n).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...more }));
    await settled();
  };
  const bar = <E extends HTMLElement = HTMLElement>(selector: string) =>
    page.find('asok-bulk-bar')?.shadowRoot?.querySelector<E>(selector) ?? null;
  const marked = () => page.all('.selected').map((row) => row.dataset.key);
  return { ...page, settled, events, box, select, bar, marked };
}

describe('asok-list, selection denied', () => {
  it('PERM-02 BTN-07 LIST-05 without the right to delete, and without buttons of the page, no row has a box', async () => {
    const { all, list, settled } = await openList({ model: postModel({ can: rights('view', 'edit') }) });
    expect(all('.checkbox')).to.have.length(0);
    key(document.body, 'j');
    key(document.activeElement?.shadowRoot?.activeElement ?? document.body, 'x');
    await settled();
    expect(list.selected.keys).to.deep.equal([]);
  });

  it('with buttons of the page the rows have boxes, and the bar has no Delete', async () => {
    const { list, settled, select, bar, find } = await openSelectable({ model: postModel({ can: rights('view') }) });
    list.insertAdjacentHTML('beforeend', '<button slot="bulk-actions">Publish</button>');
    await settled();
    await select(1);
    expect(bar('.delete')).to.equal(null);
    const slot = find('asok-bulk-bar slot') as HTMLSlotElement;
    expect(slot.assignedElements()).to.deep.equal([list.querySelector('button')]);
    list.querySelector('button')?.remove();
    await settled();
    expect(find('.checkbox')).to.equal(null);
  });
});

describe('asok-list, selection', () => {
  it('LIST-05 a box selects its row, marks it and says how many are selected', async () => {
    const { select, bar, marked, events, list, find } = await openSelectable();
    expect(find('asok-bulk-bar')).to.equal(null);
    await select(2);
    await select(4);
    expect(marked()).to.deep.equal(['2', '4']);
    expect(bar('.number')?.textContent).to.equal('2 selected');
    expect(events.map(({ selected }) => selected.keys)).to.deep.equal([['2'], ['2', '4']]);
    expect(list.selected).to.deep.equal({ keys: ['2', '4'], query: null, count: { total: 2, totalIs: 'exact' } });
    await select(2);
    await select(4);
    expect(find('asok-bulk-bar')).to.equal(null);
    expect(events.at(-1)?.selected.keys).to.deep.equal([]);
  });

  it('Shift and a press selects the rows in between', async () => {
    const { select, marked } = await openSelectable();
    await select(6);
    await select(3, { shiftKey: true });
    expect(marked()).to.deep.equal(['3', '4', '5', '6']);
    await select(5, { shiftKey: true });
    expect(marked()).to.deep.equal(['6']);
  });

  it('the box of the head is none, some or all of the page', async () => {
    const { find, select, marked, settled } = await openSelectable();
    const head = find<HTMLInputElement>('.select-page') as HTMLInputElement;
    const state = () => (head.indeterminate ? 'some' : head.checked ? 'all' : 'none');
    expect(state()).to.equal('none');
    await select(1);
    expect(state()).to.equal('some');
    head.click();
    await settled();
    expect([state(), marked().length]).to.deep.equal(['all', 20]);
    head.click();
    await settled();
    expect([state(), marked().length]).to.deep.equal(['none', 0]);
  });

  it('the keys: J, K and X, Space on a box, Escape', async () => {
    const { root, marked, settled, box, find } = await openSelectable();
    key(document.body, 'j');
    key(root.activeElement as Element, 'j');
    key(root.activeElement as Element, 'x');
    await settled();
    expect(marked()).to.deep.equal(['2']);
    box(2).focus();
    key(root.activeElement as Element, 'j');
    expect(root.activeElement === box(3)).to.equal(true);
    await sendKeys({ press: 'Space' });
    await settled();
    expect(marked()).to.deep.equal(['2', '3']);
    key(root.activeElement as Element, 'Escape');
    await settled();
    expect(marked()).to.deep.equal([]);
    expect(find('asok-bulk-bar')).to.equal(null);
    expect(root.activeElement === box(3)).to.equal(true);
  });

  it('it survives paging and sort, and ends with another search', async () => {
    const { select, press, marked, list, bar, settled } = await openSelectable();
    await select(2);
    await press('.pages [aria-label="Page 2"]');
    await settled();
    expect(bar('.number')?.textContent).to.equal('1 selected');
    await press('.pages [aria-label="Page 1"]');
    expect(marked()).to.deep.equal(['2']);
    list.query = 'q=ann';
    await settled();
    expect(marked()).to.deep.equal([]);
  });

  it('a whole page can become all that match: a query, not keys; one row taken out leaves its page', async () => {
    const { find, bar, list, settled, select, marked } = await openSelectable({ query: 'status.in=draft&sort=title' });
    await select(1);
    expect(bar('.link-button')).to.equal(null);
    find('.select-page')?.click();
    await settled();
    expect(bar('.link-button')?.textContent?.trim()).to.equal('Select all 95');
    bar('.link-button')?.click();
    await settled();
    expect(list.selected).to.deep.equal({
      keys: [],
      query: { filter: { status: { in: ['draft'] } } },
      count: { total: 95, totalIs: 'exact' },
    });
    expect(marked()).to.have.length(20);
    await select(5);
    expect([list.selected.query, list.selected.keys.length]).to.deep.equal([null, 19]);
  });

  it('beyond the count’s cap all that match are at least so many', async () => {
    const { find, bar, settled } = await openSelectable({ count: 20_000 });
    find('.select-page')?.click();
    await settled();
    expect(bar('.link-button')?.textContent?.trim()).to.equal('Select all 10,000+');
  });

  it('where the page is all there is, nothing more is offered', async () => {
    const { find, bar, settled } = await openSelectable({ count: 7 });
    find('.select-page')?.click();
    await settled();
    expect(bar('.link-button')).to.equal(null);
  });

  it('clearSelection() and the cross of the bar select nothing any more', async () => {
    const { list, select, bar, marked, settled } = await openSelectable();
    await select(1);
    list.clearSelection();
    await settled();
    expect(marked()).to.deep.equal([]);
    await select(1);
    bar('[part="clear"]')?.click();
    await settled();
    expect(marked()).to.deep.equal([]);
  });

  it('the bar is one stop of the Tab key; arrows move within it, over the page’s buttons too', async () => {
    const { list, select, bar, settled } = await openSelectable();
    list.insertAdjacentHTML('beforeend', '<button slot="bulk-actions">Publish</button>');
    await settled();
    await select(1);
    const own = list.querySelector('button') as HTMLButtonElement;
    const [remove, clear] = [bar('.delete'), bar('[part="clear"]')] as [HTMLElement, HTMLElement];
    expect([own.tabIndex, remove.tabIndex, clear.tabIndex]).to.deep.equal([0, -1, -1]);
    own.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(remove.matches(':focus')).to.equal(true);
    await sendKeys({ press: 'End' });
    expect(clear.matches(':focus')).to.equal(true);
    expect([own.tabIndex, remove.tabIndex, clear.tabIndex]).to.deep.equal([-1, -1, 0]);
    await sendKeys({ press: 'ArrowRight' });
    expect(own.matches(':focus')).to.equal(true);
  });

  it('the bar covers the head of the table, so that no row moves; what it covers is no stop of the Tab key', async () => {
    const { find, all, select } = await openSelectable();
    const top = () => find('tbody tr')?.getBoundingClientRect().top;
    const before = top();
    await select(1);
    const [bar, head] = [find('asok-bulk-bar') as Element, find('thead tr') as Element];
    expect(top()).to.equal(before);
    expect(bar.getBoundingClientRect().top).to.be.closeTo(head.getBoundingClientRect().top, 1);
    expect(bar.getBoundingClientRect().height).to.be.closeTo(head.getBoundingClientRect().height, 1);
    expect(all('thead button').every((button) => button.tabIndex === -1)).to.equal(true);
  });

  it('on a phone the bar is docked at the bottom of the screen', async () => {
    await setViewport({ width: 390, height: 844 });
    const { find, select, list } = await openSelectable({ width: 358 });
    await select(1);
    const bar = find('asok-bulk-bar') as Element;
    expect(bar.hasAttribute('docked')).to.equal(true);
    const { bottom, width } = bar.getBoundingClientRect();
    expect(bottom).to.be.within(780, 844);
    expect(width).to.equal(list.clientWidth);
  });

  it('has no violation of WCAG in light and dark, on a table and on a phone', async () => {
    const wide = await openSelectable({ count: 3 });
    await wide.select(1);
    await expectAccessible(wide.list);
    await setViewport({ width: 390, height: 844 });
    const narrow = await openSelectable({ count: 3, width: 358 });
    await narrow.select(1);
    await expectAccessible(narrow.list);
  }).timeout(30_000);
});
