import type { AnyRecordDetail, SessionOutput } from '../../server/contract.ts';
import { cookieOf, PASSWORD, passwordHash } from './app.ts';
import { type ActorName, emailOf } from './scenario.ts';
import { dataOf, type TwoFactorSite } from './two-factor.ts';

/** One call of a mutation that changes something, ready to be made. */
export interface Mutation {
  /** Whose row it leaves. */
  by: ActorName;
  cookie?: string;
  input?: unknown;
  /** What stands in the log afterwards. */
  action: string;
  /** What the row is about: `users 3`; `*` is a key that the database makes. */
  about?: string;
}

/** Prepares a call of each mutation there is, `*` for users and for roles. Any number of times. */
export function mutationsOf(site: TwoFactorSite): Record<string, () => Promise<Mutation>> {
  const { app, ids, clock, codeOf } = site;
  let count = 0;
  const unique = () => `${clock.now.getTime()}${count++}`;
  const enter = (actor: ActorName) => app.login(emailOf(actor));
  // A session of root's own: signing in is what costs, and a password is recent for ten minutes.
  let working = { cookie: '', since: 0 };
  const asRoot = async () => {
    const now = clock.now.getTime();
    if (now - working.since > 300_000) working = { cookie: await enter('root'), since: now };
    return working.cookie;
  };
  const call = (cookie: string, path: string, input?: unknown) => app.call(path, input, { cookie });
  const user = (actor: ActorName) => `users ${ids[actor]}`;
  const sessionsOf = async (actor: ActorName) =>
    dataOf<{ sessions: SessionOutput[] }>(await call(await asRoot(), 'users.account', { id: String(ids[actor]) }))
      .sessions;
  const made = async (slug: string): Promise<AnyRecordDetail> => {
    const data = slug === 'users' ? { email: `u${unique()}@example.org` } : { name: `r${unique()}`, label: 'New' };
    return dataOf(await call(await asRoot(), `records.${slug}.create`, { data }));
  };
  /** Signs somebody in who may have another address and password by now. */
  const afresh = async (actor: ActorName) => {
    const email = emailOf(actor);
    const values = { email, emailCanonical: email, password: await passwordHash() };
    await app.admin.models.User.update(values, { where: { id: ids[actor] } });
    return enter(actor);
  };
  const withoutFactor = async (actor: ActorName) => {
    const nothing = { totpSecret: null, totpEnabledAt: null, totpLastStep: null };
    await app.admin.models.Account.update(nothing, { where: { userId: ids[actor] } });
  };
  /** Somebody who has set two-factor up, anew each time. */
  const enrolled = async (actor: ActorName) => {
    await withoutFactor(actor);
    return site.enrol(actor);
  };
  const own = async (action: string, input?: unknown, about?: string): Promise<Mutation> => ({
    by: 'vw',
    cookie: await enter('vw'),
    action,
    ...(input !== undefined && { input }),
    ...(about !== undefined && { about }),
  });
  const root = async (action: string, about: string, input: unknown): Promise<Mutation> => ({
    by: 'root',
    cookie: await asRoot(),
    input,
    action,
    about,
  });
  const records = (slug: string) => ({
    [`records.${slug}.create`]: () => {
      const data = slug === 'users' ? { email: `n${unique()}@example.org` } : { name: `n${unique()}`, label: 'New' };
      return root('create', `${slug} *`, { data });
    },
    [`records.${slug}.update`]: async () => {
      const { $key: id, $version: expectedVersion, ...values } = await made(slug);
      const name = slug === 'users' ? 'name' : 'label';
      const changes = { [name]: `Changed ${unique()}` };
      return root('update', `${slug} ${id}`, { id, expectedVersion, changes, base: { [name]: values[name] } });
    },
    [`records.${slug}.remove`]: async () => {
      const { $key: id } = await made(slug);
      return root('delete', `${slug} ${id}`, { id });
    },
    [`records.${slug}.removeMany`]: async () => {
      const { $key: id } = await made(slug);
      return root('delete', `${slug} ${id}`, { ids: [id] });
    },
  });

  return {
    'auth.login': async () => ({ by: 'vw', input: { email: emailOf('vw'), password: PASSWORD }, action: 'login' }),
    'auth.logout': () => own('logout'),
    'auth.verifyTotp': async () => {
      const { secret } = await enrolled('ed');
      return { by: 'ed', cookie: await enter('ed'), input: { code: codeOf(secret) }, action: 'login' };
    },
    'auth.recover': async () => {
      const { recoveryCodes } = await enrolled('ed');
      return { by: 'ed', cookie: await enter('ed'), input: { code: recoveryCodes[0] }, action: 'recovery_code_used' };
    },
    'account.update': () => own('self_update', { name: `Vera ${unique()}` }, user('vw')),
    'account.changeEmail': async () => {
      const cookie = await afresh('umgr');
      return {
        by: 'umgr',
        cookie,
        input: { email: `umgr${unique()}@example.org` },
        action: 'self_update',
        about: user('umgr'),
      };
    },
    'account.changePassword': async () => {
      const cookie = await afresh('umgr');
      const input = { current: PASSWORD, next: `${PASSWORD} ${unique()}` };
      return { by: 'umgr', cookie, input, action: 'password_changed', about: user('umgr') };
    },
    'account.confirmPassword': () => own('reauth', { password: PASSWORD }),
    'account.revokeSession': async () => {
      await enter('vw');
      const cookie = await enter('vw');
      const sessions = dataOf<SessionOutput[]>(await call(cookie, 'account.sessions'));
      const id = sessions.find(({ current }) => !current)?.id;
      return { by: 'vw', cookie, input: { id }, action: 'session_revoked' };
    },
    'account.revokeOtherSessions': async () => {
      await enter('vw');
      return own('session_revoked');
    },
    'account.startTotp': async () => {
      await withoutFactor('rmgr');
      return { by: 'rmgr', cookie: await enter('rmgr'), action: '2fa_started', about: user('rmgr') };
    },
    'account.confirmTotp': async () => {
      await withoutFactor('rmgr');
      const cookie = await enter('rmgr');
      const { secret } = dataOf<{ secret: string }>(await call(cookie, 'account.startTotp'));
      return { by: 'rmgr', cookie, input: { code: codeOf(secret) }, action: '2fa_enabled', about: user('rmgr') };
    },
    'account.disableTotp': async () => {
      const { cookie } = await enrolled('ed');
      return { by: 'ed', cookie, input: { password: PASSWORD }, action: '2fa_disabled', about: user('ed') };
    },
    'account.renewRecoveryCodes': async () => {
      const { cookie } = await enrolled('ed');
      return { by: 'ed', cookie, action: 'recovery_codes_renewed' };
    },
    'impersonation.start': async () => {
      const input = { user: String(ids.ex) };
      return { by: 'root', cookie: await enter('root'), input, action: 'impersonation_start', about: user('ex') };
    },
    'impersonation.stop': async () => {
      const cookie = await enter('root');
      const started = await call(cookie, 'impersonation.start', { user: String(ids.ex) });
      dataOf(started);
      return {
        by: 'root',
        cookie: cookieOf(started.headers) ?? '',
        action: 'impersonation_stop',
        about: user('ex'),
      };
    },
    'users.setDisabled': async () => {
      const { $key: id } = await made('users');
      return root('account_disabled', `users ${id}`, { id, disabled: true });
    },
    'users.resetTotp': async () => {
      await enrolled('ed');
      return root('2fa_reset', user('ed'), { id: String(ids.ed) });
    },
    'users.revokeSession': async () => {
      await enter('ex');
      const [session] = await sessionsOf('ex');
      return root('session_revoked', user('ex'), { id: String(ids.ex), session: session?.id });
    },
    'users.revokeSessions': async () => {
      await enter('ex');
      return root('session_revoked', user('ex'), { id: String(ids.ex) });
    },
    ...records('users'),
    ...records('roles'),
  };
}
