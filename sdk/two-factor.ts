import { atom, type ReadableAtom } from 'nanostores';
import type { AccountStore } from './account.ts';
import type { AdminClient } from './client.ts';
import type { DisableTotpInput, TotpSetup } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';
import type { Session } from './session.ts';

/** The step of switching two-factor on or off, with what it shows. */
export interface TwoFactorState {
  /**
   * `scan`, `verify` and `recovery` follow each other when two-factor is switched on; new codes come with `recovery` alone.
   * `disable` asks for the password.
   */
  step: 'rest' | 'scan' | 'verify' | 'recovery' | 'disable';
  /** What the app is set up with; null outside of `scan` and `verify`. */
  setup: TotpSetup | null;
  /** Shown this once; null outside of `recovery`. */
  recoveryCodes: readonly string[] | null;
  /** They come with switching two-factor on, not in place of older ones. */
  enrolling: boolean;
  busy: boolean;
  /** Why the last call of this step was refused. */
  error: AsokError | null;
}

/** Switching two-factor on and off, step by step. No secret outlives its step. */
export interface TwoFactorStore {
  readonly $state: ReadableAtom<TwoFactorState>;
  /** Asks for a new secret and goes to `scan`. */
  start(): Promise<void>;
  /** From `scan` to `verify`. */
  proceed(): void;
  /** From `verify` to `scan`. */
  back(): void;
  /** Switches two-factor on and goes to `recovery`; a wrong code is told by `error`. */
  confirm(code: string): Promise<void>;
  /** Makes ten new recovery codes in place of the old ones, and goes to `recovery`. */
  renewCodes(): Promise<void>;
  /** The codes are saved: learns how the account stands now, and forgets them. */
  finish(): Promise<void>;
  /** Goes to `disable`. */
  askToDisable(): void;
  /** Resolves with whether two-factor is off now. */
  disable(input: DisableTotpInput): Promise<boolean>;
  /** Back to `rest`, with nothing changed. */
  cancel(): void;
}

const REST: TwoFactorState = {
  step: 'rest',
  setup: null,
  recoveryCodes: null,
  enrolling: false,
  busy: false,
  error: null,
};

interface Owner {
  session: Session;
  account: AccountStore;
}

/** Makes the state of two-factor set-up. How two-factor stands is in the account's state, and in the session's. */
export function createTwoFactorStore(client: AdminClient, { session, account }: Owner): TwoFactorStore {
  const $state = atom<TwoFactorState>(REST);

  /** Runs one call at a time; a refusal stays in the step. Gives null for a refusal, and where another call runs. */
  async function call<T>(work: () => Promise<T>): Promise<T | null> {
    const before = $state.get();
    if (before.busy) return null;
    $state.set({ ...before, busy: true, error: null });
    try {
      return await work();
    } catch (thrown) {
      $state.set({ ...$state.get(), error: toAsokError(thrown) });
      return null;
    } finally {
      $state.set({ ...$state.get(), busy: false });
    }
  }

  async function reload(): Promise<void> {
    await session.load();
    // Who must enrol has no account to look at.
    if (!session.$state.get().user?.mustEnrol) await account.load();
  }

  return {
    $state,
    async start() {
      const setup = await call(() => client.account.startTotp.mutate());
      if (setup) $state.set({ ...REST, step: 'scan', setup, enrolling: true });
    },
    proceed() {
      const state = $state.get();
      if (state.step === 'scan') $state.set({ ...state, step: 'verify', error: null });
    },
    back() {
      const state = $state.get();
      if (state.step === 'verify' && !state.busy) $state.set({ ...state, step: 'scan', error: null });
    },
    async confirm(code) {
      const answer = await call(() => client.account.confirmTotp.mutate({ code }));
      if (answer) $state.set({ ...REST, step: 'recovery', recoveryCodes: answer.recoveryCodes, enrolling: true });
    },
    async renewCodes() {
      const answer = await call(() => client.account.renewRecoveryCodes.mutate());
      if (answer) $state.set({ ...REST, step: 'recovery', recoveryCodes: answer.recoveryCodes });
    },
    async finish() {
      await call(reload);
      $state.set(REST);
    },
    askToDisable() {
      if (!$state.get().busy) $state.set({ ...REST, step: 'disable' });
    },
    async disable(input) {
      const done = await call(async () => {
        await client.account.disableTotp.mutate(input);
        await reload();
        return true;
      });
      if (done) $state.set(REST);
      return done === true;
    },
    cancel() {
      if (!$state.get().busy) $state.set(REST);
    },
  };
}
