import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AsokError, createAdminClient, createSession, type Me } from '../../sdk/index.ts';
import { type FixtureCall, fixtureLink, refuse } from '../../stories/support/fixture-client.ts';
import { administrator, me, model } from '../../stories/support/site.ts';

const RAVI: Me = { ...administrator, key: '7', name: 'Ravi Krishnan', label: 'Ravi Krishnan', isAdmin: false };

const EMPTY = { rows: [], total: 0, totalIs: 'exact', next: null, previous: null };

/** Far off: the server's clock and this machine's do not agree. */
const acting = (secondsLeft = 3600) => ({
  ...me(RAVI),
  impersonation: { admin: { key: '1', label: 'Amira Haddad' }, until: new Date('2001-01-01'), secondsLeft },
});
async function setup(table: Record<string, unknown> = {}) {
  const calls: FixtureCall[] = [];
  const fixtures: Record<string, unknown> = {
    'auth.me': me(),
    'meta.models': [model('posts'), model('users')],
    'impersonation.start': acting(),
    'impersonation.stop': { ...me(), reason: 'stopped' },
    ...table,
  };
  const client = createAdminClient({ link: fixtureLink(fixtures, calls) });
  const session = createSession(client);
  const state = () => session.$state.get();
  await session.load();
  return { client, session, state, fixtures, paths: () => calls.map(({ path }) => path) };
}

test('IMPT-04 a refused start leaves the administrator as he was', async () => {
  const { session, state } = await setup({
    'impersonation.start': refuse('IMPERSONATION_REFUSED'),
  });
  const before = state();
  await assert.rejects(session.impersonate('7'), (error: AsokError) => error.code === 'IMPERSONATION_REFUSED');
  assert.equal(state(), before);
});

test('IMP-10 acting brings the other user and his models, and pages ask again', async () => {
  const { client, session, state, fixtures } = await setup();
  const stale: string[] = [];
  client.onChange((slug) => stale.push(slug));
  fixtures['meta.models'] = [model('posts')];
  await session.impersonate('7');
  const { user, models, impersonation } = state();
  assert.deepEqual([user?.label, impersonation?.admin.label], ['Ravi Krishnan', 'Amira Haddad']);
  assert.deepEqual(
    models.map(({ slug }) => slug),
    ['posts'],
  );
  assert.deepEqual(stale, ['posts', 'users']);
});

test('REL-17 the end is told by this machine, whatever the clock of the server says', async () => {
  const { session, state } = await setup({ 'impersonation.start': acting(600) });
  const earliest = Date.now() + 600_000;
  await session.impersonate('7');
  const until = state().impersonation?.until.getTime() ?? 0;
  assert.ok(until >= earliest && until <= Date.now() + 600_000);
});

test('IMP-04 stopping gives the administrator back, and says so until it was told', async () => {
  const { session, state } = await setup();
  await session.impersonate('7');
  await session.stopImpersonation();
  const { user, impersonation, impersonationEnded, status } = state();
  assert.deepEqual([user?.label, impersonation, impersonationEnded], ['Amira Haddad', null, 'stopped']);
  assert.equal(status, 'authenticated');
  session.dismissEnd();
  assert.equal(state().impersonationEnded, null);
});

test('what ended is not told any more once somebody else is acted as', async () => {
  const { session, state } = await setup();
  await session.impersonate('7');
  await session.stopImpersonation();
  await session.impersonate('7');
  assert.equal(state().impersonationEnded, null);
});

for (const reason of ['expired', 'gone'] as const)
  test(`IMP-05 2g an end that is met while loading is acknowledged at once: ${reason}`, async () => {
    const { state, paths } = await setup({
      'auth.me': { ...me(), impersonationEnded: reason },
      'impersonation.stop': { ...me(), reason },
    });
    assert.deepEqual([state().status, state().impersonationEnded], ['authenticated', reason]);
    assert.equal(paths().filter((path) => path === 'impersonation.stop').length, 1);
  });

for (const code of ['BAD_REQUEST', 'UNAUTHENTICATED'] as const)
  test(`another window acknowledged it first (${code}): the administrator goes on`, async () => {
    let asked = 0;
    const { state } = await setup({
      'auth.me': () => (asked++ === 0 ? { ...me(), impersonationEnded: 'expired' } : me()),
      'impersonation.stop': refuse(code),
    });
    assert.deepEqual([state().status, state().user?.label], ['authenticated', 'Amira Haddad']);
  });

test('2p a change that came too late brings the administrator back', async () => {
  const { client, session, state, fixtures } = await setup({
    'records.posts.remove': refuse('IMPERSONATION_EXPIRED'),
    'impersonation.stop': { ...me(), reason: 'expired' },
  });
  await session.impersonate('7');
  fixtures['auth.me'] = { ...me(), impersonationEnded: 'expired' };
  const back = new Promise<void>((resolve) => {
    session.$state.listen(({ impersonationEnded }) => impersonationEnded === 'expired' && resolve());
  });
  const refused = (error: AsokError) => error.code === 'IMPERSONATION_EXPIRED';
  await assert.rejects(client.model('posts').remove.mutate({ id: '1' } as never), refused);
  await back;
  assert.deepEqual([state().user?.label, state().impersonation], ['Amira Haddad', null]);
});

test('a query that was on its way with the old cookie is sent again, and ends no session', async () => {
  const { client, session, state, fixtures, paths } = await setup();
  const started = Promise.withResolvers<unknown>();
  let isMoved = false;
  fixtures['impersonation.start'] = () => started.promise;
  fixtures['records.posts.list'] = () => (isMoved ? EMPTY : refuse('UNAUTHENTICATED')());
  const seen: string[] = [];
  session.$state.listen(({ status }) => seen.push(status));
  const impersonating = session.impersonate('7');
  const listing = client.model('posts').list.query({});
  isMoved = true;
  started.resolve(acting());
  await impersonating;
  assert.deepEqual(await listing, EMPTY);
  assert.equal(paths().filter((path) => path === 'records.posts.list').length, 2);
  assert.deepEqual(seen, ['authenticated']);
  isMoved = false;
  await assert.rejects(client.model('posts').list.query({}));
  assert.equal(state().status, 'expired');
});

test('a query is sent again once at most, and not at all where the cookie stayed', async () => {
  for (const start of [acting(), refuse('IMPERSONATION_REFUSED')]) {
    const { client, session, state, paths } = await setup({
      'records.posts.list': refuse('UNAUTHENTICATED'),
      'impersonation.start': start,
    });
    const impersonating = session.impersonate('7').catch(() => {});
    await assert.rejects(client.model('posts').list.query({}));
    await impersonating;
    const sent = paths().filter((path) => path === 'records.posts.list').length;
    assert.equal(sent, typeof start === 'function' ? 1 : 2);
    assert.equal(state().status, 'expired');
  }
});

test('SEC-IMP-03 a change that was on its way is not sent again for somebody else', async () => {
  const { client, session, paths } = await setup({ 'records.posts.remove': refuse('UNAUTHENTICATED') });
  const impersonating = session.impersonate('7');
  await assert.rejects(client.model('posts').remove.mutate({ id: '1' } as never));
  await impersonating;
  assert.equal(paths().filter((path) => path === 'records.posts.remove').length, 1);
});

test('a start or stop without a session asks for the password again', async () => {
  const { session, state } = await setup({ 'impersonation.start': refuse('UNAUTHENTICATED') });
  await assert.rejects(session.impersonate('7'));
  assert.equal(state().status, 'expired');
});
