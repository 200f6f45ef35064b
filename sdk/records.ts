import type {
  AdminTypes,
  Filter,
  SortKey,
  AnyFilter,
  AnyRecord,
  AnyRecordDetail,
  BaseOf,
  CountMode,
  FileFieldOf,
  FileOutput,
  Key,
  ListOutput,
  OptionsInput,
  OptionsOutput,
  RecordDetailMeta,
  RecordMeta,
  RecordShape,
  RemoveManyInput,
} from './contract.ts';

type Pretty<T> = { [K in keyof T]: T[K] } & {};

/** Options of one call. */
export interface CallOptions {
  signal?: AbortSignal;
}

interface Query<Input, Output> {
  query(input: Input, options?: CallOptions): Promise<Output>;
}
interface Mutation<Input, Output> {
  mutate(input: Input, options?: CallOptions): Promise<Output>;
}

interface Paging {
  q?: string;
  page?: number;
  perPage?: number;
  after?: string;
  before?: string;
  last?: boolean;
  count?: CountMode;
}

/** What `list` of a model takes. */
export interface ListQuery<S extends RecordShape, F extends keyof S['row']> extends Paging {
  filter?: Filter<S['columns']>;
  sort?: readonly SortKey<S['columns']>[];
  /** Narrows the answer, and its type, to these fields. */
  fields?: readonly F[];
}

/** A partial record: when no fields were named, the readable columns but long texts came. */
type ListRow<S extends RecordShape, F extends keyof S['row']> = [keyof S['row']] extends [F]
  ? Pretty<Partial<S['row']> & RecordMeta>
  : Pretty<Pick<S['row'], F> & RecordMeta>;

type ChangesShape<S extends RecordShape> = S['changes'];

/** The procedures of one model. */
export interface RecordsOf<S extends RecordShape> {
  list: {
    query<const F extends keyof S['row'] & string = keyof S['row'] & string>(
      input?: ListQuery<S, F>,
      options?: CallOptions,
    ): Promise<ListOutput<ListRow<S, F>>>;
  };
  /** @throws AsokError `NOT_FOUND`, also for a record that the actor may not see */
  get: Query<{ id: Key }, Pretty<S['row'] & RecordDetailMeta>>;
  /** @throws AsokError `VALIDATION_FAILED` with `fieldErrors`, `NOT_UNIQUE` */
  create: Mutation<{ data: S['create'] }, Pretty<S['row'] & RecordDetailMeta>>;
  /** @throws AsokError `CONFLICT`, whose `conflict` holds base, mine and theirs */
  update: Mutation<
    { id: Key; expectedVersion: string; changes: ChangesShape<S>; base: BaseOf<S> },
    Pretty<S['row'] & RecordDetailMeta>
  >;
  remove: Mutation<{ id: Key; expectedVersion?: string }, { removed: Key }>;
  /**
   * Removes all of them or none.
   * @throws AsokError whose `params.refused` names the first records that were refused; `QUERY_TOO_LARGE` for more than
   * 1,000; `CONFLICT` when a query finds another number than `expectedTotal`
   */
  removeMany: Mutation<RemoveManyInput<Filter<S['columns']>>, { removed: number }>;
  /** The bytes of a file. @throws AsokError `NOT_FOUND`, also where there is none; `QUERY_TOO_LARGE` beyond 4 MB */
  file: Query<{ id: Key; field: FileFieldOf<S> }, FileOutput>;
  options: Query<OptionsInput, OptionsOutput>;
}

/** What `list` takes of a model whose name is only known at run time. */
export interface AnyListInput extends Paging {
  filter?: AnyFilter;
  sort?: readonly string[];
  fields?: readonly string[];
}

/** A model whose name is only known at run time: what the elements use. */
export interface AnyRecords {
  list: { query(input?: AnyListInput, options?: CallOptions): Promise<ListOutput<AnyRecord>> };
  get: Query<{ id: Key }, AnyRecordDetail>;
  create: Mutation<{ data: Record<string, unknown> }, AnyRecordDetail>;
  update: Mutation<
    { id: Key; expectedVersion: string; changes: Record<string, unknown>; base: Record<string, unknown> },
    AnyRecordDetail
  >;
  remove: Mutation<{ id: Key; expectedVersion?: string }, { removed: Key }>;
  removeMany: Mutation<RemoveManyInput, { removed: number }>;
  file: Query<{ id: Key; field: string }, FileOutput>;
  options: Query<OptionsInput, OptionsOutput>;
}

/** The calls of every model, by slug. */
export type RecordsClient<A extends AdminTypes> = {
  [K in keyof A['$types']['records']]: RecordsOf<A['$types']['records'][K]>;
};
