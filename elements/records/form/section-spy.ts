import type { LitElement, ReactiveController } from 'lit';

/** Follows which of the host's sections is in sight while the page scrolls. */
export class SectionSpy implements ReactiveController {
  readonly #host: LitElement;
  readonly #selector: string;
  #observer: IntersectionObserver | undefined;
  #observed: Element[] = [];
  #visible = new Set<Element>();

  /** `selector` finds the sections in the host's shadow root, in order. */
  constructor(host: LitElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  /** Element id of the uppermost section in sight, else of the first. */
  get current(): string {
    return (this.#observed.find((section) => this.#visible.has(section)) ?? this.#observed[0])?.id ?? '';
  }

  hostUpdated(): void {
    const sections = [...this.#host.renderRoot.querySelectorAll(this.#selector)];
    const same = sections.length === this.#observed.length && sections.every((it, i) => it === this.#observed[i]);
    if (same) return;
    this.#stop();
    // A section counts from a little below the top of the window, where a top bar may lie, to its upper third.
    this.#observer = new IntersectionObserver((entries) => this.#note(entries), { rootMargin: '-80px 0px -60% 0px' });
    this.#observed = sections;
    for (const section of sections) this.#observer.observe(section);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #note(entries: readonly IntersectionObserverEntry[]): void {
    const before = this.current;
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#visible.add(target);
      else this.#visible.delete(target);
    }
    if (this.current !== before) this.#host.requestUpdate();
  }

  #stop(): void {
    this.#observer?.disconnect();
    this.#observed = [];
    this.#visible.clear();
  }
}
