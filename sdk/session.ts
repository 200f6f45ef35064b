import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type {
  Impersonation,
  Key,
  LoginInput,
  Me,
  MeOutput,
  ModelDescriptor,
  Site,
  StopImpersonationOutput,
} from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';

type Ended = StopImpersonationOutput['reason'] | null;

/** Who is signed in, as far as it is known. */
export interface SessionState {
  /**
   * `expired`: the server no longer knows the session. User and models stay as they were, so that a page keeps what was
   * typed while the person logs in again.
   */
  status: 'loading' | 'anonymous' | 'authenticated' | 'expired' | 'error';
  user: Me | null;
  site: Site | null;
  /** The models that the user may view, in the server's order; empty to anonymous. */
  models: ModelDescriptor[];
  /** Who the user really is, while an administrator acts as him; `until` by this machine's clock. */
  impersonation: Impersonation | null;
  /** How the last impersonation ended, until it is told: `dismissEnd`. */
  impersonationEnded: Ended;
  error: AsokError | null;
}

/** Who is signed in, and what the admin is made of for him. */
export interface Session {
  readonly $state: ReadableAtom<SessionState>;
  /** Asks the server; at most one such call runs at a time. */
  load(): Promise<void>;
  /**
   * Gives `totp` where a code is asked for next, by `verifyTotp` or `recover`.
   * @throws AsokError `INVALID_CREDENTIALS`, `RATE_LIMITED`; the state stays as it was
   */
  login(input: LoginInput): Promise<'done' | 'totp'>;
  /** @throws AsokError `CODE_INVALID`, `RATE_LIMITED`; `UNAUTHENTICATED` when the password must be given again */
  verifyTotp(code: string): Promise<void>;
  /** Signs in by a recovery code, which is used up; gives how many are left. @throws AsokError as `verifyTotp` */
  recover(code: string): Promise<number>;
  /** Acts as somebody else, for an hour at most. @throws AsokError `IMPERSONATION_REFUSED` */
  impersonate(user: Key): Promise<void>;
  /** Goes back to one's own account; also acknowledges an impersonation that ended by itself. @throws AsokError */
  stopImpersonation(): Promise<void>;
  /** The end of an impersonation was told. */
  dismissEnd(): void;
  /** Takes over an answer that tells who is signed in, such as that of `account.update`. */
  accept(answer: MeOutput): Promise<void>;
  /** @throws AsokError when the server could not be told; the person is still signed in then */
  logout(): Promise<void>;
  model(slug: string): ModelDescriptor | undefined;
}

const NOBODY = { user: null, models: [], impersonation: null, error: null };
const LOADING: SessionState = { ...NOBODY, status: 'loading', site: null, impersonationEnded: null };

/** Makes the session of a client. Call `load` first. */
export function createSession(client: AdminClient): Session {
  const $state = atom<SessionState>(LOADING);
  let running: Promise<void> | null = null;

  const accept = async (answer: MeOutput, wanted?: Promise<ModelDescriptor[]>, ended?: Ended) => {
    const { user, site } = answer;
    const impersonation = answer.impersonation && byThisClock(answer.impersonation);
    // Who must enrol first has no models yet.
    const models = user && !user.mustEnrol ? await (wanted ?? client.meta.models.query()) : [];
    const impersonationEnded = ended === undefined ? $state.get().impersonationEnded : ended;
    const status = user ? 'authenticated' : 'anonymous';
    $state.set({ status, user, site, models, impersonation, impersonationEnded, error: null });
  };
  /** Somebody else looks at the same pages, or the same person again: what they hold is asked for again. */
  const enter = async (answer: MeOutput, ended?: Ended) => {
    const before = $state.get();
    await accept(answer, undefined, ended);
    const isNews = before.status === 'expired' || before.user?.key !== answer.user?.key;
    if (isNews) for (const { slug } of before.models) client.invalidate(slug);
  };
  const expire = () => {
    const state = $state.get();
    // Told again for every such answer, so that a page can ask for the password again.
    // While the session is being asked for, its own answer says so.
    if (state.user && !running) $state.set({ ...state, status: 'expired' });
  };
  const stopImpersonation = async () => {
    const answer = await client.impersonation.stop.mutate();
    await enter(answer, answer.reason);
  };
  /** Acknowledges an end; where another window of the browser was faster, there is nothing left to acknowledge. */
  const acknowledge = async () => {
    try {
      await stopImpersonation();
    } catch (error) {
      const { code } = toAsokError(error);
      if (code !== 'BAD_REQUEST' && code !== 'UNAUTHENTICATED') throw error;
      await enter(await client.auth.me.query());
    }
  };
  const load = async () => {
    try {
      // In one batch, before it is known whether there is somebody who may have the models.
      const models = client.meta.models.query();
      models.catch(() => {});
      const answer = await client.auth.me.query();
      // Changes are refused until this is acknowledged.
      if (answer.impersonationEnded) await acknowledge();
      else await accept(answer, models);
    } catch (error) {
      $state.set({ ...$state.get(), status: 'error', error: toAsokError(error) });
    }
  };
  const loadOnce = () => {
    running ??= load().finally(() => {
      running = null;
    });
    return running;
  };
  client.onUnauthenticated(expire);
  client.onImpersonationEnded(() => void loadOnce());

  return {
    $state,
    load: loadOnce,
    async login(input) {
      const answer = await client.auth.login.mutate(input);
      if (answer.mfa) return answer.mfa;
      await enter(answer);
      return 'done';
    },
    verifyTotp: async (code) => enter(await client.auth.verifyTotp.mutate({ code })),
    async recover(code) {
      const answer = await client.auth.recover.mutate({ code });
      await enter(answer);
      return answer.recoveryCodesLeft;
    },
    impersonate: async (user) => enter(await client.impersonation.start.mutate({ user }), null),
    stopImpersonation,
    dismissEnd: () => $state.set({ ...$state.get(), impersonationEnded: null }),
    accept(answer) {
      const { user, models } = $state.get();
      // Pages keep what was typed into them as long as their models stay.
      return accept(
        answer,
        user && answer.user && isSameActor(user, answer.user) ? Promise.resolve(models) : undefined,
      );
    },
    async logout() {
      try {
        await client.auth.logout.mutate();
      } catch (error) {
        if (toAsokError(error).code !== 'UNAUTHENTICATED') throw error;
      }
      $state.set({ ...$state.get(), ...NOBODY, status: 'anonymous' });
    },
    model: (slug) => $state.get().models.find((model) => model.slug === slug),
  };
}

/** `until` by the clock of this machine, which may be wrong. */
function byThisClock(impersonation: Impersonation): Impersonation {
  return { ...impersonation, until: new Date(Date.now() + impersonation.secondsLeft * 1000) };
}

/** The same person with the same rights, whatever else of him changed. */
function isSameActor(a: Me, b: Me): boolean {
  const rights = ({ key, isAdmin, permissions, mustEnrol }: Me) =>
    JSON.stringify([key, isAdmin, permissions, mustEnrol]);
  return rights(a) === rights(b);
}
