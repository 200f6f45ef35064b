import { expect, waitUntil } from '@open-wc/testing';
import { plainMarkup } from '../../../elements/fields/rich-text/plain-markup.ts';
import { purify } from '../../../elements/fields/rich-text/purify.ts';
import { richTextWords } from '../../../elements/fields/rich-text-value.ts';
import { pressKeys } from '../../support/input-form.ts';
import { cell, textOf, value } from '../../support/field-values.ts';
import { HOSTILE_MARKUP, strayTags } from '../../support/hostile-markup.ts';
import { editorOf, openRichText, pasteHtml } from '../../support/rich-text-page.ts';

/** Nodes as HTML, without the blocks that only hold others. */
function htmlOf(nodes: DocumentFragment): string {
  const box = document.createElement('div');
  box.append(nodes);
  return box.innerHTML.replace(/<\/?div>/g, '');
}

const counting = window as unknown as { canary(): void; ran: number };

describe('rich text that others wrote', () => {
  before(() => {
    counting.ran = 0;
    counting.canary = () => {
      counting.ran += 1;
    };
  });

  it('SEC-XSS-04 is shown without anything that acts', async () => {
    for (const hostile of HOSTILE_MARKUP) expect(strayTags(htmlOf(purify(hostile))), hostile).to.deep.equal([]);
    const shown = await value(
      'richtext',
      `<p>Before</p>${HOSTILE_MARKUP.filter((html) => !/math|plaintext/.test(html)).join('')}`,
    );
    await waitUntil(() => shown.querySelector('.rich-text p'), 'the text is shown as it looks');
    expect(counting.ran).to.equal(0);
  });

  it('SEC-XSS-07 no handler, style or base is left for the browser to parse: it would report each of them', () => {
    const known = /^<\/?[a-z][a-z\d]*(?: (?:href|target|rel|start)="[^"]*")*>$/;
    for (const hostile of HOSTILE_MARKUP) {
      for (const tag of plainMarkup(hostile).match(/<[^>]*>?/g) ?? []) expect(tag, hostile).to.match(known);
    }
  });

  it('SEC-XSS-04 pasted into a text is text, links and emphasis', async () => {
    const { element, text, settled } = await openRichText({ value: '<p>Before </p>' });
    for (const hostile of HOSTILE_MARKUP) {
      element.focus();
      pasteHtml(text, hostile, 'plain');
      await settled();
      expect(strayTags(element.value), hostile).to.deep.equal([]);
    }
    expect(counting.ran).to.equal(0);
  });

  it('B88 keeps what an office program wrote as styles, and what it wrapped in a b that is not bold', () => {
    for (const [foreign, kept] of [
      ['<span style="font-weight:700">a</span><span>b</span>', '<strong>a</strong>b'],
      ['<span style="font-style:italic;text-decoration:underline">a</span>', '<em><u>a</u></em>'],
      ['<b style="font-weight:normal"><p>a <b>b</b></p></b>', '<p>a <strong>b</strong></p>'],
      ['<p class=MsoNormal style="margin:0">a<o:p></o:p></p>', '<p>a</p>'],
      ['<h5>a</h5><del>b</del>', '<h4>a</h4><s>b</s>'],
    ] as const)
      expect(htmlOf(purify(foreign)), foreign).to.equal(kept);
  });

  it('a few pasted words stay in their paragraph, pasted blocks are blocks', async () => {
    const { element, text, settled } = await openRichText({ value: '<p>one</p>' });
    element.focus();
    pasteHtml(text, '<b>bold</b>', 'bold');
    await settled();
    expect(element.value).to.equal('<p><strong>bold</strong>one</p>');
    await pressKeys('Control+End', 'Enter');
    pasteHtml(text, '<h2>Title</h2><ul><li>a</li></ul>', 'Title a');
    await settled();
    expect(element.value).to.contain('<h2>Title</h2><ul><li><p>a</p></li></ul>');
  });

  it('what is copied is pasted as it was, spaces at its ends too', async () => {
    const { element, text, settled } = await openRichText({ value: '<ul><li><p>one two</p></li></ul><p>end</p>' });
    element.focus();
    editorOf(text).commands.setTextSelection({ from: 3, to: 7 });
    const clipboardData = new DataTransfer();
    text.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    expect(clipboardData.getData('text/plain')).to.equal('one ');
    editorOf(text).commands.setTextSelection(18);
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await settled();
    expect(element.value).to.equal('<ul><li><p>one two</p></li></ul><p>endone </p>');
  });

  it('SEC-XSS-04 links: only those that are safe to follow, and they shut their page off', () => {
    const links = '<a href="javascript:x">a</a><a href="/b" target=_blank onclick=x>b</a><a href="//c.example">c</a>';
    expect(htmlOf(purify(links))).to.equal('a<a href="/b" target="_blank" rel="noopener">b</a>c');
  });

  it('DET-02 on a page it looks as it was written', async () => {
    const shown = await value('richtext', '<h2>Title</h2><p>One <b>two</b></p>');
    const box = shown.querySelector('.rich-text') as HTMLElement;
    // The code for that may still be on its way: until then the words stand there.
    expect(box.textContent?.replace(/\s+/g, ' ')).to.match(/Title ?One two/);
    const { showRichText } = await import('../../../elements/fields/rich-text/content.ts');
    showRichText(box, '<h2>Title</h2><p>One <b>two</b></p>');
    expect(box.innerHTML).to.equal('<h2>Title</h2><p>One <strong>two</strong></p>');
    expect(getComputedStyle(box.querySelector('h2') as HTMLElement).fontWeight).to.equal('600');
  });

  it('B59 in a list it is its words on one line, cut', async () => {
    const shown = await cell(
      'richtext',
      `<h2>R&amp;D</h2><p>a <b>b</b>c &lt;x&gt;</p><ul><li>${'long '.repeat(40)}</li></ul>`,
    );
    expect(textOf(shown)).to.match(/^R&D a bc <x> long .*…$/);
    expect(shown.querySelector('h2')).to.equal(null);
    expect(Array.from(textOf(shown) ?? '').length).to.equal(61);
  });

  it('words of rich text are the words alone', () => {
    for (const [html, words] of [
      ['<p>a</p><p>b</p>', 'a b'],
      ['a<br>b', 'a b'],
      ['1 &lt; 2 &amp;amp; &#233; &nope; &#99999999;', '1 < 2 &amp; é &nope; &#99999999;'],
      ['2 < 3 and <unclosed', '2 < 3 and'],
      ['<p></p>', ''],
    ] as const)
      expect(richTextWords(html).replace(/\s+/g, ' '), html).to.equal(words);
  });
});
