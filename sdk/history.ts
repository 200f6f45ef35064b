import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { Key, LogEntry, LogOutput } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';

/** The history of a record, as far as it has come. */
export interface HistoryState {
  /** `adding`: older entries are on their way. `error`: see `error`; what had come is kept. */
  status: 'loading' | 'ready' | 'adding' | 'denied' | 'error';
  /** Newest first. */
  entries: LogEntry[];
  total: LogOutput['total'];
  /** There are older ones. */
  more: boolean;
  error: AsokError | null;
}

/** What happened to one record. */
export interface HistoryStore {
  readonly $state: ReadableAtom<HistoryState>;
  readonly model: string;
  readonly key: Key;
  /** Loads, or loads again as many as there are. Never rejects: failures are in `$state`. */
  load(): Promise<void>;
  /** Adds the next older entries, if there are any. */
  older(): Promise<void>;
  /** Stops following changes of the model. */
  dispose(): void;
}

const PAGE = 20;
/** One call gives no more. */
const LARGEST_PAGE = 100;

/** Makes the history of a record; nothing is asked before `load()`. */
export function createHistoryStore(client: AdminClient, model: string, key: Key): HistoryStore {
  const $state = atom<HistoryState>({
    status: 'loading',
    entries: [],
    total: { value: 0, capped: false },
    more: false,
    error: null,
  });
  let cursor: string | null = null;
  let running: AbortController | null = null;

  const ask = async (older: boolean) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    const { entries } = $state.get();
    $state.set({ ...$state.get(), status: older ? 'adding' : 'loading', error: null });
    const perPage = older ? PAGE : Math.min(LARGEST_PAGE, Math.max(PAGE, entries.length));
    const input = { model, record: key, perPage, ...(older && cursor && { cursor }) };
    try {
      const page = await client.audit.list.query(input, { signal: own.signal });
      if (running !== own) return;
      cursor = page.cursor;
      $state.set({
        status: 'ready',
        entries: older ? [...entries, ...page.items] : page.items,
        total: page.total,
        more: page.cursor !== null,
        error: null,
      });
    } catch (cause) {
      if (running !== own) return;
      const error = toAsokError(cause);
      const denied = error.code === 'FORBIDDEN';
      $state.set({
        ...$state.get(),
        status: denied ? 'denied' : 'error',
        error,
        // What is forbidden now must not stay on the screen.
        ...(denied && { entries: [], more: false }),
      });
    }
  };
  const load = () => ask(false);
  const stopFollowing = client.onChange((changed) => {
    if (changed === model) void load();
  });

  return {
    $state,
    model,
    key,
    load,
    older: async () => {
      if (cursor !== null) await ask(true);
    },
    dispose() {
      stopFollowing();
      running?.abort();
      running = null;
    },
  };
}
