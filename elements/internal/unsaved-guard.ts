import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AsokDirtyChangeEvent } from './events.ts';

interface GuardedHost extends ReactiveControllerHost, HTMLElement {
  readonly dirty: boolean;
}

/**
 * A controller to add to what is filled in and saved: tells when there are unsaved changes, and when no more, and lets
 * the browser ask before the page is closed over them.
 */
export class UnsavedGuard implements ReactiveController {
  readonly #host: GuardedHost;
  #wasDirty = false;

  constructor(host: GuardedHost) {
    this.#host = host;
  }

  hostConnected(): void {
    window.addEventListener('beforeunload', this.#ask);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeunload', this.#ask);
  }

  hostUpdated(): void {
    const { dirty } = this.#host;
    if (dirty === this.#wasDirty) return;
    this.#wasDirty = dirty;
    this.#host.dispatchEvent(new AsokDirtyChangeEvent(dirty));
  }

  readonly #ask = (event: BeforeUnloadEvent): void => {
    if (this.#host.dirty) event.preventDefault();
  };
}
