import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AsokColumnChooser } from '../../../elements/records/list/asok-column-chooser.ts';
import type { AsokRelated } from '../../../elements/records/list/asok-related.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { key, type ListSetup, openList } from '../../support/list-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

describe('asok-list, columns of the page', () => {
  it('a name that is no field is an error in place that says it, and asks for no rows', async () => {
    const { list, find, inputs, settled } = await openList();
    list.listDisplay = ['title', 'nope', 'status', 'gone'];
    await settled();
    expect(find('[role="alert"] h2')?.textContent).to.equal('No such column: nope and gone');
    expect(find('table')).to.equal(null);
    const asked = inputs().length;
    list.listDisplay = ['title'];
    await settled();
    expect(find('table')).to.not.equal(null);
    expect(inputs()).to.have.length(asked + 1);
  });

  it('list-display shows these columns in this order; the address does not hold them', async () => {
    const page = await openList();
    page.list.setAttribute('list-display', ' views  title ');
    await page.settled();
    const heads = page.all('thead th:not(.select)').map((head) => head.textContent?.trim());
    expect(heads).to.deep.equal(['Views', 'Title', 'Actions']);
    expect(page.inputs().at(-1)?.fields).to.deep.equal(['views', 'title']);
    expect(page.list.listDisplay).to.deep.equal(['views', 'title']);
    expect([page.list.query, page.changes]).to.deep.equal(['', []]);
  });
});

describe('asok-list, density', () => {
  const open = async (page: Awaited<ReturnType<typeof openList>>) => {
    const chooser = page.find<AsokColumnChooser>('asok-column-chooser') as AsokColumnChooser;
    chooser.shadowRoot?.querySelector('button')?.click();
    await chooser.updateComplete;
    const radios = () => [...(chooser.shadowRoot?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
    return { chooser, radios };
  };
  const rowHeight = ({ find }: Awaited<ReturnType<typeof openList>>) =>
    find('tbody tr')?.getBoundingClientRect().height ?? 0;

  it('compact rows take less room; the choice is kept in this browser', async () => {
    const page = await openList();
    const tall = rowHeight(page);
    const { radios } = await open(page);
    expect(radios().map((radio) => radio.textContent?.trim())).to.deep.equal(['Comfortable', 'Compact']);
    radios()[1]?.click();
    await page.settled();
    expect(page.list.dataset.density).to.equal('compact');
    expect(rowHeight(page)).to.be.below(tall);
    const again = await openList();
    expect(rowHeight(again)).to.equal(rowHeight(page));
    const chosen = await open(again);
    expect(chosen.radios().map((radio) => radio.getAttribute('aria-checked'))).to.deep.equal(['false', 'true']);
    key(chosen.radios()[1] as HTMLElement, 'ArrowLeft');
    await again.settled();
    expect(rowHeight(again)).to.equal(tall);
  });

  it('without a choice the page decides', async () => {
    document.documentElement.dataset.density = 'compact';
    try {
      const page = await openList();
      expect(page.list.dataset.density).to.equal(undefined);
      expect(rowHeight(page)).to.be.below(44);
    } finally {
      delete document.documentElement.dataset.density;
    }
  });
});

describe('asok-list, related records that a cell has no room for', () => {
  const tags = Array.from({ length: 6 }, (_, index) => ({ key: String(index), label: `Tag ${index}` }));
  const row = (count: number) => ({
    $key: '1',
    $label: 'Post 1',
    title: 'Post 1',
    tags: { items: tags.slice(0, Math.min(3, count)), count },
  });
  const openRow = async (count: number, setup: ListSetup = {}) => {
    const rows = [row(count)];
    const page = await openList({
      ...setup,
      answers: {
        'records.posts.list': { rows, total: 1, totalIs: 'exact', next: null, previous: null },
        'records.posts.get': { ...row(count), tags: { items: tags.slice(0, count), count }, $version: 'v1', $can: {} },
        ...setup.answers,
      },
    });
    const more = page.find('button.more') as HTMLButtonElement;
    const popover = () => page.find<AsokRelated>('asok-related');
    const press = async () => {
      more.click();
      await page.settled();
      await customElements.whenDefined('asok-related');
      await page.settled();
      await popover()?.updateComplete;
    };
    const labels = () => [...(popover()?.shadowRoot?.querySelectorAll('li') ?? [])].map((item) => item.textContent);
    return { ...page, more, popover, press, labels };
  };

  it('a refusal is told in place', async () => {
    const { press, popover } = await openRow(6, {
      answers: {
        'records.posts.get': () => {
          throw new Refusal('NOT_FOUND', { httpStatus: 404 });
        },
      },
    });
    await press();
    expect(popover()?.shadowRoot?.querySelector('[role="alert"]')?.textContent).to.contain('does not exist');
  });

  it('+N lists the rest, as far as it is known without asking', async () => {
    const { more, press, labels, popover, sent } = await openRow(3);
    expect(more.textContent?.replace(/\s+/g, ' ').trim()).to.equal('+2and 2 more');
    await press();
    expect(labels()).to.deep.equal(['Tag 1', 'Tag 2']);
    expect(sent('records.posts.get')).to.deep.equal([]);
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    const dialog = popover()?.shadowRoot?.querySelector('[role="dialog"]');
    expect(dialog?.getAttribute('aria-label')).to.equal('Tags of Post 1');
    expect(popover()?.shadowRoot?.activeElement === dialog).to.equal(true);
  });

  it('more than came with the row are asked for, and lead to their records', async () => {
    const { press, labels, popover, sent, destinations } = await openRow(6);
    await press();
    expect(sent('records.posts.get')).to.deep.equal([{ id: '1' }]);
    expect(labels()).to.deep.equal(['Tag 1', 'Tag 2', 'Tag 3', 'Tag 4', 'Tag 5']);
    popover()?.shadowRoot?.querySelector<HTMLElement>('li button')?.click();
    expect(destinations).to.deep.equal([{ model: 'tags', view: 'detail', id: '1' }]);
  });

  it('Escape closes it and gives the focus back; a second press closes it too', async () => {
    const { press, popover, more, root, settled } = await openRow(3);
    await press();
    key(popover()?.shadowRoot?.activeElement as Element, 'Escape');
    await settled();
    expect(popover()).to.equal(null);
    expect(root.activeElement === more).to.equal(true);
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    await press();
    more.click();
    await settled();
    expect(popover()).to.equal(null);
  });

  it('has no violation of WCAG in light and dark', async () => {
    const { press, popover } = await openRow(3);
    await press();
    await expectAccessible(popover() as Element);
  });
});

describe('asok-list, tones of choices', () => {
  it('a value with a tone is a badge of that colour, beside its words', async () => {
    const { fields } = postModel();
    const choices = [
      { value: 'draft', label: 'Draft' },
      { value: 'published', label: 'Published', tone: 'success' as const },
    ];
    const toned = fields.map((field) => (field.name === 'status' ? { ...field, choices } : field));
    const { find } = await openList({ model: postModel({ fields: toned }) });
    const badge = (n: number) => find(`[data-key="${n}"] [part="badge"]`);
    expect(badge(1)?.className).to.contain('success');
    expect(badge(1)?.textContent?.trim()).to.equal('Published');
    expect(badge(3)?.className.trim()).to.equal('badge');
  });
});

describe('asok-list, open filters in the address', () => {
  it('opening and closing them are steps; an address that has them open opens them', async () => {
    const { list, press, changes, find, settled } = await openList({ query: 'q=ann' });
    await press('.filters');
    await press('.filters');
    expect(changes.map(({ query, replace }) => [query, replace])).to.deep.equal([
      ['q=ann&panel=filters', false],
      ['q=ann', false],
    ]);
    list.query = 'q=ann&panel=filters';
    await settled();
    expect(find('asok-filter-panel')?.hasAttribute('open')).to.equal(true);
    list.query = 'q=ann';
    await settled();
    expect(find('asok-filter-panel')?.hasAttribute('open')).to.equal(false);
    expect(changes).to.have.length(2);
  });
});
