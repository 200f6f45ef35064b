import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NoAnswer, Refusal } from '../../stories/support/fixture-client.ts';
import { ann, articleServer, ben, craft, maps, paper } from '../../stories/support/articles.ts';
import { GET, openStore, state, UPDATE, updateOf } from '../support/form-store.ts';

describe('form store, conflicts', () => {
  test('SEC-RACE-01 a field that both changed is asked for; nothing of either side is lost', async () => {
    const { store, server, updates } = await openStore();
    store.set('title', 'Mine');
    store.set('minutes', 12);
    store.set('tags', [maps, paper, craft]);
    server.change({ title: 'Theirs', excerpt: 'Rewritten', tags: { items: [paper], count: 1 } });
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'conflict');
    assert.deepEqual(state(store).conflict, {
      title: { base: 'The quiet craft of repairing paper maps', mine: 'Mine', theirs: 'Theirs' },
    });
    assert.deepEqual(state(store).merged, ['excerpt']);
    assert.equal(state(store).values.title, 'Mine');
    assert.equal(state(store).values.excerpt, 'Rewritten');
    assert.deepEqual(state(store).values.tags, [paper, craft]);

    assert.equal(await store.save(), null, 'saving again does not overwrite what was not settled');
    assert.equal(await store.resolve({}), null, 'every field needs a choice');
    assert.equal(updates().length, 1);

    assert.equal((await store.resolve({ title: 'mine' }))?.title, 'Mine');
    assert.deepEqual(updates()[1], {
      id: '7',
      expectedVersion: 'v2',
      changes: { title: 'Mine', minutes: 12, tags: { add: ['3'], remove: [] } },
      base: { title: 'Theirs', minutes: 9 },
    });
    assert.equal(server.stored().excerpt, 'Rewritten');
    assert.deepEqual(state(store).merged, ['excerpt']);
  });

  test('what both sides want is no conflict, and no link is made twice', async () => {
    const { store, server } = await openStore();
    store.set('title', 'Mine');
    store.set('minutes', 12);
    store.set('tags', [maps, paper, craft]);
    server.change({ title: 'Theirs', minutes: 12, tags: { items: [maps, paper, craft], count: 3 } });
    await store.save();
    assert.deepEqual(Object.keys(state(store).conflict ?? {}), ['title']);
    assert.deepEqual(state(store).dirty, ['title']);
    assert.deepEqual(state(store).values.tags, [maps, paper, craft]);
  });

  test('typing on while the question stands changes what mine is', async () => {
    const { store, server } = await openStore();
    store.set('title', 'Mine');
    server.change({ title: 'Theirs' });
    await store.save();
    store.set('title', 'Mine, better');
    assert.equal(state(store).conflict?.title?.mine, 'Mine, better');
    assert.equal((await store.resolve({ title: 'mine' }))?.title, 'Mine, better');
  });

  test('a clash in fields that the person may not read is told; saving again is his decision', async () => {
    const server = articleServer();
    let clash = true;
    const { store } = await openStore({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          if (clash) throw new Refusal('CONFLICT', { params: { version: 'v1', fields: {} } });
          return updateOf(server, input);
        },
      },
    });
    store.set('title', 'Mine');
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'error');
    assert.equal(state(store).formError?.code, 'CONFLICT');
    assert.equal(state(store).conflict, null);
    clash = false;
    assert.equal((await store.save())?.title, 'Mine');
  });

  test('choosing theirs takes their value and sends the rest', async () => {
    const { store, server, updates } = await openStore();
    store.set('title', 'Mine');
    store.set('author', null);
    server.change({ title: 'Theirs', author: ben });
    await store.save();
    assert.deepEqual(state(store).conflict?.author, { base: ann, mine: null, theirs: ben });
    const record = await store.resolve({ title: 'theirs', author: 'mine' });
    assert.deepEqual(updates()[1]?.changes, { author: null });
    assert.equal(record?.title, 'Theirs');
    assert.equal(record?.author, null);
  });

  test('theirs in every field: nothing is left to send', async () => {
    const { store, server, updates } = await openStore();
    store.set('title', 'Mine');
    server.change({ title: 'Theirs' });
    await store.save();
    assert.equal((await store.resolve({ title: 'theirs' }))?.title, 'Theirs');
    assert.equal(updates().length, 1);
    assert.equal(state(store).status, 'saved');
  });

  test('a third person between the question and the answer makes another question', async () => {
    const { store, server } = await openStore();
    store.set('title', 'Mine');
    server.change({ title: 'Theirs' });
    await store.save();
    server.change({ title: 'A third' });
    assert.equal(await store.resolve({ title: 'mine' }), null);
    assert.deepEqual(state(store).conflict?.title, { base: 'Theirs', mine: 'Mine', theirs: 'A third' });
  });

  test('a change that came between the refusal and its look at the record is asked for too', async () => {
    const server = articleServer();
    let looks = 0;
    const { store } = await openStore({
      server,
      answers: {
        [GET]: () => {
          looks += 1;
          if (looks === 2) server.change({ minutes: 30 });
          return server.stored();
        },
      },
    });
    store.set('title', 'Mine');
    store.set('minutes', 12);
    server.change({ title: 'Theirs' });
    await store.save();
    assert.deepEqual(Object.keys(state(store).conflict ?? {}), ['title', 'minutes']);
  });

  test('edits of other fields are merged without a question, and named', async () => {
    const { store, server } = await openStore();
    store.set('title', 'Mine');
    server.change({ excerpt: 'Rewritten', minutes: 3 });
    await store.save();
    assert.equal(state(store).status, 'saved');
    assert.deepEqual(state(store).merged, ['excerpt', 'minutes']);
    assert.equal(state(store).values.excerpt, 'Rewritten');
    await store.save();
    assert.deepEqual(state(store).merged, []);
  });

  test('no answer while looking at their version: everything typed is kept and the question comes later', async () => {
    const server = articleServer();
    let down = false;
    const { store } = await openStore({
      server,
      answers: {
        [GET]: () => {
          if (down) throw new NoAnswer();
          return server.stored();
        },
      },
    });
    store.set('title', 'Mine');
    server.change({ title: 'Theirs' });
    down = true;
    await store.save();
    assert.equal(state(store).status, 'error');
    assert.equal(state(store).values.title, 'Mine');
    down = false;
    await store.save();
    assert.equal(state(store).status, 'conflict');
  });
});
