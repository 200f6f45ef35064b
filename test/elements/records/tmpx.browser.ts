import { expect, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AsokFilterPanel } from '../../../elements/records/list/asok-filter-panel.ts';
import type { AsokRelationFilter } from '../../../elements/records/list/asok-relation-filter.ts';
import type { FieldDescriptor } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { Refusal } from '../../support/fixture-link.ts';
import { fieldOf, postModel } from '../../support/list-fixtures.ts';
import { key, type ListSetup, openList, typeInto } from '../../support/list-page.ts';

const AUTHORS = {
  options: [
    { key: '7', label: 'Ann Lee' },
    { key: '8', label: 'Bo Cruz' },
  ],
  more: true,
};

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

async function openPanel(setup: ListSetup = {}) {
  const page = await openList({ ...setup, answers: { 'records.posts.options': AUTHORS, ...setup.answers } });
  await page.press('.filters');
  const panel = page.find<AsokFilterPanel>('asok-filter-panel') as AsokFilterPanel;
  await panel.updateComplete;
  const group = (name: string) => panel.renderRoot.querySelector(`[data-field="${name}"]`) as HTMLElement;
  const inside = <E extends Element = HTMLInputElement>(name: string, selector: string) => [
    ...group(name).querySelectorAll<E>(selector),
  ];
  const relation = (name: string) => group(name).querySelector('asok-relation-filter') as AsokRelationFilter;
  const filter = () => page.inputs().at(-1)?.filter;
  return { ...page, panel, group, inside, relation, filter };
}

/** Types and waits for what follows after a pause. */
async function typed(page: Awaited<ReturnType<typeof openPanel>>, input: HTMLInputElement, text: string) {
  const changed = oneEvent(page.list, 'asok-query-change');
  typeInto(input, text);
  await changed;
  await page.settled();
}

const named = (...names: string[]) => {
  const { list } = postModel();
  return postModel({ list: { ...list, filters: names } });
};

describe('asok-list, filter panel: what is not there', () => {
  it('a relation whose records the person may not search cannot be filtered by', async () => {
    const { fields } = postModel();
    const closed = fields.map(
      (field): FieldDescriptor =>
        field.name === 'author' ? { ...field, relation: { model: null, many: false, pickable: false } } : field,
    );
    const { panel } = await openPanel({ model: postModel({ fields: closed }) });
    expect(panel.fields.map(({ name }) => name)).to.not.include('author');
    expect(panel.fields.map(({ name }) => name)).to.include('tags');
  });

  it('a model without filters has no button for them', async () => {
    const { find } = await openList({ model: named() });
    expect(find('.filters')).to.equal(null);
  });

  it('a refused search of a relation is said in its place', async () => {
    const { relation, settled } = await openPanel({
      answers: {
        'records.posts.options': () => {
          throw new Refusal('FORBIDDEN');
        },
      },
    });
    await settled();
    expect(relation('author').renderRoot.querySelector('[role="status"]')?.textContent).to.contain('do not allow');
  });
});

describe('asok-list, filter panel beside the rows', () => {
  it('LIST-02 MOD-10 stands beside the rows with the model’s filters, in order', async () => {
    const { panel } = await openPanel();
    expect(panel.mode).to.equal('docked');
    expect(panel.renderRoot.querySelector('dialog')).to.equal(null);
    const legends = [...panel.renderRoot.querySelectorAll('legend')].map((legend) => legend.textContent);
    expect(legends).to.deep.equal(['Status', 'Featured', 'Author', 'Tags', 'Views', 'Published', 'Title']);
  });

  it('boolean: Any, Yes, No, applied at once', async () => {
    const { inside, filter, settled } = await openPanel();
    const radio = (text: string) =>
      inside<HTMLElement>('featured', '[role="radio"]').find((it) => it.textContent?.trim() === text);
    radio('No')?.click();
    await settled();
    expect(filter()).to.deep.equal({ featured: { equals: false } });
    expect(radio('No')?.getAttribute('aria-checked')).to.equal('true');
    key(radio('No') as Element, 'ArrowLeft');
    await settled();
    expect(filter()).to.deep.equal({ featured: { equals: true } });
    radio('Empty')?.click();
    await settled();
    expect(filter()).to.deep.equal({ featured: { isNull: true } });
    radio('Any')?.click();
    await settled();
    expect(filter()).to.equal(undefined);
  });

  it('choices: several at once, and empty instead of any of them', async () => {
    const { inside, filter, settled } = await openPanel();
    inside('status', 'input')[0]?.click();
    await settled();
    inside('status', 'input')[1]?.click();
    await settled();
    expect(filter()).to.deep.equal({ status: { in: ['draft', 'published'] } });
    inside('status', 'input')[2]?.click();
    await settled();
    expect(filter()).to.deep.equal({ status: { isNull: true } });
  });

  it('many choices fold up', async () => {
    const choices = Array.from({ length: 9 }, (_, index) => ({ value: `v${index}`, label: `Choice ${index}` }));
    const field = fieldOf({
      name: 'status',
      kind: 'enum',
      nullable: false,
      filter: 'choices',
      operators: ['in'],
      choices,
    });
    const { inside, panel } = await openPanel({
      model: postModel({ fields: [field, ...postModel().fields.slice(1)] }),
    });
    expect(inside('status', 'input')).to.have.length(5);
    inside<HTMLElement>('status', '.link-button')[0]?.click();
    await panel.updateComplete;
    expect(inside('status', 'input')).to.have.length(9);
  });

  it('number: from and to, one search for what is typed in a row', async () => {
    const page = await openPanel({ model: named('views') });
    const [from, to] = page.inside('views', 'input[type="number"]');
    typeInto(from as HTMLInputElement, '1');
    typeInto(from as HTMLInputElement, '10');
    await typed(page, from as HTMLInputElement, '100');
    expect(page.inputs()).to.have.length(2);
    await typed(page, to as HTMLInputElement, '500');
    expect(page.filter()).to.deep.equal({ views: { gte: 100, lte: 500 } });
    await typed(page, from as HTMLInputElement, '');
    expect(page.filter()).to.deep.equal({ views: { lte: 500 } });
  });

  it('date: whole days of the reader', async () => {
    const page = await openPanel({ model: named('publishedAt') });
    const [from, to] = page.inside('publishedAt', 'input[type="date"]');
    await typed(page, from as HTMLInputElement, '2024-03-01');
    await typed(page, to as HTMLInputElement, '2024-03-02');
    expect(page.filter()).to.deep.equal({
      publishedAt: { gte: new Date(2024, 2, 1), lte: new Date(2024, 2, 2, 23, 59, 59, 999) },
    });
  });

  it('text: contains', async () => {
    const page = await openPanel({ model: named('title') });
    await typed(page, page.inside('title', 'input')[0] as HTMLInputElement, ' maps ');
    expect(page.filter()).to.deep.equal({ title: { contains: 'maps' } });
  });

  it('relation: found by search, several at once; what is chosen stays in sight', async () => {
    const { relation, filter, settled, sent, find } = await openPanel({ model: named('author') });
    const root = relation('author').renderRoot;
    const boxes = () => [...root.querySelectorAll<HTMLInputElement>('li input')];
    const labels = () => [...root.querySelectorAll('li')].map((item) => item.textContent?.trim());
    expect(sent('records.posts.options')).to.deep.equal([{ field: 'author' }]);
    expect(labels()).to.deep.equal(['Ann Lee', 'Bo Cruz']);
    boxes()[1]?.click();
    await settled();
    expect(filter()).to.deep.equal({ author: { in: ['8'] } });
    expect(labels()).to.deep.equal(['Bo Cruz', 'Ann Lee']);
    expect(find('.chip')?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Author is Bo Cruz');
    boxes()[1]?.click();
    await settled();
    expect(filter()).to.deep.equal({ author: { in: ['8', '7'] } });
    boxes()[0]?.click();
    await settled();
    expect(filter()).to.deep.equal({ author: { in: ['7'] } });
    // Filtering asks for rows, not for the same options again.
    expect(sent('records.posts.options')).to.have.length(1);
  });

  it('a filter of the panel takes the list to its first page and keeps search and sort', async () => {
    const { inside, inputs, settled } = await openPanel({ query: 'q=ann&sort=title&page=3' });
    inside('status', 'input')[0]?.click();
    await settled();
    expect(inputs().at(-1)).to.include({ q: 'ann', page: 1 });
    expect(inputs().at(-1)?.sort).to.deep.equal(['title']);
  });

  it('tells how many match, and clears all', async () => {
    const { panel, filter, settled } = await openPanel({ query: 'status.in=draft&featured.equals=true' });
    expect(panel.renderRoot.querySelector('.foot')?.textContent).to.contain('95 match');
    panel.renderRoot.querySelector<HTMLElement>('.foot button')?.click();
    await settled();
    expect(filter()).to.equal(undefined);
  });

  it('has no violation of WCAG in light and dark', async () => {
    const { panel, settled } = await openPanel({ query: 'status.in=draft&author.in=7' });
    await settled();
    await expectAccessible(panel);
  });
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

  it.only('leave by their button or by Delete, and the focus goes to the next one', async () => {
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
    expect(changes).to.have.length(0);
    const show = panel.renderRoot.querySelector<HTMLElement>('.foot .primary') as HTMLElement;
    expect(show.textContent?.trim()).to.equal('Show 95 results');
    show.click();
    await settled();
    expect(changes.map(({ query }) => query)).to.deep.equal(['status.in=draft']);
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
    expect(changes).to.have.length(0);
  });

  it('has no violation of WCAG in light and dark', async () => {
    await setViewport({ width: 390, height: 844 });
    const { panel, settled } = await openPanel({ width: 358, query: 'status.in=draft' });
    await settled();
    await expectAccessible(panel);
  });
});
