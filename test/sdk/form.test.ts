import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Refusal } from '../../stories/support/fixture-client.ts';
import { articleModel, articleServer, ben, craft, maps, paper } from '../../stories/support/articles.ts';
import { CREATE, GET, openStore, refuse, state, UPDATE, updateOf, withField } from '../support/form-store.ts';
import { rights } from '../../stories/support/descriptors.ts';

describe('form store, denials', () => {
  test('PERM-07 without `add` nothing is asked for and nothing can be created', async () => {
    const { store, calls } = await openStore({ id: null, model: articleModel({ can: rights('view', 'edit') }) });
    assert.equal(state(store).status, 'denied');
    store.set('title', 'Sneaked in');
    assert.equal(await store.save(), null);
    assert.equal(calls.length, 0);
  });

  test('MOD-19 without `edit` the record is not even loaded', async () => {
    const { store, calls } = await openStore({ model: articleModel({ can: rights('view') }) });
    assert.equal(state(store).status, 'denied');
    assert.equal(calls.length, 0);
  });

  test('PERM-05 a record that the person may only look at is denied, and cannot be saved', async () => {
    const { store, updates } = await openStore({ server: articleServer({ edit: false, delete: false }) });
    assert.equal(state(store).status, 'denied');
    assert.equal(state(store).record?.$key, '7');
    store.set('title', 'Mine now');
    assert.equal(await store.save(), null);
    assert.equal(updates().length, 0);
  });

  for (const [code, status] of [
    ['NOT_FOUND', 'missing'],
    ['FORBIDDEN', 'denied'],
    ['DISABLED', 'denied'],
  ] as const) {
    test(`a ${code} on loading shows as ${status}`, async () => {
      const refuse = () => {
        throw new Refusal(code);
      };
      const { store } = await openStore({ answers: { [GET]: refuse } });
      assert.equal(state(store).status, status);
      assert.equal(state(store).loaded, false);
    });
  }

  test('MOD-11 a readonly field cannot be set, whatever else it says, an unknown one neither', async () => {
    const { store } = await openStore({ model: withField('excerpt', { readonly: true }) });
    store.set('createdAt', new Date(0));
    store.set('isAdmin', true);
    store.set('excerpt', 'Against the rules');
    assert.deepEqual(state(store).dirty, []);
    assert.equal('isAdmin' in state(store).values, false);
  });

  test('a save that the server forbids keeps everything typed', async () => {
    const { store } = await openStore({ answers: { [UPDATE]: refuse('FORBIDDEN', { httpStatus: 403 }) } });
    store.set('title', 'Typed');
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'error');
    assert.equal(state(store).formError?.code, 'FORBIDDEN');
    assert.equal(state(store).values.title, 'Typed');
  });
});

describe('form store, editing', () => {
  test('only the changed fields are sent, with their old values and the version', async () => {
    const { store, updates } = await openStore();
    store.set('title', 'Paper maps');
    store.set('featured', false);
    assert.deepEqual(state(store).dirty, ['title', 'featured']);
    const record = await store.save();
    assert.equal(record?.title, 'Paper maps');
    assert.deepEqual(updates(), [
      {
        id: '7',
        expectedVersion: 'v1',
        changes: { title: 'Paper maps', featured: false },
        base: { title: 'The quiet craft of repairing paper maps', featured: true },
      },
    ]);
    assert.equal(state(store).status, 'saved');
    assert.deepEqual(state(store).dirty, []);
    assert.equal(state(store).record?.$version, 'v2');
  });

  test('nothing changed: nothing is sent, and it counts as saved', async () => {
    const { store, updates } = await openStore();
    assert.equal((await store.save())?.$key, '7');
    assert.equal(updates().length, 0);
  });

  test('a value typed back to what it was is no change: dates, JSON and relations too', async () => {
    const { store } = await openStore();
    store.set('publishedAt', new Date('2026-11-24T08:00:00Z'));
    store.set('meta', { robots: 'index' });
    store.set('author', { key: '1', label: 'Ann, renamed' });
    store.set('tags', [paper, maps]);
    store.set('excerpt', 'x');
    store.set('excerpt', 'A conservator explains the fold.');
    assert.deepEqual(state(store).dirty, []);
    store.set('publishedAt', new Date('2026-11-24T08:00:01Z'));
    store.set('meta', { robots: 'noindex' });
    assert.deepEqual(state(store).dirty, ['publishedAt', 'meta']);
  });

  test('a relation goes as a key, or null', async () => {
    const { store, updates } = await openStore();
    store.set('author', ben);
    await store.save();
    store.set('author', null);
    await store.save();
    assert.deepEqual(
      updates().map(({ changes, base }) => [changes.author, base.author]),
      [
        ['2', '1'],
        [null, '2'],
      ],
    );
  });

  test('links go as added and removed ones: those that were not loaded stay', async () => {
    const { store, updates } = await openStore();
    store.set('tags', [maps, craft]);
    await store.save();
    assert.deepEqual(updates()[0]?.changes.tags, { add: ['3'], remove: ['2'] });
    assert.equal('tags' in (updates()[0]?.base ?? {}), false);
  });

  test('a password is never prefilled, goes without an old value, and blank keeps it', async () => {
    const server = articleServer();
    const { store, updates } = await openStore({
      server,
      answers: { [GET]: () => ({ ...server.stored(), password: 'whatever came' }) },
    });
    assert.equal(state(store).values.password, null);
    store.set('password', 'nine paper boats');
    store.set('password', '');
    assert.deepEqual(state(store).dirty, []);
    store.set('password', 'nine paper boats');
    await store.save();
    assert.deepEqual(updates()[0]?.changes, { password: 'nine paper boats' });
    assert.deepEqual(updates()[0]?.base, {});
    assert.equal(state(store).values.password, null);
  });

  test('removing names the version that was looked at', async () => {
    const { store, sent } = await openStore();
    await store.remove();
    assert.deepEqual(sent('records.articles.remove'), [{ id: '7', expectedVersion: 'v1' }]);
  });

  test('an edit after a save is an unsaved form again', async () => {
    const { store } = await openStore();
    store.set('title', 'Saved');
    await store.save();
    store.set('title', 'Not saved');
    assert.equal(state(store).status, 'ready');
  });

  test('discarding goes back to what was loaded', async () => {
    const { store } = await openStore();
    store.set('title', '');
    await store.save();
    store.reset();
    assert.equal(state(store).status, 'ready');
    assert.equal(state(store).values.title, 'The quiet craft of repairing paper maps');
    assert.deepEqual(state(store).errors, {});
  });

  test('two saves at once send one call', async () => {
    const { store, updates } = await openStore();
    store.set('title', 'Once');
    const [first, second] = await Promise.all([store.save(), store.save()]);
    assert.equal(updates().length, 1);
    assert.equal(first?.$version, second?.$version);
  });

  test('what is typed while a save is under way stays typed and unsaved', async () => {
    const server = articleServer();
    const { store } = await openStore({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          store.set('title', 'Second thought');
          return updateOf(server, input);
        },
      },
    });
    store.set('title', 'First thought');
    await store.save();
    assert.equal(server.stored().title, 'First thought');
    assert.equal(state(store).values.title, 'Second thought');
    assert.deepEqual(state(store).dirty, ['title']);
  });
});

describe('form store, creating', () => {
  test('FLD-09 defaults prefill the form; what is shown is sent, blank fields are not', async () => {
    const { store, sent } = await openStore({ id: null });
    assert.equal(state(store).values.status, 'draft');
    assert.equal(state(store).values.featured, false);
    assert.deepEqual(state(store).dirty, []);
    store.set('title', 'New maps');
    store.set('tags', [craft]);
    await store.save();
    assert.deepEqual(sent(CREATE), [
      { data: { title: 'New maps', slug: 'new-maps', status: 'draft', featured: false, tags: ['3'] } },
    ]);
    assert.equal(store.key, '8');
  });

  test('a default that was emptied is sent as null', async () => {
    const { store, sent } = await openStore({ id: null });
    store.set('title', 'New maps');
    store.set('status', null);
    await store.save();
    assert.equal((sent(CREATE)[0] as { data: Record<string, unknown> }).data.status, null);
  });

  test('after creating, the next save updates the new record', async () => {
    const { store, sent, updates } = await openStore({ id: null });
    store.set('title', 'New maps');
    await store.save();
    store.set('minutes', 4);
    await store.save();
    assert.equal(sent(CREATE).length, 1);
    assert.equal(updates()[0]?.id, '8');
    assert.deepEqual(updates()[0]?.changes, { minutes: 4 });
  });

  test('FLD-01 the slug follows its source until it is edited by hand', async () => {
    const { store } = await openStore({ id: null });
    store.set('title', 'Über die Karten, Teil 2');
    assert.equal(state(store).values.slug, 'uber-die-karten-teil');
    store.set('slug', 'maps');
    store.set('title', 'Something else');
    assert.equal(state(store).values.slug, 'maps');
    store.set('slug', '');
    store.set('title', 'Back again');
    assert.equal(state(store).values.slug, 'back-again');
    store.set('title', '地図');
    assert.equal(state(store).values.slug, '');
  });

  test('FLD-01 after Discard the slug follows again, after creating it stays', async () => {
    const { store } = await openStore({ id: null });
    store.set('slug', 'by-hand');
    store.reset();
    store.set('title', 'Fresh start');
    assert.equal(state(store).values.slug, 'fresh-start');
    await store.save();
    store.set('title', 'Later thought');
    assert.equal(state(store).values.slug, 'fresh-start');
  });

  test('an empty slug is left to the server, even a required one', async () => {
    const { store, sent } = await openStore({ id: null, model: withField('slug', { required: true }) });
    store.set('title', '地図');
    await store.save();
    assert.deepEqual(sent(CREATE), [{ data: { title: '地図', status: 'draft', featured: false } }]);
  });

  test('the slug of a stored record stays when its source changes', async () => {
    const { store } = await openStore();
    store.set('title', 'Another title');
    assert.equal(state(store).values.slug, 'repairing-paper-maps');
  });
});
