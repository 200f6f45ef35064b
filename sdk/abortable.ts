import { AsokError } from './errors.ts';

/**
 * What `run` resolves to, unless its caller gives up first: then the call is refused as `ABORTED` at once. Links alone do
 * not see to that: a batch goes on while any of its calls is wanted, and answers all of them.
 */
export async function abortable<T>(run: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return run();
  const { promise: gaveUp, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new AsokError({ code: 'ABORTED', message: 'Aborted' }, signal.reason));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  try {
    return await (signal.aborted ? gaveUp : Promise.race([gaveUp, run()]));
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
