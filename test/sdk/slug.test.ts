import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { slugify } from '../../sdk/index.ts';

describe('slugify', () => {
  for (const [text, slug] of [
    ['The Quiet Craft of Repairing Paper Maps', 'the-quiet-craft-of-repairing-paper-maps'],
    ['  Crème brûlée & œufs  ', 'creme-brulee-oeufs'],
    ['Straße nach Łódź', 'strasse-nach-lodz'],
    ['L’été d’Anaïs', 'lete-danais'],
    ['ﬁne print ½', 'fine-print-1-2'],
    ['地図', ''],
    ['地図 2', '2'],
    ['---', ''],
  ] as const) {
    test(`FLD-01 ${JSON.stringify(text)} becomes ${JSON.stringify(slug)}`, () => {
      assert.equal(slugify(text), slug);
    });
  }

  test('a cut slug ends with a word, not a dash', () => {
    assert.equal(slugify('paper maps', 6), 'paper');
  });

  test('whatever the text: letters, digits and single dashes within the length, and the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, max) => {
        const slug = slugify(text, max);
        assert.match(slug, /^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        assert.ok(slug.length <= max);
        assert.equal(slugify(slug, max), slug);
      }),
    );
  });
});
