import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAdminClient, createDetailStore } from '../../sdk/index.ts';
import {
  type LooseFixtures,
  type FixtureCall,
  fixtureLink,
  NoAnswer,
  Refusal,
} from '../../stories/support/fixture-client.ts';
import { articleServer } from '../../stories/support/articles.ts';

const GET = 'records.articles.get';

function open(answers: LooseFixtures = {}) {
  const calls: FixtureCall[] = [];
  const server = articleServer();
  const client = createAdminClient({ link: fixtureLink({ ...server.table, ...answers }, calls) });
  return { store: createDetailStore(client, 'articles', '7'), server, calls };
}

describe('detail store', () => {
  for (const [code, status] of [
    ['NOT_FOUND', 'missing'],
    ['FORBIDDEN', 'denied'],
  ] as const) {
    test(`a record that is ${status} by now does not stay on the screen`, async () => {
      let refuse = false;
      const { store } = open({
        [GET]: () => {
          if (refuse) throw new Refusal(code);
          return articleServer().stored();
        },
      });
      await store.load();
      assert.equal(store.$state.get().record?.$key, '7');
      refuse = true;
      await store.load();
      assert.equal(store.$state.get().status, status);
      assert.equal(store.$state.get().record, null);
    });
  }

  test('no answer keeps the record that was there', async () => {
    let down = false;
    const { store } = open({
      [GET]: () => {
        if (down) throw new NoAnswer();
        return articleServer().stored();
      },
    });
    await store.load();
    down = true;
    await store.load();
    assert.equal(store.$state.get().status, 'error');
    assert.equal(store.$state.get().record?.$key, '7');
  });

  test('a late answer does not replace a newer one', async () => {
    const waiting: ((value: unknown) => void)[] = [];
    const { store, server } = open({ [GET]: () => new Promise((resolve) => waiting.push(resolve)) });
    const [older, newer] = [store.load(), store.load()];
    waiting[1]?.({ ...server.stored(), title: 'newer' });
    await newer;
    waiting[0]?.({ ...server.stored(), title: 'older' });
    await older;
    assert.equal(store.$state.get().record?.title, 'newer');
  });

  test('removing names the version that was looked at', async () => {
    const { store, calls } = open();
    await store.load();
    await store.remove();
    assert.deepEqual(calls.at(-1), { path: 'records.articles.remove', input: { id: '7', expectedVersion: 'v1' } });
  });

  test('a record removed here is not asked for again, one that stayed is', async () => {
    let refuse = true;
    const { store, calls } = open({
      'records.articles.remove': () => {
        if (refuse) throw new Refusal('STILL_REFERENCED');
        return { removed: true };
      },
    });
    await store.load();
    await assert.rejects(store.remove());
    await store.load();
    assert.equal(calls.at(-1)?.path, GET);
    refuse = false;
    const removal = store.remove();
    await store.load();
    await removal;
    await store.load();
    assert.equal(calls.at(-1)?.path, 'records.articles.remove');
    assert.equal(store.$state.get().status, 'ready');
  });
});
