import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells the styles of an element how high a part of it is, whatever stands in it: `--banner-h: 44px`. */
export class HeightVariable implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #selector: string;
  readonly #name: string;
  readonly #observer = new ResizeObserver(() => this.#tell());
  #part: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, selector: string, name: string) {
    this.#host = host;
    this.#selector = selector;
    this.#name = name;
    host.addController(this);
  }

  hostUpdated(): void {
    const part = this.#host.shadowRoot?.querySelector<HTMLElement>(this.#selector) ?? null;
    if (part === this.#part) return;
    this.#observer.disconnect();
    this.#part = part;
    if (part) this.#observer.observe(part);
    this.#tell();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#part = null;
  }

  #tell(): void {
    this.#host.style.setProperty(this.#name, `${this.#part?.offsetHeight ?? 0}px`);
  }
}
