import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAdminClient, createListStore, type ListStore } from '../../sdk/index.ts';
import { type LooseFixtures, type FixtureCall, fixtureLink, Refusal } from '../../stories/support/fixture-client.ts';
import { postModel, postPages } from '../../stories/support/posts.ts';

const LIST = 'records.posts.list';
const REMOVE = 'records.posts.removeMany';

function open(table: LooseFixtures = {}) {
  const calls: FixtureCall[] = [];
  const answers = { [LIST]: postPages(95), [REMOVE]: { removed: 2 }, ...table };
  const client = createAdminClient({ link: fixtureLink(answers, calls) });
  const store = createListStore(client, 'posts', { model: postModel() });
  const sent = (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input);
  return { store, sent };
}

/** Waits for the answer to what `act` asks. */
async function settle(store: ListStore, act: () => unknown): Promise<void> {
  const settled = new Promise<void>((resolve) => {
    const stop = store.$state.listen(({ status }) => {
      if (status === 'loading' || status === 'refreshing') return;
      stop();
      resolve();
    });
  });
  act();
  await settled;
}

async function ready(table?: LooseFixtures) {
  const opened = open(table);
  await settle(opened.store, () => opened.store.load());
  return opened;
}

const keys = (store: ListStore) => [...store.$selection.get().keys];

describe('selection of a list', () => {
  test('a refused removal rejects with who refused, and keeps the selection and the rows', async () => {
    const refused = [{ id: '2', code: 'STILL_REFERENCED' }];
    const { store, sent } = await ready({
      [REMOVE]: () => {
        throw new Refusal('STILL_REFERENCED', { httpStatus: 409, params: { refused } });
      },
    });
    store.select(['1', '2'], true);
    await assert.rejects(store.removeSelected(), { code: 'STILL_REFERENCED', params: { refused } });
    assert.deepEqual(keys(store), ['1', '2']);
    assert.equal(sent(LIST).length, 1);
  });

  test('LIST-05 the selected records are deleted by their keys, then nothing is selected and the list asks again', async () => {
    const { store, sent } = await ready();
    store.select(['1', '22'], true);
    await settle(store, () => store.removeSelected().then((removed) => assert.equal(removed, 2)));
    assert.deepEqual(sent(REMOVE), [{ ids: ['1', '22'] }]);
    assert.deepEqual(keys(store), []);
    assert.equal(sent(LIST).length, 2);
  });

  test('LIST-05 all that match are sent as the query with their number, without sort and page', async () => {
    const { store, sent } = await ready();
    await settle(store, () => store.setSearch('ann'));
    await settle(store, () => store.setFilter('status', { in: ['draft'] }));
    await settle(store, () => store.toggleSort('title'));
    await settle(store, () => store.goTo(3));
    store.selectAllMatching();
    assert.deepEqual(store.$selected.get(), { total: 95, totalIs: 'exact' });
    await settle(store, () => store.removeSelected());
    assert.deepEqual(sent(REMOVE), [{ query: { q: 'ann', filter: { status: { in: ['draft'] } } }, expectedTotal: 95 }]);
    assert.equal(store.$selection.get().all, false);
  });

  test('it survives paging and sorting, and ends with another search or filter', async () => {
    for (const change of [
      (store: ListStore) => store.setSearch('ann'),
      (store: ListStore) => store.setFilter('featured', { equals: 'true' }),
    ])
      for (const all of [true, false]) {
        const { store } = await ready();
        if (all) store.selectAllMatching();
        else store.select(['1'], true);
        await settle(store, () => store.goTo(2));
        await settle(store, () => store.toggleSort('title'));
        await settle(store, () => store.setPerPage(50));
        assert.deepEqual([keys(store), store.$selection.get().all], all ? [[], true] : [['1'], false]);
        await settle(store, () => change(store));
        assert.deepEqual([keys(store), store.$selection.get().all], [[], false]);
      }
  });

  test('one taken out of all that match leaves the rest of the page', async () => {
    const { store } = await ready();
    store.selectAllMatching();
    store.select(['5'], true);
    assert.equal(store.$selection.get().all, true);
    store.select(['5'], false);
    assert.equal(store.$selection.get().all, false);
    assert.equal(store.$selected.get().total, 19);
    assert.ok(!store.$selection.get().keys.has('5'));
  });

  test('beyond the count’s cap the number is a least one', async () => {
    const { store } = await ready({ [LIST]: postPages(20_000) });
    store.selectAllMatching();
    assert.deepEqual(store.$selected.get(), { total: 10_000, totalIs: 'atLeast' });
  });
});
