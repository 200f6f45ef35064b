import { expect, fixture, html } from '@open-wc/testing';
import type { AsokRelationPicker } from '../../../elements/fields/asok-relation-picker.ts';
import '../../../elements/fields/asok-relation-picker.ts';
import { InvalidInput, type OptionsOutput, type RelationValue } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, pressKeys, typeText } from '../../support/input-form.ts';

const ann = { key: '1', label: 'Ann Lee' };
const ben = { key: '2', label: 'Ben Okri' };
const bea = { key: '3', label: 'Bea Holm' };

/** A search that is answered by hand, and remembers what it was asked. */
function search() {
  const asked: string[] = [];
  const answers: ((answer: OptionsOutput | Error) => void)[] = [];
  const waiting: (() => void)[] = [];
  const find = (q: string) => {
    asked.push(q);
    for (const tell of waiting.splice(0)) tell();
    return new Promise<OptionsOutput>((resolve, reject) => {
      answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  };
  return {
    asked,
    find,
    /** Resolves at the next question. */
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    answer: async (index: number, options: RelationValue[] | Error, more = false) => {
      answers[index]?.(options instanceof Error ? options : { options, more });
      await Promise.resolve();
    },
  };
}

async function mount(value: RelationValue | null = ann) {
  const server = search();
  const mounted = await mountInput<AsokRelationPicker>(html`<asok-relation-picker
    name="author"
    label="Author"
    .value=${value}
    .search=${server.find}
  ></asok-relation-picker>`);
  const settled = async () => {
    await Promise.resolve();
    await Promise.resolve();
    await mounted.element.updateComplete;
  };
  const labels = () => mounted.findAll('[role=option]').map((option) => option.textContent?.trim());
  return { ...mounted, server, settled, labels };
}

describe('asok-relation-picker', () => {
  it('neither keeps the old record nor empties it for a text that names none', async () => {
    const { element, control, sent, form, events } = await mount();
    typeText(control, 'Nobody');
    const { value } = element;
    if (!(value instanceof InvalidInput)) throw new Error('The text was taken for a record');
    expect(value.text).to.equal('Nobody');
    expect(sent('author')).to.deep.equal(['']);
    expect(form.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('Choose a record from the list.');
    control.dispatchEvent(new FocusEvent('blur'));
    await element.updateComplete;
    expect(control.value, 'the text stays').to.equal('Nobody');
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('asks nothing while it is disabled or read-only', async () => {
    const { element, control, server } = await mount();
    element.readonly = true;
    await element.updateComplete;
    control.click();
    element.readonly = false;
    element.disabled = true;
    await element.updateComplete;
    control.click();
    expect(server.asked).to.deep.equal([]);
  });

  it('FLD-05 shows the label of its record and sends its key', async () => {
    const { control, sent } = await mount();
    expect(control.value).to.equal('Ann Lee');
    expect(sent('author')).to.deep.equal(['1']);
  });

  it('FLD-05 lists the first records when it opens, and takes one by the keyboard', async () => {
    const { element, server, settled, labels, events, sent, control, root } = await mount();
    element.focus();
    await pressKeys('ArrowDown');
    expect(server.asked).to.deep.equal(['']);
    await server.answer(0, [ann, ben]);
    await settled();
    expect(labels()).to.deep.equal(['Ann Lee', 'Ben Okri']);
    await pressKeys('ArrowDown', 'ArrowDown');
    await settled();
    const active = root.getElementById(control.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent?.trim()).to.equal('Ben Okri');
    await pressKeys('Enter');
    await settled();
    expect(element.value).to.deep.equal(ben);
    expect(control.value).to.equal('Ben Okri');
    expect(sent('author')).to.deep.equal(['2']);
    expect(events).to.deep.equal(['input', 'change']);
    expect(control.getAttribute('aria-expanded')).to.equal('false');
  });

  it('asks once when typing rests for 250 ms, for the last text', async () => {
    const { control, server } = await mount(null);
    const timers = new Map<number, { run: () => void; ms: number | undefined }>();
    const { setTimeout, clearTimeout } = window;
    try {
      window.setTimeout = ((run: () => void, ms?: number) => timers.set(timers.size, { run, ms }).size - 1) as never;
      window.clearTimeout = (id) => void timers.delete(Number(id));
      for (const text of ['b', 'be', 'bea']) typeText(control, text);
    } finally {
      Object.assign(window, { setTimeout, clearTimeout });
    }
    expect([...timers.values()].map(({ ms }) => ms)).to.deep.equal([250]);
    expect(server.asked, 'nothing while typing').to.deep.equal([]);
    for (const { run } of timers.values()) run();
    expect(server.asked).to.deep.equal(['bea']);
  });

  it('drops an answer that a later question overtook', async () => {
    const { element, control, server, settled, labels } = await mount(null);
    control.click();
    const asked = server.next();
    typeText(control, 'be');
    await asked;
    await server.answer(1, [bea]);
    await server.answer(0, [ann, ben]);
    await settled();
    expect(server.asked).to.deep.equal(['', 'be']);
    expect(labels()).to.deep.equal(['Bea Holm']);
    expect(element.value).to.be.instanceOf(InvalidInput);
  });

  it('takes a text that is exactly the label of one record found', async () => {
    const { element, control, server, settled, sent } = await mount(null);
    control.click();
    await server.answer(0, [ann, ben]);
    await settled();
    typeText(control, 'ben okri');
    control.dispatchEvent(new FocusEvent('blur'));
    await settled();
    expect(element.value).to.deep.equal(ben);
    expect(control.value).to.equal('Ben Okri');
    expect(sent('author')).to.deep.equal(['2']);
  });

  it('does not guess between two records of the same label', async () => {
    const { element, control, server, settled } = await mount(null);
    control.click();
    await server.answer(0, [ann, { key: '9', label: 'Ann Lee' }]);
    await settled();
    typeText(control, 'Ann Lee');
    control.dispatchEvent(new FocusEvent('blur'));
    expect(element.value).to.be.instanceOf(InvalidInput);
  });

  it('goes back to its record on Escape', async () => {
    const { element, control, settled, find } = await mount();
    element.focus();
    typeText(control, 'x');
    typeText(control, '');
    await settled();
    expect(element.value).to.equal(null);
    await pressKeys('Escape');
    await settled();
    expect(element.value).to.deep.equal(ann);
    expect(control.value).to.equal('Ann Lee');
    expect(find('.menu').matches(':popover-open')).to.equal(false);
  });

  it('empties by its button', async () => {
    const { element, find, sent, events, control } = await mount();
    find('[part=clear]').click();
    await element.updateComplete;
    expect(element.value).to.equal(null);
    expect(sent('author')).to.deep.equal(['']);
    expect(events).to.deep.equal(['input', 'change']);
    expect(element.shadowRoot?.activeElement).to.equal(control);
    expect(find('[part=clear]')).to.equal(null);
  });

  it('takes another record from outside', async () => {
    const { element, control } = await mount();
    element.value = ben;
    await element.updateComplete;
    expect(control.value).to.equal('Ben Okri');
  });

  it('tells that the search failed, that nothing matches, and that there is more', async () => {
    const { control, server, settled, find } = await mount(null);
    control.click();
    await server.answer(0, new Error('offline'));
    await settled();
    expect(find('[role=status]').textContent?.trim()).to.equal('The search failed.');
    let asked = server.next();
    typeText(control, 'zzz');
    await asked;
    await server.answer(1, []);
    await settled();
    expect(find('[role=status]').textContent?.trim()).to.equal('No matches');
    asked = server.next();
    typeText(control, 'a');
    await asked;
    await server.answer(2, [ann], true);
    await settled();
    expect(find('[role=status]').textContent?.trim()).to.match(/^There are more matches/);
  });

  it('is accessible shut, open and refused', async () => {
    const { element, control, form, server, settled } = await mount();
    await expectAccessible(form);
    control.click();
    await server.answer(0, [ann, ben]);
    await settled();
    await expectAccessible(form);
    element.invalid = true;
    await settled();
    await expectAccessible(form);
    await expectAccessible(await fixture(html`<asok-relation-picker label="Empty"></asok-relation-picker>`));
  });
});
