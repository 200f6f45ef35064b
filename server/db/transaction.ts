import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sequelize, Transaction } from 'sequelize';

interface Scope {
  transaction: Transaction;
  finished: boolean;
  outer: Scope | undefined;
}

/** Which transaction the running code is in, followed through awaits: what lets a write inside a write join it. */
export class RunningTransaction {
  readonly #scopes = new AsyncLocalStorage<Scope>();

  /** The innermost one that is not finished: work that was left behind and outlives its transaction is in none. */
  get current(): Transaction | undefined {
    let scope = this.#scopes.getStore();
    while (scope?.finished) scope = scope.outer;
    return scope?.transaction;
  }

  async run<T>(transaction: Transaction, work: (transaction: Transaction) => PromiseLike<T>): Promise<T> {
    const scope: Scope = { transaction, finished: false, outer: this.#scopes.getStore() };
    try {
      return await this.#scopes.run(scope, () => work(transaction));
    } finally {
      scope.finished = true;
    }
  }
}

const perInstance = new WeakMap<Sequelize, RunningTransaction>();

/** The running transaction of one Sequelize instance. */
export function runningTransaction(sequelize: Sequelize): RunningTransaction {
  let running = perInstance.get(sequelize);
  if (!running) {
    running = new RunningTransaction();
    perInstance.set(sequelize, running);
  }
  return running;
}
