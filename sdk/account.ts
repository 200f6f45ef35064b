import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { AccountOutput, AccountUpdateInput, ChangePasswordInput, SessionOutput } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';
import type { Session } from './session.ts';

/** One's own account, and how far it has come. */
export interface AccountState {
  /** `error`: see `error`, what was loaded before is kept. */
  status: 'loading' | 'ready' | 'error';
  account: AccountOutput | null;
  /** Where the person is signed in, this browser first; null until `loadSessions`. */
  sessions: readonly SessionOutput[] | null;
  error: AsokError | null;
}

/** One's own account. What needs a recent password asks for it by `client.onReauthRequired`. */
export interface AccountStore {
  readonly $state: ReadableAtom<AccountState>;
  /** Loads, or loads again; an answer that a later call overtook is dropped. */
  load(): Promise<void>;
  loadSessions(): Promise<void>;
  /** @throws AsokError */
  update(changes: AccountUpdateInput): Promise<void>;
  /** @throws AsokError `NOT_UNIQUE`, `REAUTH_REQUIRED` */
  changeEmail(email: string): Promise<void>;
  /** Ends all other sessions. @throws AsokError `INVALID_CREDENTIALS`, `PASSWORD_WEAK` */
  changePassword(input: ChangePasswordInput): Promise<void>;
  /** @throws AsokError */
  revokeSession(id: string): Promise<void>;
  /** Resolves with how many were ended. @throws AsokError */
  revokeOtherSessions(): Promise<number>;
}

/** Makes the state of an account page. Call `load` and `loadSessions` first. */
export function createAccountStore(client: AdminClient, session: Session): AccountStore {
  const $state = atom<AccountState>({ status: 'loading', account: null, sessions: null, error: null });
  let latest = 0;
  const set = (changes: Partial<AccountState>) => $state.set({ ...$state.get(), ...changes });

  async function load(): Promise<void> {
    latest += 1;
    const call = latest;
    try {
      const account = await client.account.get.query();
      if (call === latest) set({ status: 'ready', account, error: null });
    } catch (thrown) {
      if (call === latest) set({ status: 'error', error: toAsokError(thrown) });
    }
  }

  async function loadSessions(): Promise<void> {
    try {
      const sessions = await client.account.sessions.query();
      set({
        sessions: sessions.toSorted((a, b) => Number(b.current) - Number(a.current) || +b.lastSeenAt - +a.lastSeenAt),
      });
    } catch (thrown) {
      set({ status: 'error', error: toAsokError(thrown) });
    }
  }

  return {
    $state,
    load,
    loadSessions,
    async update(changes) {
      await session.accept(await client.account.update.mutate(changes));
      await load();
    },
    async changeEmail(email) {
      await session.accept(await client.account.changeEmail.mutate({ email }));
      await Promise.all([load(), loadSessions()]);
    },
    async changePassword(input) {
      await session.accept(await client.account.changePassword.mutate(input));
      await Promise.all([load(), loadSessions()]);
    },
    async revokeSession(id) {
      await client.account.revokeSession.mutate({ id });
      await loadSessions();
    },
    async revokeOtherSessions() {
      const { revoked } = await client.account.revokeOtherSessions.mutate();
      await loadSessions();
      return revoked;
    },
  };
}
