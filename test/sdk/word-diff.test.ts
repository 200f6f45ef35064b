import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DiffPart, diffWords } from '../../sdk/index.ts';

const shown = (parts: DiffPart[]) => parts.map((part) => part.same ?? `[-${part.removed}-][+${part.added}+]`).join('');
const before = (parts: DiffPart[]) => parts.map((part) => part.same ?? part.removed).join('');
const after = (parts: DiffPart[]) => parts.map((part) => part.same ?? part.added).join('');

const CASES: [name: string, from: string, to: string, expected: string][] = [
  ['nothing', '', '', ''],
  ['no change', 'one two', 'one two', 'one two'],
  ['all of it put in', '', 'one two', '[--][+one two+]'],
  ['words put in', 'why the tear is', 'why the fold, not the tear is', 'why the [--][+fold, not the +]tear is'],
  ['a word replaced', 'Repairing paper maps', 'Drawing paper maps', '[-Repairing-][+Drawing+] paper maps'],
  ['a word gone', 'a b c', 'a c', 'a [-b -][++]c'],
  ['a repeated word', 'same same', 'same same same', 'same same[--][+ same+]'],
  ['neighbours are one change', 'big old cat', 'small new dog', '[-big old cat-][+small new dog+]'],
  ['no spaces between words', '我喜欢猫', '我喜欢狗', '我喜欢[-猫-][+狗+]'],
  ['a sign of several characters stays whole', 'a 👩‍👧 b', 'a 👩‍👦 b', 'a [-👩‍👧-][+👩‍👦+] b'],
];

for (const [name, from, to, expected] of CASES) {
  test(`B101 words that differ: ${name}`, () => {
    assert.equal(shown(diffWords(from, to)), expected);
  });
}

test('B101 the pieces make up both texts again, whatever they are', () => {
  const alphabet = ['a', 'b', 'cc', ' ', ', ', '\n', 'é', '👩‍👧', '猫'];
  let state = 7;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const text = () => Array.from({ length: next(14) }, () => alphabet[next(alphabet.length)]).join('');
  for (let round = 0; round < 3_000; round += 1) {
    const [from, to] = [text(), text()];
    const parts = diffWords(from, to);
    assert.equal(before(parts), from);
    assert.equal(after(parts), to);
    const kinds = parts.map(({ same }) => same === null);
    assert.ok(
      kinds.every((kind, at) => kind !== kinds[at + 1]),
      'two neighbours of one kind',
    );
  }
});

test('B101 one word in a long text is found', () => {
  const long = Array.from({ length: 40_000 }, (_, n) => `word${n % 991}`);
  const from = long.join(' ');
  const to = long.with(20_000, 'other').join(' ');
  const changed = diffWords(from, to).filter(({ same }) => same === null);
  assert.deepEqual(changed, [{ same: null, removed: 'word180', added: 'other' }]);
});

test('B101 texts of half a megabyte that have nothing in common are told apart as a whole', () => {
  const [from, to] = ['x', 'y'].map((letter) => Array.from({ length: 50_000 }, (_, n) => `${letter}${n}`).join(' '));
  assert.deepEqual(diffWords(from ?? '', to ?? ''), [{ same: null, removed: from, added: to }]);
});

test('B101 a long text without a space is not cut inside of a character', () => {
  const from = '😀'.repeat(400);
  const parts = diffWords(from, `${from.slice(0, -2)}😁`);
  assert.equal(before(parts), from);
  for (const { same, removed, added } of parts) {
    for (const text of [same, removed, added]) assert.ok(text === null || text.isWellFormed());
  }
});
