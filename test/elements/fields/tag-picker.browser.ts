import { expect, html } from '@open-wc/testing';
import type { AsokTagPicker } from '../../../elements/fields/asok-tag-picker.ts';
import '../../../elements/fields/asok-tag-picker.ts';
import type { OptionsOutput, RelationValue } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, pressKeys, typeText } from '../../support/input-form.ts';

const tags = (count: number): RelationValue[] =>
  Array.from({ length: count }, (_tag, index) => ({ key: String(index + 1), label: `Tag ${index + 1}` }));

/** A picker over a server that holds `all` and gives at most `limit` at once. */
async function mount(all: RelationValue[], { value = [] as RelationValue[], limit = 50, broken = false } = {}) {
  const asked: string[] = [];
  const search = async (q: string): Promise<OptionsOutput> => {
    asked.push(q);
    if (broken) throw new Error('offline');
    const found = all.filter((tag) => tag.label.includes(q));
    return { options: found.slice(0, limit), more: found.length > limit };
  };
  const mounted = await mountInput<AsokTagPicker>(
    html`<asok-tag-picker name="tags" label="Tags" .value=${value} .search=${search}></asok-tag-picker>`,
  );
  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    await mounted.element.updateComplete;
  };
  return {
    ...mounted,
    asked,
    settled,
    labels: () => mounted.findAll('[role=option]').map((option) => option.textContent?.trim()),
    status: () => mounted.find('.menu [role=status]').textContent?.trim(),
    said: () => mounted.find('.said').textContent?.trim(),
  };
}

describe('asok-tag-picker', () => {
  it('asks nothing until it is opened, nor while it is disabled or read-only', async () => {
    const { element, control, asked, settled } = await mount(tags(3));
    for (const state of ['disabled', 'readonly'] as const) {
      element[state] = true;
      await settled();
      control.click();
      element[state] = false;
    }
    expect(asked).to.deep.equal([]);
  });

  it('says that the search failed, and keeps what was chosen', async () => {
    const { element, control, status, settled } = await mount(tags(3), { value: tags(1), broken: true });
    control.click();
    await settled();
    expect(status()).to.equal('The search failed.');
    expect(element.value).to.deep.equal(tags(1));
  });

  it('keeps records that no search gave: only what is picked changes the value', async () => {
    const beyond = { key: '999', label: 'Rare' };
    const { element, control, findAll, settled, sent } = await mount(tags(100), { value: [beyond], limit: 5 });
    control.click();
    await settled();
    findAll('[role=option]')[1]?.click();
    await settled();
    expect(element.value).to.deep.equal([beyond, { key: '2', label: 'Tag 2' }]);
    expect(sent('tags')).to.deep.equal(['999', '2']);
  });

  it('opens by the arrow key, takes one by Enter and takes it away again, and stays open', async () => {
    const { element, control, labels, events, settled, root, said } = await mount(tags(3));
    element.focus();
    await pressKeys('ArrowDown');
    await settled();
    expect(labels()).to.deep.equal(['Tag 1', 'Tag 2', 'Tag 3']);
    await pressKeys('ArrowDown', 'ArrowDown', 'Enter');
    await settled();
    expect(element.value).to.deep.equal([{ key: '2', label: 'Tag 2' }]);
    expect(said()).to.equal('Tag 2 added');
    expect(control.getAttribute('aria-expanded')).to.equal('true');
    const active = root.getElementById(control.getAttribute('aria-activedescendant') ?? '');
    expect(active?.getAttribute('aria-selected')).to.equal('true');
    await pressKeys('Enter');
    await settled();
    expect(element.value).to.deep.equal([]);
    expect(said()).to.equal('Tag 2 removed');
    expect(events).to.deep.equal(['input', 'change', 'input', 'change']);
    await pressKeys('Escape');
    await settled();
    expect(control.getAttribute('aria-expanded')).to.equal('false');
  });

  it('tells how many there are, or to type on', async () => {
    const few = await mount(tags(3));
    few.control.click();
    await few.settled();
    expect(few.status()).to.equal('3 matches');
    const many = await mount(tags(60));
    many.control.click();
    await many.settled();
    expect(many.status()).to.equal('There are more matches. Type to narrow them down.');
  });

  it('marks the last chip by Backspace, and takes it away by the next', async () => {
    const { element, find, settled } = await mount(tags(3), { value: tags(3) });
    element.focus();
    await pressKeys('Backspace');
    await settled();
    expect(find('.marked').textContent?.trim()).to.equal('Tag 3');
    await pressKeys('Backspace');
    expect(element.value).to.deep.equal(tags(2));
  });

  it('drops a text that named no record when it is left', async () => {
    const { element, control, form, settled } = await mount(tags(3));
    const button = document.createElement('button');
    form.append(button);
    element.focus();
    typeText(control, 'Nobody');
    button.focus();
    await settled();
    expect(control.value).to.equal('');
    expect(element.value).to.deep.equal([]);
  });

  it('folds many chips', async () => {
    const { findAll, find } = await mount([], { value: tags(200) });
    expect(findAll('[part=tag]').length).to.equal(10);
    expect(find('[part=more]').textContent?.trim()).to.equal('+190');
  });

  it('is accessible, closed and open', async () => {
    const { form, control, settled } = await mount(tags(30), { value: tags(14) });
    await expectAccessible(form);
    control.click();
    await settled();
    await expectAccessible(form);
  });
});
