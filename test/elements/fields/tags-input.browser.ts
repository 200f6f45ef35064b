import { expect, html } from '@open-wc/testing';
import type { AsokTagsInput } from '../../../elements/fields/asok-tags-input.ts';
import '../../../elements/fields/asok-tags-input.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, pressKeys, typeText } from '../../support/input-form.ts';

async function mount(value: readonly string[] = ['maps', 'long read']) {
  const mounted = await mountInput<AsokTagsInput>(
    html`<asok-tags-input name="words" label="Keywords" .value=${value}></asok-tags-input>`,
  );
  return {
    ...mounted,
    chips: () => mounted.findAll('[part=tag]').map((chip) => chip.textContent?.trim()),
    said: () => mounted.find('.said').textContent?.trim(),
  };
}

describe('asok-tags-input', () => {
  it('takes no word twice, whatever its case, and says so', async () => {
    const { element, control, said, events } = await mount();
    element.focus();
    typeText(control, 'MAPS ');
    await pressKeys('Enter');
    await element.updateComplete;
    expect(element.value).to.deep.equal(['maps', 'long read']);
    expect(said()).to.equal('MAPS is there already');
    expect(control.value).to.equal('');
    expect(events).to.deep.equal([]);
  });

  it('changes nothing while it is disabled or read-only', async () => {
    const { element, control, findAll } = await mount();
    for (const state of ['readonly', 'disabled'] as const) {
      element[state] = true;
      await element.updateComplete;
      expect(findAll('[part=tag] > [role=button]').length, state).to.equal(0);
      control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace' }));
      control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace' }));
      element[state] = false;
    }
    expect(element.value).to.deep.equal(['maps', 'long read']);
  });

  it('refuses a word that is too long, and none where one is required', async () => {
    const { element, form } = await mount(['x'.repeat(101)]);
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.tooLong).to.equal(true);
    element.value = [];
    expect(form.checkValidity()).to.equal(true);
    element.required = true;
    expect(element.validity.valueMissing).to.equal(true);
  });

  it('adds a word by Enter, by a comma and by leaving, and sends one entry for each', async () => {
    const { element, control, events, sent, chips, said } = await mount([]);
    element.focus();
    typeText(control, ' atlas');
    await pressKeys('Enter');
    typeText(control, 'globe,');
    typeText(control, 'pocket');
    control.blur();
    await element.updateComplete;
    expect(sent('words')).to.deep.equal(['atlas', 'globe', 'pocket']);
    expect(chips()).to.deep.equal(['atlas', 'globe', 'pocket']);
    expect(said()).to.equal('pocket added');
    expect(events).to.deep.equal(['input', 'change', 'input', 'change', 'input', 'change']);
  });

  it('adds the words of a list that is pasted', async () => {
    const { element, control, sent } = await mount(['maps']);
    const data = new DataTransfer();
    data.setData('text/plain', 'ink, paper,Maps\nstitching;  ,ink');
    control.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    await element.updateComplete;
    expect(sent('words')).to.deep.equal(['maps', 'ink', 'paper', 'stitching']);
  });

  it('marks the last word by Backspace, and takes it away by the next', async () => {
    const { element, chips, findAll, said } = await mount();
    element.focus();
    await pressKeys('Backspace');
    await element.updateComplete;
    expect(findAll('.marked').length).to.equal(1);
    expect(said()).to.equal('long read: press Backspace again to remove it');
    expect(chips().length).to.equal(2);
    await pressKeys('Backspace');
    await element.updateComplete;
    expect(element.value).to.deep.equal(['maps']);
    expect(said()).to.equal('long read removed');
    expect(findAll('.marked').length, 'the next one is asked for anew').to.equal(0);
  });

  it('reaches the words before by the arrow keys; typing lets go of them', async () => {
    const { element, find, findAll } = await mount(['a', 'b', 'c']);
    element.focus();
    await pressKeys('ArrowLeft', 'ArrowLeft');
    await element.updateComplete;
    expect(find('.marked').textContent?.trim()).to.equal('b');
    await pressKeys('x');
    await element.updateComplete;
    expect(findAll('.marked').length).to.equal(0);
    await pressKeys('Backspace', 'ArrowLeft', 'ArrowLeft', 'Delete');
    expect(element.value).to.deep.equal(['a', 'c']);
  });

  it('takes one away by its button, and keeps the focus', async () => {
    const { element, findAll, root } = await mount();
    element.focus();
    findAll('[part=tag] > [role=button]')[0]?.click();
    await element.updateComplete;
    expect(element.value).to.deep.equal(['long read']);
    expect(root.activeElement?.getAttribute('part')).to.equal('input');
  });

  it('folds more than twelve, and shows them when asked', async () => {
    const { element, chips, find } = await mount(Array.from({ length: 30 }, (_word, index) => `w${index}`));
    expect(chips().length).to.equal(10);
    expect(chips().at(-1)).to.equal('w29');
    const more = find('[part=more]');
    expect(more.textContent?.trim()).to.equal('+20');
    expect(more.getAttribute('aria-label')).to.equal('Show 20 more');
    more.click();
    await element.updateComplete;
    expect(chips().length).to.equal(30);
  });

  it('goes back to its first words when the form is reset', async () => {
    const { element, form } = await mount();
    element.value = [];
    form.reset();
    expect(element.value).to.deep.equal(['maps', 'long read']);
  });

  it('is accessible', async () => {
    const { form, element, control } = await mount(Array.from({ length: 14 }, (_word, index) => `word ${index}`));
    await expectAccessible(form);
    element.focus();
    await pressKeys('Backspace');
    await element.updateComplete;
    expect(control.getAttribute('aria-label')).to.equal('Keywords');
    await expectAccessible(form);
  });
});
