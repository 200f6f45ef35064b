import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { Impersonation, Key, LoginInput, Me, MeOutput, ModelDescriptor, Site } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';

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
  /** Whom the user really is, while an administrator acts as him. */
  impersonation: Impersonation | null;
  /** How the last impersonation ended, until it is told: `dismissEnd`. */
  impersonationEnded: 'stopped' | 'expired' | 'gone' | null;
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
  /** Signs in by a recovery code, which is used up. @throws AsokError as `verifyTotp` */
  recover(code: string): Promise<void>;
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

export function createSession(client: AdminClient): Session {
  const $state = atom<SessionState>(LOADING);
  let running: Promise<void> | null = null;

  const accept = async (answer: MeOutput, wanted?: Promise<ModelDescriptor[]>) => {
    const { user, site, impersonation } = answer;
    // Who must enrol first has no models yet.
    const models = user && !user.mustEnrol ? await (wanted ?? client.meta.models.query()) : [];
    const { impersonationEnded } = $state.get();
    const status = user ? 'authenticated' : 'anonymous';
    $state.set({ status, user, site, models, impersonation, impersonationEnded, error: null });
  };
  /** Somebody else looks at the same pages: what they hold is asked for again. */
  const enter = async (answer: MeOutput) => {
    const before = $state.get();
    await accept(answer);
    if (before.user) for (const { slug } of before.models) client.invalidate(slug);
  };
  const stopImpersonation = async () => {
    const answer = await client.impersonation.stop.mutate();
    $state.set({ ...$state.get(), impersonationEnded: answer.reason });
    await enter(answer);
  };
  const load = async () => {
    try {
      // In one batch, before it is known whether there is somebody who may have the models.
      const models = client.meta.models.query();
      models.catch(() => {});
      const answer = await client.auth.me.query();
      // Changes are refused until this is acknowledged.
      if (answer.impersonationEnded) await stopImpersonation();
      else await accept(answer, models);
    } catch (error) {
      $state.set({ ...$state.get(), status: 'error', error: toAsokError(error) });
    }
  };
  client.onUnauthenticated(() => {
    const state = $state.get();
    // Told again for every such answer, so that a page can ask for the password again.
    // While the session is being asked for, its own answer says so.
    if (state.user && !running) $state.set({ ...state, status: 'expired' });
  });

  return {
    $state,
    load() {
      running ??= load().finally(() => {
        running = null;
      });
      return running;
    },
    async login(input) {
      const answer = await client.auth.login.mutate(input);
      if (answer.mfa) return answer.mfa;
      await enter(answer);
      return 'done';
    },
    verifyTotp: async (code) => enter(await client.auth.verifyTotp.mutate({ code })),
    recover: async (code) => enter(await client.auth.recover.mutate({ code })),
    impersonate: async (user) => enter(await client.impersonation.start.mutate({ user })),
    stopImpersonation,
    dismissEnd: () => $state.set({ ...$state.get(), impersonationEnded: null }),
    accept: (answer) => accept(answer),
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
