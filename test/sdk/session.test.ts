import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AsokError, createAdminClient, createSession } from '../../sdk/index.ts';
import { type FixtureCall, fixtureLink, NoAnswer, Refusal } from '../../stories/support/fixture-client.ts';
import { administrator, me, model } from '../../stories/support/site.ts';

const LOGIN = { email: 'amira@kestrel.example', password: 'nine paper boats' };

function setup(table: Record<string, unknown> = {}) {
  const calls: FixtureCall[] = [];
  const posts = { rows: [], total: 0, totalIs: 'exact', next: null, previous: null };
  const link = fixtureLink(
    {
      'auth.me': me(null),
      'auth.login': me(),
      'auth.logout': { ok: true },
      'meta.models': [model('posts')],
      'records.posts.list': posts,
      ...table,
    },
    calls,
  );
  const client = createAdminClient({ link });
  return { client, session: createSession(client), calls, paths: () => calls.map(({ path }) => path) };
}

const refused = () => {
  throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
};

test('nobody is signed in: there are no models, and no session has expired', async () => {
  const { session } = setup({ 'meta.models': refused });
  const seen: string[] = [];
  session.$state.listen(({ status }) => seen.push(status));
  await session.load();
  assert.deepEqual(seen, ['anonymous']);
  assert.equal(session.$state.get().site?.siteName, 'Kestrel Press');
  assert.deepEqual(session.$state.get().models, []);
});

test('a session that ended before it was asked for again is none, not an expired one', async () => {
  let user = true;
  const { session } = setup({
    'auth.me': () => me(user ? undefined : null),
    'meta.models': () => (user ? [] : refused()),
  });
  await session.load();
  user = false;
  const seen: string[] = [];
  session.$state.listen(({ status }) => seen.push(status));
  await session.load();
  assert.deepEqual(seen, ['anonymous']);
});

test('a refused login leaves the state as it was', async () => {
  const { session } = setup({
    'auth.login': () => {
      throw new Refusal('INVALID_CREDENTIALS');
    },
  });
  await session.load();
  await assert.rejects(session.login(LOGIN), (error: AsokError) => error.code === 'INVALID_CREDENTIALS');
  assert.equal(session.$state.get().status, 'anonymous');
});

test('AUTH-01 a login brings the person and his models', async () => {
  const { session } = setup();
  await session.load();
  await session.login(LOGIN);
  const state = session.$state.get();
  assert.equal(state.status, 'authenticated');
  assert.equal(state.user?.email, administrator.email);
  assert.equal(session.model('posts')?.slug, 'posts');
  assert.equal(session.model('nope'), undefined);
});

test('a failed start can be tried again', async () => {
  let fails = true;
  const { session } = setup({
    'auth.me': () => {
      if (fails) throw new NoAnswer();
      return me();
    },
  });
  await session.load();
  assert.equal(session.$state.get().error?.code, 'NETWORK');
  fails = false;
  await session.load();
  assert.equal(session.$state.get().status, 'authenticated');
});

test('two loads at a time are one call', async () => {
  const { session, paths } = setup({ 'auth.me': me() });
  await Promise.all([session.load(), session.load()]);
  assert.deepEqual(paths().toSorted(), ['auth.me', 'meta.models']);
});

test('a 401 during use expires the session, keeps the person and models, and is told each time', async () => {
  const { client, session } = setup({ 'auth.me': me(), 'records.posts.list': refused });
  await session.load();
  let told = 0;
  session.$state.listen(({ status }) => {
    if (status === 'expired') told += 1;
  });
  for (const expected of [1, 2]) {
    await assert.rejects(client.model('posts').list.query({}), (error: AsokError) => error.code === 'UNAUTHENTICATED');
    assert.equal(told, expected);
  }
  assert.equal(session.$state.get().user?.key, administrator.key);
  assert.equal(session.model('posts')?.slug, 'posts');
});

test('logging in again tells the lists to load again', async () => {
  const { client, session } = setup({ 'auth.me': me(), 'records.posts.list': refused });
  await session.load();
  const changed: string[] = [];
  client.onChange((slug) => changed.push(slug));
  await session.login(LOGIN);
  assert.deepEqual(changed, []);
  await assert.rejects(client.model('posts').list.query({}));
  await session.login(LOGIN);
  assert.equal(session.$state.get().status, 'authenticated');
  assert.deepEqual(changed, ['posts']);
});

test('SEC-XSS-08 logging out forgets the person and the models', async () => {
  const { session } = setup({ 'auth.me': me() });
  await session.load();
  await session.logout();
  const { status, user, models } = session.$state.get();
  assert.deepEqual({ status, user, models }, { status: 'anonymous', user: null, models: [] });
});

test('a logout that did not reach the server is not claimed', async () => {
  const { session } = setup({
    'auth.me': me(),
    'auth.logout': () => {
      throw new NoAnswer();
    },
  });
  await session.load();
  await assert.rejects(session.logout(), (error: AsokError) => error.code === 'NETWORK');
  assert.equal(session.$state.get().status, 'authenticated');
});

test('logging out of a session that the server has forgotten works', async () => {
  const { session } = setup({ 'auth.me': me(), 'auth.logout': refused });
  await session.load();
  await session.logout();
  assert.equal(session.$state.get().status, 'anonymous');
});
