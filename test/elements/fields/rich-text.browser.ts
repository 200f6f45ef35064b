import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/accessibility.ts';
import { pressKeys } from '../../support/input-form.ts';
import { editorOf, openRichText } from '../../support/rich-text-page.ts';

describe('<asok-rich-text>', () => {
  it('FLD-03 is a part of its form: value, name, required, reset', async () => {
    const { element, form, sent, settled, text } = await openRichText({ value: '<p>One</p>', required: true });
    expect(sent('body')).to.deep.equal(['<p>One</p>']);
    element.value = '';
    expect(element.validity.valueMissing).to.equal(true);
    expect(form.checkValidity()).to.equal(false);
    form.reset();
    await settled();
    expect(sent('body')).to.deep.equal(['<p>One</p>']);
    expect(text.textContent).to.equal('One');
  });

  it('FLD-03 writes HTML as one types, with Ctrl+B and Markdown shortcuts', async () => {
    const { element, events, text, settled } = await openRichText();
    element.focus();
    await sendKeys({ type: 'Plain ' });
    await pressKeys('Control+b');
    await sendKeys({ type: 'bold' });
    await pressKeys('Control+b', 'Enter');
    await sendKeys({ type: '- one' });
    await settled();
    expect(element.value).to.equal('<p>Plain <strong>bold</strong></p><ul><li><p>one</p></li></ul>');
    expect(new Set(events)).to.deep.equal(new Set(['input']));
    text.blur();
    expect(events.at(-1)).to.equal('change');
  });

  it('B88 what is stored stays the value until the person changes the text, and is again when he takes that back', async () => {
    const stored = '<b>old</b><div>way of <i>writing</i></div>';
    const { element, events, settled, text } = await openRichText({ value: stored });
    expect(element.value).to.equal(stored);
    expect(text.querySelector('strong')?.textContent).to.equal('old');
    element.focus();
    await pressKeys('Control+End', 'ArrowLeft', 'ArrowRight');
    await settled();
    expect(element.value).to.equal(stored);
    expect(events).to.deep.equal([]);
    await sendKeys({ type: '!' });
    expect(element.value).to.equal('<p><strong>old</strong></p><p>way of <em>writing!</em></p>');
    await pressKeys('Backspace');
    expect(element.value).to.equal(stored);
  });

  it('an empty document is an empty value', async () => {
    const { element } = await openRichText({ value: '<p>x</p>' });
    element.focus();
    await pressKeys('Control+a', 'Backspace');
    expect(element.value).to.equal('');
  });

  it('a value from elsewhere is shown, and undoing does not lead behind it', async () => {
    const { element, settled, text, tool } = await openRichText({ value: '<p>first record</p>' });
    element.focus();
    await sendKeys({ type: 'x' });
    element.value = '<p>second record</p>';
    await settled();
    expect(text.textContent).to.equal('second record');
    expect(tool('Undo').getAttribute('aria-disabled')).to.equal('true');
    await pressKeys('Control+z');
    expect(text.textContent).to.equal('second record');
  });

  it('says what is too long, and draws what is refused', async () => {
    const { element, find, settled, text } = await openRichText({ value: '<p>x</p>', maxLength: 10 });
    expect(element.checkValidity()).to.equal(true);
    element.focus();
    await sendKeys({ type: 'yyyy' });
    element.invalid = true;
    await settled();
    expect(element.validity.tooLong).to.equal(true);
    expect(find('[part~=counter]').textContent).to.equal('12 / 10');
    expect(text.getAttribute('aria-invalid')).to.equal('true');
  });

  it('counts words in any language', async () => {
    const { find } = await openRichText({ value: '<p>One <b>two</b></p><p>三つの言葉</p>' });
    expect(Number.parseInt(find('[part~=counter]').textContent ?? '', 10)).to.be.at.least(4);
    const { find: french } = await openRichText({ value: '<p>Un deux</p>', lang: 'fr' });
    expect(french('[part~=counter]').textContent).to.equal('2 mots');
  });

  it('readonly and disabled show the text and no toolbar, and take no key', async () => {
    for (const state of ['readonly', 'disabled'] as const) {
      const { element, find, text } = await openRichText({ value: '<p>Kept</p>', [state]: true });
      expect(find('[role=toolbar]'), state).to.equal(null);
      expect(text.getAttribute('contenteditable'), state).to.equal('false');
      element.focus();
      await sendKeys({ type: 'x' });
      expect(element.value, state).to.equal('<p>Kept</p>');
    }
    const { settled, element, find } = await openRichText({ value: '<p>Kept</p>', readonly: true });
    element.readonly = false;
    await settled();
    expect(find('[role=toolbar]')).not.to.equal(null);
  });

  it('moved in the page it goes on with what was typed', async () => {
    const { element, find, form, settled } = await openRichText({ value: '<p>One</p>' });
    element.focus();
    await pressKeys('Control+End');
    await sendKeys({ type: ' two' });
    form.append(document.createElement('p'), element);
    await settled();
    element.focus();
    expect(editorOf(find('[role=textbox]')).getText()).to.equal('One two');
    await sendKeys({ type: '!' });
    expect(element.value).to.contain('!');
  });

  it('is accessible in light and dark, with a popover open and in the source', async () => {
    const { element, settled, tool } = await openRichText({
      value:
        '<h2>Title</h2><p>Text with a <a href="/x">link</a>, <code>code</code></p><blockquote><p>quote</p></blockquote>',
    });
    await expectAccessible(element);
    tool('Link').click();
    await settled();
    await expectAccessible(element);
    await pressKeys('Escape');
    tool('HTML source').click();
    await settled();
    await expectAccessible(element);
    const { element: still } = await openRichText({ value: '<p>Text</p>', readonly: true });
    await expectAccessible(still);
  });
});
