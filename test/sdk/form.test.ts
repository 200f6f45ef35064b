import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createAdminClient,
  createFormStore,
  type FieldDescriptor,
  type FormStore,
  InvalidInput,
  type ModelDescriptor,
  type UpdateInput,
} from '../../sdk/index.ts';
import { type FixtureCall, fixtureLink, NoAnswer, Refusal, type Fixture } from '../support/fixture-link.ts';
import { ann, articleModel, articleServer, ben, craft, maps, paper } from '../support/form-fixtures.ts';
import { rights } from '../support/list-fixtures.ts';

interface Opening {
  id?: string | null;
  model?: ModelDescriptor;
  server?: ReturnType<typeof articleServer>;
  answers?: Record<string, Fixture>;
}

const UPDATE = 'records.articles.update';
const CREATE = 'records.articles.create';
const GET = 'records.articles.get';

async function open({ id = '7', model = articleModel(), server = articleServer(), answers = {} }: Opening = {}) {
  const calls: FixtureCall[] = [];
  const client = createAdminClient({ link: fixtureLink({ ...server.table, ...answers }, calls) });
  const store = createFormStore(client, model, id);
  await store.load();
  const sent = (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input);
  const updates = () => sent(UPDATE) as UpdateInput[];
  return { store, server, calls, sent, updates };
}

/** The model with one field described otherwise. */
function withField(name: string, changes: Partial<FieldDescriptor>): ModelDescriptor {
  const model = articleModel();
  return { ...model, fields: model.fields.map((field) => (field.name === name ? { ...field, ...changes } : field)) };
}

const state = (store: FormStore) => store.$state.get();

describe('form store, denials', () => {
  test('PERM-07 without `add` nothing is asked for and nothing can be created', async () => {
    const { store, calls } = await open({ id: null, model: articleModel({ can: rights('view', 'edit') }) });
    assert.equal(state(store).status, 'denied');
    store.set('title', 'Sneaked in');
    assert.equal(await store.save(), null);
    assert.equal(calls.length, 0);
  });

  test('MOD-19 without `edit` the record is not even loaded', async () => {
    const { store, calls } = await open({ model: articleModel({ can: rights('view') }) });
    assert.equal(state(store).status, 'denied');
    assert.equal(calls.length, 0);
  });

  test('PERM-05 a record that the person may only look at is denied, and cannot be saved', async () => {
    const { store, updates } = await open({ server: articleServer({ edit: false, delete: false }) });
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
      const { store } = await open({ answers: { [GET]: refuse } });
      assert.equal(state(store).status, status);
      assert.equal(state(store).loaded, false);
    });
  }

  test('MOD-11 a readonly field cannot be set, whatever else it says, an unknown one neither', async () => {
    const { store } = await open({ model: withField('excerpt', { readonly: true }) });
    store.set('createdAt', new Date(0));
    store.set('isAdmin', true);
    store.set('excerpt', 'Against the rules');
    assert.deepEqual(state(store).dirty, []);
    assert.equal('isAdmin' in state(store).values, false);
  });

  test('a save that the server forbids keeps everything typed', async () => {
    const refuse = () => {
      throw new Refusal('FORBIDDEN', { httpStatus: 403 });
    };
    const { store } = await open({ answers: { [UPDATE]: refuse } });
    store.set('title', 'Typed');
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'error');
    assert.equal(state(store).formError?.code, 'FORBIDDEN');
    assert.equal(state(store).values.title, 'Typed');
  });
});

describe('form store, editing', () => {
  test('only the changed fields are sent, with their old values and the version', async () => {
    const { store, updates } = await open();
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
    const { store, updates } = await open();
    assert.equal((await store.save())?.$key, '7');
    assert.equal(updates().length, 0);
  });

  test('a value typed back to what it was is no change: dates, JSON and relations too', async () => {
    const { store } = await open();
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
    const { store, updates } = await open();
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
    const { store, updates } = await open();
    store.set('tags', [maps, craft]);
    await store.save();
    assert.deepEqual(updates()[0]?.changes.tags, { add: ['3'], remove: ['2'] });
    assert.equal('tags' in (updates()[0]?.base ?? {}), false);
  });

  test('a password is never prefilled, goes without an old value, and blank keeps it', async () => {
    const server = articleServer();
    const { store, updates } = await open({
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
    const { store, sent } = await open();
    await store.remove();
    assert.deepEqual(sent('records.articles.remove'), [{ id: '7', expectedVersion: 'v1' }]);
  });

  test('an edit after a save is an unsaved form again', async () => {
    const { store } = await open();
    store.set('title', 'Saved');
    await store.save();
    store.set('title', 'Not saved');
    assert.equal(state(store).status, 'ready');
  });

  test('discarding goes back to what was loaded', async () => {
    const { store } = await open();
    store.set('title', '');
    await store.save();
    store.reset();
    assert.equal(state(store).status, 'ready');
    assert.equal(state(store).values.title, 'The quiet craft of repairing paper maps');
    assert.deepEqual(state(store).errors, {});
  });

  test('two saves at once send one call', async () => {
    const { store, updates } = await open();
    store.set('title', 'Once');
    const [first, second] = await Promise.all([store.save(), store.save()]);
    assert.equal(updates().length, 1);
    assert.equal(first?.$version, second?.$version);
  });

  test('what is typed while a save is under way stays typed and unsaved', async () => {
    const server = articleServer();
    const { store } = await open({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          store.set('title', 'Second thought');
          return (server.table[UPDATE] as (input: unknown) => unknown)(input);
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
    const { store, sent } = await open({ id: null });
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
    const { store, sent } = await open({ id: null });
    store.set('title', 'New maps');
    store.set('status', null);
    await store.save();
    assert.equal((sent(CREATE)[0] as { data: Record<string, unknown> }).data.status, null);
  });

  test('after creating, the next save updates the new record', async () => {
    const { store, sent, updates } = await open({ id: null });
    store.set('title', 'New maps');
    await store.save();
    store.set('minutes', 4);
    await store.save();
    assert.equal(sent(CREATE).length, 1);
    assert.equal(updates()[0]?.id, '8');
    assert.deepEqual(updates()[0]?.changes, { minutes: 4 });
  });

  test('FLD-01 the slug follows its source until it is edited by hand', async () => {
    const { store } = await open({ id: null });
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
    const { store } = await open({ id: null });
    store.set('slug', 'by-hand');
    store.reset();
    store.set('title', 'Fresh start');
    assert.equal(state(store).values.slug, 'fresh-start');
    await store.save();
    store.set('title', 'Later thought');
    assert.equal(state(store).values.slug, 'fresh-start');
  });

  test('an empty slug is left to the server, even a required one', async () => {
    const { store, sent } = await open({ id: null, model: withField('slug', { required: true }) });
    store.set('title', '地図');
    await store.save();
    assert.deepEqual(sent(CREATE), [{ data: { title: '地図', status: 'draft', featured: false } }]);
  });

  test('the slug of a stored record stays when its source changes', async () => {
    const { store } = await open();
    store.set('title', 'Another title');
    assert.equal(state(store).values.slug, 'repairing-paper-maps');
  });
});

describe('form store, refused values', () => {
  test('what the descriptor refuses is not sent, each field with its reason', async () => {
    const { store, updates } = await open();
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
    const { store, updates } = await open();
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
    const { store, updates } = await open({
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
    const refuse = () => {
      throw new Refusal('NOT_UNIQUE', { fieldErrors: { slug: { code: 'unique' } } });
    };
    const { store } = await open({ id: null, answers: { [CREATE]: refuse } });
    store.set('title', 'Taken');
    await store.save();
    assert.deepEqual(Object.keys(state(store).errors), ['slug']);
    store.set('title', 'Free');
    assert.deepEqual(state(store).errors, {});
  });

  test('a text that is no value is kept and refused, never saved as nothing', async () => {
    const { store, updates } = await open();
    const typed = new InvalidInput('nine', { code: 'type' });
    store.set('minutes', typed);
    assert.deepEqual(state(store).dirty, ['minutes']);
    assert.equal(await store.save(), null);
    assert.deepEqual(state(store).errors, { minutes: { code: 'type' } });
    assert.equal(state(store).values.minutes, typed);
    assert.equal(updates().length, 0);
  });

  test('an error goes when its field changes; the others stay', async () => {
    const { store } = await open({ id: null });
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
    const refuse = () => {
      throw new Refusal('NOT_UNIQUE', { fieldErrors: { slug: { code: 'unique' }, tenantId: { code: 'required' } } });
    };
    const { store } = await open({ answers: { [UPDATE]: refuse } });
    store.set('title', 'Typed');
    assert.equal(await store.save(), null);
    assert.equal(state(store).status, 'invalid');
    assert.deepEqual(Object.keys(state(store).errors), ['slug', 'tenantId']);
    assert.equal(state(store).values.title, 'Typed');
  });

  test('no answer: everything typed is kept, and the same save works later', async () => {
    const server = articleServer();
    let down = true;
    const { store } = await open({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          if (down) throw new NoAnswer();
          return (server.table[UPDATE] as (input: unknown) => unknown)(input);
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
    const { store } = await open({
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

describe('form store, conflicts', () => {
  test('SEC-RACE-01 a field that both changed is asked for; nothing of either side is lost', async () => {
    const { store, server, updates } = await open();
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
    const { store, server } = await open();
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
    const { store, server } = await open();
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
    const { store } = await open({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          if (clash) throw new Refusal('CONFLICT', { params: { version: 'v1', fields: {} } });
          return (server.table[UPDATE] as (input: unknown) => unknown)(input);
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
    const { store, server, updates } = await open();
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
    const { store, server, updates } = await open();
    store.set('title', 'Mine');
    server.change({ title: 'Theirs' });
    await store.save();
    assert.equal((await store.resolve({ title: 'theirs' }))?.title, 'Theirs');
    assert.equal(updates().length, 1);
    assert.equal(state(store).status, 'saved');
  });

  test('a third person between the question and the answer makes another question', async () => {
    const { store, server } = await open();
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
    const { store } = await open({
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
    const { store, server } = await open();
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
    const { store } = await open({
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
