import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createAdminClient,
  createListStore,
  type ListInput,
  type ListParams,
  type ListState,
  type ListStore,
  PLAIN_LIST,
  parseListQuery,
} from '../../sdk/index.ts';
import {
  type LooseFixtures,
  type FixtureCall,
  fixtureLink,
  NoAnswer,
  Refusal,
} from '../../stories/support/fixture-client.ts';
import { postModel, postPages } from '../../stories/support/posts.ts';

const LIST = 'records.posts.list';

function open(table: LooseFixtures, params?: ListParams) {
  const calls: FixtureCall[] = [];
  const client = createAdminClient({ link: fixtureLink({ [LIST]: postPages(95), ...table }, calls) });
  const store = createListStore(client, 'posts', { model: postModel(), ...(params && { params }) });
  const inputs = () => calls.filter(({ path }) => path === LIST).map(({ input }) => input as ListInput);
  return { client, store, inputs };
}

/** Resolves with the first state after `act` in which no call runs. */
async function settle(store: ListStore, act: () => unknown): Promise<ListState> {
  const settled = new Promise<ListState>((resolve) => {
    const stop = store.$state.listen((state) => {
      if (state.status === 'loading' || state.status === 'refreshing') return;
      stop();
      resolve(state);
    });
  });
  act();
  return settled;
}

const ready = (store: ListStore) => settle(store, () => store.load());

describe('list store, refusals', () => {
  test('a refusal of the server empties the list: nothing forbidden stays on the screen', async () => {
    let refuse = false;
    const pages = postPages(95);
    const { store } = open({
      [LIST]: (input: unknown) => {
        if (refuse) throw new Refusal('FORBIDDEN', { httpStatus: 403 });
        return pages(input);
      },
    });
    await ready(store);
    refuse = true;
    const state = await ready(store);
    assert.equal(state.status, 'denied');
    assert.equal(state.page, null);
  });

  test('a failure keeps the last page, tells the request id and goes away with the next answer', async () => {
    let fail = true;
    const pages = postPages(95);
    const { store } = open({
      [LIST]: (input: unknown) => {
        if (fail) throw new Refusal('INTERNAL', { httpStatus: 500, requestId: 'req-1' });
        return pages(input);
      },
    });
    assert.equal((await ready(store)).error?.requestId, 'req-1');
    fail = false;
    assert.equal((await ready(store)).status, 'ready');
    fail = true;
    const state = await ready(store);
    assert.equal(state.status, 'error');
    assert.equal(state.page?.rows.length, 20);
  });

  test('no answer at all is an error that can be retried', async () => {
    const { store } = open({
      [LIST]: () => {
        throw new NoAnswer();
      },
    });
    const { error } = await ready(store);
    assert.equal(error?.code, 'NETWORK');
    assert.equal(error?.retryable, true);
  });

  test('a removal that the server refuses rejects and leaves list and selection alone', async () => {
    const { store, inputs } = open({
      'records.posts.remove': () => {
        throw new Refusal('STILL_REFERENCED', { httpStatus: 409 });
      },
    });
    await ready(store);
    store.select(['1'], true);
    await assert.rejects(store.remove('1'), { code: 'STILL_REFERENCED' });
    assert.equal(inputs().length, 1);
    assert.deepEqual([...store.$selection.get().keys], ['1']);
  });
});

describe('list store', () => {
  test('LIST-01 LIST-02 LIST-03 LIST-04 paging keeps search, filters and sort', async () => {
    const { store, inputs } = open({});
    await ready(store);
    await settle(store, () => store.setSearch(' ann '));
    await settle(store, () => store.setFilter('featured', { equals: 'true' }));
    await settle(store, () => store.toggleSort('title'));
    await settle(store, () => store.goTo(3));
    assert.deepEqual(inputs().at(-1), { q: 'ann', filter: { featured: { equals: true } }, sort: ['title'], page: 3 });
    await settle(store, () => store.setPerPage(50));
    assert.deepEqual(inputs().at(-1), {
      q: 'ann',
      filter: { featured: { equals: true } },
      sort: ['title'],
      perPage: 50,
      page: 1,
    });
  });

  test('LIST-03 sorting again reverses; the model’s own sort counts as the first click', async () => {
    const { store, inputs } = open({});
    await settle(store, () => store.toggleSort('title'));
    await settle(store, () => store.toggleSort('title'));
    assert.deepEqual(inputs().at(-1)?.sort, ['-title']);
    await settle(store, () => store.setParams({ ...PLAIN_LIST, q: 'x' }));
    assert.deepEqual(store.$sort.get(), ['-id']);
    await settle(store, () => store.toggleSort('id'));
    assert.deepEqual(inputs().at(-1)?.sort, ['id']);
  });

  test('selection survives paging and sort, and ends with another search or filter', async () => {
    const { store } = open({});
    await ready(store);
    store.select(['1', '2'], true);
    await settle(store, () => store.goTo(2));
    await settle(store, () => store.toggleSort('title'));
    assert.deepEqual([...store.$selection.get().keys], ['1', '2']);
    await settle(store, () => store.setFilter('status', { in: ['draft'] }));
    assert.equal(store.$selection.get().keys.size, 0);
    store.select(['3'], true);
    await settle(store, () => store.setSearch('x'));
    assert.equal(store.$selection.get().keys.size, 0);
  });

  test('an answer that a newer call overtook is dropped, and its call is aborted', async () => {
    const answers: (() => void)[] = [];
    const signals: AbortSignal[] = [];
    const pages = postPages(95);
    const { store } = open({
      [LIST]: async (input: unknown, signal: AbortSignal) => {
        signals.push(signal);
        await new Promise<void>((resolve) => answers.push(resolve));
        return pages(input);
      },
    });
    store.goTo(2);
    const state = await settle(store, () => {
      store.goTo(3);
      answers[1]?.();
      answers[0]?.();
    });
    assert.deepEqual(
      signals.map((signal) => signal.aborted),
      [true, false],
    );
    assert.equal(state.page?.rows[0]?.$key, '41');
    assert.equal(store.$state.get().page?.rows[0]?.$key, '41');
  });

  test('the page on the screen stays while the next one is on its way', async () => {
    const { store } = open({});
    await ready(store);
    store.goTo(2);
    const { status, page, shown } = store.$state.get();
    assert.equal(status, 'refreshing');
    assert.equal(page?.rows[0]?.$key, '1');
    assert.equal(shown?.page, 1);
    store.dispose();
  });

  test('a change of this model asks again, a change of another one does not', async () => {
    const { client, store, inputs } = open({});
    await ready(store);
    client.invalidate('tags');
    assert.equal(inputs().length, 1);
    await settle(store, () => client.invalidate('posts'));
    assert.equal(inputs().length, 2);
    store.dispose();
    client.invalidate('posts');
    assert.equal(inputs().length, 2);
  });

  test('a removed record leaves the selection and the list asks again', async () => {
    const { store, inputs } = open({ 'records.posts.remove': { removed: '1' } });
    await ready(store);
    store.select(['1', '2'], true);
    await settle(store, () => store.remove('1'));
    assert.equal(inputs().length, 2);
    assert.deepEqual([...store.$selection.get().keys], ['2']);
  });

  test('a page that deletions emptied becomes the last one that has rows', async () => {
    const { store } = open({}, parseListQuery('page=9'));
    const state = await ready(store);
    assert.equal(store.$params.get().page, 5);
    assert.equal(state.firstRow, 81);
    assert.equal(state.page?.rows.length, 15);
  });

  test('a count asks with other filters and the present search, and touches nothing', async () => {
    const { store, inputs } = open({}, parseListQuery('q=ann&page=2'));
    assert.deepEqual(await store.count({ featured: { equals: 'false' } }), { total: 95, totalIs: 'exact' });
    assert.deepEqual(inputs(), [{ q: 'ann', filter: { featured: { equals: false } }, perPage: 1, page: 1 }]);
    assert.equal(store.$state.get().status, 'loading');
  });

  test('other fields are asked for once when they change', async () => {
    const { store, inputs } = open({});
    await ready(store);
    await settle(store, () => store.setFields(['title', 'views']));
    store.setFields(['title', 'views']);
    assert.equal(inputs().length, 2);
    assert.deepEqual(inputs().at(-1)?.fields, ['title', 'views']);
  });
});

describe('list store, beyond row 10,000', () => {
  test('goes on from the last numbered page by cursor, and back', async () => {
    const { store, inputs } = open({ [LIST]: postPages(30_000) }, parseListQuery('page=500'));
    await ready(store);
    const state = await settle(store, () => store.next());
    assert.deepEqual(inputs().at(-1), { after: 'after-10000' });
    assert.equal(state.firstRow, 10_001);
    await settle(store, () => store.previous());
    assert.deepEqual(inputs().at(-1), { page: 500 });
  });

  test('jumps to the end by `last`, where no page number is known, and walks back by cursor', async () => {
    const { store, inputs } = open({ [LIST]: postPages(30_000) });
    await ready(store);
    const state = await settle(store, () => store.last());
    assert.deepEqual(inputs().at(-1), { last: true });
    assert.equal(state.firstRow, null);
    await settle(store, () => store.previous());
    assert.deepEqual(inputs().at(-1), { before: 'before-29981' });
    assert.equal(store.$params.get().page, null);
  });

  test('`last` of a short list is its last page', async () => {
    const { store } = open({});
    await ready(store);
    await settle(store, () => store.last());
    assert.equal(store.$params.get().page, 5);
  });

  test('a cursor that the server no longer knows leads to the first page', async () => {
    const pages = postPages(95);
    const { store } = open(
      {
        [LIST]: (input: unknown) => {
          if ((input as ListInput).after) throw new Refusal('CURSOR_INVALID');
          return pages(input);
        },
      },
      parseListQuery('after=old&page=600'),
    );
    assert.equal((await ready(store)).status, 'ready');
    assert.equal(store.$params.get().page, 1);
  });
});
