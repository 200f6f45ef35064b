import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatRoute, parseRoute, type Route } from './routes.ts';

/** Protects what was typed on a page. */
interface Guard {
  hasUnsaved(): boolean;
  /** Asks whether it may be lost. */
  mayLeave(): Promise<boolean>;
}

interface Step {
  /** Takes the place of the current entry of the history. */
  replace?: boolean;
}

/** Where an entry stands in the history, so that a step back can be undone. */
interface Entry {
  asok: number;
}

/** Keeps the address bar and the page of the application in step, by the History API. */
export class Navigation implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #guard: Guard;
  #prefix = '';
  #route: Route = { page: 'missing' };
  #at = 0;
  /** What the next `popstate` is: one of our own corrections, or a step that was already agreed to. */
  #expected: 'correction' | 'agreed' | null = null;
  #isAsking = false;

  constructor(host: ReactiveControllerHost, guard: Guard) {
    this.#host = host;
    this.#guard = guard;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#step);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#step);
  }

  get route(): Route {
    return this.#route;
  }

  /** Path under which the pages lie. */
  get prefix(): string {
    return this.#prefix;
  }

  /** The current address, without its origin. */
  get address(): string {
    return `${location.pathname}${location.search}`;
  }

  /** Takes the page from the address bar. */
  start(prefix: string): void {
    if (prefix === this.#prefix) return;
    this.#prefix = prefix;
    this.#at = entryOf(history.state)?.asok ?? 0;
    history.replaceState({ ...history.state, asok: this.#at } satisfies Entry, '');
    this.#show(parseRoute(prefix, location));
  }

  /** Goes to a page, if nothing typed would be lost or the person agrees. */
  async go(route: Route, step: Step = {}): Promise<void> {
    if (await this.agrees()) this.write(route, step);
  }

  /** Goes to a page without asking. */
  write(route: Route, { replace = false }: Step = {}): void {
    if (!replace) this.#at += 1;
    const entry: Entry = { asok: this.#at };
    history[replace ? 'replaceState' : 'pushState'](entry, '', formatRoute(this.#prefix, route));
    this.#show(route);
  }

  /** Whether the open page may be left; asks when something typed would be lost. */
  async agrees(): Promise<boolean> {
    if (!this.#guard.hasUnsaved()) return true;
    if (this.#isAsking) return false;
    this.#isAsking = true;
    try {
      return await this.#guard.mayLeave();
    } finally {
      this.#isAsking = false;
    }
  }

  #show(route: Route): void {
    this.#route = route;
    this.#host.requestUpdate();
  }

  readonly #step = (event: PopStateEvent): void => {
    const expected = this.#expected;
    this.#expected = null;
    if (expected === 'correction') return;
    const at = entryOf(event.state)?.asok ?? this.#at;
    const distance = at - this.#at;
    if (expected === 'agreed' || distance === 0 || !this.#guard.hasUnsaved()) {
      this.#at = at;
      this.#show(parseRoute(this.#prefix, location));
      return;
    }
    // The address has changed already: put it back, ask, and then repeat the step.
    this.#expected = 'correction';
    history.go(-distance);
    void this.agrees().then((agrees) => {
      if (!agrees) return;
      this.#expected = 'agreed';
      history.go(distance);
    });
  };
}

function entryOf(state: unknown): Entry | null {
  const isEntry = typeof state === 'object' && state !== null && 'asok' in state && typeof state.asok === 'number';
  return isEntry ? (state as Entry) : null;
}
