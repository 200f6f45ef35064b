import type { ReactiveControllerHost } from 'lit';

/** In ms: a quick answer must not flash, nor have the page laid out and painted for it. */
const QUICK = 150;

/** Tells when something has gone on for long enough to be shown. */
export class Slowness {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #slow = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether it goes on since long; the host is drawn again when it does. */
  of(goesOn: boolean): boolean {
    if (!goesOn) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#slow = false;
    } else
      this.#timer ??= setTimeout(() => {
        this.#slow = true;
        this.#host.requestUpdate();
      }, QUICK);
    return this.#slow;
  }
}
