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
