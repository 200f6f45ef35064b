import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where the filters stand: beside the table, over its side, or up from the bottom of a phone. */
export type PanelMode = 'docked' | 'drawer' | 'sheet';

/** Widths in px: of the window, where the panel covers it, and of the list itself, where both must fit in it. */
const WIDE_WINDOW = 1200;
const PHONE_WINDOW = 768;
const ROOM_FOR_PANEL = 860;
const ROOM_FOR_TABLE = 560;

/** Follows the room that a list has. What differs in structure is decided here; the rest is left to container queries. */
export class LayoutController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  // A frame later: a list that draws itself anew while sizes are told changes the size that is being told.
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(this.#measure));
  #panel: PanelMode = 'docked';
  #stacked = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get panel(): PanelMode {
    return this.#panel;
  }

  /** Rows stand as stacked cards instead of a table. */
  get stacked(): boolean {
    return this.#stacked;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    window.addEventListener('resize', this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    window.removeEventListener('resize', this.#measure);
  }

  readonly #measure = (): void => {
    const room = this.#host.clientWidth;
    const phone = window.innerWidth < PHONE_WINDOW;
    const panel = phone ? 'sheet' : window.innerWidth >= WIDE_WINDOW && room >= ROOM_FOR_PANEL ? 'docked' : 'drawer';
    // Without a width (not laid out yet, or hidden) the last decision stands.
    const stacked = phone || (room === 0 ? this.#stacked : room < ROOM_FOR_TABLE);
    if (panel === this.#panel && stacked === this.#stacked) return;
    this.#panel = panel;
    this.#stacked = stacked;
    this.#host.requestUpdate();
  };
}
