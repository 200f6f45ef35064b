import { expect, html } from '@open-wc/testing';
import type { AsokColorInput } from '../../../elements/fields/asok-color-input.ts';
import '../../../elements/fields/asok-color-input.ts';
import type { AsokSegmented } from '../../../elements/fields/asok-segmented.ts';
import '../../../elements/fields/asok-segmented.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { endEdit, mountInput, pressKeys, typeText } from '../../support/input-form.ts';

describe('asok-color-input', () => {
  const mount = (value = '') =>
    mountInput<AsokColorInput>(html`<asok-color-input name="color" label="Colour" .value=${value}></asok-color-input>`);

  it('says what a colour looks like to a text that is none', async () => {
    const { control, element, form } = await mount();
    for (const text of ['red', '#12', '#12345g', '1234567']) {
      typeText(control, text);
      endEdit(control);
      expect(form.checkValidity(), text).to.equal(false);
      expect(element.validationMessage).to.equal('Type a colour such as #1a7f64.');
      expect(element.value, 'the text stays').to.equal(text);
    }
  });

  it('completes what people write, at the end of the edit', async () => {
    const { control, element, sent } = await mount();
    for (const [text, color] of [
      ['1A7F64', '#1a7f64'],
      ['#abc', '#aabbcc'],
      ['', ''],
    ] as const) {
      typeText(control, text);
      endEdit(control);
      await element.updateComplete;
      expect(sent('color')).to.deep.equal([color]);
      expect(control.value).to.equal(color);
    }
  });

  it('takes the colour of the browser’s picker, and shows its own there', async () => {
    const { find, element, events, sent } = await mount('#1a7f64');
    const swatch = find<HTMLInputElement>('[part=swatch]');
    expect(swatch.value).to.equal('#1a7f64');
    swatch.value = '#ff0000';
    swatch.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    swatch.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
    expect(sent('color')).to.deep.equal(['#ff0000']);
    expect(events).to.deep.equal(['input', 'change']);
    element.readonly = true;
    await element.updateComplete;
    expect(swatch.disabled).to.equal(true);
  });

  it('is accessible, with and without a colour', async () => {
    for (const value of ['', '#1a7f64']) await expectAccessible((await mount(value)).form);
  });
});

describe('asok-segmented', () => {
  const choices = ['Low', 'Medium', 'High'].map((label) => ({ value: label.toLowerCase(), label }));
  const mount = (value: string | null = null) =>
    mountInput<AsokSegmented>(
      html`<asok-segmented name="level" label="Level" .choices=${choices} .value=${value}></asok-segmented>`,
    );

  it('chooses nothing while it is disabled or read-only', async () => {
    const { element, findAll } = await mount('low');
    for (const state of ['disabled', 'readonly'] as const) {
      element[state] = true;
      await element.updateComplete;
      findAll('[role=radio]')[2]?.click();
      element[state] = false;
    }
    expect(element.value).to.equal('low');
  });

  it('has no entry without a choice, and must have one where it is required', async () => {
    const { element, form, sent } = await mount();
    expect(sent('level')).to.deep.equal([]);
    element.required = true;
    expect(form.checkValidity()).to.equal(false);
    element.value = 'unheard-of';
    expect(element.checkValidity()).to.equal(false);
  });

  it('chooses by a press and by the arrow keys, round the end, with one stop for Tab', async () => {
    const { element, findAll, sent, events } = await mount();
    const radios = () => findAll('[role=radio]');
    const reached = () => radios().map((radio) => radio.tabIndex);
    expect(reached()).to.deep.equal([0, -1, -1]);
    radios()[1]?.click();
    await element.updateComplete;
    expect(sent('level')).to.deep.equal(['medium']);
    expect(reached()).to.deep.equal([-1, 0, -1]);
    radios()[1]?.focus();
    await pressKeys('ArrowRight', 'ArrowRight');
    await element.updateComplete;
    expect(sent('level')).to.deep.equal(['low']);
    expect(radios().map((radio) => radio.getAttribute('aria-checked'))).to.deep.equal(['true', 'false', 'false']);
    expect(events.length).to.equal(6);
  });

  it('is accessible', async () => {
    await expectAccessible((await mount('medium')).form);
  });
});
