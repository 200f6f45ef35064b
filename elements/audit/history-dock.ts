import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Key } from '../../sdk/index.ts';
import { iconWith } from '../internal/icon.ts';
import type { Inside } from '../internal/late-element.ts';
import { historyParts } from '../internal/part-names.ts';
import type { AsokHistory } from './asok-history.ts';
import './asok-history.ts';
import { dockIcons } from './dock-icons.generated.ts';

const icon = iconWith(dockIcons);

/** Least widths in px of the window and of the element, where it stands beside the page. */
const WIDE_WINDOW = 1200;
const ROOM_FOR_BOTH = 860;

/** The element whose page has a history. */
interface DockHost extends LitElement {
  readonly url: string;
}

/** One record. */
interface Subject {
  model: string;
  key: Key | null;
}

/** The History button of a record's page, and the panel that it opens: docked beside the page, or over it. */
export class HistoryDock implements ReactiveController {
  readonly #host: DockHost;
  readonly #inside: Inside;
  #open = false;
  /** There is room for it beside the page. Measured while it is open: a page that nobody opens it on measures nothing. */
  #docked = false;

  constructor(host: DockHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.#measure);
    this.#open = false;
  }

  hostUpdated(): void {
    // In the top layer no ancestor clips it; it keeps the focus until it is closed.
    const drawer = this.#find<HTMLDialogElement>('.dock-drawer');
    if (!drawer || drawer.open) return;
    drawer.showModal();
    void this.#focusDrawer(drawer);
  }

  /** The button; only administrators have it, whatever else somebody may do. */
  renderButton(kind = 'button'): TemplateResult | typeof nothing {
    if (!this.#isAllowed) return nothing;
    return html`<button
      type="button"
      class="${kind} history"
      aria-expanded=${this.#open}
      aria-controls="history"
      @click=${() => this.#toggle()}
    >
      ${icon('history')}${this.#inside.localize.term('formHistory')}
    </button>`;
  }

  /** Puts the panel beside a page, whose own elements stay what they are when it opens. */
  renderAround(page: TemplateResult, subject: Subject): TemplateResult {
    const shown = this.#open && this.#isAllowed && subject.key !== null;
    return html`<div class="dock ${shown && this.#docked ? 'docked' : ''}">
      <div class="dock-page">${page}</div>
      ${shown ? this.#renderPanel(subject) : nothing}
    </div>`;
  }

  #renderPanel({ model, key }: Subject): TemplateResult {
    const panel = html`<asok-history
      exportparts=${historyParts}
      .model=${model}
      .recordId=${key}
      .url=${this.#host.url}
      closable
      @asok-close=${this.#closed}
    ></asok-history>`;
    if (this.#docked) return html`<div class="dock-side" id="history">${panel}</div>`;
    return html`<dialog
      class="dock-drawer"
      id="history"
      aria-label=${this.#inside.localize.term('formHistory')}
      @close=${() => this.#close()}
      @click=${(event: Event) => event.target === event.currentTarget && this.#close()}
    >
      ${panel}
    </dialog>`;
  }

  get #isAllowed(): boolean {
    return this.#inside.session()?.user?.isAdmin === true;
  }

  readonly #closed = (event: Event): void => {
    // Of the panel alone: a page around knows nothing of it.
    event.stopPropagation();
    this.#close();
  };

  #toggle(): void {
    if (this.#open) return this.#close();
    this.#open = true;
    window.addEventListener('resize', this.#measure);
    this.#measure();
  }

  #close(): void {
    if (!this.#open) return;
    const { activeElement } = this.#inside.root;
    this.#open = false;
    window.removeEventListener('resize', this.#measure);
    this.#host.requestUpdate();
    // The focus was in what is gone, or the browser found no place for it.
    if (!activeElement || activeElement.closest('#history')) {
      void this.#host.updateComplete.then(() => this.#focusButton());
    }
  }

  /** What may have the focus in it comes late. */
  async #focusDrawer(drawer: HTMLDialogElement): Promise<void> {
    const history = this.#find<AsokHistory>('asok-history');
    await history?.updateComplete;
    if (drawer.matches(':focus')) history?.shadowRoot?.querySelector<HTMLElement>('.close')?.focus();
  }

  #focusButton(): void {
    const buttons = [...this.#inside.root.querySelectorAll<HTMLElement>('.history, [popovertarget="more-actions"]')];
    buttons.find((button) => button.checkVisibility())?.focus();
  }

  readonly #measure = (): void => {
    this.#docked = window.innerWidth >= WIDE_WINDOW && this.#host.clientWidth >= ROOM_FOR_BOTH;
    this.#host.requestUpdate();
  };

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.#inside.root.querySelector<E>(selector);
  }
}
