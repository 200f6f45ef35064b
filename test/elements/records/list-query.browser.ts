import { expect, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { pageNumbers } from '../../../elements/records/list/page-numbers.ts';
import type { ListInput } from '../../../sdk/index.ts';
import { postModel, postPages } from '../../../stories/support/posts.ts';
import { openList, typeInto } from '../../support/list-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

const FIELDS = postModel().list.columns;

/** The delays that timers were set to meanwhile. */
function delaysOf(act: () => void): unknown[] {
  const { setTimeout } = window;
  const delays: unknown[] = [];
  window.setTimeout = ((...timer: Parameters<typeof setTimeout>) => {
    delays.push(timer[1]);
    return setTimeout(...timer);
  }) as typeof setTimeout;
  try {
    act();
  } finally {
    window.setTimeout = setTimeout;
  }
  return delays;
}

describe('asok-list, search', () => {
  it('LIST-01 MOD-09 what is typed in a row is one search, after a pause', async () => {
    const { list, find, inputs, settled } = await openList();
    const input = find<HTMLInputElement>('.search input') as HTMLInputElement;
    const changed = oneEvent(list, 'asok-query-change');
    const delays = delaysOf(() => {
      for (const text of ['a', 'an', 'ann ']) typeInto(input, text);
    });
    expect(delays).to.deep.equal([250, 250, 250]);
    await changed;
    await settled();
    expect(inputs().slice(1)).to.deep.equal([{ q: 'ann', page: 1, fields: FIELDS }]);
    // The space that was typed is still there to go on from.
    expect(input.value).to.equal('ann ');
  });

  it('Enter searches at once', async () => {
    const { find, inputs, settled } = await openList();
    typeInto(find('.search input') as HTMLInputElement, 'ann');
    find<HTMLFormElement>('.search')?.requestSubmit();
    expect(inputs()).to.have.length(2);
    await settled();
  });

  it('the box names what it searches, and a model without search has none', async () => {
    const { find } = await openList();
    expect(find('.search input')?.getAttribute('aria-label')).to.equal('Search title');
    const { list } = postModel();
    const silent = await openList({ model: postModel({ list: { ...list, search: [] } }) });
    expect(silent.find('.search')).to.equal(null);
  });

  it('begins a step to go back to; refining the search does not', async () => {
    const { find, changes, settled } = await openList();
    const input = find('.search input') as HTMLInputElement;
    for (const text of ['a', 'an', '']) {
      typeInto(input, text);
      find<HTMLFormElement>('.search')?.requestSubmit();
      await settled();
    }
    expect(changes.map(({ query, replace }) => [query, replace])).to.deep.equal([
      ['q=a', false],
      ['q=an', true],
      ['', false],
    ]);
  });

  it('the number of results is told politely', async () => {
    const { all } = await openList({ query: 'q=ann' });
    const told = all('[role="status"]').map((status) => status.textContent?.trim());
    expect(told).to.include('95 results');
  });
});

describe('asok-list, sorting', () => {
  it('LIST-03 a column head sorts, again reverses, and says so', async () => {
    const { find, press, inputs } = await openList();
    expect(find('th[aria-sort]')).to.equal(null);
    await press('thead th:nth-child(5) button');
    expect(inputs().at(-1)?.sort).to.deep.equal(['views']);
    expect(find('thead th:nth-child(5)')?.getAttribute('aria-sort')).to.equal('ascending');
    await press('thead th:nth-child(5) button');
    expect(inputs().at(-1)?.sort).to.deep.equal(['-views']);
    expect(find('thead th:nth-child(5)')?.getAttribute('aria-sort')).to.equal('descending');
  });

  it('a many-to-many column has no button', async () => {
    const { find } = await openList();
    expect(find('thead th:nth-child(7)')?.textContent?.trim()).to.equal('Tags');
    expect(find('thead th:nth-child(7) button')).to.equal(null);
  });
});

describe('asok-list, paging', () => {
  it('LIST-04 keeps search, filters and sort', async () => {
    const { press, inputs } = await openList({ query: 'q=ann&featured.equals=true&sort=-views' });
    await press('.pages [aria-label="Page 3"]');
    expect(inputs().at(-1)).to.deep.equal({
      q: 'ann',
      filter: { featured: { equals: true } },
      sort: ['-views'],
      page: 3,
      fields: FIELDS,
    });
  });

  it('MOD-16 says which rows these are, and goes to the next, the previous and a numbered page', async () => {
    const { find, press, inputs } = await openList();
    expect(find('.range')?.textContent).to.equal('1–20 of 95');
    await press('.pages [aria-label="Next page"]');
    expect(find('.range')?.textContent).to.equal('21–40 of 95');
    await press('.pages [aria-label="Page 5"]');
    expect(find('.range')?.textContent).to.equal('81–95 of 95');
    await press('.pages [aria-label="Previous page"]');
    expect(inputs().map(({ page }) => page)).to.deep.equal([1, 2, 5, 4]);
  });

  it('shows the top of the next page to who presses its button, and leaves keys where they are', async () => {
    await setViewport({ width: 1440, height: 400 });
    const { find, settled } = await openList();
    const top = () => find('.frame')?.getBoundingClientRect().top ?? 0;
    const press = async (detail: number) => {
      find('.pages')?.scrollIntoView({ block: 'end' });
      find('.pages [aria-label="Next page"]')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
      await settled();
      return top();
    };
    expect(await press(0)).to.be.lessThan(-100);
    expect(await press(1)).to.be.within(0, 100);
  });

  it('at an end the button does nothing and keeps the focus', async () => {
    const { root, find, press, inputs } = await openList();
    const previous = find('.pages [aria-label="Previous page"]');
    expect(previous?.getAttribute('aria-disabled')).to.equal('true');
    previous?.focus();
    await press('.pages [aria-label="Previous page"]');
    expect(inputs()).to.have.length(1);
    expect(root.activeElement).to.equal(previous);
  });

  it('rows per page are the model’s choices, and begin at the first page', async () => {
    const { find, inputs, settled } = await openList({ query: 'page=3' });
    const size = find<HTMLSelectElement>('.per-page') as HTMLSelectElement;
    expect([...size.options].map(({ text }) => text.trim())).to.deep.equal([
      '20 per page',
      '50 per page',
      '100 per page',
    ]);
    size.value = '50';
    size.dispatchEvent(new Event('change'));
    await settled();
    expect(inputs().at(-1)).to.include({ perPage: 50, page: 1 });
  });

  it('a single page has no pages to choose', async () => {
    const { find } = await openList({ count: 3 });
    expect(find('.pages')).to.equal(null);
    expect(find('.range')?.textContent).to.equal('1–3 of 3');
  });

  it('more rows than are counted: at least that many, and the last page by its own button', async () => {
    const { find, press, inputs } = await openList({ count: 30_000 });
    expect(find('.total')?.textContent).to.equal('10,000+');
    expect(find('.range')?.textContent).to.equal('1–20 of 10,000+');
    await press('.pages [aria-label="Last page"]');
    expect(inputs().at(-1)).to.include({ last: true });
    expect(find('.range')?.textContent).to.equal('20 of 10,000+');
    await press('.pages [aria-label="First page"]');
    expect(inputs().at(-1)).to.include({ page: 1 });
  });

  it('an unknown total leaves the previous and the next page', async () => {
    const { actions } = await openList({
      answers: {
        'records.posts.list': (input: unknown) => ({ ...postPages(95)(input), total: null }),
      },
    });
    expect(actions('.pages')).to.deep.equal(['Previous page', 'Page 1', 'Next page']);
  });

  it('numbers: first, last, the neighbours, and a gap for no single page', () => {
    expect(pageNumbers(1, 5)).to.deep.equal([1, 2, 3, 4, 5]);
    expect(pageNumbers(1, 100)).to.deep.equal([1, 2, 3, 'gap', 100]);
    expect(pageNumbers(50, 100)).to.deep.equal([1, 'gap', 49, 50, 51, 'gap', 100]);
    expect(pageNumbers(4, 100)).to.deep.equal([1, 2, 3, 4, 5, 'gap', 100]);
    expect(pageNumbers(100, 100)).to.deep.equal([1, 'gap', 98, 99, 100]);
    expect(pageNumbers(1, 1)).to.deep.equal([1]);
  });
});

describe('asok-list, address', () => {
  it('everything that is asked for comes from the query string', async () => {
    const { find, inputs } = await openList({ query: 'q=ann&status.in=draft&sort=title&page=2&perPage=10' });
    expect(inputs()).to.deep.equal([
      { q: 'ann', filter: { status: { in: ['draft'] } }, sort: ['title'], page: 2, perPage: 10, fields: FIELDS },
    ]);
    expect(find<HTMLInputElement>('.search input')?.value).to.equal('ann');
  });

  it('and goes back into it, as steps that can be gone back from', async () => {
    const { press, changes } = await openList();
    await press('thead th:nth-child(2) button');
    await press('.pages [aria-label="Page 2"]');
    expect(changes.map(({ query, replace }) => [query, replace])).to.deep.equal([
      ['sort=title', false],
      ['sort=title&page=2', false],
    ]);
  });

  it('another query string shows its rows, without telling the page what it knows', async () => {
    const { list, find, inputs, changes, settled } = await openList({ query: 'q=ann&page=2' });
    list.query = 'sort=-views';
    await settled();
    expect(inputs().at(-1)).to.deep.equal({ sort: ['-views'], page: 1, fields: FIELDS });
    expect(find<HTMLInputElement>('.search input')?.value).to.equal('');
    expect(changes).to.have.length(0);
  });

  it('a page beyond the end corrects itself in place', async () => {
    const { changes } = await openList({ query: 'page=9' });
    expect(changes.map(({ query, replace }) => [query, replace])).to.deep.equal([['page=5', true]]);
  });

  it('an answer that a newer one overtook is not shown', async () => {
    const answers: (() => void)[] = [];
    const pages = postPages(95);
    const { list, titles, settled } = await openList({
      busy: true,
      answers: {
        'records.posts.list': async (input: unknown) => {
          if (((input as ListInput).page ?? 1) > 1) await new Promise<void>((resolve) => answers.push(resolve));
          return pages(input);
        },
      },
    });
    list.query = 'page=2';
    await list.updateComplete;
    list.query = 'page=3';
    await list.updateComplete;
    answers[1]?.();
    await settled();
    answers[0]?.();
    await settled();
    expect(titles()[0]).to.equal('Post 41');
  });

  it('a change of these records by another element asks again', async () => {
    const { connection, inputs, settled } = await openList();
    connection.client.invalidate('posts');
    await settled();
    expect(inputs()).to.have.length(2);
  });

  it('another model is another list', async () => {
    const { list, inputs, sent, find, settled } = await openList({
      query: 'page=2',
      answers: {
        'meta.models': [postModel(), postModel({ slug: 'notes', label: 'Notes' })],
        'records.notes.list': postPages(3),
      },
    });
    list.model = 'notes';
    list.query = '';
    await settled();
    expect(find('h1')?.textContent).to.contain('Notes');
    expect(inputs()).to.have.length(1);
    expect(sent('records.notes.list')).to.have.length(1);
  });
});
