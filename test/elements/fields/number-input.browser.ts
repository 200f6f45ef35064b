import { expect, fixture, html } from '@open-wc/testing';
import type { AsokNumberInput } from '../../../elements/fields/asok-number-input.ts';
import '../../../elements/fields/asok-number-input.ts';
import { addUnits, editNumber, formatNumber, parseNumber } from '../../../elements/fields/number-text.ts';
import { InvalidInput } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { endEdit, mountInput, pressKeys, typeText } from '../../support/input-form.ts';

describe('numbers as text', () => {
  it('reads what people of a language write, and nothing else', () => {
    for (const [text, type, locale, digits] of [
      ['12', 'integer', 'en', '12'],
      ['-7', 'integer', 'en', '-7'],
      ['1,234', 'integer', 'en', '1234'],
      ['1.234', 'integer', 'es', '1234'],
      ['1\u202f234', 'integer', 'fr', '1234'],
      ['12.5', 'integer', 'en', null],
      ['9007199254740993', 'integer', 'en', null],
      ['9007199254740993', 'bigint', 'en', '9007199254740993'],
      ['12,50', 'decimal', 'fr', '12.50'],
      ['12.50', 'decimal', 'fr', '12.50'],
      ['1.5', 'decimal', 'es', '1.5'],
      ['1.234,5', 'decimal', 'es', '1234.5'],
      ['1,5', 'decimal', 'en', null],
      ['007.10', 'decimal', 'en', '7.10'],
      ['.5', 'decimal', 'en', '0.5'],
      ['1e3', 'float', 'en', '1e3'],
      ['1e3', 'decimal', 'en', null],
      ['abc', 'float', 'en', null],
      ['1 2 3x', 'integer', 'en', null],
      ['--1', 'integer', 'en', null],
      ['Infinity', 'float', 'en', null],
    ] as const) {
      expect(parseNumber(text, type, locale), `${text} as ${type} in ${locale}`).to.equal(digits);
    }
  });

  it('writes every digit back', () => {
    expect(editNumber('1234.50', 'fr')).to.equal('1234,50');
    expect(formatNumber('1234567890123456789.10', 'en')).to.equal('1,234,567,890,123,456,789.10');
    expect(formatNumber('no number', 'en')).to.equal('no number');
  });

  it('adds whole units without rounding', () => {
    expect(addUnits('0.10', 1)).to.equal('1.10');
    expect(addUnits('0.10', -1)).to.equal('-0.90');
    expect(addUnits('9007199254740993', 1)).to.equal('9007199254740994');
    expect(addUnits('-1', 1)).to.equal('0');
  });
});

describe('asok-number-input', () => {
  it('compares and counts digits that no double holds', async () => {
    const { element } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" type="decimal" max="9007199254740992" min="0" scale="2"></asok-number-input>`,
    );
    for (const [value, message] of [
      ['9007199254740993', 'Use 9,007,199,254,740,992 or less.'],
      ['9007199254740992.01', 'Use 9,007,199,254,740,992 or less.'],
      ['-0.01', 'Use 0 or more.'],
      ['0.105', 'Digits after the point: at most 2.'],
      ['9007199254740992.00', ''],
      ['0.100', ''],
    ] as const) {
      element.value = value;
      expect(element.validationMessage, value).to.equal(message);
    }
    element.scale = 0;
    element.value = '0.5';
    expect(element.validationMessage).to.equal('Type a whole number.');
  });

  it('keeps every digit that is typed', async () => {
    for (const [type, text] of [
      ['bigint', '9007199254740993'],
      ['decimal', '9007199254740993.10'],
      ['decimal', '0.1'],
    ] as const) {
      const { control, sent, element } = await mountInput<AsokNumberInput>(
        html`<asok-number-input name="n" .type=${type}></asok-number-input>`,
      );
      typeText(control, text);
      endEdit(control);
      await element.updateComplete;
      expect(sent('n')).to.deep.equal([text]);
      expect(control.value).to.equal(text);
      await element.updateComplete;
      control.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
      expect(String(element.value), 'one more').to.equal(
        { '9007199254740993': '9007199254740994', '9007199254740993.10': '9007199254740994.10', '0.1': '1.1' }[text],
      );
    }
  });

  it('neither keeps the old value nor empties it for a text that is no number', async () => {
    const { element, control, sent } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" .value=${5}></asok-number-input>`,
    );
    typeText(control, '5x');
    const { value } = element;
    if (!(value instanceof InvalidInput)) throw new Error('The text was taken for a value');
    expect(value.text).to.equal('5x');
    expect(value.error.code).to.equal('type');
    expect(element.validity.badInput).to.equal(true);
    expect(element.validationMessage).to.equal('Type a whole number.');
    expect(sent('n')).to.deep.equal(['']);
    await element.updateComplete;
    expect(control.value).to.equal('5x');
  });

  it('refuses a number out of its range', async () => {
    const { element } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" min="1" max="120" .value=${900}></asok-number-input>`,
    );
    expect(element.validity.rangeOverflow).to.equal(true);
    expect(element.validationMessage).to.equal('Use 120 or less.');
    element.value = 0;
    expect(element.validity.rangeUnderflow).to.equal(true);
  });

  it('gives numbers for integers and floats, digits for big integers and decimals', async () => {
    for (const [type, text, value] of [
      ['integer', '42', 42],
      ['float', '4.25', 4.25],
      ['bigint', '9007199254740993', '9007199254740993'],
      ['decimal', '19.90', '19.90'],
    ] as const) {
      const { element, control } = await mountInput<AsokNumberInput>(
        html`<asok-number-input name="n" .type=${type}></asok-number-input>`,
      );
      typeText(control, text);
      expect(element.value, type).to.equal(value);
      typeText(control, ' ');
      expect(element.value, type).to.equal(null);
    }
  });

  it('leaves the text to the person while the value comes back from a form', async () => {
    const { element, control } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" type="decimal" lang="fr" .value=${'1.5'}></asok-number-input>`,
    );
    expect(control.value).to.equal('1,5');
    typeText(control, '1,');
    element.value = '1';
    await element.updateComplete;
    expect(control.value).to.equal('1,');
    element.value = '7.25';
    await element.updateComplete;
    expect(control.value).to.equal('7,25');
  });

  it('shows what it understood when the edit ends', async () => {
    const { element, control, events } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" lang="es"></asok-number-input>`,
    );
    typeText(control, '1.234');
    endEdit(control);
    await element.updateComplete;
    expect(element.value).to.equal(1234);
    expect(control.value).to.equal('1234');
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('steps by the arrow and page keys, within its range', async () => {
    const { element, events } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" type="decimal" max="12" .value=${'1.50'}></asok-number-input>`,
    );
    element.focus();
    await pressKeys('ArrowUp');
    expect(element.value).to.equal('2.50');
    await pressKeys('PageUp');
    expect(element.value, 'beyond the maximum').to.equal('2.50');
    await pressKeys('ArrowDown');
    await pressKeys('ArrowDown');
    expect(element.value).to.equal('0.50');
    expect(events.filter((type) => type === 'change')).to.have.length(3);
  });

  it('does not step while it is read-only', async () => {
    const { element } = await mountInput<AsokNumberInput>(
      html`<asok-number-input name="n" readonly .value=${3}></asok-number-input>`,
    );
    element.focus();
    await pressKeys('ArrowUp');
    expect(element.value).to.equal(3);
  });

  it('is an accessible spin button', async () => {
    const { control, form } = await mountInput(
      html`<asok-number-input name="n" label="Reading time" suffix="min" min="1" max="120" .value=${9}></asok-number-input>`,
    );
    expect(control.getAttribute('role')).to.equal('spinbutton');
    expect(control.getAttribute('aria-valuenow')).to.equal('9');
    await expectAccessible(form);
    await expectAccessible(await fixture(html`<asok-number-input label="Empty" invalid></asok-number-input>`));
  });
});
