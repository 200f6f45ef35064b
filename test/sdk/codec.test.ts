import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codec } from '../../sdk/codec.ts';

function overTheWire(value: unknown): unknown {
  return codec.deserialize(JSON.parse(JSON.stringify(codec.serialize(value))));
}

// JSON has no -0, and `__proto__` as a key is refused by the server.
const json = fc
  .jsonValue({ maxDepth: 4 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !text.includes('__proto__'))
  .map((text) => JSON.parse(text) as unknown);
const marks = ['$date', '$bytes', '$object', '$of', '$label', 'title'];
const marked = fc.oneof(fc.constantFrom(...marks), fc.string()).filter((key) => key !== '__proto__');
const { value: tricky } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.date(),
    fc.uint8Array({ maxLength: 20 }),
    json,
    fc.constantFrom('title', 'A text that is longer than its mark'),
    fc.dictionary(marked, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

test('SHP-2 whatever is sent arrives as it was, Dates, bytes and objects that look like our marks among it', () => {
  fc.assert(
    fc.property(tricky, (value) => {
      assert.deepEqual(overTheWire(value), value);
    }),
    { numRuns: 500 },
  );
});

test('SHP-2 an object of the caller that holds `$date` or `$bytes` stays an object', () => {
  for (const value of [
    { $date: 'x' },
    { $date: null },
    { $object: { $date: '2026-01-01' } },
    [{ $date: 1, more: 2 }],
    { $bytes: 'AAAA' },
  ])
    assert.deepEqual(overTheWire(value), value);
});

test('PERF a label that a record holds as a field too is sent once', () => {
  const record = { $key: '1', $label: 'A lamp for long evenings', title: 'A lamp for long evenings', at: new Date(0) };
  assert.deepEqual((codec.serialize([record]) as Record<string, unknown>[])[0]?.$label, { $of: 'title' });
  assert.deepEqual(overTheWire([record]), [record]);
  assert.deepEqual(codec.serialize({ $label: 'Lamp', title: 'Lamp' }), { $label: 'Lamp', title: 'Lamp' });
});

test('SHP-2 an object of the caller that holds `$of` stays an object, and only a label is looked up', () => {
  const title = 'A lamp for long evenings';
  for (const value of [
    { $of: 'title', title },
    { $label: { $of: 'title' }, title },
    { other: { $of: 'title' }, title },
  ])
    assert.deepEqual(overTheWire(value), value);
  assert.deepEqual(codec.deserialize({ copy: { $of: 'title' }, title }), { copy: { $of: 'title' }, title });
  for (const $of of ['none', 'toString', '$label', 1])
    assert.deepEqual(codec.deserialize({ $label: { $of } }), { $label: { $of } });
});

test('FLD-04 bytes travel as base64, in one spelling alone', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_none, index) => (index * 7) % 256);
  const wire = codec.serialize({ scan: bytes }) as { scan: { $bytes: string } };
  assert.equal(wire.scan.$bytes, Buffer.from(bytes).toString('base64'));
  assert.deepEqual(overTheWire({ scan: bytes.subarray(3, 9) }), { scan: bytes.slice(3, 9) });
  assert.deepEqual(overTheWire(new Uint8Array()), new Uint8Array());
  assert.deepEqual(codec.deserialize({ $bytes: '' }), new Uint8Array());
  for (const $bytes of ['AA', 'AB==', 'AAA', 'A AA', 'AAAA\n', '-_-_', 'é', null, 1, ['AAAA']])
    assert.deepEqual(codec.deserialize({ $bytes }), { $bytes });
  assert.deepEqual(codec.deserialize({ $bytes: 'AAAA', more: 1 }), { $bytes: 'AAAA', more: 1 });
});

test('a value that is no JSON of ours is passed on, not guessed at', () => {
  assert.deepEqual(codec.deserialize({ $object: 'text' }), { $object: 'text' });
  assert.deepEqual(codec.deserialize({ $date: '2026-01-01', other: 1 }), { $date: '2026-01-01', other: 1 });
});

test('undefined is left out of objects and is null in lists; an invalid Date stays one', () => {
  assert.deepEqual(overTheWire({ a: undefined, b: [undefined, 1] }), { b: [null, 1] });
  const { date } = overTheWire({ date: new Date(Number.NaN) }) as { date: Date };
  assert(date instanceof Date && Number.isNaN(date.getTime()));
});
