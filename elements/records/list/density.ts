import type { Density } from './events.ts';

/** How much room rows take, as one user of this browser chose it for all lists; kept in localStorage. */
export class ChosenDensity {
  readonly #host: HTMLElement;
  #storageKey = '';

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Without a choice the page decides, by `data-density` on the list or above it. */
  get value(): Density {
    const page = this.#host.ownerDocument.documentElement;
    return (this.#host.dataset.density ?? page.dataset.density) === 'compact' ? 'compact' : 'comfortable';
  }

  /** Takes the choice of a user. */
  follow(user: string): void {
    this.#storageKey = `asok-density ${user}`;
    try {
      const stored = localStorage.getItem(this.#storageKey);
      if (stored === 'compact' || stored === 'comfortable') this.#host.dataset.density = stored;
    } catch {
      // Forbidden: the page decides.
    }
  }

  choose(density: Density): void {
    this.#host.dataset.density = density;
    try {
      localStorage.setItem(this.#storageKey, density);
    } catch {
      // Full or forbidden: the choice holds until the page is left.
    }
  }
}
