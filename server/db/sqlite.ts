import { type Options, Sequelize, Transaction, type TransactionOptions } from 'sequelize';
import { SqliteHandle, sqliteDialectModule } from './sqlite-driver.ts';
import { busy } from './sqlite-error.ts';
import { SqliteStore, type StoreOptions } from './sqlite-store.ts';
import { type RunningTransaction, runningTransaction } from './transaction.ts';
import { WriteQueue } from './write-queue.ts';

/** Sequelize's own options, and how long to wait. */
export interface SqliteOptions extends Partial<StoreOptions>, Omit<Options, 'dialect' | 'dialectModule' | 'storage'> {}

type Work<T> = (transaction: Transaction) => PromiseLike<T>;

const DEFAULTS: StoreOptions = { busyTimeout: 5000, scanTimeout: 5000 };

const stores = new WeakMap<Sequelize, SqliteStore>();

/**
 * A Sequelize on Node's own SQLite. All writes of the process take turns, so that none fails because another is at work;
 * a transaction inside a running one becomes a savepoint of it, and statements inside one belong to it.
 * @param file path of the database, made when missing, or `:memory:`
 * @throws when another process has the file
 */
export function connectSqlite(file: string, options: SqliteOptions = {}): Sequelize {
  const { busyTimeout = DEFAULTS.busyTimeout, scanTimeout = DEFAULTS.scanTimeout, ...rest } = options;
  const store = SqliteStore.open(file, { busyTimeout, scanTimeout });
  const settings = {
    logging: false as const,
    ...rest,
    dialect: 'sqlite' as const,
    dialectModule: sqliteDialectModule(store, () => runningHandle(sequelize)),
    // To Sequelize ':memory:' means one connection for everybody; the store sees to that itself.
    storage: file === ':memory:' ? 'memory' : file,
    transactionType: Transaction.TYPES.IMMEDIATE,
    // The store waits for the lock and has switched foreign keys on: Sequelize need do neither again.
    retry: { max: 1 },
    foreignKeys: false,
  };
  const sequelize: Sequelize = new Sequelize(settings);
  stores.set(sequelize, store);
  joinTransactions(sequelize, runningTransaction(sequelize));
  closeStore(sequelize, store);
  return sequelize;
}

/** @throws when the instance was not made by `connectSqlite` */
export function storeOf(sequelize: Sequelize): SqliteStore {
  const store = stores.get(sequelize);
  if (!store) throw new Error('A SQLite database must be opened with connectSqlite(file)');
  return store;
}

/** A connection for one more transaction. */
export function newHandle(sequelize: Sequelize): SqliteHandle {
  return new SqliteHandle(storeOf(sequelize), () => runningHandle(sequelize));
}

function runningHandle(sequelize: Sequelize): SqliteHandle | undefined {
  const transaction = runningTransaction(sequelize).current;
  return transaction && handleOf(transaction);
}

/** The connection of a transaction that was started on an instance of `connectSqlite`. */
export function handleOf(transaction: Transaction): SqliteHandle {
  return (transaction as unknown as { connection: SqliteHandle }).connection;
}

function joinTransactions(sequelize: Sequelize, running: RunningTransaction): void {
  const start = sequelize.transaction.bind(sequelize);
  const siblings = new WeakMap<Transaction, WriteQueue>();

  // Two savepoints that overlap would roll each other back: those of one transaction take turns.
  async function nested<T>(options: TransactionOptions & { transaction: Transaction }, work: Work<T>): Promise<T> {
    const queue = siblings.get(options.transaction) ?? new WriteQueue(DEFAULTS.busyTimeout);
    siblings.set(options.transaction, queue);
    const release = await queue.acquire(busy);
    try {
      return await start(options, (transaction) => running.run(transaction, work));
    } finally {
      release();
    }
  }

  async function transaction<T>(first?: TransactionOptions | Work<T>, second?: Work<T>): Promise<T | Transaction> {
    const [options, work] = typeof first === 'function' ? [{}, first] : [first ?? {}, second];
    const outer = options.transaction ?? running.current;
    const joined = outer ? { ...options, transaction: outer } : options;
    if (!work) return start(joined);
    if (outer) return nested({ ...options, transaction: outer }, work);
    return start(joined, (started) => running.run(started, work));
  }

  sequelize.transaction = transaction as Sequelize['transaction'];
}

function closeStore(sequelize: Sequelize, store: SqliteStore): void {
  const close = sequelize.close.bind(sequelize);
  const closeBoth = async (): Promise<void> => {
    try {
      await close();
    } finally {
      await store.close();
    }
  };
  let closed: Promise<void> | undefined;
  sequelize.close = () => {
    closed ??= closeBoth();
    return closed;
  };
}
