import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { controls } from '../theme/controls.styles.ts';
import { AsokCompleteEvent } from './events.ts';

const LENGTH = 6;
const PLACES = Array.from({ length: LENGTH }, (_, place) => place);

/**
 * Six digits from an authenticator app: one native input behind six drawn cells, so that pasting, filling in by the phone,
 * screen readers and undo work as anywhere. Spaces and whatever else is no digit are dropped.
 */
export class AsokOtpInput extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    ...controls,
    css`
      :host {
        display: block;
      }
      .cells {
        position: relative;
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr)) 10px repeat(3, minmax(0, 1fr));
        gap: 8px;
        /* Digits are read from left to right in every script. */
        direction: ltr;
      }
      .cell {
        display: grid;
        place-items: center;
        block-size: 52px;
        border: 1px solid var(--asok-color-line-control);
        border-radius: var(--asok-radius-md);
        background: var(--asok-color-surface);
        font-size: 22px;
        font-weight: var(--asok-weight-medium);
        font-variant-numeric: tabular-nums;
      }
      .dash {
        align-self: center;
        block-size: 2px;
        border-radius: 1px;
        background: var(--asok-color-line-strong);
      }
      input {
        position: absolute;
        inset: 0;
        z-index: 1;
        inline-size: 100%;
        border: 0;
        background: transparent;
        opacity: 0;
        cursor: text;
      }
      input:focus ~ .cell.here {
        border-color: transparent;
        outline: 2px solid var(--asok-color-focus);
        outline-offset: -1px;
      }
      input:focus ~ .cell.here:empty::after {
        content: '';
        inline-size: 1.5px;
        block-size: 22px;
        background: var(--asok-color-text);
        animation: asok-caret 1.1s steps(2) infinite;
      }
      input:focus ~ .cell.selected {
        background: var(--asok-color-accent-subtle-hover);
      }
      .invalid .cell {
        border-color: var(--asok-color-danger);
        box-shadow: 0 0 0 1px var(--asok-color-danger);
      }
      .error {
        margin-block-start: 10px;
      }
      @keyframes asok-caret {
        50% {
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .cell::after {
          animation: none !important;
        }
      }
      @media (forced-colors: active) {
        input:focus ~ .cell.selected {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  /** What was typed: up to six digits. */
  @property({ attribute: false }) value = '';

  /** Accessible name. */
  @property() label = '';

  /** Why the code was refused. */
  @property() error = '';

  @state() private selection: readonly [start: number, end: number] = [0, 0];

  @query('input') private input!: HTMLInputElement;

  /** Selects what was typed: the next digit takes its place. */
  select(): void {
    this.input.focus();
    this.input.select();
    this.#follow();
  }

  override render(): TemplateResult {
    return html`<div class="cells ${this.error ? 'invalid' : ''}">
        <input
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]*"
          spellcheck="false"
          aria-label=${this.label}
          aria-invalid=${this.error ? 'true' : 'false'}
          aria-describedby="error"
          .value=${live(this.value)}
          @input=${this.#take}
          @keydown=${this.#enter}
          @keyup=${this.#follow}
          @pointerup=${this.#follow}
          @select=${this.#follow}
          @focus=${this.#follow}
        />
        ${PLACES.map((place) => this.#renderCell(place))}
      </div>
      <p class="error" id="error" role="alert" ?hidden=${!this.error}>
        ${this.error ? html`${icon('circle-alert', 14)}<span>${this.error}</span>` : nothing}
      </p>`;
  }

  #renderCell(place: number): TemplateResult {
    const [start, end] = this.selection;
    const isHere = place === Math.min(start, LENGTH - 1);
    const classes = `cell ${isHere ? 'here' : ''} ${place >= start && place < end ? 'selected' : ''}`;
    // No space around the digit: an empty cell shows the caret.
    return html`${place === LENGTH / 2 ? html`<i class="dash" aria-hidden="true"></i>` : nothing}<span
        class=${classes}
        aria-hidden="true"
        >${this.value.charAt(place) || nothing}</span
      >`;
  }

  readonly #take = (event: Event): void => {
    event.stopPropagation();
    const typed = this.input.value;
    const caret = digitsOf(typed.slice(0, this.input.selectionStart ?? typed.length)).length;
    const value = digitsOf(typed);
    const before = this.value;
    this.value = value;
    // `live` writes it with the next drawing, which would put the caret at the end.
    if (typed !== value) {
      this.input.value = value;
      this.input.setSelectionRange(caret, caret);
    }
    this.#follow();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    if (value.length === LENGTH && value !== before) this.dispatchEvent(new AsokCompleteEvent());
  };

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.dispatchEvent(new AsokCompleteEvent());
  };

  readonly #follow = (): void => {
    this.selection = [this.input.selectionStart ?? 0, this.input.selectionEnd ?? 0];
  };
}

/** The first six digits of a text, full-width ones as the usual ones. */
function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, LENGTH);
}

define('asok-otp-input', AsokOtpInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-otp-input': AsokOtpInput;
  }
}
