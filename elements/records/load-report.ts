import type { AnyRecordDetail, AsokError } from '../../sdk/index.ts';
import { AsokFailedEvent, AsokLoadedEvent } from './events.ts';

interface Outcome {
  record: AnyRecordDetail | null;
  /** Why there is no record. */
  error: AsokError | null;
}

/** Tells the page around an element, once, of each record that came and of each that did not. */
export class LoadReport {
  readonly #host: HTMLElement;
  #last: AnyRecordDetail | AsokError | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Call it after every update. A lost session is no failure of the page: the record comes after the next login. */
  tell({ record, error }: Outcome): void {
    const news = record ?? error;
    if (!news || news === this.#last) return;
    this.#last = news;
    if (record) this.#host.dispatchEvent(new AsokLoadedEvent(record));
    else if (error && error.code !== 'UNAUTHENTICATED') this.#host.dispatchEvent(new AsokFailedEvent(error));
  }
}
