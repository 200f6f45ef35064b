import type { Model, ModelStatic, Transaction, WhereOptions } from 'sequelize';
import type { Runtime } from '../context.ts';
import { isLogged, logged } from '../db/logged.ts';
import { runningTransaction } from '../db/transaction.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { type AppWrite, clashesWith, keysWhere, logRows, type PrimaryKey } from './app-rows.ts';

type Options = { transaction?: Transaction | null; where?: WhereOptions; [name: string]: unknown };
type Method = (this: unknown, ...given: never[]) => Promise<unknown>;
type Values = Record<string, unknown>;

/** A method of Sequelize's that writes: where its options stand, and which rows it touches. */
interface Writing {
  /** Position of the options among the arguments. */
  options: number;
  rows(call: Call): Omit<AppWrite, 'entry' | 'transaction'>;
}

interface Call {
  entry: ModelEntry;
  /** The instance, or the model: perhaps a scoped one. */
  self: unknown;
  given: readonly unknown[];
  options: Options;
  transaction: Transaction;
}

const unknownRows = { before: () => [] };

const keyOfInstance = ({ entry, self }: Call): PrimaryKey[] => [
  Object.fromEntries(entry.key.map(({ name }) => [name, (self as Model).get(name, { raw: true } as object)])),
];
const byInstance = (call: Call) => ({ before: () => keyOfInstance(call) });
const byCondition = ({ entry, self, options, transaction }: Call) => ({
  before: () => keysWhere(entry, self as ModelStatic<Model>, { where: options.where, transaction }),
});
const byClash = (values: readonly Values[], { entry, transaction }: Call) => {
  const find = () => keysWhere(entry, entry.model.unscoped(), { where: clashesWith(entry, values), transaction });
  return { before: find, after: find };
};

/** On instances. `update`, `increment` and their like come down to these or to those of the model. */
const ON_INSTANCE: Record<string, Writing> = {
  save: {
    options: 0,
    rows: (call) =>
      (call.self as Model).isNewRecord ? { ...unknownRows, after: () => keyOfInstance(call) } : byInstance(call),
  },
  destroy: { options: 0, rows: (call) => ({ ...byInstance(call), removes: true }) },
  restore: { options: 0, rows: byInstance },
};

/** On the model. `create`, `findOrCreate`, `truncate` and `decrement` come down to these. */
const ON_MODEL: Record<string, Writing> = {
  bulkCreate: {
    options: 1,
    rows(call) {
      const { entry, options, given } = call;
      if (options.updateOnDuplicate ?? options.ignoreDuplicates) return byClash(given[0] as Values[], call);
      const keyOfRow = (row: Model) => keyOfInstance({ ...call, entry, self: row })[0] ?? {};
      return { ...unknownRows, after: (result) => (result as Model[]).map(keyOfRow) };
    },
  },
  upsert: { options: 1, rows: (call) => byClash([call.given[0] as Values], call) },
  update: { options: 1, rows: byCondition },
  destroy: { options: 0, rows: (call) => ({ ...byCondition(call), removes: true }) },
  restore: {
    options: 0,
    rows: (call) => byCondition({ ...call, self: (call.self as ModelStatic<Model>).unscoped() }),
  },
  increment: { options: 1, rows: byCondition },
};

const restorers = new WeakMap<object, () => void>();

/**
 * Logs what the team's own code writes through the models of an admin: each such call of Sequelize's becomes one
 * transaction with its log rows, or a part of the one that it is given. Gives what ends it.
 */
export function auditAppWrites(runtime: Runtime): () => void {
  const undo: (() => void)[] = [];
  for (const entry of runtime.registry) {
    const { model } = entry;
    // Another admin over the same models: the last one logs.
    restorers.get(model)?.();
    const restore = [
      ...Object.entries(ON_MODEL).map(([name, writing]) => wrap(runtime, { entry, on: model, name, writing })),
      ...Object.entries(ON_INSTANCE).map(([name, writing]) =>
        wrap(runtime, { entry, on: model.prototype, name, writing }),
      ),
    ];
    const restoreAll = () => {
      for (const each of restore) each();
      restorers.delete(model);
    };
    restorers.set(model, restoreAll);
    undo.push(() => {
      if (restorers.get(model) === restoreAll) restoreAll();
    });
  }
  return () => {
    for (const each of undo) each();
  };
}

interface Wrapping {
  entry: ModelEntry;
  on: object;
  name: string;
  writing: Writing;
}

function wrap(runtime: Runtime, { entry, on, name, writing }: Wrapping): () => void {
  const own = Object.getOwnPropertyDescriptor(on, name);
  const original = (on as Record<string, Method>)[name] as Method;
  const wrapped = async function (this: unknown, ...given: unknown[]): Promise<unknown> {
    const options = (given[writing.options] ?? {}) as Options;
    if (isLogged(entry.model, options)) return original.apply(this, given as never[]);
    return within(runtime, options, (transaction) => {
      const call = { entry, self: this, given, options, transaction };
      const passed = [...given];
      passed[writing.options] = logged(entry.model, { ...options, transaction });
      return logRows(runtime, { entry, transaction, ...writing.rows(call) }, () =>
        original.apply(this, passed as never[]),
      );
    });
  };
  Object.defineProperty(on, name, { value: wrapped, configurable: true, writable: true });
  return () => {
    if (own) Object.defineProperty(on, name, own);
    else delete (on as Record<string, unknown>)[name];
  };
}

// No second try after a deadlock: an instance that was saved once would be saved in another way.
async function within<T>(
  { database: { sequelize } }: Runtime,
  { transaction }: Options,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const running = runningTransaction(sequelize);
  const { _cls: scope } = sequelize.constructor as unknown as { _cls?: { get(name: string): Transaction | undefined } };
  const joined = transaction ?? scope?.get('transaction') ?? running.current;
  if (joined) return running.run(joined, work);
  return sequelize.transaction((started) => running.run(started, work));
}
