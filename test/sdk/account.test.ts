import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AsokError,
  createAccountStore,
  createAdminClient,
  createSession,
  createTwoFactorStore,
} from '../../sdk/index.ts';
import {
  accountOutput,
  accountServer,
  enrolled,
  recoveryCodes,
  session as sessionOf,
  setup,
} from '../../stories/support/account.ts';
import {
  type FixtureCall,
  fixtureLink,
  type LooseFixtures,
  NoAnswer,
  Refusal,
} from '../../stories/support/fixture-client.ts';
import { administrator, me, model } from '../../stories/support/site.ts';

async function open(changes: LooseFixtures = {}) {
  const calls: FixtureCall[] = [];
  const client = createAdminClient({
    link: fixtureLink({ ...accountServer(), 'meta.models': [model('posts')], ...changes }, calls),
  });
  const session = createSession(client);
  await session.load();
  const account = createAccountStore(client, session);
  await account.load();
  calls.length = 0;
  return { client, session, account, twoFactor: createTwoFactorStore(client, { session, account }), calls };
}

const refusing = (code: 'REAUTH_REQUIRED' | 'CODE_INVALID' | 'INVALID_CREDENTIALS') => () => {
  throw new Refusal(code, { httpStatus: 403 });
};
const codeOf = (error: unknown) => (error as AsokError).code;

test('a call that needs a recent password is refused, where nobody asks for it', async () => {
  const { account, calls } = await open({ 'account.changeEmail': refusing('REAUTH_REQUIRED') });
  await assert.rejects(account.changeEmail('other@kestrel.example'), (error) => codeOf(error) === 'REAUTH_REQUIRED');
  assert.equal(calls.length, 1);
});

test('a call that needs a recent password is sent again once it was given, and no third time', async () => {
  let refusals = 1;
  const { client, account, calls } = await open({
    'account.changeEmail': () => {
      refusals -= 1;
      return refusals < 0 ? me() : refusing('REAUTH_REQUIRED')();
    },
  });
  let asked = 0;
  const stop = client.onReauthRequired(async () => {
    asked += 1;
    return true;
  });
  await account.changeEmail('other@kestrel.example');
  assert.equal(asked, 1);
  refusals = 2;
  await assert.rejects(account.changeEmail('other@kestrel.example'), (error) => codeOf(error) === 'REAUTH_REQUIRED');
  assert.equal(asked, 2);
  stop();
  calls.length = 0;
  refusals = 1;
  await assert.rejects(account.changeEmail('other@kestrel.example'));
  assert.equal(calls.length, 1);
});

test('calls that wait share one question, of the latest who asks; declined, each is refused', async () => {
  const { client } = await open({
    'account.startTotp': refusing('REAUTH_REQUIRED'),
    'account.renewRecoveryCodes': refusing('REAUTH_REQUIRED'),
  });
  const asked: string[] = [];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  client.onReauthRequired(async () => {
    asked.push('first');
    return true;
  });
  client.onReauthRequired(() => {
    asked.push('second');
    return promise;
  });
  const both = Promise.allSettled([client.account.startTotp.mutate(), client.account.renewRecoveryCodes.mutate()]);
  await new Promise(setImmediate);
  resolve(false);
  assert.deepEqual(
    (await both).map((each) => each.status === 'rejected' && codeOf(each.reason)),
    ['REAUTH_REQUIRED', 'REAUTH_REQUIRED'],
  );
  assert.deepEqual(asked, ['second']);
});

test('an account that could not be loaded says so, and keeps what it had', async () => {
  let down = false;
  const { account } = await open({
    'account.get': () => {
      if (down) throw new NoAnswer();
      return accountOutput();
    },
  });
  down = true;
  await account.load();
  const { status, error, account: known } = account.$state.get();
  assert.deepEqual([status, error?.code, known?.email], ['error', 'NETWORK', administrator.email]);
});

test('a change of one’s own tells the session, which keeps its models as long as the rights stay', async () => {
  let answer = me({ ...administrator, name: 'Amira N. Haddad', theme: 'dark' });
  const { session, account, calls } = await open({ 'account.update': () => answer });
  const { models } = session.$state.get();
  await account.update({ name: 'Amira N. Haddad', theme: 'dark' });
  assert.equal(session.$state.get().user?.name, 'Amira N. Haddad');
  assert.equal(session.$state.get().models, models);
  assert.equal(
    calls.some(({ path }) => path === 'meta.models'),
    false,
  );
  answer = me({ ...administrator, isAdmin: false, permissions: ['posts.view'] });
  await account.update({ theme: 'light' });
  assert.equal(
    calls.some(({ path }) => path === 'meta.models'),
    true,
  );
});

test('SESS-01 sessions come with this one first, then by their last use', async () => {
  const at = (day: number) => ({ lastSeenAt: new Date(Date.UTC(2026, 2, day)) });
  const { account } = await open({
    'account.sessions': [sessionOf('a', at(1)), sessionOf('b', at(9)), sessionOf('c', { current: true, ...at(2) })],
  });
  assert.equal(account.$state.get().sessions, null);
  await account.loadSessions();
  assert.deepEqual(
    account.$state.get().sessions?.map(({ id }) => id),
    ['c', 'b', 'a'],
  );
});

test('TFA-04 a wrong code leaves the step, its secret and the account as they were', async () => {
  const { twoFactor, account } = await open({ 'account.confirmTotp': refusing('CODE_INVALID') });
  await twoFactor.start();
  twoFactor.proceed();
  await twoFactor.confirm('000000');
  const { step, error, busy } = twoFactor.$state.get();
  assert.deepEqual([step, error?.code, busy], ['verify', 'CODE_INVALID', false]);
  assert.deepEqual(twoFactor.$state.get().setup, setup);
  assert.equal(account.$state.get().account?.totpEnabledAt, null);
});

test('TFA-06 a wrong password leaves two-factor on', async () => {
  const { twoFactor } = await open({
    'account.get': enrolled(),
    'account.disableTotp': refusing('INVALID_CREDENTIALS'),
  });
  twoFactor.askToDisable();
  assert.equal(await twoFactor.disable({ password: 'wrong' }), false);
  assert.deepEqual(
    [twoFactor.$state.get().step, twoFactor.$state.get().error?.code],
    ['disable', 'INVALID_CREDENTIALS'],
  );
});

test('SEC-XSS-08 set-up goes step by step, and no secret outlives its step', async () => {
  let on = false;
  const { twoFactor, account, session } = await open({
    'account.get': () => (on ? enrolled() : accountOutput()),
    'auth.me': () => me({ ...administrator, totpEnabled: on }),
  });
  await twoFactor.start();
  assert.deepEqual([twoFactor.$state.get().step, twoFactor.$state.get().setup], ['scan', setup]);
  twoFactor.proceed();
  twoFactor.back();
  twoFactor.cancel();
  assert.deepEqual([twoFactor.$state.get().step, twoFactor.$state.get().setup], ['rest', null]);
  await twoFactor.start();
  twoFactor.proceed();
  await twoFactor.confirm('482913');
  const saved = twoFactor.$state.get();
  assert.deepEqual([saved.step, saved.setup, saved.recoveryCodes], ['recovery', null, recoveryCodes]);
  on = true;
  await twoFactor.finish();
  assert.deepEqual([twoFactor.$state.get().step, twoFactor.$state.get().recoveryCodes], ['rest', null]);
  assert.equal(account.$state.get().account?.recoveryCodesLeft, 10);
  assert.equal(session.$state.get().user?.totpEnabled, true);
});

test('one call runs at a time', async () => {
  const { twoFactor, calls } = await open();
  await Promise.all([twoFactor.start(), twoFactor.start()]);
  assert.equal(calls.filter(({ path }) => path === 'account.startTotp').length, 1);
});
