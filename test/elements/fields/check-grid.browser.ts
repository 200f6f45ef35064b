import { expect, html } from '@open-wc/testing';
import type { AsokCheckGrid } from '../../../elements/fields/asok-check-grid.ts';
import '../../../elements/fields/asok-check-grid.ts';
import type { OptionsOutput, RelationValue } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, typeText } from '../../support/input-form.ts';

const tags = (count: number): RelationValue[] =>
  Array.from({ length: count }, (_tag, index) => ({ key: String(index + 1), label: `Tag ${index + 1}` }));

/** A grid over a server that holds `all` tags and gives at most `limit` at once. */
async function mount(all: RelationValue[], { value = [] as RelationValue[], limit = 50, broken = false } = {}) {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const search = async (q: string): Promise<OptionsOutput> => {
    asked.push(q);
    for (const tell of waiting.splice(0)) tell();
    if (broken) throw new Error('offline');
    const found = all.filter((tag) => tag.label.includes(q));
    return { options: found.slice(0, limit), more: found.length > limit };
  };
  const mounted = await mountInput<AsokCheckGrid>(
    html`<asok-check-grid name="tags" label="Tags" .value=${value} .search=${search}></asok-check-grid>`,
  );
  const { element } = mounted;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    await element.updateComplete;
    await element.updateComplete;
  };
  await settled();
  return {
    ...mounted,
    asked,
    settled,
    nextQuestion: () => new Promise<void>((resolve) => waiting.push(resolve)),
    boxes: () => mounted.findAll<HTMLInputElement>('[part=box]'),
    labels: () => mounted.findAll('[part~=item]').map((item) => item.textContent?.trim()),
    chosen: () => element.value.map((tag) => tag.key),
  };
}

describe('asok-check-grid', () => {
  it('changes nothing while it is disabled or read-only', async () => {
    const { element, boxes, find, settled } = await mount(tags(3));
    for (const state of ['disabled', 'readonly'] as const) {
      element[state] = true;
      await settled();
      expect(boxes().every((box) => box.disabled)).to.equal(true);
      expect(find('[part=all]')).to.equal(null);
      element[state] = false;
    }
  });

  it('shows the chosen ones first where there are many, and leaves them there when they are taken off', async () => {
    const { element, boxes, labels, settled } = await mount(tags(40), { value: tags(40).slice(29, 31), limit: 20 });
    expect(labels().slice(0, 3)).to.deep.equal(['Tag 30', 'Tag 31', 'Tag 1']);
    expect(labels().length).to.equal(22);
    boxes()[0]?.click();
    boxes()[4]?.click();
    // As a form gives back what it was told.
    element.value = [...element.value];
    await settled();
    expect(labels().slice(0, 3)).to.deep.equal(['Tag 30', 'Tag 31', 'Tag 1']);
    const ticks = boxes().map((box) => box.checked);
    expect(ticks.slice(0, 5)).to.deep.equal([false, true, false, false, true]);
  });

  it('must have a choice when it is required', async () => {
    const { element, form, boxes } = await mount(tags(3));
    element.required = true;
    expect(form.checkValidity()).to.equal(false);
    boxes()[0]?.click();
    expect(form.checkValidity()).to.equal(true);
  });

  it('FLD-06 is a grid of checkboxes, sent as one entry for each that is on', async () => {
    const { element, boxes, sent, events, chosen, find, settled } = await mount(tags(3), { value: tags(3).slice(2) });
    expect(boxes().map((box) => box.checked)).to.deep.equal([false, false, true]);
    boxes()[0]?.click();
    await settled();
    expect(element.value.map((tag) => tag.label)).to.deep.equal(['Tag 3', 'Tag 1']);
    expect(sent('tags')).to.deep.equal(['3', '1']);
    expect(find('[part=counter]').textContent).to.equal('2 selected');
    boxes()[2]?.click();
    expect(chosen()).to.deep.equal(['1']);
    expect(events).to.deep.equal(['input', 'change', 'input', 'change']);
  });

  it('chooses all, and none', async () => {
    const { find, chosen, settled } = await mount(tags(3));
    find('[part=all]').click();
    await settled();
    expect(chosen()).to.deep.equal(['1', '2', '3']);
    expect(find('[part=all]').textContent?.trim()).to.equal('Clear all');
    find('[part=all]').click();
    expect(chosen()).to.deep.equal([]);
  });

  it('filters on the spot when it has every record, and then chooses only what shows', async () => {
    const { find, labels, chosen, asked, settled } = await mount(tags(13), { value: [{ key: '5', label: 'Tag 5' }] });
    typeText(find<HTMLInputElement>('[part=input]'), 'tag 1');
    await settled();
    expect(labels()).to.deep.equal(['Tag 1', 'Tag 10', 'Tag 11', 'Tag 12', 'Tag 13']);
    find('[part=all]').click();
    expect(chosen()).to.deep.equal(['5', '1', '10', '11', '12', '13']);
    expect(asked).to.deep.equal(['']);
  });

  it('has no filter for twelve records or fewer', async () => {
    const { find } = await mount(tags(12));
    expect(find('[part=input]')).to.equal(null);
  });

  it('searches the server when there are more records than it got, and loses no choice', async () => {
    const value = [{ key: '40', label: 'Tag 40' }];
    const { find, labels, boxes, chosen, asked, settled, nextQuestion } = await mount(tags(60), { value, limit: 20 });
    expect(labels()).to.have.length(21);
    expect(labels().at(0), 'chosen beyond the first answer').to.equal('Tag 40');
    expect(find('[part=all]'), 'not everything is here to choose').to.equal(null);
    expect(find('.status').textContent).to.match(/^There are more matches/);
    const asking = nextQuestion();
    typeText(find<HTMLInputElement>('[part=input]'), 'Tag 55');
    await asking;
    await settled();
    expect(asked).to.deep.equal(['', 'Tag 55']);
    expect(labels()).to.deep.equal(['Tag 55']);
    boxes()[0]?.click();
    expect(chosen()).to.deep.equal(['40', '55']);
  });

  it('offers to try again when the records could not be loaded', async () => {
    const { element, find, settled, labels } = await mount(tags(2), { broken: true });
    expect(find('[role=status]').textContent).to.equal('The search failed.');
    element.search = async () => ({ options: tags(2), more: false });
    find('[part=retry]').click();
    await settled();
    expect(labels()).to.deep.equal(['Tag 1', 'Tag 2']);
    expect(find('[part=retry]')).to.equal(null);
  });

  it('WID-11 styles its items', async () => {
    const { element, findAll, settled } = await mount(tags(2));
    element.parts = { item: { class: 'mine' } };
    await settled();
    expect(findAll('[part~=item].mine')).to.have.length(2);
  });

  it('is an accessible group', async () => {
    const { element, form, find, settled } = await mount(tags(13), { value: tags(2) });
    expect(find('[role=group]').getAttribute('aria-label')).to.equal('Tags');
    await expectAccessible(form);
    element.invalid = true;
    await settled();
    await expectAccessible(form);
  });
});
