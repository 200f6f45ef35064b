import { expect, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { FieldDescriptor } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openPanel } from '../../support/filter-panel-page.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { key, openList, typeInto } from '../../support/list-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

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
