import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvalidInput } from '../../sdk/index.ts';
import { NoAnswer } from '../../stories/support/fixture-client.ts';
import { ann, articleServer, craft } from '../../stories/support/articles.ts';
import { CREATE, GET, openStore, refuse, state, UPDATE, updateOf, withField } from '../support/form-store.ts';

describe('form store, refused values', () => {
  test('what the descriptor refuses is not sent, each field with its reason', async () => {
    const { store, updates } = await openStore();
    store.set('title', '');
    store.set('slug', 'a-slug-that-is-longer-than-allowed');
    store.set('status', 'archived');
    store.set('minutes', 0);
    store.set('publishedAt', new Date(Number.NaN));
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'invalid');
    assert.deepEqual(state(store).errors, {
      title: { code: 'required' },
      slug: { code: 'tooLong', params: { max: 20 } },
      status: { code: 'choice' },
      minutes: { code: 'tooSmall', params: { min: 1 } },
      publishedAt: { code: 'type' },
    });
    assert.equal(updates().length, 0);
    store.set('minutes', 121);
    await store.save();
    assert.deepEqual(state(store).errors.minutes, { code: 'tooLarge', params: { max: 120 } });
  });

  test('characters are counted as people count them, numbers are whole where the column is', async () => {
    const { store, updates } = await openStore();
    store.set('title', '🗺'.repeat(60));
    await store.save();
    assert.equal(updates().length, 1);
    store.set('title', '🗺'.repeat(61));
    store.set('minutes', 1.5);
    await store.save();
    assert.deepEqual(state(store).errors, {
      title: { code: 'tooLong', params: { max: 60 } },
      minutes: { code: 'type' },
    });
  });

  test('WID-03 a number among the choices is compared by what it says', async () => {
    const { store, updates } = await openStore({
      model: withField('minutes', { choices: [{ value: '5', label: 'Five' }] }),
    });
    store.set('minutes', 6);
    await store.save();
    assert.deepEqual(state(store).errors, { minutes: { code: 'choice' } });
    store.set('minutes', 5);
    await store.save();
    assert.equal(updates().length, 1);
  });

  test('the error of a slug goes when its source makes another one', async () => {
    const { store } = await openStore({
      id: null,
      answers: { [CREATE]: refuse('NOT_UNIQUE', { fieldErrors: { slug: { code: 'unique' } } }) },
    });
    store.set('title', 'Taken');
    await store.save();
    assert.deepEqual(Object.keys(state(store).errors), ['slug']);
    store.set('title', 'Free');
    assert.deepEqual(state(store).errors, {});
  });

  test('a text that is no value is kept and refused, never saved as nothing', async () => {
    const { store, updates } = await openStore();
    const typed = new InvalidInput('nine', { code: 'type' });
    store.set('minutes', typed);
    assert.deepEqual(state(store).dirty, ['minutes']);
    assert.equal(await store.save(), null);
    assert.deepEqual(state(store).errors, { minutes: { code: 'type' } });
    assert.equal(state(store).values.minutes, typed);
    assert.equal(updates().length, 0);
  });

  test('an error goes when its field changes; the others stay', async () => {
    const { store } = await openStore({ id: null });
    store.set('minutes', 500);
    await store.save();
    assert.deepEqual(Object.keys(state(store).errors), ['title', 'minutes']);
    store.set('title', 'Maps');
    assert.deepEqual(Object.keys(state(store).errors), ['minutes']);
    assert.equal(state(store).status, 'invalid');
    store.set('minutes', 5);
    assert.equal(state(store).status, 'ready');
  });

  test('refusals of the server are kept by name, also of fields that the form does not show', async () => {
    const { store } = await openStore({
      answers: {
        [UPDATE]: refuse('NOT_UNIQUE', { fieldErrors: { slug: { code: 'unique' }, tenantId: { code: 'required' } } }),
      },
    });
    store.set('title', 'Typed');
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'invalid');
    assert.deepEqual(Object.keys(state(store).errors), ['slug', 'tenantId']);
    assert.equal(state(store).values.title, 'Typed');
  });

  test('no answer: everything typed is kept, and the same save works later', async () => {
    const server = articleServer();
    let down = true;
    const { store } = await openStore({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          if (down) throw new NoAnswer();
          return updateOf(server, input);
        },
      },
    });
    store.set('title', 'Typed');
    store.set('tags', [craft]);
    assert.equal(await store.save(), null);
    assert.equal(state(store).formError?.code, 'NETWORK');
    assert.deepEqual(state(store).dirty, ['title', 'tags']);
    down = false;
    await store.save();
    assert.equal(state(store).status, 'saved');
    assert.equal(server.stored().title, 'Typed');
  });

  test('loading that failed can be tried again', async () => {
    const server = articleServer();
    let down = true;
    const { store } = await openStore({
      server,
      answers: {
        [GET]: () => {
          if (down) throw new NoAnswer();
          return server.stored();
        },
      },
    });
    assert.equal(state(store).status, 'error');
    store.reset();
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'error');
    down = false;
    await store.load();
    assert.equal(state(store).status, 'ready');
    assert.deepEqual(state(store).values.author, ann);
  });
});
