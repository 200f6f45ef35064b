import { atom, computed, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { AnyRecord, Key, ListOutput, ModelDescriptor, RecordsQuery } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';
import { fitListParams, lastNumberedPage, toListInput } from './list-filter.ts';
import { createSelection, type Selection } from './list-selection.ts';
import { type Cursor, type FieldFilter, formatListQuery, type ListParams, PLAIN_LIST } from './list-url.ts';

/** The page of a list that is shown, and how far the next one has come. */
export interface ListState {
  /** `refreshing` has a page on the screen; `denied` is the server's refusal, `error` any other failure. */
  status: 'loading' | 'refreshing' | 'ready' | 'error' | 'denied';
  /** The last answer, kept while the next one is on its way. */
  page: ListOutput<AnyRecord> | null;
  /** What `page` answers; differs from `$params` while refreshing. */
  shown: ListParams | null;
  /** Number of the page's first row among all, from 1; null where nobody counted (cursors from the end). */
  firstRow: number | null;
  error: AsokError | null;
}

/** How many records a filter finds. */
export type Count = Pick<ListOutput, 'total' | 'totalIs'>;

/** Which list it is, and what it begins with. */
export interface ListOptions {
  model: ModelDescriptor;
  params?: ListParams;
  /** Fields to ask for; default: the model's columns. */
  fields?: string[];
}

/** A list of one model's records: what is asked for, what came, what is selected. */
export interface ListStore {
  readonly $params: ReadableAtom<ListParams>;
  readonly $state: ReadableAtom<ListState>;
  /** What is selected; it survives sort and paging, and ends with another search or filter. */
  readonly $selection: ReadableAtom<Selection>;
  /** How many records are selected. */
  readonly $selected: ReadableAtom<Count>;
  /** The effective sort: the person's, else the model's. */
  readonly $sort: ReadableAtom<readonly string[]>;
  readonly $perPage: ReadableAtom<number>;
  /** Asks again for the same page. Never rejects: failures are in `$state`. */
  load(): Promise<void>;
  /** Everything at once, e.g. from a URL; what the model does not know is left out. */
  setParams(params: ListParams): void;
  setFields(fields: string[]): void;
  setSearch(q: string): void;
  /** null takes the field's conditions away. */
  setFilter(field: string, conditions: FieldFilter | null): void;
  setFilters(filters: Record<string, FieldFilter>): void;
  /** Sorts by a field, ascending first; again: reversed. Search and filters stay. */
  toggleSort(field: string): void;
  setPerPage(perPage: number): void;
  goTo(page: number): void;
  next(): void;
  previous(): void;
  last(): void;
  select(keys: Iterable<Key>, selected: boolean): void;
  /** Selects what search and filters find, on every page. */
  selectAllMatching(): void;
  clearSelection(): void;
  /** Search and filters as the server takes them, without sort and page. */
  query(): RecordsQuery;
  /** Counts what other filters would find with the present search. @throws AsokError */
  count(filters: Record<string, FieldFilter>, signal?: AbortSignal): Promise<Count>;
  /** Deletes a record; the list asks again by itself. @throws AsokError */
  remove(key: Key): Promise<void>;
  /**
   * Deletes the selected records, all or none, and gives their number; the list asks again by itself.
   * @throws AsokError as `removeMany` of the records' client
   */
  removeSelected(): Promise<number>;
  /** Ends the running call and stops following changes. */
  dispose(): void;
}

/** Records that one call deletes at most. */
export const LARGEST_REMOVAL = 1_000;

const EMPTY: ListState = { status: 'loading', page: null, shown: null, firstRow: null, error: null };
const DENIALS: ReadonlySet<string> = new Set(['FORBIDDEN', 'DISABLED', 'NOT_FOUND']);

/** Makes the store of a list; nothing is asked before `load()`. */
export function createListStore(client: AdminClient, slug: string, options: ListOptions): ListStore {
  const { model } = options;
  const records = client.model(slug);
  const $params = atom<ListParams>(fitListParams(options.params ?? PLAIN_LIST, model));
  const $state = atom<ListState>(EMPTY);
  const selection = createSelection();
  const $sort = computed($params, ({ sort }) => (sort.length > 0 ? sort : model.list.sort));
  const $perPage = computed($params, ({ perPage }) => perPage ?? model.list.perPage);
  const $selected = computed(
    [selection.$selection, $state],
    ({ keys, all }, { page }): Count =>
      all ? { total: page?.total ?? null, totalIs: page?.totalIs ?? 'exact' } : { total: keys.size, totalIs: 'exact' },
  );
  let fields = options.fields;
  let running: AbortController | null = null;

  const load = async () => {
    running?.abort();
    const own = new AbortController();
    running = own;
    const params = $params.get();
    const before = $state.get();
    $state.set({ ...before, status: before.page ? 'refreshing' : 'loading', error: null });
    try {
      const input = { ...toListInput(params, model), ...(fields && { fields }) };
      const page = await records.list.query(input, { signal: own.signal });
      if (running !== own) return;
      const elsewhere = fallback(params, page, $perPage.get());
      if (elsewhere) return go(elsewhere);
      $state.set({
        status: 'ready',
        page,
        shown: params,
        firstRow: firstRowOf(params, page, $perPage.get()),
        error: null,
      });
    } catch (cause) {
      // A newer call took over, or the list is gone: its answer is nobody's.
      if (running !== own) return;
      const error = toAsokError(cause);
      if (error.code === 'CURSOR_INVALID' && params.cursor) return go({ ...params, page: 1, cursor: null });
      // Records that are forbidden now must not stay on the screen; after any other failure they may.
      if (DENIALS.has(error.code)) $state.set({ ...EMPTY, status: 'denied', error });
      else $state.set({ ...$state.get(), status: 'error', error });
    }
  };
  const go = (params: ListParams): Promise<void> => {
    $params.set(params);
    return load();
  };
  const update = (changes: Partial<ListParams>) => {
    const before = $params.get();
    const after = fitListParams({ ...before, page: 1, cursor: null, ...changes }, model);
    if (formatListQuery(after) === formatListQuery(before)) return;
    if (!sameRecords(before, after)) selection.clear();
    void go(after);
  };
  const stopFollowing = client.onChange((changed) => {
    if (changed === slug) void load();
  });
  const query = (): RecordsQuery => {
    const { q, filter } = toListInput($params.get(), model);
    return { ...(q && { q }), ...(filter && { filter }) };
  };
  const numbered = () => lastNumberedPage($perPage.get());
  const step = (by: 1 | -1, cursor: Cursor | null) => {
    const { page } = $params.get();
    const target = page === null ? null : page + by;
    if (target !== null && target >= 1 && target <= numbered()) update({ page: target });
    else if (cursor) update({ page: target !== null && target >= 1 ? target : null, cursor });
  };

  return {
    $params,
    $state,
    $selection: selection.$selection,
    $selected,
    $sort,
    $perPage,
    load,
    setParams: (params) => update(params),
    setFields(wanted) {
      const same = wanted.length === fields?.length && wanted.every((name) => fields?.includes(name));
      fields = wanted;
      if (!same) void load();
    },
    setSearch: (q) => update({ q }),
    setFilter(field, conditions) {
      const { [field]: _old, ...rest } = $params.get().filters;
      update({ filters: conditions ? { ...rest, [field]: conditions } : rest });
    },
    setFilters: (filters) => update({ filters }),
    toggleSort(field) {
      const [first] = $sort.get();
      update({ sort: [first === field ? `-${field}` : field] });
    },
    setPerPage: (perPage) => update({ perPage }),
    goTo: (page) => update({ page }),
    next() {
      const after = $state.get().page?.next;
      step(1, after ? { after } : null);
    },
    previous() {
      const before = $state.get().page?.previous;
      step(-1, before ? { before } : null);
    },
    last() {
      const { page } = $state.get();
      const pages = page?.totalIs === 'exact' ? Math.ceil((page.total ?? 0) / $perPage.get()) : Infinity;
      if (pages <= numbered()) update({ page: Math.max(1, pages) });
      else update({ page: null, cursor: { last: true } });
    },
    select(keys, selected) {
      const shown = $state.get().page?.rows.map((row) => row.$key) ?? [];
      selection.select(keys, selected, shown);
    },
    selectAllMatching: selection.selectAllMatching,
    clearSelection: selection.clear,
    query,
    async count(filters, signal) {
      const params = fitListParams({ ...$params.get(), filters, page: 1, cursor: null, perPage: 1 }, model);
      const input = toListInput(params, model);
      const { total, totalIs } = await records.list.query(input, { ...(signal && { signal }) });
      return { total, totalIs };
    },
    async remove(key) {
      await records.remove.mutate({ id: key });
      if (selection.$selection.get().keys.has(key)) selection.select([key], false, []);
    },
    async removeSelected() {
      const { keys, all } = selection.$selection.get();
      const input = all ? { query: query(), expectedTotal: $selected.get().total ?? 0 } : { ids: [...keys] };
      const { removed } = await records.removeMany.mutate(input);
      selection.clear();
      return removed;
    },
    dispose() {
      stopFollowing();
      running?.abort();
      running = null;
    },
  };
}

/** Sort and paging show the same records in another order or part. */
function sameRecords(a: ListParams, b: ListParams): boolean {
  const plain = (params: ListParams) => formatListQuery({ ...PLAIN_LIST, q: params.q, filters: params.filters });
  return plain(a) === plain(b);
}

/** Where to look instead of a page beyond the end: records were deleted, or the link is old. */
function fallback(params: ListParams, page: ListOutput, perPage: number): ListParams | null {
  if (page.rows.length > 0 || params.page === 1) return null;
  const pages = Math.max(1, Math.ceil((page.total ?? 0) / perPage));
  const reachable = Math.min(pages, lastNumberedPage(perPage));
  return { ...params, page: params.page !== null && reachable < params.page ? reachable : 1, cursor: null };
}

function firstRowOf(params: ListParams, page: ListOutput, perPage: number): number | null {
  if (params.page !== null) return (params.page - 1) * perPage + 1;
  const counted = params.cursor && 'last' in params.cursor && page.totalIs === 'exact' && page.total !== null;
  return counted ? (page.total ?? 0) - page.rows.length + 1 : null;
}
