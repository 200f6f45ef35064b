import { AsokError } from '../../sdk/index.ts';

/** What browsers say of a module that they could not get. */
const NOT_FETCHED = /dynamically imported module|importing a module script/i;

/**
 * Code that is imported when it is first needed: `await lateCode(import('./rare.ts'))`.
 * @throws AsokError `NETWORK` when it could not be fetched
 */
export async function lateCode<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (cause) {
    // A module that breaks while it starts is a bug, which people cannot tell from a bad connection, but we must.
    if (!NOT_FETCHED.test(String(cause))) reportError(cause);
    throw new AsokError({ code: 'NETWORK', message: 'A part of the page could not be fetched' }, cause);
  }
}

/** A module, or a part of it, that is imported when it is first needed, and then kept for all who need it. */
export class LateModule<T> {
  readonly #fetch: () => Promise<T>;
  #coming: Promise<T> | undefined;
  #code: T | null = null;

  /** `fetch` imports it: `() => import('./rare.ts')`. */
  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** null until it has come. */
  get code(): T | null {
    return this.#code;
  }

  /**
   * Imports it, once; where that failed, the next call tries again.
   * @throws AsokError `NETWORK` when it could not be fetched
   */
  load(): Promise<T> {
    this.#coming ??= this.#load();
    return this.#coming;
  }

  async #load(): Promise<T> {
    try {
      this.#code = await lateCode(this.#fetch());
      return this.#code;
    } catch (error) {
      this.#coming = undefined;
      throw error;
    }
  }
}
