import { expect, html } from '@open-wc/testing';
import type { AsokJsonInput } from '../../../elements/fields/asok-json-input.ts';
import '../../../elements/fields/asok-json-input.ts';
import { indented } from '../../../elements/fields/indent.ts';
import { errorLine } from '../../../elements/fields/json-error.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, pressKeys, typeText } from '../../support/input-form.ts';

async function mount(value: unknown = { a: 1 }) {
  const mounted = await mountInput<AsokJsonInput>(
    html`<asok-json-input name="meta" label="Metadata" .value=${value}></asok-json-input>`,
  );
  const area = mounted.find<HTMLTextAreaElement>('textarea');
  return { ...mounted, area, status: () => mounted.find('[role=status]').textContent?.trim() };
}

describe('errorLine', () => {
  const lines: [text: string, line: number][] = [
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": 1\n  "b": 2\n}', 3],
    ['[1,\n2,\n', 3],
    ['{"a":}', 1],
    ['{\n"a": "x\ny"}', 2],
    ['[1]\n]', 2],
    ['\n\nnope', 3],
    ['{\n  "a": tru\n}', 2],
    ['{"a": [1, {"b": 2}],\n"c": 01}', 2],
    ['"\\x"', 1],
    ["{'a': 1}", 1],
    ['{', 1],
    ['', 1],
  ];
  for (const [text, line] of lines)
    it(`finds line ${line} of ${JSON.stringify(text)}`, () => {
      expect(() => JSON.parse(text) as unknown).to.throw();
      expect(errorLine(text)).to.equal(line);
    });

  it('passes over everything that is JSON', () => {
    for (const value of [{ a: [1, -2.5e3, true, null, 'x"\\\n'], b: {} }, [], [[]], 'text', 0]) {
      const text = JSON.stringify(value, null, 2);
      expect(errorLine(`${text}\n\n!`)).to.equal(text.split('\n').length + 2);
    }
  });
});

describe('indented', () => {
  it('indents by two spaces at the caret, and every line of a selection', () => {
    expect(indented('ab', { start: 1, end: 1, back: false })).to.deep.include({ text: '  ', select: [3, 3] });
    const lines = indented('{\na\nb\n}', { start: 3, end: 5, back: false });
    expect(lines).to.deep.equal({ from: 2, to: 5, text: '  a\n  b', select: [5, 9] });
  });

  it('takes indentation back, as much as there is', () => {
    expect(indented('   a', { start: 4, end: 4, back: true })).to.deep.include({ text: ' a', select: [2, 2] });
    expect(indented('a', { start: 0, end: 0, back: true })).to.deep.include({ text: '', select: [0, 0] });
  });
});

describe('asok-json-input, the editor', () => {
  it('marks the line that is wrong, tells it, and does not lay it out', async () => {
    const { element, area, status, find, form } = await mount();
    typeText(area, '{\n  "a": 1\n  "b": 2\n}');
    await element.updateComplete;
    expect(find('[part=gutter] .bad').textContent).to.equal('3');
    expect(status()).to.equal('Line 3 is not valid JSON.');
    expect(area.getAttribute('aria-invalid')).to.equal('true');
    expect(find<HTMLButtonElement>('[part=footer] button').disabled).to.equal(true);
    expect(form.checkValidity()).to.equal(false);
  });

  it('changes nothing while it is read-only', async () => {
    const { element, area, find } = await mount();
    element.readonly = true;
    await element.updateComplete;
    element.focus();
    const text = area.value;
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }));
    expect(area.value).to.equal(text);
    expect(find<HTMLButtonElement>('[part=footer] button').disabled).to.equal(true);
  });

  it('numbers the lines and tells its state and size', async () => {
    const { find, status } = await mount();
    expect(find('[part=gutter]').textContent?.trim().split('\n')).to.deep.equal(['1', '2', '3']);
    expect(status()).to.equal('Valid JSON');
    expect(find('[part=footer] .number').textContent).to.equal('12 bytes');
    expect((await mount(null)).status()).to.equal('Empty');
  });

  it('leaves what is typed as it is, and lays it out when asked', async () => {
    const { element, area, find, sent } = await mount();
    typeText(area, '{"b":[1,2]}');
    area.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
    expect(area.value).to.equal('{"b":[1,2]}');
    find('[part=footer] button').click();
    await element.updateComplete;
    expect(area.value).to.equal('{\n  "b": [\n    1,\n    2\n  ]\n}');
    expect(sent('meta')).to.deep.equal(['{"b":[1,2]}']);
  });

  it('indents by Tab, and back by Shift+Tab; after Escape Tab leaves', async () => {
    const { element, area, root } = await mount();
    element.focus();
    area.setSelectionRange(0, 0);
    await pressKeys('Tab');
    expect(area.value.startsWith('  {')).to.equal(true);
    expect(root.activeElement).to.equal(area);
    await pressKeys('Shift+Tab');
    await element.updateComplete;
    expect(area.value).to.equal('{\n  "a": 1\n}');
    await pressKeys('Escape', 'Tab');
    expect(root.activeElement).to.not.equal(area);
  });

  it('keeps Escape from the dialog around, once', async () => {
    const { element, form } = await mount();
    let escapes = 0;
    form.addEventListener('keydown', (event) => (escapes += event.key === 'Escape' ? 1 : 0));
    element.focus();
    await pressKeys('Escape');
    expect(escapes).to.equal(0);
    await pressKeys('Escape');
    expect(escapes).to.equal(1);
  });

  it('is accessible, valid and not', async () => {
    const { form, element, area } = await mount({ a: ['x', 1, true, null] });
    await expectAccessible(form);
    typeText(area, '{\n"a": }');
    await element.updateComplete;
    await expectAccessible(form);
  });
});
