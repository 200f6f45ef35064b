import { AsokError } from '../../sdk/index.ts';

/**
 * Code that is imported when it is first needed: `await lateCode(import('./rare.ts'))`.
 * @throws AsokError `NETWORK` when it could not be fetched
 */
export async function lateCode<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (cause) {
    throw new AsokError({ code: 'NETWORK', message: 'A part of the page could not be fetched' }, cause);
  }
}
