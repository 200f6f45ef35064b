import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { richText, sanitiseRichText } from '../../../server/fields/rich-text.ts';
import { HOSTILE_MARKUP, strayTags } from '../../support/hostile-markup.ts';

const PIECES = [
  ...'<p> </p> <div> </div> <ul> <li> </ul> <ol> <b> </b> <i> </i> <code> <pre> </pre> <h5> <blockquote> <br> <hr/>'.split(
    ' ',
  ),
  ...'<svg> </svg> <style> </style> <table> <td> <textarea> <title> <plaintext> <template> <noscript> <!-- --> </'.split(
    ' ',
  ),
  '<a href="/x">',
  '<a href="javascript:x">',
  '</a>',
  '<ol start=4 style="x">',
  '<![CDATA[',
  ']]>',
  ...'&lt; &amp &#x3c; & < > " \' x \u00a0'.split(' '),
  ' ',
  '\n',
];

const FACTS = {
  nullable: true,
  maxLength: null,
  min: null,
  max: null,
  scale: null,
  precision: null,
  digits: null,
  unsigned: false,
  choices: null,
};

/** Text that is nearly HTML: tags in no order, pieces of tags, any characters. */
const markup = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_MARKUP) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

describe('rich text is sanitised', () => {
  test('SEC-XSS-04 of no hostile markup more is left than tags of text', () => {
    for (const html of HOSTILE_MARKUP) {
      const clean = sanitiseRichText(html);
      assert.deepEqual(strayTags(clean), [], html);
      assert.doesNotMatch(clean, /javascript:|vbscript:|data:text|[/\\]{1,2}canary/i, html);
    }
  });

  test('SEC-XSS-04 whatever is written, the result has known tags alone and is clean already', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const clean = sanitiseRichText(html);
        assert.deepEqual(strayTags(clean), []);
        assert.equal(sanitiseRichText(clean), clean);
      }),
      { seed: 20_261_123, numRuns: 3_000 },
    );
  });

  test('B88 tags of the same meaning are kept under one name, blocks and cells as paragraphs', () => {
    for (const [html, clean] of [
      ['<b>a</b> <i>b</i> <del>c</del> <ins>d</ins>', '<strong>a</strong> <em>b</em> <s>c</s> <u>d</u>'],
      ['<h5>a</h5><h1>b</h1>', '<h4>a</h4><h1>b</h1>'],
      ['<div><div>a</div><div>b<p>c</p></div></div>', '<p>a</p><p>b</p><p>c</p>'],
      ['<table><tr><td>a</td><td>b</td></tr></table>', '<p>a</p><p>b</p>'],
      ['<ol start="3"><li>a</ol>', '<ol start="3"><li>a</li></ol>'],
      ['<p>a<br/>b</p><hr />', '<p>a<br>b</p><hr>'],
    ] as const)
      assert.equal(sanitiseRichText(html), clean);
  });

  test('what an editor writes comes back as it is', () => {
    for (const html of [
      '<h2>Title</h2><p>One <strong>bold <em>both</em></strong> and <code>x &lt; y</code>.</p>',
      '<ul><li><p>one</p><ol start="2"><li><p>deep</p></li></ol></li></ul><blockquote><p>said</p></blockquote>',
      '<pre><code>if (a) {\n  b();\n}</code></pre><hr><p></p><p>日本 مرحبا 🦉</p>',
      '<p><a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noopener">x</a></p>',
      '<p><a href="/posts/1#top" rel="noopener">x</a><a href="mailto:a@b.example" rel="noopener">y</a></p>',
    ])
      assert.equal(sanitiseRichText(html), html);
  });

  test('a link that nobody should follow is text; every other one shuts its page off', () => {
    for (const href of ['javascript:x', ' java\nscript:x', '//evil.example', '/\\evil.example', 'data:,x', 'blob:x'])
      assert.equal(sanitiseRichText(`<p><a href="${href}">x</a></p>`), '<p>x</p>', href);
    for (const href of ['https://a.example/', 'mailto:a@b.example', 'tel:+44', '/a', '#a', 'a/b', '?q=1'])
      assert.equal(sanitiseRichText(`<a href="${href}">x</a>`), `<a href="${href}" rel="noopener">x</a>`);
  });

  test('tags nested too deeply are refused as soon as they are met, however they are closed', (context) => {
    const schema = richText.schema(FACTS);
    const looked = context.mock.method(URL, 'canParse');
    const link = '<b><a href="https://a.example/">';
    for (const rest of ['', '</p>', '</i>', '</y>', '<br/>']) {
      looked.mock.resetCalls();
      const result = schema.safeParse(`${link}${rest}`.repeat(2_000));
      assert.deepEqual(
        result.error?.issues.map((issue) => issue.code === 'custom' && issue.params),
        [{ code: 'format' }],
        rest,
      );
      // Of 2,000 links those before the limit alone were read.
      assert.equal(looked.mock.callCount(), 100, rest);
    }
  });

  test('tags that never close, or close one another, are as deep as a browser has them', () => {
    const schema = richText.schema(FACTS);
    const paragraphs = Array.from({ length: 3_000 }, (_, index) => `<p>${index}`).join('');
    assert.match(String(schema.parse(paragraphs)), /^<p>0<\/p><p>1<\/p>.*<p>2999<\/p>$/);
    assert.equal(schema.parse(`${'<b>'.repeat(200)}deep`), schema.parse(`${'<b>'.repeat(30)}deep`));
    assert.equal(schema.safeParse(`${'<b>'.repeat(201)}deep`).success, false);
    assert.equal(schema.safeParse('<p>x</p>'.repeat(5_001)).success, false);
    assert.equal(schema.safeParse('<p>x</p>'.repeat(5_000)).success, true);
  });

  test('a document without text is empty', () => {
    for (const html of ['', ' ', '<p></p>', '<p><br></p>', '<h2>&nbsp;</h2><p> </p>', '<ul><li></li></ul>', '<img>'])
      assert.equal(sanitiseRichText(html), '', html);
    assert.equal(sanitiseRichText('<hr>'), '<hr>');
  });
});
