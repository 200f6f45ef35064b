import { type Sequelize, Transaction } from 'sequelize';
import { runningTransaction } from './transaction.ts';

/** A connection as Sequelize's pool knows it. */
interface PooledConnection {
  uuid?: string | undefined;
}

/** How a dialect begins and ends a transaction on a connection. */
export interface TransactionEnds<C extends PooledConnection> {
  connect(transactionId: string): Promise<C>;
  begin(connection: C): Promise<void>;
  commit(connection: C): Promise<void>;
  rollback(connection: C): Promise<void>;
}

/** What Sequelize's types leave out of its transactions. */
interface OpenTransaction<C> {
  id: string;
  connection: C;
  finished?: 'commit' | 'rollback';
  _afterCommitHooks: ((transaction: Transaction) => unknown)[];
  cleanup(): void;
  forceCleanup(): Promise<void>;
}

interface SequelizeFacts {
  options: { isolationLevel?: string | null };
  constructor: { _cls?: unknown };
}

/** Whether Sequelize must begin the transactions itself: the team uses its CLS, or has chosen an isolation level. */
export function isManaged(sequelize: Sequelize): boolean {
  const { options, constructor } = sequelize as unknown as SequelizeFacts;
  return (options.isolationLevel ?? null) !== null || constructor._cls !== undefined;
}

/**
 * `sequelize.transaction(work)`, whose statements of its own cost as much as the writes between them. The work is given
 * a transaction of Sequelize's, in which models and their hooks work as in any other.
 */
export async function ownTransaction<C extends PooledConnection, T>(
  sequelize: Sequelize,
  ends: TransactionEnds<C>,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = new Transaction(sequelize, {});
  const open = transaction as unknown as OpenTransaction<C>;
  const connection = await ends.connect(open.id);
  open.connection = connection;
  connection.uuid = open.id;
  let result: T;
  try {
    await ends.begin(connection);
    result = await runningTransaction(sequelize).run(transaction, work);
    // Sequelize rolls back by itself what met a deadlock in a statement of its own.
    if (open.finished) throw new Error(`The transaction is over: ${open.finished}`);
    await ends.commit(connection);
  } catch (error) {
    await undo(open, ends);
    throw error;
  }
  open.finished = 'commit';
  open.cleanup();
  for (const hook of open._afterCommitHooks) await hook.call(transaction, transaction);
  return result;
}

// A connection that cannot even roll back is of no further use.
async function undo<C extends PooledConnection>(open: OpenTransaction<C>, ends: TransactionEnds<C>): Promise<void> {
  if (open.finished) return;
  open.finished = 'rollback';
  await ends.rollback(open.connection).then(
    () => open.cleanup(),
    () => open.forceCleanup(),
  );
}
