import type { Model, ModelStatic, Transaction, WhereOptions } from 'sequelize';
import type { Runtime } from '../context.ts';
import { isLogged, logged } from '../db/logged.ts';
import { ownWrapper } from '../db/own-hooks.ts';
import { runningTransaction } from '../db/transaction.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { linksOf, linkTables, type LinkTable, logLinks } from './app-links.ts';
import { type AppWrite, clashesWith, keysWhere, logRows, type PrimaryKey } from './app-rows.ts';

type Options = { transaction?: Transaction | null; where?: WhereOptions; [name: string]: unknown };
type Method = (this: unknown, ...given: never[]) => Promise<unknown>;
type Values = Record<string, unknown>;

/** A method of Sequelize's that writes: where its options stand, and which rows it touches. */
interface Writing {
  /** Position of the options among the arguments. */
  options: number;
  rows(call: RowCall): Omit<AppWrite, 'entry' | 'transaction'>;
}

interface Call {
  /** The instance, or the model: perhaps a scoped one. */
  self: unknown;
  given: readonly unknown[];
  options: Options;
  transaction: Transaction;
}

interface RowCall extends Call {
  entry: ModelEntry;
}

const unknownRows = { before: () => [] };

const keyOfInstance = ({ entry, self }: RowCall): PrimaryKey[] => [
  Object.fromEntries(entry.key.map(({ name }) => [name, (self as Model).get(name, { raw: true } as object)])),
];
const byInstance = (call: RowCall) => ({ before: () => keyOfInstance(call) });
const byCondition = ({ entry, self, options, transaction }: RowCall) => ({
  before: () => keysWhere(entry, self as ModelStatic<Model>, { where: options.where, transaction }),
});
const byClash = (values: readonly Values[], { entry, transaction }: RowCall) => {
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

/** The same for join tables: a row of theirs is a link of a record. */
const LINKS_ON_INSTANCE: Record<string, number> = { save: 0, destroy: 0 };
const LINKS_ON_MODEL: Record<string, number> = { bulkCreate: 1, destroy: 0 };

function linkCondition(name: string, { self, given, options }: Call, table: LinkTable): WhereOptions | undefined {
  if (self instanceof table.through) return linksOf(table, [(self as Model).get({ plain: true })]);
  return name === 'destroy' ? options.where : linksOf(table, given[0] as Values[]);
}

const restorers = new WeakMap<object, () => void>();

/**
 * Logs what the team's own code writes through the models of an admin: each such call of Sequelize's becomes one
 * transaction with its log rows, or a part of the one that it is given. Gives what ends it.
 */
export function auditAppWrites(runtime: Runtime): () => void {
  const undo = [
    ...[...runtime.registry].map((entry) => auditModel(runtime, entry)),
    ...linkTables(runtime).map((table) => auditLinks(runtime, table)),
  ];
  return () => {
    for (const each of undo) each();
  };
}

function auditModel(runtime: Runtime, entry: ModelEntry): () => void {
  const wrapAll = (on: object, methods: Record<string, Writing>) =>
    Object.entries(methods).map(([name, { options, rows }]) =>
      wrap(runtime, entry.model, {
        on,
        name,
        options,
        log: (call, work) =>
          logRows(runtime, { entry, transaction: call.transaction, ...rows({ ...call, entry }) }, work),
      }),
    );
  return restorable(entry.model, () => [
    ...wrapAll(entry.model, ON_MODEL),
    ...wrapAll(entry.model.prototype as object, ON_INSTANCE),
  ]);
}

function auditLinks(runtime: Runtime, table: LinkTable): () => void {
  const { through } = table;
  const wrapAll = (on: object, methods: Record<string, number>) =>
    Object.entries(methods).map(([name, options]) =>
      wrap(runtime, through, {
        on,
        name,
        options,
        log: (call, work) => {
          const where = linkCondition(name, call, table);
          return logLinks(runtime, { table, where, transaction: call.transaction }, work);
        },
      }),
    );
  return restorable(through, () => [
    ...wrapAll(through, LINKS_ON_MODEL),
    ...wrapAll(through.prototype as object, LINKS_ON_INSTANCE),
  ]);
}

/** Of two admins over the same model the last one logs. */
function restorable(model: object, begin: () => (() => void)[]): () => void {
  restorers.get(model)?.();
  const methods = begin();
  const restore = () => {
    if (restorers.get(model) !== restore) return;
    restorers.delete(model);
    for (const each of methods) each();
  };
  restorers.set(model, restore);
  return restore;
}

interface Wrapping {
  on: object;
  name: string;
  /** Position of the options among the arguments. */
  options: number;
  log(call: Call, work: () => Promise<unknown>): Promise<unknown>;
}

function wrap(runtime: Runtime, model: ModelStatic<Model>, { on, name, options: at, log }: Wrapping): () => void {
  const own = Object.getOwnPropertyDescriptor(on, name);
  const original = (on as Record<string, Method>)[name] as Method;
  const wrapper = async function (this: unknown, ...given: unknown[]): Promise<unknown> {
    const options = (given[at] ?? {}) as Options;
    if (isLogged(model, options)) return original.apply(this, given as never[]);
    return within(runtime, options, (transaction) => {
      const passed = [...given];
      passed[at] = logged(model, { ...options, transaction });
      return log({ self: this, given, options, transaction }, () => original.apply(this, passed as never[]));
    });
  };
  const value = ownWrapper(wrapper, original);
  Object.defineProperty(on, name, { value, configurable: true, writable: true });
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
