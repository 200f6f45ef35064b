import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { rights } from '../../../stories/support/descriptors.ts';
import { type ListSetup, openList } from '../../support/list-page.ts';

const NEVER = new Promise(() => {});
const refuse = (code: ConstructorParameters<typeof Refusal>[0]) => () => {
  throw new Refusal(code, { requestId: 'req-8f21' });
};

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

describe('asok-list, deleting', () => {
  async function openDeleting(setup: ListSetup = {}) {
    const page = await openList({ answers: { 'records.posts.remove': { removed: '2' } }, ...setup });
    await page.press('tbody tr:nth-child(2) .row-actions .danger');
    const dialog = page.find<AsokDialog>('asok-dialog') as AsokDialog;
    await dialog.updateComplete;
    const answer = async (reason: 'confirm' | 'cancel') => {
      dialog.close(reason);
      await dialog.updateComplete;
      await page.settled();
    };
    return { ...page, dialog, answer };
  }

  it('nothing is sent before the question is answered, nor after Cancel', async () => {
    const { sent, answer, inputs } = await openDeleting();
    expect(sent('records.posts.remove')).to.deep.equal([]);
    await answer('cancel');
    expect(sent('records.posts.remove')).to.deep.equal([]);
    expect(inputs()).to.have.length(1);
  });

  it('PERM-09 a refused deletion is said and the row stays', async () => {
    const { answer, toasts, titles } = await openDeleting({
      answers: { 'records.posts.remove': refuse('STILL_REFERENCED') },
    });
    await answer('confirm');
    expect(toasts).to.deep.equal([{ tone: 'danger', text: 'Other records still refer to this one.' }]);
    expect(titles()).to.include('Post 2');
  });

  it('says that a soft deletion goes to the trash, does it, tells, and asks for the rows again', async () => {
    const { dialog, answer, sent, toasts, inputs, root, find } = await openDeleting();
    expect(dialog.textContent).to.contain('trash');
    expect(dialog.confirm).to.equal('Move to trash');
    await answer('confirm');
    expect(sent('records.posts.remove')).to.deep.equal([{ id: '2' }]);
    expect(toasts).to.deep.equal([{ tone: 'success', text: 'Post 2 moved to trash' }]);
    expect(inputs()).to.have.length(2);
    expect(root.activeElement).to.equal(find('.region'));
  });

  it('says that a permanent deletion is for ever', async () => {
    const { dialog } = await openDeleting({ model: postModel({ paranoid: false }) });
    expect(dialog.confirm).to.equal('Delete forever');
    expect(dialog.textContent).to.contain('cannot be undone');
  });
});

describe('asok-list, states', () => {
  it('loading: shapes of rows that assistive technology does not read, after a while only', async () => {
    const { find, all } = await openList({ busy: true, answers: { 'records.posts.list': () => NEVER } });
    expect(all('tbody tr')).to.have.length(8);
    expect(find('.late')?.getAttribute('aria-hidden')).to.equal('true');
    expect(getComputedStyle(find('.late') as Element).animationDelay).to.equal('0.15s');
    expect(find('[role="status"]')?.textContent).to.equal('Loading');
  });

  it('refreshing: the old rows stay, marked as busy', async () => {
    let answers = 0;
    const page = {
      rows: [{ $key: '1', $label: 'One', title: 'One' }],
      total: 1,
      totalIs: 'exact',
      next: null,
      previous: null,
    };
    const { list, find, titles } = await openList({
      busy: true,
      answers: { 'records.posts.list': () => (answers++ === 0 ? page : NEVER) },
    });
    void list.refresh();
    await list.updateComplete;
    expect(find('.region')?.getAttribute('aria-busy')).to.equal('true');
    // A quick answer shows no bar.
    expect(find('.progress-bar') === null).to.equal(true);
    await waitUntil(() => find('.progress-bar'));
    expect(titles()).to.deep.equal(['One']);
  });

  it('empty: what it is and New, and no toolbar', async () => {
    const { find, press, destinations } = await openList({ count: 0 });
    expect(find('.state h2')?.textContent).to.equal('No posts yet');
    expect(find('.toolbar')).to.equal(null);
    await press('.state .new');
    expect(destinations).to.deep.equal([{ model: 'posts', view: 'new' }]);
  });

  it('no results: echoes the search, and clearing filters keeps search and sort', async () => {
    const { find, all, inputs, settled } = await openList({ query: 'q=nothing&featured.equals=true&sort=title' });
    expect(find('.state p')?.textContent).to.contain('“nothing”');
    const [filters, search] = all('.state button');
    filters?.click();
    await settled();
    expect(inputs().at(-1)).to.include({ q: 'nothing', page: 1 });
    expect(inputs().at(-1)).to.not.have.property('filter');
    expect(inputs().at(-1)?.sort).to.deep.equal(['title']);
    expect(search?.textContent?.trim()).to.equal('Clear search');
    all('.state button')[0]?.click();
    await settled();
    expect(inputs().at(-1)).to.not.have.property('q');
    expect(find('table')).to.not.equal(null);
  });

  it('error: tells the request id, and Try again asks once more', async () => {
    const { find, press, inputs } = await openList({ answers: { 'records.posts.list': refuse('INTERNAL') } });
    const state = find('.state');
    expect(state?.getAttribute('role')).to.equal('alert');
    expect(state?.textContent).to.contain('req-8f21');
    expect(state?.textContent).to.not.contain('INTERNAL');
    await press('[data-retry]');
    expect(inputs()).to.have.length(2);
  });

  const states: Record<string, ListSetup> = {
    rows: { count: 6 },
    'rows of a viewer': { model: postModel({ can: rights('view') }) },
    'filters on': { count: 6, query: 'status.in=draft&author.in=7' },
    loading: { busy: true, answers: { 'records.posts.list': () => NEVER } },
    empty: { count: 0 },
    'no results': { query: 'q=nothing&featured.equals=true' },
    error: { answers: { 'records.posts.list': refuse('INTERNAL') } },
    denied: { answers: { 'records.posts.list': refuse('FORBIDDEN') } },
    'many pages': { count: 30_000, query: 'page=250' },
    stacked: { count: 6, width: 390 },
  };
  for (const [state, setup] of Object.entries(states)) {
    it(`${state}: no violation of WCAG in light and dark`, async () => {
      const { list } = await openList(setup);
      await expectAccessible(list);
    });
  }
});
