import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocalizeController } from '../i18n/localize.ts';
import { define } from '../internal/define.ts';
import { controls, texts } from '../theme/controls.styles.ts';
import { icon } from '../shell/icon.ts';
import { AsokStopImpersonationEvent } from './events.ts';

const MINUTE = 60_000;

/** From then on the time that is left stands out. */
const SOON = 5;

/**
 * Tells for as long as it lasts that an administrator acts as somebody else, with the way back. Cannot be dismissed.
 *
 * @event {AsokStopImpersonationEvent} asok-stop-impersonation - The administrator wants to be himself again.
 * @csspart text - Who is acted as, and who really acts.
 * @csspart timer - The time that is left.
 * @csspart stop - The button.
 */
export class AsokImpersonationBanner extends LitElement {
  static override styles = [
    ...controls,
    texts,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 44px;
        padding: 5px 24px;
        background: var(--asok-color-brand);
        color: var(--asok-color-on-brand);
        font-size: var(--asok-text-sm);
      }
      .icon {
        flex: none;
      }
      .words {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      b {
        font-weight: var(--asok-weight-semibold);
      }
      .timer {
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .timer.soon {
        font-weight: var(--asok-weight-semibold);
      }
      .button,
      .button:hover {
        border-color: var(--asok-color-on-brand);
        background: var(--asok-color-on-brand);
        color: var(--asok-color-on-mark);
      }
      .button:hover > span {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .button:focus-visible {
        outline: 2px solid var(--asok-color-on-brand);
        outline-offset: 2px;
      }
      @media (width < 768px) {
        :host {
          align-items: flex-start;
          padding: 8px 16px;
        }
        .words,
        .icon {
          margin-block-start: 6px;
        }
        .detail {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (forced-colors: active) {
        :host {
          border-block-end: 1px solid CanvasText;
        }
      }
      @media print {
        .button {
          display: none;
        }
      }
    `,
  ];

  /** Who is acted as. */
  @property() name = '';

  /** Who really acts. */
  @property() admin = '';

  /** When it ends by itself. */
  @property({ attribute: false }) until = new Date();

  readonly #localize = new LocalizeController(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(_changed: PropertyValues): void {
    clearTimeout(this.#timer);
    const left = this.#left;
    // The next full minute is another text.
    if (left > 0) this.#timer = setTimeout(() => this.requestUpdate(), (left % MINUTE) + 1);
  }

  // The timer is no part of the live region: it would be read out every minute.
  override render(): TemplateResult {
    const minutes = Math.ceil(this.#left / MINUTE);
    const term = this.#localize.term.bind(this.#localize);
    return html`${icon('venetian-mask', 18)}
      <div class="words">
        <span role="status" part="text"
          ><b>${term('shellActingAs', this.name)}</b>
          <span class="detail">${term('shellActingLogged', this.admin)}</span></span
        >
        <span class="timer ${minutes <= SOON ? 'soon' : ''}" part="timer"
          >${minutes > 1 ? term('shellActingEndsIn', minutes) : term('shellActingEndsSoon')}</span
        >
      </div>
      <button
        type="button"
        class="button"
        part="stop"
        title=${term('shellActingStopLong')}
        aria-label=${term('shellActingStopLong')}
        @click=${() => this.dispatchEvent(new AsokStopImpersonationEvent())}
      >
        <span>${term('shellActingStop')}</span>
      </button>`;
  }

  get #left(): number {
    return Math.max(0, this.until.getTime() - Date.now());
  }
}

define('asok-impersonation-banner', AsokImpersonationBanner);

declare global {
  interface HTMLElementTagNameMap {
    'asok-impersonation-banner': AsokImpersonationBanner;
  }
}
