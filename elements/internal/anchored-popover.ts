import type { LitElement, ReactiveController } from 'lit';

interface AnchoredPopoverOptions {
  /** The element that the popover stands under: a selector in the host's shadow root, or one from elsewhere. */
  anchor: string | (() => HTMLElement | null);
  /** Finds the element with the attribute `popover="manual"`. */
  popover: string;
  /** At least as wide as the anchor (default), or as wide as it wants, at the anchor's end. */
  width?: 'anchor' | 'own';
  /** Called when the person closed it by Escape, or by a press or the focus outside: the host puts the focus back or not. */
  closed?(by: 'escape' | 'outside'): void;
}

/** Space between the popover and its anchor, and the least space to the edge of the window, in px. */
const GAP = 4;
const EDGE = 8;

/**
 * Opens a popover in the top layer, where no scrolling or clipping ancestor cuts it, and keeps it at its anchor. A
 * manual popover: the browser's own light dismiss closes on the press of the trigger, whose click would open it again.
 */
export class AnchoredPopover implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: AnchoredPopoverOptions;
  #open = false;

  constructor(host: LitElement, options: AnchoredPopoverOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  show(): void {
    this.#set(true);
  }

  hide(): void {
    this.#set(false);
  }

  hostDisconnected(): void {
    this.hide();
  }

  hostUpdated(): void {
    const popover = this.#find(this.#options.popover);
    if (!popover?.isConnected) return;
    const shown = popover.matches(':popover-open');
    if (this.#open && !shown) popover.showPopover();
    if (!this.#open && shown) popover.hidePopover();
    if (this.#open) this.#place();
  }

  #set(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    const change = open ? 'addEventListener' : 'removeEventListener';
    document[change]('pointerdown', this.#dismiss, true);
    document[change]('keydown', this.#escape, true);
    this.#host[change]('focusout', this.#leave);
    window[change]('scroll', this.#place, true);
    window[change]('resize', this.#place);
    this.#host.requestUpdate();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #anchor(): HTMLElement | null {
    const { anchor } = this.#options;
    return typeof anchor === 'string' ? this.#find(anchor) : anchor();
  }

  readonly #dismiss = (event: Event): void => {
    const path = event.composedPath();
    const anchor = this.#anchor();
    // A press on the anchor is its own to answer: it may close what it opened.
    if (!path.includes(this.#host) && !(anchor && path.includes(anchor))) this.#close('outside');
  };

  readonly #leave = (event: Event): void => {
    // Without a next element the window lost the focus, or a press on plain text did: `#dismiss` sees to that.
    if ((event as FocusEvent).relatedTarget) this.#close('outside');
  };

  readonly #escape = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Escape' || !event.composedPath().includes(this.#host)) return;
    // Only the popover closes, not the dialog or drawer around it.
    event.preventDefault();
    event.stopPropagation();
    this.#close('escape');
  };

  #close(by: 'escape' | 'outside'): void {
    this.hide();
    this.#options.closed?.(by);
  }

  readonly #place = (): void => {
    const anchor = this.#anchor();
    const popover = this.#find(this.#options.popover);
    if (!anchor || !popover) return;
    const box = anchor.getBoundingClientRect();
    const below = window.innerHeight - box.bottom - GAP - EDGE;
    const above = box.top - GAP - EDGE;
    const { style } = popover;
    style.position = 'fixed';
    style.inset = 'auto';
    const own = this.#options.width === 'own';
    if (!own) style.minInlineSize = `${box.width}px`;
    style.maxBlockSize = '';
    const upwards = popover.offsetHeight > below && above > below;
    style.maxBlockSize = `${Math.min(popover.offsetHeight, Math.max(120, upwards ? above : below))}px`;
    style.top = `${upwards ? box.top - GAP - popover.offsetHeight : box.bottom + GAP}px`;
    const rtl = getComputedStyle(anchor).direction === 'rtl';
    const start = rtl === own ? box.left : box.right - popover.offsetWidth;
    style.left = `${Math.max(EDGE, Math.min(start, window.innerWidth - popover.offsetWidth - EDGE))}px`;
  };
}
