import { AsyncLocalStorage } from 'node:async_hooks';

const outside = AsyncLocalStorage.snapshot();

/**
 * Runs work at the end of this turn of the event loop: for callers that share it, all of whom have asked by then. It runs
 * outside of what they carry with them, in nobody's transaction and on nobody's behalf.
 */
export async function endOfTurn<T>(work: () => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => outside(() => void setImmediate(resolve)));
  return outside(work);
}
