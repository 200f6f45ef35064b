import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { hrefOf } from '../../../elements/fields/rich-text/link-popover.ts';
import { pressKeys, typeText } from '../../support/input-form.ts';
import { openRichText } from '../../support/rich-text-page.ts';

const focused = (root: ShadowRoot) => root.activeElement?.getAttribute('aria-label');

describe('<asok-rich-text> toolbar', () => {
  it('Alt+F10 enters it, arrows go round in it, Escape leads back; Tab finds one button of it', async () => {
    const { element, findAll, root } = await openRichText({ value: '<p>x</p>' });
    element.focus();
    await pressKeys('Alt+F10');
    expect(focused(root)).to.equal('Heading');
    await pressKeys('ArrowRight');
    expect(focused(root)).to.equal('Subheading');
    await pressKeys('Home', 'ArrowLeft');
    expect(focused(root)).to.equal('HTML source');
    await pressKeys('ArrowRight');
    expect(focused(root)).to.equal('Heading');
    expect(findAll('.tool[tabindex="0"]').length).to.equal(1);
    await pressKeys('Escape');
    expect(root.activeElement?.getAttribute('role')).to.equal('textbox');
    await pressKeys('Shift+Tab');
    expect(focused(root)).to.equal('Heading');
  });

  it('arrows follow the direction of the page', async () => {
    const { element, root } = await openRichText();
    element.dir = 'rtl';
    element.focus();
    await pressKeys('Alt+F10', 'ArrowLeft');
    expect(focused(root)).to.equal('Subheading');
  });

  it('its buttons format what is selected, and show what is on', async () => {
    const { element, settled, tool } = await openRichText({ value: '<p>word</p>' });
    for (const [label, html] of [
      ['Heading', '<h2>word</h2>'],
      ['Subheading', '<h3>word</h3>'],
      ['Bold', '<p><strong>word</strong></p>'],
      ['Italic', '<p><em>word</em></p>'],
      ['Underline', '<p><u>word</u></p>'],
      ['Strikethrough', '<p><s>word</s></p>'],
      ['Bulleted list', '<ul><li><p>word</p></li></ul>'],
      ['Numbered list', '<ol><li><p>word</p></li></ol>'],
      ['Quote', '<blockquote><p>word</p></blockquote>'],
      ['Code', '<p><code>word</code></p>'],
      ['Code block', '<pre><code>word</code></pre>'],
    ] as const) {
      element.value = '<p>word</p>';
      await settled();
      element.focus();
      await pressKeys('Control+a');
      expect(tool(label).getAttribute('aria-pressed'), label).to.equal('false');
      tool(label).click();
      await settled();
      expect(element.value, label).to.equal(html);
      expect(tool(label).getAttribute('aria-pressed'), label).to.equal('true');
      tool('Clear formatting').click();
      await settled();
      if (label !== 'Code block') expect(element.value, `clear ${label}`).to.equal('<p>word</p>');
    }
  });

  it('undo and redo can be pressed only when there is something to undo or redo', async () => {
    const { element, settled, tool } = await openRichText({ value: '<p>x</p>' });
    expect(tool('Undo').getAttribute('aria-disabled')).to.equal('true');
    element.focus();
    await pressKeys('Control+End');
    await sendKeys({ type: 'y' });
    await settled();
    tool('Undo').click();
    await settled();
    expect(element.value).to.equal('<p>x</p>');
    tool('Redo').click();
    await settled();
    expect(element.value).to.equal('<p>xy</p>');
  });

  it('Ctrl+K asks for an address, refuses what is none, links what is selected, and takes a link away', async () => {
    const { element, find, form, settled, tool } = await openRichText({ value: '<p>word</p>' });
    let submitted = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    element.focus();
    await pressKeys('Control+a', 'Control+k');
    await settled();
    expect(find('#href').matches(':focus')).to.equal(true);
    await sendKeys({ type: 'javascript:alert(1)' });
    await pressKeys('Enter');
    await settled();
    expect(find('#href-error').textContent).to.contain('Use a web address');
    expect(element.value).to.equal('<p>word</p>');
    typeText(find<HTMLInputElement>('#href'), 'example.org');
    await pressKeys('Enter');
    await settled();
    expect(element.value).to.equal('<p><a rel="noopener" href="https://example.org">word</a></p>');
    expect(submitted).to.equal(0);
    tool('Link').click();
    await settled();
    expect(find<HTMLInputElement>('#href').value).to.equal('https://example.org');
    find('.danger-quiet').click();
    await settled();
    expect(element.value).to.equal('<p>word</p>');
  });

  it('Escape closes the popover for links, and the text has the focus again', async () => {
    const { element, find, root, settled } = await openRichText({ value: '<p>word</p>' });
    element.focus();
    await pressKeys('Control+k');
    await settled();
    await pressKeys('Escape');
    await settled();
    expect(find('.menu').matches(':popover-open')).to.equal(false);
    expect(root.activeElement?.getAttribute('role')).to.equal('textbox');
  });

  it('SEC-XSS-02 makes an address whole, and none of what nobody should follow', () => {
    for (const [typed, href] of [
      ['example.org', 'https://example.org'],
      [' www.example.org/a?b#c ', 'https://www.example.org/a?b#c'],
      ['http://example.org', 'http://example.org'],
      ['me@example.org', 'mailto:me@example.org'],
      ['mailto:me@example.org', 'mailto:me@example.org'],
      ['tel:+44', 'tel:+44'],
      ['/news', '/news'],
      ['#top', '#top'],
      ['example.org:8080/x', 'https://example.org:8080/x'],
    ])
      expect(hrefOf(String(typed))).to.equal(href);
    for (const typed of [
      '',
      ' ',
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'java\tscript:x',
      'data:text/html,x',
      '//evil.example',
      'two words',
    ])
      expect(hrefOf(typed), typed).to.equal(null);
  });

  it('the source is HTML as text: edited there, cleaned when it is left', async () => {
    const { element, find, settled, text, tool } = await openRichText({ value: '<h2>T</h2><p>x</p>' });
    tool('HTML source').click();
    await settled();
    const source = find<HTMLTextAreaElement>('textarea');
    expect(source.value).to.equal('<h2>T</h2>\n<p>x</p>');
    expect(source.matches(':focus')).to.equal(true);
    expect(tool('Bold').getAttribute('aria-disabled')).to.equal('true');
    expect(element.value).to.equal('<h2>T</h2><p>x</p>');
    typeText(source, '<p>y</p><img src=x onerror=alert(1)><script>alert(1)</script>');
    expect(element.value).to.contain('onerror');
    tool('HTML source').click();
    await settled();
    expect(element.value).to.equal('<p>y</p>');
    expect(text.textContent).to.equal('y');
  });

  it('Tab indents in a list; Escape, then Tab leads out of it', async () => {
    const { element, root } = await openRichText({ value: '<ul><li><p>a</p></li><li><p>b</p></li></ul>' });
    element.focus();
    await pressKeys('Control+End', 'Tab');
    expect(element.value).to.equal('<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>');
    await pressKeys('Shift+Tab');
    expect(element.value).to.equal('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
    await pressKeys('Escape', 'Tab');
    expect(root.activeElement).to.equal(null);
    expect(element.value).to.equal('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
  });
});
