import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { registerFieldKind } from '../../../elements/fields/registry.ts';
import type { AnyRecord, FieldKind, ListInput, ModelDescriptor } from '../../../sdk/index.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { openList } from '../../support/list-page.ts';

const LONG = 'Conservation and restoration';

function rowsOf(page: number, changes: AnyRecord | undefined): AnyRecord[] {
  return Array.from({ length: 100 }, (_none, index) => {
    const key = String((page - 1) * 100 + index + 1);
    const title = `Post ${key}`;
    const author = { key: '1', label: 'Ada' };
    return { $key: key, $label: title, title, status: 'draft', stamp: key, views: 10, author, ...changes };
  });
}

/** The values that the team's own kind of field was drawn with. */
const drawn: unknown[] = [];

function stampModel(): ModelDescriptor {
  const model = postModel();
  const stamp = fieldOf({ name: 'stamp', kind: 'stamp' as FieldKind });
  const columns = ['title', 'status', 'stamp', 'views', 'author', 'publishedAt'];
  return { ...model, fields: [...model.fields, stamp], list: { ...model.list, columns } };
}

/** Pages of a hundred posts; what the second one has otherwise is given. */
async function openLarge(second?: AnyRecord) {
  const list = ({ page = 1 }: ListInput) => ({
    rows: rowsOf(page, page === 2 ? second : undefined),
    total: 300,
    totalIs: 'exact',
    next: null,
    previous: null,
  });
  const page = await openList({
    query: 'perPage=100',
    model: stampModel(),
    answers: { 'records.posts.list': list },
  });
  const held = () => waitUntil(() => page.find('table.held'), 'no columns are held');
  const widths = () => page.all('thead th').map((head) => Math.round(head.getBoundingClientRect().width));
  return { ...page, held, widths, next: () => page.press('.pages button:last-child') };
}

before(() => {
  const stamp = (_field: unknown, value: unknown) => {
    drawn.push(value);
    return html`<b class="stamp">${value}</b>`;
  };
  registerFieldKind('stamp', { cell: stamp, value: stamp, input: () => html`` });
});

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1280, height: 800 });
});

describe('asok-list, many rows', () => {
  it('another page is drawn into the rows of the one before', async () => {
    const { all, next, titles } = await openLarge();
    const before = all('tbody tr');
    await next();
    expect(titles()).to.deep.equal(rowsOf(2, undefined).map(({ $label }) => $label));
    expect(all('tbody tr').every((row, index) => row === before[index])).to.equal(true);
  });

  it('no row is drawn again while another page is asked for, nor when another row is selected', async () => {
    const { list, find, settled } = await openLarge();
    drawn.length = 0;
    list.requestUpdate();
    await settled();
    expect(drawn).to.deep.equal([]);
    find('tbody .checkbox')?.click();
    await settled();
    expect(drawn).to.deep.equal(['1']);
  });

  it('what a team draws in a cell is made anew for another record', async () => {
    const { find, next } = await openLarge();
    const before = find('.stamp');
    expect(before?.textContent).to.equal('1');
    await next();
    expect(find('.stamp')?.textContent).to.equal('101');
    expect(find('.stamp') === before).to.equal(false);
  });

  it('a large table keeps the widths that the browser found, and lays out no rows that are out of sight', async () => {
    const { all, held, widths } = await openLarge();
    const before = widths();
    await held();
    expect(widths()).to.deep.equal(before);
    const isDrawn = (row: HTMLElement | undefined) =>
      row?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
    await waitUntil(() => isDrawn(all('tbody tr').at(-1)) === false);
    expect(isDrawn(all('tbody tr').at(0))).to.equal(true);
  });

  it('a column grows with a wider text, and no page is laid out for the widths of its columns alone', async () => {
    const { all, find, held, next, widths } = await openLarge({ $key: 'w', $label: 'W', views: 1_234_567_890_123 });
    await held();
    const before = widths();
    await next();
    expect(find('table')?.className).to.equal('held');
    const heads = all('thead th').map((head) => head.textContent?.trim());
    const grown = widths().flatMap((width, index) => (width > (before[index] ?? 0) ? [heads[index]] : []));
    expect(grown).to.deep.equal(['Views']);
    for (const cell of all('tbody tr:first-child .cell')) expect(cell.scrollWidth).to.equal(cell.clientWidth);
  });

  it('a text that would be cut in any case widens its column no further', async () => {
    const { held, next, widths, find } = await openLarge({
      $key: 'l',
      $label: 'L',
      author: { key: '2', label: LONG.repeat(9) },
    });
    await held();
    await next();
    const author = find('tbody tr td:nth-child(6)');
    expect(widths()[5]).to.be.within(200, 264);
    expect(author?.textContent).to.contain(LONG);
  });

  it('in another room the browser finds new widths', async () => {
    const { list, held, widths } = await openLarge();
    await held();
    const before = widths();
    (list.parentElement as HTMLElement).style.width = '700px';
    list.style.width = '700px';
    await waitUntil(() => list.renderRoot.querySelector('table:not(.held)'), 'the old widths stay');
    await held();
    expect(widths().reduce((sum, width) => sum + width, 0)).to.be.below(before.reduce((sum, width) => sum + width, 0));
  });

  it('a page with other rows in number, or other columns, has its widths found anew', async () => {
    const { list, held, find, settled } = await openLarge();
    await held();
    list.listDisplay = ['title', 'views', 'status', 'publishedAt', 'author'];
    await settled();
    expect(find('table')?.className).to.equal('');
    await held();
    expect(
      find('table')
        ?.style.getPropertyValue('--asok-columns')
        .match(/minmax/g),
    ).to.have.length(7);
  });
});
