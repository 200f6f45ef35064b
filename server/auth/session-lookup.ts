import { endOfTurn } from '../db/end-of-turn.ts';
import { runningTransaction } from '../db/transaction.ts';
import type { FoundIdentity } from './identity.ts';
import { findStored, type SessionStore } from './session.ts';

/** Tokens of one statement: servers limit what a statement holds, and keep each size of it prepared. */
const MOST_AT_ONCE = 16;

interface Waiting {
  readonly found: Promise<ReadonlyMap<string, FoundIdentity>>;
  readonly tokens: Set<string>;
}

/**
 * Finds whose sessions tokens are, each as it is at this moment: requests that have arrived together are asked for together.
 * No answer is kept, and none is of a time before its request.
 */
export function createSessionLookup(store: SessionStore): (tokenHash: string) => Promise<FoundIdentity | null> {
  const running = runningTransaction(store.database.sequelize);
  let waiting: Waiting | null = null;

  function gather(): Waiting {
    const tokens = new Set<string>();
    const found = endOfTurn(() => {
      if (waiting?.tokens === tokens) waiting = null;
      return findStored(store, [...tokens]);
    });
    return { tokens, found };
  }

  return async (tokenHash) => {
    // Inside a transaction of the team's the session is as that transaction has left it.
    if (running.current) return (await findStored(store, [tokenHash])).get(tokenHash) ?? null;
    if (!waiting || waiting.tokens.size >= MOST_AT_ONCE) waiting = gather();
    waiting.tokens.add(tokenHash);
    return (await waiting.found).get(tokenHash) ?? null;
  };
}
