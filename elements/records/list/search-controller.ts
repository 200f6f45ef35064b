import type { ReactiveController, ReactiveControllerHost } from 'lit';

const DELAY_MS = 250;

/**
 * What is in the search box. While somebody types the box keeps his own words, spaces and all; the list gets them
 * trimmed, once he pauses.
 */
export class SearchController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #apply: (q: string) => void;
  #typed: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, apply: (q: string) => void) {
    this.#host = host;
    this.#apply = apply;
    host.addController(this);
  }

  /** The text to show, where `applied` is what the list was searched for. */
  value(applied: string): string {
    return this.#typed ?? applied;
  }

  type(text: string): void {
    this.#typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.submit(), DELAY_MS);
  }

  /** Applies at once what waits to be applied. */
  submit(): void {
    clearTimeout(this.#timer);
    if (this.#typed !== null) this.#apply(this.#typed.trim());
  }

  /** The box is left: from now on it shows what is applied. */
  leave(): void {
    this.submit();
    this.forget();
  }

  /** Something else than typing decided about the search. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#typed = null;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
