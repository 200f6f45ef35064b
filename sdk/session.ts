import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { LoginInput, Me, MeOutput, ModelDescriptor, Site } from './contract.ts';
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
  error: AsokError | null;
}

/** Who is signed in, and what the admin is made of for him. */
export interface Session {
  readonly $state: ReadableAtom<SessionState>;
  /** Asks the server; at most one such call runs at a time. */
  load(): Promise<void>;
  /** @throws AsokError `INVALID_CREDENTIALS`, `RATE_LIMITED`; the state stays as it was */
  login(input: LoginInput): Promise<void>;
  /** @throws AsokError when the server could not be told; the person is still signed in then */
  logout(): Promise<void>;
  model(slug: string): ModelDescriptor | undefined;
}

const LOADING: SessionState = { status: 'loading', user: null, site: null, models: [], error: null };

export function createSession(client: AdminClient): Session {
  const $state = atom<SessionState>(LOADING);
  let running: Promise<void> | null = null;

  const accept = async ({ user, site }: MeOutput, wanted?: Promise<ModelDescriptor[]>) => {
    const models = user ? await (wanted ?? client.meta.models.query()) : [];
    $state.set({ status: user ? 'authenticated' : 'anonymous', user, site, models, error: null });
  };
  const load = async () => {
    try {
      // In one batch, before it is known whether there is somebody who may have the models.
      const models = client.meta.models.query();
      models.catch(() => {});
      await accept(await client.auth.me.query(), models);
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
      const before = $state.get();
      await accept(await client.auth.login.mutate(input));
      if (before.status === 'expired') for (const { slug } of before.models) client.invalidate(slug);
    },
    async logout() {
      try {
        await client.auth.logout.mutate();
      } catch (error) {
        if (toAsokError(error).code !== 'UNAUTHENTICATED') throw error;
      }
      $state.set({ ...$state.get(), status: 'anonymous', user: null, models: [], error: null });
    },
    model: (slug) => $state.get().models.find((model) => model.slug === slug),
  };
}
