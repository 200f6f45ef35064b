import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue } from '../../elements/i18n/en.ts';
import { plural } from '../../elements/i18n/plural.ts';
import { richTextTexts } from '../../elements/i18n/rich-text.ts';
import { catalogues } from '../support/catalogues.ts';
import { sourcesOf } from '../support/source-tree.ts';

type Key = keyof Catalogue;

const { en, fr, es } = catalogues;
const keys = (Object.keys(en) as Key[]).filter((key) => !key.startsWith('$'));
const AREAS = /^(account|audit|auth|shell|list|form|detail|fields?|roles?|error|users)[A-Z]/;

/** Words that are the same in two languages, and texts without words. */
const SAME: Record<'fr' | 'es', ReadonlySet<string>> = {
  fr: new Set(['actions', 'notifications', 'usersSessions']),
  es: new Set(['no']),
};

/** What the texts that are functions are called with: numbers where they take them, else words, else lists of words. */
const VALUES: readonly ((n: number, at: number) => unknown)[] = [
  (n, at) => n + at,
  (_n, at) => `Word ${at}`,
  (_n, at) => [`Word ${at}`, 'Other'],
];

/** A text as a person might see it. */
function textOf(catalogue: Catalogue, key: Key, n: number): string {
  const text: unknown = catalogue[key];
  if (typeof text !== 'function') return String(text);
  for (const value of VALUES) {
    const values = Array.from({ length: text.length }, (_, at) => value(n, at));
    try {
      return String((text as (...values: unknown[]) => unknown)(...values));
    } catch (error) {
      // A method of words or of lists is missing: the next kind has it.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Error(`No values suit ${key}`);
}

test('I18N-01 every key has a text in English, French and Spanish', () => {
  for (const [name, catalogue] of Object.entries(catalogues)) {
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(en).sort(), name);
    for (const key of keys) {
      for (const n of [0, 1, 2, 1_000_000]) {
        const text = textOf(catalogue, key, n);
        assert.ok(text.trim() !== '', `${name}.${key} is empty`);
        assert.ok(!/undefined|NaN|\[object|[{}]|=>|#(?!\d)/.test(text), `${name}.${key}: ${text}`);
      }
    }
  }
});

test('I18N-01 ERR-07 no text of French or Spanish is left in English', () => {
  for (const name of ['fr', 'es'] as const) {
    const same = keys.filter((key) => {
      const text = textOf(catalogues[name], key, 5);
      return text === textOf(en, key, 5) && /\p{L}/u.test(text);
    });
    assert.deepEqual(
      same.filter((key) => !SAME[name].has(key)),
      [],
      name,
    );
  }
});

test('a text takes the same values in every language', () => {
  for (const key of keys) {
    const length = (catalogue: Catalogue) => {
      const text: unknown = catalogue[key];
      return typeof text === 'function' ? text.length : -1;
    };
    assert.equal(length(fr), length(en), `fr.${key}`);
    assert.equal(length(es), length(en), `es.${key}`);
  }
});

test('a key starts with its area, unless it is shared', () => {
  const shared = keys.filter((key) => !AREAS.test(key));
  for (const key of shared) assert.match(key, /^[a-z]+([A-Z][a-z]+)*$/);
  assert.ok(shared.length < 60, 'shared texts are few');
});

test('every text is asked for, those of error codes by their code', () => {
  const askers = sourcesOf(['elements/**/*.ts']).filter(({ path }) => !/\/i18n\/(en|fr|es)/.test(path));
  const words = new Set(askers.flatMap(({ text }) => text.match(/\w+/g) ?? []));
  const texts = [...keys.filter((key) => !key.startsWith('error')), ...Object.keys(richTextTexts.en)];
  assert.deepEqual(
    texts.filter((key) => !words.has(key)),
    [],
  );
});

test('I18N-01 ERR-07 the rich-text editor speaks all three languages', () => {
  const { en: english, ...others } = richTextTexts;
  for (const [name, texts] of Object.entries(others)) {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort(), name);
    const same = Object.entries(texts).filter(([key, text]) => text === english[key as keyof typeof english]);
    assert.deepEqual(same, [], name);
    assert.notEqual(texts.words(2), english.words(2));
  }
});

test('plurals follow the rules of their language', () => {
  const forms = { one: '# file', many: '# of files', other: '# files' };
  assert.equal(plural('en')(1, forms), '1 file');
  assert.equal(plural('en')(0, forms), '0 files');
  assert.equal(plural('en')(1234, forms), '1,234 files');
  assert.equal(plural('fr')(0, forms), '0 file');
  assert.equal(plural('es')(1_000_000, forms), '1.000.000 of files');
  assert.equal(plural('en')(1, { other: '#' }), '1');
});
