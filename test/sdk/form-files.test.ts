import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { UpdateInput } from '../../sdk/index.ts';
import { articleModel, articleServer } from '../../stories/support/articles.ts';
import { fieldOf } from '../../stories/support/descriptors.ts';
import { CREATE, openStore, refuse, state, UPDATE, updateOf } from '../support/form-store.ts';

const scan = fieldOf({ name: 'scan', kind: 'blob', maxBytes: 8, accept: '.txt,image/*' });
const model = (changes: object = {}) => {
  const articles = articleModel();
  return { ...articles, fields: [...articles.fields, { ...scan, ...changes }] };
};
const STORED = { bytes: 3, digest: 'one' };
const text = (content: string, name = 'note.txt') => new File([content], name, { type: 'text/plain' });

/** A form whose record holds a file. */
async function open(more: Parameters<typeof openStore>[0] = {}) {
  const server = articleServer();
  server.change({ scan: STORED });
  return openStore({ model: model(), server, ...more });
}

describe('a file in a form', () => {
  test('FLD-04 one that is too large or of another kind is not sent, and stays chosen', async () => {
    const { store, calls } = await open();
    for (const [file, error] of [
      [text('123456789'), { code: 'tooLarge', params: { maxBytes: 8 } }],
      [text('1', 'note.pdf'), { code: 'type', params: { accept: '.txt,image/*' } }],
    ] as const) {
      store.set('scan', file);
      assert.equal(await store.save(), null);
      assert.deepEqual(state(store).errors, { scan: error });
      assert.equal(state(store).values.scan, file);
    }
    assert.equal(calls.length, 1);
    for (const file of [text('1', 'NOTE.TXT'), new File(['1'], 'x', { type: 'image/png' })]) {
      store.set('scan', file);
      assert.deepEqual(state(store).errors, {});
    }
  });

  test('FLD-04 one that can no longer be read is refused at its field', async () => {
    const { store, calls } = await open();
    const gone = text('1');
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    store.set('scan', gone);
    assert.equal(await store.save(), null);
    assert.deepEqual([state(store).status, state(store).errors], ['invalid', { scan: { code: 'unreadable' } }]);
    assert.equal(state(store).values.scan, gone);
    assert.equal(calls.length, 1);
  });

  test('FLD-04 a refusal keeps what was chosen, and the next save sends it again', async () => {
    const server = articleServer();
    server.change({ scan: STORED });
    let isFirst = true;
    const answer = (input: unknown) => {
      if (isFirst) {
        isFirst = false;
        refuse('VALIDATION_FAILED', { fieldErrors: { scan: { code: 'tooLarge', params: { maxBytes: 2 } } } })();
      }
      return updateOf(server, input);
    };
    const { store, updates } = await open({ server, answers: { [UPDATE]: answer } });
    store.set('scan', text('abc'));
    assert.equal(await store.save(), null);
    assert.deepEqual(state(store).dirty, ['scan']);
    await store.save();
    const sent = updates().map(({ changes }: UpdateInput) => changes.scan);
    assert.deepEqual(sent, [new Uint8Array([97, 98, 99]), new Uint8Array([97, 98, 99])]);
  });

  test('FLD-04 its bytes are sent with what was stored before, and the answer takes its place', async () => {
    const answer = (input: unknown) => ({ ...articleServer().stored(), ...(input as object), scan: STORED });
    const { store, updates } = await open({ answers: { [UPDATE]: answer } });
    store.set('scan', text('abc'));
    assert.deepEqual(state(store).dirty, ['scan']);
    await store.save();
    assert.deepEqual(updates()[0]?.base, { scan: STORED });
    assert.deepEqual([state(store).values.scan, state(store).dirty], [STORED, []]);
    store.set('scan', text('abc'));
    store.set('scan', STORED);
    assert.deepEqual(state(store).dirty, [], 'taken back');
    store.set('scan', null);
    await store.save();
    assert.deepEqual(updates()[1]?.changes, { scan: null });
  });

  test('FLD-04 another one chosen while the first is on its way is a change of its own', async () => {
    const { store } = await open({ answers: { [UPDATE]: () => ({ ...articleServer().stored(), scan: STORED }) } });
    store.set('scan', text('one'));
    const saving = store.save();
    const second = text('two');
    store.set('scan', second);
    await saving;
    assert.deepEqual([state(store).values.scan, state(store).dirty], [second, ['scan']]);
  });

  test('FLD-04 a required one must be chosen for a new record, and is created with it', async () => {
    const { store, sent } = await openStore({ id: null, model: model({ required: true, nullable: false }) });
    store.set('title', 'New');
    assert.equal(await store.save(), null);
    assert.deepEqual(state(store).errors, { scan: { code: 'required' } });
    store.set('scan', text('ab'));
    await store.save();
    const [created] = sent(CREATE) as { data: Record<string, unknown> }[];
    assert.deepEqual(created?.data.scan, new Uint8Array([97, 98]));
  });

  test('CONC FLD-04 somebody else put another file there: both are told, and mine stays chosen', async () => {
    const server = articleServer();
    const { store } = await open({ server });
    const mine = text('mine');
    store.set('scan', mine);
    server.change({ scan: { bytes: 3, digest: 'two' } });
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'conflict');
    assert.equal(state(store).conflict?.scan?.mine, mine);
    assert.deepEqual(state(store).conflict?.scan?.theirs, { bytes: 3, digest: 'two' });
  });

  test('FLD-04 the stored file is fetched by field', async () => {
    const file = { name: 'scan-7.bin', content: new Uint8Array([1]) };
    const { store, sent } = await open({ answers: { 'records.articles.file': file } });
    assert.deepEqual(await store.file('scan'), file);
    assert.deepEqual(sent('records.articles.file'), [{ id: '7', field: 'scan' }]);
  });
});
