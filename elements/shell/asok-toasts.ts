import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LocalizeController } from '../i18n/localize.ts';
import { define } from '../internal/define.ts';
import { icon, type IconName } from '../internal/icon.ts';
import { controls, surfaces } from '../theme/controls.styles.ts';
import { AsokToastEvent, type Toast } from './events.ts';

const ICONS: Record<Toast['tone'], IconName> = { success: 'circle-check', info: 'info', danger: 'circle-alert' };
const MOST = 3;
const SHOWN_MS = 6000;

interface Shown extends Toast {
  id: number;
}

/**
 * Short messages at the corner of the page: at most three. Success and info leave after six seconds, unless pointed at
 * or focused; danger stays until dismissed. Shows the toasts of the element around it.
 *
 * @csspart region - The stack.
 * @csspart toast - One message.
 * @cssprop --asok-toast-offset - Room below the stack; an element with a bar of buttons down there asks for more.
 */
export class AsokToasts extends LitElement {
  static override styles = [
    ...controls,
    surfaces,
    css`
      .region {
        position: fixed;
        inset: auto;
        inset-block-end: var(--asok-toast-offset, 20px);
        inset-inline-end: 20px;
        display: flex;
        flex-direction: column;
        inline-size: 360px;
        max-inline-size: calc(100vw - 32px);
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        overflow: visible;
        color: inherit;
      }
      .region:not(:popover-open) {
        display: none;
      }
      .toast {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        margin-block-start: 8px;
        padding: 12px 8px 12px 14px;
        border: 1px solid var(--asok-color-line);
        border-radius: var(--asok-radius-md);
        background: var(--asok-color-surface-raised);
        color: var(--asok-color-text);
        font-size: var(--asok-text-sm);
        line-height: 1.45;
        box-shadow: var(--asok-shadow-md);
        animation: asok-rise var(--asok-dur-3) var(--asok-ease-out);
      }
      .toast > .icon {
        margin-block-start: 1px;
      }
      .toast.success > .icon {
        color: var(--asok-color-success);
      }
      .toast.info > .icon {
        color: var(--asok-color-info);
      }
      .toast.danger > .icon {
        color: var(--asok-color-danger);
      }
      .text {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .text > * {
        display: block;
      }
      .title {
        font-weight: var(--asok-weight-semibold);
      }
      .detail {
        color: var(--asok-color-text-muted);
      }
      .link-button {
        margin-block-start: 2px;
      }
      .icon-button {
        inline-size: 24px;
        block-size: 24px;
        margin-block: -2px;
      }
      @keyframes asok-rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      @media (max-width: 767px) {
        .region {
          inset-inline: 16px;
          inset-block-end: var(--asok-toast-offset, 16px);
          inline-size: auto;
        }
      }
    `,
  ];

  readonly #localize = new LocalizeController(this);
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** What keeps the messages: somebody reads them, or is about to press something in them. */
  readonly #held = new Set<'pointer' | 'focus'>();
  #last = 0;
  #parent: EventTarget | null = null;

  @state() private toasts: Shown[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#parent = root instanceof ShadowRoot ? root.host : this.parentElement;
    this.#parent?.addEventListener(AsokToastEvent.type, this.#receive);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#parent?.removeEventListener(AsokToastEvent.type, this.#receive);
    this.#pause();
  }

  /** Shows a message; the oldest leaves when there are too many. */
  show(toast: Toast): void {
    this.#last += 1;
    this.toasts = [...this.toasts, { ...toast, id: this.#last }].slice(-MOST);
    this.#resume();
  }

  /** Leaves as much room below as an element asks for. */
  makeRoomFor(host: Element): void {
    this.style.setProperty('--asok-toast-offset', getComputedStyle(host).getPropertyValue('--asok-toast-offset'));
  }

  protected override updated(): void {
    const region = this.renderRoot.querySelector<HTMLElement>('.region');
    if (!region) return;
    // Shown anew each time, so that the messages lie above a dialog that opened in between.
    if (region.matches(':popover-open')) region.hidePopover();
    if (this.toasts.length > 0) region.showPopover();
  }

  override render(): TemplateResult {
    const urgent = this.toasts.filter((toast) => toast.tone === 'danger');
    const polite = this.toasts.filter((toast) => toast.tone !== 'danger');
    return html`<div
      class="region"
      part="region"
      popover="manual"
      role="region"
      aria-label=${this.#localize.term('notifications')}
      @pointerenter=${() => this.#hold('pointer')}
      @pointerleave=${() => this.#release('pointer')}
      @focusin=${() => this.#hold('focus')}
      @focusout=${() => this.#release('focus')}
    >
      <div role="status">${this.#renderToasts(polite)}</div>
      <div role="alert">${this.#renderToasts(urgent)}</div>
    </div>`;
  }

  #renderToasts(toasts: Shown[]): unknown {
    return repeat(
      toasts,
      ({ id }) => id,
      (toast) => html`<div class="toast ${toast.tone}" part="toast">
        ${icon(ICONS[toast.tone])}
        <div class="text">
          <span class="title">${toast.text}</span>
          ${toast.detail ? html`<span class="detail">${toast.detail}</span>` : nothing}
          ${
            toast.action
              ? html`<button class="link-button" type="button" @click=${() => this.#act(toast)}>
                ${toast.action.label}
              </button>`
              : nothing
          }
        </div>
        <button
          class="icon-button"
          type="button"
          aria-label=${this.#localize.term('dismiss')}
          @click=${() => this.#dismiss(toast.id)}
        >
          ${icon('x', 14)}
        </button>
      </div>`,
    );
  }

  #receive = (event: Event) => {
    if (!(event instanceof AsokToastEvent) || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    const [host] = event.composedPath();
    if (host instanceof Element) this.makeRoomFor(host);
    this.show(event.toast);
  };

  #act(toast: Shown): void {
    this.#dismiss(toast.id);
    toast.action?.run();
  }

  #dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
    // What is gone is neither left nor blurred.
    if (this.toasts.length === 0) this.#held.clear();
  }

  #hold(by: 'pointer' | 'focus'): void {
    this.#held.add(by);
    this.#pause();
  }

  #release(by: 'pointer' | 'focus'): void {
    this.#held.delete(by);
    this.#resume();
  }

  #pause = () => {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  };

  #resume = () => {
    if (this.#held.size > 0) return;
    for (const { id, tone } of this.toasts) {
      if (tone === 'danger' || this.#timers.has(id)) continue;
      this.#timers.set(
        id,
        setTimeout(() => this.#dismiss(id), SHOWN_MS),
      );
    }
  };
}

define('asok-toasts', AsokToasts);

declare global {
  interface HTMLElementTagNameMap {
    'asok-toasts': AsokToasts;
  }
}
