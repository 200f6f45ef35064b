import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { Key, UserAccountOutput } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';

/** The account of somebody else, and how far it has come. */
export interface UserAccountState {
  /** `denied`: the user holds more than the actor does. `error`: see `error`, what was loaded before is kept. */
  status: 'loading' | 'ready' | 'denied' | 'error';
  account: UserAccountOutput | null;
  error: AsokError | null;
}

/** How the account of somebody else stands. What needs a recent password asks for it by `client.onReauthRequired`. */
export interface UserAccountStore {
  readonly $state: ReadableAtom<UserAccountState>;
  readonly key: Key;
  /** Loads, or loads again; an answer that a later call overtook is dropped. */
  load(): Promise<void>;
  /** Shuts the user out with his next call, or lets him in again. @throws AsokError `LAST_ADMIN`, `RANK_TOO_LOW` */
  setDisabled(disabled: boolean): Promise<void>;
  /** Switches his two-factor authentication off, for who lost the phone and the codes. @throws AsokError */
  resetTotp(): Promise<void>;
  /** @throws AsokError */
  revokeSession(id: string): Promise<void>;
  /** Ends all his sessions; resolves with how many. @throws AsokError */
  revokeSessions(): Promise<number>;
}

const REFUSED: ReadonlySet<AsokError['code']> = new Set(['RANK_TOO_LOW', 'FORBIDDEN', 'DISABLED', 'NOT_FOUND']);

/** Makes the state of a user's account. Call `load` first. */
export function createUserAccountStore(client: AdminClient, key: Key): UserAccountStore {
  const $state = atom<UserAccountState>({ status: 'loading', account: null, error: null });
  let latest = 0;

  async function load(): Promise<void> {
    latest += 1;
    const call = latest;
    try {
      const account = await client.users.account.query({ id: key });
      if (call === latest) $state.set({ status: 'ready', account, error: null });
    } catch (thrown) {
      const error = toAsokError(thrown);
      const refused = REFUSED.has(error.code);
      const account = refused ? null : $state.get().account;
      if (call === latest) $state.set({ status: refused ? 'denied' : 'error', account, error });
    }
  }

  return {
    $state,
    key,
    load,
    async setDisabled(disabled) {
      await client.users.setDisabled.mutate({ id: key, disabled });
      await load();
    },
    async resetTotp() {
      await client.users.resetTotp.mutate({ id: key });
      await load();
    },
    async revokeSession(session) {
      await client.users.revokeSession.mutate({ id: key, session });
      await load();
    },
    async revokeSessions() {
      const { revoked } = await client.users.revokeSessions.mutate({ id: key });
      await load();
      return revoked;
    },
  };
}
