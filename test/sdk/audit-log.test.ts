import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAdminClient, createAuditLogStore, type LogQuery, PLAIN_LOG, parseLogQuery } from '../../sdk/index.ts';
import {
  type FixtureCall,
  fixtureLink,
  type LooseFixtures,
  NoAnswer,
  Refusal,
  refuse,
} from '../../stories/support/fixture-client.ts';
import { facetsOf, logPages, logServer, manyEntries, wholeLog } from '../../stories/support/log.ts';

const LIST = 'audit.list';

function open(answers: LooseFixtures = {}, query = '') {
  const calls: FixtureCall[] = [];
  const client = createAdminClient({ link: fixtureLink({ ...logServer(manyEntries(120)), ...answers }, calls) });
  const store = createAuditLogStore(client, { params: parseLogQuery(query), now: () => new Date(2026, 10, 22, 12) });
  const asked = () => calls.filter(({ path }) => path === LIST).map(({ input }) => input as LogQuery);
  const shown = () => store.$state.get().page?.items.map(({ id }) => id) ?? [];
  return { store, client, calls, asked, shown };
}

/** Resolves when the store has answered what it was asked last. */
async function answered({ $state }: { $state: { get(): { status: string } } }): Promise<void> {
  while (['loading', 'refreshing'].includes($state.get().status)) await new Promise(setImmediate);
}

describe('audit log store', () => {
  test('AUD-06 a refusal takes away what was shown', async () => {
    let refused = false;
    const { store } = open({
      [LIST]: (input: LogQuery) => {
        if (refused) throw new Refusal('FORBIDDEN');
        return logPages(wholeLog)(input);
      },
    });
    await store.load();
    assert.equal(store.$state.get().status, 'ready');
    refused = true;
    await store.load();
    assert.equal(store.$state.get().status, 'denied');
    assert.equal(store.$state.get().page, null);
  });

  test('no answer keeps what was there, and the next sign-in asks again', async () => {
    let down = false;
    const { store, client } = open({
      [LIST]: (input: LogQuery) => {
        if (down) throw new NoAnswer();
        return logPages(wholeLog)(input);
      },
    });
    await store.load();
    down = true;
    await store.load();
    assert.equal(store.$state.get().status, 'error');
    assert.equal(store.$state.get().page?.items.length, wholeLog.length);
    down = false;
    client.invalidate('posts');
    client.invalidate('users');
    await answered(store);
    assert.equal(store.$state.get().status, 'ready');
  });

  test('a cursor that the server no longer knows leads to the newest page', async () => {
    const { store, asked } = open(
      {
        [LIST]: (input: LogQuery) => {
          if (input.cursor === 'old') throw new Refusal('CURSOR_INVALID');
          return logPages(wholeLog)(input);
        },
      },
      'first=101&cursor=old',
    );
    await store.load();
    assert.deepEqual(asked(), [{ cursor: 'old', perPage: 50 }, { perPage: 50 }]);
    assert.deepEqual(store.$params.get(), PLAIN_LOG);
  });

  test('filters may be missing: the log is read all the same', async () => {
    const { store } = open({ 'audit.facets': refuse('INTERNAL') });
    await store.load();
    assert.equal(store.$state.get().status, 'ready');
    assert.equal(store.$facets.get(), null);
  });

  test('what there is to filter by is asked for once', async () => {
    const { store, calls } = open();
    await store.load();
    await store.load();
    store.filter({ action: 'update' });
    await answered(store);
    assert.equal(calls.filter(({ path }) => path === 'audit.facets').length, 1);
    assert.deepEqual(store.$facets.get(), facetsOf(manyEntries(120)));
  });

  test('pages go to older entries and back to newer ones', async () => {
    const { store, shown } = open();
    await store.load();
    const pages = [shown()];
    for (const go of [store.older, store.older, store.newer, store.newer]) {
      go();
      await answered(store);
      pages.push(shown());
    }
    assert.deepEqual(
      pages.map((page) => [page[0], page.length]),
      [
        ['120', 50],
        ['70', 50],
        ['20', 20],
        ['70', 50],
        ['120', 50],
      ],
    );
    assert.equal(store.$state.get().shown?.first, 1);
    assert.equal(store.hasNewer, false);
  });

  test('a link to a later page knows the way to the newest, and not to the one before', async () => {
    const { store, shown } = open({}, 'first=101&cursor=100');
    await store.load();
    assert.deepEqual([shown()[0], store.hasNewer], ['20', false]);
    store.newer();
    assert.equal(store.$params.get().first, 101);
    store.newest();
    await answered(store);
    assert.equal(shown()[0], '120');
  });

  test('a link to the second page knows the way back', async () => {
    const { store, shown } = open({}, 'first=51&cursor=50');
    await store.load();
    store.newer();
    await answered(store);
    assert.deepEqual([shown()[0], store.hasNewer], ['120', false]);
  });

  test('another filter begins at the newest page; the same asks nothing', async () => {
    const { store, asked } = open();
    await store.load();
    store.older();
    await answered(store);
    store.filter({ action: 'update' });
    await answered(store);
    store.filter({ action: 'update' });
    store.setParams(store.$params.get());
    assert.deepEqual(asked().slice(2), [{ action: 'update', perPage: 50 }]);
    assert.deepEqual([store.$params.get().first, store.hasNewer], [1, false]);
  });

  test('the answer of a call that another took over is nobody’s', async () => {
    const waiting: (() => void)[] = [];
    const { store, shown } = open({
      [LIST]: (input: LogQuery) =>
        new Promise((resolve) => waiting.push(() => resolve(logPages(input.action ? [] : wholeLog)(input)))),
    });
    const first = store.load();
    store.filter({ action: 'none' });
    waiting[1]?.();
    waiting[0]?.();
    await first;
    await answered(store);
    assert.deepEqual(shown(), []);
  });
});
