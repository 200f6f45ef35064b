import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AnyRecord } from '../../../sdk/index.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { openList } from '../../support/list-page.ts';

/** What the sidebar and the padding leave of a window 1280 px wide. */
const ROOM = 1280 - 244 - 2 * 24;

const LONG = 'A very long title that goes on and on about paper, folds, ink and the people who look after all of them';

const rows: AnyRecord[] = Array.from({ length: 20 }, (_, index) => ({
  $key: String(index + 1),
  $label: LONG,
  title: LONG,
  status: 'published',
  featured: index % 2 === 0,
  views: 1_234_567,
  author: { key: '7', label: 'Bartholomew Featherstonehaugh-Longworth of Somewhere' },
  tags: { items: [{ key: '1', label: 'conservation and restoration' }], count: 12 },
  publishedAt: new Date(Date.UTC(2024, 0, 1)),
}));

async function openWide(density?: 'compact') {
  const page = await openList({
    width: ROOM,
    answers: { 'records.posts.list': { rows, total: 20, totalIs: 'exact', next: null, previous: null } },
    model: postModel({ list: { ...postModel().list, columns: [...postModel().list.columns, 'price'] } }),
  });
  if (density) page.list.dataset.density = density;
  await page.settled();
  return page;
}

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1280, height: 860 });
});

describe('the list at 1280 px', () => {
  it('U1 rows are low: at most 50 px, compact ones 36 to 44 px, however long their values are', async () => {
    const heights = async (density?: 'compact') => {
      const { all } = await openWide(density);
      return all('tbody tr').map((row) => row.getBoundingClientRect().height);
    };
    for (const height of await heights()) expect(height).to.be.within(40, 50);
    for (const height of await heights('compact')) expect(height).to.be.within(36, 44);
  });

  it('U1 the page does not scroll sideways, and the actions of every row are on the screen', async () => {
    const { list, all, find } = await openWide();
    expect(document.documentElement.scrollWidth).to.be.at.most(1280);
    expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    const end = find('.frame')?.getBoundingClientRect().right ?? 0;
    for (const cell of all('tbody .row-end')) {
      const { left, right } = cell.getBoundingClientRect();
      expect(right).to.be.at.most(end + 1);
      expect(right - left).to.be.above(90);
    }
  });

  it('U1 what does scroll leaves boxes, title and actions in place', async () => {
    const { find } = await openWide();
    const region = find('.region') as HTMLElement;
    (find('table') as HTMLElement).style.inlineSize = '1600px';
    const places = () =>
      ['tbody .select', 'tbody .first', 'tbody .row-end'].map((cell) => find(cell)?.getBoundingClientRect().left);
    region.scrollLeft = 200;
    const at200 = places();
    region.scrollLeft = 300;
    expect(region.scrollLeft).to.equal(300);
    expect(places()).to.deep.equal(at200);
  });

  it('U2 a title stands in one line and has the most room of all columns', async () => {
    const { find, all } = await openWide();
    const title = find('tbody .title') as HTMLElement;
    expect(title.getClientRects().length).to.equal(1);
    expect(title.getBoundingClientRect().height).to.be.below(30);
    const first = find('tbody .first')?.getBoundingClientRect().width ?? 0;
    const others = all('tbody tr:first-child td:not(.select, .row-end)')
      .filter((cell) => cell.checkVisibility())
      .map((cell) => cell.getBoundingClientRect().width);
    expect(first).to.be.above(Math.max(...others));
  });
});

describe('labels in the list', () => {
  it('F5 New names one record as its model does, cells show the labels of choices', async () => {
    const { find } = await openList({ model: postModel({ label: 'News', labelSingular: 'News item' }) });
    expect(find('.new')?.textContent?.trim()).to.equal('New news item');
    expect(find('[data-key="3"] [part="badge"]')?.textContent?.trim()).to.equal('Draft');
  });
});
