import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAdminClient, createHistoryStore, type LogQuery } from '../../sdk/index.ts';
import {
  type FixtureCall,
  fixtureLink,
  type LooseFixtures,
  NoAnswer,
  Refusal,
} from '../../stories/support/fixture-client.ts';
import { logPages, manyEntries } from '../../stories/support/log.ts';

const LIST = 'audit.list';

function open(answers: LooseFixtures = {}, entries = manyEntries(45)) {
  const calls: FixtureCall[] = [];
  const client = createAdminClient({ link: fixtureLink({ [LIST]: logPages(entries), ...answers }, calls) });
  const store = createHistoryStore(client, 'posts', '412');
  return { store, client, inputs: () => calls.map(({ input }) => input as LogQuery) };
}

describe('history store', () => {
  test('AUD-06 a refusal takes away what was shown', async () => {
    let refused = false;
    const { store } = open({
      [LIST]: (input: LogQuery) => {
        if (refused) throw new Refusal('FORBIDDEN');
        return logPages(manyEntries(3))(input);
      },
    });
    await store.load();
    assert.equal(store.$state.get().entries.length, 3);
    refused = true;
    await store.load();
    assert.equal(store.$state.get().status, 'denied');
    assert.deepEqual(store.$state.get().entries, []);
  });

  test('AUD-05 B101 asks for one record, and adds older entries page by page', async () => {
    const { store, inputs } = open();
    await store.load();
    await store.older();
    await store.older();
    await store.older();
    const of = { model: 'posts', record: '412', perPage: 20 };
    assert.deepEqual(inputs(), [of, { ...of, cursor: '20' }, { ...of, cursor: '40' }]);
    const { entries, more, total } = store.$state.get();
    assert.deepEqual([entries.length, entries[0]?.id, entries.at(-1)?.id, more], [45, '45', '1', false]);
    assert.deepEqual(total, { value: 45, capped: false });
  });

  test('after a change of the model it asks again, for as many as there were', async () => {
    const { store, client, inputs } = open();
    await store.load();
    await store.older();
    client.invalidate('tags');
    assert.equal(inputs().length, 2);
    client.invalidate('posts');
    assert.deepEqual(inputs().at(-1), { model: 'posts', record: '412', perPage: 40 });
    store.dispose();
    client.invalidate('posts');
    assert.equal(inputs().length, 3);
  });

  test('no answer keeps what had come', async () => {
    let down = false;
    const { store } = open({
      [LIST]: (input: LogQuery) => {
        if (down) throw new NoAnswer();
        return logPages(manyEntries(45))(input);
      },
    });
    await store.load();
    down = true;
    await store.older();
    assert.equal(store.$state.get().status, 'error');
    assert.equal(store.$state.get().entries.length, 20);
    down = false;
    await store.older();
    assert.equal(store.$state.get().entries.length, 40);
  });
});
