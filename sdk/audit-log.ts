import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { LogFacets, LogOutput } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';
import { formatLogQuery, type LogFilters, type LogParams, PLAIN_LOG, toLogQuery } from './log-url.ts';

/** The page of the log that is shown, and how far the next one has come. */
export interface AuditLogState {
  /** `refreshing` has a page on the screen; `denied` is the server's refusal, `error` any other failure. */
  status: 'loading' | 'refreshing' | 'ready' | 'denied' | 'error';
  /** The last answer, kept while the next one is on its way. */
  page: LogOutput | null;
  /** What `page` answers; differs from `$params` while refreshing. */
  shown: LogParams | null;
  error: AsokError | null;
}

/** The log of the whole admin: what is asked for, and what came. */
export interface AuditLogStore {
  readonly $params: ReadableAtom<LogParams>;
  readonly $state: ReadableAtom<AuditLogState>;
  /** What there is to filter by; null before it has come, and where it did not. */
  readonly $facets: ReadableAtom<LogFacets | null>;
  /** Asks again for the same page. Never rejects: failures are in `$state`. */
  load(): Promise<void>;
  /** Everything at once, e.g. from a URL. */
  setParams(params: LogParams): void;
  /** Other filters; the first page comes. */
  filter(changes: Partial<LogFilters>): void;
  setPerPage(perPage: number): void;
  older(): void;
  /** The page before; nothing where it is not known, as after following a link to an older page. */
  newer(): void;
  newest(): void;
  /** Whether `newer` leads somewhere. */
  readonly hasNewer: boolean;
  /** Ends the running call. */
  dispose(): void;
}

/** What a store of the log begins with. */
export interface AuditLogOptions {
  params?: LogParams;
  /** What time it is: days are counted from here. */
  now?: () => Date;
}

const NEWEST = { first: 1, cursor: '' } as const;
const EMPTY: AuditLogState = { status: 'loading', page: null, shown: null, error: null };

/** Makes the store of the log; nothing is asked before `load()`. */
export function createAuditLogStore(client: AdminClient, options: AuditLogOptions = {}): AuditLogStore {
  const { params: first = PLAIN_LOG, now = () => new Date() } = options;
  const $params = atom<LogParams>({ ...first });
  const $state = atom<AuditLogState>(EMPTY);
  const $facets = atom<LogFacets | null>(null);
  /** The page before each that was come to by `older`: by the number of its first entry. */
  const before = new Map<number, Pick<LogParams, 'first' | 'cursor'>>();
  let running: AbortController | null = null;

  const newerThan = ({ first: number, perPage }: LogParams) => {
    if (number === 1) return null;
    return before.get(number) ?? (number <= perPage + 1 ? NEWEST : null);
  };
  const loadFacets = async () => {
    try {
      $facets.set(await client.audit.facets.query());
    } catch {
      // The filters then offer what they are set to.
    }
  };
  const load = async () => {
    running?.abort();
    const own = new AbortController();
    running = own;
    const params = $params.get();
    const old = $state.get();
    $state.set({ ...old, status: old.page ? 'refreshing' : 'loading', error: null });
    if (!$facets.get()) void loadFacets();
    try {
      const page = await client.audit.list.query(toLogQuery(params, now()), { signal: own.signal });
      if (running === own) $state.set({ status: 'ready', page, shown: params, error: null });
    } catch (cause) {
      // A newer call took over, or the page is gone: its answer is nobody's.
      if (running !== own) return;
      const error = toAsokError(cause);
      if (error.code === 'CURSOR_INVALID' && params.cursor) return go({ ...params, ...NEWEST });
      if (error.code === 'FORBIDDEN') $state.set({ ...EMPTY, status: 'denied', error });
      else $state.set({ ...$state.get(), status: 'error', error });
    }
  };
  const go = (params: LogParams): Promise<void> => {
    if (unpaged(params) !== unpaged($params.get())) before.clear();
    $params.set(params);
    return load();
  };
  const update = (params: LogParams) => {
    if (formatLogQuery(params) !== formatLogQuery($params.get())) void go(params);
  };
  const stopFollowing = client.onChange(() => {
    // Somebody signed in again: what could not be read then may be read now.
    if ($state.get().status === 'error') void load();
  });

  return {
    $params,
    $state,
    $facets,
    load,
    setParams: update,
    filter: (changes) => update({ ...$params.get(), ...changes, ...NEWEST }),
    setPerPage: (perPage) => update({ ...$params.get(), perPage, ...NEWEST }),
    older() {
      const { page, shown } = $state.get();
      if (!page?.cursor || !shown) return;
      const next = shown.first + page.items.length;
      before.set(next, { first: shown.first, cursor: shown.cursor });
      update({ ...shown, first: next, cursor: page.cursor });
    },
    newer() {
      const newer = newerThan($params.get());
      if (newer) update({ ...$params.get(), ...newer });
    },
    newest: () => update({ ...$params.get(), ...NEWEST }),
    get hasNewer() {
      return newerThan($params.get()) !== null;
    },
    dispose() {
      stopFollowing();
      running?.abort();
      running = null;
    },
  };
}

function unpaged(params: LogParams): string {
  return formatLogQuery({ ...params, ...NEWEST });
}
