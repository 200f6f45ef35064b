import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type {
  BaseOf,
  FileFieldOf,
  FileOutput,
  Filter,
  Key,
  ListInput,
  ListOutput,
  OptionsInput,
  OptionsOutput,
  RecordDetailMeta,
  RecordMeta,
  RecordShape,
  RemoveManyInput,
  SortKey,
} from '../contract.ts';
import type { ProcedureMeta } from '../trpc.ts';

type Query<I, O> = TRPCQueryProcedure<{ input: I; output: O; meta: ProcedureMeta }>;
type Mutation<I, O> = TRPCMutationProcedure<{ input: I; output: O; meta: ProcedureMeta }>;
type Pretty<T> = { [K in keyof T]: T[K] } & {};

/** The list input of one model; `fields` narrows the answer, which only the sdk's own client can put into its type. */
export type TypedListInput<S extends RecordShape> = Omit<ListInput, 'filter' | 'sort' | 'fields'> & {
  filter?: Filter<S['columns']>;
  sort?: readonly SortKey<S['columns']>[];
  fields?: readonly (keyof S['row'] & string)[];
};

/**
 * The procedures of one model, written by hand: inferred from schemas they would be slow to check and hard to read. No
 * interface: tRPC takes records with an index signature, which only a type alias has by itself.
 */
export type ModelProcedures<S extends RecordShape> = {
  list: Query<TypedListInput<S> | undefined, ListOutput<Pretty<Partial<S['row']> & RecordMeta>>>;
  get: Query<{ id: Key }, Pretty<S['row'] & RecordDetailMeta>>;
  file: Query<{ id: Key; field: FileFieldOf<S> }, FileOutput>;
  options: Query<OptionsInput, OptionsOutput>;
  create: Mutation<{ data: S['create'] }, Pretty<S['row'] & RecordDetailMeta>>;
  update: Mutation<
    { id: Key; expectedVersion: string; changes: S['changes']; base: BaseOf<S> },
    Pretty<S['row'] & RecordDetailMeta>
  >;
  remove: Mutation<{ id: Key; expectedVersion?: string }, { removed: Key }>;
  removeMany: Mutation<RemoveManyInput<Filter<S['columns']>>, { removed: number }>;
};

/** The procedures of all models by slug. */
export type RecordsRouter<Shapes extends Record<string, RecordShape>> = {
  [K in keyof Shapes]: ModelProcedures<Shapes[K]>;
};
